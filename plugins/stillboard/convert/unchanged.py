"""The dumps that a conversion left nothing to do for, so that the next one need not read them: one file in a cache folder.

A dump is unchanged if its bytes, the files next to it that it asked for, the options, this program, and every file of the archive
that it led to are what they were at the end of that conversion. All of that is compared by its bytes: neither clocks nor sizes
are trusted. What ended with an error, or was not read, is never remembered. Deleting the cache changes nothing but time. One that
came from elsewhere, in a clone or an archive, is not believed: it says which folder, by its number in the file system, it is for,
and git may not track it.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..content import tree
from ..content.tracked import tracked

NAME = "conversions"  # the folder inside the cache folder
_VERSION = 1  # of the file
_BLOCK = 1024 * 1024
_LIBRARIES = (
    "selectolax",
    "dateparser",
    "unidecode",
    "fastwarc",
    "cmarkgfm",
    "webencodings",
)  # what else decides what comes of a dump


@dataclass(slots=True)
class Traces:
    """What a dump led to, and what it looked at besides its own bytes."""

    threads: set[str] = field(default_factory=set)  # folders, relative to the archive
    forums: set[str] = field(default_factory=set)  # stems
    attachments: set[str] = field(default_factory=set)  # relative to the archive
    nearby: set[Path] = field(default_factory=set)  # files next to the dump, or their places where there is none


class Memory:
    """The conversions of an archive before this one."""

    def __init__(self, cache: Path | None, root: Path, options: str, importers: Sequence[str]) -> None:
        """`cache`: the folder of caches; None: nothing is remembered. `options`: what decides what comes of a dump."""
        self._file = cache / NAME / "conversions.json" if cache else None
        self._root = root
        self._asked = f"{options}\n{' '.join(importers)}"
        self._digests: dict[str, str] = {}  # of folders and files of the archive, as they were before this run
        self._known: dict[str, dict[str, Any]] = _read(self._file) if self._file and cache and not tracked(cache) else {}
        self._keys: dict[Path, str] = {}  # of the dumps of this run, as they were before it
        self._skipped: list[dict[str, Any]] = []

    def since(self, dump: Path) -> str:
        """The day since when a dump is unchanged; "" if it must be converted."""
        if self._file is None:
            return ""
        key = self._keys[dump] = self._key(dump)
        known = self._known.get(self._name(dump))
        if known is None or not key or known.get("key") != key:
            return ""
        try:
            nearby = {Path(path): str(digest) for path, digest in known["nearby"].items()}
            traces = Traces(set(known["threads"]), set(known["forums"]), set(known["attachments"]), set(nearby))
            if known["forums"] != {forum: self._forum(forum, self._digests) for forum in traces.forums}:
                return ""
            if known["archive"] != self._archive(traces, self._digests):
                return ""
            if any(_file_digest(path) != digest for path, digest in nearby.items()):
                return ""
            self._skipped.append(known)
            return str(known["date"])
        except (KeyError, TypeError, ValueError, AttributeError, OSError):  # no such entry was put here
            return ""

    def close(self, converted: Iterable[tuple[Path, Traces]], today: str) -> None:
        """Remember the dumps that were `converted` without any fault, now that all is written."""
        if self._file is None:
            return
        now: dict[str, str] = {}
        for known in self._skipped:  # another dump may have named a member more; its own threads must stay as they were
            known["forums"] = {forum: self._forum(forum, now) for forum in known["forums"]}
        for dump, traces in converted:
            self._known.pop(self._name(dump), None)
            key = self._keys.get(dump)
            if not (traces.threads and key and key == self._key(dump)):  # it may have grown meanwhile
                continue
            with contextlib.suppress(OSError):
                self._known[self._name(dump)] = {
                    "key": key,
                    "date": today,
                    "threads": sorted(traces.threads),
                    "attachments": sorted(traces.attachments),
                    "forums": {forum: self._forum(forum, now) for forum in sorted(traces.forums)},
                    "archive": self._archive(traces, now),
                    "nearby": {str(path): _file_digest(path) for path in sorted(traces.nearby)},
                }
        known = {name: entry for name, entry in self._known.items() if Path(name.partition(" -> ")[0]).exists()}
        _write(self._file, known)

    def _name(self, dump: Path) -> str:
        return f"{dump.resolve()} -> {self._root.resolve()}"

    def _key(self, dump: Path) -> str:
        """What a conversion depends on, apart from the archive; "" where that cannot be read."""
        try:
            content = _dump_digest(dump)
        except OSError:
            return ""
        return _digest(program(), self._asked, dump.name, content)

    def _archive(self, traces: Traces, digests: dict[str, str]) -> str:
        """The files of the archive that belong to a dump alone or to few: its threads and its attachments."""
        threads = [self._folder(folder, digests) for folder in sorted(traces.threads)]
        return _digest(*threads, *(_file_digest(self._root / path) for path in sorted(traces.attachments)))

    def _forum(self, forum: str, digests: dict[str, str]) -> str:
        """The files that all dumps of a forum share: its own, its boards and its members."""
        shared = [self._folder(f"{kind}/{forum}", digests) for kind in ("boards", "members")]
        return _digest(_file_digest(self._root / "forums" / f"{forum}.md"), *shared)

    def _folder(self, folder: str, digests: dict[str, str]) -> str:
        if folder not in digests:
            entries = tree.entries(self._root / folder, folders=False)
            digests[folder] = _digest(*(part for entry in entries for part in (entry.name, _file_digest(Path(entry.path)))))
        return digests[folder]


@functools.cache
def program() -> str:
    """A digest of this program and of the libraries that decide what comes of a dump."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*.py"))
    libraries = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    return _digest(sys.version, *libraries, *(f"{path.relative_to(package)} {_file_digest(path)}" for path in files))


def _digest(*parts: str) -> str:
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data) + data)
    return total.hexdigest()


def _file_digest(path: Path) -> str:
    """Of a file's bytes; "" if there is none."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                total.update(block)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""
    return total.hexdigest()


def _dump_digest(dump: Path) -> str:
    """Of all files of a dump, by their names and bytes. OSError if one cannot be read."""
    if not dump.is_dir():
        return _file_digest(dump)
    parts: list[str] = []
    for folder, folders, names in os.walk(dump, onerror=_raised):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            content = f"link to {path.readlink()}" if path.is_symlink() else _file_digest(path) if path.is_file() else "no file"
            parts += (path.relative_to(dump).as_posix(), content)
    return _digest(*parts)


def _raised(error: OSError) -> None:
    raise error


def _place(folder: Path) -> str:
    """What names a folder on this machine, and no copy of it."""
    status = folder.stat()
    return f"{status.st_dev}:{status.st_ino}"


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["version"] != _VERSION or found["place"] != _place(file.parent):
            return {}
        return {str(key): dict(value) for key, value in found["dumps"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _write(file: Path, known: dict[str, dict[str, Any]]) -> None:
    """Write the file whole or not at all; a folder that cannot be written in is no failure of the conversion."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        text = json.dumps({"version": _VERSION, "place": _place(file.parent), "dumps": known}, indent=0)
        part = file.with_name(f".{file.name}-{os.getpid()}")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
