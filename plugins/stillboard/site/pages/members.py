"""Members, and the list of them."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ._record import Record
from .about import About
from .overview import Plot
from .shared import Card, Link, Moment, Pager, Picture


class SameMember(Record, frozen=True):
    """The same person in another forum."""

    member: Annotated[Link, "who they are there"]
    forum: Annotated[str, "the forum"]


class MemberRow(Record, frozen=True):
    """A member in the list of members."""

    name: Annotated[str, "display name"]
    address: Annotated[str, "their page"]
    title: Annotated[str, "title under the name"] = ""
    badges: Annotated[tuple[str, ...], "badges"] = ()
    posts: Annotated[int, "posts in the archive"] = 0
    forum: Annotated[str, "the forum, where the site has several"] = ""
    picture: Annotated[Picture | None, "what stands for them, where the archive has it"] = None
    same: Annotated[tuple[SameMember, ...], "the same person in other forums, whose posts are counted too"] = ()


class MemberPost(Record, frozen=True):
    """A post in the list on its author's page."""

    address: Annotated[str, "its permalink"]
    thread: Annotated[str, "its thread's title"]
    label: Annotated[str, "its number as shown; empty: it has none"]
    excerpt: Annotated[str, "how it begins, as plain text"] = ""
    date: Annotated[Moment | None, "when"] = None


class StartedThread(Record, frozen=True):
    """A thread in the list of those that a member started."""

    thread: Annotated[Link, "the thread"]
    date: Annotated[Moment | None, "when"] = None


class MemberGroup(Record, frozen=True):
    """Members whose names begin alike."""

    initial: Annotated[str, "the letter; # for names that begin with none"]
    anchor: Annotated[str, "id of its heading"]
    members: Annotated[tuple[MemberRow, ...], "by name"] = ()


class MemberPage(Record, frozen=True):
    """A member and their posts."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    card: Annotated[Card, "who it is"]
    pager: Annotated[Pager, "the pages of their posts"]
    posts: Annotated[tuple[MemberPost, ...], "their posts, newest first"] = ()
    total: Annotated[int, "how many posts of theirs are archived"] = 0
    names: Annotated[tuple[str, ...], "former names"] = ()
    signature: Annotated[str, "their signature; only if the site shows signatures"] = ""
    note: Annotated[Markup, "the archivist's note"] = Markup("")
    original: Annotated[str, "their old address"] = ""
    same: Annotated[tuple[SameMember, ...], "the same person in other forums, as the archivist says"] = ()
    first: Annotated[MemberPost | None, "the first post of theirs whose date is known; on the first page only"] = None
    last: Annotated[MemberPost | None, "the last one"] = None
    plot: Annotated[Plot | None, "their posts by years; on the first page only"] = None
    started: Annotated[tuple[StartedThread, ...], "threads they started, newest first; on the first page only"] = ()
    more: Annotated[int, "how many more threads they started"] = 0


class MembersPage(Record, frozen=True):
    """The list of members."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, this page last"]
    pager: Annotated[Pager, "its pages"]
    groups: Annotated[tuple[MemberGroup, ...], "members of this page, by the letters of their names"] = ()
    initials: Annotated[tuple[Link, ...], "the way to each letter; empty where there are few members"] = ()
