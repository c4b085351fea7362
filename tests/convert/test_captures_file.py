"""What was read of a thread is known although people edited its files: thread.md says it, or captures.txt next to it."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from stillboard import checks
from stillboard.content.records import loads
from stillboard.convert.report import Outcome
from stillboard.convert.threads import Threads
from stillboard.model import Thread
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed

CAPTURES = f"{FOLDER}/captures.txt"


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def note(dumps: Dumps, folder: str = FOLDER) -> None:
    dumps.edit(f"{folder}/thread.md", lambda text: text + "\nA note of the archive.\n")


def called(title: str) -> Thread:
    return dataclasses.replace(unnamed(1), title=title)


def test_bytes_that_were_read_after_people_edited_the_thread_are_known_by_any_name(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1)))
    assert CAPTURES not in dumps.files()
    note(dumps)
    theirs = dumps.files()[f"{FOLDER}/thread.md"]
    later = dumps.add("b.html", FORUM, on_pages(THREAD, 2), known(2, page=2, body=sentence(2)))
    assert [remark.where for remark in dumps.convert(later).left_alone] == [FOLDER]
    before = dumps.files()
    assert before[f"{FOLDER}/thread.md"] == theirs
    beside = loads(Thread, before[CAPTURES], CAPTURES)
    assert [source.name for source in beside.sources] == ["b.html"]
    assert [page.source for page in beside.pages] == ["b.html"]
    assert beside.written
    copy = shutil.copy(later, later.with_name("renamed.html"))
    assert dumps.convert(later).written == dumps.convert(Path(copy)).written == 0
    assert dumps.files() == before
    assert [str(found) for found in checks.run(dumps.root) if "captures.txt" in found.path] == []


def test_what_people_make_of_captures_txt_stays(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1)))
    note(dumps)
    dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 2), known(2, page=2)))
    dumps.edit(CAPTURES, lambda text: text.replace("Page: 2", "Page: 3"))
    theirs = dumps.files()[CAPTURES]
    dumps.convert(dumps.add("c.html", FORUM, on_pages(THREAD, 4), known(3, page=4)))
    assert dumps.files()[CAPTURES] == theirs


def test_a_thread_md_that_is_as_it_was_takes_over_what_captures_txt_says(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1)))
    before = dumps.files()[f"{FOLDER}/thread.md"]
    note(dumps)
    b = dumps.add("b.html", FORUM, on_pages(THREAD, 2), known(2, page=2))
    dumps.convert(b)
    dumps.edit(f"{FOLDER}/thread.md", lambda _: before)
    dumps.convert(b)
    assert [source.name for source in dumps.thread().sources] == ["a.html", "b.html"]
    assert dumps.convert(b).written == 0


def test_a_thread_is_found_by_each_title_that_captures_gave_it(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    dumps.convert(dumps.add("b.html", FORUM, dataclasses.replace(on_pages(THREAD, 1), title="Another matter"), known(1)))
    assert dumps.thread().title == THREAD.title
    assert dumps.thread().titles == ("Another matter",)
    report = dumps.convert(dumps.add("c.txt", TITLE_ONLY, called("Another matter"), post(1), post(2)))
    assert report.posts == {Outcome.MERGED: 2}
    assert len([name for name in dumps.files() if name.endswith("thread.md")]) == 1


@pytest.mark.parametrize(("shared", "threads"), [(2, 1), (0, 2)])
def test_a_thread_whose_title_people_corrected_is_found_by_the_one_it_was_filed_under(dumps, shared, threads):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, called("Rewiring the lmap room"), *[post(n) for n in (1, 2)]))
    name = next(name for name in dumps.files() if name.endswith("thread.md"))
    dumps.edit(name, lambda text: text.replace("Rewiring the lmap room", "How the lamp room was rewired"))
    posts = [post(n, body=sentence(n if n <= shared else n + 20)) for n in (1, 2, 3)]
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, called("Rewiring the lmap room"), *posts))
    assert report.posts[Outcome.NEW] == 3 - shared
    assert len([name for name in dumps.files() if name.endswith("thread.md")]) == threads


def test_a_title_with_its_prefix_is_no_other_title(dumps):
    dumps.convert(dumps.add("a.html", FORUM, dataclasses.replace(THREAD, prefix="Advice"), known(1)))
    prefixed = dataclasses.replace(THREAD, title=f"Advice - {THREAD.title.upper()}")
    dumps.convert(dumps.add("b.html", FORUM, prefixed, known(1)))
    assert dumps.thread().titles == ()


@pytest.mark.parametrize(("shared", "threads"), [(2, 1), (0, 2)])
def test_a_title_that_goes_on_is_the_same_thread_if_its_posts_are(dumps, shared, threads):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, called("Rewiring the lamp room"), *[post(n) for n in (1, 2, 3)]))
    posts = [post(n, body=sentence(n if n <= shared else n + 20)) for n in (1, 2, 3)]
    dumps.convert(dumps.add("b.txt", TITLE_ONLY, called("Rewiring the lamp room (solved)"), *posts))
    assert len([name for name in dumps.files() if name.endswith("thread.md")]) == threads


def test_what_people_took_out_does_not_come_back_under_a_title_that_goes_on(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, called("Rewiring the lamp room"), post(1)))
    name = next(iter(dumps.posts()))
    dumps.edit(name, lambda text: text.split("\n---\n")[0] + "\nState: removed\n---\n")
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, called("Rewiring the lamp room (solved)"), post(1)))
    assert report.posts == {Outcome.REMOVED: 1}
    assert len(dumps.posts()) == 1


# -- posts whose files people edited


def test_an_edited_post_is_known_by_the_captures_that_came_after(dumps):
    short = {"body": "+1", "place": None}
    dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1, number=None), known(2, number=None, **short)))
    dumps.edit(f"{FOLDER}/9002.md", lambda text: text.replace("+1", "Redacted."))
    b = dumps.add("b.txt", FORUM, THREAD, post(1, place=None), post(2, **short))
    assert dumps.convert(b).posts == {Outcome.MERGED: 1, Outcome.LEFT_ALONE: 1}
    assert [(one.file, str(one.source)) for one in dumps.thread().known_posts] == [("9002", "b.txt#2")]
    before = dumps.files()
    assert dumps.convert(b).written == 0
    assert dumps.files() == before


def test_an_edited_post_is_known_by_an_id_that_came_after(dumps):
    dumps.convert(dumps.add("a.txt", FORUM, THREAD, post(1), post(2), post(3)))
    dumps.edit(f"{FOLDER}/p1-2.md", lambda text: text.replace("Author: Marlow", "Author: Marlow the Elder"))
    dumps.convert(dumps.add("b.html", FORUM, THREAD, known(1), known(2), known(3)))
    assert [(one.file, one.original_id) for one in dumps.thread().known_posts] == [("p1-2", "9002")]
    report = dumps.convert(dumps.add("c.html", FORUM, THREAD, known(2, body=sentence(40), place=None, number=None)))
    assert report.posts == {Outcome.LEFT_ALONE: 1}
    assert len(dumps.posts()) == 3


def test_an_id_that_is_only_noted_puts_no_post_in_order(dumps):
    """Who reads the files does not see it."""
    dumps.convert(dumps.add("a.txt", FORUM, THREAD, post(1), post(2)))
    dumps.edit(f"{FOLDER}/p1-2.md", lambda text: text.replace("Author: Marlow", "Author: Marlow the Elder"))
    dumps.convert(dumps.add("b.html", FORUM, THREAD, known(1), known(2)))
    thread = Threads(dumps.root, "lanternside-forum").load("412")
    assert [one.also for one in thread.post_records()] == [("9001",), ("9002",)]
    assert [one.also for one in thread.as_read()] == [("9001",), ()]


def test_what_another_thread_holds_is_noted_and_stays_there(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    whole = dumps.add("b.html", FORUM, THREAD, *[known(n) for n in (3, 4)])
    dumps.convert(whole)
    both = dumps.add("c.html", FORUM, THREAD, *[known(n) for n in (1, 2, 3, 4)])
    dumps.convert(both)
    held = [name for name in dumps.posts() if FOLDER not in name]
    assert len(held) == 2
    assert [one.file.partition("/")[2] for one in dumps.thread().known_posts] == ["p1-1", "p1-2"]
    dumps.edit(held[0], lambda text: text.split("\n---\n")[0] + "\n---\n\nRedacted at the author's wish.\n")
    before = dumps.files()
    assert dumps.convert(both).written == 0
    assert dumps.files() == before
    (dumps.root / held[0]).unlink()  # then it comes back with its dump
    assert dumps.convert(both).posts[Outcome.NEW] == 1


def test_what_is_said_twice_is_not_held_by_one_file_of_another_thread(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1)))
    dumps.convert(dumps.add("b.html", FORUM, THREAD, known(2)))
    twice = [known(1), known(2), known(3, body=sentence(1))]
    report = dumps.convert(dumps.add("c.html", FORUM, THREAD, *twice))
    assert report.posts[Outcome.NEW] == 1
    assert sum(one.body == sentence(1) for one in dumps.posts().values()) == 2
