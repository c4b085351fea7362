"""What pages depend on, as digests: a page whose digest is that of an earlier build need not be made.

Each digest covers more than its pages show, never less: a page that is made in vain costs a moment, one that is not made would
lie. Where old addresses lead is not in them: the build asks that itself.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable

from . import dates, packed
from .archived import ArchivedForum, Library, ListedThread
from .config import Config
from .tags import Tags

_ELSEWHERE = {"content", "cache", "use_cache", "workers", "cluster"}  # settings that no page shows


def digest(*parts: bytes | str | int) -> bytes:
    """One digest of several things, 16 bytes: other things, or the same in another order, have another."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()


class Depends:
    """The digests of one library, made as they are asked for."""

    def __init__(self, config: Config, library: Library, tags: Tags, *surroundings: str | bytes) -> None:
        """`surroundings`: what all pages show or are made with, besides the settings."""
        shown = {name: value for name, value in dataclasses.asdict(config).items() if name not in _ELSEWHERE}
        forums = [packed.pack(forum.record) for forum in library.forums]
        zones = [dates.offsets(forum.record.timezone) for forum in library.forums]
        self.surroundings = digest(repr(shown), *surroundings, *forums, *zones)
        self._tags = tags
        self._authors: dict[int, dict[str, bytes]] = {}
        self._boards: dict[int, dict[str, bytes]] = {}
        self._listed: dict[str, bytes] = {}
        self._places = b""
        threads = (thread for forum in library.forums for thread in forum.threads)
        paged = ((one.record.posts_per_page, bool(one.last.place or (one.opening and one.opening.place))) for one in threads)
        self._paging = digest(repr(list(paged)))  # what says which page of a thread an old address means

    def author(self, forum: ArchivedForum, author: str) -> bytes:
        """All that is known of an author, but for their posts."""
        return self._of_authors(forum)[author]

    def _of_authors(self, forum: ArchivedForum) -> dict[str, bytes]:
        known = self._authors.get(id(forum))
        if known is None:
            known = self._authors[id(forum)] = {}
            # Two files may have one id, by mistake: pages show the one that a post means.
            for every in (forum.authors, forum.authors_by_name, forum.authors_by_own_id):
                for one in every.values():
                    if every is forum.authors or forum.authors.get(one.id) is not one:
                        own = digest(one.id, one.slug, one.name, packed.pack(one.record))
                        known[one.id] = digest(known[one.id], own) if one.id in known else own
        return known

    def board(self, forum: ArchivedForum, board: str) -> bytes:
        """All that is known of a board, but for its threads."""
        known = self._boards.get(id(forum))
        if known is None:
            known = {one.id: digest(packed.pack(one)) for one in forum.boards.values()}
            self._boards[id(forum)] = known
        return known[board]

    def thread(self, forum: ArchivedForum, thread: ListedThread) -> bytes:
        """All that is known of a thread: its posts, who wrote them, where it lies."""
        return digest(self.listed(forum, thread), thread.packed.digest, thread.packed.signature)

    def listed(self, forum: ArchivedForum, thread: ListedThread) -> bytes:
        """All that lists know of a thread: what its posts say is no matter, but for how they begin."""
        known = self._listed.get(thread.packed.place)
        if known is None:
            authors = b"".join(map(self._of_authors(forum).__getitem__, thread.authors))
            boards = b"".join([self.board(forum, board.id) for board in thread.boards])
            tags = self._tags.shown(thread)
            known = self._listed[thread.packed.place] = digest(thread.folder, thread.packed.listed, tags, boards, authors)
        return known

    def all_listed(self, forum: ArchivedForum, threads: Iterable[ListedThread]) -> bytes:
        """All that lists know of some threads."""
        return digest(b"".join([self.listed(forum, thread) for thread in threads]))

    def library(self, library: Library) -> bytes:
        """All that is known at all: every thread, board and author, and what surrounds pages."""
        parts: list[bytes] = []
        for forum in library.forums:
            own = [f"{forum.record.id} {len(forum.threads)} {len(forum.authors)}".encode()]
            own += [digest(packed.pack(one)) for one in forum.boards.values()]
            own += [one for pair in self._of_authors(forum).items() for one in (digest(pair[0]), pair[1])]
            for thread in forum.threads:
                of = thread.packed
                own += [digest(thread.folder), of.listed, of.digest, of.signature]
            parts.append(digest(*own))
        return digest("library", self.surroundings, *parts)

    def places(self, library: Library) -> bytes:
        """All that decides where an old address leads."""
        self._places = self._places or self._of_places(library)
        return self._places

    def _of_places(self, library: Library) -> bytes:
        parts: list[bytes | str | int] = []
        for forum in library.forums:
            parts += [forum.record.id, len(forum.threads), len(forum.boards), len(forum.authors)]
            for thread in forum.threads:
                of = thread.record
                parts += [of.id, of.slug, of.thread_id, repr(of.addresses), repr(thread.numbers), thread.spots]
            for board in forum.boards.values():
                parts += [board.id, board.board_id, repr(board.addresses)]
            for author in forum.authors.values():
                own = (author.record.member_id, author.record.address) if author.record else ("", "")
                parts += [author.id, author.slug, author.name, *own]
        return digest(self.surroundings, self._paging, *parts)
