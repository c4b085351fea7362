"""Takes apart the address that a person gives for a text, which does not know its own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from ... import addresses
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
        return _named(plain, host, engine)
    match = engines.XENFORO.thread.match(plain)
    if not match or not match["way"].endswith("threads/"):
        root = plain.partition("?")[0]
        return ThreadAddress(root if root.endswith("/") else f"{root}/", host)
    name = f"{match['slug']}.{match['id']}" if match["slug"] else match["id"]
    thread = f"{match['root']}{match['way']}{name}/"
    return ThreadAddress(match["root"], host, thread, match["id"], match["slug"] or "", int(match["page"] or 1))


def _named(plain: str, host: str, engine: Engine) -> ThreadAddress:
    """A thread's id and page, as any form of its engine's addresses has them; a place along the thread is no page."""
    match, named = engine.thread.match(plain), addresses.read(plain)
    script, dot, _ = plain.partition(".php")
    root = match["root"] if match else script.rpartition("/")[0] + "/" if dot else "/".join([*plain.split("/")[:3], ""])
    if named is None or not named.thread or named.maybe:
        return ThreadAddress(root, host)
    return ThreadAddress(root, host, thread_id=named.thread, page=named.page or (None if named.start else 1))
