"""Pages that people save along with threads and that hold none: login pages, browser checks, errors, lists, feeds.

`kinds` says how an engine's pages say what they are; each engine declares its own with its importer. `engineless` holds what
belongs to none. A thread that speaks of logins or of error 404 is not mistaken: where the engine says nothing, a page with a
single post on it is a thread, and one without is known by parts that no thread's page has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..capture import Capture
from ...errors import DumpError
from . import engineless
from .engineless import CHALLENGES, FEEDS, FORBIDDEN, FRAMED, MAPS, PICTURES, SERVER
from .kinds import THREAD, Kind, NotAThread, PageKinds, longest

__all__ = ["THREAD", "Kind", "NotAThread", "PageKinds", "kind_of", "longest", "said_of"]

K = TypeVar("K")
V = TypeVar("V")
_BEGINNING = 4096  # bytes that show a feed
_SHORT = 64 * 1024  # bytes; no page of a server's own is longer
_HTML = re.compile(rb"<html\b([^<>]{0,4000})>", re.I)
_STYLES = re.compile(rb"<style\b[^<>]{0,500}>[^<]*(?:<(?!/style)[^<]*)*", re.I)
_BODY = re.compile(rb"<body\b([^<>]{0,8000})>", re.I)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{2,40})\s{0,9}=\s{0,9}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,200}))""")
_TITLE = re.compile(rb"<title[^<>]{0,200}>\s{0,50}([^<]{0,300})", re.I)
_JSON_ERROR = re.compile(rb'"error_type"\s{0,9}:\s{0,9}"([a-z_]{1,40})"')
_FOR_FEW = (NotAThread.PRIVATE, NotAThread.STAFF)
_INSTEAD = (NotAThread.LOGIN, NotAThread.ERROR)  # what stands in place of a thread on the page that was asked for


def kind_of(capture: Capture, engines: Iterable[PageKinds]) -> NotAThread | None:
    """What a capture is if it is no thread; None for a thread and for all that nothing certain is known of. Never raises.

    `engines`: how the pages of each say what they are.
    """
    known = _known(tuple(engines))
    try:
        start = capture.beginning[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
        return _plain(start, known) or (known.kind(capture.markup) if start.startswith(b"<") else None)
    except DumpError:
        return None


def said_of(capture: Capture, engines: Iterable[PageKinds]) -> Kind:
    """What an HTML page says of itself as a whole: a kind, THREAD, or "" where it says nothing or is no HTML. Never raises.

    `engines`: how the pages of each say what they are.
    """
    try:
        start = capture.beginning[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
        return _known(tuple(engines)).said(capture.markup) if start.startswith(b"<") else ""
    except DumpError:
        return ""


class _Known:
    """The tables of several engines in one, and of what belongs to none. Where two say the same, the first counts."""

    def __init__(self, engines: Sequence[PageKinds]) -> None:
        self.templates = _joined(one.templates for one in engines)
        self.ids = _joined(one.ids for one in engines)
        self.modules = _joined(one.modules for one in engines)
        self.classes = _joined(one.classes for one in engines)
        self.json_errors = _joined(one.json_errors for one in engines)
        self.says = [one.says for one in engines if one.says]
        self.messages = [one.messages for one in engines if one.messages]
        self.post_words = [word.encode() for one in engines for word in one.post_words]
        ids = "|".join(dict.fromkeys(pattern for one in engines for pattern in one.post_ids))
        attributes = "|".join(dict.fromkeys(pattern for one in engines for pattern in one.post_attributes))
        self.posts = re.compile(rf"""id\s?=\s?["']?(?:{ids})|{attributes}""".encode())
        found = [part for one in engines for part in _parts(one)]
        self.parts = sorted(found, key=lambda part: [*NotAThread].index(part[0]))

    def kind(self, data: bytes) -> NotAThread | None:
        """Of an HTML page."""
        said = self.said(data)
        if isinstance(said, NotAThread):
            return said
        lower = _STYLES.sub(b"<style>", data).lower()  # a style sheet names the parts of every page
        if any(word in lower for word in self.post_words) or self.posts.search(lower):
            return None
        if any(mark in data for mark in CHALLENGES) or FRAMED.search(data):
            return NotAThread.CHALLENGE
        if kind := self._part(lower, said) or self._message(data):
            return kind
        return _server(data) if said != THREAD and len(data) < _SHORT else None

    def said(self, data: bytes) -> Kind:
        """What the engine says of the page as a whole: a kind, THREAD, or "" where it says nothing."""
        html, body = _attributes(_HTML, data), _attributes(_BODY, data)
        template = html.get("data-template") or body.get("data-template", "")
        if kind := longest(self.templates, template):
            return kind
        if kind := next((kind for says in self.says if (kind := says(data))), ""):
            return kind
        if kind := longest(self.ids, body.get("id", "")):
            return kind
        page = (body.get("data-pagemodule", "").lower(), body.get("data-pagecontroller", "").lower())
        if kind := self.modules.get(page, ""):
            return kind
        kinds = [self.classes[name] for name in body.get("class", "").lower().split() if name in self.classes]
        # An error says so along with the page that was asked for.
        few = [kind for kind in kinds if kind in _FOR_FEW]
        first = few or [kind for kind in kinds if kind in _INSTEAD] or [kind for kind in kinds if kind == THREAD] or kinds
        return first[0] if first else ""

    def _part(self, lower: bytes, said: Kind) -> NotAThread | None:
        for kind, word, pattern in self.parts:
            if (said != THREAD or kind in _INSTEAD) and word in lower and pattern.search(lower):
                return kind
        return None

    def _message(self, data: bytes) -> NotAThread | None:
        found = (message(data) for message in self.messages)
        return next((kind for kind in found if isinstance(kind, NotAThread)), None)


@functools.lru_cache(maxsize=8)
def _known(engines: tuple[PageKinds, ...]) -> _Known:
    return _Known([*engines, engineless.PAGE_KINDS])


def _joined(tables: Iterable[Mapping[K, V]]) -> dict[K, V]:
    return {key: value for table in [*tables][::-1] for key, value in table.items()}


def _parts(kinds: PageKinds) -> Iterable[tuple[NotAThread, bytes, re.Pattern[bytes]]]:
    """The parts of an engine's pages: what each says, a word that it has in any case, and its pattern; all in lower case."""
    for name, kind in kinds.part_ids.items():
        word = name.lower()
        end = r"\d" if word.endswith("_") else """["']"""
        yield kind, word.encode(), re.compile(rf"""id=["']{re.escape(word)}{end}""".encode())
    for name, kind in kinds.part_classes.items():
        word = name.lower()
        yield kind, word.encode(), re.compile(rf"""class=["']{re.escape(word)}[ "']""".encode())
    for pattern, kind in kinds.parts.items():
        yield kind, b"", re.compile(pattern.encode())


def _plain(start: bytes, known: _Known) -> NotAThread | None:
    """Of what is no HTML page, by its beginning."""
    if start.startswith(PICTURES) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        return NotAThread.FILE
    if start.startswith(b"{"):
        error = _JSON_ERROR.search(start)
        return known.json_errors.get(error[1].decode()) if error else None
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


def _server(data: bytes) -> NotAThread | None:
    match = _TITLE.search(data)
    title = " ".join(match[1].decode("utf-8", "replace").split()) if match else ""
    if not SERVER.match(title):
        return None
    return NotAThread.LOGIN if FORBIDDEN.match(title) else NotAThread.ERROR


def _attributes(tag: re.Pattern[bytes], data: bytes) -> dict[str, str]:
    match = tag.search(data)
    if not match:
        return {}
    found = _ATTRIBUTE.finditer(match[1].decode("utf-8", "replace"))
    return {one[1].lower(): one[2] or one[3] or one[4] or "" for one in found}
