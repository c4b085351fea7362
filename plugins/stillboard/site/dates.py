"""Dates in words: exactly the precision known, the zone where it is known, and how an inferred date was inferred."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo

from ..model import DateSource, When
from .archived import Dated
from .pages import Moment

MONTHS = "January February March April May June July August September October November December".split()
_NOTES = {
    DateSource.UPLOAD_NAME: "from the name of a file uploaded with the post",
    DateSource.TEXT: "from a date printed with the post",
}


@functools.lru_cache(maxsize=32)
def zone(name: str) -> dt.tzinfo:
    """A time zone by its IANA name; UTC where there is no such zone (a check reports it)."""
    try:
        return zoneinfo.ZoneInfo(name) if name else dt.UTC
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


@functools.lru_cache(maxsize=4096)
def moment(when: When, timezone: str = "", source: DateSource | None = None) -> Moment:
    """A date as a page shows it. An instant is shown in the forum's zone."""
    start = when.start()
    machine = when.text
    suffix = ""
    if when.is_instant:
        start = _in_zone(start, zone(timezone))
        suffix = f" {_zone_name(start)}"
    day = _day(when, start)
    text = f"{day}, {start:%H:%M}{suffix}" if when.has_time else day
    note = _NOTES.get(source, "") if source else ""
    if len(machine) in (16, 19) and not when.is_instant:
        note = f"{note}; the time zone is not known" if note else ""
    return Moment(machine, text, day, bool(note and source), note)


def _in_zone(start: dt.datetime, tz: dt.tzinfo) -> dt.datetime:
    try:
        return start.astimezone(tz)
    except OverflowError:  # in the first or last hours that a calendar here knows
        return start


def _zone_name(start: dt.datetime) -> str:
    name = start.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


def _day(when: When, start: dt.datetime) -> str:
    month = MONTHS[start.month - 1]
    if len(when.text) == 4:
        return f"{start.year}"
    if len(when.text) == 7:
        return f"{month} {start.year}"
    return f"{month} {start.day}, {start.year}"


def of_post(post: Dated, timezone: str = "") -> Moment | None:
    """When a post was written; for one known only by its neighbours, the span. None where nothing is known."""
    if post.date:
        return moment(post.date, timezone, post.date_source)
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
