"""How a post begins, as plain text: for lists and for search engines' summaries."""

from __future__ import annotations

import re

from ..gfm import unescaped

LENGTH = 160
# Blocks begin lines; asked once a line, since a search that asks each kind at each character takes several times as long.
_BLOCKS = re.compile(
    r"^(?:"
    r"(?:```|~~~).*?^(?:```|~~~)[ \t]*$"  # fenced code
    r"|[ \t]*>[^\n]*$"  # quotes
    r"|[ \t]*+(?:[-*_][ \t]*+){3,}+$"  # rules
    r"|[ \t:|-]++$"  # a table's second line
    r"|<details\b[^<>]{0,300}>.*?(?:</details>|\Z)"  # a spoiler, which readers are to open themselves
    r")"
    r"|<(?:"
    # What is no word: of programs, of drawings. Behind a ` or a \ it is one.
    r"(?<![`\\]<)(script|style|template|noscript|svg|math|object|select|textarea|title|xmp|iframe|noembed|noframes)\b"
    r"[^<>]{0,300}>.*?</\1>"
    r"|!--(?:[^-]|-(?!->))*+-->)",  # what no page shows
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_LINKS = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_STARTS = re.compile(r"^(?:#{1,6} |[ \t]*(?:[-*+]|\d{1,9}[.)]) )", re.MULTILINE)
# Every alternative begins with a character of its own, which lets the search skip plain text.
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|~~|`|[*_](?:(?<!\w[*_])(?=\S)|(?<=\S[*_])(?!\w))")


_QUOTES = re.compile(r"(?:[ \t]*+(?:>[^\n]*+)?+\n)*+")
# Where a beginning may end without a word of it depending on what follows: before a blank, and behind a letter or what ends a
# sentence in scripts without blanks between words.
_END = re.compile(r"(?:[^\W\d_]|[\u3001\u3002\uff01\uff0c\uff1f])(?=\s)")


def excerpt(body: str, length: int = LENGTH) -> str:
    """The first words of a Markdown body without quotes, code, spoilers, marks; at most `length` characters and an ellipsis."""
    text = body[: length * 12]
    blocks = ">" in text or "`" in text or "~" in text or "-" in text
    for size in (length * 4 // 3, length * 5 // 2):  # hardly a post has more marks than that before enough words
        words = _plain(_beginning(text, size), length, blocks)
        if len(words) > length:
            break
    else:
        words = _plain(text, length, blocks)
    if len(words) <= length:
        return words
    return words[:length].rpartition(" ")[0].rstrip(".,;:") + "…" if " " in words[:length] else words[:length] + "…"


def _beginning(text: str, size: int) -> str:
    """About `size` characters of what follows the quotes that a text begins with, or "" where that says nothing for sure.

    Its words are those that the whole text begins with: no mark reaches over its end, which is behind a letter and before a
    blank, and no code, tag or link is open there.
    """
    quotes = _QUOTES.match(text)
    begin = quotes.end() if quotes else 0
    end = _END.search(text, begin + size)
    start = text[begin : end.end()] if end else ""
    is_open = "```" in start or "~~~" in start or "<" in start or start.rfind("[") > start.rfind("]")
    return "" if is_open else start


def _plain(text: str, length: int, blocks: bool) -> str:
    """The words of a Markdown text; `blocks`: it may hold quotes, code, rules and tables."""
    text = _BLOCKS.sub("", text) if blocks else text
    text = text.lstrip()[: length * 6]
    text = _TAGS.sub(" ", text) if "<" in text else text
    text = _LINKS.sub(r"\1", text) if "[" in text else text
    text = unescaped(_MARKS.sub(lambda match: match[1] or "", _STARTS.sub("", text)))
    return " ".join(text.replace("\\\n", " ").replace("|", " ").split())
