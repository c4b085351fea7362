"""Boards: found by id and by place, however many a dump names, and never deeper in one another than pages can show."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard import checks
from stillboard.content import records
from stillboard.content.boards import MAX_BOARDS, depth_of
from stillboard.convert.boards import Boards
from stillboard.convert.open_file import OpenFile
from stillboard.errors import ContentError, Unsafe
from stillboard.model import Board, Thread
from stillboard.site import library
from support.growth import assert_linear
from support.scripted import FORUM, THREAD, Dumps, known


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def test_a_board_is_found_by_its_id_else_by_its_place():
    filed = Board("Lamps", id="lamps.1", board_id="1"), Board("Wicks", id="wicks.b-x", parent="lamps.1")
    boards = Boards(OpenFile(board, board) for board in filed)
    assert boards.find(Board("Anything", board_id="1")).record.id == "lamps.1"
    assert boards.find(Board("WICKS", parents=("lamps",))).record.id == "wicks.b-x"
    assert boards.find(Board("Wicks", parents=("Oil",))) is None
    assert boards.find(Board("Wicks")).record.id == "wicks.b-x"
    assert boards.find(Board("Lamps", board_id="2")) is None


def test_a_board_whose_parent_has_no_file_is_not_made_twice(dumps):
    """The parent's file could not be written, or was taken away: the next run makes that one, and no other."""
    boards = Board("Workshop", board_id="2"), Board("Horns and bells", board_id="6", parents=("Workshop",))
    thread = dataclasses.replace(THREAD, boards=("Workshop", "Horns and bells"))
    dump = dumps.add("a.html", FORUM, *boards, thread, known(1))
    assert dumps.convert(dump).exit_code == 0
    before = dumps.files()
    (dumps.root / "boards/lanternside-forum/workshop.2.md").unlink()
    assert dumps.convert(dump).exit_code == 0
    assert dumps.files() == before


def test_many_boards_take_no_more_time_each():
    def run(n: int) -> None:
        boards = Boards([])
        for k in range(n):
            if boards.find(Board("General", parents=(f"Area {k}",))) is None:
                boards.add(Board(f"Area {k}", id=f"area.{k}"))
                boards.add(Board("General", id=f"general.{k}", parent=f"area.{k}"))

    assert_linear(run, 500)


def test_boards_in_one_another_without_end_are_cut_and_reported(dumps):
    boards = tuple(f"B{n}" for n in range(1500))
    report = dumps.convert(dumps.add("a.html", FORUM, dataclasses.replace(THREAD, boards=boards), known(1)))
    assert report.exit_code == 0
    assert any(f"1500 boards in one another; the outermost {MAX_BOARDS} are kept" in remark.text for remark in report.remarks)
    assert dumps.thread().boards == boards[:MAX_BOARDS]
    assert [finding.code for finding in checks.run(dumps.root)] == []


def test_no_file_names_more():
    with pytest.raises(Unsafe, match="21 boards in one another"):
        records.check(Thread("T", boards=("B",) * (MAX_BOARDS + 1)))
    text = "---\nTitle: T\n" + "Board: B\n" * (MAX_BOARDS + 1) + "---\n"
    with pytest.raises(ContentError, match=r"thread\.md:23: more than 20 boards"):
        records.loads(Thread, text, "threads/f/0/t.1/thread.md")


def test_a_row_of_parents_without_end_is_refused(tmp_path):
    (tmp_path / "forums").mkdir()
    (tmp_path / "forums/f.md").write_text("---\nTitle: F\n---\n")
    (tmp_path / "boards/f").mkdir(parents=True)
    for n in range(MAX_BOARDS + 1):
        (tmp_path / f"boards/f/b.{n + 1}.md").write_text("---\nTitle: B\n" + (f"Parent: b.{n}\n" if n else "") + "---\n")
    assert [finding.code for finding in checks.run(tmp_path)] == ["P010"]
    with pytest.raises(ContentError, match=r"b\.21\.md: it lies in more than 20 boards"):
        library.load(tmp_path, 20)


def test_a_circle_has_an_end():
    boards = {"a": Board("A", id="a", parent="b"), "b": Board("B", id="b", parent="a")}
    assert depth_of("a", boards, {}) == 2
