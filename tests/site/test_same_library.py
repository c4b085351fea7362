"""While the library is the same, outputs are not asked for their parts, and yet everything is where it belongs."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from unittest import mock

import pytest

from stillboard import building
from stillboard.site.index import NAME
from stillboard.site.site import Site
from support.builds import tree
from support.inprocess import build
from support.lanternside import small


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("stillboard.site.reading.TICK", 0)  # else what was written in the last seconds is read anew
    small(tmp_path / "content")
    return tmp_path / "content"


def asked_in(folder: Path, content: Path, **settings: object) -> set[str]:
    """The outputs that were asked for their parts in a build that changes nothing but what it must."""
    asked: set[str] = set()
    begin = building.Building.__init__

    def watched(output: building.Output) -> building.Output:
        def parts(site: Site) -> object:
            asked.add(output.name)
            return output.parts(site) if output.parts else iter(())

        return building.dataclasses.replace(output, parts=parts) if output.parts else output

    def started(self: building.Building, makers: building.Makers, *more: object, **named: object) -> None:
        makers = building.dataclasses.replace(makers, outputs=[watched(output) for output in makers.outputs])
        begin(self, makers, *more, **named)  # type: ignore[arg-type]

    with mock.patch.object(building.Building, "__init__", started):
        built = build(folder, content, **settings)
    assert not built.error
    return asked


def test_nothing_is_asked_for_where_nothing_changed(tmp_path: Path, content: Path) -> None:
    first = asked_in(tmp_path, content)
    assert {"threads", "members", "boards", "home", "months"} <= first
    before = tree(tmp_path / "output")
    assert asked_in(tmp_path, content).isdisjoint({"threads", "members", "boards", "home", "months"})
    assert tree(tmp_path / "output") == before


def test_a_file_that_went_is_made_anew(tmp_path: Path, content: Path) -> None:
    build(tmp_path, content)
    before = tree(tmp_path / "output")
    gone = next(path for path in sorted((tmp_path / "output").rglob("*.html")) if "wick" in path.as_posix())
    gone.unlink()
    assert build(tmp_path, content).counts[0] == 1
    assert tree(tmp_path / "output") == before


def test_what_another_setting_made_is_not_taken_for_the_same(tmp_path: Path, content: Path) -> None:
    asked_in(tmp_path, content)
    assert "threads" in asked_in(tmp_path, content, FORUM_TYPOGRIFY=False)


def test_parts_of_another_build_than_the_list_of_them_are_not_believed(tmp_path: Path, content: Path) -> None:
    """As where a build noted its parts, and was killed before it noted the lists of them."""
    build(tmp_path, content)
    build(tmp_path, content)
    before = tree(tmp_path / "output")
    with sqlite3.connect(tmp_path / "cache" / NAME) as rows:
        lists = rows.execute("SELECT * FROM rows WHERE kind = 'output'").fetchall()
    assert lists
    build(tmp_path, content, SITENAME="Another")
    assert tree(tmp_path / "output") != before
    with sqlite3.connect(tmp_path / "cache" / NAME) as rows:
        rows.executemany("REPLACE INTO rows VALUES (?, ?, ?, ?)", lists)
    build(tmp_path, content)
    assert tree(tmp_path / "output") == before
