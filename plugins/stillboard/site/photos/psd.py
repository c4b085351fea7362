"""Photoshop's files: what they say besides their layers lies among their image resources, and is overwritten there.

https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/
"""

from __future__ import annotations

import re
import struct
from mmap import mmap

from ._broken import MAX_PARTS, Broken

_HEADER = 26  # bytes before the table of colours
# Resolution, channels, halftones, transfer, duotone, layers, grids, the colour profile, angles, transparency, aspect, screens.
_DRAWN = frozenset(
    (1005, 1006, 1007, *range(1010, 1027), 1030, 1032, 1037, *range(1039, 1050), 1053, 1062, 1064, 1066, 1069, 1072, 1077)
)
# How Exif, XMP and other pictures begin, which layers and what is embedded in them may hold.
_TELLING = re.compile(rb"Exif\0\0|xmpmeta|x\0m\0p\0m\0e\0t\0a|ns\.adobe\.com|Photoshop 3\.0|\xff\xd8\xff[\xe1\xed]")


def wipe(data: bytearray | mmap) -> None:
    """Overwrite what a file says besides its picture. Broken if its resources cannot be followed, or if a layer says more."""
    try:
        _resources(data)
    except struct.error as error:
        raise Broken("a Photoshop file that is cut off") from error
    if _TELLING.search(data):
        raise Broken("a Photoshop file whose layers hold what a camera or a program wrote")


def _resources(data: bytearray | mmap) -> None:
    place = _HEADER + 4 + _long(data, _HEADER)
    place, end = place + 4, place + 4 + _long(data, place)
    if end > len(data):
        raise Broken("a Photoshop file that is cut off")
    for _ in range(MAX_PARTS):
        if place >= end:
            return
        identity, named = struct.unpack_from(">4xHB", data, place)
        inside = place + 6 + (named + 2) // 2 * 2 + 4  # the name and its length take an even number of bytes
        size = _long(data, inside - 4)
        if inside + size > end:
            raise Broken("its resources end in the middle")
        if identity not in _DRAWN:
            data[place + 7 : place + 7 + named] = bytes(named)
            for start in range(inside, inside + size, 1 << 20):
                stop = min(start + (1 << 20), inside + size)
                data[start:stop] = bytes(stop - start)
        place = inside + size + size % 2
    raise Broken(f"more than {MAX_PARTS} parts")


def _long(data: bytearray | mmap, place: int) -> int:
    return int(struct.unpack_from(">L", data, place)[0])
