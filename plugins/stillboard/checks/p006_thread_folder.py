"""P006: a thread's folder holds its thread.md and at least one post, and no other folder has its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import Thread
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if not part.is_thread or part.unlisted:
        return
    if part.thread is None:
        yield Fault(part.path, 1, "the thread has no thread.md; write one with at least its Title")
    if all(file.kind is Thread for file in part.files):
        yield Fault(part.path, 1, "the thread has no post; add one or take the folder away")
    _, forum, _, name = PurePosixPath(part.path).parts
    identity = name.rpartition(".")[2]
    others = [path for path in overview.threads.get((forum, identity), ()) if path != part.path]
    if others and others[0] < part.path:
        yield Fault(part.path, 1, f"the id {identity} is taken by {others[0]}; put the posts of one thread into one folder")


CHECK = Check("P006", "A thread's folder holds thread.md and posts, and its id is its own.", _faults)
