"""Boards: the boards inside each, and its threads, sticky ones first, then by their newest post."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Board
from ..site.archived import ArchivedForum, ArchivedThread
from ..site.excerpts import excerpt
from ..site.files import File, Page
from ..site.pages import BoardPage, BoardRow, Link
from ..site.sanitize import outside
from ..site.site import Site, newest
from ..site.sorting import sort_key
from ..site.urls import Target
from ._base import Output, paged


def build(site: Site) -> Iterator[File]:
    """Every page of every board."""
    for forum in site.library.forums:
        for board in sorted(forum.boards.values(), key=lambda board: board.id):
            yield from _board(site, forum, board)


def _board(site: Site, forum: ArchivedForum, board: Board) -> Iterator[File]:
    slug, _, identity = board.id.rpartition(".")
    own = [thread for thread in forum.by_board.get(board.id, []) if thread.boards[-1].id == board.id]
    threads = sorted(own, key=newest, reverse=True)
    threads.sort(key=lambda thread: "sticky" not in thread.record.states)
    heading = site.words(board.title)

    def file(number: int) -> str:
        return site.urls.board(forum.record.path, slug, identity, number)

    for number, name, part, files in paged(threads, site.config.threads_per_page, file):
        root = site.urls.root(name)
        crumbs = tuple(site.board_link(forum, other, root) for other in _above(forum, board))
        yield Page(
            name,
            BoardPage(
                title=site.page_title(heading, f"Page {number}" if number > 1 else ""),
                heading=heading,
                canonical=site.urls.canonical(name),
                crumbs=(
                    site.home_link(root),
                    *site.forum_crumb(forum),
                    *crumbs,
                    Link(heading, site.urls.link(Target(name), root)),
                ),
                pager=site.pager(files, number, root),
                intro=site.prose(board.body, root),
                boards=rows(site, forum, board.id, root) if number == 1 else (),
                threads=tuple(site.thread_row(forum, thread, root) for thread in part),
                original=outside(next(iter(board.addresses), "")),
            ),
        )


def _above(forum: ArchivedForum, board: Board) -> list[Board]:
    """The boards that hold one, outermost first. A circle (which a check reports) ends it."""
    line: list[Board] = []
    seen = {board.id}
    parent = board.parent
    while parent and parent in forum.boards and parent not in seen:
        seen.add(parent)
        line.append(forum.boards[parent])
        parent = forum.boards[parent].parent
    return line[::-1]


def rows(site: Site, forum: ArchivedForum, parent: str, root: str) -> tuple[BoardRow, ...]:
    """The boards right inside one (or the outermost, for ""), in their order."""
    inside = sorted(forum.boards_inside.get(parent, ()), key=_order)
    return tuple(_row(site, forum, board, root) for board in inside)


def _order(board: Board) -> tuple[int, tuple[str, str, str], str]:
    return (board.order if board.order is not None else 10**9, sort_key(board.title), board.id)


def _row(site: Site, forum: ArchivedForum, board: Board, root: str) -> BoardRow:
    threads = forum.by_board.get(board.id, [])
    last = max(threads, key=newest, default=None)
    link = site.board_link(forum, board, root)
    children = sorted(forum.boards_inside.get(board.id, ()), key=_order)
    return BoardRow(
        title=link.title,
        address=link.address,
        text=excerpt(board.body.split("\n\n")[0]),
        threads=len(threads),
        posts=_count(threads),
        boards=tuple(site.board_link(forum, child, root) for child in children),
        last=site.last_post(forum, last, root, with_thread=True) if last else None,
    )


def _count(threads: list[ArchivedThread]) -> int:
    return sum(thread.count for thread in threads)


OUTPUT = Output("boards", "Boards with their threads.", build)
