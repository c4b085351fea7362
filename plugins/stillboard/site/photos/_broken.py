"""The error for a picture that cannot be taken apart, and the bound of the work that one may make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
MAX_PARTS = 200_000  # of a file; pictures of 64 MB have some thousands


class Broken(ValueError):
    """A picture that cannot be taken apart safely, and why."""


def bounded(parts: Iterable[T]) -> Iterator[T]:
    """The parts of a file, one after the other. Broken if they are more than any picture has."""
    for number, part in enumerate(parts):
        if number == MAX_PARTS:
            raise Broken(f"more than {MAX_PARTS} parts")
        yield part
