"""Lists of threads, boards and forums: the home page, forums and boards."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_
from .about import About
from .shared import Choice, LastPost, Link, Moment, Pager


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list."""

    title: str = is_("its title")
    address: str = is_("its address")
    prefix: Link = is_("its prefix, linked to the threads that have it; empty title: none", Link(""))
    starter: Link = is_("who started it; empty title: not known", Link(""))
    started: Moment | None = is_("when", None)
    posts: int = is_("posts in the archive", 0)
    replies: int = is_("posts in the archive besides the opening one", 0)
    views: int | None = is_("views when it was captured", None)
    states: tuple[str, ...] = is_("sticky, locked, moved", ())
    pages: tuple[Link, ...] = is_("its last pages, if it has more than one", ())
    board: Link | None = is_("its board, where the list is not that board's", None)
    last: LastPost | None = is_("its newest post", None)
    is_partial: bool = is_("whether pages of it are missing from the archive", False)
    here: int = is_("posts of it that the list is about, such as those of a month; 0: all", 0)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board in a list."""

    title: str = is_("its title")
    address: str = is_("its address")
    text: str = is_("what it is about, in one line", "")
    threads: int = is_("threads in the archive, with those of the boards inside it", 0)
    posts: int = is_("posts in the archive, likewise", 0)
    boards: tuple[BoardRow, ...] = is_("the boards inside it, with those inside them", ())
    last: LastPost | None = is_("its newest post", None)


@dataclass(frozen=True, slots=True)
class ForumView:
    """A forum on its page, or on the home page where it is the only one."""

    title: str = is_("its name")
    intro: Markup = is_("its introduction", Markup(""))
    original: str = is_("its old address", "")
    boards: tuple[BoardRow, ...] = is_("its outer boards", ())
    threads: int = is_("threads in the archive", 0)
    posts: int = is_("posts in the archive", 0)


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum in a list."""

    title: str = is_("its name")
    address: str = is_("its page; empty: it has none")
    text: str = is_("what it is about, in one line", "")
    boards: int = is_("how many boards it has", 0)
    threads: int = is_("threads in the archive", 0)
    posts: int = is_("posts in the archive", 0)


@dataclass(frozen=True, slots=True)
class ForumPage:
    """A forum, where the site has several: its boards, and its newest threads."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    forum: ForumView = is_("the forum")
    sorts: tuple[Choice, ...] = is_("the orders in which the threads can be read; empty: no other", ())
    threads: tuple[ThreadRow, ...] = is_("its newest threads", ())


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: the forum with its boards, or a list of several forums, and the threads by their newest post."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address; empty where the site's address is not set")
    about: About = is_("what it says of itself to machines")
    pager: Pager = is_("its pages")
    forum: ForumView | None = is_("the forum, where there is one alone; on the first page only", None)
    forums: tuple[ForumRow, ...] = is_("the forums, where there are several; on the first page only", ())
    sorts: tuple[Choice, ...] = is_("the orders in which the threads can be read; empty: no other", ())
    threads: tuple[ThreadRow, ...] = is_("threads of this page", ())


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board: its boards and its threads."""

    title: str = is_("words for <title>")
    heading: str = is_("the board's title")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    intro: Markup = is_("its description", Markup(""))
    boards: tuple[BoardRow, ...] = is_("the boards inside it; on the first page only", ())
    sorts: tuple[Choice, ...] = is_("the orders in which the threads can be read; empty: no other", ())
    threads: tuple[ThreadRow, ...] = is_("threads of this page", ())
    original: str = is_("its old address", "")


@dataclass(frozen=True, slots=True)
class ThreadsPage:
    """A list of threads: a board's, a forum's or the site's in another order, or those with a tag."""

    title: str = is_("words for <title>")
    heading: str = is_("what the threads have in common: a board, a tag")
    canonical: str = is_("its own absolute address; of another order, that of the list by the last post")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    label: str = is_("what kind of list it is, in words")
    sorts: tuple[Choice, ...] = is_("the orders in which the threads can be read; empty: no other", ())
    threads: tuple[ThreadRow, ...] = is_("threads of this page", ())


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag or a prefix in a list."""

    title: str = is_("the tag")
    address: str = is_("its page")
    threads: int = is_("how many threads have it", 0)


@dataclass(frozen=True, slots=True)
class TagsPage:
    """The list of prefixes and tags."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    prefixes: tuple[TagRow, ...] = is_("prefixes of this page", ())
    tags: tuple[TagRow, ...] = is_("tags of this page", ())
    single: int = is_("how many more tags and prefixes there are, each of one thread alone", 0)
