"""The addresses of vBulletin's threads and posts: its own, and those that vBSEO and DBSEO make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

_QUERY_THREAD = re.compile(r"(?:^|[&;])t(?:hreadid)?=(\d{1,15})(?!\d)")
_QUERY_PAGE = re.compile(r"(?:^|[&;/])page(?:number)?[=]?(\d{1,6})(?!\d)")
_FRIENDLY = re.compile(r"(\d{1,15})(?:-([^/?&;]*))?")
_SHORT = re.compile(r"t(\d{1,15})(?:-(?!\d+$)([^/]*))?")
_INDEX = re.compile(r"(?:index|page)(\d{1,6})(?:\.html?)?")
_LAST = re.compile(r"-t?(\d{1,15})$")
_ARCHIVED = re.compile(r"t-(\d{1,15})(?:-p-(\d{1,6}))?\.html")
_SCRIPTS = ("showthread.php", "printthread.php", "showthread", "threads", "thread")


@dataclass(frozen=True, slots=True)
class ThreadAddress:
    """What a thread's address says."""

    id: str
    own: str = ""  # the thread's own address, without the page's number; "" if this form has none
    folder: str = ""  # the forum's own address, which ends in /; "" if this form does not say
    slug: str = ""
    page: int = 0  # 0: the address does not say


def thread_of(address: str, page: int = 0) -> ThreadAddress | None:
    """What the address of a thread's page says, whose page box shows the number `page`; None if it leads to no thread."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if not parts.netloc or len(address) > 2000:
        return None
    front = f"{parts.scheme}://{parts.netloc}"
    segments = parts.path.split("/")
    for n, segment in enumerate(segments):
        if segment in _SCRIPTS:
            return _stock(front, segments, n, parts.query)
    if segments[-1] and (match := _ARCHIVED.fullmatch(segments[-1])):
        folder = "/".join((front + segments[0], *segments[1:-1]))
        return ThreadAddress(
            match[1], folder=f"{folder.removesuffix('/index.php').removesuffix('/archive')}/", page=int(match[2] or 0)
        )
    return _optimised(front, segments, parts.query, page)


def _stock(front: str, segments: Sequence[str], n: int, query: str) -> ThreadAddress | None:
    """One of vBulletin itself: showthread.php?t=12, showthread.php/12-Lamps/page2, showthread.php?12-Lamps, threads/12-Lamps."""
    folder = "/".join((front, *segments[1:n], ""))
    shown = _QUERY_PAGE.search(query)
    if match := _QUERY_THREAD.search(query):
        return ThreadAddress(match[1], f"{folder}showthread.php?t={match[1]}", folder, page=int(shown[1]) if shown else 0)
    script = segments[n]
    asked = script.endswith(".php") and len(segments) == n + 1
    match = _FRIENDLY.match(query) if asked else _FRIENDLY.fullmatch(segments[n + 1]) if len(segments) > n + 1 else None
    if match is None or (asked and "=" in match[0]):
        return None
    shown = shown or _QUERY_PAGE.search("/".join(segments[n + 2 :]))
    return ThreadAddress(
        match[1], f"{folder}{script}{'?' if asked else '/'}{match[0]}", folder, match[2] or "", int(shown[1]) if shown else 0
    )


def _optimised(front: str, segments: Sequence[str], query: str, page: int) -> ThreadAddress | None:
    """An address that vBSEO made, or one of vBulletin 5: board/12-lamps-2.html, t12-lamps.html, lamps-12/index2.html,
    forum/lamps/12-wicks/page2.
    """
    way = list(segments)
    shown = _QUERY_PAGE.search(query)
    number = int(shown[1]) if shown else 0
    if len(way) > 2 and (match := _INDEX.fullmatch(way[-1])):
        way[-1:], number = [""] if match[0].startswith("index") else [], int(match[1])
    closing = "/" if way[-1] == "" else ""
    if closing:
        way.pop()
    stem, dot, ending = (way[-1] if way else "").partition(".")
    if ending not in {"", "html", "htm"} or re.search(r"(?:^|-)post\d+$", stem) or (len(way) > 1 and "member" in way[-2]):
        return None
    if page > 1 and stem.endswith(f"-{page}") and any(map(str.isdecimal, stem[: -len(str(page)) - 1])):
        stem, number = stem[: -len(str(page)) - 1], page
    match = _FRIENDLY.fullmatch(stem) or _SHORT.fullmatch(stem)
    slug = (match[2] or "") if match else ""
    if match is None and (match := _LAST.search(stem)):
        slug = stem[: match.start()]
    if match is None:
        return None
    own = "/".join((front, *way[1:-1], f"{stem}{dot}{ending}")) + closing
    return ThreadAddress(match[1], own, "", slug, number)
