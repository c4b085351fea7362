"""What the host that FORUM_HOST names can take of old addresses: rules of servers in `_hosting/`, `_redirects`, S3's own."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from ..hosting import apache, caddy, nginx, redirects
from ..hosting.rules import table
from ..site import gone
from ..site.depends import digest
from ..site.files import File, Text
from ..site.site import Site
from ._base import Part, in_parts

FOLDER = "_hosting"
_SERVERS = {"nginx": nginx.files, "apache": apache.files, "caddy": caddy.files}
_PATHS = ("netlify", "cloudflare", "gitlab")
_LIGHT = 20  # posts that are as much work as a post of a page


def parts(site: Site) -> Iterator[Part]:
    """All of it in one go."""
    if site.config.old_addresses and site.config.host in (*_SERVERS, *_PATHS, "s3"):
        posts = sum(thread.count for forum in site.library.forums for thread in forum.threads)
        made_of = digest("rules", site.depends.surroundings, site.depends.places(site.library), *gone.paths(site))
        yield Part("rules", made_of, functools.partial(bool), posts // _LIGHT + 1)


def make(site: Site, _: bool) -> Iterator[File]:
    """The files of the host."""
    host = site.config.host
    if host in _SERVERS:
        yield from (Text(f"{FOLDER}/{name}", text) for name, text in _SERVERS[host](table(site)))
    else:
        yield from (Text(*file) for file in (redirects.s3(site) if host == "s3" else redirects.redirects(site, host)))


OUTPUT = in_parts("rules", "What the host can take of old addresses.", parts, make)
