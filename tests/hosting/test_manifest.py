"""What to upload, delete and invalidate: exactly what differs, in an order in which no reader meets a gap."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from stillboard.errors import UsageError
from stillboard.hosting import manifest
from stillboard.model import Post, Thread, When
from support import lanternside
from support.builds import built, put, stillboard
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
        built(tmp_path / name, "index.html")
    (tmp_path / "old" / "gone.txt").write_text("x")
    listed = stillboard(tmp_path, "manifest", "old")
    (tmp_path / "old.txt").write_text(listed.text)
    assert listed.text.splitlines()[0] == manifest.HEAD
    assert re.fullmatch("# 2 files, sha256 of the lines above: [0-9a-f]{64}", listed.text.splitlines()[-1])
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
    built(tmp_path / "old", "index.html")
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
    for name in ("a.html", "index.html"):
        (tmp_path / "site" / name).write_text(name)
    built(tmp_path / "site", "a.html", "index.html")
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


def manifest_of(folder: Path, *files: str) -> list[str]:
    folder.mkdir()
    for name in files:
        (folder / name).write_text(name)
    built(folder, *files)
    return list(manifest.lines(folder))


def test_a_manifest_that_was_changed_anywhere_is_refused(tmp_path: Path) -> None:
    """A line twice, one for another, or one less with the count put right: what it no longer names would stay at the host."""
    listed = manifest_of(tmp_path / "site", "a.html", "b.html", "index.html")
    file = tmp_path / "site.txt"
    end = listed[-1].replace("# 3 files", "# 2 files")
    for changed in (
        [*listed[:2], *listed[1:]],
        [*listed[:2], *listed[1:-1], listed[-1].replace("# 3 files", "# 4 files")],
        [*listed[:2], listed[1], *listed[3:]],
        [listed[0], *listed[2:-1], end],
        [listed[0], listed[2], listed[1], *listed[3:]],
        [*listed[:-1], listed[-1][:-1] + ("1" if listed[-1].endswith("0") else "0")],
        [*(line.replace("a.html", "c.html") for line in listed)],
    ):
        file.write_text("\n".join(changed) + "\n")
        with pytest.raises(UsageError):
            manifest.read(file)
    file.write_bytes("".join(f"{line}\r\n" for line in listed).encode())  # as Windows ends lines
    assert set(manifest.read(file)) == {"a.html", "b.html", "index.html"}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/../../b", "a\\b", "..", "a\x1b[2Jb", "a\u2028b", "a\x85b"]
)
def test_a_manifest_names_nothing_but_files_of_a_site(tmp_path: Path, name: str) -> None:
    """Whoever reads the steps would delete it."""
    listed = [manifest.HEAD, f"{'0' * 64} 1 {name}"]
    digest = hashlib.sha256("".join(f"{line}\n" for line in listed).encode()).hexdigest()
    (tmp_path / "old.txt").write_text("\n".join([*listed, f"# 1 files, sha256 of the lines above: {digest}"]))
    with pytest.raises(UsageError, match="no file of a site"):
        manifest.read(tmp_path / "old.txt")
    manifest_of(tmp_path / "new", "index.html")
    done = stillboard(tmp_path, "diff", "old.txt", "new")
    assert (done.code, "delete" in done.text) == (2, False)


@pytest.mark.skipif(os.name == "nt", reason="its files have no such names")
@pytest.mark.parametrize("name", [b"a\ndelete index.html", b"a\x1b[2J.html", b"a\xff.html", b"a\\b"])
def test_a_site_with_names_that_no_list_can_hold(tmp_path: Path, name: bytes) -> None:
    manifest_of(tmp_path / "site", "index.html")
    (tmp_path / "site" / os.fsdecode(name)).write_text("x")
    for command in (["manifest", "site"], ["diff", "site", "site"]):
        done = stillboard(tmp_path, *command)
        assert done.code == 2
        assert len(done.text.splitlines()) == 1
        assert "no list of lines can hold this name" in done.text


@pytest.mark.skipif(os.name == "nt", reason="it has no pipes among files")
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    manifest_of(tmp_path / "site", "index.html")
    os.mkfifo(tmp_path / "site" / "pipe")
    with pytest.raises(UsageError, match="neither a file nor a link to one"):
        list(manifest.lines(tmp_path / "site"))
    (tmp_path / "site" / "pipe").unlink()
    (tmp_path / "site" / "pipe").symlink_to("nowhere")
    with pytest.raises(UsageError, match="neither a file nor a link to one"):
        list(manifest.lines(tmp_path / "site"))


def test_half_a_site_deletes_nothing(tmp_path: Path) -> None:
    manifest_of(tmp_path / "old", "a.html", "index.html")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    (tmp_path / "new" / "a.html").unlink()
    for command in (["manifest", "new"], ["diff", "old", "new"], ["check", "--host", "github", "new"]):
        done = stillboard(tmp_path, *command)
        assert done.code == 2
        assert "not whole: a.html of the files that its build has made are not there" in done.text
    assert stillboard(tmp_path, "diff", "new", "old").text == "upload a.html\n"  # what a host holds may be less
