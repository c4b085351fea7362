"""How long one step of a conversion may take: to find the next capture of a dump, or to read the next thread of a capture.

What takes longer is given up and reported, and the others go on. Filing and writing are never interrupted, so that what was filed
is whole. Where the system has alarms (POSIX, in the main thread) a step is interrupted wherever it is, also inside a search by a
regular expression; elsewhere it is looked at between posts.
"""

from __future__ import annotations

import itertools
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from types import FrameType, TracebackType
from typing import Self, TypeVar

from ..errors import DumpError, TimeUp

T = TypeVar("T")
_TICK = 1.0  # seconds between alarms


class Clock:
    """The time of each step; a context manager, since the process has one alarm."""

    def __init__(self, seconds: float) -> None:
        """`seconds` a step, by the clock on the wall; 0: no limit."""
        self.seconds = seconds
        self._running = False
        self._end = 0.0
        self._has_alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        self._before: object = None

    def each(self, found: Iterable[T], where: str) -> Iterator[T]:
        """What an iterable gives, each in its time. DumpError for the step that takes longer, which ends it."""
        steps = iter(found)
        while following := self.step(where, lambda: list(itertools.islice(steps, 1))):
            yield following[0]

    def step(self, where: str, work: Callable[[], T]) -> T:
        """What a step gives. DumpError if it takes longer."""
        done: list[T] = []
        try:
            self._start()
            done.append(work())
            self._running = False
        except TimeUp:
            if not done:
                todo = "give it more time with --timeout SECONDS, or cut it into parts"
                raise DumpError(f"took longer than {self.seconds:g} s to read", where=where, todo=todo) from None
        finally:
            self._running = False
        return done[0]

    def tick(self) -> None:
        """TimeUp if the time is up and nothing else says so."""
        if self._running and not self._has_alarm and time.monotonic() > self._end:
            raise TimeUp

    def again(self) -> None:
        """Begin the time of the step anew: what takes long shows that it goes on."""
        if self._running:
            self._end = time.monotonic() + self.seconds

    def __enter__(self) -> Self:
        """Take the alarm."""
        if self.seconds and self._has_alarm:
            self._before = signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)  # one for all steps: there may be a hundred thousand short ones
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Give it back."""
        if self.seconds and self._has_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)  # type: ignore[arg-type] # as it was given

    def _start(self) -> None:
        if self.seconds:
            self._end, self._running = time.monotonic() + self.seconds, True

    def _ring(self, _signal: int, _frame: FrameType | None) -> None:
        if self._running and time.monotonic() > self._end:
            raise TimeUp
