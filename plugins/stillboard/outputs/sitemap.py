"""The sitemap: every page that search engines are to find, once, with the day on which what it shows was last written or edited.

`sitemap.xml` lists the files that list the pages, so that its address stays when there are more pages than one file may hold.
It says of none of them when it changed: a thread of 2009 that is archived today brings no younger date into it, and whoever looks
for news by dates would pass it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..site.files import File, Text
from ..site.site import Site
from . import _xml
from ._base import Output

FILE = "sitemap.xml"
MAX_PAGES = 50_000  # of one file, by sitemaps.org
MAX_SIZE = 52_428_800  # bytes of one file, by sitemaps.org
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = f'{_xml.HEAD}<urlset xmlns="{_SPACE}">\n'
_FOOT = "</urlset>\n"


def build(site: Site) -> Iterator[File]:
    """The list and its files; nothing where the site's address is not set, or no page was made."""
    if not site.config.sitemap:
        return
    pages = {site.urls.absolute(file): changed for file, changed in site.listed.items()}
    pages |= {f"{site.config.site_url}/{url}": changed for url, changed in site.own_places.items()}
    names = []
    for number, share in enumerate(_shares(map(_entry, sorted(pages.items()))), 1):
        names.append(f"sitemap-{number}.xml")
        yield Text(names[-1], share)
    if names:
        lines = [f"<sitemap><loc>{_xml.address(site.urls.absolute(name))}</loc></sitemap>\n" for name in names]
        yield Text(FILE, f'{_xml.HEAD}<sitemapindex xmlns="{_SPACE}">\n{"".join(lines)}</sitemapindex>\n')


def _entry(page: tuple[str, str]) -> str:
    address, changed = page
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{_xml.address(address)}</loc>{when}</url>\n"


def _shares(entries: Iterable[str]) -> Iterator[str]:
    """Files of as many entries as one may hold."""
    share: list[str] = []
    size = room = MAX_SIZE - len(_HEAD) - len(_FOOT)
    for entry in entries:  # of ASCII alone: as many bytes as characters
        if len(share) >= MAX_PAGES or len(entry) > room:
            yield f"{_HEAD}{''.join(share)}{_FOOT}"
            share, room = [], size
        share.append(entry)
        room -= len(entry)
    if share:
        yield f"{_HEAD}{''.join(share)}{_FOOT}"


OUTPUT = Output("sitemap", "Every page that search engines are to find: `sitemap.xml`.", build)
