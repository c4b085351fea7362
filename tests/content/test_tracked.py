"""Which files of a folder git tracks, in repositories of all kinds; and what it means that there is none."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from stillboard.content import tracked as module
from stillboard.content.tracked import tracked

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
COMMIT = ("-c", "user.name=Pell", "-c", "user.email=pell@lanternside.example", "commit", "-q", "--allow-empty", "-m", "x")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "protocol.file.allow=always", *arguments], cwd=folder, check=True, capture_output=True)


def repository(folder: Path, *files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q")
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
        git(folder, "--literal-pathspecs", "add", "-f", "--", name)
    git(folder, *COMMIT)
    return folder


def test_what_is_tracked_is_named(tmp_path: Path) -> None:
    here = repository(tmp_path, "cache/stillboard.sqlite3", "cache/conversions/c.json", "content/cache/y", "cached/z")
    assert tracked(here / "cache") == ("cache/conversions/c.json", "cache/stillboard.sqlite3")


def test_staged_is_tracked_and_ignored_is_not(tmp_path: Path) -> None:
    here = repository(tmp_path, ".gitignore")
    (here / ".gitignore").write_text("/cache/\n")
    (here / "cache").mkdir()
    (here / "cache" / "a").write_text("x")
    assert tracked(here / "cache") == ()
    git(here, "add", "-f", "cache/a")
    assert tracked(here / "cache") == ("cache/a",)


def test_what_keeps_a_folder_is_harmless(tmp_path: Path) -> None:
    assert tracked(repository(tmp_path, "cache/.gitkeep", "cache/.gitignore") / "cache") == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    here = repository(tmp_path, "cache/a")
    shutil.rmtree(here / "cache")
    assert tracked(here / "cache") == ()


def test_no_repository_and_no_git_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bare" / "cache").mkdir(parents=True)
    assert tracked(tmp_path / "bare" / "cache") == ()
    here = repository(tmp_path / "here", "cache/a")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tracked(here / "cache") == ()


def test_a_broken_repository_and_a_slow_git_are_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = repository(tmp_path / "here", "cache/a")
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(module, "PATIENCE", 0.2)
        patch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
        assert tracked(here / "cache") == ()
    (here / ".git" / "HEAD").write_text("nothing")
    assert tracked(here / "cache") == ()


def test_worktrees_submodules_and_folders_of_a_repository(tmp_path: Path) -> None:
    here = repository(tmp_path / "here", "cache/a", "deep/archive/cache/b")
    assert tracked(here / "deep" / "archive" / "cache") == ("cache/b",)
    git(here, "worktree", "add", "-q", "../other")
    assert tracked(tmp_path / "other" / "cache") == ("cache/a",)
    outer = repository(tmp_path / "outer")
    git(outer, "submodule", "add", "-q", str(here), "archive")
    assert tracked(outer / "archive" / "cache") == ("cache/a",)
    git(outer, "submodule", "add", "-q", str(here), "cache")
    assert tracked(outer / "cache") == ("cache",)


def test_another_case_of_the_name_is_the_same_folder_on_some_systems(tmp_path: Path) -> None:
    here = repository(tmp_path, "Cache/a")
    (here / "cache").mkdir(exist_ok=True)
    assert tracked(here / "cache") == ("Cache/a",)


def test_a_name_is_no_pattern_and_no_option(tmp_path: Path) -> None:
    here = repository(tmp_path, "ca*e/a", "cache/b", "--x/c", ":(top)/d")
    assert tracked(here / "ca*e") == ("ca*e/a",)
    assert tracked(here / "--x") == ("--x/c",)
    assert tracked(here / ":(top)") == (":(top)/d",)


def test_neither_the_surroundings_nor_the_folder_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook's surroundings name another repository, and a folder can look like a repository whose settings run something."""
    here = repository(tmp_path / "here", "cache/config")
    other = repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    ran = tmp_path / "ran"
    (here / "cache" / "objects").mkdir()
    (here / "cache" / "refs").mkdir()
    (here / "cache" / "HEAD").write_text("ref: refs/heads/main\n")
    (here / "cache" / "config").write_text(f"[core]\nbare = false\nworktree = .\nfsmonitor = touch {ran}\n")
    assert tracked(here / "cache") == ("cache/config",)
    assert not ran.exists()
    config = here / ".git" / "config"
    config.write_text(config.read_text() + f"[core]\nfsmonitor = touch {ran}\n")
    assert tracked(here / "cache") == ("cache/config",)
    assert not ran.exists()


def test_a_folder_of_which_nobody_knows_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = repository(tmp_path, "cache/x")

    def fails(path: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), path)

    with monkeypatch.context() as patched:
        patched.setattr(module.plain, "is_there", fails)
        assert tracked(here / "cache") == ("cache/x",)
