"""TIFF, and Exif, which has its form: directories of values that lie anywhere in the file.

https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

from ._broken import Broken

_ORIENTATION, _SUBDIRECTORIES, _PROFILE = 0x0112, 0x014A, 0x8773
# What a picture is drawn from: TIFF 6.0 without names, dates and descriptions, and the colour profile.
_LAID_OUT = (*range(254, 260), *range(262, 267), 273, *range(277, 285), *range(290, 294), 296, 297, 301, *range(317, 326))
_COMPRESSED = (332, 334, 336, *range(338, 343), 347, *range(512, 522), *range(529, 533), 32997, 32998)
_DRAWN = frozenset({*_LAID_OUT, *_COMPRESSED, _ORIENTATION, _SUBDIRECTORIES, _PROFILE})
_POINTERS = frozenset({0x8769, 0x8825, 0xA005})  # to the directories of Exif, of the position, of interoperability
_SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)  # bytes of a value, by its type
_MAX_DIRECTORIES = 10_000


def orientation(data: bytes) -> int:
    """How a picture is to be turned (2 to 8), as its Exif says; 0 where it stands upright, or for what cannot be read."""
    try:
        order = _order(data)
        place = struct.unpack_from(f"{order}L", data, 4)[0]
        for entry in _entries(data, place, order):
            if entry.tag == _ORIENTATION and entry.kind == 3:
                found = int(struct.unpack_from(f"{order}H", data, entry.place + 8)[0])
                return found if 2 <= found <= 8 else 0
    except (struct.error, Broken):
        return 0
    return 0


def only(turned: int) -> bytes:
    """Exif that says how a picture is to be turned, and nothing else."""
    return struct.pack(">2sHLHHHLHHL", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)


def wipe(data: bytearray | mmap) -> None:
    """Overwrite what a file says besides its pictures. Broken if its directories cannot be followed."""
    try:
        _Wiper(data).all()
    except struct.error as error:
        raise Broken("a TIFF file that is cut off") from error


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of a directory."""

    tag: int
    kind: int
    count: int
    place: int  # of the entry itself

    @property
    def size(self) -> int:
        """Bytes of the values. A type that nobody knows is taken for the widest."""
        return self.count * (_SIZES[self.kind] if self.kind < len(_SIZES) else 8)


def _order(data: bytes | bytearray | mmap) -> str:
    if data[:4] not in (b"II*\0", b"MM\0*"):
        raise Broken("no TIFF file")
    return "<" if data[:2] == b"II" else ">"


def _entries(data: bytes | bytearray | mmap, place: int, order: str) -> Iterator[_Entry]:
    for number in range(struct.unpack_from(f"{order}H", data, place)[0]):
        at = place + 2 + 12 * number
        tag, kind, count = struct.unpack_from(f"{order}HHL", data, at)
        yield _Entry(tag, kind, count, at)


class _Wiper:
    """One file's way through `wipe`."""

    def __init__(self, data: bytearray | mmap) -> None:
        self._data, self._order = data, _order(data)
        self._left = 4 * len(data)  # bytes that may be overwritten: values that lie over one another are no reason to go on
        self._seen: set[int] = set()

    def all(self) -> None:
        """Every directory, and those that belong to it."""
        waiting = [self._long(4)]
        while waiting:
            place = waiting.pop()
            if place and self._is_new(place):
                waiting += self._directory(place)

    def _is_new(self, place: int) -> bool:
        if place in self._seen:
            return False
        self._seen.add(place)
        if len(self._seen) > _MAX_DIRECTORIES:
            raise Broken("a TIFF file of too many directories")
        return True

    def _directory(self, place: int) -> list[int]:
        """Keep what is drawn from; returns the directories that follow."""
        entries = list(_entries(self._data, place, self._order))
        end = place + 2 + 12 * len(entries)
        following = self._long(end)
        kept = [entry for entry in entries if entry.tag in _DRAWN]
        others = [at for entry in kept if entry.tag == _SUBDIRECTORIES for at in self._longs(entry)]
        lines = b"".join(self._data[entry.place : entry.place + 12] for entry in kept)
        for entry in entries:
            if entry.tag not in _DRAWN:
                self._drop(entry)
        self._zero(place, end + 4 - place)
        count = struct.pack(f"{self._order}H", len(kept))
        new = count + lines + struct.pack(f"{self._order}L", following)
        self._data[place : place + len(new)] = new
        return [following, *others]

    def _drop(self, entry: _Entry) -> None:
        waiting = [entry]
        while waiting:
            one = waiting.pop()
            if one.tag in _POINTERS:
                waiting += self._inside(self._long(one.place + 8))
            elif one.size > 4:
                self._zero(self._long(one.place + 8), one.size)
            self._zero(one.place, 12)

    def _inside(self, place: int) -> list[_Entry]:
        """The entries of a directory that is dropped."""
        return list(_entries(self._data, place, self._order)) if place and self._is_new(place) else []

    def _longs(self, entry: _Entry) -> list[int]:
        if entry.count == 1:
            return [self._long(entry.place + 8)]
        at = self._long(entry.place + 8)
        if entry.count > _MAX_DIRECTORIES:
            raise Broken("a TIFF file of too many directories")
        return [self._long(at + 4 * number) for number in range(entry.count)]

    def _long(self, place: int) -> int:
        return int(struct.unpack_from(f"{self._order}L", self._data, place)[0])

    def _zero(self, place: int, size: int) -> None:
        end = min(place + size, len(self._data))
        self._left -= max(end - place, 0)
        if self._left < 0:
            raise Broken("a TIFF file whose values lie over one another")
        if end > place:
            self._data[place:end] = bytes(end - place)
