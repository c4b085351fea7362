"""P008: two forums do not claim the same addresses on the site."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Forum
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    if part.path != "forums":
        return
    seen: dict[str, str] = {}
    for file in part.files:
        if not isinstance(file.record, Forum):
            continue
        path = file.record.path
        first = seen.setdefault(path, file.path)
        if first == file.path:
            continue
        claim = f"Path {path}" if path else "an empty Path"
        yield Fault(file.path, file.line_of("Path"), f"{first} has {claim} too; give this forum a Path of its own")


CHECK = Check("P008", "At most one forum has an empty Path, and no two have the same.", _faults)
