"""The random ids that libzim puts into a ZIM, replaced: the same contents are to give the same bytes.

A ZIM has an id in its header, and so has each of its two indexes, which are databases of Xapian's. At its end is the MD5 of all
that stands before. https://wiki.openzim.org/wiki/ZIM_file_format
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

# Magic number, versions, id, how many entries and clusters; then where the entries, their titles, the clusters and the types are
# listed, which entries are the first and its layout, and where the checksum is.
_HEADER = struct.Struct("<IHH16sIIQQQQIIQ")
_ID = 8
_MAGIC = 0x44D495A
_INDEX = b"\x0f\rXapian Glass"
_INDEX_ID = 16  # where it is in an index, behind the magic words and a version
_REDIRECT = 0xFFFF
_PLAIN, _LARGE = 1, 0x10  # a cluster that is not packed; one with offsets of eight bytes
_CHUNK = 1 << 20


def set_ids(path: Path, ident: bytes) -> None:
    """Give a ZIM and its indexes this id of sixteen bytes. RuntimeError if it is none that is known here."""
    with path.open("r+b") as file:
        magic, *_, check = header = _HEADER.unpack(file.read(_HEADER.size))
        if magic != _MAGIC:
            raise RuntimeError("what libzim wrote is no ZIM")
        entries, clusters, places, clusters_at = header[4], header[5], header[6], header[8]
        for at in list(_indexes(file, entries, clusters, places, clusters_at)):
            file.seek(at + _INDEX_ID)
            file.write(ident)
        file.seek(_ID)
        file.write(ident)
        file.seek(0)
        digest = hashlib.md5(usedforsecurity=False)
        left = check
        while left:
            block = file.read(min(left, _CHUNK))
            if not block:
                raise RuntimeError("what libzim wrote ends too soon")
            digest.update(block)
            left -= len(block)
        file.seek(check)
        file.write(digest.digest())


def _indexes(file: BinaryIO, entries: int, clusters: int, places: int, clusters_at: int) -> Iterator[int]:
    """Where the indexes begin: they are entries of the namespace X, which are the last of all."""
    for number in range(entries - 1, -1, -1):
        at = _number(file, places + 8 * number)
        file.seek(at)
        kind, _, namespace, _ = struct.unpack("<HBcI", file.read(8))
        if namespace != b"X":
            return
        if kind == _REDIRECT:
            continue
        cluster, blob = struct.unpack("<II", file.read(8))
        start = _number(file, clusters_at + 8 * cluster)
        file.seek(start)
        info = file.read(1)[0]
        if cluster >= clusters or info & 0x0F != _PLAIN:
            continue
        size = 8 if info & _LARGE else 4
        file.seek(start + 1 + size * blob)
        begin = start + 1 + int.from_bytes(file.read(size), "little")
        file.seek(begin)
        if file.read(len(_INDEX)) == _INDEX:
            yield begin


def _number(file: BinaryIO, at: int) -> int:
    file.seek(at)
    return int.from_bytes(file.read(8), "little")
