"""Gathers everything under content/ for the site: forums, boards, members, and threads as lists show them.

A thread whose folder is as it was when the index was made costs one look at the folder; the others are read.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..content import tree
from ..content.boards import MAX_BOARDS, depth_of
from ..errors import ContentError
from ..ids import digest, member_stem, slugify
from ..model import Board, Forum, Member
from ..workers import Workers
from . import depends, packed
from .archived import ArchivedForum, Author, Library, ListedThread
from .index import Index, Kind, bodies_of
from .reading import Folder, Read, read_all, read_changed, read_thread

SHOWN = 5  # faults that one error message names
CHUNK = 400  # folders that are looked at in one go
READ = 50  # folders that are looked at in the time in which one is read


@dataclass(frozen=True, slots=True)
class Packed:
    """Where a thread's posts are: in the index, or else in its folder."""

    folder: str
    place: str  # the folder, from content/threads/
    digest: bytes  # of what the index holds
    listed: bytes  # digest of its `packed.Facts`
    signature: bytes  # of the folder
    posts_per_page: int
    index: Index

    def data(self) -> bytes:
        """The thread's `packed.Whole`. ContentError if it has to be read again and cannot be."""
        data = self.index.get(Kind.WHOLE, self.place)
        if data is not None and depends.digest(data) == self.digest:
            return data
        read = read_thread(self.folder, self.posts_per_page)
        if read.faults or depends.digest(read.whole) != self.digest:
            what = read.faults[0] if read.faults else f"{self.folder}: it was changed while the site was made"
            raise ContentError(what, todo="build again")
        return read.whole

    def whole(self) -> packed.Whole:
        """The same, unpacked."""
        return packed.whole(self.data(), self.place)

    def bodies(self, begin: int) -> bytes:
        """What the index has of the thread's bodies, from one of its pages on: bodies.py reads it."""
        return self.index.get(Kind.BODIES, bodies_of(self.place, begin)) or b""


def load(
    root: Path,
    posts_per_page: int,
    index: Index | None = None,
    workers: Workers | None = None,
    say: Callable[[str], object] = str,
    prepare: Callable[[Iterable[str]], object] = bool,
) -> Library:
    """Gather content/. ContentError that names the first faults, after all files were looked at.

    `index`: of an earlier build, where there is one; what is read is kept in it. `say` is called with how far it is, and
    `prepare`, while other processes read, with the languages of code that was read so far.
    """
    return _Loading(root, posts_per_page, index or Index(), workers or Workers(1), say, prepare).library()


class _Loading:
    def __init__(
        self,
        root: Path,
        posts_per_page: int,
        index: Index,
        workers: Workers,
        say: Callable[[str], object],
        prepare: Callable[[Iterable[str]], object],
    ) -> None:
        self.root = root
        self.posts_per_page = posts_per_page
        self.index = index
        self.workers = workers
        self.say = say
        self.prepare = prepare
        self.languages: dict[str, None] = {}  # of code, in the order in which they were met
        self.unknown = 0  # threads that have to be read
        self.count = 0
        self.faults: list[str] = []

    def library(self) -> Library:
        files = tree.forum_files(self.root)
        forums = [ArchivedForum(record) for record in read_all(Forum, _paths(files), self.faults)]
        known = {forum.record.id for forum in forums} | {entry.name.removesuffix(".md") for entry in files}
        for folder in tree.entries(self.root / "threads", folders=True):
            if folder.name not in known:
                self.faults.append(f"{folder.path}: there is no forums/{folder.name}.md")
        for forum in forums:
            self._forum(forum)
        if self.faults:
            more = f" (and {len(self.faults) - SHOWN} more)" if len(self.faults) > SHOWN else ""
            todo = "fix or remove it; `stillboard check` lists everything"
            raise ContentError("; ".join(self.faults[:SHOWN]) + more, todo=todo)
        self.index.commit()
        return Library(tuple(sorted(forums, key=lambda forum: (forum.record.path, forum.record.id))))

    def _forum(self, forum: ArchivedForum) -> None:
        for board in read_all(Board, _paths(tree.board_files(self.root, forum.record.id)), self.faults):
            forum.boards[board.id] = board
        for member in read_all(Member, _paths(tree.member_files(self.root, forum.record.id)), self.faults):
            _enter(forum, Author(member.id, member.slug, member.name, forum.record, member))
        known: dict[tuple[str, str], Board] = {}
        for board in forum.boards.values():
            known.setdefault((board.title, board.parent), board)
        with contextlib.closing(self._threads(forum.record.id)) as threads:
            for facts, where in threads:
                _enter_thread(forum, known, facts, where)
        _forget_the_removed(forum)
        self.faults += _index_boards(forum)

    def _threads(self, forum: str) -> Generator[tuple[packed.Facts, Packed]]:
        """The forum's threads in the order of their folders: what is known already, and what is read now."""
        line = self.workers.each(read_changed, self.posts_per_page, self._chunks(forum), _task, self._meanwhile)
        with contextlib.closing(line) as every:
            for chunk, read in every:
                self.count += len(chunk)
                self.say(f"{self.count:,} threads read")
                for one, changed in zip(chunk, read or (), strict=True):
                    if changed:
                        self._keep(one, changed)
                    if one.facts is not None:
                        of = (one.digest, one.listed, one.signature)
                        where = Packed(one.folder, one.place, *of, self.posts_per_page, self.index)
                        yield one.facts, where

    def _meanwhile(self) -> None:
        if self.unknown * READ >= CHUNK:  # fewer need not all that their pages could
            self.prepare(self.languages)

    def _chunks(self, forum: str) -> Iterator[list[_Seen]]:
        """The folders of the forum's threads, some at a time, with what the index holds of them."""
        start = len(str(self.root / "threads")) + 1
        every = tree.thread_folders(self.root, forum)
        while folders := list(itertools.islice(every, CHUNK)):
            places = [folder.path[start:].replace(os.sep, "/") for folder in folders]
            rows = self.index.get_all(Kind.FACTS, places)
            chunk: list[_Seen] = []
            cost = 0
            for folder, place in zip(folders, places, strict=True):
                chunk.append(self._known(folder.path, place, rows.get(place)))
                self.unknown += chunk[-1].facts is None
                cost += 1 if chunk[-1].facts else READ
                if cost >= CHUNK:
                    yield chunk
                    chunk, cost = [], 0
            if chunk:
                yield chunk

    def _known(self, folder: str, place: str, row: bytes | None) -> _Seen:
        """A thread's folder, with what the index holds of it: that is good if the folder is as it was then."""
        known = packed.unpacked(_KNOWN, row)
        facts = packed.unpacked(packed.FACTS, known.facts) if known else None
        if known and facts and packed.is_of(facts.record, place) and (not self.index.is_shared or packed.are_sound(facts)):
            return _Seen(folder, place, known.signature, known.whole, known.listed, facts)
        return _Seen(folder, place)

    def _keep(self, seen: _Seen, read: Read) -> None:
        """Take what was read, and let the index have it."""
        self.faults += read.faults
        self.languages.update(dict.fromkeys(read.languages))
        seen.signature, seen.digest, seen.listed, seen.facts = read.signature, b"", b"", None
        if read.facts:
            seen.digest, seen.listed = depends.digest(read.whole), depends.digest(read.facts)
            seen.facts = packed.FACTS.decode(read.facts)
        if read.facts and not read.faults:  # what has faults is read again, until it has none
            self.index.put(Kind.WHOLE, seen.place, read.whole)
            self.index.put(Kind.FACTS, seen.place, packed.pack(Known(seen.signature, seen.digest, seen.listed, read.facts)))


@dataclass(slots=True)
class _Seen:
    """A thread's folder."""

    folder: str
    place: str  # the folder, from content/threads/
    signature: bytes = b""  # of the folder when it was read; none: it must be
    digest: bytes = b""  # of what the index holds of its posts
    listed: bytes = b""  # digest of the facts
    facts: packed.Facts | None = None  # None: it must be read, or there is nothing to show


def _task(chunk: list[_Seen]) -> list[Folder]:
    return [(one.folder, one.signature) for one in chunk]


class Known(msgspec.Struct, array_like=True, frozen=True):
    """A row of the index about a thread."""

    signature: bytes  # of its folder
    whole: bytes  # digest of the other row
    listed: bytes  # digest of the facts
    facts: bytes  # packed.Facts


_KNOWN = msgspec.msgpack.Decoder(Known)


def _paths(entries: list[tree.Entry]) -> list[str]:
    return [entry.path for entry in entries]


def _index_boards(forum: ArchivedForum) -> Iterator[str]:
    """Fill in which boards are inside which; a fault for each that lies too deep."""
    depths: dict[str, int] = {}
    for board in forum.boards.values():
        if board.board_id:
            forum.boards_by_own_id.setdefault(board.board_id, board)
        inside = board.parent if board.parent in forum.boards else ""
        forum.boards_inside.setdefault(inside, []).append(board)
        if depth_of(board.id, forum.boards, depths) > MAX_BOARDS:
            yield f"boards/{forum.record.id}/{board.id}.md: it lies in more than {MAX_BOARDS} boards in one another"
    _break_circles(forum)


def _break_circles(forum: ArchivedForum) -> None:
    """Let a board of each circle, which a check reports, be among the outermost: else no list would have it."""
    reached: set[str] = set()
    for board in (*forum.boards_inside.get("", ()), *sorted(forum.boards.values(), key=lambda board: board.id)):
        if board.id in reached:
            continue
        if board.parent in forum.boards:
            forum.boards_inside[board.parent].remove(board)
            forum.boards_inside.setdefault("", []).append(board)
        waiting = [board.id]
        while waiting:
            stem = waiting.pop()
            reached.add(stem)
            waiting += (inner.id for inner in forum.boards_inside.get(stem, ()))


def _enter(forum: ArchivedForum, author: Author) -> None:
    forum.authors[author.id] = author
    if author.record and author.record.member_id:
        forum.authors_by_own_id[author.record.member_id] = author
    # A name may belong to two members in turn; the one without an id of their own is the likelier for a bare name.
    if author.name not in forum.authors_by_name or not (author.record and author.record.member_id):
        forum.authors_by_name[author.name] = author


def _enter_thread(forum: ArchivedForum, known: dict[tuple[str, str], Board], facts: packed.Facts, where: Packed) -> None:
    record = facts.record
    named = depends.digest(record.title, record.slug, record.id, facts.numbers[0])
    thread = ListedThread(
        forum.record,
        record,
        where.folder,
        _boards(forum, known, record.boards),
        facts.numbers,
        facts.count,
        facts.opening,
        facts.last,
        facts.newest,
        facts.changed,
        facts.is_partial,
        facts.spots,
        facts.answers,
        where,
        facts.stamps,
        facts.captures,
        facts.doubts,
        facts.dates,
        named,
    )
    place, add, shown, there = len(forum.threads), forum.written.add, forum.shown.add, forum.there.add
    authors: dict[str, None] = {}
    for by in facts.authors:
        author = forum.author_of(by) or (_named(forum, by.author) if by.author else None)
        if author:
            own = author.id
            add(own, place, by.count, by.posts, named + by.digest)
            authors[own] = None
            if by.is_shown:
                shown(own)
            if by.is_there:
                there(own)
    thread.authors.extend(authors)
    forum.threads.append(thread)
    for board in thread.boards:
        forum.by_board.setdefault(board.id, []).append(thread)


def _forget_the_removed(forum: ArchivedForum) -> None:
    """Let nobody be an author all of whose posts people took out: whoever asked for that wants no page of their own."""
    gone = forum.written.authors() - forum.there
    for thread in forum.threads if gone else ():
        thread.authors[:] = [author for author in thread.authors if author not in gone]
    for every in (forum.authors, forum.authors_by_own_id, forum.authors_by_name) if gone else ():
        for key in [key for key, author in every.items() if author.id in gone]:
            del every[key]
    for author in gone:
        forum.written.forget(author)


def _named(forum: ArchivedForum, name: str) -> Author:
    """Somebody whom posts name and no member is called so: the member whose file has this name's id, or one made up from it."""
    stem = member_stem(name)
    if stem not in forum.authors:
        _enter(forum, Author(stem, slugify(name, "member"), name, forum.record))
    author = forum.authors_by_name[name] = forum.authors[stem]
    return author


def _boards(forum: ArchivedForum, known: dict[tuple[str, str], Board], titles: tuple[str, ...]) -> tuple[Board, ...]:
    """The boards that a thread's titles name, outermost first. One without a file is made up from its title.

    `known`: the forum's boards, by their title and the stem of the board around them.
    """
    line: list[Board] = []
    for depth, title in enumerate(titles):
        parent = line[-1].id if line else ""
        board = known.get((title, parent))
        if board is None:
            stem = f"{slugify(title, 'board')}.b-{digest(forum.record.id, *titles[: depth + 1])}"
            board = forum.boards.setdefault(stem, Board(title, id=stem, parent=parent))  # a file of this name is its own
            known[title, parent] = board
        line.append(board)
    return tuple(line)
