"""Whether dates can be those of a thread's posts: along a thread they do not fall."""

from __future__ import annotations

import enum
import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import When

CLOCK = re.compile(r"\d{1,2}[:h]\d\d|^\d{9,}$")
LEAST = 4  # dates that say something about their order
BACK = 0.2  # of the steps from date to date, that go one way where most go the other


class Order(enum.StrEnum):
    """How the dates of some records follow each other; the value says what to make of it."""

    KEPT = ""
    OTHERWISE = "the dates of its posts go back and forth: the page shows them in another order than that of time"
    MEMBERS = "the dates next to its posts go back and forth and tell no time of day, as those of members do: they were left out"


@dataclass(frozen=True, slots=True)
class Dated:
    """A post's date as it is judged."""

    when: When
    said: str
    """Its words, or the attribute that has it."""
    author: str = ""

    @property
    def is_timed(self) -> bool:
        """Whether it tells the time of day."""
        return bool(CLOCK.search(self.said))


def order_of(dated: Sequence[Dated]) -> Order:
    """How the dates of posts, in the page's order, follow each other."""
    starts = [one.when.start() for one in dated]
    if len(starts) < LEAST:
        return Order.KEPT
    steps = [(before < after) - (before > after) for before, after in itertools.pairwise(starts)]
    if 0 in (steps.count(-1), steps.count(1)):
        return Order.KEPT
    if _is_one_each(dated):
        return Order.MEMBERS
    if min(steps.count(-1), steps.count(1)) <= BACK * len(steps):
        return Order.KEPT
    timed = sum(one.is_timed for one in dated)
    return Order.OTHERWISE if timed * 2 > len(dated) else Order.MEMBERS


def _is_one_each(dated: Sequence[Dated]) -> bool:
    """Whether whoever wrote several of the posts has the same date in all of them."""
    dates: dict[str, list[str]] = defaultdict(list)
    for one in dated:
        dates[one.author].append(one.when.text)
    several = [said for name, said in dates.items() if name and len(said) > 1]
    return bool(several) and all(len(set(said)) == 1 for said in several)
