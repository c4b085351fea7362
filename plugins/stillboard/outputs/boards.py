"""Boards: the boards inside each, and its threads, stuck ones first, then by their newest post."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Board
from ..site.excerpts import excerpt
from ..site.library import ArchivedForum, ArchivedThread
from ..site.pages import BoardPage, BoardRow, Link
from ..site.sanitize import outside
from ..site.site import Copied, Made, Site, newest
from ..site.urls import Target
from ._base import Output, paged


def build(site: Site) -> Iterator[Made | Copied]:
    """Every page of every board."""
    for room in site.library.rooms:
        for board in sorted(room.boards.values(), key=lambda board: board.id):
            yield from _board(site, room, board)


def _board(site: Site, room: ArchivedForum, board: Board) -> Iterator[Made | Copied]:
    slug, _, identity = board.id.rpartition(".")
    own = [shelf for shelf in room.by_board.get(board.id, []) if shelf.boards[-1].id == board.id]
    threads = sorted(own, key=newest, reverse=True)
    threads.sort(key=lambda shelf: "sticky" not in shelf.thread.states)
    heading = site.words(board.title)

    def file(number: int) -> str:
        return site.urls.board(room.forum.path, slug, identity, number)

    for number, name, part, files in paged(threads, site.config.threads_per_page, file):
        root = site.urls.root(name)
        crumbs = tuple(site.board_link(room, other, root) for other in _around(room, board))
        yield Made(
            name,
            BoardPage(
                title=site.page_title(heading, f"Page {number}" if number > 1 else ""),
                heading=heading,
                canonical=site.urls.canonical(name),
                crumbs=(
                    site.home_link(root),
                    *site.forum_crumb(room),
                    *crumbs,
                    Link(heading, site.urls.link(Target(name), root)),
                ),
                pager=site.pager(files, number, root),
                intro=site.prose(board.body, root),
                boards=rows(site, room, board.id, root) if number == 1 else (),
                threads=tuple(site.thread_row(room, shelf, root) for shelf in part),
                original=outside(next(iter(board.addresses), "")),
            ),
        )


def _around(room: ArchivedForum, board: Board) -> list[Board]:
    """The boards around one, outermost first. A circle (which a check reports) ends it."""
    line: list[Board] = []
    seen = {board.id}
    parent = board.parent
    while parent and parent in room.boards and parent not in seen:
        seen.add(parent)
        line.insert(0, room.boards[parent])
        parent = room.boards[parent].parent
    return line


def rows(site: Site, room: ArchivedForum, parent: str, root: str) -> tuple[BoardRow, ...]:
    """The boards right inside one (or the outermost, for ""), in their order."""
    inside = [
        board for board in room.boards.values() if board.parent == parent or (not parent and board.parent not in room.boards)
    ]
    return tuple(_row(site, room, board, root) for board in sorted(inside, key=_order))


def _order(board: Board) -> tuple[int, str, str]:
    return (board.order if board.order is not None else 10**9, board.title.casefold(), board.id)


def _row(site: Site, room: ArchivedForum, board: Board, root: str) -> BoardRow:
    threads = room.by_board.get(board.id, [])
    last = max(threads, key=newest, default=None)
    link = site.board_link(room, board, root)
    children = sorted((b for b in room.boards.values() if b.parent == board.id), key=_order)
    return BoardRow(
        title=link.title,
        address=link.address,
        text=excerpt(board.body.split("\n\n")[0]),
        threads=len(threads),
        posts=_count(threads),
        boards=tuple(site.board_link(room, child, root) for child in children),
        last=site.last_post(room, last, root, with_thread=True) if last else None,
    )


def _count(threads: list[ArchivedThread]) -> int:
    return sum(shelf.count for shelf in threads)


OUTPUT = Output("boards", "Boards with their threads.", build)
