"""Dates in words: exactly the precision known, the zone where it is known, and how an inferred date was inferred."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import zoneinfo

from ..model import DateSource, When
from .archived import Dated
from .languages import Language, message
from .pages import Moment

# A date that stood with the post is as exact as one of the markup; only its zone may not be known, which a thread says once.
_NOTES = {DateSource.UPLOAD_NAME: message("from the name of a file uploaded with the post")}

UTC = message("UTC")
ZONES = frozenset(  # zones whose short names some languages have words of their own for
    (message("WET"), message("WEST"), message("CET"), message("CEST"), message("EET"), message("EEST"))
)


def is_inferred(source: DateSource | None) -> bool:
    """Whether a date that is known so was inferred, as a page says at the post."""
    return source in _NOTES


@functools.lru_cache(maxsize=32)
def zone(name: str) -> dt.tzinfo:
    """A time zone by its IANA name; UTC where there is no such zone (a check reports it)."""
    try:
        return zoneinfo.ZoneInfo(name) if name not in ("", "UTC") else dt.UTC
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


@functools.lru_cache(maxsize=32)
def offsets(name: str) -> str:
    """A time zone's offsets month by month, by which another edition of the table of zones is known."""
    months = (dt.datetime(year, month, 1, tzinfo=zone(name)) for year in range(1970, 2038) for month in range(1, 13))
    return " ".join(f"{month:%z%Z}" for month in months)


class Dates:
    """Dates in the words of one language."""

    def __init__(self, language: Language) -> None:
        """What was written is kept at hand: each post's date is asked for on its thread's page and on its author's."""
        self._language = language
        self._moment = functools.lru_cache(maxsize=1024)(self._written)  # a page says few dates, some of them again and again
        self._day = functools.lru_cache(maxsize=8192)(self._written_day)

    def __reduce__(self) -> tuple[object, ...]:
        """Another process begins with nothing at hand."""
        return Dates, (self._language,)

    def moment(self, when: When, timezone: str = "", source: DateSource | None = None, *, names_zone: bool = True) -> Moment:
        """A date as a page shows it. An instant is in the forum's zone; `names_zone`: with its name, that pages may say once."""
        return self._moment(when.text, timezone, source, names_zone)

    def of_post(self, post: Dated, timezone: str = "", *, names_zone: bool = True) -> Moment | None:
        """When a post was written; for one known only by its neighbours, the span. None where nothing is known."""
        if post.date:
            return self.moment(post.date, timezone, post.date_source, names_zone=names_zone)
        if post.not_before or post.not_after:
            return self._between(post.not_before, post.not_after, timezone)
        return None

    def day(self, when: When | None) -> str:
        """The day alone, in words; empty for None."""
        return self.moment(when).short if when else ""

    def zone_name(self, name: str) -> str:
        """What a time zone is called where all times of a page are in it."""
        return self._language.say(UTC) if zone(name) is dt.UTC else self._language.formats.zone(name)

    def _written(self, machine: str, timezone: str, source: DateSource | None, names_zone: bool) -> Moment:
        """The date that the text of a When says."""
        said, clock, name = machine[:10], machine[11:16], ""
        if machine.endswith("Z"):
            said, clock, name = self._local(machine, zone(timezone))
        day = self._day(said)
        text = self._language.formats.at(day, clock) if clock else day
        note = self._language.say(_NOTES[source]) if source in _NOTES else ""
        return Moment(machine, f"{text} {name}" if name and names_zone else text, day, bool(note), note)

    def _local(self, instant: str, tz: dt.tzinfo) -> tuple[str, str, str]:
        """The day (`2014-03-04`), the time (`09:05`) and the zone's name that a clock in `tz` shows at an instant."""
        utc = self._language.say(UTC)
        if tz is dt.UTC:
            return instant[:10], instant[11:16], utc
        start = _there(instant, tz)
        shown, name = start.isoformat(), start.tzname() or utc
        if name[0] in "+-":
            name = f"{utc}{name}"
        return shown[:10], shown[11:16], self._language.say(name) if name in ZONES else name

    def _written_day(self, said: str) -> str:
        """A year, a month or a day (`2014`, `2014-03`, `2014-03-04`) in words."""
        formats = self._language.formats
        year, month, day = (int(part) for part in (said[:4], said[5:7] or "1", said[8:] or "1"))
        if len(said) == 4:
            return formats.year(year)
        if len(said) == 7:
            return formats.month(year, month)
        return formats.day(year, month, day)

    def _between(self, after: When | None, before: When | None, timezone: str) -> Moment:
        say = self._language.say
        low = self.moment(after, timezone).short if after else ""
        high = self.moment(before, timezone).short if before else ""
        note = say("from the dates of the posts around it")
        if low == high:
            return Moment("", low, low, True, note)
        if low and high:
            text = say("between %(low)s and %(high)s", low=low, high=high)
        else:
            text = say("after %(day)s", day=low) if low else say("before %(day)s", day=high)
        return Moment("", text, text, note=note)  # a span has no value for <time>


def local_day(instant: str, timezone: str) -> str:
    """The day (`2014-03-04`) that a clock of a zone shows at an instant (`2014-03-04T00:05Z`)."""
    return _there(instant, zone(timezone)).isoformat()[:10]


def _there(instant: str, tz: dt.tzinfo) -> dt.datetime:
    """An instant as a clock in `tz` shows it."""
    start = dt.datetime.fromisoformat(instant)
    with contextlib.suppress(OverflowError):  # in the first or last hours that a calendar here knows
        start = start.astimezone(tz)
    return start
