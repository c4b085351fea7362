"""How a post begins, as plain text: for lists and for search engines' summaries."""

from __future__ import annotations

import re

from ..gfm import unescaped

LENGTH = 160
_BLOCKS = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$"  # fenced code
    r"|^[ \t]*>[^\n]*$"  # quotes
    r"|^[ \t]*+(?:[-*_][ \t]*+){3,}+$"  # rules
    r"|^[ \t:|-]++$",  # a table's second line
    re.MULTILINE | re.DOTALL,
)
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LINKS = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_STARTS = re.compile(r"^(?:#{1,6} |[ \t]*(?:[-*+]|\d{1,9}[.)]) )", re.MULTILINE)
# Every alternative begins with a character of its own, which lets the search skip plain text.
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|~~|`|[*_](?:(?<!\w[*_])(?=\S)|(?<=\S[*_])(?!\w))")


def excerpt(body: str, length: int = LENGTH) -> str:
    """The first words of a Markdown body without quotes, code and marks; at most `length` characters and an ellipsis."""
    text = body[: length * 12]
    text = _BLOCKS.sub("", text) if ">" in text or "`" in text or "~" in text or "-" in text else text
    text = text.lstrip()[: length * 6]
    text = _LINKS.sub(r"\1", _TAGS.sub(" ", text))
    text = unescaped(_MARKS.sub(lambda match: match[1] or "", _STARTS.sub("", text)))
    text = " ".join(text.replace("\\\n", " ").replace("|", " ").split())
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(".,;:") + "…" if " " in text[:length] else text[:length] + "…"
