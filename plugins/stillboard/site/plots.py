"""Counts over time as a plot: one path of bars, from whole numbers alone."""

from __future__ import annotations

from collections.abc import Mapping

MOST = 360  # bars: a plot of more would be a smear
HEIGHT = 60
STEP = 4  # of which the bar takes all but one


def span(first: str, last: str) -> list[str]:
    """Every month (`2014-03`) or year (`2014`) from one to another, or nothing where they are too many for a plot."""
    if len(first) == 4:
        numbers = range(int(first), int(last) + 1)
        return [f"{number:04}" for number in numbers] if len(numbers) <= MOST else []
    low, high = (int(when[:4]) * 12 + int(when[5:]) - 1 for when in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(low, high + 1)] if high - low < MOST else []


def line(counts: Mapping[str, int]) -> list[str]:
    """What the bars of a plot stand for, by months or else by years; fewer than two are no plot."""
    months = sorted(when for when in counts if len(when) == 7)
    every = span(months[0], months[-1]) if months else []
    return every if len(every) > 1 else []


def years(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts by years."""
    found: dict[str, int] = {}
    for when, count in counts.items():
        if when:
            found[when[:4]] = found.get(when[:4], 0) + count
    return dict(sorted(found.items()))


def path(every: list[str], counts: Mapping[str, int]) -> str:
    """The bars, for the `d` of an SVG path in a box of `width(every)` by HEIGHT. Whatever is above nothing has a bar."""
    most = max((counts.get(when, 0) for when in every), default=0) or 1
    bars = []
    for place, when in enumerate(every):
        if count := counts.get(when, 0):
            height = max(count * HEIGHT // most, 1)
            bars.append(f"M{place * STEP} {HEIGHT}v-{height}h{STEP - 1}v{height}z")
    return "".join(bars)


def width(every: list[str]) -> int:
    """How wide the box is."""
    return len(every) * STEP - 1
