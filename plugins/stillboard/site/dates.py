"""Dates in words: exactly the precision known, the zone where it is known, and how an inferred date was inferred."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import zoneinfo

from ..model import DateSource, When
from .archived import Dated
from .pages import Moment

MONTHS = "January February March April May June July August September October November December".split()
# A date that stood with the post is as exact as one of the markup; only its zone may not be known, which a thread says once.
_NOTES = {DateSource.UPLOAD_NAME: "from the name of a file uploaded with the post"}


@functools.lru_cache(maxsize=32)
def zone(name: str) -> dt.tzinfo:
    """A time zone by its IANA name; UTC where there is no such zone (a check reports it)."""
    try:
        return zoneinfo.ZoneInfo(name) if name not in ("", "UTC") else dt.UTC
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def zone_name(name: str) -> str:
    """What a time zone is called where all times of a page are in it."""
    return "UTC" if zone(name) is dt.UTC else name.replace("_", " ")


@functools.lru_cache(maxsize=32)
def offsets(name: str) -> str:
    """A time zone's offsets month by month, by which another edition of the table of zones is known."""
    months = (dt.datetime(year, month, 1, tzinfo=zone(name)) for year in range(1970, 2038) for month in range(1, 13))
    return " ".join(f"{month:%z%Z}" for month in months)


def moment(when: When, timezone: str = "", source: DateSource | None = None, *, names_zone: bool = True) -> Moment:
    """A date as a page shows it. An instant is in the forum's zone; `names_zone`: with its name, which a page may say once."""
    return _moment(when.text, timezone, _NOTES.get(source, "") if source else "", names_zone)


@functools.lru_cache(maxsize=65536)  # each post's is asked for on its thread's page and on its author's
def _moment(machine: str, timezone: str, note: str, names_zone: bool) -> Moment:
    """The date that the text of a When says; `note`: how it was inferred, empty for a date that was not."""
    said, clock, suffix = machine[:10], machine[11:16], ""
    if machine.endswith("Z"):
        said, clock, name = _local(machine, zone(timezone))
        suffix = f" {name}" if names_zone else ""
    day = _day(said)
    text = f"{day}, {clock}{suffix}" if clock else day
    return Moment(machine, text, day, bool(note), note)


def _local(instant: str, tz: dt.tzinfo) -> tuple[str, str, str]:
    """The day (`2014-03-04`), the time (`09:05`) and the zone's name that a clock in `tz` shows at an instant."""
    if tz is dt.UTC:
        return instant[:10], instant[11:16], "UTC"
    start = dt.datetime.fromisoformat(instant)
    with contextlib.suppress(OverflowError):  # in the first or last hours that a calendar here knows
        start = start.astimezone(tz)
    shown, name = start.isoformat(), start.tzname() or "UTC"
    return shown[:10], shown[11:16], f"UTC{name}" if name[0] in "+-" else name


@functools.lru_cache(maxsize=16384)
def _day(said: str) -> str:
    """A year, a month or a day (`2014`, `2014-03`, `2014-03-04`) in words."""
    year, month, day = (int(part) for part in (said[:4], said[5:7] or "1", said[8:] or "1"))
    if len(said) == 4:
        return f"{year}"
    if len(said) == 7:
        return f"{MONTHS[month - 1]} {year}"
    return f"{MONTHS[month - 1]} {day}, {year}"


def of_post(post: Dated, timezone: str = "", *, names_zone: bool = True) -> Moment | None:
    """When a post was written; for one known only by its neighbours, the span. None where nothing is known."""
    if post.date:
        return moment(post.date, timezone, post.date_source, names_zone=names_zone)
    if post.not_before or post.not_after:
        return _between(post.not_before, post.not_after, timezone)
    return None


def _between(after: When | None, before: When | None, timezone: str) -> Moment:
    low = moment(after, timezone).short if after else ""
    high = moment(before, timezone).short if before else ""
    note = "from the dates of the posts around it"
    if low == high:
        return Moment("", low, low, True, note)
    text = f"between {low} and {high}" if low and high else f"after {low}" if low else f"before {high}"
    return Moment("", text, text, note=note)  # a span has no value for <time>


def day(when: When | None) -> str:
    """The day alone, in words; empty for None."""
    return moment(when).short if when else ""
