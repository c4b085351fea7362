"""Dates as machines read them: never with more precision than is known, and never with a zone that nobody said.

A wall clock whose zone is not known is a day here: formats take the lack of a zone for one of their own, and the hour would lie.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ..model import When


def newest(dates: Iterable[When | None]) -> When | None:
    """The latest of some dates; None where there is none. Zones that are not known count as UTC, as where threads are sorted."""
    return max((when for when in dates if when), key=order, default=None)


def order(when: When) -> str:
    """What sorts dates."""
    return when.text.removesuffix("Z")


def iso(when: When | None) -> str:
    """An instant (`2014-03-04T17:20:00Z`), a day (`2014-03-04`), a month or a year, as ISO 8601 has them; "" for None."""
    if when is None:
        return ""
    return _whole(when.text) if when.is_instant else when.text[:10]


def w3c(when: When | None) -> str:
    """The same as sitemaps' schema has it, which knows instants and days alone: "" for a month or a year."""
    said = iso(when)
    return said if len(said) >= 10 else ""


def rfc3339(when: When) -> str:
    """The same as Atom has it, which knows nothing but instants: where the zone is not known, as if it were UTC."""
    if when.is_instant:
        return _whole(when.text)
    return f"{when.start().replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def moment(when: When | None) -> dt.datetime | None:
    """The same as other programs in Python have it: aware; where the zone is not known, as if it were UTC."""
    return when.start() if when else None


def _whole(instant: str) -> str:
    """An instant with its seconds, which formats want even where a forum showed minutes alone."""
    return instant if len(instant) == 20 else f"{instant[:16]}:00Z"
