"""Builds next to the site: all of it is put in place, or nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.errors import BuildError
from stillboard.site.staging import MANIFEST, Staging


def build(output: Path, files: dict[str, str]) -> tuple[int, int, int]:
    staging = Staging(output)
    try:
        for name, text in files.items():
            staging.write(name, text.encode())
        return staging.promote()
    finally:
        staging.discard()


def tree(output: Path) -> dict[str, str]:
    return {path.relative_to(output).as_posix(): path.read_text() for path in sorted(output.rglob("*")) if path.is_file()}


def site(output: Path) -> dict[str, str]:
    return {name: text for name, text in tree(output).items() if name != MANIFEST}


SITE = {"index.html": "home", "threads/a.1/index.html": "a", "threads/a.1/page-2.html": "a2", "theme/forum.css": "css"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    assert build(output, SITE) == (4, 0, 0)
    return output


def test_a_site_is_put_in_place_and_nothing_stays_next_to_it(output: Path) -> None:
    assert site(output) == SITE
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_what_did_not_change_is_not_touched(output: Path) -> None:
    def stamps() -> dict[str, tuple[int, int]]:
        return {name: ((stat := (output / name).stat()).st_mtime_ns, stat.st_ino) for name in tree(output)}

    before = stamps()
    assert build(output, SITE) == (0, 4, 0)
    assert stamps() == before
    assert build(output, {**SITE, "index.html": "new"}) == (1, 3, 0)
    assert {name for name, stamp in stamps().items() if stamp != before[name]} == {"index.html"}


def test_a_copy_is_not_touched_either(output: Path, tmp_path: Path) -> None:
    (tmp_path / "lamp.png").write_bytes(b"\x89PNG")
    for counts in ((1, 0, 4), (0, 1, 0)):
        staging = Staging(output)
        staging.copy("attachments/ab/lamp.png", tmp_path / "lamp.png")
        assert staging.promote() == counts


def test_stale_files_go_and_strangers_stay(output: Path) -> None:
    (output / "CNAME").write_text("archive.example")
    (output / "threads/a.1/notes.txt").write_text("mine")
    assert build(output, {"index.html": "home"}) == (0, 1, 3)
    assert site(output) == {"index.html": "home", "CNAME": "archive.example", "threads/a.1/notes.txt": "mine"}
    assert not (output / "theme").exists()


def test_a_list_that_names_files_outside_removes_none_of_them(output: Path) -> None:
    outside = output.parent / "mine.txt"
    outside.write_text("mine")
    for name in ("../mine.txt", str(outside), "threads/../../mine.txt"):
        with (output / MANIFEST).open("a") as file:
            file.write(f"{name}\n")
    build(output, {"index.html": "home"})
    assert outside.read_text() == "mine"


def test_a_damaged_list_is_no_failure(output: Path) -> None:
    (output / MANIFEST).write_bytes(b"\xff\xfe")
    build(output, {"index.html": "home"})
    assert (output / "theme/forum.css").exists()  # nobody knows any more that it was ours


def test_a_page_becomes_a_folder_and_back(output: Path) -> None:
    build(output, {"about": "page"})
    build(output, {"about/index.html": "folder", "about/more.html": "x"})
    assert site(output) == {"about/index.html": "folder", "about/more.html": "x"}
    build(output, {"about": "page"})
    assert site(output) == {"about": "page"}


@pytest.mark.parametrize(("stranger", "page"), [("about", "about/index.html"), ("about/mine.txt", "about")])
def test_a_strangers_file_in_the_way_ends_the_build_before_anything_is_touched(output: Path, stranger: str, page: str) -> None:
    (output / stranger).parent.mkdir(exist_ok=True)
    (output / stranger).write_text("mine")
    before = tree(output)
    with pytest.raises(BuildError, match="no build made it"):
        build(output, {page: "x", "new.html": "y"})
    assert tree(output) == before


def test_two_pages_cannot_want_one_file(output: Path) -> None:
    for name, text in (("new.html", "x"), ("index.html", "home")):  # a new file, and one that stays as it is
        staging = Staging(output)
        staging.write(name, text.encode())
        with pytest.raises(BuildError, match="two pages want this file"):
            staging.write(name, b"other")
        staging.discard()
    assert site(output) == SITE


def failing(monkeypatch: pytest.MonkeyPatch, where: object, name: str, at: int) -> Callable[[], int]:
    """Let the `at`-th call of a function fail as a full disk does; returns how often it was called."""
    real = getattr(where, name)
    calls = [0]

    def function(*args: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **named)

    monkeypatch.setattr(where, name, function)
    return lambda: calls[0]


NEW = {"index.html": "new home", "threads/b.2/index.html": "b", "threads/a.1/index.html": "a", "z.html": "z"}


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_write_that_fails_leaves_the_site_as_it_was(output: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    before = tree(output)
    failing(monkeypatch, Path, "write_bytes", at)
    with pytest.raises(OSError, match="No space left"):
        build(output, NEW)
    assert tree(output) == before
    assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("at", range(1, 7))
def test_a_move_that_fails_is_made_good_by_the_next_build(output: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    with monkeypatch.context() as patch:
        calls = failing(patch, os, "replace", at)
        try:
            build(output, NEW)
        except OSError:
            assert calls() == at
        for name in ("threads/a.1/page-2.html", "theme/forum.css"):  # nothing is removed before all is in place
            assert (output / name).exists() or calls() > 3
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    build(output, {"index.html": "home"})
    assert site(output) == {"index.html": "home"}  # what the broken build put in place was known as ours


def test_an_output_that_cannot_be_made_is_a_build_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError, match="choose another OUTPUT_PATH"):
        Staging(tmp_path / "file" / "output")
