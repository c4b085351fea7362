"""What an old forum address names: a post, a thread, a page of one, a member, a board or a file, by the engines' own schemes.

Engines look at the number and ignore the words around it, so this does too. The forms are in forms.py; theme/static/old.js reads
addresses in the same way, by the same table. Sources: the route classes of XenForo and Invision, phpBB's viewtopic.php,
vBulletin's showthread.php and showpost.php, SMF's `topic=` and `msg=`, MyBB's `tid=` and `pid=`, Discourse's /t/ and /p/ routes,
those of the importers' templates, and add-ons that rewrite addresses.
"""

from __future__ import annotations

import functools
from urllib.parse import urlsplit

from . import forms
from ._engine import Engine
from .credentials import without
from .labels import engine_of
from .leaving import led_out
from .pages import page_of
from .people import ids_in, named_in, without_members
from .reading import ForumAddress, is_file, named

__all__ = [
    "Engine",
    "ForumAddress",
    "engine_of",
    "folder",
    "forms",
    "host",
    "ids_in",
    "is_file",
    "led_out",
    "named_in",
    "names_file",
    "page_of",
    "plain",
    "read",
    "without_members",
]


def read(address: str, engine: str = "") -> ForumAddress | None:
    """What an address names, or None. Never raises.

    `engine`: that of the address's forum where it is known, as `engine_of` gives it: its forms come first.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return named(f"{parts.path}?{parts.query}" if parts.query else parts.path, parts.fragment, engine)


def names_file(address: str) -> bool:
    """Whether it is the address of a file that was uploaded to a forum, by an id or by its place."""
    return is_file(address) or bool((found := read(address)) and found.file)


@functools.lru_cache(maxsize=4096)
def host(address: str) -> str:
    """The host of an address as a key: lower case, without www. and port; "" if there is none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.").rstrip(".")


def folder(address: str) -> str:
    """The path of an address up to its last slash: /forum/ for https://x.example/forum/index.php. "/" if there is none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return "/"
    return f"{path.rpartition('/')[0]}/" if path.startswith("/") else "/"


def plain(address: str) -> str:
    """An address without what does not change where it leads: scheme, www., port, letter case of the host, last slash, and
    whatever is its visitor's alone.
    """
    try:
        parts = urlsplit(without(address)[0])
    except ValueError:
        return address
    tail = f"?{parts.query}" if parts.query else ""
    return f"{host(address)}{parts.path.rstrip('/')}{tail}{'#' if parts.fragment else ''}{parts.fragment}"
