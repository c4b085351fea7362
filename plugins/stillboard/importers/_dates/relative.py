"""Dates counted from the moment of looking ("Yesterday, 04:12 PM", "vor 5 Minuten"): what they were when a page was captured."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

from ...model import When
from .absolute import Clock, clock_of, normal, parts_of
from .words import AGO, AM, DAY, HOUR, MINUTE, MONDAY, MONTH, NOTHING, ONE, PM, SECOND, TODAY, WEEK, YEAR, meanings, span

_LONGEST = 60
_BARE_DAYS = frozenset(
    "today heute aujourd'hui hoy oggi vandaag dziś dzisiaj сегодня hoje idag tänään bugün dnes yesterday gestern hier ayer ieri "
    "gisteren wczoraj вчера ontem igår eilen dün včera monday tuesday wednesday thursday friday saturday sunday montag dienstag "
    "mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes "
    "miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag".split()
)
_NOW = frozenset(
    (
        "just now|a moment ago|moments ago|a few seconds ago|less than a minute ago|gerade eben|vor wenigen sekunden|"
        "vor weniger als einer minute|à l'instant|il y a un instant|il y a moins d'une minute|hace un momento|"
        "hace menos de un minuto|pochi secondi fa|meno di un minuto fa|zojuist|minder dan een minuut geleden|przed chwilą|"
        "mniej niż minutę temu|только что|менее минуты назад|agora mesmo|há menos de um minuto|just nu|az önce|たった今|刚刚|방금"
    ).split("|")
)
# Their number is not said: ago, but no date.
_VAGUE = re.compile(r"(?:vor|il y a|hace) .{1,25}|\d{1,3} .{1,20} (?:fa|geleden|temu|назад|atrás|sedan|siden|sitten|önce)")
_SHORT = re.compile(r"(\d{1,3}) ?(s|m|min|mins|h|hr|hrs|d|w|wk|mo|mon|y|yr|yrs)(?: ago)?", re.ASCII)  # Discourse's 5y
_NUMBER = re.compile(r"(?<!\d)[1-9]\d{0,2}(?!\d)", re.ASCII)
_SHORT_UNITS = {"s": SECOND, "m": MINUTE, "h": HOUR, "d": DAY, "w": WEEK, "y": YEAR}
# The shortest and the longest that a unit lasts.
_LENGTHS = {
    SECOND: (dt.timedelta(seconds=1),) * 2,
    MINUTE: (dt.timedelta(minutes=1),) * 2,
    HOUR: (dt.timedelta(hours=1),) * 2,
    DAY: (dt.timedelta(days=1),) * 2,
    WEEK: (dt.timedelta(weeks=1),) * 2,
    MONTH: (dt.timedelta(days=28), dt.timedelta(days=31)),
    YEAR: (dt.timedelta(days=365), dt.timedelta(days=366)),
}
_WEST, _EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)  # the zones on Earth
_SLACK = dt.timedelta(minutes=15)  # by which a board's clock may be wrong
_ZONE = re.compile(
    r"\b(?:utc|gmt|wez|tu)\b(?: ?([+\u2212-]) ?(\d{1,2})(?::?(\d\d))?)?(?!\d)"
    r"(?: ?[^\W\d]{1,12}\.?)?(?P<summer> ?\[ ?[^\W\d][^\[\]]{1,30}\])?"
)
_LETTERS = {"cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3}


@dataclass(frozen=True, slots=True)
class _Ago:
    """How long before the capture: a number of units, or a day's name (a TODAY, a MONDAY) and perhaps a clock."""

    unit: int = 0
    count: int = 0
    day: int = 0
    clock: Clock | None = None


def is_relative(text: str) -> bool:
    """Whether this is a date counted from the moment of looking ("Yesterday at 9:01 PM", "vor 5 Minuten")."""
    if len(text) > _LONGEST:
        return False
    line = normal(text)
    if line in _NOW or line in _BARE_DAYS or _VAGUE.fullmatch(line):
        return True
    said = _said(line, "")
    return bool(said and (said.unit or said.clock))


def relative_date(text: str, captured: When | None, lang: str = "", *, zone: dt.timedelta | None = None) -> When | None:
    """The date that a relative date had when the page was captured; None if that is not certain (see `relative_bounds`).

    Minutes ago need only a time of the capture. A day's name needs the wall clock of the page: that is `captured` where it has
    no zone; where it is an instant, `zone` (the page's offset from UTC, see `zone_of`) leads to it, and without one the day is
    certain only if it is the same in all zones on Earth. The result is a wall clock, as the page would print it.
    """
    said = _of(text, captured, lang)
    if said is None or captured is None:
        return None
    if said.unit == MINUTE and captured.has_time:
        moment = captured.start() - dt.timedelta(minutes=said.count)
        return When(moment.strftime("%Y-%m-%dT%H:%M") + "Z" * captured.is_instant)
    days = _days(said, captured, zone)
    if len(days) != 1:
        return None
    try:
        return When(f"{days[0].isoformat()}T{said.clock.text()}" if said.clock else days[0].isoformat())
    except ValueError:
        return None


def relative_bounds(
    text: str, captured: When | None, lang: str = "", *, zone: dt.timedelta | None = None
) -> tuple[When, When] | None:
    """The bounds of a relative date that `relative_date` does not know: "3 hours ago", or "Yesterday" on a page of no known zone.

    Software rounds down ("1 hour ago" until two have gone), to the nearest, or up ("2 years" after one and a half), so the
    bounds reach from half a unit less to one more.
    """
    said = _of(text, captured, lang)
    if said is None or captured is None:
        return None
    if certain := relative_date(text, captured, lang, zone=zone):
        return certain, certain
    if days := _days(said, captured, zone):
        return When(min(days).isoformat()), When(max(days).isoformat())
    return _span(said, captured) if said.unit else None


def zone_of(text: str) -> dt.timedelta | None:
    """The offset from UTC in a page's footer ("All times are GMT -5. The time now is 10:30 AM."); None if it names none.

    phpBB 3.0 marks daylight saving time with brackets behind it: [ DST ], [ Sommerzeit ].
    """
    line = normal(text[:1000])
    for match in _ZONE.finditer(line):
        if not match[1] and match[0].startswith("tu"):
            continue
        shift = dt.timedelta(hours=int(match[2] or 0), minutes=int(match[3] or 0))
        shift = (shift if match[1] == "+" else -shift) + dt.timedelta(hours=1 if match["summer"] else 0)
        return shift if _WEST <= shift <= _EAST else None
    words = re.findall(r"\b(?:ce|me|ee)s?[tz]\b", line)
    hours = {_LETTERS[word] for word in words if word in _LETTERS}
    return dt.timedelta(hours=hours.pop()) if len(hours) == 1 else None


def _of(text: str, captured: When | None, lang: str) -> _Ago | None:
    if len(text) > _LONGEST or captured is None or len(captured.text) < 10:
        return None
    return _said(normal(text), lang)


@functools.lru_cache(maxsize=4096)
def _said(line: str, lang: str) -> _Ago | None:
    if line in _NOW:
        return _Ago(SECOND, 60)
    if short := _SHORT.fullmatch(line):
        return _Ago(MONTH if short[2].startswith("mo") else _SHORT_UNITS[short[2][0]], int(short[1]))
    if (number := _NUMBER.search(line)) and (unit := span(_NUMBER.sub("#", line), lang)):
        return _Ago(unit, int(number[0]))
    parts = parts_of(line)
    if parts is None or parts.triple or parts.month or len(parts.numbers) > 1 or not parts.words:
        return None
    found = {_understood(parts.numbers, sense, clock_of(parts, sense)) for sense in meanings(parts.words, lang)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _understood(numbers: tuple[str, ...], sense: tuple[frozenset[int], ...], clock: Clock | None) -> _Ago | None:
    """What a line says in one language."""
    units = [(at, one) for at, kinds in enumerate(sense) for one in kinds if SECOND <= one <= YEAR]
    spoken = any(AGO in kinds and NOTHING not in kinds for kinds in sense)
    if spoken and not clock and len(units) == 1:
        at, unit = units[0]
        others = [kinds for n, kinds in enumerate(sense) if n != at]
        count = int(numbers[0]) if numbers else 1 if any(ONE in kinds for kinds in others) else 0
        fits = all(kinds & {AGO, NOTHING, ONE} for kinds in others)
        return _Ago(unit, count) if fits and 0 < count < 1000 else None
    days = [
        (at, one) for at, kinds in enumerate(sense) for one in kinds if MONDAY <= one < MONDAY + 7 or TODAY <= one <= TODAY + 2
    ]
    if numbers or len(days) != 1:
        return None
    if any(not kinds & {NOTHING, AM, PM} for n, kinds in enumerate(sense) if n != days[0][0]):
        return None
    return _Ago(day=days[0][1], clock=clock)


def _days(said: _Ago, captured: When, zone: dt.timedelta | None) -> list[dt.date]:
    """The days that a day's name can mean, given all that the page's own date can have been."""
    if not said.day:
        return []
    start = captured.start()
    if not captured.is_instant:
        first = last = start
    elif zone is not None:
        first = last = start + zone
    else:
        first, last = start + _WEST, start + _EAST
    here = [first.date() + dt.timedelta(days=n) for n in range((last.date() - first.date()).days + 1)]
    if said.day == TODAY and said.clock and captured.is_instant:
        here = [day for day in here if _past(day, said.clock, last)]
    return sorted({_back(day, said.day) for day in here})


def _past(day: dt.date, clock: Clock, latest: dt.datetime) -> bool:
    """Whether this time of the day can have been before `latest`."""
    try:
        when = When(f"{day.isoformat()}T{clock.text()}").start()
    except ValueError:
        return False
    return when <= latest + _SLACK


def _back(here: dt.date, day: int) -> dt.date:
    back = day - TODAY if day >= TODAY else (here.weekday() - (day - MONDAY)) % 7 or 7
    return here - dt.timedelta(days=back)


def _span(said: _Ago, captured: When) -> tuple[When, When] | None:
    shortest, longest = _LENGTHS[said.unit]
    start = captured.start()
    end = start if captured.has_time else start + dt.timedelta(days=1)
    try:
        low, high = start - longest * (said.count + 1), min(end, end - shortest * said.count + shortest / 2)
        if captured.is_instant:
            return When.instant(low), When.instant(high)
        form = "%Y-%m-%dT%H:%M" if captured.has_time and said.unit <= HOUR else "%Y-%m-%d"
        return When(low.strftime(form)), When(high.strftime(form))
    except (ValueError, OverflowError):
        return None
