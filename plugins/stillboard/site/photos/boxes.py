"""Files made of boxes: HEIC and AVIF, MP4 and MOV, JPEG XL and JPEG 2000 (ISO/IEC 14496-12, 23008-12).

https://www.w3.org/TR/mse-byte-stream-format-isobmff/, https://nokiatech.github.io/heif/technical.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

from ._broken import Broken

# At the top of a file: whatever is not among these becomes an empty box of the same size, so that nothing moves.
_TOP = frozenset(
    [*b"ftyp styp moov moof mfra mdat meta sidx ssix pdin wide imda jxlc jxlp jxll jxli jp2h jp2c".split(), b"JXL ", b"jP  "]
)
_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"edts", b"dinf", b"mvex"})
_DROPPED = frozenset({b"udta", b"uuid", b"meta", b"free", b"skip", b"xml ", b"bxml", b"Exif"})
_SAID = frozenset(
    {b"udes", b"crtt", b"mdft", b"uuid", b"free", b"skip"}
)  # properties of items: names, words, times, private ones
_TRACKS = frozenset({b"vide", b"soun", b"auxv", b"pict", b"subt", b"text", b"sbtl", b"clcp", b"tmcd"})
_PICTURES = frozenset(
    b"hvc1 hev1 lhv1 av01 avc1 vvc1 evc1 jpeg j2k1 unci grid iovl iden tmap mski".split()
)  # items that are drawn; Exif, XMP (`mime`) and the rest are not
_MAX_DEPTH, _MAX_BOXES = 16, 200_000


@dataclass(frozen=True, slots=True)
class _Box:
    """A box: where it begins, where what it holds begins, and where it ends."""

    name: bytes
    start: int
    inside: int
    end: int


def wipe(data: bytearray | mmap) -> None:
    """Overwrite what a file says besides its pictures, its film and its sound. Broken if its boxes cannot be followed."""
    try:
        _Wiper(data).top()
    except (struct.error, IndexError) as error:
        raise Broken("its boxes end in the middle") from error


class _Wiper:
    """One file's way through `wipe`."""

    def __init__(self, data: bytearray | mmap) -> None:
        self._data = data
        self._boxes, self._left = _MAX_BOXES, 4 * len(data)

    def top(self) -> None:
        """All of a file."""
        for box in self._in(0, len(self._data)):
            if box.name == b"meta" and self._handler(box) == b"pict":
                self._items(box)
            elif box.name not in _TOP or box.name in _DROPPED:
                self._drop(box)
            elif box.name in _HOLDERS:
                self._walk(box, 1)

    def _in(self, place: int, end: int) -> Iterator[_Box]:
        while place + 8 <= end:
            self._boxes -= 1
            if self._boxes < 0:
                raise Broken("too many boxes")
            size, name = struct.unpack_from(">L4s", self._data, place)
            inside = place + 8
            if size == 1:
                size, inside = struct.unpack_from(">Q", self._data, place + 8)[0], place + 16
            after = end if size == 0 else min(place + size, end)  # the last box of a file that is cut off
            if after < inside:
                raise Broken("its boxes end in the middle")
            yield _Box(name, place, inside, after)
            place = after

    def _walk(self, holder: _Box, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise Broken("too many boxes in one another")
        for box in self._in(holder.inside, holder.end):
            if box.name in _DROPPED or (box.name == b"trak" and self._is_told(box)):
                self._drop(box)
            elif box.name in _HOLDERS:
                self._walk(box, depth + 1)

    def _is_told(self, track: _Box) -> bool:
        """True for a track of values, such as positions, among those of film and sound."""
        media = next((box for box in self._in(track.inside, track.end) if box.name == b"mdia"), None)
        return media is not None and self._handler(media, 0) not in _TRACKS

    def _handler(self, holder: _Box, skipped: int = 4) -> bytes:
        """What a box says that it holds."""
        for box in self._in(holder.inside + skipped, holder.end):
            if box.name == b"hdlr":
                return bytes(self._data[box.inside + 8 : box.inside + 12])
        return b""

    def _drop(self, box: _Box) -> None:
        self._zero(box.inside, box.end)
        self._data[box.start + 4 : box.start + 8] = b"free"

    def _zero(self, start: int, end: int) -> None:
        end = min(end, len(self._data))
        self._left -= max(end - start, 0)
        if self._left < 0:
            raise Broken("its items lie over one another")
        for place in range(start, end, 1 << 20):
            stop = min(place + (1 << 20), end)
            self._data[place:stop] = bytes(stop - place)

    def _items(self, meta: _Box) -> None:
        """Overwrite the items of a picture file that are no pictures."""
        found = {box.name: box for box in self._in(meta.inside + 4, meta.end)}
        dropped = set(self._told_items(found[b"iinf"])) if b"iinf" in found else set()
        if dropped and b"iloc" not in found:
            raise Broken("its items lie nowhere")
        if dropped:
            for start, end in list(self._extents(found[b"iloc"], dropped, found.get(b"idat"))):
                self._zero(start, end)
        for box in found.values():
            if box.name in _DROPPED:
                self._drop(box)
            elif box.name == b"iprp":
                self._properties(box)

    def _properties(self, box: _Box) -> None:
        """Overwrite what is said of items and is none of how they are drawn; each property keeps its place in the list."""
        for holder in self._in(box.inside, box.end):
            if holder.name == b"ipco":
                for one in self._in(holder.inside, holder.end):
                    if one.name in _SAID:
                        self._drop(one)

    def _told_items(self, box: _Box) -> Iterator[int]:
        wide = self._data[box.inside] != 0
        for entry in self._in(box.inside + (8 if wide else 6), box.end):
            version = self._data[entry.inside]
            if entry.name != b"infe" or version < 2:
                raise Broken("its items are of a kind that is not known")
            form = ">H2x4s" if version == 2 else ">L2x4s"
            identity, kind = struct.unpack_from(form, self._data, entry.inside + 4)
            if kind not in _PICTURES:
                yield identity

    def _extents(self, box: _Box, wanted: set[int], held: _Box | None) -> Iterator[tuple[int, int]]:
        """Where the bytes of some items lie."""
        version = self._data[box.inside]
        sizes = int(struct.unpack_from(">H", self._data, box.inside + 4)[0])
        offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
        place = box.inside + 6
        count, place = self._number(place, 4 if version == 2 else 2)
        for _ in range(count):
            identity, place = self._number(place, 4 if version == 2 else 2)
            method = 0
            if version:
                method, place = self._number(place, 2)
            base, place = self._number(place + 2, base_size)
            extents, place = self._number(place, 2)
            for _ in range(extents):
                place += index_size if version else 0
                offset, place = self._number(place, offset_size)
                length, place = self._number(place, length_size)
                if place > box.end:
                    raise Broken("its list of items ends in the middle")
                if identity in wanted:
                    yield self._extent(method & 15, base + offset, length, held)

    def _extent(self, method: int, offset: int, length: int, held: _Box | None) -> tuple[int, int]:
        start = offset if method == 0 else held.inside + offset if method == 1 and held else -1
        if start < 0 or not length or start + length > len(self._data):
            raise Broken("an item lies outside of the file")
        return start, start + length

    def _number(self, place: int, size: int) -> tuple[int, int]:
        if place + size > len(self._data):
            raise Broken("its boxes end in the middle")
        return int.from_bytes(self._data[place : place + size]), place + size
