"""The home page: the forums with their boards, and all threads by their newest post."""

from __future__ import annotations

from collections.abc import Iterator

from ..site.library import ArchivedForum
from ..site.pages import ForumView, HomePage
from ..site.sanitize import outside
from ..site.site import Copied, Made, Site, newest
from ._base import Output, paged
from .boards import rows


def build(site: Site) -> Iterator[Made | Copied]:
    """Every page of the home page."""
    threads = [(room, shelf) for room in site.library.rooms for shelf in room.threads]
    threads.sort(key=lambda pair: newest(pair[1]), reverse=True)
    for number, name, part, files in paged(threads, site.config.threads_per_page, site.urls.home):
        root = site.urls.root(name)
        yield Made(
            name,
            HomePage(
                title=site.page_title(f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                pager=site.pager(files, number, root),
                forums=tuple(_forum(site, room, root) for room in site.library.rooms) if number == 1 else (),
                threads=tuple(site.thread_row(room, shelf, root, with_board=True) for room, shelf in part),
            ),
        )


def _forum(site: Site, room: ArchivedForum, root: str) -> ForumView:
    return ForumView(
        title=site.words(room.forum.title),
        intro=site.prose(room.forum.body, root),
        original=outside(next(iter(room.forum.addresses), "")),
        boards=rows(site, room, "", root),
        threads=len(room.threads),
        posts=sum(shelf.count for shelf in room.threads),
    )


OUTPUT = Output("home", "The home page with boards and the newest threads.", build)
