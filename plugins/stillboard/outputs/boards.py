"""Boards: the boards inside each, and its threads, sticky ones first, then by their newest post."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..model import Board, When
from ..site import instants
from ..site.archived import ArchivedForum, ListedThread
from ..site.depends import digest
from ..site.excerpts import excerpt
from ..site.files import File, Page
from ..site.pages import About, BoardPage, BoardRow, Link
from ..site.sanitize import outside
from ..site.site import Site, newest
from ..site.sorting import sort_key
from ..site.urls import Target
from ._base import Part, cut, in_parts


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of a board."""

    forum: int  # its place in the library
    board: str
    number: int
    count: int  # of the board's pages
    threads: tuple[int, ...]  # those of this page, by their places in the forum


def parts(site: Site) -> Iterator[Part]:
    """A part for every page of every board."""
    for n, forum in enumerate(site.library.forums):
        places = {thread.packed.place: place for place, thread in enumerate(forum.threads)}
        for board in sorted(forum.boards.values(), key=lambda board: board.id):
            own = [thread for thread in forum.by_board.get(board.id, []) if thread.boards[-1].id == board.id]
            threads = sorted(own, key=newest, reverse=True)
            threads.sort(key=lambda thread: "sticky" not in thread.record.states)
            pages = list(cut(threads, site.config.threads_per_page))
            for number, part in enumerate(pages, 1):
                shown = (_depends(site, forum, board, number), site.depends.threads(forum, part))
                made_of = digest("board", site.depends.surroundings, number, len(pages), *shown)
                on_it = tuple(places[thread.packed.place] for thread in part)
                task = functools.partial(Task, n, board.id, number, len(pages), on_it)
                yield Part(f"boards/{forum.record.id}/{board.id}/{number}", made_of, task, len(part) or 1)


def _depends(site: Site, forum: ArchivedForum, board: Board, number: int) -> bytes:
    """What a page shows besides its threads."""
    above = (site.depends.board(forum, other.id) for other in (*_above(forum, board), board))
    inside = site.depends.boards(forum, forum.boards_inside.get(board.id, ())) if number == 1 else b""
    return digest(number, inside, *above)


def make(site: Site, task: Task) -> Iterator[File]:
    """A page of a board."""
    forum = site.library.forums[task.forum]
    board = forum.boards[task.board]
    slug, _, identity = board.id.rpartition(".")
    number = task.number
    files = {n: site.urls.board(forum.record.path, slug, identity, n) for n in range(1, task.count + 1)}
    name = files[number]
    root = site.urls.root(name)
    heading = site.words(board.title)
    crumbs = tuple(site.board_link(forum, other, root) for other in _above(forum, board))
    threads = [forum.threads[place] for place in task.threads]
    shown = forum.by_board.get(board.id, threads) if number == 1 else threads  # with those of the boards inside
    changed = instants.newest(thread.changed for thread in shown)
    way = (site.home_link(root), *site.forum_crumb(forum), *crumbs, Link(heading, site.urls.link(Target(name), root)))
    yield Page(
        name,
        BoardPage(
            title=site.page_title(heading, site.page_words(number)),
            heading=heading,
            canonical=site.urls.canonical(name),
            about=_about(site, forum, board, root, way, changed),
            crumbs=way,
            pager=site.pager(files, number, root),
            intro=site.prose(board.body, root),
            boards=rows(site, forum, board.id, root) if number == 1 else (),
            threads=tuple(site.thread_row(forum, thread, root) for thread in threads),
            original=outside(next(iter(board.addresses), "")),
        ),
        changed,
    )


def _about(site: Site, forum: ArchivedForum, board: Board, root: str, way: tuple[Link, ...], changed: When | None) -> About:
    title = site.words(board.title)
    said = excerpt(board.body) or site.say("Threads of the board %(board)s, archived and read only.", board=title)
    return About(
        title=title,
        description=said,
        original=outside(next(iter(board.addresses), "")),
        feeds=site.feeds(root, forum, board) if changed else (),
        data=site.linked_data(root, way),
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


def _count(threads: list[ListedThread]) -> int:
    return sum(thread.count for thread in threads)


OUTPUT = in_parts("boards", "Boards with their threads.", parts, make)
