"""JPEG, segment by segment.

https://www.w3.org/Graphics/JPEG/itu-t81.pdf (annex B), https://www.w3.org/Graphics/JPEG/jfif3.pdf
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import tiff
from ._broken import bounded

# Tables, frames, scans and the end: a picture is drawn from these (B.1.1.3). APPn, COM and what is reserved are not among them.
_DRAWN = frozenset([*range(0xC0, 0xD0), *range(0xD9, 0xE0)])
# Where a segment begins, or the end of the picture; what fills up and what has no length is passed over.
_MARKER = re.compile(rb"\xff[^\xff\x00\x01\xd0-\xd8]")
_START_OF_SCAN, _END, _APP0, _APP1, _APP2, _APP14 = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE
# Where the data of a scan ends. FF 00 and restarts belong to it, and so does what damage made of it.
_AFTER_SCAN = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")


def parts(data: bytes) -> Iterator[bytes]:
    """What is kept of a picture. Bytes between segments are dropped, as decoders skip them; so is a segment that is cut off."""
    yield data[:2]
    once: set[int] = set()  # segments of applications, of which the first counts
    for marker, place, end in bounded(_segments(data)):
        if marker in _DRAWN:
            yield data[place:end]
        else:
            yield _application(marker, data[place + 4 : end], once)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment, and where it begins and ends, as far as the end of the picture. A scan goes with its data."""
    place = 2
    while found := _MARKER.search(data, place):
        place, marker = found.start(), data[found.start() + 1]
        if marker == _END:
            yield marker, place, place + 2
            return
        length = int.from_bytes(data[place + 2 : place + 4])
        end = place + 2 + length
        if length < 2 or end > len(data):
            return
        if marker == _START_OF_SCAN:
            after = _AFTER_SCAN.search(data, end)
            end = after.start() if after else len(data)
        yield marker, place, end
        place = end


def _application(marker: int, said: bytes, once: set[int]) -> bytes:
    """What is kept of a segment that is not drawn from: density, the colour profile, the kind of colours, the orientation."""
    if marker == _APP2 and said.startswith(b"ICC_PROFILE\0"):
        return _segment(marker, said)
    if marker in once:
        return b""
    if marker == _APP0 and said.startswith(b"JFIF\0") and len(said) >= 14:
        kept = said[:12] + b"\0\0"  # without the small picture
    elif marker == _APP14 and said.startswith(b"Adobe") and len(said) >= 12:
        kept = said[:12]
    elif marker == _APP1 and said.startswith(b"Exif\0") and (turned := tiff.orientation(said[6:])):
        kept = b"Exif\0\0" + tiff.only(turned)
    else:
        return b""
    once.add(marker)
    return _segment(marker, kept)


def _segment(marker: int, said: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(said) + 2).to_bytes(2) + said
