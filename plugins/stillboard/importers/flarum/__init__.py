"""Flarum: saved pages of discussions, as a browser shows them and as the forum sends them.

The page carries the discussion's JSON, with the posts around the one that was asked for; a browser shows more as it is scrolled.
Without either there is the page for browsers without scripts (github.com/flarum/framework,
views/frontend/content/discussion.blade.php), which knows no dates.
"""

from __future__ import annotations

import re

from ...dumps import Capture
from .._html.thread_page import reads
from .._importer import Importer
from .body import BODY_RULES
from .page import FlarumPage

_DISCUSSION = re.compile(
    rb"""["'](?:apiDocument|document)["']\s{0,9}:\s{0,9}\{[^\[\]]{0,600}?"data"\s{0,9}:\s{0,9}\{\s{0,9}"type"\s{0,9}:\s{0,9}"""
    rb'"discussions"'
)


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    if b"flarum" not in data or not capture.head.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    return b"PostStream-item" in data or b"PostUser" in data or bool(_DISCUSSION.search(data))


IMPORTER = Importer(
    name="flarum",
    summary="Saved pages of Flarum's discussions.",
    accepts=_accepts,
    posts=reads(FlarumPage),
    body_rules=BODY_RULES,
)
