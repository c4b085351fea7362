"""Where threads were that were taken down: hosts that can say so answer 410 there, which search engines take for final."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content import tree
from ..content.takedown import THREAD, Takedown
from ..errors import StillboardError
from .site import Site

_SLUG = "SLUG"  # no slug has capitals


def paths(site: Site) -> list[str]:
    """Expressions for the paths of their pages, from the host's root on, as Python, PCRE and RE2 read them."""
    return list(dict.fromkeys(_paths(site)))


def _paths(site: Site) -> Iterator[str]:
    for forum in site.library.forums:
        known = {thread.record.id for thread in forum.threads}
        for entry in tree.takedown_files(site.config.content, forum.record.id):
            try:
                record = tree.read(Takedown, entry.path)
            except StillboardError as error:
                site.faults.append(f"{entry.path}: {error.what}")
                continue
            if record.of == THREAD and record.thread not in known:
                file = site.urls.thread(forum.record.path, _SLUG, record.thread, 1)
                place = f"{site.config.base}/{file.removesuffix('index.html').rstrip('/')}"
                yield f"^{re.escape(place).replace(_SLUG, '[^/]+')}(?:/|$)"
