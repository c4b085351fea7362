"""Zip archives.

https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import itertools
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from ..capture import Capture
from ...errors import DumpError
from . import _zip_rest
from ._base import Container
from ._bounds import BROKEN, FREE, MAX_MEMBERS, MAX_RATIO, Store, bomb, bounded, check_substance, explain
from ._listing import Entry, broken, captures, tidy

_MAX_DIRECTORY = 40 * 1024 * 1024  # bytes of the list of members: some 200,000
_ENCRYPTED = 0x1
_UTF8 = 0x800
# Members that are containers themselves and lie there unpacked are read where they lie.
_READ_IN_PLACE = (".warc", ".warc.gz", ".zip", ".wacz", ".tar")


class Archive:
    """A zip archive's members, and what is wrong with it."""

    def __init__(self, capture: Capture) -> None:
        """DumpError if it cannot be read at all."""
        self.name = capture.name
        self.problem: DumpError | None = None
        self._store = Store(capture)
        self._check_directory()
        members = self._members()
        if len(members) > MAX_MEMBERS:
            raise DumpError(f"more than {MAX_MEMBERS} files in it", where=self.name, todo="unpack it and give the folder")
        unpacked = sum(member.file_size for member in members)
        check_substance(len(members), unpacked, self.name)
        if unpacked > FREE and unpacked > MAX_RATIO * self._store.size:
            raise bomb(self.name)
        files = [member for member in members if not member.filename.endswith("/") and not _is_special(member)]
        self.encrypted = [member.filename for member in files if member.flag_bits & _ENCRYPTED]
        self.entries = [
            Entry(tidy(_name(member)), member.file_size, self._opener(member))
            for member in files
            if not member.flag_bits & _ENCRYPTED
        ]

    def _members(self) -> list[zipfile.ZipInfo]:
        """As its list says; where that is missing, those that are there all the same."""
        try:
            archive = zipfile.ZipFile(self._store.window())
        except (*BROKEN, ValueError, struct.error) as error:
            members = list(itertools.islice(_zip_rest.found(self._store), MAX_MEMBERS + 1))
            if not members:
                raise self._store.broken or explain(error, self.name) from error
            what = "the list of its files, at its end, is missing or damaged; those found before that were read"
            self.problem = self._store.broken or DumpError(what, where=self.name, todo="get it again")
            self._open: Callable[[zipfile.ZipInfo], object] = lambda member: _zip_rest.opened(
                self._store, member, self._place(member)
            )
            return members
        self._open = archive.open
        return archive.infolist()

    def _check_directory(self) -> None:
        """Refuse a list of members that would fill the memory, before it is read."""
        end = self._store.read_at(max(0, self._store.size - 65_557), 65_557)
        at = end.rfind(b"PK\5\6")
        if 0 <= at <= len(end) - 22:
            (size,) = struct.unpack_from("<L", end, at + 12)
            large = end.rfind(b"PK\6\6", 0, at)  # zip64's own
            if size == 0xFFFF_FFFF and 0 <= large <= len(end) - 56:
                (size,) = struct.unpack_from("<Q", end, large + 40)
            if size > _MAX_DIRECTORY:
                raise DumpError(f"more than {MAX_MEMBERS} files in it", where=self.name, todo="unpack it and give the folder")

    def _opener(self, member: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
        where = f"{self.name}: {tidy(member.filename)}"

        def opened() -> BinaryIO:
            if member.compress_type == zipfile.ZIP_STORED and member.filename.lower().endswith(_READ_IN_PLACE):
                return self._store.window(self._place(member), member.file_size)
            try:
                inner = cast("BinaryIO", self._open(member))
            except (*BROKEN, ValueError, struct.error) as error:
                raise explain(error, where) from error
            return bounded(inner, where, lambda: max(member.compress_size, 1))

        return opened

    def _place(self, member: zipfile.ZipInfo) -> int:
        """Where a member's bytes begin: after its own header, whose name and extra field have lengths of their own."""
        head = self._store.read_at(member.header_offset, 30)
        if len(head) < 30 or head[:4] != b"PK\3\4":
            raise DumpError("is damaged (no header)", where=self.name, todo="get it again")
        name, extra = struct.unpack_from("<HH", head, 26)
        return int(member.header_offset + 30 + name + extra)


def _is_special(member: zipfile.ZipInfo) -> bool:
    """True for a link or a device, whose bytes are no dump."""
    mode = member.external_attr >> 16
    return bool(mode) and stat.S_IFMT(mode) not in (0, stat.S_IFREG)


def _name(member: zipfile.ZipInfo) -> str:
    """The name; tools that do not say that it is in UTF-8 mostly wrote UTF-8 all the same."""
    if not member.flag_bits & _UTF8 and not member.filename.isascii():
        try:
            return member.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return member.filename


def opens(capture: Capture) -> bool:
    """True if it begins as a zip archive does."""
    return capture.beginning.startswith((b"PK\3\4", b"PK\5\6"))


def members(capture: Capture, inside: str) -> Iterator[Capture]:
    """Its files that can be dumps."""
    archive = Archive(capture)
    yield from captures(capture, archive.entries, inside)
    yield from complaints(archive)


def complaints(archive: Archive) -> Iterator[Capture]:
    """What could not be read of it."""
    if archive.problem:
        yield broken(archive.problem, archive.name)
    if archive.encrypted:
        what = f"{len(archive.encrypted)} encrypted, such as {tidy(archive.encrypted[0])}"
        yield broken(DumpError(what, where=archive.name, todo="unpack it with its password and give the folder"), archive.name)
    elif not archive.entries:
        yield broken(DumpError("an empty archive", where=archive.name, todo="put the saved pages into it"), archive.name)


CONTAINER = Container("zipped", opens, members)
