"""phpBB 2 and 3, Tapatalk's groups and Forumotion: saved thread pages, in any language and in the usual skins."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.page import Page
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .layouts import PROSILVER, SUBSILVER, SUBSILVER2
from .page import ForumotionPage, NukePage, PhpBBPage, RowPage, SubSilverPage
from .page_kinds import PAGE_KINDS
from .printed import PRINTED, PrintedPage, is_printed

# A post has an id: id="p12" (prosilver), <a name="p12"> (subsilver2), <a name="12"> (phpBB 2). Search results have none.
_POST = re.compile(rb"""\b(?:id|name)\s?=\s?["']?p?\d{1,15}["'\s>]""")
_FORUMOTION = re.compile(rb"""\bclass=["']post(?:-wrap)?\s[^"']{0,200}\bpost--\d""")
_PRINTED = re.compile(rb"""<body\b[^>]{0,400}?\bid=["']?phpbb["'\s>]""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"postprofile" in data or b"postauthor" in data or b'<span class="postdetails' in data:
        return b"postbody" in data and bool(_POST.search(data))
    if b'id="post_content' in data:  # skins that have it no other way
        return bool(_POST.search(data))
    if b"post--" in data or b'class="postmain"' in data:
        return bool(_FORUMOTION.search(data)) or (b"user-basic-info" in data and bool(_POST.search(data)))
    if bool(_PRINTED.search(capture.beginning)) and b'class="post"' in data and b'class="date"' in data:
        return True
    return is_printed(data)


def _page(page: Page) -> PhpBBPage:
    """The page in the look that it has."""
    if (
        page.first('.post[class*="post--"]', '.post-wrap[class*="post--"]', ".post > .postmain", 'link[href*="illiweb.com"]')
        is not None
    ):
        return ForumotionPage(page)
    if page.first(SUBSILVER2.posts) is not None:
        return RowPage(page)
    if page.first(PROSILVER.posts) is None:
        if page.first(SUBSILVER.posts) is not None:
            return NukePage(page) if b"file=viewtopic" in page.capture.markup else SubSilverPage(page)
        if page.first(PRINTED.posts) is not None:
            return PrintedPage(page)
    return PhpBBPage(page)


IMPORTER = Importer(
    name="phpbb",
    summary="Saved thread pages of phpBB 2 and 3, printed ones too, of Tapatalk's groups and of Forumotion.",
    accepts=_accepts,
    posts=reads(_page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
