"""What an output is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..site.files import File
from ..site.site import Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Some files of one kind that are made in one go, in whichever process is free."""

    name: str  # no other part of the site has it
    made_of: bytes
    """A digest of all that the files depend on, but for where old addresses lead: if it is that of an earlier build, and those
    still lead there, the files are good as they are."""
    task: Callable[[], Any]  # gives what `Output.make` gets; asked for only if the files must be made. Picklable
    posts: int = 1  # about how much work it is, in posts


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file, and how its files are made: all in one go by `build`, or part by part."""

    name: str  # the name of its module
    summary: str  # one sentence
    build: Callable[[Site], Iterator[File]]
    """Every file of its kind, in an order that depends on the content alone. Writes nothing."""
    parts: Callable[[Site], Iterator[Part]] | None = None
    make: Callable[[Site, Any], Iterator[File]] | None = None
    """The files of one part: nothing but the site as it is and its task says what they are."""
    of_library: bool = False
    """Whether the library and the surroundings of pages (`Depends.library`) alone say which parts there are, and of what each is
    made."""


def in_parts(
    name: str,
    summary: str,
    parts: Callable[[Site], Iterator[Part]],
    make: Callable[[Site, Any], Iterator[File]],
    *,
    of_library: bool = False,
) -> Output:
    """An output that is made part by part."""
    return Output(name, summary, functools.partial(_all_parts, parts, make), parts, make, of_library)


def _all_parts(
    parts: Callable[[Site], Iterator[Part]], make: Callable[[Site, Any], Iterator[File]], site: Site
) -> Iterator[File]:
    for part in parts(site):
        yield from make(site, part.task())


def cut(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut a list into pages. An empty list has one empty page."""
    for start in range(0, max(len(items), 1), size):
        yield items[start : start + size]
