"""Dates as dumps of records give them: ISO 8601, Unix time, or the words that a page printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import DateSource, When
from .._dates import absolute_date, relative_date
from .._dates.order import order_of

_EPOCH = re.compile(r"\d{9,11}(?:\.\d{1,9})?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{12,14}", re.ASCII)
_STAMPED = re.compile(r"\d{4}-\d\d-\d\dT[\d:]{8} (\d{9,11})", re.ASCII)  # an ISO date and the same as Unix time
_SHORT_YEAR = re.compile(r"(?<=\s)['’](\d\d)(?!\d)")
_MAX_WORDS = 9  # of a date


def epoch(said: str) -> When | None:
    """Unix time in seconds or milliseconds, as digits."""
    try:
        if _EPOCH.fullmatch(said):
            return When.epoch(int(float(said)))
        return When.epoch(int(said) // 1000) if _MILLISECONDS.fullmatch(said) else None
    except (ValueError, OverflowError):
        return None


class Dates:
    """Reads the dates of one capture: where some of them show which number is the day, that holds for all."""

    def __init__(self, samples: Sequence[str], captured: When | None, dayfirst: bool | None = None) -> None:
        """`samples`: dates as the capture has them, in the order of its posts; `captured`: when it was saved; `dayfirst`: what a
        person said of the order of day and month.
        """
        self.captured = captured
        self.dayfirst = dayfirst if dayfirst is not None else order_of(samples, captured=captured)

    def read(self, said: str) -> tuple[When | None, DateSource | None]:
        """A date and how it is known; None twice for what is no date."""
        said = " ".join(said.split())
        if not said:
            return None, None
        if stamped := _STAMPED.fullmatch(said):
            said = stamped[1]
        when = When.iso(said) or epoch(said)
        if when and when.has_time:  # a day alone is what a page printed
            return when, DateSource.MARKUP
        said = _SHORT_YEAR.sub(lambda match: ("19" if int(match[1]) > 69 else "20") + match[1], said)
        when = absolute_date(said, "", self.dayfirst) or relative_date(said, self.captured)
        return when, DateSource.TEXT if when else None

    def when(self, said: str) -> When | None:
        """A date."""
        return self.read(said)[0]

    def within(self, words: str) -> tuple[str, When | None, str]:
        """The date among some words (a notice of an edit), with what stands before and after it: ("Fixed it", …, "by Ann")."""
        parts = _SHORT_YEAR.sub(lambda match: ("19" if int(match[1]) > 69 else "20") + match[1], " ".join(words.split())).split()
        years = [n for n, part in enumerate(parts) if re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", part)]
        for year in years[:2]:
            spans = [
                (start, end)
                for start in range(max(0, year - 5), year + 1)
                for end in range(year + 1, min(len(parts), year + 5) + 1)
                if end - start <= _MAX_WORDS
            ]
            for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
                if when := self.when(" ".join(parts[start:end])):
                    return " ".join(parts[:start]), when, " ".join(parts[end:])
        return " ".join(parts), None, ""
