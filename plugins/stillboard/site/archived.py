"""What the library holds: forums with their boards, authors and threads, and of each post its header and how it begins.

No body of a post is kept here: bodies.py reads it again when its page is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from ..content.records import forum_id
from ..model import Absence, Board, DateSource, Forum, Member, OtherText, Place, Post, State, Thread, When
from .excerpts import excerpt


@dataclass(frozen=True, slots=True)
class ArchivedPost:
    """A post's header, as its file gives it, and its excerpt."""

    id: str  # the stem of its file
    excerpt: str = ""  # how its body begins, as plain text
    forum_id: str = ""  # the forum's own id of it; empty where only its place is known
    also: tuple[str, ...] = ()  # further ids
    author: str = ""
    author_id: str = ""
    date: When | None = None
    date_source: DateSource | None = None
    not_before: When | None = None
    not_after: When | None = None
    number: int | None = None  # the forum's own count along the thread, from 1
    place: Place | None = None
    title: str = ""
    address: str = ""
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
        """What is kept of a post that was read from its file."""
        return cls(
            id=post.id,
            excerpt=excerpt(post.body),
            forum_id=forum_id(post),
            also=post.also,
            author=post.author,
            author_id=post.author_id,
            date=post.date,
            date_source=post.date_source,
            not_before=post.not_before,
            not_after=post.not_after,
            number=post.number,
            place=post.place,
            title=post.title,
            address=post.address,
            reply_to=post.reply_to,
            edited=post.edited,
            edited_by=post.edited_by,
            edit_reason=post.edit_reason,
            reactions=post.reactions,
            lang=post.lang,
            state=post.state,
            missing_from=post.missing_from,
            differs=post.differs,
        )

    @property
    def when(self) -> When | None:
        """Its date, or the nearest bound that is known, for sorting."""
        return self.date or self.not_before or self.not_after


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One page of a thread."""

    number: int
    posts: tuple[ArchivedPost, ...]


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
    def count(self) -> int:
        """How many posts are archived."""
        return sum(len(page.posts) for page in self.pages)


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
    threads: list[ArchivedThread] = field(default_factory=list)
    authors: dict[str, Author] = field(default_factory=dict)  # by id
    authors_by_own_id: dict[str, Author] = field(default_factory=dict)  # by the forum's own id
    authors_by_name: dict[str, Author] = field(default_factory=dict)
    by_board: dict[str, list[ArchivedThread]] = field(default_factory=dict)  # threads in a board or in boards inside it
    boards_by_own_id: dict[str, Board] = field(default_factory=dict)  # by the forum's own id
    boards_inside: dict[str, list[Board]] = field(default_factory=dict)  # those right inside a board; of "": the outermost

    def author_of(self, post: Post | ArchivedPost) -> Author | None:
        """Who wrote a post; None where the source does not say."""
        if post.author_id and (author := self.authors_by_own_id.get(post.author_id)):
            return author
        return self.authors_by_name.get(post.author) if post.author else None


@dataclass(frozen=True, slots=True)
class Library:
    """All of content/."""

    forums: tuple[ArchivedForum, ...]
