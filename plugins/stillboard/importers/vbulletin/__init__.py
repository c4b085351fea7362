"""vBulletin 3, 4, 5 and 6: saved thread pages and pages of the lo-fi archive, in any language and in the usual skins."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .page import VBulletinPage
from .page_kinds import PAGE_KINDS

_MARKS = re.compile(
    rb"""\bid=["']?(?P<old>post_message_|td_post_)\d"""  # vBulletin 3 and 4
    rb"""|<li\b(?=[^>]{0,600}\bpostbit)[^>]{0,600}?\bid=["'](?P<four>post_)\d"""
    rb"""|\bclass=["'](?P<five>b-post\s[^"'>]{0,600}\bjs-post\b|[^"'>]{0,200}\b(?:js-post__|post-)content-text\b)"""  # 5 and 6
    rb"""|\bclass=["']?(?P<archive>posttop)["'\s>]""",
    re.IGNORECASE,
)
_WORDS = (b"postbit", b"post_message_", b"b-post", b"js-post__", b"posttop", b"post-content-text", b"td_post_")
# What a page of a thread has too, where other pages (profiles, search results) show posts in the same form.
_OTHER_MARKUP = {"five": b"conversation-", "archive": b"posttext"}


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    match = _MARKS.search(data) if any(word in data for word in _WORDS) else None
    return match is not None and _OTHER_MARKUP.get(match.lastgroup or "", b"") in data


IMPORTER = Importer(
    name="vbulletin",
    summary="Saved thread pages of vBulletin 3 to 6, and pages of its archive.",
    accepts=_accepts,
    posts=reads(VBulletinPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
