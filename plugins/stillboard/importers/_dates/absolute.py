"""Reads a date as a page prints it, and never adds anything the page does not say."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import When
from . import calendars
from .words import AM, MONDAY, NOTHING, PM, day_first, language, meanings, plain

LONGEST = 80  # characters; no printed date is longer
_MONTHS = {
    name[:size]: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
    for size in (3, len(name))
} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ZONE = r"(?P<zone>\(?(?:z|(?:gmt|utc)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)\)?)"
# A zone's letters other than GMT and UTC name different offsets in different countries, so they say nothing certain.
_LETTERS = r"\(?[a-z]{2,4}t\)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?(?: ?(?P<half>[ap])\.? ?m\b\.?)?"
_TIME = rf"(?:(?:t|,? (?:at |on |- |@ |\| |· |• )?|,)(?:{_CLOCK})(?: ?(?:{_ZONE}|{_LETTERS}))?)?"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?\.?,? )?"
_NAMED = (
    re.compile(rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}{_TIME}", re.ASCII),
    re.compile(rf"{_WEEKDAY}{_DAY}[ -]{_MONTH}[ ,-] ?{_YEAR}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}-(?P<month>\d\d)-{_DAY}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}/(?P<month>\d\d)/{_DAY}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}[年년] ?(?P<month>\d{{1,2}})[月월] ?{_DAY}[日일]{_TIME}", re.ASCII),
)
_NUMERIC = re.compile(rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<other>\d{{1,2}})(?P=mark){_YEAR}{_TIME}", re.ASCII)
_DAY_NAMES = "mon tue wed thu fri sat sun".split()
_MAY_BE_DATE = re.compile(r"(?:1[349]|20|25)\d\d(?!\d)|\d\D{1,20}\d\d\D{1,12}\d{1,2}[:.h]\d\d", re.ASCII)

# Clocks of other tongues: 12h29, 3時05分, klo 10.20
_CLOCKS = (
    re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?![\d:])", re.ASCII),
    re.compile(r"(?<![\d:.])(\d{1,2}) ?[hu] ?(\d\d)(?: ?m(?:in)? ?(\d\d) ?s?)?(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(\d{1,2}) ?[時时點点시] ?(\d{1,2}) ?[分분](?: ?(\d{1,2}) ?[秒초])?", re.ASCII),
    re.compile(r"(?<=[a-z,\d][. ])(\d{1,2})\.(\d\d)(?:\.(\d\d))?(?= uhr|$)|(?<=kl[. ])(\d{1,2})\.(\d\d)()(?!\d)", re.ASCII),
)
_AFTER_CLOCK = re.compile(
    rf" ?(?:(?P<half>[ap])\.? ?m\b\.?,?)? ?(?:{_ZONE}|\(?(?:[ecmp][sd]t|ak[sd]t|hst|bst|ist|[cew]es?t|mes?z|msk|[jk]st|"
    r"a[cew][sd]t|nz[sd]t|brt|sast)\b\)?)?",
    re.ASCII,
)
_TRIPLE = re.compile(
    r"(?<!\d)(?P<first>\d{4}|\d{1,2})(?:(?P<mark>[./-]) ?(?P<second>\d{1,2})(?P=mark) ?(?P<third>\d{4}|\d{1,2})(?!\d)\.?"
    r"|[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일號号])",
    re.ASCII,
)
# Months and weekdays that have numbers for names: 5月; Vietnamese tháng 5, thứ 2 (a Monday)
_NUMBERED_MONTH = re.compile(r"\b(?:tháng|thg) ?(\d{1,2})\b|(?<!\d)(\d{1,2}) ?[月월]|\bth ?(\d{1,2})\b")
_NUMBERED_DAY = re.compile(r"\bth(?:ứ|u)? ?[2-7]\b(?=.*\bth)|\bthứ ?[2-7]\b")
_STOP = r"\s\d.,:;/()\[\]|·•«»\"“”„–—\-\x1f+@!?&*=<>#%~^{}\\_"
_TOKEN = re.compile(
    r"(?P<number>\d+)(?:[年년日일号號]|(?:st|nd|rd|th|er|ère|re|o|a|e|de|den|ste|ος|η|го|ое|ой|ni|in)\b)?"
    rf"|(?P<word>[^{_STOP}]+(?:\.[^{_STOP}]+)*)|(?P<mark>[^\s.,:;/()\[\]|·•«»\"“”„–—@-])",
    re.ASCII,
)
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOST = 12  # words and numbers; no printed date has more
_HERE = "\x1f"  # stands where the clock stood


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed."""

    hour: int
    minute: str
    second: str = ""
    half: str = ""  # a or p
    zone: str = ""

    def text(self) -> str:
        """As When has it. ValueError for an hour that no clock has."""
        hour = self.hour
        if self.half:
            if not 1 <= hour <= 12:
                raise ValueError(f"no such hour: {hour} {self.half}m")
            hour = hour % 12 + (12 if self.half == "p" else 0)
        return f"{hour:02}:{self.minute:0>2}" + (f":{self.second:0>2}" if self.second else "")


@functools.lru_cache(maxsize=4096)
def absolute_date(text: str, lang: str = "", dayfirst: bool | None = None, *, months: bool = False) -> When | None:
    """An absolute date as printed on a page, with exactly the precision printed; None for anything else.

    None means: a relative date ("Yesterday"), one without a year, two numbers that could each be the month (unless
    `dayfirst`, a weekday or the language tag `lang` decides it), or more words than a date has. A year of two digits is read
    only beside a time of day. `months`: "October 2019" is read too. A zone is kept only if it is printed as GMT, UTC, Z or an
    offset; then the result is an instant in UTC.
    """
    if len(text) > LONGEST:
        return None
    line = normal(text).strip(" ,.·•|")
    if not _MAY_BE_DATE.search(line):
        return None
    for pattern in _NAMED:
        if match := pattern.fullmatch(line):
            month = _MONTHS.get(match["month"]) or int(match["month"])
            return _when(match["year"], month, int(match["day"]), _clock(match))
    if match := _NUMERIC.fullmatch(line):
        weekday = _DAY_NAMES.index(match["weekday"]) if match["weekday"] else None
        order = stated_order(line, lang) if dayfirst is None else dayfirst
        return _numeric(match["year"], int(match["first"]), int(match["other"]), _clock(match), order, weekday)
    return _worded(line, lang, dayfirst, months)


def normal(text: str) -> str:
    """A line as dates are read from it: NFKC, small letters, digits of all scripts as 0 to 9, no marks of direction."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = _DIRECTIONS.sub("", unicodedata.normalize("NFKC", text).lower().replace("\u0307", "").replace("’", "'"))
    text = " ".join(text.replace("،", ",").split())
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def stated_order(line: str, lang: str) -> bool | None:
    """Whether the language writes the day first; None if the date has the stock form of American software all the same.

    A board's language is one setting and its form of dates another, which many a translated board was never given.
    """
    order = day_first(lang)
    return None if order and language(lang) != "en" and STOCK.search(line) else order


STOCK = re.compile(r"\d\d-\d\d-\d{4},? \d\d:\d\d ?[ap]m", re.ASCII)
"""m-d-Y, h:i A: what vBulletin and MyBB print unless they are set otherwise."""


def _clock(match: re.Match[str]) -> Clock | None:
    if not match["hour"]:
        return None
    return Clock(int(match["hour"]), match["minute"], match["second"] or "", match["half"] or "", match["zone"] or "")


def readings(text: str) -> tuple[When, When] | None:
    """A date of three numbers that says not which is the month: as day first and as month first. None for any other text."""
    day, month = absolute_date(text, "", dayfirst=True), absolute_date(text, "", dayfirst=False)
    return (day, month) if day and month and day != month else None


def _numeric(
    year: str, first: int, other: int, clock: Clock | None, dayfirst: bool | None, weekday: int | None = None
) -> When | None:
    """A date of three numbers, the year last."""
    if first == other or first > 12:
        return _when(year, other, first, clock, weekday)
    if other > 12:
        return _when(year, first, other, clock, weekday)
    if dayfirst is None and weekday is not None:
        dayfirst = _by_weekday(int(year), first, other, weekday)
    if dayfirst is None:
        return None
    return _when(year, other, first, clock, weekday) if dayfirst else _when(year, first, other, clock, weekday)


def _by_weekday(year: int, first: int, other: int, weekday: int) -> bool | None:
    """Which of the two numbers is the day, if the weekday fits only one reading."""
    try:
        fits = [dt.date(year, month, day).weekday() == weekday for day, month in ((first, other), (other, first))]
    except ValueError:
        return None
    return fits[0] if fits[0] != fits[1] else None


def _when(year: str, month: int, day: int, clock: Clock | None, weekday: int | None = None) -> When | None:
    """Put the parts together; None if no calendar or clock has them. A Persian or an Islamic date becomes one of ours."""
    date = f"{year}-{month:02}-{day:02}"
    if year.startswith(("13", "14")):
        ours = calendars.day_of(int(year), month, day, weekday)
        date = ours.isoformat() if ours else ""
    try:
        if clock is None:
            return When(date)
        local = When(f"{date}T{clock.text()}")
        return _in_utc(local, clock.zone) if clock.zone else local
    except (ValueError, OverflowError):
        return None


def _in_utc(local: When, zone: str) -> When:
    """The instant (with seconds only if they were printed) of a wall clock in a printed zone."""
    offset = re.search(r"([+-]) ?(\d{1,2}?):?(\d\d)?\)?$", zone)
    moment = local.start()
    if offset:
        shift = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if shift > dt.timedelta(hours=14):
            raise ValueError(f"no such zone: {zone}")
        moment -= shift if offset[1] == "+" else -shift
    seconds = ":%S" if local.text.count(":") == 2 else ""
    return When(moment.strftime(f"%Y-%m-%dT%H:%M{seconds}Z"))


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line."""

    numbers: tuple[str, ...]  # all but those of the clock and of three numbers that are a date
    words: tuple[str, ...]
    before: int | None  # which of the words stands directly before the clock
    after: int | None  # and which directly after it
    clock: Clock | None
    triple: re.Match[str] | None
    month: int = 0  # one that is a number by its word: tháng 5


def _worded(line: str, lang: str, dayfirst: bool | None, months: bool) -> When | None:
    """A date in any language, or with words around it."""
    parts = parts_of(line)
    if parts is None:
        return None
    known = meanings(parts.words, lang)
    if parts.triple and not parts.numbers and not parts.month:
        order = stated_order(line, lang) if dayfirst is None else dayfirst
        found = {_of_numbers(parts, sense, order) for sense in known}
    else:
        found = {when for sense in known for when in _of_words(parts, sense, months)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def parts_of(line: str) -> Line | None:
    """The parts of a line; None if it holds what no date has."""
    line, clock = _without_clock(_NUMBERED_DAY.sub(" ", line))
    triple = _TRIPLE.search(line)
    month = None if triple else _NUMBERED_MONTH.search(line)
    if taken := triple or month:
        line = f"{line[: taken.start()]} {line[taken.end() :]}"
    numbers: list[str] = []
    words: list[str] = []
    before = after = None
    last = ""
    for n, token in enumerate(_TOKEN.finditer(line)):
        if n > _MOST or (token["mark"] and token["mark"] != _HERE):
            return None
        if token["number"]:
            numbers.append(token["number"])
        elif token["word"]:
            if not token["word"].strip("'"):
                continue  # '09
            if last == _HERE:
                after = len(words)
            words.append(plain(token["word"]))
        elif last == "word":
            before = len(words) - 1
        last = _HERE if token["mark"] else token.lastgroup or ""
    number = int(month[1] or month[2] or month[3]) if month else 0
    return Line(tuple(numbers), tuple(words), before, after, clock, triple, number) if number <= 12 else None


def _without_clock(line: str) -> tuple[str, Clock | None]:
    """The line with a mark where the clock stood, and the clock."""
    for pattern in _CLOCKS:
        match = pattern.search(line)
        if not match or (pattern is _CLOCKS[-1] and not re.search(r"(?<!\d)(?:19|20)\d\d", line[: match.start()])):
            continue
        hour, minute, second = (part or "" for part in (match.groups()[:3] if match[1] else match.groups()[3:]))
        rest = _AFTER_CLOCK.match(line, match.end())
        end, half, zone = (rest.end(), rest["half"], rest["zone"]) if rest else (match.end(), "", "")
        clock = Clock(int(hour), minute, second, half or "", zone or "")
        return f"{line[: match.start()]} {_HERE} {line[end:]}", clock
    return line, None


def clock_of(parts: Line, sense: tuple[frozenset[int], ...]) -> Clock | None:
    """The clock with the half of the day that a word beside it says."""
    clock = parts.clock
    if clock is None or clock.half:
        return clock
    for at in (parts.after, parts.before):
        if at is None:
            continue
        for half, letter in ((AM, "a"), (PM, "p")):
            if half in sense[at] and 1 <= clock.hour <= 12:
                return Clock(clock.hour, clock.minute, clock.second, letter, clock.zone)
    return clock


def _empty(parts: Line, at: int, sense: frozenset[int]) -> bool:
    """Whether this word may stand in a date without being its month."""
    if NOTHING in sense or any(MONDAY <= one < MONDAY + 7 for one in sense):
        return True
    return bool(sense & {AM, PM}) and at in (parts.before, parts.after)


def _of_numbers(parts: Line, sense: tuple[frozenset[int], ...], dayfirst: bool | None) -> When | None:
    match = parts.triple
    if match is None or not all(_empty(parts, at, one) for at, one in enumerate(sense)):
        return None
    clock = clock_of(parts, sense)
    if match["month"]:
        if len(match["first"]) != 4:
            return None  # a year of an emperor, perhaps
        return _when(_year(match["first"]), int(match["month"]), int(match["day"]), clock)
    weekday = _weekday(sense)
    first, second, third = match["first"], match["second"], match["third"]
    if len(first) == 4:
        return _when(_year(first), int(second), int(third), clock, weekday) if len(third) <= 2 else None
    if len(third) < 4 and (clock is None or dayfirst is None or (match["mark"] == "-" and int(third) <= 31)):
        return None  # 09-02-15 may begin with its year
    year = _year(third) if len(third) > 1 else ""
    return _numeric(year, int(first), int(second), clock, dayfirst, weekday) if year else None


def _weekday(sense: tuple[frozenset[int], ...]) -> int | None:
    """The day of the week that the words name, 0 for Monday; None if they name none, or several."""
    days = {one - MONDAY for kinds in sense for one in kinds if MONDAY <= one < MONDAY + 7}
    return days.pop() if len(days) == 1 else None


def _of_words(parts: Line, sense: tuple[frozenset[int], ...], months: bool) -> Iterator[When | None]:
    """Every date that one understanding of the words allows."""
    at_month = [(at, one) for at, kinds in enumerate(sense) for one in kinds if _is_month(one)]
    candidates = [(-1, parts.month)] if parts.month else at_month
    clock = clock_of(parts, sense)
    for at, month in candidates:
        if all(_empty(parts, n, one) for n, one in enumerate(sense) if n != at):
            of_others = month > 12 and not months
            yield _foreign(parts, sense, month, clock) if of_others else _named(parts.numbers, month, clock, months)


def _is_month(meaning: int) -> bool:
    return any(start < meaning <= start + 12 for start in (0, calendars.PERSIAN, calendars.ISLAMIC))


def _foreign(parts: Line, sense: tuple[frozenset[int], ...], month: int, clock: Clock | None) -> When | None:
    """A date with the name of a Persian or an Islamic month."""
    numbers = sorted(parts.numbers, key=len) if len({*map(len, parts.numbers)}) > 1 else parts.numbers
    if len(numbers) != 2 or len(numbers[0]) > 2:
        return None
    persian = month < calendars.ISLAMIC
    year = int(numbers[1]) if len(numbers[1]) == 4 else calendars.full_year(int(numbers[1])) if persian and clock else 0
    if not calendars.is_year(year) or (year < 1410) != persian:
        return None
    number = month - (calendars.PERSIAN if persian else calendars.ISLAMIC)
    return _when(str(year), number, int(numbers[0]), clock, _weekday(sense))


def _named(numbers: tuple[str, ...], month: int, clock: Clock | None, months: bool) -> When | None:
    if month > 12:
        return None
    if len(numbers) == 1 and months and clock is None:
        year = _year(numbers[0]) if len(numbers[0]) == 4 else ""
        return When(f"{year}-{month:02}") if year else None
    if len(numbers) != 2:
        return None
    day, year = sorted(numbers, key=len) if len(numbers[0]) != len(numbers[1]) else numbers
    if len(day) > 2 or (len(year) == 2 and clock is None) or year.startswith(("13", "14")):
        return None
    return _when(_year(year), month, int(day), clock) if _year(year) else None


def _year(digits: str) -> str:
    """A year of four digits; "" for what is none.

    No forum is older than 1980 and none is from the future, so of two digits 80 to 99 and 00 to 49 are certain. A year of the
    26th century is one of Thailand's; for those of `calendars` see there.
    """
    number = int(digits)
    if len(digits) == 2:
        return f"20{digits}" if number < 50 else f"19{digits}" if number >= 80 else ""
    if len(digits) == 4 and 2500 <= number < 2600:
        return str(number - 543)
    if len(digits) == 4 and calendars.is_year(number):
        return digits
    return digits if len(digits) == 4 and digits[:2] in ("19", "20") else ""
