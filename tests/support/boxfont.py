"""A font for machines that have none, where Chromium's pages crash: every letter is a box, three quarters as wide as high."""

from __future__ import annotations

import struct

EM, WIDTH, ASCENT, DESCENT = 1000, 750, 800, 200
FIRST, LAST = 0x20, 0x7E  # what has a glyph; other characters are shown by the first, .notdef
GLYPHS = LAST - FIRST + 2


def font() -> bytes:
    """The font's file: TrueType, as https://learn.microsoft.com/typography/opentype/spec/ describes it."""
    box = _box()
    glyphs = [box, b"", *[box] * (GLYPHS - 2)]  # .notdef, the space, and the others
    ends = [sum(map(len, glyphs[:n])) for n in range(GLYPHS + 1)]
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0b1011, EM, 0, 0, 0, -DESCENT, WIDTH, ASCENT, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, ASCENT, -DESCENT, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 1),
        b"hmtx": struct.pack(f">Hh{GLYPHS - 1}h", WIDTH, *[0] * GLYPHS),
        b"loca": struct.pack(f">{GLYPHS + 1}I", *ends),
        b"maxp": struct.pack(">I14H", 0x10000, GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _name("Boxes"),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory, sums and all."""
    step = len(tables).bit_length() - 1
    head = struct.pack(">IHHHH", 0x10000, len(tables), 16 << step, step, 16 * len(tables) - (16 << step))
    place, body = len(head) + 16 * len(tables), b""
    for tag, data in sorted(tables.items()):
        whole = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(whole) // 4}I", whole)) & 0xFFFFFFFF
        head += struct.pack(">4sIII", tag, total, place + len(body), len(data))
        body += whole
    return head + body


def _box() -> bytes:
    """A glyph of one square outline, with its length a multiple of four."""
    left, right, low, high = 50, WIDTH - 50, 0, 700
    steps = ((left, low), (0, high - low), (right - left, 0), (0, low - high))
    points = b"\x01" * 4 + struct.pack(">4h", *(x for x, _ in steps)) + struct.pack(">4h", *(y for _, y in steps))
    glyph = struct.pack(">hhhhhHH", 1, left, low, right, high, 3, 0) + points
    return glyph + bytes(-len(glyph) % 4)


def _cmap() -> bytes:
    """Characters to glyphs: one run, then the end that the format asks for."""
    delta = (1 - FIRST) & 0xFFFF
    run = struct.pack(">HHHHHHH", 4, 32, 0, 4, 4, 1, 0) + struct.pack(
        ">HHHHHHHHH", LAST, 0xFFFF, 0, FIRST, 0xFFFF, delta, 1, 0, 0
    )
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + run


def _name(family: str) -> bytes:
    """The names of family, style, the whole font, and for PostScript."""
    words = [(1, family), (2, "Regular"), (4, family), (6, family)]
    texts = [text.encode("utf-16-be") for _, text in words]
    rows = b""
    for n, (kind, _) in enumerate(words):
        rows += struct.pack(">HHHHHH", 3, 1, 0x409, kind, len(texts[n]), sum(map(len, texts[:n])))
    return struct.pack(">HHH", 0, len(words), 6 + 12 * len(words)) + rows + b"".join(texts)


def _os2() -> bytes:
    """Weight, width and heights; version 0 of the table."""
    heights = (ASCENT, -DESCENT, 0, ASCENT, DESCENT)
    return struct.pack(
        ">HhHHH11h10B4I4sHHHhhhHH", 0, WIDTH, 400, 5, 0, *[0] * 11, *[0] * 10, 1, 0, 0, 0, b"none", 64, FIRST, LAST, *heights
    )
