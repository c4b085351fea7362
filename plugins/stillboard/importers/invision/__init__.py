"""Invision's boards: saved topic pages of IP.Board 1 to 3 and of Invision Community 4 and 5."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .page import InvisionPage
from .page_kinds import PAGE_KINDS

# Comments on files, pictures and blogs have the same marks as posts; these are of the forum's application.
_FORUM = re.compile(rb"""forums[._]front[._]topic|comment-?app=["']forums|ipsEntry--post|\bcPost\b""", re.IGNORECASE)


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    page = capture.markup
    if b"elComment_" in page:
        return b"commentContent" in page and bool(_FORUM.search(page))
    if b"post_block" in page:
        return b"entry-content" in page and b"post_wrap" in page
    return b"postcolor" in page and b"postdetails" in page


IMPORTER = Importer(
    name="invision",
    summary="Saved topic pages of IP.Board 1 to 3 and of Invision Community 4 and 5.",
    accepts=_accepts,
    posts=reads(InvisionPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
