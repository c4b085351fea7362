"""Dates as dumps of records tell them: ISO 8601, Unix time, or the words that a page printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ...model import DateSource, When
from .._dates import absolute_date, relative_date
from .._dates.order import order_of

_EPOCH = re.compile(r"\d{9,11}(?:\.\d{1,9})?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{12,14}", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)?", re.ASCII)
_STAMPED = re.compile(r"\d{4}-\d\d-\d\dT[\d:]{8} (\d{9,11})", re.ASCII)  # an ISO date and the same as Unix time
_SHORT_YEAR = re.compile(r"(?<=\s)['’](\d\d)(?!\d)")
_MAX_WORDS = 9  # of a date


def iso(said: str) -> When | None:
    """`2025-09-13T10:54:53+0700`, `2025-09-13 10:54:53Z`, `… UTC`; without a zone it is a wall clock. None for all else."""
    if not _ISO.fullmatch(said):
        return None
    try:
        moment = dt.datetime.fromisoformat(said.replace(" UTC", "Z").replace(" +", "+").replace(" -", "-"))
        if moment.tzinfo:
            return When.instant(moment)
        seconds = ":%S" if said.count(":") > 1 else ""
        return When(moment.strftime(f"%Y-%m-%dT%H:%M{seconds}").rjust(len("2000-01-01T00:00" + seconds), "0"))
    except (ValueError, OverflowError):
        return None


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
        """A date and how it is known; None twice for what is no date that can be told."""
        said = " ".join(said.split())
        if not said:
            return None, None
        if stamped := _STAMPED.fullmatch(said):
            said = stamped[1]
        if when := iso(said) or epoch(said):
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
