"""What the theme may use: one frozen record per kind of page, and the parts they are made of.

This is the theme's contract. A template gets `frame` (what surrounds every page) and `page` (one of the classes named
*Page), and nothing else; theme/README.md lists the same fields, and a test compares templates, list and classes.
Text is plain and is escaped by the template; only fields of type Markup are HTML, made by site/sanitize.py.
Addresses are complete: a template never joins paths. An empty string, an empty tuple or None means: not known.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup


def _is(help: str, default: Any = dataclasses.MISSING) -> Any:
    """A field that says what it holds."""
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"help": help})
    return dataclasses.field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class Link:
    """A link."""

    title: str = _is("its words")
    address: str = _is("where it leads; empty: nowhere, show the words alone", "")


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page."""

    title: str = _is("the site's name")
    home: str = _is("address of the home page")
    stylesheet: str = _is("address of the stylesheet")
    members: str = _is("address of the list of members; empty if there are none", "")
    pages: tuple[Link, ...] = _is("the site's own pages, such as About", ())
    lang: str = _is("language of the site's own words", "en")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it is shown."""

    machine: str = _is("value of <time datetime>: an instant with Z, a local date and time, or a date alone")
    text: str = _is("the date in words, with exactly the precision known")
    short: str = _is("the date alone, for lists")
    is_inferred: bool = _is("whether it was inferred", False)
    note: str = _is("how it was inferred, in words", "")


@dataclass(frozen=True, slots=True)
class Number:
    """A count on a member's card."""

    what: str = _is("what was counted, in the forum's words")
    number: str = _is("how many, with separators for reading")
    as_of: str = _is("the day of the capture it is from, in words; empty if not known", "")


@dataclass(frozen=True, slots=True)
class Card:
    """An author next to a post, or a member on their own page."""

    name: str = _is("display name; empty: the source does not name the author")
    address: str = _is("their page here", "")
    initial: str = _is("one letter to stand for them", "?")
    title: str = _is("title under the name", "")
    badges: tuple[str, ...] = _is("what the forum put next to the name: Staff member …", ())
    joined: Moment | None = _is("when they joined", None)
    numbers: tuple[Number, ...] = _is("counts at the time of the capture", ())


@dataclass(frozen=True, slots=True)
class PageLink:
    """One place in a list of pages."""

    number: int = _is("the page's number")
    address: str = _is("its address; empty: that page is not archived")
    is_current: bool = _is("whether it is the page shown", False)
    after_gap: bool = _is("whether pages are left out of the list before it", False)


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through the pages of a thread or a list. Not shown where the one page there is stands alone."""

    current: int = _is("number of the page shown")
    total: int = _is("number of the last page that there ever was; 0: not known")
    first: str = _is("address of the first page here; empty on it", "")
    previous: str = _is("address of the page before, skipping those not archived", "")
    next: str = _is("address of the page after", "")
    last: str = _is("address of the last page here; empty on it", "")
    near: tuple[PageLink, ...] = _is("the pages to show in a row: first, some before and after the current one, last", ())
    all: tuple[PageLink, ...] = _is("every archived page (every tenth where there are more than 200)", ())


@dataclass(frozen=True, slots=True)
class PostView:
    """A post on its thread's page."""

    anchor: str = _is("id of its element: post-…")
    label: str = _is("its number as shown: #241, or #13-1 where only the place on the page is known")
    permalink: str = _is("its address")
    author: Card = _is("who wrote it")
    body: Markup = _is("its text as HTML; empty for a tombstone", Markup(""))
    date: Moment | None = _is("when", None)
    anchors: tuple[str, ...] = _is("further ids under which it is known", ())
    title: str = _is("its own subject line", "")
    tombstone: str = _is("why there is no text, in words", "")
    edited: str = _is("the edit notice in words, without the date", "")
    edited_date: Moment | None = _is("when it was last edited", None)
    notes: tuple[str, ...] = _is("what captures of other days say against it, in words", ())
    reactions: str = _is("reactions as the page showed them", "")
    reply_to: Link | None = _is("the post it answers", None)
    original: str = _is("its old address, as a link out of the archive", "")
    lang: str = _is("language, where it is known and not the thread's", "")
    is_starter: bool = _is("whether the thread's starter wrote it", False)


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """One answer of a poll."""

    text: str = _is("the answer")
    votes: str = _is("how many voted for it; empty if not known", "")
    percent: int | None = _is("share of all votes, 0 to 100", None)


@dataclass(frozen=True, slots=True)
class LastPost:
    """The newest post of a thread or board."""

    address: str = _is("its permalink")
    author: Link = _is("who wrote it")
    date: Moment | None = _is("when", None)
    thread: str = _is("its thread's title, where the list is one of boards", "")


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list."""

    title: str = _is("its title")
    address: str = _is("its address")
    prefix: str = _is("its prefix", "")
    starter: Link = _is("who started it; empty title: not known", Link(""))
    started: Moment | None = _is("when", None)
    posts: int = _is("posts in the archive", 0)
    replies: int = _is("posts in the archive besides the opening one", 0)
    views: str = _is("views when it was captured", "")
    states: tuple[str, ...] = _is("sticky, locked, moved", ())
    pages: tuple[Link, ...] = _is("its last pages, if it has more than one", ())
    board: Link | None = _is("its board, where the list is not that board's", None)
    last: LastPost | None = _is("its newest post", None)
    is_partial: bool = _is("whether pages of it are missing from the archive", False)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board in a list."""

    title: str = _is("its title")
    address: str = _is("its address")
    text: str = _is("what it is about, in one line", "")
    threads: int = _is("threads in the archive, with those of the boards inside it", 0)
    posts: int = _is("posts in the archive, likewise", 0)
    boards: tuple[Link, ...] = _is("the boards inside it", ())
    last: LastPost | None = _is("its newest post", None)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the list of members."""

    name: str = _is("display name")
    address: str = _is("their page")
    title: str = _is("title under the name", "")
    badges: tuple[str, ...] = _is("badges", ())
    posts: int = _is("posts in the archive", 0)
    forum: str = _is("the forum, where the site has several", "")


@dataclass(frozen=True, slots=True)
class MemberPost:
    """A post in the list on its author's page."""

    address: str = _is("its permalink")
    thread: str = _is("its thread's title")
    label: str = _is("its number as shown")
    excerpt: str = _is("how it begins, as plain text", "")
    date: Moment | None = _is("when", None)


@dataclass(frozen=True, slots=True)
class ForumView:
    """A forum on the home page."""

    title: str = _is("its name")
    intro: Markup = _is("its introduction", Markup(""))
    original: str = _is("its old address", "")
    boards: tuple[BoardRow, ...] = _is("its outer boards", ())
    threads: int = _is("threads in the archive", 0)
    posts: int = _is("posts in the archive", 0)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a page comes from."""

    original: str = _is("its old address", "")
    forum: str = _is("the forum's name", "")
    captured: str = _is("when it was captured, in words; empty if not known", "")
    sources: tuple[str, ...] = _is("names of the captures it was read from", ())


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: the forums with their boards, and the threads by their newest post."""

    title: str = _is("words for <title>")
    canonical: str = _is("its own absolute address; empty where the site's address is not set")
    pager: Pager = _is("its pages")
    forums: tuple[ForumView, ...] = _is("the forums; on the first page only", ())
    threads: tuple[ThreadRow, ...] = _is("threads of this page", ())


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board: its boards and its threads."""

    title: str = _is("words for <title>")
    heading: str = _is("the board's title")
    canonical: str = _is("its own absolute address")
    crumbs: tuple[Link, ...] = _is("the way from the home page, this page last")
    pager: Pager = _is("its pages")
    intro: Markup = _is("its description", Markup(""))
    boards: tuple[BoardRow, ...] = _is("the boards inside it; on the first page only", ())
    threads: tuple[ThreadRow, ...] = _is("threads of this page", ())
    original: str = _is("its old address", "")


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a thread."""

    title: str = _is("words for <title>")
    heading: str = _is("the thread's title")
    canonical: str = _is("its own absolute address")
    crumbs: tuple[Link, ...] = _is("the way from the home page, the thread last")
    pager: Pager = _is("the thread's pages")
    posts: tuple[PostView, ...] = _is("the posts of this page, in order")
    provenance: Provenance = _is("where it comes from")
    description: str = _is("how its first post begins, for search engines", "")
    prefix: str = _is("the thread's prefix", "")
    tags: tuple[str, ...] = _is("the thread's tags", ())
    states: tuple[str, ...] = _is("sticky, locked, moved", ())
    starter: Link = _is("who started the thread; empty title: not known", Link(""))
    started: Moment | None = _is("when", None)
    views: str = _is("views when it was captured", "")
    gaps: str = _is("which of its pages are not archived, in words; empty: none is known to be missing", "")
    note: Markup = _is("the archivist's note", Markup(""))
    poll: str = _is("the poll's question", "")
    answers: tuple[PollAnswer, ...] = _is("the poll's answers", ())
    lang: str = _is("the thread's language", "")


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member and their posts."""

    title: str = _is("words for <title>")
    canonical: str = _is("its own absolute address")
    crumbs: tuple[Link, ...] = _is("the way from the home page, this page last")
    card: Card = _is("who it is")
    pager: Pager = _is("the pages of their posts")
    posts: tuple[MemberPost, ...] = _is("their posts, newest first", ())
    total: int = _is("how many posts of theirs are archived", 0)
    names: tuple[str, ...] = _is("former names", ())
    signature: str = _is("their signature; only if the site shows signatures", "")
    note: Markup = _is("the archivist's note", Markup(""))
    original: str = _is("their old address", "")


@dataclass(frozen=True, slots=True)
class MembersPage:
    """The list of members."""

    title: str = _is("words for <title>")
    canonical: str = _is("its own absolute address")
    crumbs: tuple[Link, ...] = _is("the way from the home page, this page last")
    pager: Pager = _is("its pages")
    members: tuple[MemberRow, ...] = _is("members of this page, by name", ())


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A bare address that leads to another page."""

    title: str = _is("words for <title>")
    canonical: str = _is("absolute address of the target")
    target: str = _is("address of the target, without an id")
    script: str = _is("address of the script that takes along the id after a #")


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What a host shows for an address that is not there (404.html)."""

    title: str = _is("words for <title>")
    canonical: str = _is("always empty", "")


PageRecord = HomePage | BoardPage | ThreadPage | MemberPage | MembersPage | RedirectPage | MissingPage

TEMPLATES: dict[type[PageRecord], str] = {
    HomePage: "home.html",
    BoardPage: "board.html",
    ThreadPage: "thread.html",
    MemberPage: "member.html",
    MembersPage: "members.html",
    RedirectPage: "redirect.html",
    MissingPage: "missing.html",
}
"""Which template shows which page."""
