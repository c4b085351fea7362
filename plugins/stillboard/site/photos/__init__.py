"""Pictures and films without what they say of who made them, where and with what: position, owner, serial numbers, comments.

No pixel is decoded and none is changed. JPEG, PNG, GIF and WebP are walked part by part, and only the parts that a picture is
drawn from are kept, the colour profile among them; of Exif the orientation alone. TIFF, Photoshop's files and the boxes of
HEIC, AVIF, JPEG XL and MP4 have places written into them, so what is dropped is overwritten with zeros. What follows the end of
a picture goes with it.
The same bytes always become the same bytes, and a whole picture that has been through here comes out as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from mmap import mmap

from . import boxes, gif, jpeg, png, psd, tiff, webp
from ._broken import Broken

__all__ = ["MAX_SIZE", "Broken", "cleaned", "concerns", "in_place"]

MAX_SIZE = 64 * 1024 * 1024  # bytes of a picture that is read whole
_REBUILT: tuple[tuple[re.Pattern[bytes], Callable[[bytes], Iterator[bytes]]], ...] = (
    (re.compile(rb"\xff\xd8\xff"), jpeg.parts),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), png.parts),
    (re.compile(rb"GIF8[79]a"), gif.parts),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), webp.parts),
)
_IN_PLACE: tuple[tuple[re.Pattern[bytes], Callable[[bytearray | mmap], None]], ...] = (
    (re.compile(rb"II\*\0|MM\0\*"), tiff.wipe),
    (re.compile(rb"8BPS"), psd.wipe),
    (re.compile(rb"\0\0..ftyp|\0\0\0\x0c(?:JXL |jP  )", re.DOTALL), boxes.wipe),
)
_FILMS = frozenset("mov qt mp4 m4v m4a 3gp 3g2".split())  # the oldest begin with any box
# How what is dropped begins, in whatever file: Exif, XMP, IPTC, and the files that hold them.
_TELLING = re.compile(
    rb"Exif\0\0|II[*+]\0|MM\0[*+]|xmpmeta|x\0m\0p\0m\0e\0t\0a|ns\.adobe\.com|Photoshop 3\.0|8BIM|\xff\xd8\xff[\xe1\xed]"
)
_RAW = frozenset("dng nef nrw cr2 cr3 crw arw srf sr2 raf orf rw2 rwl pef ptx srw x3f mrw kdc dcr 3fr iiq erf mef mos".split())
NEEDED = _RAW | frozenset("jpg jpeg jpe jfif png apng gif webp avif avifs heic heif hif tif tiff jxl jp2 bmp ico psd psb".split())
"""Endings of files that are photos: what cannot be cleaned of these is not published. Raw files of cameras never can be."""


def concerns(beginning: bytes, ending: str) -> bool:
    """True for a file that `cleaned` has something to do with, by its first 16 bytes and the ending of its name (lower case)."""
    return ending in NEEDED or any(magic.match(beginning) for magic, _ in _REBUILT) or in_place(beginning, ending) is not None


def cleaned(data: bytes, ending: str) -> bytes:
    """The bytes of a file as they may be published; those of what is no picture stay as they are.

    Broken if it is a photo, by its bytes or its name, that cannot be cleaned.
    """
    if ending in _RAW:
        raise Broken("a raw photo, which is nothing without what its camera wrote into it")
    for magic, parts in _REBUILT:
        if magic.match(data):
            return b"".join(parts(data))
    if wipe := in_place(data[:16], ending):
        copy = bytearray(data)
        wipe(copy)
        return bytes(copy)
    if ending in NEEDED and _TELLING.search(data):
        raise Broken("its bytes are no picture of a kind that is known")
    return data


def in_place(beginning: bytes, ending: str) -> Callable[[bytearray | mmap], None] | None:
    """What cleans a file that begins so without moving a byte, whatever its size; None for a file of another kind."""
    found = next((wipe for magic, wipe in _IN_PLACE if magic.match(beginning)), None)
    return found or (boxes.wipe if ending in _FILMS else None)
