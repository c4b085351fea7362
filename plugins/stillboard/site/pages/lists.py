"""Lists of threads, boards and forums: the home page, forums and boards."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ._record import Record
from .about import About
from .shared import Choice, LastPost, Link, Moment, Pager


class ThreadRow(Record, frozen=True):
    """A thread in a list."""

    title: Annotated[str, "its title"]
    address: Annotated[str, "its address"]
    prefix: Annotated[Link, "its prefix, linked to the threads that have it; empty title: none"] = Link("")
    starter: Annotated[Link, "who started it; empty title: not known"] = Link("")
    started: Annotated[Moment | None, "when"] = None
    posts: Annotated[int, "posts in the archive"] = 0
    replies: Annotated[int, "posts in the archive besides the opening one"] = 0
    views: Annotated[int | None, "views when it was captured"] = None
    states: Annotated[tuple[str, ...], "sticky, locked, moved"] = ()
    tags: Annotated[tuple[Link, ...], "its first tags, those of several threads linked to them"] = ()
    pages: Annotated[tuple[Link, ...], "its last pages, if it has more than one"] = ()
    board: Annotated[Link | None, "its board, where the list is not that board's"] = None
    last: Annotated[LastPost | None, "its newest post"] = None
    is_partial: Annotated[bool, "whether pages of it are missing from the archive"] = False
    here: Annotated[int, "posts of it that the list is about, such as those of a month; 0: all"] = 0


class BoardRow(Record, frozen=True):
    """A board in a list."""

    title: Annotated[str, "its title"]
    address: Annotated[str, "its address"]
    text: Annotated[str, "what it is about, in one line"] = ""
    threads: Annotated[int, "threads in the archive, with those of the boards inside it"] = 0
    posts: Annotated[int, "posts in the archive, likewise"] = 0
    boards: Annotated[tuple[BoardRow, ...], "the boards inside it, with those inside them"] = ()
    last: Annotated[LastPost | None, "its newest post"] = None


class ForumView(Record, frozen=True):
    """A forum on its page, or on the home page where it is the only one."""

    title: Annotated[str, "its name"]
    intro: Annotated[Markup, "its introduction"] = Markup("")
    original: Annotated[str, "its old address"] = ""
    boards: Annotated[tuple[BoardRow, ...], "its outer boards"] = ()
    threads: Annotated[int, "threads in the archive"] = 0
    posts: Annotated[int, "posts in the archive"] = 0


class ForumRow(Record, frozen=True):
    """A forum in a list."""

    title: Annotated[str, "its name"]
    address: Annotated[str, "its page; empty: it has none"]
    text: Annotated[str, "what it is about, in one line"] = ""
    boards: Annotated[int, "how many boards it has"] = 0
    threads: Annotated[int, "threads in the archive"] = 0
    posts: Annotated[int, "posts in the archive"] = 0


class ForumPage(Record, frozen=True):
    """A forum, where the site has several: its boards, and its newest threads."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    forum: Annotated[ForumView, "the forum"]
    sorts: Annotated[tuple[Choice, ...], "the orders in which the threads can be read; empty: no other"] = ()
    threads: Annotated[tuple[ThreadRow, ...], "its newest threads"] = ()


class HomePage(Record, frozen=True):
    """The home page: the forum with its boards, or a list of several forums, and the threads by their newest post."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address; empty where the site's address is not set"]
    about: Annotated[About, "what it says of itself to machines"]
    pager: Annotated[Pager, "its pages"]
    forum: Annotated[ForumView | None, "the forum, where there is one alone; on the first page only"] = None
    forums: Annotated[tuple[ForumRow, ...], "the forums, where there are several; on the first page only"] = ()
    sorts: Annotated[tuple[Choice, ...], "the orders in which the threads can be read; empty: no other"] = ()
    threads: Annotated[tuple[ThreadRow, ...], "threads of this page"] = ()


class BoardPage(Record, frozen=True):
    """A board: its boards and its threads."""

    title: Annotated[str, "words for <title>"]
    heading: Annotated[str, "the board's title"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    intro: Annotated[Markup, "its description"] = Markup("")
    boards: Annotated[tuple[BoardRow, ...], "the boards inside it; on the first page only"] = ()
    sorts: Annotated[tuple[Choice, ...], "the orders in which the threads can be read; empty: no other"] = ()
    threads: Annotated[tuple[ThreadRow, ...], "threads of this page"] = ()
    original: Annotated[str, "its old address"] = ""


class ThreadsPage(Record, frozen=True):
    """A list of threads: a board's, a forum's or the site's in another order, or those with a tag."""

    title: Annotated[str, "words for <title>"]
    heading: Annotated[str, "what the threads have in common: a board, a tag"]
    canonical: Annotated[str, "its own absolute address; of another order, that of the list by the last post"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    label: Annotated[str, "what kind of list it is, in words"]
    sorts: Annotated[tuple[Choice, ...], "the orders in which the threads can be read; empty: no other"] = ()
    threads: Annotated[tuple[ThreadRow, ...], "threads of this page"] = ()


class TagRow(Record, frozen=True):
    """A tag or a prefix in a list."""

    title: Annotated[str, "the tag"]
    address: Annotated[str, "its page"]
    threads: Annotated[int, "how many threads have it"] = 0


class TagsPage(Record, frozen=True):
    """The list of prefixes and tags."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    prefixes: Annotated[tuple[TagRow, ...], "prefixes of this page"] = ()
    tags: Annotated[tuple[TagRow, ...], "tags of this page"] = ()
    single: Annotated[int, "how many more tags and prefixes there are, each of one thread alone"] = 0
