"""The posts of a capture that are in files of other threads, which seem to be the same thread."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import Origin, Post, State
from . import lines
from .fingerprint import is_long
from .matching import Matching
from .open_file import OpenFile
from .report import Outcome
from .sightings import Turn
from .threads import OpenThread
from .twins import is_certain

Held = dict[int, tuple[str, OpenFile[Post]]]  # a post of a capture, by its place there -> the thread and the file that it is in


def held_by_words(missing: Sequence[int], elsewhere: Sequence[tuple[OpenThread, Matching]]) -> Held:
    """The files of other threads that hold these posts of the capture, by their very words."""
    held: Held = {}
    for part, matching in elsewhere:
        found = matching.held(also_elsewhere=False)
        held |= {n: (part.head.record.id, part.posts[found[n]]) for n in missing if n not in held and n in found}
    return held


def in_turn(
    held: Held, elsewhere: Sequence[tuple[OpenThread, Matching]], matching: Matching, noted: Mapping[Origin, str]
) -> Held:
    """What files of other threads hold, without those of which ids, instants or another capture say that they stand elsewhere.

    They were written before, or behind, what the capture shows on their other side and the thread itself has: then somebody said
    the same again. `matching`: of the capture with the thread's own posts. `noted`: as of `Matching.next_to_held`.
    """
    sure = {j: i for j, i in matching.of_new.items() if _is_sure(matching, i, j)}
    if not (held and sure) or not lines.goes_forward(range(len(matching.new)), matching.new, is_page=_is_page(matching)):
        return held
    shown: dict[str, list[Origin]] = defaultdict(list)
    for source, file in noted.items():
        shown[file].append(source)
    further = [
        dataclasses.replace(file.record, sources=(*file.record.sources, *shown[f"{identity}/{file.record.id}"]))
        for identity, file in held.values()
    ]
    posts = [*matching.old, *further]
    captured = list(lines.captured(posts, matching.pages, before=posts).values())
    turn = Turn([*captured, *lines.certain(posts, captured)], {i: j for j, i in sure.items()})
    left = {n: at for at, n in enumerate(held, len(matching.old)) if turn.allows(at, matching.turn.index(n))}
    for _, there in elsewhere:
        there.let_go(held.keys() - left.keys())
    return {n: known for n, known in held.items() if n in left}


def _is_sure(matching: Matching, i: int, j: int) -> bool:
    is_said = is_long(matching.new_keys[j]) and matching.says_too(i, j)
    return i not in matching.edited and (is_said or is_certain(matching.old[i], matching.new[j]))


def _is_page(matching: Matching) -> bool:
    return any(post.place for post in matching.new)


def left_as(file: OpenFile[Post]) -> Outcome:
    """What becomes of a post whose file is in another thread, and stays as it is."""
    if file.record.state is State.REMOVED:
        return Outcome.REMOVED
    return Outcome.LEFT_ALONE if file.edited else Outcome.UNCHANGED
