"""Whether dates can be those of a thread's posts: along a thread they do not fall."""

from __future__ import annotations

import enum
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from ...model import When
from .._html.dom import attribute
from .record_parts import Record

Reading = Callable[[LexborNode], When | None]
_CLOCK = re.compile(r"\d{1,2}:\d\d|^\d{9,}$")
LEAST = 4  # dates that say something about their order
BACK = 0.2  # of the steps from date to date, that go one way where most go the other


class Order(enum.StrEnum):
    """How the dates of some records follow each other; the value says what to make of it."""

    KEPT = ""
    OTHERWISE = "the dates of its posts go back and forth: the page shows them in another order than that of time"
    MEMBERS = "the dates next to its posts go back and forth and tell no time of day, as those of members do: they were left out"


def order_of(found: Sequence[Record], read: Reading) -> Order:
    """How the dates follow each other. A tree of replies is in an order of its own."""
    if any(record.answers is not None for record in found):
        return Order.KEPT
    dated = [(record, when) for record in found if record.date is not None and (when := read(record.date)) is not None]
    starts = [when.start() for _, when in dated]
    if len(starts) < LEAST:
        return Order.KEPT
    steps = [(before < after) - (before > after) for before, after in itertools.pairwise(starts)]
    falls, rises = steps.count(-1), steps.count(1)
    if min(falls, rises) <= BACK * len(steps):
        return Order.KEPT
    timed = sum(bool(_CLOCK.search(attribute(record.date, "datetime", "title") or words_of(record.date))) for record, _ in dated)
    return Order.OTHERWISE if timed * 2 > len(dated) and not _is_one_each(dated) else Order.MEMBERS


def _is_one_each(dated: Sequence[tuple[Record, When]]) -> bool:
    """Whether whoever wrote several of the posts has the same date in all of them."""
    dates: dict[str, list[str]] = defaultdict(list)
    for record, when in dated:
        dates[words_of(record.author) or record.name].append(when.text)
    several = [said for name, said in dates.items() if name and len(said) > 1]
    return bool(several) and all(len(set(said)) == 1 for said in several)
