"""Conversion in an archive that people edit: their edits, their removals, their forum and board files; members."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.convert.report import Outcome
from stillboard.model import Board, Forum, Member, Thread
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def test_what_people_edited_is_left_alone_and_reported(dumps):
    a = dumps.add("a.html", FORUM, THREAD, known(1), known(2))
    b = dumps.add(
        "b.html",
        FORUM,
        on_pages(THREAD, 1),
        *[known(n, reactions="Pell and 2 others", body=sentence(n) + " More.") for n in (1, 2)],
    )
    dumps.convert(a)
    dumps.edit(f"{FOLDER}/9001.md", lambda text: text.replace("Number 1", "Number one"))
    dumps.edit(f"{FOLDER}/thread.md", lambda text: text + "\nA note.\n")
    edited = {name: dumps.files()[name] for name in (f"{FOLDER}/9001.md", f"{FOLDER}/thread.md")}
    assert dumps.convert(a).posts == {Outcome.UNCHANGED: 1, Outcome.LEFT_ALONE: 1}
    report = dumps.convert(b)
    assert report.posts == {Outcome.LEFT_ALONE: 1, Outcome.IMPROVED: 1}
    assert {name: dumps.files()[name] for name in edited} == edited
    assert sorted(remark.where for remark in report.left_alone) == [FOLDER, f"{FOLDER}/9001.md"]
    assert "Reactions" in next(remark.text for remark in report.left_alone if remark.where.endswith("9001.md"))


def test_a_removed_post_stays_out_and_a_deleted_file_comes_back(dumps):
    text = dumps.add("t.txt", TITLE_ONLY, unnamed(2), *[post(n, page=2, body=sentence(n + 10)) for n in (1, 2, 3)])
    html = dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2))
    dumps.convert(html, text)
    for name in ("9001", "p2-2"):
        dumps.edit(f"{FOLDER}/{name}.md", lambda _: "---\nState: removed\n---\n")
    (dumps.root / FOLDER / "9002.md").unlink()
    report = dumps.convert(html, text)
    assert report.posts == {Outcome.REMOVED: 2, Outcome.NEW: 1, Outcome.UNCHANGED: 2}
    assert dumps.files()[f"{FOLDER}/p2-2.md"] == "---\nState: removed\n---\n"
    assert f"{FOLDER}/9002.md" in dumps.files()
    assert f"{FOLDER}/p2-2-2.md" not in dumps.files()
    assert dumps.convert(html, text).written == 0


def test_forums_are_distinguished_by_host_then_by_title(dumps):
    talk = Forum("Lanternside Talk", addresses=("https://talk.lanternside.example/",))
    twin = Forum("Lanternside Forum", addresses=("https://other.example/",))
    www = Forum("Lanternside Forum, renamed", addresses=("http://www.forum.lanternside.example/board/",))
    for n, forum in enumerate((FORUM, talk, twin, www)):
        dumps.convert(dumps.add(f"{n}.html", forum, dataclasses.replace(THREAD, addresses=()), known(n)))
    files = {name: text for name, text in dumps.files().items() if name.startswith("forums/")}
    assert list(files) == ["forums/lanternside-forum-2.md", "forums/lanternside-forum.md", "forums/lanternside-talk.md"]
    assert "Path:" not in files["forums/lanternside-forum.md"]
    assert "Path: lanternside-talk\n" in files["forums/lanternside-talk.md"]
    report = dumps.convert(dumps.add("5.txt", TITLE_ONLY, unnamed(1), post(1)))
    assert report.exit_code == 3
    assert "--url" in report.errors[0].text


def test_a_forums_file_is_only_added_to(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1)))
    mine = "---\r\nTitle:   Lanternside Forum\r\nLang: en-GB\r\n---\r\n\r\nWelcome, keepers.\r\n"
    (dumps.root / "forums" / "lanternside-forum.md").write_bytes(mine.encode())
    dumps.convert(dumps.add("a.html", dataclasses.replace(FORUM, lang="de"), THREAD, known(5)))
    text = dumps.files()["forums/lanternside-forum.md"]
    head = "---\nTitle:   Lanternside Forum\nLang: en-GB\nAddress: https://forum.lanternside.example/\nEngine: XenForo 2\n---\n"
    assert text == head + "\nWelcome, keepers.\n"


def test_a_forum_nobody_names_is_an_error(dumps):
    report = dumps.convert(dumps.add("a.txt", Thread("Alone"), post(1)))
    assert (report.exit_code, report.posts) == (3, {Outcome.FAILED: 1})
    report = dumps.convert(dumps.add("a.txt", Thread("Alone"), post(1)), url="https://forum.lanternside.example/x")
    assert report.exit_code == 0
    assert "forums/forum-lanternside-example.md" in dumps.files()


def test_boards_come_from_titles_too_and_keep_their_names_when_ids_are_known(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1)), boards=("Workshop", "Lamps"))
    names = [name for name in dumps.files() if name.startswith("boards/")]
    assert len(names) == 2
    assert dumps.convert(dumps.folder / "dumps" / "a.txt", boards=("Workshop", "Lamps")).written == 0
    boards = [
        Board("Workshop", board_id="3"),
        Board("Lamps", board_id="7", parents=("Workshop",), addresses=("https://x.example/7",)),
    ]
    dumps.convert(dumps.add("b.html", FORUM, *boards, dataclasses.replace(THREAD, boards=("Workshop", "Lamps")), known(9)))
    assert [name for name in dumps.files() if name.startswith("boards/")] == names
    lamps = next(name for name in names if "lamps" in name)
    assert "Address: https://x.example/7\n" in dumps.files()[lamps]


def test_members_are_found_by_id_then_by_name(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2, author="ورد")))
    names = [name for name in dumps.files() if name.startswith("members/")]
    assert len(names) == 2
    marlow = Member("Marlow", member_id="5", title="Administrator", badges=("Staff member",))
    dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 2), marlow, known(1, page=2), known(2, page=2, author="")))
    assert [name for name in dumps.files() if name.startswith("members/")] == names
    text = dumps.files()[next(name for name in names if "marlow" in name)]
    assert "Member-id: 5\n" in text
    assert "Badges: Staff member\n" in text
