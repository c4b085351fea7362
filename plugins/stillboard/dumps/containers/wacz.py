"""WACZ: a zip archive of WARC files with lists of what they hold, which are not needed.

https://specs.webrecorder.net/wacz/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..capture import Capture
from ...errors import DumpError
from . import zip_
from ._base import Container
from ._listing import broken, captures

_FIRST = re.compile(rb"PK\x03\x04.{26}(?:archive/[^/]{1,200}\.warc|datapackage|pages/pages\.jsonl|indexes/index\.)", re.DOTALL)
_ARCHIVE = re.compile(r"archive/.{1,500}\.warc(?:\.gz|\.zst)?", re.IGNORECASE)


def opens(capture: Capture) -> bool:
    """True for a zip archive that is called so, or whose first file has its place in one."""
    return zip_.opens(capture) and (capture.name.lower().endswith(".wacz") or bool(_FIRST.match(capture.beginning)))


def members(capture: Capture, inside: str) -> Iterator[Capture]:
    """The WARC files in it."""
    archive = zip_.Archive(capture)
    found = [entry for entry in archive.entries if _ARCHIVE.fullmatch(entry.name)]
    yield from captures(capture, found or archive.entries, inside)
    yield from zip_.complaints(archive)
    if not found and archive.entries:
        yield broken(DumpError("no WARC file under archive/", where=archive.name, todo="get it again"), archive.name)


CONTAINER = Container("wacz", opens, members, transparent=True)
