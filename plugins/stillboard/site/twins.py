"""Packed twins of a site's files (`page.html.gz`, `page.html.br`): which file has them stands in a note in the output folder.

A server sends a twin in the file's place, so a build takes away those of every file that it replaces or removes: a stale one
would be sent in the place of the new page. `stillboard precompress` makes them anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

import brotli

NOTE = ".stillboard-twins"
ENDINGS = (".gz", ".br")


def drop(output: Path, files: Iterable[str]) -> None:
    """Take away the twins of some files, if the site has any."""
    if (output / NOTE).is_file():
        for file in files:
            remove(output / file)


def remove(path: Path) -> int:
    """Take away the twins of a file; how many there were."""
    count = 0
    for ending in ENDINGS:
        twin = path.with_name(f"{path.name}{ending}")
        count += twin.is_file()
        twin.unlink(missing_ok=True)
    return count


def holds(twin: Path, data: bytes) -> bool:
    """Whether a twin is these bytes, packed. No more than them is unpacked, whatever it claims to hold."""
    packed = twin.read_bytes()
    try:
        if twin.name.endswith(".gz"):
            return zlib.decompressobj(31).decompress(packed, len(data) + 1) == data
        return bool(brotli.Decompressor().process(packed, output_buffer_limit=len(data) + 1) == data)
    except (zlib.error, brotli.error):
        return False
