"""What the library holds: forums with their boards, authors and threads. A thread stands in it as lists show it; its posts are
unpacked when its pages are made, so that memory follows the number of threads.

No body of a post is kept here: bodies.py has those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol, Self

import msgspec

from .. import addresses
from ..content.records import forum_id
from ..model import Absence, AuthorKind, Board, DateSource, Forum, Member, OtherText, Place, Post, State, Thread, When
from . import instants
from .excerpts import excerpt
from .written import Written

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']{1,1000}")
_MAY_BE_FILE = re.compile(r"attach|upload|download|file", re.IGNORECASE)


class ArchivedPost(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A post's header, as its file gives it, and its excerpt."""

    id: str  # the stem of its file
    excerpt: str = ""  # how its body begins, as plain text
    forum_id: str = ""  # the forum's own id of it; empty where only its place is known
    also: tuple[str, ...] = ()  # further ids
    author: str = ""
    author_id: str = ""
    author_is: AuthorKind | None = None
    date: When | None = None
    date_source: DateSource | None = None
    not_before: When | None = None
    not_after: When | None = None
    number: int | None = None  # the forum's own count along the thread, from 1
    place: Place | None = None
    title: str = ""
    address: str = ""
    files: tuple[str, ...] = ()  # where the forum had the files that it shows from the archive
    linked_files: tuple[str, ...] = ()  # those of the forum's that it leads to, and that may be its own
    reply_to: str = ""  # the forum's id of the post it answers, or #<number>
    edited: When | None = None
    edited_by: str = ""
    edit_reason: str = ""
    reactions: str = ""
    lang: str = ""
    state: State | None = None
    missing_from: tuple[Absence, ...] = ()
    differs: tuple[OtherText, ...] = ()

    @classmethod
    def of(cls, post: Post) -> Self:
        """What is kept of a post that was read from its file. Of one that was taken out, nothing that was said in it or of it."""
        is_shown = post.state is None
        return cls(
            id=post.id,
            excerpt=excerpt(post.body) if is_shown else "",
            forum_id=forum_id(post),
            also=post.also,
            author=post.author,
            author_id=post.author_id,
            author_is=post.author_is,
            date=post.date,
            date_source=post.date_source,
            not_before=post.not_before,
            not_after=post.not_after,
            number=post.number,
            place=post.place,
            title=post.title if is_shown else "",
            address=post.address,
            files=post.files if is_shown else (),
            linked_files=_files_in(post.body) if is_shown else (),
            reply_to=post.reply_to,
            edited=post.edited,
            edited_by=post.edited_by,
            edit_reason=post.edit_reason if is_shown else "",
            reactions=post.reactions if is_shown else "",
            lang=post.lang,
            state=post.state,
            missing_from=post.missing_from,
            differs=post.differs,
        )

    @property
    def is_guests(self) -> bool:
        """Whether no member wrote it, whoever else has the name."""
        return self.author_is is AuthorKind.GUEST

    @property
    def changed(self) -> When | None:
        """When it was written or edited last; None where neither is known."""
        return instants.newest((self.date, self.edited)) if self.edited else self.date

    @property
    def when(self) -> When | None:
        """Its date, or the nearest bound that is known, for sorting."""
        return self.date or self.not_before or self.not_after


class ArchivedPage(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One page of a thread."""

    number: int
    posts: tuple[ArchivedPost, ...]


def guest_name(post: ArchivedPost) -> str:
    """What a guest called themselves; "" for one whose post people took out, as of members of whom no post is left."""
    return post.author if post.is_guests and post.state is not State.REMOVED else ""


def opening_of(pages: tuple[ArchivedPage, ...]) -> ArchivedPost | None:
    """The post that started a thread, if it is archived: the first of page 1 (and number 1, where numbers are known)."""
    post = pages[0].posts[0]
    return post if pages[0].number == 1 and post.number in (None, 1) else None


@dataclass(frozen=True, slots=True)
class ArchivedThread:
    """A thread with its posts, by pages."""

    forum: Forum
    record: Thread
    folder: str
    pages: tuple[ArchivedPage, ...]
    boards: tuple[Board, ...]  # outermost first

    @property
    def posts(self) -> tuple[ArchivedPost, ...]:
        """All its posts, in the thread's order."""
        return tuple(post for page in self.pages for post in page.posts)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its pages, in order."""
        return tuple(page.number for page in self.pages)

    @property
    def opening(self) -> ArchivedPost | None:
        """The post that started it, if it is archived."""
        return opening_of(self.pages)


class Posts(Protocol):
    """Where the posts of a thread are."""

    @property
    def place(self) -> str:
        """The thread's folder, from content/threads/."""

    @property
    def digest(self) -> bytes:
        """Of `data`."""

    @property
    def listed(self) -> bytes:
        """A digest of what lists know of the thread."""

    @property
    def signature(self) -> bytes:
        """Of the folder, as it was when it was read."""

    def data(self) -> bytes:
        """The thread with its posts, packed."""

    def whole(self) -> ThreadAndPages:
        """The thread with its posts."""

    def bodies(self, begin: int) -> bytes:
        """The HTML of its posts as an earlier build left it, from one of its pages on; empty if none did."""


class ThreadAndPages(Protocol):
    """A thread, unpacked."""

    @property
    def record(self) -> Thread:
        """Its own file."""

    @property
    def pages(self) -> tuple[ArchivedPage, ...]:
        """Its posts, by pages."""


class Capture(Protocol):
    """A capture that posts were read from."""

    @property
    def digest(self) -> str:
        """Of its bytes."""

    @property
    def importer(self) -> str:
        """What read it."""

    @property
    def captured(self) -> str:
        """When, as exactly as it is known; "" where it is not."""

    @property
    def name(self) -> str:
        """What it is called."""


class Doubts(Protocol):
    """How many posts of a thread are not as one would have them."""

    @property
    def differing(self) -> int:
        """Another capture has another text."""

    @property
    def missing(self) -> int:
        """A later capture has them no longer."""

    @property
    def tombstones(self) -> int:
        """They have no text: deleted, hidden, removed."""

    @property
    def nameless(self) -> int:
        """Nobody knows who wrote them."""


@dataclass(frozen=True, slots=True)
class ListedThread:
    """A thread as lists and links know it."""

    forum: Forum
    record: Thread  # without its body, pages and sources
    folder: str
    boards: tuple[Board, ...]  # outermost first
    numbers: tuple[int, ...]  # of its pages, in order
    count: int  # of archived posts
    opening: ArchivedPost | None  # the post that started it, if it is archived
    last: ArchivedPost
    newest: str  # when its last post of a known date was written, for sorting; "" where none is known
    changed: When | None  # when a post of it was written or edited last, as far as that is known; tombstones do not count
    is_partial: bool  # whether pages of it are known to be missing
    spots: bytes  # where its posts stand, packed
    answers: tuple[str, ...]  # what its posts answer and it does not hold itself
    packed: Posts
    stamps: tuple[tuple[str, int], ...] = ()  # when its posts were written: months.py reads them
    captures: tuple[Capture, ...] = ()  # what it was read from
    doubts: Doubts | None = None
    dates: tuple[tuple[str, int], ...] = ()  # how the dates of its posts are known, and of how many
    named: bytes = b""  # a digest of what a link to it shows, and of where that leads
    authors: list[str] = field(default_factory=list)  # ids of those who wrote in it

    def opened(self) -> ArchivedThread:
        """The thread with its posts."""
        whole = self.packed.whole()
        return ArchivedThread(self.forum, whole.record, self.folder, whole.pages, self.boards)


class Numbered(Protocol):
    """What has a number to show."""

    @property
    def id(self) -> str:
        """The stem of its file."""

    @property
    def number(self) -> int | None:
        """The forum's own count along the thread."""

    @property
    def place(self) -> Place | None:
        """The page, and which post on it."""


class Dated(Protocol):
    """What has a date to show."""

    @property
    def date(self) -> When | None:
        """When it was written."""

    @property
    def date_source(self) -> DateSource | None:
        """How that is known."""

    @property
    def not_before(self) -> When | None:
        """The date of a post before it."""

    @property
    def not_after(self) -> When | None:
        """The date of a post after it."""


class Signed(Protocol):
    """What says who wrote it: a post, or several of one author."""

    @property
    def author(self) -> str:
        """The name, as it stands there."""

    @property
    def author_id(self) -> str:
        """The forum's own id of the member."""

    @property
    def is_guests(self) -> bool:
        """Whether no member wrote it, whoever else has the name."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote posts: a member with a file, or just a name that posts carry."""

    id: str
    slug: str
    name: str
    forum: Forum
    record: Member | None = None


@dataclass(slots=True)
class ArchivedForum:
    """A forum with everything in it. Filled by library.py, then only read."""

    record: Forum
    boards: dict[str, Board] = field(default_factory=dict)  # by id
    threads: list[ListedThread] = field(default_factory=list)
    authors: dict[str, Author] = field(default_factory=dict)  # by id
    authors_by_own_id: dict[str, Author] = field(default_factory=dict)  # by the forum's own id
    authors_by_name: dict[str, Author] = field(default_factory=dict)
    by_board: dict[str, list[ListedThread]] = field(default_factory=dict)  # threads in a board or in boards inside it
    written: Written = field(default_factory=Written)
    shown: set[str] = field(default_factory=set)  # the ids of authors of whom a post is shown with its body
    there: set[str] = field(default_factory=set)  # the ids of authors of whom people left a post where it was
    boards_by_own_id: dict[str, Board] = field(default_factory=dict)  # by the forum's own id
    boards_inside: dict[str, list[Board]] = field(default_factory=dict)  # those right inside a board; of "": the outermost

    def author_of(self, post: Signed) -> Author | None:
        """Who wrote a post; None where the source does not say, and for a guest, who has no page."""
        if post.is_guests:
            return None
        if post.author_id and (author := self.authors_by_own_id.get(post.author_id)):
            return author
        return self.authors_by_name.get(post.author) if post.author else None


@dataclass(frozen=True, slots=True)
class Library:
    """All of content/."""

    forums: tuple[ArchivedForum, ...]


def _files_in(body: str) -> tuple[str, ...]:
    """The addresses of forums' files in a body."""
    if "://" not in body:
        return ()  # addresses are found quickly, and then there is little to look at; such words anywhere in a body, slowly
    found = dict.fromkeys(address for address in _ADDRESS.findall(body) if _MAY_BE_FILE.search(address))
    return tuple(address for address in found if addresses.names_file(address))
