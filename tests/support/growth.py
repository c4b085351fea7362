"""How the time of something grows with the length of what it is given, and how long it may take, on any machine.

A machine that is slow or busy must not be able to say no, and luck must not be able to say yes:

* only the CPU time of this process is counted;
* sizes grow until what is measured is far above the clock's noise;
* the sizes are measured in turns, so that a slow moment meets all of them, and medians are compared;
* what outgrows a processor's cache takes a step once; what grows too fast does so at larger sizes as well, which are asked then;
* limits in seconds are those of the machine on which they were written: a known piece of work, measured in the same turns,
  says how much slower this one is just now.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import time
from collections.abc import Callable, Sequence

ROUNDS = 3  # turns whose medians are compared where a single one leaves a doubt: they outlive one bad moment
MORE = 9  # as many where three turns leave a doubt, all of them counted
LARGEST = 3  # doublings that are tried to get above the noise; beyond, memory itself becomes slower
YARDSTICK = 0.005  # CPU seconds that `_yardstick` takes on the machine on which the limits were written


def seconds(run: Callable[[], object]) -> float:
    """The CPU time of one run, without collections of garbage, which fall on anyone."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        if enabled:
            gc.enable()


def assert_linear(
    run: Callable[[int], object], small: int, *, factor: float = 2.5, doublings: int = 2, floor: float = 0.01, grows: bool = True
) -> None:
    """`run(n)` takes at most `factor` times as long for each doubling of n, and at most `floor` seconds more.

    n starts at `small`, or a power of two times that: at the first that takes so long that a time which grows with n's
    square cannot hide under `floor`. `grows=False`: `run` knows only `small` and its `doublings`.
    What `run` needs only to make its input should be cheap beside the work.
    """
    run(max(small // 8, 1))  # what happens only once
    for _ in range(LARGEST if grows else 0):
        if seconds(lambda n=small << (doublings - 1): run(n)) >= floor:
            break
        small *= 2
    sizes = [small << n for n in range(doublings + 1)]
    middle = _too_fast(run, sizes, factor, floor)
    if middle and grows:
        sizes = [size << doublings for size in sizes]
        middle = _too_fast(run, sizes, factor, floor)
    if middle:
        raise AssertionError({size: f"{took:.4f}" for size, took in zip(sizes, middle, strict=True)})


def _too_fast(run: Callable[[int], object], sizes: Sequence[int], factor: float, floor: float) -> list[float]:
    """The median times of some sizes, if they grow too fast; none if they do not."""
    rounds: list[list[float]] = []
    for enough, spare in ((1, 0.0), (ROUNDS, floor), (MORE, floor)):
        while len(rounds) < enough:
            rounds.append([seconds(lambda n=n: run(n)) for n in sizes])
        middle = [statistics.median(column) for column in zip(*rounds, strict=True)]
        if all(large <= factor * before + spare for before, large in itertools.pairwise(middle)):
            return []
    return middle


def assert_within(limit: float, run: Callable[[], object]) -> None:
    """`run()` takes at most `limit` CPU seconds of the machine on which the limit was written."""
    rounds: list[float] = []
    for enough in (1, ROUNDS):  # one that is within the limit needs no median
        while len(rounds) < enough:
            before = seconds(_yardstick)
            took = seconds(run)
            rounds.append(took / max(1.0, (before + seconds(_yardstick)) / 2 / YARDSTICK))
        if statistics.median(rounds) <= limit:
            return
    raise AssertionError(f"{statistics.median(rounds):.3f} s, not {limit} s")


def _yardstick() -> int:
    """Work of a known length: numbers, words and a table, as most of the plugin's."""
    table: dict[str, int] = {}
    for n in range(12_000):
        word = f"lamp {n % 997}"
        table[word] = table.get(word, 0) + len(word.partition(" ")[2])
    return len(table)
