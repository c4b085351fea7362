"""GIF, block by block.

https://www.w3.org/Graphics/GIF/spec-gif89a.txt
"""

from __future__ import annotations

from collections.abc import Iterator

from ._broken import Broken, bounded

_FRAME, _EXTENSION = 0x2C, 0x21
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_PROFILE = b"ICCRGBG1012"
_MAX_SUBBLOCKS = 2_000_000  # of at most 255 bytes each, and mostly of that


def parts(data: bytes) -> Iterator[bytes]:
    """What is kept of a picture: frames, how long they are shown and how often, the colour profile. No comment, no XMP."""
    start = 13 + _table(data, 10)
    yield data[:start]
    for place, end in bounded(_blocks(data, start)):
        yield data[place:end] if data[place] == _FRAME else _extension(data, place, end)
    yield b";"


def _blocks(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Where each frame and each extension begins and ends, as far as the end of the picture."""
    left = _MAX_SUBBLOCKS
    while place + 2 < len(data) and data[place] in (_FRAME, _EXTENSION):
        inside = place + 11 + _table(data, place + 9) if data[place] == _FRAME else place + 2
        end, left = _after(data, inside, left)
        yield place, end
        place = end


def _extension(data: bytes, place: int, end: int) -> bytes:
    label, head = data[place + 1], data[place + 3 : place + 14]
    if label == _CONTROL and data[place + 2] == 4 and end >= place + 8:
        return data[place : place + 7] + b"\0"
    if label == _APPLICATION and data[place + 2] == 11:
        if head in _LOOPS and data[place + 14 : place + 16] == b"\3\1" and end > place + 18:
            return data[place : place + 18] + b"\0"
        if head == _PROFILE:
            return data[place:end]
    return b""


def _table(data: bytes, flags: int) -> int:
    """The bytes of a table of colours, by the flags before it."""
    if flags >= len(data) or not data[flags] & 0x80:
        return 0
    return int(3 << ((data[flags] & 7) + 1))


def _after(data: bytes, place: int, left: int) -> tuple[int, int]:
    """Where a row of sub-blocks, each with its length before it, ends (at the end of the file if it is cut off), and how many
    more there may be. Broken if there are more than `left`.
    """
    size = len(data)
    while place < size and (length := data[place]):
        place += length + 1
        left -= 1
        if left < 0:
            raise Broken(f"more than {_MAX_SUBBLOCKS} parts")
    return min(place + 1, size), left
