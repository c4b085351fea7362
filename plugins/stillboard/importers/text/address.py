"""Takes apart the address that a person gives for a text, which does not know its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from ...addresses import engines
from ...addresses._engine import Engine


@dataclass(frozen=True, slots=True)
class ThreadAddress:
    """Where a page was. Empty or None: the address does not say."""

    forum: str = ""  # the forum's address
    host: str = ""
    thread: str = ""  # the thread's address, without a page
    thread_id: str = ""
    slug: str = ""
    page: int | None = None


def place(address: str, engine: Engine = engines.XENFORO) -> ThreadAddress:
    """What an address says: of a thread's page in the form of its engine, or else only of a forum."""
    plain = urldefrag(address).url if len(address) <= 2000 else ""
    if not plain.startswith(("http://", "https://")):
        return ThreadAddress()
    try:
        host = urlsplit(plain).hostname or ""
    except ValueError:
        return ThreadAddress()
    if engine is not engines.XENFORO:
        found = engine.thread.match(plain)
        if not found:
            return ThreadAddress(f"{urlsplit(plain).scheme}://{urlsplit(plain).netloc}/", host)
        return ThreadAddress(found["root"], host, thread_id=found["id"], page=_page(found))
    match = engines.XENFORO.thread.match(plain)
    if not match or not match["way"].endswith("threads/"):
        root = plain.partition("?")[0]
        return ThreadAddress(root if root.endswith("/") else f"{root}/", host)
    name = f"{match['slug']}.{match['id']}" if match["slug"] else match["id"]
    thread = f"{match['root']}{match['way']}{name}/"
    return ThreadAddress(match["root"], host, thread, match["id"], match["slug"] or "", int(match["page"] or 1))


def _page(match: re.Match[str]) -> int | None:
    """The page, where the address has its number; a place along the thread does not tell it by itself."""
    said = match["page"] if "page" in match.re.groupindex else None
    start = match["start"] if "start" in match.re.groupindex else None
    return int(said) if said else None if start and int(start) else 1
