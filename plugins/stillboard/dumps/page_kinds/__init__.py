"""Pages that people save along with threads and that hold none: login pages, browser checks, errors, lists, feeds.

An engine says in its own words what a page is, in a class or an id of the page as a whole; a post cannot write these, so a
thread that speaks of logins or of error 404 is not mistaken. Where the engine says nothing, a page with a single post on it is
a thread, and one without is known by the parts of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..capture import Capture
from ...errors import DumpError
from .kinds import CHALLENGES, CLASSES, CONTROLLERS, FEEDS, FORBIDDEN, FRAMED, IDS, JSON_ERROR, MAPS, MYBB_LOGIN, MYBB_QUICK, PARTS, PICTURES, POSTS, SERVER, TEMPLATES, THREAD, VB_LOGIN, VB_MESSAGE, Kind, NotAThread

__all__ = ["NotAThread", "kind_of"]

_BEGINNING = 4096  # bytes that tell a feed
_SHORT = 64 * 1024  # bytes; no page of a server's own is longer
_HTML = re.compile(rb"<html\b([^<>]{0,4000})>", re.I)
_BODY = re.compile(rb"<body\b([^<>]{0,8000})>", re.I)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{2,40})\s{0,9}=\s{0,9}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,200}))""")
_TITLE = re.compile(rb"<title[^<>]{0,200}>\s{0,50}([^<]{0,300})", re.I)


def kind_of(capture: Capture) -> NotAThread | None:
    """What a capture is if it is no thread; None for a thread and for all that nothing certain is known of. Never raises."""
    try:
        start = capture.beginning[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
        return _plain(start) or (_page(capture.markup) if start.startswith(b"<") else None)
    except DumpError:
        return None


def _plain(start: bytes) -> NotAThread | None:
    """Of what is no HTML page, by its beginning."""
    if start.startswith(PICTURES) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        return NotAThread.FILE
    if start.startswith(b"{"):
        error = JSON_ERROR.search(start)
        said = error[1] if error else b""
        return NotAThread.LOGIN if said in (b"not_logged_in", b"invalid_access") else NotAThread.ERROR if said else None
    lower = start.lower()
    if lower.startswith((b"<?xml", *MAPS, *FEEDS)):
        opening = re.search(rb"<[a-z][a-z:]*", lower)
        found = opening[0] if opening else b""
        return NotAThread.MAP if found in MAPS else NotAThread.FEED if found in FEEDS else None
    lines = [line for line in lower.splitlines()[:50] if line.strip() and not line.startswith(b"#")]
    robots = (b"user-agent:", b"disallow:", b"allow:", b"sitemap:", b"crawl-delay:", b"host:", b"content-signal:")
    if lines and any(line.startswith(robots[:2]) for line in lines) and all(line.startswith(robots) for line in lines[:5]):
        return NotAThread.ROBOTS
    return None


def _page(data: bytes) -> NotAThread | None:
    """Of an HTML page."""
    said = _said(data)
    if isinstance(said, NotAThread):
        return said
    if POSTS.search(data):
        return None
    if any(mark in data for mark in CHALLENGES) or FRAMED.search(data):
        return NotAThread.CHALLENGE
    for kind, pattern in PARTS.items():
        if (said != THREAD or kind in (NotAThread.LOGIN, NotAThread.ERROR)) and pattern.search(data):
            return kind
    if len(MYBB_LOGIN.findall(data)) > len(MYBB_QUICK.findall(data)):
        return NotAThread.LOGIN
    if message := VB_MESSAGE.search(data):
        return NotAThread.LOGIN if VB_LOGIN.search(data, message.end()) else NotAThread.ERROR
    return _server(data) if said != THREAD and len(data) < _SHORT else None


def _server(data: bytes) -> NotAThread | None:
    match = _TITLE.search(data)
    title = " ".join(match[1].decode("utf-8", "replace").split()) if match else ""
    if not SERVER.match(title):
        return None
    return NotAThread.LOGIN if FORBIDDEN.match(title) else NotAThread.ERROR


def _said(data: bytes) -> Kind:
    """What the engine says of the page as a whole: a kind, THREAD, or "" where it says nothing."""
    html, body = _attributes(_HTML, data), _attributes(_BODY, data)
    template = html.get("data-template") or body.get("data-template", "")
    if kind := _longest(TEMPLATES, template.lower()):
        return kind
    if html.get("id") == "XenForo" and (content := re.search(rb"""<div id="content" class="([^"<>]{1,100})""", data)):
        return _longest(TEMPLATES, content[1].decode("ascii", "replace"))
    if kind := _longest(IDS, body.get("id", "").lower()):
        return kind
    page = (body.get("data-pagemodule", "").lower(), body.get("data-pagecontroller", "").lower())
    if kind := CONTROLLERS.get(page, ""):
        return kind
    kinds = [CLASSES[name] for name in body.get("class", "").lower().split() if name in CLASSES]
    # An error says so beside the page that was asked for.
    first = [kind for kind in kinds if kind in (NotAThread.ERROR, NotAThread.LOGIN)] or [k for k in kinds if k == THREAD] or kinds
    return first[0] if first else ""


def _attributes(tag: re.Pattern[bytes], data: bytes) -> dict[str, str]:
    match = tag.search(data)
    if not match:
        return {}
    found = _ATTRIBUTE.finditer(match[1].decode("utf-8", "replace"))
    return {one[1].lower(): one[2] or one[3] or one[4] or "" for one in found}


def _longest(table: Mapping[str, Kind], name: str) -> Kind:
    found = [start for start in table if name.startswith(start)] if name else []
    return table[max(found, key=len)] if found else ""
