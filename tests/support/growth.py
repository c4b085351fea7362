"""Does the time of something grow with the length of what it is given, and no faster?

A busy machine must not be able to say no: CPU time, the best of several runs; noise only adds, so a bound that holds once in a
few tries holds.
"""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable

TRIES = 5


def seconds(run: Callable[[], object], rounds: int = 2) -> float:
    """The CPU time of a run, the best of some."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(rounds):
            start = time.process_time()
            run()
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def assert_linear(
    run: Callable[[int], object], small: int, *, factor: float = 2.5, doublings: int = 2, floor: float = 0.02
) -> None:
    """`run(n)` takes at most `factor` times as long for each doubling of n, from `small` on, besides `floor` seconds.

    What `run` needs only to make its input should be cheap beside the work.
    """
    run(max(small // 8, 1))  # what happens only once
    measured: list[list[float]] = []
    for _ in range(TRIES):
        times = [seconds(lambda n=n: run(small << n)) for n in range(doublings + 1)]
        measured.append(times)
        least = [min(column) for column in zip(*measured, strict=True)]
        if all(large <= factor * before + floor for before, large in itertools.pairwise(least)):
            return
    raise AssertionError([f"{time:.4f}" for time in least])


def assert_within(limit: float, run: Callable[[], object]) -> None:
    """`run()` takes at most `limit` seconds of CPU time."""
    for _ in range(TRIES):
        took = seconds(run, 1)
        if took <= limit:
            return
    raise AssertionError(f"{took:.3f} s, not {limit} s")
