"""The characters that HTML's entities stand for."""

from __future__ import annotations

import html
import re

_ENDLESS = re.compile(r"&#\d{1000,};?")  # Python refuses to read numbers of some thousand digits


def unescaped(text: str) -> str:
    """The text with entities as characters; one whose number no character can have becomes U+FFFD, as in browsers."""
    return html.unescape(_ENDLESS.sub("\ufffd", text) if len(text) > 1000 else text)
