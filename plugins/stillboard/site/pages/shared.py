"""What pages of several kinds are made of."""

from __future__ import annotations

from typing import Annotated

from ._record import Record


class Link(Record, frozen=True):
    """A link."""

    title: Annotated[str, "its words"]
    address: Annotated[str, "where it leads; empty: nowhere, show the words alone"] = ""


class Choice(Record, frozen=True):
    """One of several ways to see a list."""

    title: Annotated[str, "its words"]
    address: Annotated[str, "where it leads"]
    is_current: Annotated[bool, "whether it is the one shown"] = False


class Moment(Record, frozen=True):
    """A date as it is shown."""

    machine: Annotated[str, "value of <time datetime>: an instant with Z, a local date and time, or a date alone"]
    text: Annotated[str, "the date in words, with exactly the precision known"]
    short: Annotated[str, "the date alone, for lists"]
    is_inferred: Annotated[bool, "whether it was inferred"] = False
    note: Annotated[str, "how it was inferred, in words"] = ""


class PageLink(Record, frozen=True):
    """One place in a list of pages."""

    number: Annotated[int, "the page's number"]
    address: Annotated[str, "its address; empty: that page is not archived"]
    is_current: Annotated[bool, "whether it is the page shown"] = False
    after_gap: Annotated[bool, "whether pages are left out of the list before it"] = False


class Pager(Record, frozen=True):
    """The way through the pages of a thread or a list. Not shown where the one page there is stands alone."""

    current: Annotated[int, "number of the page shown"]
    total: Annotated[int, "number of the last page that there ever was; 0: not known"]
    first: Annotated[str, "address of the first page here; empty on it"] = ""
    previous: Annotated[str, "address of the page before, skipping those not archived"] = ""
    next: Annotated[str, "address of the page after"] = ""
    last: Annotated[str, "address of the last page here; empty on it"] = ""
    near: Annotated[tuple[PageLink, ...], "the pages to show in a row: first, some before and after the current one, last"] = ()
    all: Annotated[tuple[PageLink, ...], "every archived page (every tenth where there are more than 200)"] = ()


class LastPost(Record, frozen=True):
    """The newest post of a thread or board."""

    address: Annotated[str, "its permalink"]
    author: Annotated[Link, "who wrote it"]
    date: Annotated[Moment | None, "when"] = None
    thread: Annotated[str, "its thread's title, where the list is one of boards"] = ""


class Number(Record, frozen=True):
    """A count on a member's card."""

    what: Annotated[str, "what was counted, in the forum's words"]
    number: Annotated[str, "how many, with separators for reading"]
    as_of: Annotated[str, "the day of the capture it is from, in words; empty if not known"] = ""


class Picture(Record, frozen=True):
    """A member's picture: a small copy of it."""

    address: Annotated[str, "where it is"]
    width: Annotated[int, "of the copy, in pixels"]
    height: Annotated[int, "the same"]


class Card(Record, frozen=True):
    """An author next to a post, or a member on their own page."""

    name: Annotated[str, "display name; empty: the source does not name the author"]
    address: Annotated[str, "their page here"] = ""
    initial: Annotated[str, "one letter to stand for them"] = "?"
    picture: Annotated[Picture | None, "what stands for them instead, where the archive has it"] = None
    title: Annotated[str, "title under the name"] = ""
    badges: Annotated[tuple[str, ...], "what the forum put next to the name: Staff member …"] = ()
    joined: Annotated[Moment | None, "when they joined"] = None
    numbers: Annotated[tuple[Number, ...], "counts at the time of the capture"] = ()
    is_guest: Annotated[bool, "whoever wrote the post was no member to the forum, even if one has the name"] = False
