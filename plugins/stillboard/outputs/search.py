"""The search page. What it searches in is made of the finished site by `stillboard search` (../search/)."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import About, SearchPage
from ..site.site import Site
from ..site.urls import SEARCH, SEARCH_SCRIPT
from ._base import Part, in_parts


def parts(site: Site) -> Iterator[Part]:
    """The one page; none where the settings say so."""
    if site.config.search != "off":
        yield Part("search", digest("search", site.depends.surroundings), functools.partial(bool))


def make(site: Site, _: bool) -> Iterator[File]:
    """The page, in which nothing of the archive stands."""
    root = site.urls.root(SEARCH)
    title = site.say("Search")
    page = SearchPage(
        title=site.page_title(title),
        about=About(title, site.say("Search in %(site)s.", site=site.config.title)),
        script=f"{root}{SEARCH_SCRIPT}",
        root=root,
        mode=site.config.search,
        endings=site.config.relative,
    )
    yield Page(SEARCH, page)


OUTPUT = in_parts("search", "The search page.", parts, make)
