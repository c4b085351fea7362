"""XenForo 1 and 2: saved thread pages, in any language and in the usual skins."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .page import XenForoPage
from .page_kinds import PAGE_KINDS

_PAGE = re.compile(rb"""<html\b[^<>]{0,4000}?\bid\s*=\s*["']?(?:XF|XenForo)["'\s>]""", re.IGNORECASE)
_THREAD = (b'data-template="thread_view', b"message--post", b"MessageCard", b'class="messageText', b'id="messageList"')
# What no other engine has, for a page whose <html> was written anew by the tool that saved it.
_BODIES = (
    (b"bbWrapper", b"message--post"),
    (b"bbWrapper", b"MessageCard"),
    (b"messageText SelectQuoteContainer", b"messageMeta"),
)


def _accepts(capture: Capture) -> bool:
    if _PAGE.search(capture.beginning):
        return any(mark in capture.markup for mark in _THREAD)
    return capture.head.lstrip().startswith("<") and any(all(mark in capture.markup for mark in marks) for marks in _BODIES)


IMPORTER = Importer(
    name="xenforo",
    summary="Saved thread pages of XenForo 1 and 2.",
    accepts=_accepts,
    posts=reads(XenForoPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
