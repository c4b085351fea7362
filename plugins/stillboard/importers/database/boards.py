"""What several engines' rules for guests have in common: boards in one another, rights that the nearest one says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
_MAX_ABOVE = 100


def above(board: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A board and those around it, the innermost first; a circle ends where it begins again."""
    seen: set[int] = set()
    at: int | None = board
    while at is not None and at in parents and at not in seen and len(seen) < _MAX_ABOVE:
        seen.add(at)
        yield at
        at = parents[at]


def unknown_around(board: int | None, parents: Mapping[int, int | None], *outermost: int | None) -> str:
    """Why nobody knows what lies around a board: boards in one another, or one that is not there. "" if all are known.
    `outermost`: what the engine writes where nothing is around a board.
    """
    line = list(above(board, parents)) if isinstance(board, int) else []
    if not line:
        return "it has no number"
    outer = parents[line[-1]]
    if outer in parents:
        return "the boards around it lie in one another"
    if outer in outermost:
        return ""
    return f"the board {outer} around it is not in the dump" if isinstance(outer, int) else "nothing says what is around it"


def nearest(board: int, parents: Mapping[int, int | None], said: Mapping[int, T]) -> T | None:
    """What the board says, or else the nearest around it that says something; None if none does."""
    return next((said[one] for one in above(board, parents) if one in said), None)


def bits_of(said: object) -> int:
    """The bits of a number that is a set of rights; none of what is no such number."""
    return said if isinstance(said, int) and said >= 0 else 0


def agreed(rows: Iterable[tuple[K, bool]]) -> dict[K, bool]:
    """Of each board what all of its rows grant: where two differ, the one that denies holds."""
    said: dict[K, bool] = {}
    for board, grants in rows:
        said[board] = said.get(board, True) and grants
    return said
