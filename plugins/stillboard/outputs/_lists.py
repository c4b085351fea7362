"""What pages with lists of boards and threads share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Board
from ..site.archived import ArchivedForum, ListedThread
from ..site.depends import digest
from ..site.excerpts import excerpt
from ..site.pages import BoardRow, ForumView
from ..site.sanitize import outside
from ..site.site import Site, newest
from ..site.sorting import sort_key


def board_rows(site: Site, forum: ArchivedForum, parent: str, root: str) -> tuple[BoardRow, ...]:
    """The boards inside one (or all, for ""), as a tree, each level in its order."""
    return tuple(_row(site, forum, board, root) for board in inside(forum, parent))


def inside(forum: ArchivedForum, parent: str) -> list[Board]:
    """The boards right inside one (or the outermost, for ""), in their order."""
    return sorted(forum.boards_inside.get(parent, ()), key=_order)


def _order(board: Board) -> tuple[int, tuple[str, str, str], str]:
    return (board.order if board.order is not None else 10**9, sort_key(board.title), board.id)


def _row(site: Site, forum: ArchivedForum, board: Board, root: str) -> BoardRow:
    threads = forum.by_board.get(board.id, [])
    last = max(threads, key=newest, default=None)
    link = site.board_link(forum, board, root)
    return BoardRow(
        title=link.title,
        address=link.address,
        text=excerpt(board.body.split("\n\n")[0]),
        threads=len(threads),
        posts=count(threads),
        boards=board_rows(site, forum, board.id, root),
        last=site.last_post(forum, last, root, with_thread=True) if last else None,
    )


def above(forum: ArchivedForum, board: str) -> list[Board]:
    """The boards that hold one, outermost first. A circle (which a check reports) ends it."""
    line: list[Board] = []
    seen = {board}
    parent = forum.boards[board].parent
    while parent and parent in forum.boards and parent not in seen:
        seen.add(parent)
        line.append(forum.boards[parent])
        parent = forum.boards[parent].parent
    return line[::-1]


def depends_on_place(site: Site, forum: ArchivedForum, board: str) -> bytes:
    """What a page shows of a board and of those that hold it."""
    return digest(*(site.depends.board(forum, one) for one in (*(other.id for other in above(forum, board)), board)))


def own_places(forum: ArchivedForum) -> dict[str, list[int]]:
    """The threads right in each board, by their places in the forum."""
    found: dict[str, list[int]] = {}
    for place, thread in enumerate(forum.threads):
        if thread.boards:
            found.setdefault(thread.boards[-1].id, []).append(place)
    return found


def count(threads: Iterable[ListedThread]) -> int:
    """The archived posts of some threads."""
    return sum(thread.count for thread in threads)


def depends_on_boards(site: Site, forum: ArchivedForum, parent: str) -> bytes:
    """What `board_rows` shows."""
    return digest(*_boards_below(site, forum, parent))


def _boards_below(site: Site, forum: ArchivedForum, parent: str) -> Iterator[bytes]:
    for board in forum.boards_inside.get(parent, ()):
        yield site.depends.board(forum, board.id)
        yield site.depends.all_listed(forum, forum.by_board.get(board.id, ()))
        yield depends_on_boards(site, forum, board.id)


def forum_view(site: Site, forum: ArchivedForum, root: str, *, top: int) -> ForumView:
    """A forum with its boards. `top`: the level below its heading."""
    return ForumView(
        title=site.words(forum.record.title),
        intro=site.prose(forum.record.body, root, top=top),
        original=outside(next(iter(forum.record.addresses), "")),
        boards=board_rows(site, forum, "", root),
        threads=len(forum.threads),
        posts=count(forum.threads),
    )


def depends_on_view(site: Site, forum: ArchivedForum) -> bytes:
    """What `forum_view` shows."""
    return digest(depends_on_boards(site, forum, ""), len(forum.threads), count(forum.threads))
