"""P007: boards, threads and members lie under a forum that has a file."""

from __future__ import annotations

from collections.abc import Iterator

from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if part.path not in ("boards", "threads", "members", "takedowns"):
        return
    stems = overview.forum_stems()
    for name in part.folders:
        if name not in stems:
            yield Fault(f"{part.path}/{name}", 1, f"there is no forum {name}; write forums/{name}.md or move the folder")


CHECK = Check("P007", "Every forum that holds something has a file under forums/.", _faults)
