"""404.html: what a host shows for an address that is not there. It stands for any depth, so its links start at the root."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import About, MissingPage
from ..site.site import Site
from ..site.urls import SEARCH_SCRIPT
from ._base import Part, in_parts


def parts(site: Site) -> Iterator[Part]:
    """The one page."""
    yield Part("missing", digest("missing", site.depends.surroundings), functools.partial(bool))


def make(site: Site, _: bool) -> Iterator[File]:
    """The page, in which nothing of the archive stands."""
    title = site.say("Not in this archive")
    about = About(title, site.say("There is no page at this address."))
    script = f"{site.urls.root('404.html')}{SEARCH_SCRIPT}" if site.config.search != "off" else ""
    yield Page("404.html", MissingPage(title=site.page_title(title), about=about, script=script))


OUTPUT = in_parts("missing", "What a host shows for an address that is not there.", parts, make)
