"""The files that a part of the site had in the last build, as the index holds them, and what is seen of them now.

A row that no build can have written counts as none: its files would lie outside the site.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import msgspec

from .depends import digest

Stamp = tuple[int, int, int, int]  # size, times and number of a file: another if its bytes change, even if its time is set back
GONE: Stamp = (-1, -1, -1, -1)
_CHANGED = re.compile("[0-9TZ:.+-]*")  # what site/instants.py makes of a date


class MadeFile(msgspec.Struct, array_like=True):
    """A file of a part, as it lay in the output folder when the site was in place."""

    file: str
    digest: bytes
    stamp: Stamp = GONE
    changed: str | None = None  # of a page for search engines: as Site.entry says


class MadePart(msgspec.Struct, array_like=True):
    """A part that was made."""

    made_of: bytes = b""
    files: list[MadeFile] = []
    leads: bytes = b""  # packed Leads, of addresses at known hosts: few builds ask for them, and every part of a build has some
    looks_further: bool = False  # whether there are addresses at other hosts
    referred: list[str] = []
    faults: list[str] = []
    pictures: dict[str, int] = {}  # what its pages were told of pictures depends on: their files, with how many bytes these have


def sound(part: MadePart | None) -> MadePart | None:
    """A part whose files lie in the site; None for any other, which no build has made."""
    files = part.files if part else []
    is_sound = all(is_inside(file.file) and _CHANGED.fullmatch(file.changed or "") for file in files)
    return part if part and is_sound and all(is_inside(picture) for picture in part.pictures) else None


def is_inside(file: str) -> bool:
    """Whether a path stays in the folder that it is in."""
    return all(one.strip(".") and "\\" not in one and "\0" not in one for one in file.split("/"))


def stamp_of(path: str) -> Stamp:
    """What a file looks like now; that of no file if nobody knows."""
    try:
        found = os.lstat(path)
    except OSError:
        return GONE
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def holds(path: str, made: MadeFile) -> bool:
    """Whether a file has the bytes that were made. One that cannot be read counts as different: it will be written anew."""
    try:
        found = os.lstat(path)
        return stat.S_ISREG(found.st_mode) and found.st_size == made.stamp[0] and digest(Path(path).read_bytes()) == made.digest
    except OSError:
        return False
