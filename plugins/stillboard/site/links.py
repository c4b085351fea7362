"""Old addresses to places in this archive. Made when pages are made: a post may link to a thread that came later."""

from __future__ import annotations

import functools
import re

from .. import addresses
from ..addresses import ForumAddress
from ..model import Board
from .archived import ArchivedForum, ArchivedPage, ArchivedPost, ArchivedThread, Author, Library
from .urls import Target, Urls

Found = tuple[ArchivedThread, int, ArchivedPost]  # a post with its thread and the number of the page it stands on


class Links:
    """Knows where every thread, post, member and board of the archive is."""

    def __init__(self, library: Library, urls: Urls) -> None:
        """Index the library. Memory: one entry a post."""
        self.urls = urls
        self._forums: dict[str, dict[str, list[ArchivedForum]]] = {}  # by host, then by the path that their addresses start with
        self._threads: dict[tuple[str, str], ArchivedThread] = {}
        self._posts: dict[tuple[str, str], Found] = {}
        self._numbers: dict[tuple[str, str], dict[int, Found]] = {}
        self._exact: dict[str, Target] = {}
        for forum in library.forums:
            self._index(forum)

    def _index(self, forum: ArchivedForum) -> None:
        for address in forum.record.addresses:
            self._add_forum(addresses.host(address), addresses.folder(address), forum)
        self._index_threads(forum)
        for board in forum.boards.values():
            for address in board.addresses:
                self._add_exact(address, self.board(forum, board))
        for author in forum.authors.values():
            if author.record and author.record.address:
                self._add_exact(author.record.address, self.author(author))

    def _index_threads(self, forum: ArchivedForum) -> None:
        for thread in forum.threads:
            if not forum.record.addresses:
                self._add_forum(addresses.host(next(iter(thread.record.addresses), "")), "/", forum)
            if thread.record.thread_id:
                self._threads.setdefault((forum.record.id, thread.record.thread_id), thread)
            for address in thread.record.addresses:
                self._add_exact(address, self.thread(thread))
            for page in thread.pages:
                self._index_page(forum, thread, page)

    def _add_forum(self, host: str, folder: str, forum: ArchivedForum) -> None:
        forums = self._forums.setdefault(host, {}).setdefault(folder, []) if host else [forum]
        if forum not in forums:
            forums.append(forum)

    def _index_page(self, forum: ArchivedForum, thread: ArchivedThread, page: ArchivedPage) -> None:
        for post in page.posts:
            for own in (post.forum_id, *post.also):
                if own:
                    self._posts.setdefault((forum.record.id, own), (thread, page.number, post))
            if post.address and addresses.read(post.address) is None:
                self._add_exact(post.address, self.post(thread, page.number, post.id))

    def _add_exact(self, address: str, target: Target) -> None:
        self._exact.setdefault(addresses.plain(address), target)

    def thread(self, thread: ArchivedThread, page: int = 0) -> Target:
        """A page of a thread: the one asked for if it is archived, else the first that is."""
        numbers = [archived.number for archived in thread.pages]
        number = page if page in numbers else numbers[0]
        return Target(self.urls.thread(thread.forum.path, thread.record.slug, thread.record.id, number))

    def post(self, thread: ArchivedThread, page: int, stem: str) -> Target:
        """A post on its page."""
        return Target(self.urls.thread(thread.forum.path, thread.record.slug, thread.record.id, page), f"post-{stem}")

    def author(self, author: Author) -> Target:
        """An author's page."""
        return Target(self.urls.member(author.forum.path, author.slug, author.id))

    def by_id(self, forum: str, own: str) -> Target | None:
        """A post by the forum's own id of it."""
        found = self._posts.get((forum, own))
        return self._at(found) if found else None

    def by_number(self, thread: ArchivedThread, number: int) -> Target | None:
        """A post by its number along its thread."""
        found = self._numbered(thread).get(number)
        return self._at(found) if found else None

    def answered(self, thread: ArchivedThread, post: ArchivedPost) -> tuple[Target, ArchivedPost] | None:
        """The post that a post answers, with its place in the site, if it is archived."""
        found = self._posts.get((thread.forum.id, post.reply_to))
        if found is None and re.fullmatch(r"#[0-9]{1,15}", post.reply_to):
            found = self._numbered(thread).get(int(post.reply_to[1:]))
        return (self._at(found), found[2]) if found else None

    def _numbered(self, thread: ArchivedThread) -> dict[int, Found]:
        key = (thread.forum.id, thread.folder)
        if key not in self._numbers:
            found = [(post.number, (thread, page.number, post)) for page in thread.pages for post in page.posts]
            self._numbers[key] = {known: each for known, each in reversed(found) if known}  # the first of a number counts
        return self._numbers[key]

    def _at(self, found: Found) -> Target:
        thread, page, post = found
        return self.post(thread, page, post.id)

    def board(self, forum: ArchivedForum, board: Board) -> Target:
        """A board's page."""
        slug, _, identity = board.id.rpartition(".")
        return Target(self.urls.board(forum.record.path, slug, identity))

    def is_ours(self, address: str) -> bool:
        """Whether an address belongs to a forum that this archive holds."""
        return bool(self._forums_of(address))

    def _forums_of(self, address: str) -> list[ArchivedForum]:
        """The forums whose own address is the longest beginning of this one: several may share a host."""
        folders = self._forums.get(addresses.host(address))
        if not folders:
            return []
        own = addresses.folder(address)
        return folders[max(fits, key=len)] if (fits := [folder for folder in folders if own.startswith(folder)]) else []

    @functools.lru_cache(maxsize=65536)  # noqa: B019 - one Links a build; it goes when the build does
    def resolve(self, address: str) -> Target | None:
        """Where an old address leads in this archive, or None."""
        forums = self._forums_of(address)
        named = addresses.read(address) or ForumAddress()
        for forum in forums:
            if target := self._named(forum, named):
                return target
        return self._exact.get(addresses.plain(address))

    def _named(self, forum: ArchivedForum, named: ForumAddress) -> Target | None:
        if named.post:
            return self.by_id(forum.record.id, named.post)
        if named.thread:
            thread = self._threads.get((forum.record.id, named.thread))
            if thread is None:
                return None
            if named.number:
                return self.by_number(thread, named.number) or (self.thread(thread) if self._is_opening(thread, named) else None)
            return self.thread(thread, named.page)
        if named.member:
            author = forum.authors_by_own_id.get(named.member) or forum.authors_by_name.get(named.member)
            return self.author(author) if author else None
        board = forum.boards_by_own_id.get(named.board)
        return self.board(forum, board) if board else None

    @staticmethod
    def _is_opening(thread: ArchivedThread, named: ForumAddress) -> bool:
        """Whether an address that ends in /1 means the thread itself."""
        return named.number == 1 and thread.pages[0].number == 1 and all(post.number is None for post in thread.pages[0].posts)
