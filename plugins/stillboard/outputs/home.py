"""The home page: the forums with their boards, and all threads by their newest post."""

from __future__ import annotations

from collections.abc import Iterator

from ..site.archived import ArchivedForum
from ..site.files import File, Page
from ..site.pages import ForumView, HomePage
from ..site.sanitize import outside
from ..site.site import Site, newest
from ._base import Output, paged
from .boards import rows


def build(site: Site) -> Iterator[File]:
    """Every page of the home page."""
    threads = [(forum, thread) for forum in site.library.forums for thread in forum.threads]
    threads.sort(key=lambda pair: newest(pair[1]), reverse=True)
    for number, name, part, files in paged(threads, site.config.threads_per_page, site.urls.home):
        root = site.urls.root(name)
        yield Page(
            name,
            HomePage(
                title=site.page_title(f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                pager=site.pager(files, number, root),
                forums=tuple(_forum(site, forum, root) for forum in site.library.forums) if number == 1 else (),
                threads=tuple(site.thread_row(forum, thread, root, with_board=True) for forum, thread in part),
            ),
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


OUTPUT = Output("home", "The home page with boards and the newest threads.", build)
