"""All links into the forums of an archive that its posts hold: how many land on a page, and what becomes of the others."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .. import addresses
from ..addresses import ForumAddress
from ..content import tree
from ..gfm import to_html
from . import config, library
from .archived import Library
from .links import Links
from .places import Places
from .urls import Urls

_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
_MADE = {"PATH": "", "CACHE_PATH": "cache", "SITENAME": "archive", "FORUM_CACHE": False}
KINDS = ("post", "thread", "member", "board", "file", "other")


@dataclass(slots=True)
class Kind:
    """Links of one kind."""

    links: int = 0
    landed: int = 0
    lost: dict[str, list[str]] = field(default_factory=dict)  # each address that leads nowhere, and the posts that have it


@dataclass(slots=True)
class Linked:
    """What was found."""

    posts: int = 0
    kinds: dict[str, Kind] = field(default_factory=lambda: {name: Kind() for name in KINDS})


def linked(content: Path, say: Callable[[str], object] = str) -> Linked:
    """Look at every post under content/. ContentError for what cannot be read. `say` is called with how far it is."""
    settings = config.read({**_MADE, "PATH": str(content)})
    every = library.load(content, settings.posts_per_page, say=say)
    links = Links(every, Places(Urls(settings)))
    found = Linked()
    for file, body in _bodies(content, every):
        found.posts += 1
        if not found.posts % 1000:
            say(f"{found.posts:,} posts looked at")
        if "://" in body:
            for address in _ADDRESS.findall(to_html(body)):
                _count(found, links, html.unescape(address), file)
    return found


def _bodies(content: Path, every: Library) -> Iterator[tuple[str, str]]:
    """Each post's file, relative to content/, and its body."""
    start = len(str(content)) + 1
    for forum in every.forums:
        for thread in forum.threads:
            for entry in tree.post_files(thread.folder):
                if entry.name != "thread.md":
                    yield entry.path[start:], tree.read_body(entry.path)


def _count(found: Linked, links: Links, address: str, file: str) -> None:
    if not address.startswith(("http://", "https://")) or not links.is_ours(address):
        return
    target = links.resolve(address)
    if target is None and (led := addresses.led_out(address)) != address:  # the forum's own way out
        address, target = led, links.resolve(led)
        if not links.is_ours(address):
            return
    kind = found.kinds[_kind(address)]
    kind.links += 1
    if target:
        kind.landed += 1
    else:
        kind.lost.setdefault(address, []).append(file)


@functools.lru_cache(maxsize=4096)
def _kind(address: str) -> str:
    """What an address is of, whichever engine's it is."""
    named = addresses.read(address) or ForumAddress()
    if addresses.is_file(address):
        return "file"
    return next((name for name in KINDS if getattr(named, name, "")), "other")
