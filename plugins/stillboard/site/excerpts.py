"""How a post begins, as plain text: for lists and for search engines' summaries."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

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
_WORDS = r"(?<!\\)!?\[((?:\\.|[^\[\]\\]|\[[^\[\]]{0,100}\]){0,300})\]"
_TITLE = r"(?:\s{1,9}(?:\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?"
_LINKS = re.compile(
    rf"{_WORDS}\([ \t]{{0,9}}(?:<[^<>\n]{{0,2000}}>|(?:[^()\s<]|\([^()\s]{{0,200}}\)){{0,2000}}){_TITLE}[ \t]{{0,9}}\)"
)
# Links whose addresses stand elsewhere in the body, on lines that no page shows.
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\[\]\n]{{1,100}})\]:[ \t]*+(?:<[^<>\n]{{0,2000}}>|\S{{1,2000}}){_TITLE}[ \t]*+$", re.MULTILINE
)
_REFERENCES = re.compile(rf"{_WORDS}(?:\[([^\[\]]{{0,100}})\])?")
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
    labels = frozenset(map(_label, _DEFINITION.findall(body))) if "]:" in body else frozenset()
    for size in (length * 4 // 3, length * 5 // 2):  # hardly a post has more marks than that before enough words
        words = _plain(_beginning(text, size), length, blocks, labels)
        if len(words) > length:
            break
    else:
        words = _plain(text, length, blocks, labels)
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
    is_open = (
        "```" in start
        or "~~~" in start
        or "<" in start
        or start.rfind("[") > start.rfind("]")
        or start.rfind("](") > start.rfind(")")
    )
    return "" if is_open else start


def _label(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain(text: str, length: int, blocks: bool, labels: AbstractSet[str] = frozenset()) -> str:
    """The words of a Markdown text; `blocks`: it may hold quotes, code, rules and tables; `labels`: what stands elsewhere in the
    body for the addresses of links.
    """
    text = _BLOCKS.sub("", text) if blocks else text
    text = _DEFINITION.sub("", text) if labels else text
    text = text.lstrip()[: length * 6]
    if "[" in text:
        text = _LINKS.sub(r"\1", _LINKS.sub(r"\1", text) if "](" in text else text)  # twice: a link may be around a picture
        if labels:
            text = _REFERENCES.sub(lambda match: match[1] if _label(match[2] or match[1]) in labels else match[0], text)
    text = _TAGS.sub(" ", text) if "<" in text else text
    text = unescaped(_MARKS.sub(lambda match: match[1] or "", _STARTS.sub("", text)))
    return " ".join(text.replace("\\\n", " ").replace("|", " ").split())
