"""P019: an id stands for one member, or one board, of a forum: links to it can lead to one page only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    if PurePosixPath(part.path).parts[:1] not in (("members",), ("boards",)):
        return
    seen: dict[str, str] = {}
    for file in part.files:
        name = PurePosixPath(file.path).name
        identity = PurePosixPath(file.path).stem.rpartition(".")[2]
        other = seen.setdefault(identity, name)
        if other != name:
            yield Fault(file.path, 1, f"the id {identity} is taken by {other}; put both into one file")


CHECK = Check("P019", "No two members and no two boards of a forum have the same id.", _faults)
