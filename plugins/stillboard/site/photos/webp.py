"""WebP, chunk by chunk.

https://developers.google.com/speed/webp/docs/riff_container
"""

from __future__ import annotations

from collections.abc import Iterator

from . import tiff
from ._broken import bounded

_DRAWN = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"})
_FRAME = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_EXIF, _XMP = 0x08, 0x04  # flags of VP8X


def parts(data: bytes) -> Iterator[bytes]:
    """What is kept of a picture."""
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    chunks = list(bounded(_chunks(data[:end], 12)))
    turned = next((found for name, said in chunks if name == b"EXIF" and (found := _orientation(said))), 0)
    kept = [_chunk(name, _inner(name, said)) for name, said in chunks if name in _DRAWN]
    if chunks and chunks[0][0] == b"VP8X" and len(chunks[0][1]) >= 10:
        said = chunks[0][1][:10]
        flags = said[0] & ~(_EXIF | _XMP) | (_EXIF if turned else 0)
        kept.insert(0, _chunk(b"VP8X", bytes((flags,)) + said[1:]))
        kept += [_chunk(b"EXIF", tiff.only(turned))] if turned else []
    body = b"".join(kept)
    yield b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _chunks(data: bytes, place: int) -> Iterator[tuple[bytes, bytes]]:
    """The chunks from a place on, the last perhaps cut off."""
    while place + 8 <= len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        yield data[place : place + 4], data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _inner(name: bytes, said: bytes) -> bytes:
    """A frame of an animation holds chunks of its own."""
    if name != b"ANMF":
        return said
    return said[:16] + b"".join(_chunk(inner, more) for inner, more in bounded(_chunks(said, 16)) if inner in _FRAME)


def _chunk(name: bytes, said: bytes) -> bytes:
    return name + len(said).to_bytes(4, "little") + said + b"\0" * (len(said) % 2)


def _orientation(said: bytes) -> int:
    return tiff.orientation(said.removeprefix(b"Exif\0\0"))
