"""How deep boards may lie in one another, and how deep one lies. Each page shows the boards around what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Board

MAX_BOARDS = 20  # in one another; forums have five


def depth_of(stem: str, boards: Mapping[str, Board], known: dict[str, int]) -> int:
    """How many boards a board is the innermost of, itself among them, each by its file's stem. A circle ends it.

    `known` keeps what was found: one mapping for all boards of a forum makes looking at all of them linear.
    """
    above: list[str] = []
    seen: set[str] = set()
    while stem in boards and stem not in known and stem not in seen:
        seen.add(stem)
        above.append(stem)
        stem = boards[stem].parent
    depth = known.get(stem, 0)
    for inner in reversed(above):
        depth = known[inner] = depth + 1
    return depth
