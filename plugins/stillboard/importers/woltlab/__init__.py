"""WoltLab Burning Board 2, 3 and 4 and WoltLab Suite: saved thread pages, in any language."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .page import WoltLabPage
from .page_kinds import PAGE_KINDS

_SUITE = re.compile(rb"""<article\b[^>]{0,400}?\bclass=["'](?:[^"']{0,200}\s)?wbbPost\b""")
_BOARD3 = re.compile(rb"""\bid=["']postRow\d""")
_BOARD2 = re.compile(rb"""\bclass=["']threadline["']""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"wbbPost" in data:
        return _SUITE.search(data) is not None
    if b"postRow" in data:
        return _BOARD3.search(data) is not None and b"messageBody" in data
    return b"threadline" in data and _BOARD2.search(data) is not None and b"addreply.php" in data


IMPORTER = Importer(
    name="woltlab",
    summary="Saved thread pages of WoltLab Burning Board 2 to 4 and of WoltLab Suite.",
    accepts=_accepts,
    posts=reads(WoltLabPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
