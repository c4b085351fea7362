"""The home page: the forums with their boards, and all threads by their newest post."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..model import When
from ..site import instants, linked_data
from ..site.archived import ArchivedForum
from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import About, ForumView, HomePage
from ..site.sanitize import outside
from ..site.site import Site, newest
from ._base import Part, cut, in_parts
from .boards import rows


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of the home page."""

    number: int
    count: int  # of all its pages
    threads: tuple[tuple[int, int], ...]  # those of this page: the place of each one's forum in the library, and its own in that


def parts(site: Site) -> Iterator[Part]:
    """A part for every page of it."""
    every = [(n, place, thread) for n, forum in enumerate(site.library.forums) for place, thread in enumerate(forum.threads)]
    every.sort(key=lambda one: newest(one[2]), reverse=True)
    pages = list(cut(every, site.config.threads_per_page))
    for number, part in enumerate(pages, 1):
        shown = b"".join(site.depends.thread(site.library.forums[n], thread) for n, _, thread in part)
        top = [_depends(site, forum) for forum in site.library.forums] if number == 1 else []
        made_of = digest("home", site.depends.surroundings, number, len(pages), shown, *top)
        task = functools.partial(Task, number, len(pages), tuple((n, place) for n, place, _ in part))
        yield Part(f"home/{number}", made_of, task, len(part) or 1)


def _depends(site: Site, forum: ArchivedForum) -> bytes:
    posts = sum(thread.count for thread in forum.threads)
    return digest(site.depends.boards(forum, forum.boards_inside.get("", ())), len(forum.threads), posts)


def make(site: Site, task: Task) -> Iterator[File]:
    """A page of the home page."""
    number = task.number
    files = {n: site.urls.home(n) for n in range(1, task.count + 1)}
    name = files[number]
    root = site.urls.root(name)
    threads = [(forum, forum.threads[place]) for forum, place in ((site.library.forums[n], place) for n, place in task.threads)]
    changed = instants.newest(thread.changed for _, thread in threads)
    yield Page(
        name,
        HomePage(
            title=site.page_title(site.page_words(number)),
            canonical=site.urls.canonical(name),
            about=_about(site, number, root, changed),
            pager=site.pager(files, number, root),
            forums=tuple(_forum(site, forum, root) for forum in site.library.forums) if number == 1 else (),
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


def _forum(site: Site, forum: ArchivedForum, root: str) -> ForumView:
    return ForumView(
        title=site.words(forum.record.title),
        intro=site.prose(forum.record.body, root, top=3),
        original=outside(next(iter(forum.record.addresses), "")),
        boards=rows(site, forum, "", root),
        threads=len(forum.threads),
        posts=sum(thread.count for thread in forum.threads),
    )


OUTPUT = in_parts("home", "The home page with boards and the newest threads.", parts, make)
