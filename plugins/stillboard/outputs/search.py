"""The search page. What it searches in is made of the finished site by `stillboard search` (../search/)."""

from __future__ import annotations

from collections.abc import Iterator

from ..site.files import File, Page
from ..site.pages import About, SearchPage
from ..site.site import Site
from ..site.urls import SEARCH, SEARCH_SCRIPT
from ._base import Output


def build(site: Site) -> Iterator[File]:
    """The one page; none where the settings say so."""
    if site.config.search == "off":
        return
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


OUTPUT = Output("search", "The search page.", build)
