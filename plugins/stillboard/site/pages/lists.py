"""Lists of threads and boards: the home page and the boards."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_
from .about import About
from .shared import LastPost, Link, Moment, Pager


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list."""

    title: str = is_("its title")
    address: str = is_("its address")
    prefix: str = is_("its prefix", "")
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


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board in a list."""

    title: str = is_("its title")
    address: str = is_("its address")
    text: str = is_("what it is about, in one line", "")
    threads: int = is_("threads in the archive, with those of the boards inside it", 0)
    posts: int = is_("posts in the archive, likewise", 0)
    boards: tuple[Link, ...] = is_("the boards inside it", ())
    last: LastPost | None = is_("its newest post", None)


@dataclass(frozen=True, slots=True)
class ForumView:
    """A forum on the home page."""

    title: str = is_("its name")
    intro: Markup = is_("its introduction", Markup(""))
    original: str = is_("its old address", "")
    boards: tuple[BoardRow, ...] = is_("its outer boards", ())
    threads: int = is_("threads in the archive", 0)
    posts: int = is_("posts in the archive", 0)


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page: the forums with their boards, and the threads by their newest post."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address; empty where the site's address is not set")
    about: About = is_("what it says of itself to machines")
    pager: Pager = is_("its pages")
    forums: tuple[ForumView, ...] = is_("the forums; on the first page only", ())
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
    threads: tuple[ThreadRow, ...] = is_("threads of this page", ())
    original: str = is_("its old address", "")
