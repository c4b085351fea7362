"""What may lead a forum's addresses on the site, besides the addresses that the site has itself."""

from __future__ import annotations

import re

RESERVED = frozenset({"archive", "attachments", "news", "old", "overview", "pages", "search", "tags", "theme"})
"""Folders at the top of the site that are no forum's."""
KINDS = frozenset({"threads", "forums", "members"})
"""Folders of threads, boards and members, unless settings say otherwise."""
_PAGE = re.compile(r"page-[0-9]+|by-[a-z]+")


def is_reserved(path: str, kinds: frozenset[str] = KINDS) -> bool:
    """Whether the site has a page of its own where a forum with this Path would have its page. `kinds`: as KINDS."""
    return path in RESERVED or path in kinds or bool(_PAGE.fullmatch(path))
