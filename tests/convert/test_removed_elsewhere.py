"""A post that people took out stays out, whatever the thread is called in which it comes again."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.report import Outcome
from stillboard.model import DateSource, When
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed

OTHER = dataclasses.replace(on_pages(THREAD, 1), title="Something else altogether", thread_id="977", slug="else", addresses=())
UNNAMED = dataclasses.replace(unnamed(1), title="Something else altogether")


@pytest.fixture
def dumps(tmp_path):
    return Dumps(tmp_path)


def take_out(dumps: Dumps, name: str, *kept: str) -> None:
    """As a person does it: the body goes, and of the header what is not kept."""
    dumps.edit(name, lambda text: "\n".join(_header(text, kept)) + "\nState: removed\n---\n")


def _header(text: str, kept: tuple[str, ...]) -> list[str]:
    lines = text.partition("\n---\n")[0].split("\n")
    return ["---", *(line for line in lines[1:] if not kept or line.partition(":")[0] in kept)]


def holding(dumps: Dumps, words: str) -> list[str]:
    return [name for name, text in dumps.files().items() if words in text]


@pytest.mark.parametrize("kept", [(), ("Words",), ("Author", "Words")])
def test_words_that_were_taken_out_do_not_come_back_under_another_title(dumps, kept):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    (name,) = holding(dumps, sentence(1))
    take_out(dumps, name, *kept)
    dump = dumps.add("b.txt", TITLE_ONLY, UNNAMED, post(1), post(3))
    report = dumps.convert(dump)
    assert holding(dumps, sentence(1)) == []
    assert len(holding(dumps, sentence(3))) == 1
    assert report.posts == {Outcome.REMOVED: 1, Outcome.NEW: 1}
    assert [one.text for one in report.unsure] == [f"left out, since it was removed as {name}"]
    before = dumps.files()
    assert dumps.convert(dump, again=True).posts == {Outcome.REMOVED: 1, Outcome.UNCHANGED: 1}
    assert dumps.files() == before


def test_a_thread_of_which_all_was_taken_out_does_not_come_back(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1)))
    take_out(dumps, f"{FOLDER}/9001.md")
    before = dumps.files()
    report = dumps.convert(dumps.add("b.html", FORUM, OTHER, known(1)))
    assert report.posts == {Outcome.REMOVED: 1}
    assert {name for name in dumps.files() if "/977" in name or "else" in name} == set()
    assert dumps.files().keys() == before.keys()


MOMENT = {"date": When("2019-05-04T10:11:12Z"), "date_source": DateSource.MARKUP}


@pytest.mark.parametrize(
    ("fields", "stays_out"),
    [
        (MOMENT, True),  # the same id and second, edited on the forum since
        ({**MOMENT, "author": "Pell"}, False),
        ({"body": sentence(1) + " and more"}, True),
        ({}, False),  # an id that the forum gives in each thread anew
    ],
)
def test_an_id_alone_proves_nothing(dumps, fields, stays_out):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1, **MOMENT), known(2)))
    take_out(dumps, f"{FOLDER}/9001.md")
    said = {"body": sentence(8), **fields}
    dumps.convert(dumps.add("b.html", FORUM, OTHER, known(1, **said)))
    assert (holding(dumps, said["body"]) == []) is stays_out


def test_other_posts_that_say_the_same_are_filed(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    take_out(dumps, f"{FOLDER}/9001.md")
    others = [known(5, body=sentence(1)), post(6, body="+1"), post(7, body=sentence(1), author="Pell")]
    report = dumps.convert(dumps.add("b.html", FORUM, OTHER, *others))
    assert report.posts == {Outcome.NEW: 3}


def test_a_file_that_cannot_be_read_is_named_and_holds_nothing_up(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1)))
    dumps.edit(f"{FOLDER}/9001.md", lambda text: text.replace("Number: 1", "Number: one\nState: removed"))
    report = dumps.convert(dumps.add("b.html", FORUM, OTHER, known(5)))
    assert report.posts == {Outcome.NEW: 1}
    assert report.exit_code != 0
    assert "9001.md" in report.errors[0].text
