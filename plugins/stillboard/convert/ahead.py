"""The captures of all dumps, in the order of the dumps, each with what is in it. Several processes, if there are, read ahead.

Dumps are listed here, and a capture's bytes are read here; what comes of them (`reader`) may come from elsewhere, and is handed
out in the order of the captures: nothing depends on how many processes there are, or on which of them is faster. What is large,
what is a Maildir, what shows files that only this process can look up, and what fails in a way that no dump explains is read
here, in its turn and thread by thread: then as much is in memory as with one process.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..dumps import Capture
from ..errors import DumpError, StillboardError
from ..importers._later import Piece, made
from ..model import Item
from ..workers import Workers, works_for_another
from . import apart
from .clock import Clock
from .reader import Part, Reader

LARGEST = 4 * 1024 * 1024  # bytes of a capture that another process is given: all that it holds comes back at once
CHUNK = 512 * 1024  # bytes that a process is given at a time
MANY = 100  # captures that a process is given at a time


@dataclass(slots=True)
class _Found:
    """What another process made of a capture."""

    parts: list[Part]
    error: StillboardError | None  # what it ended with
    asked: set[str]  # files next to it


@dataclass(slots=True)
class _Item:
    """A capture of a dump, or the dump's end."""

    dump: int
    capture: Capture | None = None  # None: the dump ends here
    error: Exception | None = None  # which ended it
    copy: Capture | None = None  # for another process
    found: _Found | None = None  # by another process

    def size(self) -> int:
        """Bytes to be read elsewhere."""
        return len(self.copy.data) if self.copy else 0


class Ahead:
    """The captures of a run's dumps."""

    def __init__(self, listed: Sequence[Callable[[], Iterable[Capture]]], reader: Reader, clock: Clock, workers: Workers) -> None:
        """`listed`: what lists each dump, in its order; `clock` must run while captures are taken from `of`."""
        self._listed, self._reader, self._clock, self._workers = listed, reader, clock, workers
        self._task = (reader, clock.seconds)
        self._items: Generator[_Item] | None = None
        self._apart: Generator[Item] | None = None  # of the capture that is read here

    def of(self, dump: int) -> Iterator[tuple[Capture, Iterator[Part]]]:
        """The captures of a dump, by its number, each with what is in it: see Reader.parts. What its listing raises is raised,
        and WorkerError. No dump before this one can be asked for again.
        """
        while (item := self._next(dump)).capture is not None:
            yield item.capture, self._parts(item.capture, item.found)
        if item.error:
            raise item.error

    def close(self) -> None:
        """Let the other processes go."""
        for line in (self._apart, self._items):
            if line:
                line.close()

    def _next(self, dump: int) -> _Item:
        """The next item of a dump: what is left of those before it is passed over."""
        while True:
            if self._items is None:
                self._items = self._read_ahead(dump)
            try:
                item = next(self._items, None)
            except BaseException:
                self._items = None  # what comes after it is for the next dump to ask for
                raise
            if item is None:
                self._items = None
            elif item.dump >= dump:
                return item

    def _parts(self, capture: Capture, found: _Found | None) -> Iterator[Part]:
        if found and capture.settled(found.asked):
            yield from found.parts
            if found.error:
                raise found.error
        else:
            yield from self._reader.parts(capture, self._clock, self._made)

    def _made(self, pieces: Iterable[Piece]) -> Iterator[Item]:
        """The items of what is read here, which is large if others could not be given it."""
        if self._workers.is_alone:
            return made(pieces)
        self._apart = apart.made(pieces, self._workers, self._task)
        return self._apart

    def _read_ahead(self, first: int) -> Generator[_Item]:
        """The items from a dump on, with what other processes found."""
        if self._workers.is_alone:
            yield from self._all(first)
            return
        with contextlib.closing(self._workers.each(read, self._task, self._chunks(first), _copies)) as every:
            for chunk, found in every:
                results = iter(found or ())
                for item in chunk:
                    if item.copy:
                        item.copy, item.found = None, next(results)
                    yield item

    def _chunks(self, first: int) -> Iterator[list[_Item]]:
        chunk: list[_Item] = []
        size = 0
        for item in self._all(first):
            if item.capture:
                item.copy = self._copy(item.capture)
            chunk.append(item)
            size += item.size()
            if size >= CHUNK or len(chunk) >= MANY:
                yield chunk
                chunk, size = [], 0
        yield chunk

    def _all(self, first: int) -> Iterator[_Item]:
        for dump in range(first, len(self._listed)):
            try:
                for capture in self._listed[dump]():
                    yield _Item(dump, capture)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is raised in its turn
                yield _Item(dump, error=error)
            else:
                yield _Item(dump)

    def _copy(self, capture: Capture) -> Capture | None:
        try:
            return self._clock.step(capture.name, lambda: capture.carried(LARGEST))
        except (DumpError, OSError, MemoryError):  # it comes again in its turn
            return None


def _copies(chunk: list[_Item]) -> list[Capture] | None:
    return [item.copy for item in chunk if item.copy] or None


def read(shared: tuple[Reader, float], copies: list[Capture]) -> list[_Found | None]:
    """What is in some captures; None for what is to be read by the process that files it."""
    if not works_for_another():  # they are too few to be given away
        return [None] * len(copies)
    reader, seconds = shared
    with Clock(seconds) as clock:
        return [_found(reader, copy, clock) for copy in copies]


def _found(reader: Reader, copy: Capture, clock: Clock) -> _Found | None:
    parts: list[Part] = []
    error: StillboardError | None = None
    try:
        for part in reader.parts(copy, clock):
            parts.append(part)  # one by one: what came before an error holds
            pickle.dumps(part.attachments)  # an importer may give what reads a file in its own process alone
    except StillboardError as known:
        error = known
    except Exception:  # noqa: BLE001 - it comes again where the capture is filed, and is told there
        return None
    return _Found(parts, error, copy.asked_for)
