"""Which of a page's numbers is the month: 02-03-2018 alone does not say, but the page's other dates may."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from ...model import When
from .absolute import LONGEST, STOCK, absolute_date, normal, readings, stated_order
from .words import language

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})(?:([./-]) ?(\d{1,2})\2 ?(\d{4})|([./])(\d{1,2})\5(\d\d))(?![\d./-]*\d)", re.ASCII)
_MOST = 2000  # dates of one page that are asked


def order_of(
    texts: Sequence[str], lang: str = "", *, pairs: Iterable[tuple[str, str]] = (), captured: When | None = None
) -> bool | None:
    """Whether a page prints the day before the month; None if that is not certain. Once for each page.

    `texts`: the dates of its posts, in the order of the page, also with words around them; `pairs`: dates of which the first is
    not after the other (joined, posted; posted, edited); `captured`: after which no date is. What decides, in this order: a
    number above 12, which can be no month; a weekday that fits one reading; the reading that is possible at all, by `captured`
    and `pairs`; a language that no country writes month first; the reading under which the posts do not go back; en-US and its
    like; and for English, or a language not known, the stock form of American software (m-d-Y, h:i A). A page may show its
    newest post first, so its order is weaker than what a language never does.
    """
    lines = [normal(text[:LONGEST]) for text in texts[:_MOST]]
    couples = [(normal(one[:LONGEST]), normal(other[:LONGEST])) for one, other in itertools.islice(pairs, _MOST)]
    every = [*lines, *itertools.chain(*couples)]
    found = [match for line in every if (match := _NUMBERS.search(line))]
    if not found:
        return None
    for votes in ({_by_size(match) for match in found}, {_by_weekday(line) for line in every}):
        votes.discard(None)
        if votes:
            return votes.pop() if len(votes) == 1 else None
    possible = [order for order in (True, False) if _is_possible(every, couples, captured, dayfirst=order)]
    if len(possible) != 2:
        return possible[0] if possible else None
    usual = _usual(lines, lang)
    if usual and language(lang) != "en":
        return True
    forward = [order for order in (True, False) if not _goes_back(itertools.pairwise(lines), dayfirst=order)]
    return forward[0] if len(forward) == 1 else usual


def _by_size(match: re.Match[str]) -> bool | None:
    """What one date says by a number that can be no month."""
    first, other = int(match[1]), int(match[3] or match[6])
    return (first > 12) if (first > 12) != (other > 12) and max(first, other) <= 31 else None


def _by_weekday(line: str) -> bool | None:
    """What one date says by its weekday."""
    both = readings(line)
    if both is None:
        return None
    when = absolute_date(line)
    return None if when is None else when == both[0]


def _read(line: str, *, dayfirst: bool) -> When | None:
    """A date of numbers, also one with words before it."""
    match = _NUMBERS.search(line)
    if when := absolute_date(line, "", dayfirst):
        return when
    return absolute_date(line[match.start() :].strip(" »«|)"), "", dayfirst) if match else None


def _is_possible(lines: Iterable[str], couples: Iterable[tuple[str, str]], captured: When | None, *, dayfirst: bool) -> bool:
    """Whether this order gives dates that can be."""
    if captured and any((when := _read(line, dayfirst=dayfirst)) and captured.before(when) for line in lines):
        return False
    return not _goes_back(couples, dayfirst=dayfirst)


def _goes_back(couples: Iterable[tuple[str, str]], *, dayfirst: bool) -> bool:
    """Whether the first of two dates is after the second anywhere."""
    for one, other in couples:
        first, second = _read(one, dayfirst=dayfirst), _read(other, dayfirst=dayfirst)
        if first and second and _later(first, second):
            return True
    return False


def _later(one: When, other: When) -> bool:
    """Whether `one` is after `other`. Both were printed by one page, so clocks without a zone can be compared."""
    if one.is_instant != other.is_instant:
        return other.before(one)
    size = min(len(one.text), len(other.text))
    return one.text[:size] > other.text[:size]


def _usual(lines: Iterable[str], lang: str) -> bool | None:
    """What is usual in the language or, in English, in the software."""
    dates = [line for line in lines if _NUMBERS.search(line)]
    stated = {stated_order(line, lang) for line in dates}
    if stated != {None}:
        return stated.pop() if len(stated) == 1 else None
    stock = all(STOCK.search(line) for line in dates)
    return False if stock and lang.lower().partition("-")[0] in ("", "en") else None
