"""Builds that fail or are killed while they put a site in place, builds at the same time, and output on other file systems."""

from __future__ import annotations

import builtins
import errno
import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.errors import BuildError
from stillboard.site import inventory, on_disk
from stillboard.site.build_lock import BuildLock
from stillboard.site.inventory import JOURNAL, MANIFEST
from stillboard.site.staging import LOCK, Staging
from support.paths import PROJECT
from support.staged import NEW, SITE, build, failing, names, site, tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    assert build(output, SITE) == (4, 0, 0)
    return output


def listing(*files: str) -> str:
    text = "".join(f"{line}\n" for line in (f"# {len(files)} files", *files))
    return f"{text}# sha256 {hashlib.sha256(text.encode()).hexdigest()}\n"


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
        assert tree(output) == {MANIFEST: listing("b/c.html", "index.html"), "index.html": "home", "b/c.html": "c"}
        assert sorted(path.name for path in output.iterdir() if path.is_dir()) == ["b"]
        assert names(output.parent) == ["output"]
        if calls() < at:
            return
        at += 1


def test_what_is_cut_short_twice_still_knows_what_the_first_made(tmp_path: Path) -> None:
    """No list names a page that the first has put there, until a build is done."""
    output = tmp_path / "output"
    build(output, SITE)
    for files in ({**SITE, "first.html": "1"}, {**SITE, "first.html": "1", "second.html": "2"}):
        staging = Staging(output)
        for file, text in files.items():
            staging.write(file, text.encode())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(staging, "_finish", lambda now: (_ for _ in ()).throw(OSError(errno.EIO, "broken")))
            with pytest.raises(OSError, match="broken"):
                staging.promote()
        staging.discard()
        assert inventory.read_journal(output)
    assert (output / "first.html").exists()
    build(output, SITE)
    assert site(output) == SITE


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
        assert tree(output) == {MANIFEST: listing("index.html"), "index.html": "home"}
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


def test_a_lock_that_the_system_refuses_is_not_waited_for(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flock = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(flock, "flock", refuse)
    with pytest.raises(PermissionError) as refused:
        BuildLock(output / LOCK, str, patience=3600)
    assert refused.value.filename == str(output / LOCK)


@pytest.mark.parametrize("mounted", [True, False])
def test_a_folder_that_is_in_use_stays_silently_only_where_something_is_mounted(
    output: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mounted: bool
) -> None:
    """A folder that the system keeps, and nobody knows why, is a failure: the next build removes it."""
    (tmp_path / "mounts").write_text(f"1 2 0:3 / {str(output / 'threads/a.1') if mounted else '/'} rw - ext4 none rw\n")
    monkeypatch.setattr(on_disk, "_MOUNTS", tmp_path / "mounts")
    real = Path.rmdir

    def busy(path: Path) -> None:
        if path == output / "threads/a.1":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", busy)
        if mounted:
            build(output, {"index.html": "home"})
        else:
            with pytest.raises(OSError, match="busy"):
                build(output, {"index.html": "home"})
    assert (output / JOURNAL).exists() != mounted
    build(output, {"index.html": "home"})
    assert (output / "threads").exists() == mounted


def test_what_a_build_worked_in_is_named_if_it_stays(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(on_disk.shutil, "rmtree", lambda *_, **__: None)
        build(output, NEW, said)
    assert [line.partition(": ")[2] for line in said] == [
        "what the build worked in could not all be removed; the next one does that"
    ]
    build(output, NEW)
    assert names(output.parent) == ["output"]


@pytest.mark.parametrize(
    ("where", "name"),
    [*CALLS, (os, "open"), (builtins, "open"), (os, "stat"), (os, "fstat"), (os, "rename"), (os, "scandir"), (os, "lstat")],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_first_build_that_fails_leaves_a_journal_or_nothing(tmp_path: Path, where: object, name: str) -> None:
    at = 1
    while True:
        output = tmp_path / str(at) / "output"
        output.parent.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            calls = failing(patch, where, name, at)
            staging = None
            try:
                staging = Staging(output)
                for file, text in SITE.items():
                    staging.write(file, text.encode())
                staging.promote()
            except (OSError, BuildError):
                if staging is not None:
                    staging.discard()
                patch.undo()
                assert (staging is not None and staging.is_half_new) == (output / JOURNAL).exists()
                if not (output / JOURNAL).exists():
                    assert names(output.parent) == []
            else:
                staging.discard()
        build(output, SITE)
        assert site(output) == SITE
        assert names(output.parent) == ["output"]
        if calls() < at:
            return
        at += 1
