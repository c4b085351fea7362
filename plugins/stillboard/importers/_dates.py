"""Reads a date as a page prints it, and never adds anything the page does not say."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata

from ..model import When

_LONGEST = 80  # characters; no printed date is longer
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
_ZONE = r"(?P<zone>\(?(?:z|(?:gmt|utc)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d)\)?)"
# A zone's letters other than GMT and UTC name different offsets in different countries, so they say nothing certain.
_LETTERS = r"\(?[a-z]{2,4}t\)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?(?: ?(?P<half>[ap])\.? ?m\b\.?)?"
_TIME = rf"(?:(?:t|,? (?:at |on |- |@ |\| |· |• )?|,)(?:{_CLOCK})(?: ?(?:{_ZONE}|{_LETTERS}))?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_NAMED = (
    re.compile(rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}{_TIME}", re.ASCII),
    re.compile(rf"{_WEEKDAY}{_DAY}[ -]{_MONTH}[ ,-] ?{_YEAR}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}-(?P<month>\d\d)-{_DAY}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}/(?P<month>\d\d)/{_DAY}{_TIME}", re.ASCII),
    re.compile(rf"{_YEAR}[年년] ?(?P<month>\d{{1,2}})[月월] ?{_DAY}[日일]{_TIME}", re.ASCII),
)
_NUMERIC = re.compile(rf"{_WEEKDAY}(?P<first>\d{{1,2}})([./-])(?P<other>\d{{1,2}})\2{_YEAR}{_TIME}", re.ASCII)
# Languages of which no locale in the CLDR writes month, day, year in this order (https://cldr.unicode.org/).
_DAY_FIRST = frozenset("be bg bs ca cs da de el et fi fr gl he hr is it lv mk nb nl nn no pl pt ro ru sk sl sr tr uk vi".split())
# Asked in turn where the language is not known: all that understand a text must agree, since "listopad" is a November
# in Poland and an October in Croatia.
_LANGUAGES = tuple("de fr es it pt nl pl ru cs sk hr sr sl uk bg sv da nb fi hu ro tr el id vi ar fa he ja ko zh".split())
_OTHER_CLOCK = re.compile(r"(?<![\d.,/-])(\d{1,2}) ?[:h] ?(\d\d)(?::(\d\d))?(?!\d)|(?<=kl[. ])(?:o )? ?(\d{1,2})\.(\d\d)()(?!\d)")
_FULL_YEAR = re.compile(r"(?<![\d:])(?:19|20)\d\d(?![\d:])")
# Words that lead from the date to the time, or follow the time, and mean nothing else there.
_LINKS = re.compile(
    r"(?:^|(?<=[ ,]))(?:um|uhr|à|a las|a la|às|as|alle|alle ore|ore|om|o godz\.?|o|kl\.?|klo|at|в|о|у|ob|lúc|saat|στις)(?=[ ,]|$)"
)
_BASES = (dt.datetime(2001, 3, 7, 4, 9, 11), dt.datetime(2016, 8, 22, 17, 38, 52))


@functools.lru_cache(maxsize=4096)
def printed(text: str, lang: str = "", dayfirst: bool | None = None) -> When | None:
    """An absolute date as printed on a page, with exactly the precision printed; None for anything else.

    None means: a relative date ("Yesterday"), one without a year, two numbers that could each be the month (unless
    `dayfirst` or the language tag `lang` decides it), or more words than a date has. A zone is kept only if it is
    printed as GMT, UTC, Z or an offset; then the result is an instant in UTC.
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split()).strip(" ,.·•|")
    plain = _western_digits(plain)
    if not _FULL_YEAR.search(plain.replace("t", " ", 1) if plain[:4].isdigit() else plain):
        return None
    for pattern in _NAMED:
        if match := pattern.fullmatch(plain):
            month = _MONTHS.get(match["month"]) or int(match["month"])
            return _when(match, month, int(match["day"]))
    if match := _NUMERIC.fullmatch(plain):
        return _numeric(match, lang, dayfirst)
    return _foreign(plain, lang)


def _western_digits(text: str) -> str:
    """Digits of other scripts as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _numeric(match: re.Match[str], lang: str, dayfirst: bool | None) -> When | None:
    """A date of three numbers, the year last."""
    first, other = int(match["first"]), int(match["other"])
    if dayfirst is None:
        dayfirst = _order(lang)
    if first == other or first > 12 or (dayfirst and other <= 12):
        return _when(match, other, first)
    if other > 12 or dayfirst is False:
        return _when(match, first, other)
    return None


def _order(lang: str) -> bool | None:
    """Does the language write the day before the month? None: not known."""
    tag = lang.lower().replace("_", "-")
    if tag in ("en-us", "en-gb", "en-au", "en-nz", "en-ie"):
        return tag != "en-us"
    return True if tag.partition("-")[0] in _DAY_FIRST else None


def _when(match: re.Match[str], month: int, day: int) -> When | None:
    """Put the parts of a match together; None if no calendar or clock has them."""
    date = f"{match['year']}-{month:02}-{day:02}"
    try:
        if not match["hour"]:
            return When(date)
        hour = _hour(int(match["hour"]), match["half"] or "")
        clock = f"{hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
        local = When(f"{date}T{clock}")
        return _in_utc(local, match["zone"]) if match["zone"] else local
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str) -> int:
    """The hour of 24 from one printed with `a` or `p` (am or pm), or with neither."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"no such hour: {hour} {half}m")
    return hour % 12 + (12 if half == "p" else 0)


def _in_utc(local: When, zone: str) -> When:
    """The instant (with seconds only if they were printed) of a wall clock in a printed zone."""
    offset = re.search(r"([+-])(\d{1,2}?):?(\d\d)?\)?$", zone)
    moment = local.start()
    if offset:
        shift = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if shift > dt.timedelta(hours=14):
            raise ValueError(f"no such zone: {zone}")
        moment -= shift if offset[1] == "+" else -shift
    seconds = ":%S" if local.text.count(":") == 2 else ""
    return When(moment.strftime(f"%Y-%m-%dT%H:%M{seconds}Z"))


def _foreign(plain: str, lang: str) -> When | None:
    """A date with a month's name in a language other than English."""
    numbers = re.findall(r"\d+", _FULL_YEAR.sub(" ", _OTHER_CLOCK.sub(" ", plain), count=1))
    if len(numbers) != 1 or len(plain.split()) > 9 or not 1 <= int(numbers[0][:4]) <= 31:
        return None
    languages = (lang.replace("_", "-").partition("-")[0].lower(),) if lang else _LANGUAGES
    readings = {when for language in languages if (when := _in_language(plain, language, int(numbers[0])))}
    return readings.pop() if len(readings) == 1 else None


def _in_language(plain: str, language: str, day: int) -> When | None:
    """What one language reads, if it invents nothing: neither part of the date, nor a time that is not printed."""
    import dateparser  # slow to import, and most dumps never need it

    clock = _OTHER_CLOCK.search(plain)
    bare = " ".join(_LINKS.sub(" ", plain).replace(" ,", ",").split()).strip(" ,")
    for text in dict.fromkeys((plain, bare)):
        found = set()
        for base in _BASES:
            settings = {
                "REQUIRE_PARTS": ["day", "month", "year"],
                "RELATIVE_BASE": base,
                "PARSERS": ["absolute-time"],
                "DATE_ORDER": "DMY",
            }
            try:
                found.add(dateparser.parse(text, languages=[language], settings=settings))
            except (ValueError, OverflowError):
                return None
        moment = found.pop()
        if moment and not found and moment.day == day and str(moment.year) in plain:
            return _checked(moment, clock)
    return None


def _checked(moment: dt.datetime, clock: re.Match[str] | None) -> When | None:
    """The date, with the time only as far as it is printed; None if the two disagree."""
    if not clock:
        return When(moment.strftime("%Y-%m-%d"))
    parts = [part for part in clock.groups() if part]
    if int(parts[0]) % 12 != moment.hour % 12 or int(parts[1]) != moment.minute:
        return None
    local = moment.strftime("%Y-%m-%dT%H:%M" + (":%S" if len(parts) > 2 else ""))
    return When.instant(moment) if moment.tzinfo and len(parts) > 2 else When(local)


_BACK = {
    0: "today heute aujourd'hui hoy oggi vandaag dziś dzisiaj сегодня hoje idag i\xa0dag tänään bugün dnes",
    1: "yesterday gestern hier ayer ieri gisteren wczoraj вчера ontem igår i\xa0går eilen dün včera",
}
_WEEKDAYS = (  # of the languages in which a day's name stands alone; from Monday
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
_RELATIVE = {name.replace("\xa0", " "): back for back, names in _BACK.items() for name in names.split(" ")}
_DAY_NAMES = {name: number for names in _WEEKDAYS for number, name in enumerate(names.split())} | {"sonnabend": 5}
_AGO = re.compile(
    r"(?:a moment ago|just now|(?P<count>\d{1,3}|a|an) (?P<unit>minute|hour)s? ago"
    rf"|(?P<day>{'|'.join(sorted((*_RELATIVE, *_DAY_NAMES), key=len, reverse=True))})"
    r"(?:,? (?:at |um |à |a las |alle (?:ore )?|om |o |в |às |kl\.? |klo )?(?P<clock>\d{1,2}:\d\d(?: ?[ap]m)?)(?: uhr)?)?"
    r"|(?:vor|il y a|hace) .{1,25}|\d{1,3} .{1,20} (?:fa|geleden|temu|назад|atrás|sedan|siden|sitten|önce))"
)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def ago(text: str) -> bool:
    """Is this a date told from the moment of looking ("Yesterday at 9:01 PM", "vor 5 Minuten")?"""
    return len(text) <= 60 and bool(_AGO.fullmatch(_plain(text)))


def told(text: str, captured: When | None) -> When | None:
    """The date that a relative date had when the page was captured; None if that is not certain.

    Minutes and hours ago (in English) need only an instant. A day's name needs the wall clock of the person who looked, so
    it is read only where `captured` is given without a zone.
    """
    match = _AGO.fullmatch(_plain(text)) if len(text) <= 60 else None
    if not match or not captured or len(captured.text) < 10:
        return None
    if match["unit"] and captured.has_time:
        return _minutes_ago(match["count"], match["unit"], captured)
    if not match["day"] or captured.is_instant:
        return None
    date = captured.start().date()
    name = match["day"]
    back = _RELATIVE[name] if name in _RELATIVE else (date.weekday() - _DAY_NAMES[name]) % 7 or 7
    day = (date - dt.timedelta(days=back)).isoformat()
    return printed(f"{day} {match['clock']}" if match["clock"] else day)


def _minutes_ago(count: str, unit: str, captured: When) -> When | None:
    """To the minute; hours ago are known to an hour only, which no When can say."""
    if unit != "minute":
        return None
    moment = captured.start() - dt.timedelta(minutes=int(count) if count.isdigit() else 1)
    return When(moment.strftime("%Y-%m-%dT%H:%M") + "Z" * captured.is_instant)
