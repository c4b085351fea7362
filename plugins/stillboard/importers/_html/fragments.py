"""Bits of HTML that stand alone in a dump, without the page around them: a post's body, a signature, a line of a card."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...gfm import drop_controls, unescaped
from ...markup.blocks import Block, Paragraph, Text
from ...markup.from_html import Dialect, from_html
from ...markup.html_tree import is_deep, tree
from ...markup.html_words import text_of, words_of

MAX_DEPTH = 2000  # elements in one another; no forum writes a hundredth of that
MAX_SIGNATURE = 2000  # characters of the one line that a header can hold
_ANY_TAG = re.compile(r"<[^<>]*>")


def parsed(html: str) -> LexborNode | None:
    """The body element of a fragment; None for an empty one, and for one too deep to be parsed in reasonable time."""
    return tree(html).body if html.strip() and not is_deep(html, MAX_DEPTH) else None


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
