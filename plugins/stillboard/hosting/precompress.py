"""Twins of text files, packed by gzip and Brotli, for hosts that serve them in their place (nginx, Apache, Caddy, GitLab Pages).

Which twins there are, and of which files, stands in a note of its own: what did not change is not packed again, and the twins of
a file that is gone go too.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from ..site.finished import check_is_site, is_inside
from ..site.twins import ENDINGS, NOTE, remove
from .limits import published

LEAST = 1_400  # bytes: what fits into one packet gains nothing
GAIN = 0.95  # of the file's bytes: a larger twin is not worth it
_TEXT = (".html", ".css", ".js", ".json", ".xml", ".atom", ".txt", ".svg", ".md", ".mbox")
_QUALITY = 9  # of Brotli: 11 is a twentieth smaller and takes ten times as long
_Note = dict[str, list[int]]  # by file: its size and time of change, and whether it has twins


@dataclass(frozen=True, slots=True)
class Done:
    """What was done."""

    packed: int  # files
    same: int
    removed: int  # twins
    before: int  # bytes of all files that have twins
    after: int  # bytes of their twins by Brotli

    @property
    def words(self) -> str:
        """The same, for people."""
        share = f"; {self.before:,} bytes become {self.after:,}" if self.before else ""
        return f"{self.packed} files packed, {self.same} left as they were, {self.removed} twins removed{share}"


def precompress(folder: Path, say: Callable[[str], object] = str) -> Done:
    """Make the twins of a finished site. UsageError if there is none. The same files give the same twins."""
    check_is_site(folder)
    before = _note(folder)
    now: _Note = {}
    todo: list[str] = []
    for file in _files(folder):
        found = os.stat(folder / file)
        now[file] = [found.st_size, found.st_mtime_ns, 0]
        known = before.get(file)
        there = all((folder / f"{file}{ending}").is_file() for ending in ENDINGS)
        if known and known[:2] == now[file][:2] and bool(known[2]) == there:
            now[file][2] = known[2]
        else:
            todo.append(file)
    with ThreadPoolExecutor() as threads:  # both libraries let other threads run meanwhile
        for n, (file, size) in enumerate(zip(todo, threads.map(lambda file: _pack(folder / file), todo), strict=True), 1):
            now[file][2] = size
            say(f"{n:,} of {len(todo):,} files packed")
    removed = sum(remove(folder / file) for file, known in before.items() if known[2] and not now.get(file, [0, 0, 0])[2])
    (folder / NOTE).write_text(json.dumps(now), encoding="utf-8")
    twins = [(size, packed) for size, _, packed in now.values() if packed]
    return Done(len(todo), len(now) - len(todo), removed, sum(size for size, _ in twins), sum(packed for _, packed in twins))


def _note(folder: Path) -> _Note:
    """What an earlier run has noted; nothing, if it cannot be read: then all is packed again."""
    try:
        found = json.loads((folder / NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    sound = isinstance(found, dict) and all(isinstance(one, list) and len(one) == 3 for one in found.values())
    return {file: one for file, one in found.items() if is_inside(file)} if sound else {}


def _files(folder: Path) -> Iterator[str]:
    for file, size in published(folder):
        if size >= LEAST and file.endswith(_TEXT) and not file.startswith("_"):
            yield file


def _pack(path: Path) -> int:
    """Make the twins of a file, or none if they are not worth it: the size of the smaller one, or 0."""
    data = path.read_bytes()
    twins = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, quality=_QUALITY)}
    if max(map(len, twins.values())) > GAIN * len(data):
        return 0
    for ending, packed in twins.items():
        new = path.with_name(f"{path.name}{ending}.new")
        new.write_bytes(packed)
        new.replace(path.with_name(f"{path.name}{ending}"))
    return len(twins[".br"])
