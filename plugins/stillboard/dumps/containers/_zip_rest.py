"""The members of a zip archive whose end is missing, and with it the list of them: each has a header of its own before it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from ._bounds import FREE, MAX_RATIO, Store, bomb

_HEADER = struct.Struct(
    "<4s5H3L2H"
)  # magic, version, flags, method, time, date, crc, packed size, size, lengths of name and extra
_SIZE_FOLLOWS = 0x8
_UTF8 = 0x800
_LARGE = 0xFFFF_FFFF
_BLOCK = 64 * 1024


def found(store: Store) -> Iterator[zipfile.ZipInfo]:
    """The members that are there as a whole. DumpError if they are a bomb."""
    place, budget = 0, max(FREE, MAX_RATIO * store.size)
    while len(head := store.read_at(place, _HEADER.size)) == _HEADER.size:
        magic, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _HEADER.unpack(head)
        if magic != b"PK\3\4":
            return
        name = store.read_at(place + _HEADER.size, name_length)
        start = place + _HEADER.size + name_length + extra_length
        after = 0
        if flags & _SIZE_FOLLOWS and not packed:
            measured = _measured(store, start, method, budget)
            if measured is None:
                return
            crc, packed, size, after = measured
        budget -= size
        if budget <= 0:
            raise bomb(store.name)
        if _LARGE in (packed, size) or start + packed > store.size:
            return
        member = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8 else "cp437", "replace") or "file")
        member.flag_bits, member.compress_type, member.header_offset = flags, method, place
        member.CRC, member.compress_size, member.file_size = crc, packed, size
        yield member
        place = start + packed + after


def opened(store: Store, member: zipfile.ZipInfo, start: int) -> BinaryIO:
    """A member's bytes, unpacked; they begin at `start`."""
    window = store.window(start, member.compress_size)
    return cast("BinaryIO", zipfile.ZipExtFile(window, "r", member, close_fileobj=True))


def _measured(store: Store, start: int, method: int, budget: int) -> tuple[int, int, int, int] | None:
    """Checksum, packed size, size, and the length of what follows, of a member whose sizes stand behind it; None if its end is
    missing or cannot be found.
    """
    if method != zipfile.ZIP_DEFLATED:
        return None
    decoder, crc, size, place = zlib.decompressobj(-15), 0, 0, start
    while not decoder.eof:
        block = decoder.unconsumed_tail or store.read_at(place, _BLOCK)
        if not block or size > budget:
            return None
        place += 0 if decoder.unconsumed_tail else len(block)
        try:
            data = decoder.decompress(block, 16 * _BLOCK)
        except zlib.error:
            return None
        crc, size = zlib.crc32(data, crc), size + len(data)
    end = place - len(decoder.unused_data)
    behind = store.read_at(end, 24)
    marked = 4 if behind.startswith(b"PK\7\x08") else 0
    # Sizes of four bytes each, or of eight: the next header, or the list of members, begins behind them.
    after = next((n for n in (marked + 12, marked + 20) if store.read_at(end + n, 2) in (b"PK", b"")), marked + 12)
    return crc, end - start, size, after
