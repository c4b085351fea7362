"""Bits of HTML that stand alone in a dump, without the page around them: a post's body, a signature, a line of a card."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...gfm import drop_controls, unescaped
from ...markup.blocks import Block, Paragraph, Text
from ...markup.from_html import Dialect, from_html
from ...markup.html_words import text_of, words_of

MAX_DEPTH = 2000  # elements in one another; no forum writes a hundredth of that
MAX_SIGNATURE = 2000  # characters of the one line that a header can hold
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ANY_TAG = re.compile(r"<[^<>]*>")
_LEAVES = frozenset("p li br hr img input td th tr dt dd option source wbr col meta link".split())


def parsed(html: str) -> LexborNode | None:
    """The body element of a fragment; None for an empty one, and for one too deep to be parsed in reasonable time."""
    return LexborHTMLParser(html).body if html.strip() and not is_deep(html, MAX_DEPTH) else None


def blocks_in(html: str, dialect: Dialect) -> tuple[Block, ...]:
    """The blocks of a fragment. Of one that nests without measure only the words."""
    html = drop_controls(html)
    body = parsed(html)
    if body is not None:
        return from_html(body, dialect)
    words = unescaped(_ANY_TAG.sub(" ", html))
    return (Paragraph((Text(words),)),) if words.strip() else ()


def words_in(html: str) -> str:
    """The words of a fragment on one line."""
    if "<" not in html:
        return " ".join(unescaped(html).split())
    body = parsed(drop_controls(html))
    return words_of(body) if body is not None else " ".join(unescaped(_ANY_TAG.sub(" ", html)).split())


def signature_in(html: str) -> str:
    """A signature's lines as one."""
    if "<" in html:
        body = parsed(drop_controls(html))
        html = text_of(body) if body is not None else ""
    lines = (" ".join(part.split()) for part in unescaped(html).splitlines())
    return " · ".join(line for line in lines if line.strip("_-= "))[:MAX_SIGNATURE]


def is_deep(html: str, limit: int) -> bool:
    """Whether more elements than that lie in one another. Tags that need no end do not count. HTML5's parsing takes the square
    of the depth, and so does looking for what lies somewhere inside something.
    """
    if html.count("<") <= limit:
        return False
    depth = 0
    opened: Counter[str] = Counter()  # an end tag without its beginning closes nothing
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if not match[1]:
            if name not in _LEAVES:
                opened[name] += 1
                depth += 1
                if depth > limit:
                    return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False
