"""P021: git does not track the cache, which would bring what somebody else made of the posts, nor what a killed run leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..content.lock import WORK
from ..content.tracked import tracked
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if part.path:
        return
    folder = Path(
        overview.content.absolute().parent, "cache"
    )  # CACHE_PATH of every archive, and where conversions are remembered
    for name in tracked(folder):
        todo = f"take it out with `git rm --cached {name}`, and ignore the folder"
        yield Fault(f"../{name}", 1, f"git tracks the cache, which could then say what no post says; {todo}")
    for name in tracked(overview.content.absolute() / WORK):
        todo = f"take it out with `git rm -r --cached {WORK}`, and ignore the folder"
        yield Fault(name, 1, f"git tracks what conversions write into while they run, which no check looks at; {todo}")


CHECK = Check("P021", "Git does not track the cache, nor what is on its way.", _faults)
