"""What several engines' rules for guests have in common: boards in one another, rights that the nearest one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
_MAX_ABOVE = 100


def above(board: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A board and those around it, the innermost first; a circle ends where it begins again."""
    seen: set[int] = set()
    at: int | None = board
    while at is not None and at in parents and at not in seen and len(seen) < _MAX_ABOVE:
        seen.add(at)
        yield at
        at = parents[at]


def is_circle(board: int, parents: Mapping[int, int | None]) -> bool:
    """Whether the boards around a board lead to none that lies in no other: then nobody knows what its rights are."""
    *_, last = above(board, parents)
    return parents[last] in parents


def nearest(board: int, parents: Mapping[int, int | None], said: Mapping[int, T]) -> T | None:
    """What the board says, or else the nearest around it that says something; None if none does."""
    return next((said[one] for one in above(board, parents) if one in said), None)
