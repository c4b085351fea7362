"""The posts of a capture that are in files of other threads, which seem to be the same thread."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Post, State
from .matching import Matching
from .open_file import OpenFile
from .report import Outcome
from .threads import OpenThread

Held = dict[int, tuple[str, OpenFile[Post]]]  # a post of a capture, by its place there -> the thread and the file that it is in


def held_by_words(missing: Sequence[int], elsewhere: Sequence[tuple[OpenThread, Matching]]) -> Held:
    """The files of other threads that hold these posts of the capture, by their very words."""
    held: Held = {}
    for part, matching in elsewhere:
        found = matching.held(also_elsewhere=False)
        held |= {n: (part.head.record.id, part.posts[found[n]]) for n in missing if n not in held and n in found}
    return held


def left_as(file: OpenFile[Post]) -> Outcome:
    """What becomes of a post whose file is in another thread, and stays as it is."""
    if file.record.state is State.REMOVED:
        return Outcome.REMOVED
    return Outcome.LEFT_ALONE if file.edited else Outcome.UNCHANGED
