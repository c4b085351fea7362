"""Ctrl-C and the other signals that end a run: none is lost, whoever would swallow it, and none comes where it must wait."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # some systems lack some
_came: dict[int, BaseException] = {}  # what each signal that came raised: Python drops what is raised in a destructor
_is_held = False


class Stopped(SystemExit):
    """The person, or the system, ended the run. No Exception and no KeyboardInterrupt: those are caught by others on the way."""

    def __init__(self, number: int) -> None:
        """`number`: the signal's."""
        super().__init__(128 + number)


def watch(
    is_idle: Callable[[FrameType | None], bool] = lambda _: False,
    *,
    under: str = "",
    error: Callable[[int], BaseException] = Stopped,
) -> dict[int, Any]:
    """Let the signals raise an error from now on, but for those that are ignored (nohup, a job in the background).

    `is_idle`, called with the frame in which a signal arrives: whether nothing is at work that could be cut short. Then Ctrl-C is
    Python's KeyboardInterrupt, and the others end the process as the system does it. `under`: only while the `main` of this
    module runs, since the signals of other programs are their own. `error`: what to raise for a signal's number. Returns what
    to give `unwatch`.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        if is_idle(frame):
            _end_idle(number)
        again = number in _came
        _came.setdefault(number, error(number))
        if not _is_held or again:
            raise _came[number]

    if threading.current_thread() is not threading.main_thread() or (under and not _runs_under(under)):
        return {}
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    watched = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    for number in watched:
        signal.signal(number, stop)
    return watched


def unwatch(before: dict[int, Any]) -> None:
    """Undo `watch`, and forget what came."""
    for number, handler in before.items():
        signal.signal(number, handler)
    _came.clear()


def _runs_under(module: str) -> bool:
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - what inspect.currentframe gives; inspect is slow to load
    while frame:
        if frame.f_code.co_name == "main" and frame.f_globals.get("__name__") == module:
            return True
        frame = frame.f_back
    return False


def _end_idle(number: int) -> None:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    processes = sys.modules.get("multiprocessing")  # Pelican's, under -lr
    if processes and processes.active_children():  # somebody must end them
        raise Stopped(number)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def check() -> None:
    """Raise what the first signal that came is to raise, though it was held back, or lost."""
    for error in _came.values():
        raise error


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Let what is done here be finished first: only a signal that came before cuts it short. `check` afterwards.

    Another one does not: under `pelican -lr`, Ctrl-C is a SIGINT for all its processes, and a SIGTERM for those that it started.
    """
    global _is_held  # noqa: PLW0603 - a signal's handler has no other way to know
    before, _is_held = _is_held, True
    try:
        yield
    finally:
        _is_held = before
