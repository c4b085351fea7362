"""The archive as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from ._field import is_
from .about import About
from .shared import Link


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A time in a plot, as a table has it."""

    title: str = is_("the time in words")
    posts: int = is_("posts written in it", 0)


@dataclass(frozen=True, slots=True)
class Plot:
    """Posts over time, as bars."""

    path: str = is_("the bars, for the `d` of an SVG path")
    width: int = is_("of the box")
    height: int = is_("of the box")
    first: str = is_("what the first bar stands for, in words")
    last: str = is_("what the last one stands for")
    most: int = is_("how many posts the highest bar stands for", 0)
    is_monthly: bool = is_("whether a bar is a month, and not a year", False)
    years: tuple[PlotRow, ...] = is_("the same by years, as numbers", ())


@dataclass(frozen=True, slots=True)
class SourceView:
    """A forum, and what the archive of it was made from."""

    title: str = is_("its name")
    address: str = is_("its page here")
    original: str = is_("its old address", "")
    engine: str = is_("its software", "")
    boards: int = is_("boards in the archive", 0)
    threads: int = is_("threads in the archive", 0)
    posts: int = is_("posts in the archive", 0)
    members: int = is_("people who wrote, or of whom a page was saved", 0)
    captures: int = is_("files that were read", 0)
    first: str = is_("the day of the first capture, in words; empty: not known", "")
    last: str = is_("the day of the last one", "")
    undated: int = is_("captures of which nobody knows when they were made", 0)


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The archive as a whole: what is in it, what it was made from, and what is missing."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    all_threads: int = is_("threads in the archive", 0)
    all_posts: int = is_("posts in the archive", 0)
    plot: Plot | None = is_("posts over time; None: their dates make no plot", None)
    sources: tuple[SourceView, ...] = is_("the forums", ())
    partial: int = is_("threads of which pages are known to be missing", 0)
    undated: int = is_("posts of which no date is known", 0)
    inferred: int = is_("posts whose date was inferred", 0)
    nameless: int = is_("posts of which nobody knows who wrote them", 0)
    tombstones: int = is_("posts without text: deleted, hidden, removed", 0)
    differing: int = is_("posts of which captures have different texts", 0)
    vanished: int = is_("posts that a later capture lacks", 0)
