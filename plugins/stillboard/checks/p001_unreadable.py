"""P001: a content file is UTF-8 and of a reasonable size, and folders can be listed."""

from __future__ import annotations

from collections.abc import Iterator

from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    if part.unlisted:
        yield Fault(part.path, 1, f"this folder cannot be listed ({part.unlisted}); look at its permissions and at the disk")
    for file in part.files:
        if file.unreadable:
            yield Fault(file.path, file.unreadable_line, file.unreadable)


CHECK = Check("P001", "A content file can be read: UTF-8, not too large.", _faults)
