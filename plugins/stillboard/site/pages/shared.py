"""What pages of several kinds are made of."""

from __future__ import annotations

from dataclasses import dataclass

from ._field import is_


@dataclass(frozen=True, slots=True)
class Link:
    """A link."""

    title: str = is_("its words")
    address: str = is_("where it leads; empty: nowhere, show the words alone", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see a list."""

    title: str = is_("its words")
    address: str = is_("where it leads")
    is_current: bool = is_("whether it is the one shown", False)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it is shown."""

    machine: str = is_("value of <time datetime>: an instant with Z, a local date and time, or a date alone")
    text: str = is_("the date in words, with exactly the precision known")
    short: str = is_("the date alone, for lists")
    is_inferred: bool = is_("whether it was inferred", False)
    note: str = is_("how it was inferred, in words", "")


@dataclass(frozen=True, slots=True)
class PageLink:
    """One place in a list of pages."""

    number: int = is_("the page's number")
    address: str = is_("its address; empty: that page is not archived")
    is_current: bool = is_("whether it is the page shown", False)
    after_gap: bool = is_("whether pages are left out of the list before it", False)


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through the pages of a thread or a list. Not shown where the one page there is stands alone."""

    current: int = is_("number of the page shown")
    total: int = is_("number of the last page that there ever was; 0: not known")
    first: str = is_("address of the first page here; empty on it", "")
    previous: str = is_("address of the page before, skipping those not archived", "")
    next: str = is_("address of the page after", "")
    last: str = is_("address of the last page here; empty on it", "")
    near: tuple[PageLink, ...] = is_("the pages to show in a row: first, some before and after the current one, last", ())
    all: tuple[PageLink, ...] = is_("every archived page (every tenth where there are more than 200)", ())


@dataclass(frozen=True, slots=True)
class LastPost:
    """The newest post of a thread or board."""

    address: str = is_("its permalink")
    author: Link = is_("who wrote it")
    date: Moment | None = is_("when", None)
    thread: str = is_("its thread's title, where the list is one of boards", "")


@dataclass(frozen=True, slots=True)
class Number:
    """A count on a member's card."""

    what: str = is_("what was counted, in the forum's words")
    number: str = is_("how many, with separators for reading")
    as_of: str = is_("the day of the capture it is from, in words; empty if not known", "")


@dataclass(frozen=True, slots=True)
class Picture:
    """A member's picture: a small copy of it."""

    address: str = is_("where it is")
    width: int = is_("of the copy, in pixels")
    height: int = is_("the same")


@dataclass(frozen=True, slots=True)
class Card:
    """An author next to a post, or a member on their own page."""

    name: str = is_("display name; empty: the source does not name the author")
    address: str = is_("their page here", "")
    initial: str = is_("one letter to stand for them", "?")
    picture: Picture | None = is_("what stands for them instead, where the archive has it", None)
    title: str = is_("title under the name", "")
    badges: tuple[str, ...] = is_("what the forum put next to the name: Staff member …", ())
    joined: Moment | None = is_("when they joined", None)
    numbers: tuple[Number, ...] = is_("counts at the time of the capture", ())
