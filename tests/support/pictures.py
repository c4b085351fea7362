"""Reads the pictures that a browser takes: PNG with 8 bits a channel, not interlaced."""

from __future__ import annotations

import struct
import zlib

Pixel = tuple[int, ...]


def rows(data: bytes) -> list[list[Pixel]]:
    """The pixels of a PNG file, row by row from the top, each as its channels."""
    width, _, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    assert (depth, interlaced) == (8, 0)
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    packed, place = b"", 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        if data[place + 4 : place + 8] == b"IDAT":
            packed += data[place + 8 : place + 8 + length]
        place += length + 12
    raw, size = zlib.decompress(packed), width * channels
    found: list[list[Pixel]] = []
    above = bytearray(size)
    for start in range(0, len(raw), size + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + size], above, channels)
        found.append([tuple(above[n : n + channels]) for n in range(0, size, channels)])
    return found


def _unfiltered(kind: int, line: bytes, above: bytearray, channels: int) -> bytearray:
    """One row of a PNG without its filter: https://www.w3.org/TR/png-3/#9Filters"""
    out = bytearray(len(line))
    for n, value in enumerate(line):
        left = out[n - channels] if n >= channels else 0
        corner = above[n - channels] if n >= channels else 0
        out[n] = (value + (0, left, above[n], (left + above[n]) // 2, _paeth(left, above[n], corner))[kind]) & 0xFF
    return out


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))
