"""The archive as a whole."""

from __future__ import annotations

from typing import Annotated

from ._record import Record
from .about import About
from .shared import Link


class PlotRow(Record, frozen=True):
    """A time in a plot, as a table has it."""

    title: Annotated[str, "the time in words"]
    posts: Annotated[int, "posts written in it"] = 0


class Plot(Record, frozen=True):
    """Posts over time, as bars."""

    path: Annotated[str, "the bars, for the `d` of an SVG path"]
    width: Annotated[int, "of the box"]
    height: Annotated[int, "of the box"]
    first: Annotated[str, "what the first bar stands for, in words"]
    last: Annotated[str, "what the last one stands for"]
    most: Annotated[int, "how many posts the highest bar stands for"] = 0
    is_monthly: Annotated[bool, "whether a bar is a month, and not a year"] = False
    years: Annotated[tuple[PlotRow, ...], "the same by years, as numbers"] = ()


class SourceView(Record, frozen=True):
    """A forum, and what the archive of it was made from."""

    title: Annotated[str, "its name"]
    address: Annotated[str, "its page here"]
    original: Annotated[str, "its old address"] = ""
    engine: Annotated[str, "its software"] = ""
    boards: Annotated[int, "boards in the archive"] = 0
    threads: Annotated[int, "threads in the archive"] = 0
    posts: Annotated[int, "posts in the archive"] = 0
    members: Annotated[int, "people who wrote, or of whom a page was saved"] = 0
    captures: Annotated[int, "files that were read"] = 0
    first: Annotated[str, "the day of the first capture, in words; empty: not known"] = ""
    last: Annotated[str, "the day of the last one"] = ""
    undated: Annotated[int, "captures of which nobody knows when they were made"] = 0


class OverviewPage(Record, frozen=True):
    """The archive as a whole: what is in it, what it was made from, and what is missing."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    all_threads: Annotated[int, "threads in the archive"] = 0
    all_posts: Annotated[int, "posts in the archive"] = 0
    plot: Annotated[Plot | None, "posts over time; None: their dates make no plot"] = None
    sources: Annotated[tuple[SourceView, ...], "the forums"] = ()
    partial: Annotated[int, "threads of which pages are known to be missing"] = 0
    undated: Annotated[int, "posts of which no date is known"] = 0
    inferred: Annotated[int, "posts whose date was inferred"] = 0
    nameless: Annotated[int, "posts of which nobody knows who wrote them"] = 0
    tombstones: Annotated[int, "posts without text: deleted, hidden, removed"] = 0
    differing: Annotated[int, "posts of which captures have different texts"] = 0
    vanished: Annotated[int, "posts that a later capture lacks"] = 0
