"""`robots.txt`: where the sitemap is.

It forbids nothing: a page that is not to be found says so itself, and only whoever may read it knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..site.files import File, Text
from ..site.site import Site
from . import _xml, sitemap
from ._base import Output

FILE = "robots.txt"


def build(site: Site) -> Iterator[File]:
    """The one file; none where the site lies in a folder of its host, since nobody looks for it there."""
    if site.config.robots:
        where = _xml.address(site.urls.absolute(sitemap.FILE))
        yield Text(FILE, "User-agent: *\nDisallow:\n" + (f"\nSitemap: {where}\n" if site.config.sitemap else ""))


OUTPUT = Output("robots", "Where search engines find the sitemap: `robots.txt`.", build)
