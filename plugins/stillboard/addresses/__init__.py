"""What an old forum address names: a post, a thread, a page of one, a member or a board, by the engines' own schemes.

Engines look at the number and ignore the words around it, so this does too. Sources: the route classes of XenForo
and Invision, phpBB's viewtopic.php, vBulletin's showthread.php and showpost.php, SMF's `topic=` and `msg=`, MyBB's
`tid=` and `pid=`, Discourse's /t/ and /p/ routes, and those of the importers' templates.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from ._engine import ID, Engine
from .credentials import without
from .engines import ENGINES

__all__ = ["Engine", "ForumAddress", "folder", "host", "is_file", "plain", "read"]


@dataclass(frozen=True, slots=True)
class ForumAddress:
    """What an address names. Ids are the forum's own; empty or 0: not named."""

    post: str = ""
    thread: str = ""
    number: int = 0  # of the post along the thread (Discourse)
    page: int = 0  # of the thread
    member: str = ""
    board: str = ""


_PATHS = tuple(re.compile(path.replace("ID", ID), re.ASCII) for engine in ENGINES for path in engine.paths)
_VALUES = {name: re.compile(value.replace("ID", ID), re.ASCII) for engine in ENGINES for name, value in engine.values.items()}
_ASKED = {asked: names for engine in ENGINES for asked, names in engine.asked.items()}
_SCRIPTS: dict[str, dict[str, str]] = {}
for _engine in ENGINES:  # several engines have a showthread.php
    for _script, _parameters in _engine.scripts.items():
        _SCRIPTS.setdefault(_script, {}).update(_parameters)
_BEHIND = {name: kind for engine in ENGINES for name, kind in engine.behind.items()}
_FRAGMENT = re.compile(rf"(?:{'|'.join(engine.fragments for engine in ENGINES if engine.fragments)})({ID})$", re.ASCII)
_FILE = re.compile("|".join(engine.files for engine in ENGINES if engine.files))
_NUMBER = re.compile(ID, re.ASCII)


def read(address: str) -> ForumAddress | None:
    """What an address names, or None. Never raises."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if len(parts.path) > 1000 or len(parts.query) > 1000:
        return None
    in_path = _path(parts.path)
    in_query = _query(parts.path, parts.query) if parts.query and (in_path is None or in_path.thread) else None
    found = in_path or in_query
    fragment = _FRAGMENT.match(parts.fragment)
    # /topic/12-slug/?do=findComment&comment=99 and /threads/12-slug?p=99 name the post in the query.
    post = fragment[1] if fragment else in_query.post if in_query else ""
    if post and (found is None or found.thread or found.post):
        return ForumAddress(post=post, thread=found.thread if found else "", page=found.page if found else 0)
    return found


def is_file(address: str) -> bool:
    """Whether it is the address of a file that was uploaded to a forum."""
    return bool(_FILE.search(address[:2000]))


def _path(path: str) -> ForumAddress | None:
    for pattern in _PATHS:
        if match := pattern.search(path):
            return _named(match.groupdict())
    return None


def _named(parts: Mapping[str, str | None]) -> ForumAddress:
    return ForumAddress(
        post=parts.get("post") or "",
        thread=parts.get("thread") or "",
        number=int(parts.get("number") or 0),
        page=int(parts.get("page") or 0),
        member=unquote(parts.get("member") or ""),
        board=parts.get("board") or "",
    )


def _query(path: str, query: str) -> ForumAddress | None:
    script = path.rstrip("/").rpartition("/")[2]
    first, *further = query.replace("&amp;", "&").replace(";", "&").split("&")
    if first and "=" not in first and (found := _behind(script, first, further)):
        return found
    values = dict(parse_qsl("&".join((first, *further))))
    for name, pattern in _VALUES.items():
        if match := pattern.match(values.get(name, "")):
            return _named(match.groupdict())
    for asked, names in _ASKED.items():
        key, _, value = asked.partition("=")
        if values.get(key) == value and (found := _scripted(names, values)):
            return found
    return _scripted(_SCRIPTS.get(script, _BEHIND if _path(path) else {}), values)


def _behind(script: str, route: str, further: list[str]) -> ForumAddress | None:
    """What stands behind a script's question mark: index.php?threads/slug.12/, showthread.php?12-slug/page2."""
    if route.strip("/") in ("goto/post", "posts") and further:
        identity = further[0].removeprefix("id=")
        return ForumAddress(post=identity) if _is_id(identity) else None
    return _path(f"{script}/{route}" if script.endswith(".php") and script != "index.php" else route)


def _scripted(table: Mapping[str, str], values: Mapping[str, str]) -> ForumAddress | None:
    found: dict[str, str] = {}
    for parameter, kind in table.items():
        if _is_id(value := values.get(parameter, "")):
            found.setdefault(kind, value)
    return _named(found) if found.keys() - {"page"} else None


def _is_id(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value))


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
