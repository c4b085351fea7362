"""What comes of a capture, whoever reads it: which importer, its threads, what is no thread, what a general importer makes of it.

Nothing of the archive is known here, and of no other capture: so captures may be read in any order, and in any process.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds, kind_of, said_of
from ..errors import Drift, DumpError, NoPosts, NoThread, UnknownFormat
from ..importers import NAMES, named
from ..importers._html.for_few import for_few
from ..importers._importer import Importer
from ..importers._later import Piece, made
from ..model import Item
from .clock import Clock
from .reading import CapturedThread, Leftovers, Reading, choose

Part = CapturedThread | Leftovers


@dataclass(frozen=True, slots=True)
class Reader:
    """How captures are read."""

    importers: tuple[Importer, ...]
    forced: str = ""  # the importer, by name
    keep_emails: bool = False  # leave the e-mail addresses in what people wrote as they are

    def parts(self, capture: Capture, clock: Clock, make: Callable[[Iterable[Piece]], Iterator[Item]] = made) -> Iterator[Part]:
        """What is in a capture, part by part, each in its time. `make` gives the items of an importer's pieces.

        UnknownFormat if no importer knows it, NoThread if it is known to hold no thread, DumpError for what is broken: the parts
        before it hold all the same.
        """
        return _Understanding(self, capture, clock, make).parts()

    def __reduce__(self) -> tuple[Any, ...]:
        """On its way to another process: the importers of this program by their names, since they hold what cannot go there."""
        importers = tuple(one.name if one.name in NAMES and named(one.name) is one else one for one in self.importers)
        return _again, (importers, self.forced, self.keep_emails)


def _again(importers: tuple[Importer | str, ...], forced: str, keep_emails: bool) -> Reader:
    return Reader(tuple(named(one) if isinstance(one, str) else one for one in importers), forced, keep_emails)


_LAST = 1000  # characters in which a page says that it is whole


class _Understanding:
    """One capture, and what is known of it so far."""

    def __init__(self, reader: Reader, capture: Capture, clock: Clock, make: Callable[[Iterable[Piece]], Iterator[Item]]) -> None:
        self._reader, self._capture, self._clock, self._make = reader, capture, clock, make

    def parts(self) -> Iterator[Part]:
        """See Reader.parts."""
        capture = self._capture
        importer = self._clock.step(capture.name, self._chosen)
        self._not_for_few(importer)
        if importer is None or (importer.fallback and not self._reader.forced):
            self._no_thread()
        if importer is None:
            raise UnknownFormat("no importer knows it", where=capture.name)
        reading = self._reading(importer)
        try:
            yield from self._read(reading)
        except NoThread:
            raise
        except Drift as drift:
            if reading.yielded:  # it understood the beginning
                raise
            self._no_thread()
            if importer.fallback and not self._reader.forced:
                raise NoPosts(drift.what, where=drift.where, todo=drift.todo) from drift
            yield from self._read_generally(importer, drift)
        if capture.is_cut and not (importer.ends and importer.ends.search(capture.text[-_LAST:])):
            raise DumpError("the page ends in the middle", where=capture.name, todo="what it holds was converted; save it again")

    def _chosen(self) -> Importer | None:
        _ = self._capture.beginning  # DumpError where nothing of it can be read
        return choose(self._capture, self._reader.importers, self._reader.forced)

    def _no_thread(self) -> None:
        if kind := self._kind:
            raise NoThread(kind.value, where=self._capture.name, todo=kind.todo)

    def _not_for_few(self, importer: Importer | None) -> None:
        """NoThread for what one member or the staff alone may read, whoever would read it, and whoever was asked to."""
        known = importer is not None and not importer.fallback
        if kind := self._clock.step(
            self._capture.name, lambda: for_few(self._capture, said_of(self._capture, self._kinds), known=known)
        ):
            raise NoThread(kind.value, where=self._capture.name, todo=kind.todo)

    @property
    def _kinds(self) -> tuple[PageKinds, ...]:
        return tuple(importer.page_kinds for importer in self._reader.importers)

    @functools.cached_property
    def _kind(self) -> NotAThread | None:
        return self._clock.step(self._capture.name, lambda: kind_of(self._capture, self._kinds))

    def _reading(self, importer: Importer) -> Reading:
        return Reading(self._capture, importer, keep_emails=self._reader.keep_emails, tick=self._clock.tick, make=self._make)

    def _read(self, reading: Reading) -> Iterator[Part]:
        try:
            yield from self._clock.each(reading.threads(), self._capture.name)
        except Exception:
            yield from reading.refused_files()
            raise
        yield from reading.refused_files()

    def _read_generally(self, importer: Importer, drift: Drift) -> Iterator[Part]:
        """Let the general importer read what its own does not understand any more: a person must see what comes of it."""
        general = next((one for one in self._reader.importers if one.fallback and one is not importer), None)
        if general is None or self._reader.forced or not general.accepts(self._capture):
            raise drift
        handed, what = False, drift.what
        try:
            for part in self._read(self._reading(general)):
                handed = handed or isinstance(part, CapturedThread)
                yield part
        except DumpError as error:
            if not handed:
                raise drift from None
            what = f"{what}; {error.what}"
        todo = f"the importer {general.name} read it instead: look at what it made of it"
        raise Drift(what, where=drift.where, todo=todo) from drift
