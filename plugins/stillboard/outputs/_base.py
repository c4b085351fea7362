"""What an output is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..site.files import File
from ..site.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file, and how its files are made."""

    name: str  # the name of its module
    summary: str  # one sentence
    build: Callable[[Site], Iterator[File]]
    """Every file of its kind, in an order that depends on the content alone. Writes nothing."""


def paged(items: Sequence[T], size: int, file: Callable[[int], str]) -> Iterator[tuple[int, str, Sequence[T], dict[int, str]]]:
    """Cut a list into pages: number, file, items, and the files of all pages. An empty list has one empty page."""
    count = max(-(-len(items) // size), 1)
    files = {number: file(number) for number in range(1, count + 1)}
    for number, name in files.items():
        yield number, name, items[(number - 1) * size : number * size], files
