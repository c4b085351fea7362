"""The few things that are asked of git: each a command, without a shell, by paths that nobody takes for options."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from ..errors import ContentError, UsageError


class Git:
    """A repository."""

    def __init__(self, folder: Path) -> None:
        """The repository that a folder lies in. UsageError if there is none, or no git."""
        if not folder.is_dir():
            raise UsageError("no such folder", where=str(folder), todo="say where the archive is with --content DIR")
        self._folder = folder
        self.root = Path(self.ask("rev-parse", "--show-toplevel").strip())

    def ask(self, *arguments: str, given: str = "") -> str:
        """What git answers. ContentError if it fails."""
        command = ["git", "-C", str(self._folder), "-c", "core.quotepath=off", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and what comes from outside is never an option
                command, input=given, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False
            )
        except OSError as error:
            raise UsageError(f"git cannot be run ({error.strerror})", todo="install git") from error
        if done.returncode and arguments[0] == "rev-parse" and "not a git repository" in done.stderr:
            raise UsageError("is in no git repository", where=str(self._folder), todo="clone the archive, or `git init` it")
        if done.returncode:
            said = " ".join(done.stderr.split())[:300] or f"exit code {done.returncode}"
            raise ContentError(f"git {arguments[0]}: {said}", where=str(self._folder), todo="look at `git status`")
        return done.stdout

    def branch(self) -> str:
        """The branch that is checked out; "" if none is."""
        return self.ask("branch", "--show-current").strip()

    def has_branch(self, name: str) -> bool:
        """Whether there is a branch of this name."""
        return bool(self.ask("for-each-ref", f"refs/heads/{name}").strip())

    def changes(self, under: Path) -> dict[str, str]:
        """What differs from the last commit in a folder: the path from the repository's root -> two letters, as git has them."""
        said = self.ask("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", str(under.resolve()))
        return {entry[3:]: entry[:2] for entry in said.split("\0") if entry}

    def commit(self, paths: Iterable[str], message: str) -> None:
        """Commit these paths, from the repository's root, and nothing else."""
        self.ask(
            "add",
            "--all",
            "--pathspec-from-file=-",
            "--pathspec-file-nul",
            given="\0".join(f":(top,literal){one}" for one in paths),
        )
        self.ask("commit", "--quiet", "--message", message)
