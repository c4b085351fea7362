"""Builds next to the site: all of it is put in place, or nothing."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.errors import BuildError
from stillboard.site import on_disk
from stillboard.site.build_lock import BuildLock
from stillboard.site.staging import JOURNAL, LOCK, MANIFEST, Staging
from support.paths import PROJECT


def build(output: Path, files: dict[str, str], said: list[str] | None = None) -> tuple[int, int, int]:
    staging = Staging(output, ([] if said is None else said).append)
    try:
        for name, text in files.items():
            staging.write(name, text.encode())
        return staging.promote()
    finally:
        staging.discard()


def tree(output: Path) -> dict[str, str]:
    return {path.relative_to(output).as_posix(): path.read_text() for path in sorted(output.rglob("*")) if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
@pytest.mark.parametrize("damage", [b"\xff\xfe", b"", b"index.html", b"a\0b\n", None])
def test_a_list_that_cannot_be_read_is_an_error_and_not_none(output: Path, name: str, damage: bytes | None) -> None:
    list_ = output / name
    list_.unlink(missing_ok=True)
    list_.mkdir() if damage is None else list_.write_bytes(damage)
    with pytest.raises(BuildError, match=r"pages that are gone could stay published; .* remove .*output and build again"):
        build(output, {"index.html": "home"})
    assert (output / "theme/forum.css").exists()
    assert names(output.parent) == ["output"]


def test_a_list_that_is_a_link_is_not_followed(output: Path) -> None:
    (output / MANIFEST).rename(output.parent / "list")
    (output / MANIFEST).symlink_to(output.parent / "list")
    with pytest.raises(BuildError, match="could stay published"):
        build(output, {"index.html": "home"})


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_a_list_that_the_system_refuses_is_an_error(output: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    opened = os.open

    def failing(path: str | Path, *flags: int, **more: int) -> int:
        if str(path).endswith(MANIFEST):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, *flags, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing)
        with pytest.raises(BuildError, match=re.escape(os.strerror(number))):
            build(output, {"index.html": "home"})
    build(output, {"index.html": "home"})
    assert site(output) == {"index.html": "home"}


def test_without_a_list_what_stays_is_said(output: Path) -> None:
    (output / MANIFEST).unlink()
    (output / ".git").mkdir()
    (output / ".git/config").write_text("a repository's own")
    said: list[str] = []
    build(output, {"index.html": "home"}, said)
    assert len(said) == 1
    assert "theme/forum.css and 2 more stay" in said[0]
    build(output, {"index.html": "home"}, said)
    assert len(said) == 1


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


CALLS = [(os, "replace"), (os, "fsync"), (Path, "mkdir"), (Path, "unlink"), (Path, "rmdir"), (os, "rmdir")]


@pytest.mark.parametrize(("where", "name"), CALLS, ids=[name for _, name in CALLS])
def test_a_failure_at_any_moment_leaves_the_site_whole_or_a_journal(tmp_path: Path, where: object, name: str) -> None:
    at = 1
    while True:
        output = tmp_path / str(at) / "output"
        build(output, SITE)
        before = tree(output)
        staging = Staging(output)
        with pytest.MonkeyPatch.context() as patch:
            calls = failing(patch, where, name, at)
            try:
                for file, text in NEW.items():
                    staging.write(file, text.encode())
                staging.promote()
                failed = False
            except OSError:
                failed = True
            finally:
                patch.undo()
                staging.discard()
        if failed:
            assert (output / JOURNAL).exists() == staging.is_half_new
            assert staging.is_half_new or {k: v for k, v in tree(output).items() if not k.startswith(f"{MANIFEST}-")} == before
        elif calls() >= at:
            assert site(output) == NEW
        build(output, {"index.html": "home", "b/c.html": "c"})  # something else is wanted by now
        assert tree(output) == {MANIFEST: "b/c.html\nindex.html\n", "index.html": "home", "b/c.html": "c"}
        assert sorted(path.name for path in output.iterdir() if path.is_dir()) == ["b"]
        assert names(output.parent) == ["output"]
        if calls() < at:
            return
        at += 1


KILLED = """
import os, sys
from pathlib import Path
from stillboard.site.staging import Staging
left = int(sys.argv[2])
def dying(real):
    def function(*args, **named):
        global left
        left -= 1
        if not left:
            os._exit(9)
        return real(*args, **named)
    return function
for name in ("replace", "fsync", "unlink", "rmdir", "mkdir", "rename", "open", "scandir"):
    setattr(os, name, dying(getattr(os, name)))
staging = Staging(Path(sys.argv[1]))
for name in sys.argv[3:]:
    staging.write(name, b"new " + name.encode())
staging.promote()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="what a killed process held is free a moment later there")
def test_what_a_killed_build_left_is_swept_and_finished(tmp_path: Path) -> None:
    for at in range(1, 200, 7):
        output = tmp_path / str(at) / "output"
        build(output, SITE)
        command = [sys.executable, "-c", KILLED, str(output), str(at), *NEW, "deep/er/x.html"]
        code = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}, check=False).returncode
        assert code in (0, 9)
        build(output, {"index.html": "home"})
        assert tree(output) == {MANIFEST: "index.html\n", "index.html": "home"}
        assert names(output) == [MANIFEST, "index.html"]
        assert names(output.parent) == ["output"]
        if code == 0:
            break
    else:
        pytest.fail("the build was never done")


def test_leftovers_are_swept_and_those_of_other_folders_stay(output: Path) -> None:
    ours = (".output-building-k3j2h1g0", "output/.stillboard-building-abcdefgh", "output/.stillboard-new")
    others = (".output-building-of-mine", ".output-building-1-building-abcdefgh", ".site-building-abcdefgh")
    for name in (*ours, *others):
        (output.parent / name).mkdir()
        (output.parent / name / "index.html").write_text("half")
    build(output, SITE)
    assert site(output) == SITE
    assert names(output.parent) == sorted([*others, "output"])


def test_a_second_build_waits_and_says_for_whom(output: Path) -> None:
    first = Staging(output)
    first.write("index.html", b"first")
    said: list[str] = []
    second = threading.Thread(target=build, args=(output, {"index.html": "second"}, said))
    second.start()
    while not said:
        time.sleep(0.01)
    assert site(output) == {**SITE, LOCK: site(output)[LOCK]}
    first.promote()
    second.join(60)
    assert site(output) == {"index.html": "second"}
    assert len(said) == 1
    assert f"another build is at work here (process {os.getpid()} on " in said[0]


def test_a_build_that_hangs_is_named(output: Path) -> None:
    first = Staging(output)
    with pytest.raises(BuildError, match=rf"another build is at work here \(process {os.getpid()} on .*wait for it"):
        BuildLock(output / LOCK, str, patience=0.05)
    first.discard()
    BuildLock(output / LOCK, str, patience=0.05).release()
    assert names(output.parent) == ["output"]


def test_the_lock_of_a_killed_build_is_taken_over(output: Path) -> None:
    (output / LOCK).write_text("process 1 on another-machine\n")
    assert build(output, SITE) == (0, 4, 0)
    assert not (output / LOCK).exists()


def across(patch: pytest.MonkeyPatch, output: Path) -> None:
    """Let nothing be renamed into the output folder from outside, as where it is a file system of its own."""
    for name in ("replace", "rename"):
        real = getattr(os, name)

        def moved(source: str | Path, target: str | Path, real: Callable[..., None] = real) -> None:
            if Path(source).is_relative_to(output) != Path(target).is_relative_to(output):
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source))
            real(source, target)

        patch.setattr(os, name, moved)


def test_an_output_on_a_file_system_of_its_own(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    across(monkeypatch, output)
    staging = Staging(output)
    assert staging.path.parent == output
    assert staging.path.name.startswith(".stillboard-building-")
    staging.discard()
    assert build(output, NEW) == (3, 1, 2)
    assert site(output) == NEW
    assert names(output.parent) == ["output"]


def test_a_folder_of_the_site_on_a_file_system_of_its_own(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    across(monkeypatch, output / "threads")
    assert build(output, NEW) == (3, 1, 2)
    assert site(output) == NEW
    with monkeypatch.context() as patch:
        failing(patch, on_disk, "copy_bytes", 2)
        staging = Staging(output)
        for name in SITE:
            staging.write(name, b"other " + name.encode())
        with pytest.raises(OSError, match="No space left"):
            staging.promote()
        staging.discard()
    (output / "threads/a.1" / on_disk.HALF).write_text("half")  # as a kill leaves it
    build(output, SITE)
    assert site(output) == SITE


def test_an_output_folder_that_is_a_link(output: Path) -> None:
    link = output.parent / "elsewhere" / "site"
    link.parent.mkdir()
    link.symlink_to(output)
    assert build(link, NEW) == (3, 1, 2)
    assert site(output) == NEW
    assert link.is_symlink()
    assert names(link.parent) == ["site"]


@pytest.mark.parametrize("link", ["index.html", "z.html"])
def test_a_link_in_the_place_of_a_page_is_replaced_and_not_followed(output: Path, link: str) -> None:
    outside = output.parent / "mine.txt"
    outside.write_text("mine")
    (output / link).unlink(missing_ok=True)
    (output / link).symlink_to(outside)
    build(output, NEW)
    assert outside.read_text() == "mine"
    assert site(output) == NEW


def test_an_empty_folder_in_the_place_of_a_page_goes_and_one_in_that_of_a_stale_page_stays(output: Path) -> None:
    (output / "z.html" / "empty").mkdir(parents=True)
    (output / "theme/forum.css").unlink()
    (output / "theme/forum.css").mkdir()
    build(output, NEW)
    assert {**site(output)} == NEW
    assert (output / "theme/forum.css").is_dir()


def test_a_page_cannot_lie_below_a_page(output: Path) -> None:
    before = tree(output)
    with pytest.raises(BuildError, match=r"index\.html: a page wants this name, and others lie below it"):
        build(output, {"index.html": "home", "index.html/more.html": "more"})  # the first stays as it is
    assert tree(output) == before


def test_names_that_differ_in_their_capitals_where_the_file_system_does_not(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "exists", lambda _: True)  # so it answers for the name with other capitals
    assert build(output, {"Index.html": "home"})[0] == 1  # hosts tell it apart: it gets its new name
    assert list(site(output)) == ["Index.html"]
    with pytest.raises(BuildError, match="two pages want this file"):
        build(output, {"Index.html": "home", "index.HTML": "other"})


def test_an_output_that_cannot_be_made_is_a_build_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError, match="choose another OUTPUT_PATH"):
        Staging(tmp_path / "file" / "output")
