"""The posts of one large capture, made by several processes: those that its importer gives as `Later`.

The capture is read here, and what comes of it is handed out in its order: each piece whose work is done elsewhere waits for its
turn. What fails elsewhere is done again here, in its turn, so that an error is the one that a single process comes to.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..importers._later import Later, Piece
from ..markup import left_out
from ..markup.left_out import LeftOut
from ..model import Item
from ..workers import Workers, works_for_another

CHUNK = 256 * 1024  # bytes of posts that a process is given at a time
MANY = 100  # posts that a process is given at a time

_Work = tuple[Callable[..., Any], tuple[Any, ...]]
_Done = tuple[Any, LeftOut]  # a result, and what was left out on the way to it


@dataclass(slots=True)
class _Chunk:
    """Pieces that follow one another, and what broke the capture behind them."""

    pieces: list[Piece]
    error: Exception | None = None


def made(pieces: Iterable[Piece], workers: Workers, shared: object) -> Generator[Item]:
    """The items of pieces. What reading them raises is raised behind those that come before it, and WorkerError.

    `shared`: what the processes have in common with those of other work, which a cluster need not send twice.
    """
    with contextlib.closing(workers.each(do, shared, _chunks(pieces), _task)) as every:
        for chunk, found in every:
            results = iter(found or ())
            for piece in chunk.pieces:
                if not isinstance(piece, Later):
                    yield piece
                elif piece.work is None or (done := next(results, None)) is None:
                    yield from piece.items()
                else:
                    result, account = done
                    left_out.note(**dataclasses.asdict(account))
                    yield from piece.taken(result)
            if chunk.error:
                raise chunk.error


def _chunks(pieces: Iterable[Piece]) -> Iterator[_Chunk]:
    chunk = _Chunk([])
    size = 0
    try:
        for piece in pieces:
            chunk.pieces.append(piece)
            size += piece.size if isinstance(piece, Later) else 0
            if size >= CHUNK or len(chunk.pieces) >= MANY:
                yield chunk
                chunk, size = _Chunk([]), 0
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised in its turn
        chunk.error = error
    yield chunk


def _task(chunk: _Chunk) -> list[_Work] | None:
    return [(piece.work, piece.values) for piece in chunk.pieces if isinstance(piece, Later) and piece.work] or None


def do(_: object, task: list[_Work]) -> list[_Done | None]:
    """The results of some work; None for what is to be done by the process that reads the capture."""
    if not works_for_another():  # they are too few to be given away
        return [None] * len(task)
    return [_done(work, values) for work, values in task]


def _done(work: Callable[..., Any], values: tuple[Any, ...]) -> _Done | None:
    account = left_out.begin()
    try:
        return work(*values), account
    except Exception:  # noqa: BLE001 - it comes again where the capture is read
        return None
