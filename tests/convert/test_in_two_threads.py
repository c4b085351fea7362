"""Posts that stand in two threads: under one id of the forum, or in a thread that was renamed between two captures."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from stillboard.model import DateSource, When
from support.histories.forms import Request, capture
from support.histories.truth import TrueThread
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed

OTHER = dataclasses.replace(on_pages(THREAD, 1), title="Something else altogether", thread_id="977", slug="else", addresses=())
ELSE = "threads/lanternside-forum/0/else.977"
MOMENT = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}
RENAMED = dataclasses.replace(unnamed(1), title="Rewiring the lamp room, continued")


@pytest.fixture
def dumps(tmp_path):
    return Dumps(tmp_path)


def named(report) -> list[tuple[str, str]]:
    return [(one.where, one.text.partition(" and says")[0]) for one in report.unsure]


def test_a_post_that_was_moved_is_named_once_with_both_files(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    dump = dumps.add("b.html", FORUM, OTHER, known(2), known(3))
    report = dumps.convert(dump)
    assert named(report) == [(f"{FOLDER}/9002.md", f"has the id of {ELSE}/9002.md")]
    assert dumps.convert(dump, again=True).unsure == []
    assert dumps.convert(dumps.add("c.html", FORUM, OTHER, known(4))).unsure == []


def test_two_captures_of_one_run_are_compared_too(dumps):
    one = dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2))
    report = dumps.convert(one, dumps.add("b.html", FORUM, OTHER, known(2)))
    assert named(report) == [(f"{FOLDER}/9002.md", f"has the id of {ELSE}/9002.md")]


@pytest.mark.parametrize(("fields", "is_named"), [
    ({"body": sentence(9)}, False),  # ids that count within each thread
    ({"body": sentence(9)} | MOMENT, True),
    ({"author": "Ada"}, False),
    ({"author": "Ada"} | MOMENT, False),
])  # fmt: skip
def test_the_same_id_alone_says_nothing(dumps, fields, is_named):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1, **MOMENT)))
    report = dumps.convert(dumps.add("b.html", FORUM, OTHER, known(1, **fields)))
    assert len(report.unsure) == is_named


def test_a_forum_whose_ids_count_within_each_thread_is_not_compared_for_ever(dumps, monkeypatch):
    from stillboard.content import tree

    read = []
    monkeypatch.setattr(tree, "read_post", lambda path, known=tree.read_post: read.append(path) or known(path))
    many = [known(n) for n in range(1, 301)]
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), *many))
    others = [dataclasses.replace(one, body=f"{one.body} Otherwise.") for one in many]
    assert dumps.convert(dumps.add("b.html", FORUM, OTHER, *others)).unsure == []
    assert len(read) == 400


def test_a_post_of_a_thread_that_was_renamed_is_not_filed_in_both(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(3)))
    renamed = dataclasses.replace(on_pages(THREAD, 3), title=RENAMED.title, titles=())
    dumps.convert(dumps.add("b.html", FORUM, renamed, known(9, page=3)))
    report = dumps.convert(
        dumps.add("c.html", FORUM, dataclasses.replace(renamed, pages=on_pages(THREAD, 1).pages), known(2), known(3))
    )
    assert sum(sentence(3) in text for text in dumps.files().values()) == 1
    assert any("seems to be the same thread" in one.text for one in report.remarks)


def test_what_a_renamed_thread_may_have_in_common_with_another_one_is_named(dumps):
    short = {"body": "Quite so", **MOMENT}
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1, **short), *(known(n) for n in range(2, 8))))
    report = dumps.convert(dumps.add("b.txt", FORUM, RENAMED, post(1, **short), post(11), post(12)))
    (where,) = [name for name, one in dumps.posts().items() if one.body == "Quite so" and FOLDER not in name]
    assert [(one.where, f"{FOLDER}/9001.md" in one.text) for one in report.unsure] == [(where, True)]


@pytest.mark.parametrize("in_one_run", [True, False])
def test_text_of_one_page_and_markup_of_several_are_one_thread_in_any_order(tmp_path, in_one_run):
    thread = TrueThread()
    for n in range(5):
        thread.write(n % 3, "long", n)
    wanted = {"text": Request("text", 3, 2), "one": Request("page", 3, 1), "two": Request("page", 3, 2)}
    dumps = [capture(thread, name, one, "xenforo", sticky=False) for name, one in wanted.items()]
    paths = [tmp_path / dump.name for dump in dumps]
    for path, dump in zip(paths, dumps, strict=True):
        path.write_bytes(dump.data)
    for n, order in enumerate(itertools.permutations(paths)):
        root = tmp_path / f"archive-{n}"
        runs = [order] if in_one_run else [[paths[0]], [path for path in order if path != paths[0]]]
        for run in runs:
            assert convert(run, root, all_importers(), Options()).exit_code == 0
        heads = list(root.glob("threads/*/*/*/thread.md"))
        assert len(heads) == 1, order
        assert len(list(heads[0].parent.glob("*.md"))) == 1 + 5, order
