"""The dates of a page: what its elements and its words say, in its language, its order of day and month, and its zone."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from ...model import DateSource, When
from .._dates import absolute_date, is_relative, order_of, relative_bounds, relative_date, zone_of
from .dom import attribute, own_words
from .page import Page
from .unix_time import unix_time

_NUMBERS = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_TAIL = 3000  # characters at the end of a page, where it may name its zone
_ZONE = re.compile(r"[^.|]{0,60}\b(?:UTC|GMT|WEZ|CE[ST]T?|ME[SZ]Z?|EES?T)\b[^.|]{0,30}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?!\d)")
_ORDINAL = re.compile(r"(?<=\d)\s{0,3}(?:#\d{1,7}){1,2}$")
_LONGEST = 160  # characters of words around a date
_LEADING = 6  # words that may lead to a date
_INSTANTS = ("datetime", "data-time", "data-timestamp")  # attributes that hold one


class PageDates:
    """What reads the dates of one page."""

    def __init__(self, page: Page, shown: Iterable[str] = ()) -> None:
        """`shown`: the dates of the page's posts in words, which show whether the day or the month comes first."""
        self._page = page
        self._captured = page.capture.captured
        self._shown = tuple(shown)

    @functools.cached_property
    def dayfirst(self) -> bool | None:
        """Whether the day stands before the month in dates of numbers: as the person says, else as the page's dates show."""
        said = self._page.capture.dayfirst
        return order_of(list(self._shown), self._page.lang, captured=self._captured) if said is None else said

    @functools.cached_property
    def zone(self) -> dt.timedelta | None:
        """The offset from UTC of the page's dates, by the line that forums print below ("All times are GMT -5")."""
        tail = words_of(self._page.root)[-_TAIL:]
        return next((zone for match in _ZONE.finditer(tail) if (zone := zone_of(match[0])) is not None), None)

    def read(self, said: str) -> When | None:
        """A date in the page's words, with what may lead to it ("Posted on", "by Ann »"); None if there is none."""
        lang = self._page.lang
        for words in _tries(said):
            if when := absolute_date(words, lang, self.dayfirst if _NUMBERS.search(words) else None):
                return when
        for words in _tries(said) if self._captured else ():
            if when := relative_date(words, self._captured, lang, zone=self._zone_for(words)):
                return when
        return None

    def bounds(self, said: str) -> tuple[When, When] | None:
        """Between which moments a relative date lies that is not certain ("3 hours ago"); None if the words say nothing."""
        for words in _tries(said) if self._captured else ():
            if found := relative_bounds(words, self._captured, self._page.lang, zone=self._zone_for(words)):
                return found
        return None

    def _zone_for(self, words: str) -> dt.timedelta | None:
        """The zone, if it matters: it takes a look at the whole page."""
        return self.zone if self._captured and self._captured.is_instant and is_relative(words) else None

    def of(self, node: LexborNode | None) -> tuple[When | None, DateSource | None]:
        """The date that an element shows, and how it is known.

        An instant stands in `datetime` or, as Unix time, in `data-time`, `data-timestamp` or one like them; else the words of
        `title`, of `data-datestring` and `data-timestring` (XenForo 1), or of the element itself are read as a printed date.
        "Yesterday" says something only where it is known when the page was captured.
        """
        if node is None:
            return None, None
        if when := instants_of(node):
            return when, DateSource.MARKUP
        attributes = node.attributes
        date, time = attributes.get("data-datestring"), attributes.get("data-timestring")
        whole = words_of(node)
        own = own_words(node) if whole and node.css_first("span, b, strong, em, label") is not None else ""  # "TimeMar 4, 2012"
        words = (attributes.get("title"), f"{date} {time}" if date and time else date, whole, own)
        when, source = self.printed(*(said for said in words if said))
        return (self._fuller(node, when) if when else when), source

    def _fuller(self, node: LexborNode, when: When) -> When:
        """The same day with its time of day, where something in the element has that in its tooltip."""
        if "T" in when.text or len(when.text) < len("2024-05-01"):
            return when
        said = (attribute(one, "title") for one in node.css("[title]")[:_LEADING])
        return next((other for one in said if one and (other := self.read(one)) and other.text.startswith(f"{when.text}T")), when)

    def shown(self, node: LexborNode, said: str) -> tuple[When | None, DateSource | None]:
        """The date that an element's attributes have, else the one that some words print."""
        when = instants_of(node)
        return (when, DateSource.MARKUP) if when else self.printed(said)

    def printed(self, *words: str) -> tuple[When | None, DateSource | None]:
        """The first date that some words print, and that it is known from words; (None, None) if none does."""
        when = next((when for said in words if (when := self.read(said))), None)
        return when, DateSource.TEXT if when else None


def is_date(node: LexborNode, lang: str) -> bool:
    """Whether an element shows a date, whichever order its day and month have."""
    attributes = node.attributes
    if instants_of(node):
        return True
    return any(says_date(words, lang) for words in (attributes.get("title") or "", words_of(node), own_words(node)))


def says_date(words: str, lang: str) -> bool:
    """Whether some words print a date, certain or not, whichever order its day and month have."""
    return any(_NUMBERS.search(said) or absolute_date(said, lang) or is_relative(said) for said in _tries(words))


def instants_of(node: LexborNode) -> When | None:
    """The moment that an element's attributes have; None if they have none."""
    attributes = node.attributes
    found = (instant(said) for name in _INSTANTS if (said := attributes.get(name)))
    when = next((when for when in found if when), None)
    said = unix_time(attributes) if when is None else ""
    return instant(said) if said else when


def date_words(node: LexborNode | None) -> str:
    """The words of an element that shows a date, on one line; those of its tooltip if they have the numbers."""
    if node is None:
        return ""
    title = node.attributes.get("title") or ""
    return title if _NUMBERS.search(title) else words_of(node)


def _tries(said: str) -> Iterator[str]:
    """What may be the date in some words: all of them, what follows a mark, and the rest after each of the first words."""
    said = said.strip(" «»#|•·—–-:,")
    if not said or len(said) > _LONGEST:
        return
    yield said
    if (clock := _CLOCK.search(said)) and clock.end() < len(said):  # "…, 10:00 am Post subject: Lamps"
        said = said[: clock.end()]
        yield said
    elif match := _ORDINAL.search(said):  # "May 01, 2024 #1"
        said = said[: match.start()].strip()
        yield said
    tail = re.split(r"[»«|•]|:\s", said)[-1].strip()
    if tail != said and tail:
        yield tail
        said = tail
    for _ in range(_LEADING):
        _, blank, said = said.partition(" ")
        if not blank or not any(map(str.isdecimal, said)):
            return
        yield said


def instant(said: str) -> When | None:
    """`2025-09-13T10:54:53+0700`, or Unix time in seconds or milliseconds; a time without a zone stays one."""
    try:
        if said.isdecimal():
            return When.epoch(int(said) // (1000 if len(said) > 11 else 1)) if 8 < len(said) < 15 else None
    except ValueError:
        return None
    return When.iso(said)
