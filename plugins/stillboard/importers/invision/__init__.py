"""Invision's boards: saved topic pages of IP.Board 1 to 3, also lo-fi and printed, and of Invision Community 4 and 5."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.page import Page
from .._html.thread_page import ForumPage, reads
from .._importer import Importer
from .body import BODY_RULES
from .lofi import reduced
from .page import InvisionPage
from .page_kinds import PAGE_KINDS

# Comments on files, pictures and blogs have the same marks as posts; these are of the forum's application.
_FORUM = re.compile(rb"""forums[._]front[._]topic|comment-?app=["']forums|ipsEntry--post|\bcPost\b""", re.IGNORECASE)

_PRINTED = re.compile(rb"""\bid=["']print["'].{1,20000}?\bclass=["']printpost["']""", re.DOTALL)
_TABLE = re.compile(rb"""<table\b(?=[^>]{0,200}\bcellpadding=["']6["'])[^>]{0,200}\bborder=["']1["']""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    page = capture.markup
    if b"elComment_" in page:
        return b"commentContent" in page and bool(_FORUM.search(page))
    if b"post_block" in page:
        return b"entry-content" in page and b"post_wrap" in page
    if b"ipbcontent" in page:
        return b"posttopbar" in page and b"postcontent" in page
    if b"printpost" in page:
        return bool(_PRINTED.search(page))
    if b"postcolor" not in page:  # the first printable version, whose markup has no names
        return b"Powered by Invision" in page and bool(_TABLE.search(page))
    return b"postdetails" in page


def _page(page: Page) -> ForumPage:
    return (reduced(page) or InvisionPage)(page)


IMPORTER = Importer(
    name="invision",
    summary="Saved topic pages of IP.Board 1 to 3, lo-fi ones too, and of Invision Community 4 and 5.",
    accepts=_accepts,
    posts=reads(_page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
    ends=re.compile(r"Invision Power Services[^<]{0,80}(?:</\w+>\s*)+$"),  # the first printable version stops after this line
)
