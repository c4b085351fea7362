"""Pages of forums, and boards as a tree: every board is in it once, however its file's Parent leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.content.forum_paths import is_reserved
from stillboard.errors import ContentError
from stillboard.model import Board, Forum, Post, Thread, When
from stillboard.outputs import boards, forums, home
from stillboard.site import pages
from support.builds import put
from support.filed import site, thread, written
from support.inprocess import build
from support.templates import environment


def names(rows: tuple[pages.BoardRow, ...]) -> list[object]:
    return [[row.title, *names(row.boards)] if row.boards else row.title for row in rows]


def test_boards_in_a_circle_are_listed_once(tmp_path: Path) -> None:
    lines = {"a": "c", "b": "a", "c": "b", "own": "own", "top": "", "in": "top", "lost": "gone"}
    every = [Board(stem.upper(), id=f"{stem}.1", parent=f"{parent}.1" if parent else "") for stem, parent in lines.items()]
    written(tmp_path, Forum("Lamps", id="lamps"), *every)
    thread(tmp_path, "lamps", "1", "TOP")
    made = site(tmp_path)
    (page,) = [item.record for item in home.OUTPUT.build(made)]
    assert names(page.forum.boards) == [["A", ["B", "C"]], "LOST", "OWN", ["TOP", "IN"]]
    assert len(list(boards.OUTPUT.build(made))) == len(lines)


def test_the_page_of_a_forum_leads_its_addresses_unless_the_site_has_one_there(tmp_path: Path) -> None:
    for path in ("", "talk", "archive", "members", "page-2", "by-title", "search"):
        written(tmp_path, Forum(f"Lamps {path}", id=f"lamps-{path}".strip("-"), path=path))
    made = site(tmp_path)
    files = {item.record.forum.title: item.file for item in forums.OUTPUT.build(made)}
    assert sorted(files.values()) == [
        "archive/forums/index.html",
        "by-title/forums/index.html",
        "forums/index.html",
        "members/forums/index.html",
        "page-2/forums/index.html",
        "search/forums/index.html",
        "talk/index.html",
    ]
    (page,) = [item.record for item in home.OUTPUT.build(made)]
    assert {row.address for row in page.forums} == {f"/{file.removesuffix('index.html')}" for file in files.values()}


def test_every_folder_that_the_site_has_itself_is_no_forum_s_page(tmp_path: Path) -> None:
    """Two pages that want one file end a build."""
    content = tmp_path / "content"
    written(content, Forum("Lamps", id="lamps"), Forum("Talk", id="talk", path="talk"))
    thread(content, "lamps", "1", tags=("wiring",))
    thread(content, "talk", "2", tags=("wiring",))
    put(content, Post("Trim it.", id="9", author="Pell", date=When("2019-03-04")), "lamps", Thread("Lamp 1", id="1", slug="lamp"))
    built = build(tmp_path, content, SITEURL="https://archive.example")
    assert built.error == ""
    own = {file.parent.name for file in (tmp_path / "output").glob("*/index.html")} - {"talk"}
    assert own >= {"archive", "forums", "members", "overview", "search", "tags"}
    assert [path for path in own if not is_reserved(path)] == []


def test_two_forums_of_one_path_have_one_page(tmp_path: Path) -> None:
    """A check reports them; their threads may still lie apart, so the build goes on."""
    written(tmp_path, Forum("Lamps", id="lamps"), Forum("Wicks", id="wicks"))
    thread(tmp_path, "lamps", "1")
    thread(tmp_path, "wicks", "2")
    made = site(tmp_path)
    assert [item.record.forum.title for item in forums.OUTPUT.build(made)] == ["Lamps"]
    (page,) = [item.record for item in home.OUTPUT.build(made)]
    assert [(row.title, row.address) for row in page.forums] == [("Lamps", "/forums/"), ("Wicks", "")]


@pytest.mark.parametrize("several", [True, False])
def test_crumbs_lead_to_the_forum(tmp_path: Path, several: bool) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"), *([Forum("Talk", id="talk", path="talk")] if several else []))
    thread(tmp_path, "lamps", "1", "Workshop")
    made = site(tmp_path)
    (page,) = [item.record for item in boards.OUTPUT.build(made)]
    line = [(link.title, link.address) for link in page.crumbs[:2]]
    assert line[1] == (("Lamps", "/forums/") if several else ("Workshop", page.crumbs[-1].address))


def test_many_boards_in_many_boards_are_all_there(tmp_path: Path) -> None:
    """1,500 boards in lines of 20, the deepest that may be; 21 are too many."""
    every = [Board(f"B{n}", id=f"b{n}.{n}", parent=f"b{n - 1}.{n - 1}" if n % 20 else "") for n in range(1500)]
    written(tmp_path, Forum("Lamps", id="lamps"), *every)
    (page,) = [item.record for item in home.OUTPUT.build(site(tmp_path))]

    def count(rows: tuple[pages.BoardRow, ...], depth: int = 1) -> tuple[int, int]:
        inner = [count(row.boards, depth + 1) for row in rows]
        return len(rows) + sum(many for many, _ in inner), max((deep for _, deep in inner), default=depth if rows else depth - 1)

    assert count(page.forum.boards) == (1500, 20)
    html = environment().get_template("home.html").render(page=page, frame=site(tmp_path).frame("/"))
    assert html.count("<ul") == html.count("</ul>")
    assert html.count('href="/forums/') == 1500
    written(tmp_path, Board("Too deep", id="deep.1", parent="b19.19"))
    with pytest.raises(ContentError, match="more than 20 boards"):
        site(tmp_path)
