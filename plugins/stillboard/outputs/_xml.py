"""Text in XML: what people wrote, and addresses."""

from __future__ import annotations

import re
from urllib.parse import quote

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
# No document may hold these, in whichever form: one of them, and nobody reads the feed.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_PLAIN = re.compile(r"[A-Za-z0-9/:.#_-]*+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\t": "&#9;", "\r": "&#13;"})


def text(words: str) -> str:
    """Words as an element or an attribute holds them. A character that XML does not know becomes U+FFFD."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words).translate(_ESCAPES)


def address(url: str) -> str:
    """An address, whose letters outside of ASCII and other forbidden characters are written as %XX."""
    if _PLAIN.fullmatch(url):
        return url
    return text(percent(url))


def percent(url: str) -> str:
    """An address in ASCII: what else is in it as %XX."""
    return quote(url, safe="/:?#[]@!$&'()*+,;=%-._~", errors="replace")
