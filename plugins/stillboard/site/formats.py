"""How a language writes dates and numbers. English is written here; other languages as Babel has them."""

from __future__ import annotations

import datetime as dt
import decimal
import functools
import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Formats:
    """Functions that write in one language; each gives plain text. Years are 1 to 9999."""

    year: Callable[[int], str]
    month: Callable[[int, int], str]  # of a year: March 2014
    day: Callable[[int, int, int], str]  # of a month of a year: March 4, 2014
    at: Callable[[str, str], str]  # a day as written, and a time such as 09:05, together
    zone: Callable[[str], str]  # a time zone by its IANA name: Europe/London, or the city alone
    number: Callable[[int], str]  # with separators: 1,204
    listed: Callable[[Sequence[str]], str]  # one after the other, one at least: 1–3, 5 and 7


ENGLISH = Formats(
    year=str,
    month=lambda year, month: f"{_MONTHS[month - 1]} {year}",
    day=lambda year, month, day: f"{_MONTHS[month - 1]} {day}, {year}",
    at=lambda day, clock: f"{day}, {clock}",
    zone=lambda name: name.replace("_", " "),
    number=lambda number: f"{number:,}",
    listed=lambda words: " and ".join([*([", ".join(words[:-1])] if words[1:] else []), words[-1]]),
)


def of_babel(tag: str) -> Formats:
    """How Babel writes in the language of a tag; where it does not know its region, as without that."""
    # Here: an English site needs none of it.
    from babel import Locale, UnknownLocaleError, dates, lists, numbers

    locale = None
    parts = tag.split("-")
    while locale is None:
        try:
            locale = Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
            if not parts:
                return ENGLISH
    together = str(dates.get_datetime_format("medium", locale)).replace("'", "")

    @functools.lru_cache(maxsize=4096)
    def number(value: int) -> str:
        with decimal.localcontext() as context:  # Babel computes with it, and 28 digits are too few for what dumps may say
            context.prec = max(context.prec, value.bit_length())
            return numbers.format_decimal(value, locale=locale)

    return Formats(
        year=lambda year: dates.format_skeleton("y", dt.date(year, 1, 1), locale=locale),
        month=lambda year, month: dates.format_skeleton("yMMMM", dt.date(year, month, 1), locale=locale),
        day=lambda year, month, day: dates.format_date(dt.date(year, month, day), "long", locale=locale),
        at=lambda day, clock: together.replace("{1}", day).replace("{0}", clock),
        zone=lambda name: dates.get_timezone_location(zoneinfo.ZoneInfo(name), locale=locale, return_city=True),
        number=number,
        listed=lambda words: lists.format_list(words, locale=locale),
    )
