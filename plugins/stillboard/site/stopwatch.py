"""Work that is stopped when it takes too long, by an alarm that reaches into regular expressions. Only where the system has such
alarms (POSIX), and only in the main thread; elsewhere it is done to its end.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from ..errors import TimeUp

T = TypeVar("T")


def is_there() -> bool:
    """Whether work can be stopped here and now."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def within(seconds: float, work: Callable[[], T]) -> T | None:
    """What `work` gives, or None if it takes more seconds of the processor than that."""
    if not is_there():
        return work()
    running = True

    def ring(_signal: int, _frame: FrameType | None) -> None:
        if running:
            raise TimeUp

    before = signal.signal(signal.SIGVTALRM, ring)
    done: list[T] = []
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)
        done.append(work())
        running = False
    except TimeUp:
        running = False
    finally:
        running = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return done[0] if done else None
