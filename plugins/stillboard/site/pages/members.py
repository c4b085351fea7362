"""Members, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_
from .about import About
from .overview import Plot
from .shared import Card, Link, Moment, Pager, Picture


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the list of members."""

    name: str = is_("display name")
    address: str = is_("their page")
    title: str = is_("title under the name", "")
    badges: tuple[str, ...] = is_("badges", ())
    posts: int = is_("posts in the archive", 0)
    forum: str = is_("the forum, where the site has several", "")
    picture: Picture | None = is_("what stands for them, where the archive has it", None)


@dataclass(frozen=True, slots=True)
class MemberPost:
    """A post in the list on its author's page."""

    address: str = is_("its permalink")
    thread: str = is_("its thread's title")
    label: str = is_("its number as shown; empty: it has none")
    excerpt: str = is_("how it begins, as plain text", "")
    date: Moment | None = is_("when", None)


@dataclass(frozen=True, slots=True)
class StartedThread:
    """A thread in the list of those that a member started."""

    thread: Link = is_("the thread")
    date: Moment | None = is_("when", None)


@dataclass(frozen=True, slots=True)
class SameMember:
    """The same person in another forum."""

    member: Link = is_("who they are there")
    forum: str = is_("the forum")


@dataclass(frozen=True, slots=True)
class MemberGroup:
    """Members whose names begin alike."""

    initial: str = is_("the letter; # for names that begin with none")
    anchor: str = is_("id of its heading")
    members: tuple[MemberRow, ...] = is_("by name", ())


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member and their posts."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    card: Card = is_("who it is")
    pager: Pager = is_("the pages of their posts")
    posts: tuple[MemberPost, ...] = is_("their posts, newest first", ())
    total: int = is_("how many posts of theirs are archived", 0)
    names: tuple[str, ...] = is_("former names", ())
    signature: str = is_("their signature; only if the site shows signatures", "")
    note: Markup = is_("the archivist's note", Markup(""))
    original: str = is_("their old address", "")
    same: tuple[SameMember, ...] = is_("the same person in other forums, as the archivist says", ())
    first: MemberPost | None = is_("the first post of theirs whose date is known; on the first page only", None)
    last: MemberPost | None = is_("the last one", None)
    plot: Plot | None = is_("their posts by years; on the first page only", None)
    started: tuple[StartedThread, ...] = is_("threads they started, newest first; on the first page only", ())
    more: int = is_("how many more threads they started", 0)


@dataclass(frozen=True, slots=True)
class MembersPage:
    """The list of members."""

    title: str = is_("words for <title>")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, this page last")
    pager: Pager = is_("its pages")
    groups: tuple[MemberGroup, ...] = is_("members of this page, by the letters of their names", ())
    initials: tuple[Link, ...] = is_("the way to each letter; empty where there are few members", ())
