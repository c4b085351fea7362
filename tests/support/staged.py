"""Small sites for tests of how a build is put in place."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.site.inventory import MANIFEST
from stillboard.site.staging import Staging


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
