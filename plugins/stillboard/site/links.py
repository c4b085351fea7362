"""Old addresses to places in this archive. Made when pages are made: a post may link to a thread that came later."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from .. import addresses
from ..addresses import ForumAddress
from ..model import Place
from . import packed
from .archived import ArchivedForum, ArchivedPost, ArchivedThread, Author, Library, ListedThread
from .landing import called, landing
from .places import Places
from .urls import Target

RESOLVED = 4096  # addresses whose targets are kept at hand: threads quote their own posts again and again
_PAGES = 32  # bits of a spot that say which page of its thread it is on


@dataclass(frozen=True, slots=True)
class Answered:
    """A post that another answers."""

    target: Target
    number: int | None
    place: Place | None
    id: str
    author: str


class Links:
    """Knows where every thread, post, member and board of the archive is."""

    def __init__(self, library: Library, places: Places) -> None:
        """Index the library. Memory: one small entry a post."""
        self._places = places
        self._forums: dict[str, dict[str, list[ArchivedForum]]] = {}  # by host, then by the path that their addresses start with
        self._listed: dict[str, list[ListedThread]] = {}  # by forum
        self._threads: dict[tuple[str, str], ListedThread] = {}
        self._posts: dict[str, dict[str, int]] = {}  # by forum and own id: the thread's place in `_listed`, and the page's in it
        self._stems: dict[tuple[str, str], str] = {}  # of posts whose files are not named by this id
        self._files: dict[tuple[str, str], Target] = {}  # by forum and the id of a file: the post that shows it
        self._numbers: dict[str, dict[int, Target]] = {}  # of the posts of threads that were asked for
        self._names: dict[str, dict[str, Author]] = {}  # by forum, once somebody is asked for by a name
        self._exact: dict[str, Target] = {}
        self._exact_hosts: set[str] = set()  # of the addresses in `_exact`
        self._resolved: dict[str, Target | None] = {}  # those asked for last
        self._answered: dict[tuple[str, str], Answered] = {}  # what is answered in another thread
        for forum in library.forums:
            self._index(forum)
        for forum in library.forums:
            self._index_answers(forum)

    def _index(self, forum: ArchivedForum) -> None:
        for address in forum.record.addresses:
            self._add_forum(addresses.host(address), addresses.folder(address), forum)
        self._index_threads(forum)
        for board in forum.boards.values():
            for address in board.addresses:
                self._add_exact(address, self._places.board(forum, board))
        for author in forum.authors.values():
            if author.record and author.record.address:
                self._add_exact(author.record.address, self._places.author(author))

    def _index_threads(self, forum: ArchivedForum) -> None:
        self._listed[forum.record.id] = forum.threads
        self._posts[forum.record.id] = {}
        for place, thread in enumerate(forum.threads):
            if not forum.record.addresses:
                self._add_forum(addresses.host(next(iter(thread.record.addresses), "")), "/", forum)
            if thread.record.thread_id:
                self._threads.setdefault((forum.record.id, thread.record.thread_id), thread)
            for address in thread.record.addresses:
                self._add_exact(address, self._places.thread(thread))
            self._index_posts(thread, place << _PAGES)

    def _add_forum(self, host: str, folder: str, forum: ArchivedForum) -> None:
        forums = self._forums.setdefault(host, {}).setdefault(folder, []) if host else [forum]
        if forum not in forums:
            forums.append(forum)

    def _index_posts(self, thread: ListedThread, place: int) -> None:
        forum = thread.forum.id
        posts = self._posts[forum]
        for page, (number, spots) in enumerate(packed.spots(thread.spots), place):
            for spot in spots:
                for own in spot.own:
                    if own not in posts:
                        posts[own] = page
                        if own != spot.id:
                            self._stems[forum, own] = spot.id
                for address in spot.files:
                    self._add_file(thread, address, self._places.post(thread, number, spot.id))
                if spot.address:
                    self._add_exact(spot.address, self._places.post(thread, number, spot.id))

    def _index_answers(self, forum: ArchivedForum) -> None:
        """Keep what is said of a post that is answered in another thread: few are."""
        asked = {own for thread in forum.threads for own in thread.answers}
        by_thread: dict[int, set[str]] = {}
        for own in asked & self._posts[forum.record.id].keys():
            by_thread.setdefault(self._posts[forum.record.id][own] >> _PAGES, set()).add(own)
        for place, owns in by_thread.items():
            thread = forum.threads[place].opened()
            for page in thread.pages:
                for post in page.posts:
                    for own in owns.intersection((post.forum_id, *post.also)):
                        self._answered.setdefault((forum.record.id, own), self._said(thread, page.number, post))

    def _said(self, thread: ArchivedThread, page: int, post: ArchivedPost) -> Answered:
        return Answered(self._places.post(thread, page, post.id), post.number, post.place, post.id, post.author)

    def _add_file(self, thread: ListedThread, address: str, target: Target) -> None:
        named = addresses.read(address, addresses.engine_of(thread.forum.engine))
        if named and named.file:
            self._files.setdefault((thread.forum.id, named.file), target)
        elif named is None:
            self._add_exact(address, target)

    def _add_exact(self, address: str, target: Target) -> None:
        self._exact.setdefault(addresses.plain(address), target)
        self._exact_hosts.add(addresses.host(address))

    def by_id(self, forum: str, own: str) -> Target | None:
        """A post by the forum's own id of it."""
        spot = self._posts.get(forum, {}).get(own)
        if spot is None:
            return None
        thread = self._listed[forum][spot >> _PAGES]
        return self._places.post(thread, thread.numbers[spot & ((1 << _PAGES) - 1)], self._stems.get((forum, own), own))

    def by_number(self, thread: ListedThread, number: int) -> Target | None:
        """A post by its number along its thread."""
        if thread.folder not in self._numbers:
            pages = packed.spots(thread.spots)
            known = [
                (spot.number, self._places.post(thread, page, spot.id)) for page, spots in pages for spot in spots if spot.number
            ]
            self._numbers[thread.folder] = dict(reversed(known))  # the first of a number counts
        return self._numbers[thread.folder].get(number)

    def answered(self, thread: ArchivedThread) -> dict[str, Answered]:
        """The posts that those of a thread answer, where they are archived, by what these say of them: an id, or #<number>."""
        wanted = {post.reply_to for page in thread.pages for post in page.posts if post.reply_to}
        if not wanted:
            return {}
        found: dict[str, Answered] = {}
        for page in thread.pages:
            for post in page.posts:
                names = (post.forum_id, *post.also, f"#{post.number}")
                for name in wanted.intersection(names).difference(found):
                    found[name] = self._said(thread, page.number, post)
        elsewhere = ((name, self.elsewhere(thread.forum.id, name)) for name in wanted - found.keys())
        return {**found, **{name: said for name, said in elsewhere if said}}

    def elsewhere(self, forum: str, own: str) -> Answered | None:
        """A post that one of another thread answers, by the forum's id of it."""
        return self._answered.get((forum, own))

    @functools.cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of all old addresses that are known: one at another host leads nowhere here."""
        return frozenset({*self._forums, *self._exact_hosts})

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

    def resolve(self, address: str) -> Target | None:
        """Where an old address leads in this archive, or None."""
        if address not in self._resolved:
            if len(self._resolved) >= RESOLVED:
                self._resolved.clear()
            self._resolved[address] = self._looked_up(address)
        return self._resolved[address]

    def _looked_up(self, address: str) -> Target | None:
        if addresses.host(address) not in self.hosts:
            return None
        for forum in self._forums_of(address):
            named = addresses.read(address, addresses.engine_of(forum.record.engine)) or ForumAddress()
            if target := self._named(forum, named):
                return target
        return self._exact.get(addresses.plain(address))

    def _named(self, forum: ArchivedForum, named: ForumAddress) -> Target | None:
        if named.post:
            return self.by_id(forum.record.id, named.post)
        if named.file and (shown := self._files.get((forum.record.id, named.file))):
            return shown
        if named.thread:
            thread = self._threads.get((forum.record.id, named.thread))
            if thread is None:
                return None
            if named.number:
                return self.by_number(thread, named.number) or (
                    self._places.thread(thread) if self._is_opening(thread, named) else None
                )
            return self._places.thread(thread, self._page(forum, thread, named))
        if named.member:
            author = forum.authors_by_own_id.get(named.member) or self._called(forum).get(named.member)
            return self._places.author(author) if author else None
        board = forum.boards_by_own_id.get(named.board)
        return self._places.board(forum, board) if board else None

    def _called(self, forum: ArchivedForum) -> dict[str, Author]:
        if forum.record.id not in self._names:
            self._names[forum.record.id] = called(forum)
        return self._names[forum.record.id]

    def _page(self, forum: ArchivedForum, thread: ListedThread, named: ForumAddress) -> int:
        """The page of a thread that an address names, by the forum's count of posts a page; 0 if it names none."""
        if not (named.page or named.start):
            return 0
        engine, here = addresses.engine_of(forum.record.engine), self._places.urls.config.posts_per_page
        return landing(thread, 0, packed.spots(thread.spots), engine, here).page(named.page, named.start)

    @staticmethod
    def _is_opening(thread: ListedThread, named: ForumAddress) -> bool:
        """Whether an address that ends in /1 means the thread itself."""
        page, spots = packed.spots(thread.spots)[0]
        return named.number == 1 and page == 1 and all(spot.number is None for spot in spots)
