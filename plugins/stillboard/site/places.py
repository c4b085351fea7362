"""Where things of the archive are in the site."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Board
from .archived import ArchivedForum, ArchivedThread, Author, ListedThread
from .urls import Target, Urls

Thread = ArchivedThread | ListedThread


@dataclass(frozen=True, slots=True)
class Places:
    """The targets of links to threads, posts, members and boards."""

    urls: Urls

    def thread(self, thread: Thread, page: int = 0) -> Target:
        """A page of a thread: the one asked for if it is archived, else the first that is."""
        number = page if page in thread.numbers else thread.numbers[0]
        return Target(self.urls.thread(thread.forum.path, thread.record.slug, thread.record.id, number))

    def post(self, thread: Thread, page: int, stem: str) -> Target:
        """A post on its page."""
        return Target(self.urls.thread(thread.forum.path, thread.record.slug, thread.record.id, page), f"post-{stem}")

    def author(self, author: Author) -> Target:
        """An author's page."""
        return Target(self.urls.member(author.forum.path, author.slug, author.id))

    def board(self, forum: ArchivedForum, board: Board) -> Target:
        """A board's page."""
        slug, _, identity = board.id.rpartition(".")
        return Target(self.urls.board(forum.record.path, slug, identity))
