"""Runs Pagefind over records, and puts what it writes into an order of our own: the same records give the same bytes.

Pagefind writes filters, their values and sorts in an order that differs from run to run. They are sorted here and named by
their content; what it has of the pages' texts is left out, since search.js shows the records themselves.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from ..errors import BuildError, UsageError
from . import cbor
from .records import Record

SIGNATURE = b"pagefind_dcd"  # begins every file of Pagefind's, unpacked
_ROOTS = 3.2  # one entry of the list is 13 bytes, one occurrence of a word 1.6: the best for searches of one word or two
_MEMORY = 35  # bytes that Pagefind needs for each of what it reads
_PRECISE = 4  # binary digits of a record's length in the list of records, which every reader loads
_KILLED = (-9, 137)  # what a program ends with that the system stopped, as it does where memory ends
_SAID = 400  # characters of Pagefind's own words that an error repeats
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def program() -> Path:
    """Pagefind's program, which the package pagefind-bin brings. UsageError if it is not installed."""
    try:
        import pagefind_bin  # late: it is not built for every system, and a site without search needs none
    except ImportError as error:
        todo = 'pip install pagefind-bin, or set FORUM_SEARCH = "off" where it is not built for your system'
        raise UsageError("search needs Pagefind, which is not installed", where="pagefind-bin", todo=todo) from error
    return Path(pagefind_bin.get_executable())


def version() -> bytes:
    """Which Pagefind is installed; nothing if none is."""
    try:
        return metadata.version("pagefind-bin").encode()
    except metadata.PackageNotFoundError:
        return b""


def chunk(words: int) -> int:
    """How many occurrences of words a file of the index has, about, where there are `words` of them in all.

    Readers load such a file for each word that they look for, and the list of all of these files before it: what one saves the
    other costs, and both together are least where a file grows with the root of the whole.
    """
    return max(1000, round(_ROOTS * math.sqrt(words)))


def indexed(
    records: Sequence[Record], names: Sequence[str], lists: dict[str, str], lang: str, say: Callable[[str], object] = str
) -> Iterator[tuple[str, bytes]]:
    """The files of an index, each by its path in the index's folder, in no order that matters.

    `names`: what the index calls each record; `lists`: names of files that stand in its entry, which is never out of date.
    `lang`: the language whose endings are left out of words. BuildError if Pagefind fails, or counts words in another way.
    """
    command = program()
    lang = found[0] if (found := _LANGUAGE.match(lang.lower())) else "en"
    with tempfile.TemporaryDirectory(prefix="stillboard-search-") as folder:
        source, made = Path(folder, "source"), Path(folder, "made")
        source.mkdir()
        say(f"{len(records):,} pages for the index")
        size = sum((source / f"{n}.html").write_bytes(record.html(lang).encode()) for n, record in enumerate(records))
        need = f"{size * _MEMORY / 1e9:,.1f} GB"
        if size * _MEMORY > _memory():
            say(f"Pagefind will need some {need} of memory, which is more than this machine has")
        run = subprocess.run(  # noqa: S603 - the program of the package, with paths of our own
            [command, "--site", source, "--output-path", made, "--force-language", lang, "--silent"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(chunk(sum(record.count for record in records)))},
            stdin=subprocess.DEVNULL,
        )
        if run.returncode in _KILLED:
            todo = 'index on a machine with more, or set FORUM_SEARCH = "off"'
            raise BuildError(f"Pagefind was killed: it needs some {need} of memory", where=str(command), todo=todo)
        if run.returncode or not (made / "pagefind-entry.json").is_file():
            said = " ".join((run.stderr or run.stdout).split())[:_SAID]
            raise BuildError(f"Pagefind ended with {run.returncode}: {said}", where=str(command), todo="run it again")
        yield from _Made(made, lists).files(records, names)


def _memory() -> float:
    """How many bytes of memory the machine has; endless where it does not say."""
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):  # Windows has no such function
        return math.inf


class _Made:
    """What Pagefind wrote."""

    def __init__(self, folder: Path, lists: dict[str, str]) -> None:
        self.folder = folder
        self.lists = lists
        self.entry: dict[str, Any] = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
        if len(self.entry["languages"]) != 1:
            raise _foreign("it has more than one language")
        ((self.lang, self.language),) = self.entry["languages"].items()

    def files(self, records: Sequence[Record], names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The index as it is published."""
        own = self._names(records, names)
        version, pages, chunks, filters, sorts, *more = _list(self._read(f"pagefind.{self.language['hash']}.pf_meta"))
        found: list[cbor.Value] = []
        for filter_ in map(_list, _list(filters)):
            title, values = _list(self._read(f"filter/{filter_[1]}.pf_filter"))
            data = _packed([title, sorted(_list(values), key=lambda value: cast("str", _list(value)[0]))])
            name = f"{self.lang}_{_digest(data)}"
            found.append([filter_[0], name])
            yield f"filter/{name}.pf_filter", data
        renamed: list[cbor.Value] = [
            [own[cast("str", name)], _rounded(cast("int", count)), *rest] for name, count, *rest in map(_list, _list(pages))
        ]
        by_name = sorted(_list(sorts), key=lambda sort: cast("str", _list(sort)[0]))
        meta = _packed([version, renamed, chunks, sorted(found, key=repr), by_name, *more])
        self.language["hash"] = f"{self.lang}_{_digest(meta)}"
        yield f"pagefind.{self.language['hash']}.pf_meta", meta
        yield "pagefind-entry.json", json.dumps({**self.entry, "records": self.lists}, sort_keys=True).encode()
        wasm = self.language.get("wasm") or "unknown"
        for name in ("pagefind.js", "pagefind-worker.js", f"wasm.{wasm}.pagefind"):
            yield name, (self.folder / name).read_bytes()
        for path in sorted((self.folder / "index").iterdir()):
            yield f"index/{path.name}", path.read_bytes()

    def _names(self, records: Sequence[Record], names: Sequence[str]) -> dict[str, str]:
        """Our names of records by Pagefind's."""
        own: dict[str, str] = {}
        for path in (self.folder / "fragment").iterdir():
            fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
            number = int(fragment["url"].strip("/").removesuffix(".html"))
            record = records[number]
            if fragment["word_count"] != record.count:
                raise _foreign(f"it counts {fragment['word_count']} words on {record.page.file}, where {record.count} are")
            own[path.stem] = names[number]
        if len(own) != len(records):
            raise _foreign(f"it knows {len(own)} of {len(records)} pages")
        return own

    def _read(self, file: str) -> cbor.Value:
        return cbor.loads(gzip.decompress((self.folder / file).read_bytes()).removeprefix(SIGNATURE))


def _list(value: cbor.Value) -> list[cbor.Value]:
    if not isinstance(value, list):
        raise _foreign("its files have another form")
    return value


def _rounded(length: int) -> int:
    """A record's length as its words are weighed by: what the last digits say is worth less than loading them."""
    unit = 1 << max(0, length.bit_length() - _PRECISE)
    return (length + unit // 2) // unit * unit


def _packed(value: cbor.Value) -> bytes:
    return gzip.compress(SIGNATURE + cbor.dumps(value), compresslevel=9, mtime=0)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _foreign(what: str) -> BuildError:
    return BuildError(f"Pagefind has made another index than asked for: {what}", todo="install the version in pyproject.toml")
