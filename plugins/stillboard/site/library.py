"""Everything under content/, as the site needs it: forums, boards, threads with their posts in order, members.

Only headers stay in memory, and how each post begins: `body` of a post in here is its excerpt. The whole body is
read again when its page is made.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from ..content import records, tree
from ..content.records import R, Record
from ..errors import ContentError, StillboardError, Unsafe
from ..ids import check_stem, digest, member_stem, slugify
from ..model import Board, Forum, Member, Post, Thread
from ..order import ordered
from .excerpts import excerpt
from .paging import ArchivedPage, archived_pages

SHOWN = 5  # faults that one error message names


@dataclass(frozen=True, slots=True)
class Author:
    """An author: a member's file, or just a name that posts carry."""

    id: str
    slug: str
    name: str
    forum: Forum
    record: Member | None = None


@dataclass(frozen=True, slots=True)
class ArchivedThread:
    """A thread with its posts' headers, by pages."""

    forum: Forum
    thread: Thread
    folder: str
    pages: tuple[ArchivedPage, ...]
    boards: tuple[Board, ...]  # outermost first

    @property
    def posts(self) -> tuple[Post, ...]:
        """All posts' headers, in the thread's order."""
        return tuple(post for sheet in self.pages for post in sheet.posts)

    @property
    def count(self) -> int:
        """How many posts are archived."""
        return sum(len(sheet.posts) for sheet in self.pages)


@dataclass(slots=True)
class ArchivedForum:
    """A forum with everything in it. Filled by `load`, then only read."""

    forum: Forum
    boards: dict[str, Board] = field(default_factory=dict)  # by id
    threads: list[ArchivedThread] = field(default_factory=list)
    people: dict[str, Author] = field(default_factory=dict)  # by id
    by_own_id: dict[str, Author] = field(default_factory=dict)  # by the forum's own id
    by_name: dict[str, Author] = field(default_factory=dict)
    by_board: dict[str, list[ArchivedThread]] = field(default_factory=dict)  # threads in a board or in boards inside it

    def author(self, post: Post) -> Author | None:
        """Who wrote a post; None where the source does not say."""
        if post.author_id and (person := self.by_own_id.get(post.author_id)):
            return person
        return self.by_name.get(post.author) if post.author else None


@dataclass(frozen=True, slots=True)
class Library:
    """All of content/."""

    rooms: tuple[ArchivedForum, ...]


def load(root: Path, posts_per_page: int) -> Library:
    """Read content/. ContentError that names the first faults, after all files were looked at."""
    faults: list[str] = []
    rooms = [_room(root, forum, posts_per_page, faults) for forum in _read_all(Forum, tree.forum_files(root), faults)]
    known = {room.forum.id for room in rooms} | {entry.name.removesuffix(".md") for entry in tree.forum_files(root)}
    for folder in tree.entries(root / "threads", folders=True):
        if folder.name not in known:
            faults.append(f"{folder.path}: there is no forums/{folder.name}.md")
    if faults:
        more = f" (and {len(faults) - SHOWN} more)" if len(faults) > SHOWN else ""
        todo = "mend or remove it; `stillboard check` lists everything"
        raise ContentError("; ".join(faults[:SHOWN]) + more, todo=todo)
    return Library(tuple(sorted(rooms, key=lambda room: (room.forum.path, room.forum.id))))


def _read_all(kind: type[R], files: list[tree.Entry], faults: list[str]) -> list[R]:
    """Every file that can be read; the others become faults."""
    records = []
    for entry in files:
        try:
            record = tree.read(kind, entry.path)
            _check_name(record)
            records.append(record)
        except StillboardError as error:
            faults.append(f"{error.where or entry.path}: {error.what}")
    return records


def _check_name(record: Record) -> None:
    """Names become addresses and ids: Unsafe for one that cannot."""
    if isinstance(record, Post):
        check_stem(record.id)
        return
    records.path(record, "any")
    parts = (record.slug, record.id) if isinstance(record, Thread | Member) else record.id.rpartition(".")[::2]
    if not isinstance(record, Forum) and not all(parts):
        raise Unsafe("not named <slug>.<id>")


def _room(root: Path, forum: Forum, posts_per_page: int, faults: list[str]) -> ArchivedForum:
    room = ArchivedForum(forum)
    for board in _read_all(Board, tree.board_files(root, forum.id), faults):
        room.boards[board.id] = board
    for member in _read_all(Member, tree.member_files(root, forum.id), faults):
        _enter(room, Author(member.id, member.slug, member.name, forum, member))
    for folder in tree.thread_folders(root, forum.id):
        _read_thread(room, folder.path, posts_per_page, faults)
    return room


def _enter(room: ArchivedForum, person: Author) -> None:
    room.people[person.id] = person
    if person.record and person.record.member_id:
        room.by_own_id[person.record.member_id] = person
    # A name may belong to two members in turn; the one without an id of their own is the likelier for a bare name.
    if person.name not in room.by_name or not (person.record and person.record.member_id):
        room.by_name[person.name] = person


def _read_thread(room: ArchivedForum, folder: str, posts_per_page: int, faults: list[str]) -> None:
    threads = _read_all(Thread, [tree.Entry("thread.md", f"{folder}/thread.md", 0, 0)], faults)
    files = tree.post_files(folder)
    posts = [dataclasses.replace(post, body=excerpt(post.body)) for post in _read_all(Post, files, faults)]
    if not files:
        faults.append(f"{folder}: a thread without posts")
    if not threads or not posts:
        return
    thread = threads[0]
    for post in posts:
        if post.author and room.author(post) is None:
            stem = member_stem(post.author)
            _enter(room, Author(stem, slugify(post.author, "member"), post.author, room.forum))
    pages = archived_pages(thread, ordered(posts), thread.posts_per_page or posts_per_page)
    shelf = ArchivedThread(room.forum, thread, folder, pages, _boards(room, thread.boards))
    room.threads.append(shelf)
    for board in shelf.boards:
        room.by_board.setdefault(board.id, []).append(shelf)


def _boards(room: ArchivedForum, titles: tuple[str, ...]) -> tuple[Board, ...]:
    """The boards that a thread's titles name, outermost first. One without a file is made up from its title."""
    line: list[Board] = []
    for depth, title in enumerate(titles):
        parent = line[-1].id if line else ""
        board = next((b for b in room.boards.values() if b.title == title and b.parent == parent), None)
        if board is None:
            stem = f"{slugify(title, 'board')}.b-{digest(room.forum.id, *titles[: depth + 1])}"
            board = Board(title, id=stem, parent=parent)
            room.boards[stem] = board
        line.append(board)
    return tuple(line)
