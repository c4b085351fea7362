"""The archive by years and months."""

from __future__ import annotations

from dataclasses import dataclass

from ._field import is_
from .about import About
from .lists import ThreadRow
from .shared import Link, Pager


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in a list of months."""

    title: str = is_("the month in words, with its year")
    address: str = is_("its page")
    posts: int = is_("posts written in it", 0)


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with its months."""

    title: str = is_("the year in words")
    address: str = is_("its page")
    posts: int = is_("posts written in it", 0)
    months: tuple[MonthRow, ...] = is_("those in which posts were written", ())
    unplaced: int = is_("posts of which the year alone is known", 0)


@dataclass(frozen=True, slots=True)
class YearsPage:
    """The archive by years and months."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    years: tuple[YearView, ...] = is_("the years in which posts were written, latest first", ())
    undated: int = is_("posts of which not even the year is known", 0)


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year: its months, and threads with posts of which the year alone is known."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    year: YearView = is_("the year")
    previous: Link | None = is_("the year before in which posts were written", None)
    next: Link | None = is_("the year after", None)
    threads: tuple[ThreadRow, ...] = is_("threads with posts of which the year alone is known", ())


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month: the threads that were started in it, and those that went on."""

    title: str = is_("words for <title>")
    heading: str = is_("the month in words, with its year")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    posts: int = is_("posts written in it", 0)
    inferred: int = is_("how many of them have a date that was inferred", 0)
    previous: Link | None = is_("the month before in which posts were written", None)
    next: Link | None = is_("the month after", None)
    started: tuple[ThreadRow, ...] = is_("threads of this page that were started in it", ())
    active: tuple[ThreadRow, ...] = is_("threads of this page that were started before it and went on", ())
