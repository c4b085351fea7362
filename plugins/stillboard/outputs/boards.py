"""Boards: the boards inside each, and its threads, sticky ones first, then by their newest post."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..model import Board, When
from ..site import instants
from ..site.archived import ArchivedForum
from ..site.depends import digest
from ..site.excerpts import excerpt
from ..site.files import File, Page
from ..site.pages import About, BoardPage, Link
from ..site.sanitize import outside
from ..site.site import Site, newest
from ..site.urls import Target
from ._base import Part, cut, in_parts
from ._lists import above, board_rows, depends_on_boards, depends_on_place, own_places
from ._orders import choices, orders_of


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of a board."""

    forum: int  # its place in the library
    board: str
    number: int
    count: int  # of the board's pages
    orders: tuple[str, ...]  # the other orders that its threads have
    threads: tuple[int, ...]  # those of this page, by their places in the forum


def parts(site: Site) -> Iterator[Part]:
    """A part for every page of every board."""
    for n, forum in enumerate(site.library.forums):
        own = own_places(forum)
        for board in sorted(forum.boards.values(), key=lambda board: board.id):
            threads = sorted(own.get(board.id, ()), key=functools.partial(_newest, forum), reverse=True)
            threads.sort(key=lambda place, forum=forum: "sticky" not in forum.threads[place].record.states)  # type: ignore[misc]
            orders = orders_of(site, [forum.threads[place] for place in threads])
            pages = list(cut(threads, site.config.threads_per_page))
            for number, part in enumerate(pages, 1):
                inside = depends_on_boards(site, forum, board.id) if number == 1 else b""
                shown = site.depends.all_listed(forum, (forum.threads[place] for place in part))
                place = depends_on_place(site, forum, board.id)
                made_of = digest("board", site.depends.surroundings, number, len(pages), repr(orders), place, inside, shown)
                task = functools.partial(Task, n, board.id, number, len(pages), orders, tuple(part))
                yield Part(f"boards/{forum.record.id}/{board.id}/{number}", made_of, task, len(part) or 1)


def _newest(forum: ArchivedForum, place: int) -> tuple[str, str]:
    return newest(forum.threads[place])


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
    crumbs = tuple(site.board_link(forum, other, root) for other in above(forum, board.id))
    threads = [forum.threads[place] for place in task.threads]
    shown = forum.by_board.get(board.id, threads) if number == 1 else threads  # with those of the boards inside
    changed = instants.newest(thread.changed for thread in shown)
    around = (*site.forum_crumb(forum, root), *crumbs)
    way = (site.home_link(root), *around, Link(heading, site.urls.link(Target(name), root)))
    yield Page(
        name,
        BoardPage(
            title=site.page_title(heading, site.page_words(number), around[-1].title if around else ""),
            heading=heading,
            canonical=site.urls.canonical(name),
            about=_about(site, forum, board, root, way, changed),
            crumbs=way,
            pager=site.pager(files, number, root),
            intro=site.prose(board.body, root),
            boards=board_rows(site, forum, board.id, root) if number == 1 else (),
            sorts=choices(site, files[1], task.orders, "", root),
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


OUTPUT = in_parts("boards", "Boards with their threads.", parts, make, of_library=True)
