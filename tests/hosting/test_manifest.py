"""What to upload, delete and invalidate: exactly what differs, in an order in which no reader meets a gap."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from stillboard.errors import UsageError
from stillboard.hosting import manifest
from stillboard.model import Post, Thread, When
from support import lanternside
from support.builds import put, stillboard
from support.inprocess import build


def test_steps_are_what_differs_in_a_safe_order() -> None:
    old = {
        "index.html": ("a", 1),
        "theme/forum.css": ("b", 1),
        "threads/x.1/index.html": ("c", 1),
        "gone/page-2.html": ("d", 1),
        "same.txt": ("e", 1),
        "old.js": ("f", 1),
    }
    new = {
        "index.html": ("A", 1),
        "theme/forum.css": ("B", 1),
        "threads/x.1/page-2.html": ("C", 1),
        "same.txt": ("e", 1),
        "sitemap.xml": ("g", 1),
        "threads/x.1/index.html": ("c", 2),
    }
    steps = manifest.steps(old, new)
    assert steps.upload == ("theme/forum.css", "threads/x.1/index.html", "threads/x.1/page-2.html", "index.html", "sitemap.xml")
    assert steps.delete == ("gone/page-2.html", "old.js")  # pages before what they need
    assert steps.invalidate == ("/", "/gone/page-2", "/old.js", "/theme/forum.css", "/threads/x.1/")
    assert manifest.steps(new, new) == manifest.Steps((), (), ())


def test_one_edited_post_changes_its_own_pages(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    assert build(tmp_path, tmp_path / "content", SITEURL="https://archive.example").error == ""
    shutil.copytree(tmp_path / "output", tmp_path / "before")
    thread = Thread("A wick that will not rise", id="7", slug="a-wick-that-will-not-rise", boards=("Lamps and lenses",))
    put(
        tmp_path / "content",
        Post("Edited.", id="73", author="Pell", number=3, date=When("2019-03-03")),
        lanternside.FORUM,
        thread,
    )
    assert build(tmp_path, tmp_path / "content", SITEURL="https://archive.example").error == ""
    (tmp_path / "before.txt").write_text("\n".join(manifest.lines(tmp_path / "before")) + "\n")
    steps = manifest.steps(manifest.read(tmp_path / "before.txt"), manifest.read(tmp_path / "output"))
    assert "threads/a-wick-that-will-not-rise.7/index.html" in steps.upload
    assert not any(file.startswith(("old/", "theme/")) for file in steps.upload)  # no id has moved
    assert steps.delete == ()
    place = tmp_path / "host"  # after all steps the host has what was built
    shutil.copytree(tmp_path / "before", place)
    for file in steps.upload:
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tmp_path / "output" / file, place / file)
    assert manifest.read(place) == manifest.read(tmp_path / "output")


def test_the_commands(tmp_path: Path) -> None:
    for name, text in (("old", "a"), ("new", "b")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)
        (tmp_path / name / ".stillboard").touch()  # a build was there
    (tmp_path / "old" / "gone.txt").write_text("x")
    listed = stillboard(tmp_path, "manifest", "old")
    (tmp_path / "old.txt").write_text(listed.text)
    assert listed.text.splitlines()[0] == manifest.HEAD
    assert listed.text.splitlines()[-1] == "# 2 files"
    assert stillboard(tmp_path, "diff", "old.txt", "new").text.splitlines() == [
        "upload index.html",
        "delete gone.txt",
        "invalidate /",
        "invalidate /gone.txt",
    ]
    assert json.loads(stillboard(tmp_path, "diff", "old", "new", "--json").text)["delete"] == ["gone.txt"]


def test_what_is_no_site_is_never_told_to_take_another_s_place(tmp_path: Path) -> None:
    """Each file of the site that is published would be deleted for it."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").write_text("a")
    (tmp_path / "old" / ".stillboard").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "index.html").write_text("somebody's own")
    (tmp_path / "empty.txt").write_text(f"{manifest.HEAD}\n")
    for new in ("empty", "empty.txt", "nothing", "foreign"):
        done = stillboard(tmp_path, "diff", "old", new)
        assert done.code == 2
        assert done.text.startswith(f"stillboard: {new}: ")
        assert len(done.text.splitlines()) == 1
    assert stillboard(tmp_path, "diff", "empty", "old").text == "upload index.html\n"
    assert stillboard(tmp_path, "diff", "foreign", "old").code == 2
    for folder in ("empty", "nothing", "foreign"):
        listed = stillboard(tmp_path, "manifest", folder)
        assert listed.code == 2
        assert manifest.HEAD not in listed.text  # not even the first line, which alone is a manifest of nothing


def test_a_manifest_that_is_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    """What it no longer names would stay at the host for good."""
    (tmp_path / "site").mkdir()
    for name in (".stillboard", "a.html", "index.html"):
        (tmp_path / "site" / name).write_text(name)
    text = "\n".join(manifest.lines(tmp_path / "site"))
    listed = tmp_path / "site.txt"
    for end in range(len(text)):
        listed.write_text(text[:end])
        with pytest.raises(UsageError):
            manifest.read(listed)
    listed.write_text(text)
    assert set(manifest.read(listed)) == {"a.html", "index.html"}


@pytest.mark.parametrize("text", ["", "no manifest\n", f"{manifest.HEAD}\nabc 1 x\n"])
def test_what_is_no_manifest(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text(text)
    with pytest.raises(UsageError, match="no manifest"):
        manifest.read(tmp_path / "x")
    with pytest.raises(UsageError):
        manifest.read(tmp_path / "nothing")
