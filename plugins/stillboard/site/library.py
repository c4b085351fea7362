"""Reads everything under content/ for the site: forums, boards, threads with their posts in order, members."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..content import records, tree
from ..content.boards import MAX_BOARDS, depth_of
from ..content.records import R, Record
from ..errors import ContentError, StillboardError, Unsafe
from ..ids import check_stem, digest, member_stem, slugify
from ..model import Board, Forum, Member, Post, Thread
from ..order import ordered
from .archived import ArchivedForum, ArchivedThread, Author, Library
from .paging import archived_pages

SHOWN = 5  # faults that one error message names


def load(root: Path, posts_per_page: int) -> Library:
    """Read content/. ContentError that names the first faults, after all files were looked at."""
    faults: list[str] = []
    forums = [_forum(root, record, posts_per_page, faults) for record in _read_all(Forum, tree.forum_files(root), faults)]
    known = {forum.record.id for forum in forums} | {entry.name.removesuffix(".md") for entry in tree.forum_files(root)}
    for folder in tree.entries(root / "threads", folders=True):
        if folder.name not in known:
            faults.append(f"{folder.path}: there is no forums/{folder.name}.md")
    if faults:
        more = f" (and {len(faults) - SHOWN} more)" if len(faults) > SHOWN else ""
        todo = "fix or remove it; `stillboard check` lists everything"
        raise ContentError("; ".join(faults[:SHOWN]) + more, todo=todo)
    return Library(tuple(sorted(forums, key=lambda forum: (forum.record.path, forum.record.id))))


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


def _forum(root: Path, record: Forum, posts_per_page: int, faults: list[str]) -> ArchivedForum:
    forum = ArchivedForum(record)
    for board in _read_all(Board, tree.board_files(root, record.id), faults):
        forum.boards[board.id] = board
    for member in _read_all(Member, tree.member_files(root, record.id), faults):
        _enter(forum, Author(member.id, member.slug, member.name, record, member))
    known: dict[tuple[str, str], Board] = {}
    for board in forum.boards.values():
        known.setdefault((board.title, board.parent), board)
    for folder in tree.thread_folders(root, record.id):
        _read_thread(forum, known, folder.path, posts_per_page, faults)
    faults += _index_boards(forum)
    return forum


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


def _enter(forum: ArchivedForum, author: Author) -> None:
    forum.authors[author.id] = author
    if author.record and author.record.member_id:
        forum.authors_by_own_id[author.record.member_id] = author
    # A name may belong to two members in turn; the one without an id of their own is the likelier for a bare name.
    if author.name not in forum.authors_by_name or not (author.record and author.record.member_id):
        forum.authors_by_name[author.name] = author


def _read_thread(
    forum: ArchivedForum, known: dict[tuple[str, str], Board], folder: str, posts_per_page: int, faults: list[str]
) -> None:
    threads = _read_all(Thread, [tree.Entry("thread.md", f"{folder}/thread.md", 0, 0)], faults)
    files = tree.post_files(folder)
    posts = _read_all(Post, files, faults)
    if not files:
        faults.append(f"{folder}: a thread without posts")
    if not threads or not posts:
        return
    record = threads[0]
    for post in posts:
        if post.author and forum.author_of(post) is None:
            stem = member_stem(post.author)
            _enter(forum, Author(stem, slugify(post.author, "member"), post.author, forum.record))
    pages = archived_pages(record, ordered(posts), record.posts_per_page or posts_per_page)
    thread = ArchivedThread(forum.record, record, folder, pages, _boards(forum, known, record.boards))
    forum.threads.append(thread)
    for board in thread.boards:
        forum.by_board.setdefault(board.id, []).append(thread)


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
            board = Board(title, id=stem, parent=parent)
            forum.boards[stem] = known[title, parent] = board
        line.append(board)
    return tuple(line)
