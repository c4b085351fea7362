"""The archive as a whole: how much of which forum it holds, from which years, what it was made from, and what is missing."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..model import When
from ..site.archived import ArchivedForum
from ..site.depends import digest
from ..site.files import File, Page
from ..site.months import UNKNOWN
from ..site.pages import Link, OverviewPage, SourceView
from ..site.sanitize import outside
from ..site.site import Site
from ..site.urls import Target
from ._base import Part, in_parts
from ._lists import count
from ._plots import plot


class Forum(msgspec.Struct, array_like=True, frozen=True):
    """What is counted of a forum."""

    boards: int
    threads: int
    posts: int
    members: int
    captures: int
    undated: int  # captures
    first: str  # day of a capture
    last: str


class Task(msgspec.Struct, array_like=True, frozen=True):
    """All that the page shows, in numbers."""

    months: dict[str, int]
    inferred: int
    partial: int
    doubts: tuple[int, int, int, int]  # posts: nameless, tombstones, differing, vanished
    forums: tuple[Forum, ...]


def parts(site: Site) -> Iterator[Part]:
    """The one page, where there is anything to tell of."""
    if not site.has_threads:
        return
    threads = [thread for forum in site.library.forums for thread in forum.threads]
    doubts = [thread.doubts for thread in threads if thread.doubts]
    task = Task(
        months=dict(sorted(site.months.posts.items())),
        inferred=sum(site.months.inferred.values()),
        partial=sum(thread.is_partial for thread in threads),
        doubts=(
            sum(one.nameless for one in doubts),
            sum(one.tombstones for one in doubts),
            sum(one.differing for one in doubts),
            sum(one.missing for one in doubts),
        ),
        forums=tuple(map(_counted, site.library.forums)),
    )
    made_of = digest("overview", site.depends.surroundings, msgspec.msgpack.encode(task))
    yield Part("overview", made_of, functools.partial(_itself, task))


def _counted(forum: ArchivedForum) -> Forum:
    captures = {capture.digest: capture.captured[:10] for thread in forum.threads for capture in thread.captures}
    days = sorted(day for day in captures.values() if day)
    first, last = (days[0], days[-1]) if days else ("", "")
    undated = len(captures) - len(days)
    posts = count(forum.threads)
    return Forum(len(forum.boards), len(forum.threads), posts, len(forum.authors), len(captures), undated, first, last)


def _itself(task: Task) -> Task:
    return task


def make(site: Site, task: Task) -> Iterator[File]:
    """The one page."""
    name = site.urls.overview()
    root = site.urls.root(name)
    words = site.say("Overview")
    nameless, tombstones, differing, vanished = task.doubts
    way = (site.home_link(root), Link(words, site.urls.link(Target(name), root)))
    yield Page(
        name,
        OverviewPage(
            title=site.page_title(words),
            canonical=site.urls.canonical(name),
            about=site.about(way, root),
            crumbs=way,
            all_threads=sum(forum.threads for forum in task.forums),
            all_posts=sum(forum.posts for forum in task.forums),
            plot=plot(site, task.months),
            sources=tuple(_forum(site, *one, root) for one in zip(site.library.forums, task.forums, strict=True)),
            partial=task.partial,
            undated=task.months.get(UNKNOWN, 0),
            inferred=task.inferred,
            nameless=nameless,
            tombstones=tombstones,
            differing=differing,
            vanished=vanished,
        ),
    )


def _forum(site: Site, forum: ArchivedForum, counted: Forum, root: str) -> SourceView:
    link = site.forum_link(forum, root)
    return SourceView(
        title=link.title,
        address=link.address,
        original=outside(next(iter(forum.record.addresses), "")),
        engine=forum.record.engine,
        boards=counted.boards,
        threads=counted.threads,
        posts=counted.posts,
        members=counted.members,
        captures=counted.captures,
        first=site.dates.day(When(counted.first)) if counted.first else "",
        last=site.dates.day(When(counted.last)) if counted.last != counted.first else "",
        undated=counted.undated,
    )


OUTPUT = in_parts("overview", "The archive as a whole: its size, its sources, what is missing.", parts, make, of_library=True)
