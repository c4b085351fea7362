"""phpBB 2 and 3, Tapatalk's groups and Forumotion: saved thread pages, in any language and in the usual skins."""

from __future__ import annotations

import re

from ...dumps import Capture
from .._importer import Importer
from .body import BODY_RULES
from .page import posts
from .page_kinds import PAGE_KINDS

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
    return bool(_PRINTED.search(capture.beginning)) and b'class="post"' in data and b'class="date"' in data


IMPORTER = Importer(
    name="phpbb",
    summary="Saved thread pages of phpBB 2 and 3, of Tapatalk's groups and of Forumotion.",
    accepts=_accepts,
    posts=posts,
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
