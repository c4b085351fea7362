"""Forums: a page each where the site has several, with its boards and newest threads. Of a single forum, home is the page."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Iterator

import msgspec

from ..site import instants
from ..site.archived import ArchivedForum
from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import ForumPage, Link
from ..site.site import Site, newest
from ..site.urls import Target
from ._base import Part, in_parts
from ._lists import depends_on_view, forum_view
from ._orders import choices, ranked


class Task(msgspec.Struct, array_like=True, frozen=True):
    """The page of a forum."""

    forum: int  # its place in the library
    orders: tuple[str, ...]  # the other orders that its threads have
    threads: tuple[int, ...]  # its newest, by their places in it


def parts(site: Site) -> Iterator[Part]:
    """A part for every forum that has a page."""
    for n, forum in enumerate(site.library.forums):
        if forum.record.id in site.forum_files:
            places = range(len(forum.threads))
            on_it = heapq.nlargest(site.config.threads_per_page, places, key=functools.partial(_newest, forum))
            shown = site.depends.all_listed(forum, (forum.threads[place] for place in on_it))
            orders = ranked(site, forum.threads)
            made_of = digest("forum", site.depends.surroundings, repr(orders), depends_on_view(site, forum), shown)
            yield Part(f"forums/{forum.record.id}", made_of, functools.partial(Task, n, orders, tuple(on_it)), len(on_it) or 1)


def _newest(forum: ArchivedForum, place: int) -> tuple[str, str]:
    return newest(forum.threads[place])


def make(site: Site, task: Task) -> Iterator[File]:
    """The page of a forum."""
    forum = site.library.forums[task.forum]
    name = site.forum_files[forum.record.id]
    root = site.urls.root(name)
    heading = site.words(forum.record.title)
    changed = instants.newest(thread.changed for thread in forum.threads)
    feeds = site.feeds(root, forum, is_its_page=True) if changed else ()
    way = (site.home_link(root), Link(heading, site.urls.link(Target(name), root)))
    yield Page(
        name,
        ForumPage(
            title=site.page_title(heading),
            canonical=site.urls.canonical(name),
            about=msgspec.structs.replace(site.about(way, root), feeds=feeds),
            crumbs=way,
            forum=forum_view(site, forum, root, top=2),
            sorts=choices(site, name, task.orders, "", root),
            threads=tuple(site.thread_row(forum, forum.threads[place], root, with_board=True) for place in task.threads),
        ),
        changed,
    )


OUTPUT = in_parts("forums", "A page for each forum, where there are several.", parts, make, of_library=True)
