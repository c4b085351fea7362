"""What several engines' rules for guests have in common: boards in one another, rights that the nearest one says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
_MAX_ABOVE = 100
_OUTERMOST = frozenset({0, -1})  # what engines call the place around all boards


def above(board: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A board and those around it, the innermost first; a circle ends where it begins again."""
    seen: set[int] = set()
    at: int | None = board
    while at is not None and at in parents and at not in seen and len(seen) < _MAX_ABOVE:
        seen.add(at)
        yield at
        at = parents[at]


def unknown_around(board: int, parents: Mapping[int, int | None]) -> str:
    """Why nobody knows what lies around a board: boards in one another, or one that is not there. "" if all are known."""
    *_, last = above(board, parents)
    outer = parents[last]
    if outer in parents:
        return "the boards around it lie in one another"
    return f"the board {outer} around it is not in the dump" if outer is not None and outer not in _OUTERMOST else ""


def nearest(board: int, parents: Mapping[int, int | None], said: Mapping[int, T]) -> T | None:
    """What the board says, or else the nearest around it that says something; None if none does."""
    return next((said[one] for one in above(board, parents) if one in said), None)


def agreed(rows: Iterable[tuple[K, bool]]) -> dict[K, bool]:
    """Of each board what all of its rows grant: where two differ, the one that denies holds."""
    said: dict[K, bool] = {}
    for board, grants in rows:
        said[board] = said.get(board, True) and grants
    return said
