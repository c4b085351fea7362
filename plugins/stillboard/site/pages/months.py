"""The archive by years and months."""

from __future__ import annotations

from typing import Annotated

from ._record import Record
from .about import About
from .lists import ThreadRow
from .shared import Link, Pager


class MonthRow(Record, frozen=True):
    """A month in a list of months."""

    title: Annotated[str, "the month in words, with its year"]
    address: Annotated[str, "its page"]
    posts: Annotated[int, "posts written in it"] = 0


class YearView(Record, frozen=True):
    """A year with its months."""

    title: Annotated[str, "the year in words"]
    address: Annotated[str, "its page"]
    posts: Annotated[int, "posts written in it"] = 0
    months: Annotated[tuple[MonthRow, ...], "those in which posts were written"] = ()
    unplaced: Annotated[int, "posts of which the year alone is known"] = 0


class YearsPage(Record, frozen=True):
    """The archive by years and months."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    years: Annotated[tuple[YearView, ...], "the years in which posts were written, latest first"] = ()
    undated: Annotated[int, "posts of which not even the year is known"] = 0


class YearPage(Record, frozen=True):
    """A year: its months, and threads with posts of which the year alone is known."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    year: Annotated[YearView, "the year"]
    previous: Annotated[Link | None, "the year before in which posts were written"] = None
    next: Annotated[Link | None, "the year after"] = None
    threads: Annotated[tuple[ThreadRow, ...], "threads with posts of which the year alone is known"] = ()


class MonthPage(Record, frozen=True):
    """A month: the threads that were started in it, and those that went on."""

    title: Annotated[str, "words for <title>"]
    heading: Annotated[str, "the month in words, with its year"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    posts: Annotated[int, "posts written in it"] = 0
    inferred: Annotated[int, "how many of them have a date that was inferred"] = 0
    previous: Annotated[Link | None, "the month before in which posts were written"] = None
    next: Annotated[Link | None, "the month after"] = None
    started: Annotated[tuple[ThreadRow, ...], "threads of this page that were started in it"] = ()
    active: Annotated[tuple[ThreadRow, ...], "threads of this page that were started before it and went on"] = ()
