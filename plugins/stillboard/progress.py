"""How far a long run is, on stderr: a line that changes on a terminal, plain ones elsewhere, none for a short run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

QUIET = 1.0  # seconds without a word on a terminal
EVERY = 15.0  # seconds before each plain line
_REDRAWN = 0.1  # seconds


@contextmanager
def shown(stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[str], object]]:
    """What to call with the words to show, as often as one likes."""
    out = stream or sys.stderr
    began = clock()
    if not out.isatty():
        last = began

        def plain(words: str) -> None:
            nonlocal last
            if clock() - last >= EVERY:
                last = clock()
                print(words, file=out, flush=True)

        yield plain
        return
    # Late: most runs are over before anything is shown.
    from rich.console import Console
    from rich.live import Live  # as above
    from rich.text import Text  # as above

    # Not redrawn by a thread of its own: processes are forked meanwhile.
    line = Live("", console=Console(file=out), auto_refresh=False, transient=True)
    last = 0.0

    def changing(words: str) -> None:
        nonlocal last
        now = clock()
        if now - began >= QUIET and now - last >= _REDRAWN:
            last = now
            line.start()
            line.update(Text(words), refresh=True)

    try:
        yield changing
    finally:
        line.stop()
