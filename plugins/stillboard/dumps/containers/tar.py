"""Tar archives (a .tgz is one that is packed: `packed` opens it first)."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from ..capture import Capture
from ...errors import DumpError
from ._base import Container
from ._bounds import MAX_MEMBERS, Store, check_substance, explain
from ._listing import Entry, broken, captures, tidy

_BLOCK = 512
_NAME = re.compile(r"\.(?:tar(?:\.(?:gz|bz2|xz))?|t(?:gz|bz2?|xz))$", re.IGNORECASE)
_MAX_HEADER = 1024 * 1024  # bytes; names of members need no more


class _Headers(io.RawIOBase):
    """What tarfile reads of a store: headers only, and none that would fill the memory."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _MAX_HEADER:
            raise tarfile.ReadError("a header larger than 1 MB")
        return self._stream.read(size)


def opens(capture: Capture) -> bool:
    """True if it begins with a member's header. Its checksum shows old archives, which have no signature of their own."""
    first = capture.beginning[:_BLOCK]
    if first[257:262] == b"ustar":
        return True
    if not _NAME.search(capture.name) or len(first) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(first, "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


def members(capture: Capture, inside: str) -> Iterator[Capture]:
    """Its files that can be dumps."""
    store = Store(capture)
    entries: list[Entry] = []
    problem: DumpError | None = store.broken
    try:
        _list(store, entries)
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError) as error:
        problem = problem or explain(EOFError() if "end of data" in str(error) else error, store.name)
    except DumpError as error:
        problem = error
    yield from captures(capture, entries, inside)
    if problem:
        what = f"{problem.what}; what it holds before that was read" if entries else problem.what
        yield broken(DumpError(what, where=store.name, todo=problem.todo), store.name)
    elif not entries:
        yield broken(DumpError("an empty archive", where=store.name, todo="put the saved pages into it"), store.name)


def _list(store: Store, entries: list[Entry]) -> None:
    """Gather the regular files, and what is a second name of one."""
    by_name: dict[str, Entry] = {}
    headers = cast("BinaryIO", _Headers(store.window()))
    with tarfile.open(fileobj=headers, mode="r:", errorlevel=2) as archive:
        while member := archive.next():
            archive.members.clear()  # type: ignore[attr-defined] # they would stay in memory
            name = tidy(member.name)
            if member.isreg() and not member.issparse():
                entry = Entry(name, member.size, _opener(store, name, member.offset_data, member.size))
            elif member.islnk() and (first := by_name.get(tidy(member.linkname))):
                entry = Entry(name, first.size, first.open)
            else:
                continue
            entries.append(entry)
            by_name[name] = entry
            if len(entries) > MAX_MEMBERS:
                raise DumpError(f"more than {MAX_MEMBERS} files in it", where=store.name, todo="unpack it and give the folder")
        if store.read_at(archive.offset, _BLOCK) != bytes(_BLOCK):
            raise EOFError
    try:
        check_substance(len(entries), sum(entry.size for entry in entries), store.name)
    except DumpError:
        entries.clear()
        raise


def _opener(store: Store, name: str, place: int, size: int) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        if place + size > store.size:
            raise DumpError("ends in the middle", where=f"{store.name}: {name}", todo="get the archive again")
        return store.window(place, size)

    return opened


CONTAINER = Container("tarred", opens, members)
