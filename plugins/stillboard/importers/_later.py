"""Posts that are still to be made: an importer of large captures yields in their places what makes them, so that several
processes can. Whoever asks for no more than items makes each in its turn (`made`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..dumps import Capture
from ..model import Item


@dataclass(frozen=True, slots=True)
class Later:
    """What gives items in the turn of this one, and not before: what was faulty, say, is told in the order of the capture."""

    taken: Callable[[Any], Iterable[Item]]
    """The items that come of the work's result. Called in the process that reads the capture, one `Later` after the other."""
    work: Callable[..., Any] | None = None
    """Makes the result of the values, and does nothing else: a function of a module. None: there is no work, and no result."""
    values: tuple[Any, ...] = ()  # like the result, of what can be sent to another process
    size: int = 0  # bytes, about, of the values

    def items(self) -> Iterable[Item]:
        """The items, made here and now."""
        return self.taken(self.work(*self.values) if self.work else None)


Piece = Item | Later


def made(pieces: Iterable[Piece]) -> Iterator[Item]:
    """The items of pieces, each made when it is asked for."""
    for piece in pieces:
        if isinstance(piece, Later):
            yield from piece.items()
        else:
            yield piece


def whole(pieces: Callable[[Capture], Iterator[Piece]]) -> Callable[[Capture], Iterator[Item]]:
    """What gives a capture's items, for an importer that has them in pieces."""
    return lambda capture: made(pieces(capture))
