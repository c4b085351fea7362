"""Lists of threads in other orders than by their last post: those of boards, and the most replied threads of forums and the site.

Which orders there are is FORUM_ORDERS; a list that fits on one page has no other order, nor has one by what is not known.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import Link, ThreadsPage
from ..site.site import Site
from ..site.urls import Target
from ._base import Part, cut, in_parts
from ._lists import above, depends_on_place, own_places
from ._orders import WORDS, choices, ordered, orders_of, ranked


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of a list: of a board, of a forum, or of the site."""

    order: str
    forum: int = -1  # its place in the library; -1: the site
    board: str = ""  # "": the forum
    number: int = 1
    count: int = 1  # of the list's pages
    orders: tuple[str, ...] = ()  # that the list has
    threads: tuple[tuple[int, int], ...] = ()  # those of this page: the place of each one's forum, and its own in that


def parts(site: Site) -> Iterator[Part]:
    """A part for every page of every list."""
    size = site.config.threads_per_page
    every = [(n, place) for n, forum in enumerate(site.library.forums) for place in range(len(forum.threads))]
    yield from _ranked(site, every, -1)
    for n, forum in enumerate(site.library.forums):
        if forum.record.id in site.forum_files:
            yield from _ranked(site, [(n, place) for place in range(len(forum.threads))], n)
        for board, places in sorted(own_places(forum).items()):
            orders = orders_of(site, [forum.threads[place] for place in places])
            for order in orders:
                pages = list(cut(ordered(site, [(n, place) for place in places], order), size))
                for number, part in enumerate(pages, 1):
                    yield _part(site, Task(order, n, board, number, len(pages), orders, tuple(part)))


def _ranked(site: Site, every: list[tuple[int, int]], forum: int) -> Iterator[Part]:
    orders = ranked(site, [site.library.forums[n].threads[place] for n, place in every])
    for order in orders:
        on_it = tuple(ordered(site, every, order)[: site.config.threads_per_page])
        yield _part(site, Task(order, forum, orders=orders, threads=on_it))


def _part(site: Site, task: Task) -> Part:
    forums = site.library.forums
    shown = b"".join(site.depends.listed(forums[n], forums[n].threads[place]) for n, place in task.threads)
    place = depends_on_place(site, forums[task.forum], task.board) if task.board else b""
    made_of = digest("order", site.depends.surroundings, msgspec.msgpack.encode(task), place, shown)
    name = f"orders/{forums[task.forum].record.id if task.forum >= 0 else ''}/{task.board}/{task.order}/{task.number}"
    return Part(name, made_of, functools.partial(_itself, task), len(task.threads) or 1)


def _itself(task: Task) -> Task:
    return task


def make(site: Site, task: Task) -> Iterator[File]:
    """One page."""
    forum = site.library.forums[task.forum] if task.forum >= 0 else None
    first = site.urls.home()
    if forum:
        first = site.urls.board_of(forum.record.path, task.board) if task.board else site.forum_files[forum.record.id]
    files = {n: site.urls.ordered(first, task.order, n) for n in range(1, task.count + 1)}
    name = files[task.number]
    root = site.urls.root(name)
    crumbs = [site.home_link(root)]
    if forum:
        crumbs += site.forum_crumb(forum, root)
    if forum and task.board:
        crumbs += (site.board_link(forum, board, root) for board in (*above(forum, task.board), forum.boards[task.board]))
    words = site.say(WORDS[task.order])
    rows = ((site.library.forums[n], place) for n, place in task.threads)
    page = site.page_words(task.number)
    way = (*crumbs, Link(words, site.urls.link(Target(name), root)))
    yield Page(
        name,
        ThreadsPage(
            title=site.page_title(words, page, crumbs[-1].title if forum else ""),
            heading=crumbs[-1].title if forum else site.config.title,
            label=words,
            canonical=site.urls.canonical(first),
            about=site.about(way, root),
            crumbs=way,
            pager=site.pager(files, task.number, root),
            sorts=choices(site, first, task.orders, task.order, root),
            threads=tuple(site.thread_row(of, of.threads[place], root, with_board=not task.board) for of, place in rows),
        ),
    )


OUTPUT = in_parts("orders", "Lists of threads in other orders.", parts, make, of_library=True)
