"""Discuz! 6 to X: saved thread pages, in any language and with the usual styles, also for telephones, and X's archiver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...dumps import Capture
from ...dumps.page_kinds import THREAD, NotAThread, PageKinds
from ...model import Item
from .._html.page import Page
from .._html.relative_page import RelativePage
from .._importer import Importer
from .archiver import ArchiverPage, is_archived
from .body import BODY_RULES
from .mobile import MobilePage
from .older import OlderPage
from .page import DiscuzPage

_POST = re.compile(rb"""<table\s[^<>]{0,80}?\bid=["']?pid\d""")
# The same for telephones: with the links of this software, for other sites call elements so too.
_MOBILE_POST = re.compile(rb"""<div\s[^<>]{0,80}?\bclass=["']plc\b[^<>]{0,40}?\bid=["']?pid\d""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"Powered by Discuz! Archiver" in data:
        return is_archived(data)
    if _is_mobile(data):
        return True
    if b"postmessage_" not in data or not (b"authorposton" in data or b"postcontent" in data):
        return False
    return bool(_POST.search(data))


def _is_mobile(data: bytes) -> bool:
    shown = b"authi" in data and b'class="message"' in data and b"postmessage_" not in data
    return shown and (b"mod=space" in data or b"Discuz!" in data) and bool(_MOBILE_POST.search(data))


def _posts(capture: Capture) -> Iterator[Item]:
    page = Page(capture)
    kind: type[RelativePage] = OlderPage if page.first("td.postcontent") is not None else DiscuzPage
    if b"Powered by Discuz! Archiver" in capture.markup:
        kind = ArchiverPage
    elif _is_mobile(capture.markup):
        kind = MobilePage
    yield from kind(page).items()


PAGE_KINDS = PageKinds(
    ids={
        "nv_forum": "",
        "nv_search": NotAThread.SEARCH,
        "nv_home": NotAThread.MEMBER,
        "nv_member": NotAThread.LOGIN,
    },
    classes={
        "pg_index": NotAThread.LIST,
        "pg_forumdisplay": NotAThread.LIST,
        "pg_guide": NotAThread.NEWS,
        "pg_viewthread": THREAD,
        "pg_logging": NotAThread.LOGIN,
        "pg_register": NotAThread.LOGIN,
    },
    post_ids=(r"postmessage_\d",),
)
IMPORTER = Importer(
    name="discuz",
    summary="Saved thread pages of Discuz! 6 to X, also for telephones, and those of X's archiver.",
    accepts=_accepts,
    posts=_posts,
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
