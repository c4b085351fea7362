"""What a container is, and nothing that reads one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..capture import Capture


@dataclass(frozen=True, slots=True)
class Container:
    """A reader of one kind of file that holds others."""

    name: str  # of its module
    opens: Callable[[Capture], bool]
    """True for a capture of its kind. Looks at the name and the first bytes. DumpError if these cannot be read."""
    members: Callable[[Capture, str], Iterator[Capture]]
    """The captures in it, whose names begin with the second argument. What is broken comes as a capture that cannot be read;
    DumpError if nothing more can be said of it."""
    transparent: bool = False  # whether it holds one thing, whose name needs no folder of the container's name before it
