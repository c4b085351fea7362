"""Old addresses to places in this archive. Made when pages are made: a post may link to a thread that came later."""

from __future__ import annotations

import functools
import re

from .. import addresses
from ..addresses import ForumAddress
from ..content.records import forum_id
from ..model import Board, Post
from .library import ArchivedForum, ArchivedThread, Author, Library
from .paging import ArchivedPage
from .urls import Target, Urls

Found = tuple[ArchivedThread, int, Post]  # a post with its thread and the page it stands on


class Links:
    """Knows where every thread, post, member and board of the archive is."""

    def __init__(self, library: Library, urls: Urls) -> None:
        """Index the library. Memory: one entry a post."""
        self.urls = urls
        self._rooms: dict[str, dict[str, list[ArchivedForum]]] = {}  # by host, then by the path that their addresses start with
        self._threads: dict[tuple[str, str], ArchivedThread] = {}
        self._posts: dict[tuple[str, str], Found] = {}
        self._numbers: dict[tuple[str, str], dict[int, Found]] = {}
        self._exact: dict[str, Target] = {}
        for room in library.rooms:
            self._index(room)

    def _index(self, room: ArchivedForum) -> None:
        for address in room.forum.addresses:
            self._add_room(addresses.host(address), addresses.folder(address), room)
        self._index_threads(room)
        for board in room.boards.values():
            for address in board.addresses:
                self._add_exact(address, self.board(room, board))
        for person in room.people.values():
            if person.record and person.record.address:
                self._add_exact(person.record.address, self.person(person))

    def _index_threads(self, room: ArchivedForum) -> None:
        for shelf in room.threads:
            if not room.forum.addresses:
                self._add_room(addresses.host(next(iter(shelf.thread.addresses), "")), "/", room)
            if shelf.thread.thread_id:
                self._threads.setdefault((room.forum.id, shelf.thread.thread_id), shelf)
            for address in shelf.thread.addresses:
                self._add_exact(address, self.thread(shelf))
            for sheet in shelf.pages:
                self._index_page(room, shelf, sheet)

    def _add_room(self, host: str, folder: str, room: ArchivedForum) -> None:
        rooms = self._rooms.setdefault(host, {}).setdefault(folder, []) if host else [room]
        if room not in rooms:
            rooms.append(room)

    def _index_page(self, room: ArchivedForum, shelf: ArchivedThread, sheet: ArchivedPage) -> None:
        for post in sheet.posts:
            for own in (forum_id(post), *post.also):
                if own:
                    self._posts.setdefault((room.forum.id, own), (shelf, sheet.number, post))
            if post.address and addresses.read(post.address) is None:
                self._add_exact(post.address, self.post(shelf, sheet.number, post.id))

    def _add_exact(self, address: str, target: Target) -> None:
        self._exact.setdefault(addresses.plain(address), target)

    def thread(self, shelf: ArchivedThread, page: int = 0) -> Target:
        """A page of a thread: the one asked for if it is archived, else the first that is."""
        numbers = [sheet.number for sheet in shelf.pages]
        number = page if page in numbers else numbers[0]
        return Target(self.urls.thread(shelf.forum.path, shelf.thread.slug, shelf.thread.id, number))

    def post(self, shelf: ArchivedThread, page: int, stem: str) -> Target:
        """A post on its page."""
        return Target(self.urls.thread(shelf.forum.path, shelf.thread.slug, shelf.thread.id, page), f"post-{stem}")

    def person(self, person: Author) -> Target:
        """A member's page."""
        return Target(self.urls.member(person.forum.path, person.slug, person.id))

    def by_id(self, forum: str, own: str) -> Target | None:
        """A post by the forum's own id of it."""
        found = self._posts.get((forum, own))
        return self._at(found) if found else None

    def by_number(self, shelf: ArchivedThread, number: int) -> Target | None:
        """A post by its number along its thread."""
        found = self._numbered(shelf).get(number)
        return self._at(found) if found else None

    def answered(self, shelf: ArchivedThread, post: Post) -> tuple[Target, Post] | None:
        """The post that a post answers, with its place, if it is archived."""
        found = self._posts.get((shelf.forum.id, post.reply_to))
        if found is None and re.fullmatch(r"#[0-9]{1,15}", post.reply_to):
            found = self._numbered(shelf).get(int(post.reply_to[1:]))
        return (self._at(found), found[2]) if found else None

    def _numbered(self, shelf: ArchivedThread) -> dict[int, Found]:
        key = (shelf.forum.id, shelf.folder)
        if key not in self._numbers:
            places = [(post.number, (shelf, sheet.number, post)) for sheet in shelf.pages for post in sheet.posts]
            self._numbers[key] = {known: place for known, place in reversed(places) if known}  # the first of a number counts
        return self._numbers[key]

    def _at(self, found: Found) -> Target:
        shelf, page, post = found
        return self.post(shelf, page, post.id)

    def board(self, room: ArchivedForum, board: Board) -> Target:
        """A board's page."""
        slug, _, identity = board.id.rpartition(".")
        return Target(self.urls.board(room.forum.path, slug, identity))

    def is_ours(self, address: str) -> bool:
        """Is it an address of a forum that this archive holds?"""
        return bool(self._rooms_of(address))

    def _rooms_of(self, address: str) -> list[ArchivedForum]:
        """The forums whose own address is the longest beginning of this one: several may share a host."""
        folders = self._rooms.get(addresses.host(address))
        if not folders:
            return []
        own = addresses.folder(address)
        return folders[max(fits, key=len)] if (fits := [folder for folder in folders if own.startswith(folder)]) else []

    @functools.lru_cache(maxsize=65536)  # noqa: B019 - one Links a build; it goes when the build does
    def resolve(self, address: str) -> Target | None:
        """Where an old address leads in this archive, or None."""
        rooms = self._rooms_of(address)
        named = addresses.read(address) or ForumAddress()
        for room in rooms:
            if target := self._named(room, named):
                return target
        return self._exact.get(addresses.plain(address))

    def _named(self, room: ArchivedForum, named: ForumAddress) -> Target | None:
        if named.post:
            return self.by_id(room.forum.id, named.post)
        if named.thread:
            shelf = self._threads.get((room.forum.id, named.thread))
            if shelf is None:
                return None
            if named.number:
                return self.by_number(shelf, named.number) or (self.thread(shelf) if self._is_opening(shelf, named) else None)
            return self.thread(shelf, named.page)
        if named.member:
            person = room.by_own_id.get(named.member) or room.by_name.get(named.member)
            return self.person(person) if person else None
        return next((self.board(room, b) for b in room.boards.values() if named.board and b.board_id == named.board), None)

    @staticmethod
    def _is_opening(shelf: ArchivedThread, named: ForumAddress) -> bool:
        """Does an address that ends in /1 mean the thread itself?"""
        return named.number == 1 and shelf.pages[0].number == 1 and all(post.number is None for post in shelf.pages[0].posts)
