"""PNG, chunk by chunk.

https://www.w3.org/TR/png-3/
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from . import tiff
from ._broken import bounded

# All that a picture is drawn from, animations and colours included; texts, times, Exif and private chunks are not among them.
_DRAWN = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT CgBI".split())


def parts(data: bytes) -> Iterator[bytes]:
    """What is kept of a picture."""
    yield data[:8]
    for name, place, end in bounded(_chunks(data)):
        if name == b"IEND":
            yield _chunk(name, b"")  # which holds nothing, whatever this one says
        elif name in _DRAWN:
            yield data[place:end]
        elif name == b"eXIf" and end <= len(data) and (turned := tiff.orientation(data[place + 8 : end - 4])):
            yield _chunk(name, tiff.only(turned))
        if name == b"IEND":
            break


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The name of each chunk, and where it begins and ends; the last may be cut off."""
    place = 8
    while place + 8 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        yield data[place + 4 : place + 8], place, end
        place = end


def _chunk(name: bytes, said: bytes) -> bytes:
    return len(said).to_bytes(4) + name + said + zlib.crc32(name + said).to_bytes(4)
