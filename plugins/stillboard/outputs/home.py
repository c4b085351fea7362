"""The home page: the forum with its boards, or the forums where there are several; and all threads by their newest post."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..model import When
from ..site import instants, linked_data
from ..site.archived import ArchivedForum
from ..site.depends import digest
from ..site.excerpts import excerpt
from ..site.files import File, Page
from ..site.pages import About, ForumRow, HomePage
from ..site.site import Site, newest
from ._base import Part, cut, in_parts
from ._lists import count, depends_on_view, forum_view
from ._orders import choices, ranked


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of the home page."""

    number: int
    count: int  # of all its pages
    orders: tuple[str, ...]  # the other orders that the threads have
    threads: tuple[tuple[int, int], ...]  # those of this page: the place of each one's forum in the library, and its own in that


def parts(site: Site) -> Iterator[Part]:
    """A part for every page of it."""
    every = [(n, place, thread) for n, forum in enumerate(site.library.forums) for place, thread in enumerate(forum.threads)]
    every.sort(key=lambda one: newest(one[2]), reverse=True)
    pages = list(cut(every, site.config.threads_per_page))
    orders = ranked(site, [thread for _, _, thread in every])
    for number, part in enumerate(pages, 1):
        shown = b"".join(site.depends.listed(site.library.forums[n], thread) for n, _, thread in part)
        top = _depends(site) if number == 1 else b""
        made_of = digest("home", site.depends.surroundings, number, len(pages), repr(orders), shown, top)
        task = functools.partial(Task, number, len(pages), orders, tuple((n, place) for n, place, _ in part))
        yield Part(f"home/{number}", made_of, task, len(part) or 1)


def _depends(site: Site) -> bytes:
    """What stands above the threads."""
    forums = site.library.forums
    if len(forums) == 1:
        return depends_on_view(site, forums[0])
    return digest(*(digest(len(forum.boards), site.depends.all_listed(forum, forum.threads)) for forum in forums))


def make(site: Site, task: Task) -> Iterator[File]:
    """A page of the home page."""
    number = task.number
    files = {n: site.urls.home(n) for n in range(1, task.count + 1)}
    name = files[number]
    root = site.urls.root(name)
    threads = [(forum, forum.threads[place]) for forum, place in ((site.library.forums[n], place) for n, place in task.threads)]
    changed = instants.newest(thread.changed for _, thread in threads)
    forums = site.library.forums if number == 1 else ()
    yield Page(
        name,
        HomePage(
            title=site.page_title(site.page_words(number)),
            canonical=site.urls.canonical(name),
            about=_about(site, number, root, changed),
            pager=site.pager(files, number, root),
            forum=forum_view(site, forums[0], root, top=3) if len(forums) == 1 else None,
            forums=tuple(_row(site, forum, root) for forum in forums) if len(forums) > 1 else (),
            sorts=choices(site, files[1], task.orders, "", root),
            threads=tuple(site.thread_row(forum, thread, root, with_board=True) for forum, thread in threads),
        ),
        changed,
    )


def _about(site: Site, number: int, root: str, changed: When | None) -> About:
    title = site.config.title
    return About(
        title=title,
        description=site.say("Threads of %(site)s by their newest post, archived and read only.", site=title),
        feeds=site.feeds(root) if changed else (),
        data=site.linked_data(root, (), linked_data.website(site.config)) if number == 1 else linked_data.nothing,
    )


def _row(site: Site, forum: ArchivedForum, root: str) -> ForumRow:
    link = site.forum_link(forum, root)
    return ForumRow(
        title=link.title,
        address=link.address,
        text=excerpt(forum.record.body.split("\n\n")[0]),
        boards=len(forum.boards),
        threads=len(forum.threads),
        posts=count(forum.threads),
    )


OUTPUT = in_parts("home", "The home page with boards and the newest threads.", parts, make, of_library=True)
