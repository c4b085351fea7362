"""HTML -> blocks: what people wrote, without the boilerplate of the page.

Colours, sizes and alignment are dropped; blanks collapse as in browsers.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .blocks import Block
from .html_elements import TAGS
from .html_reader import Dialect, Handler, Reader, drop, in_one_line

__all__ = ["Dialect", "Handler", "Reader", "drop", "from_html", "in_one_line", "reader"]


def reader(dialect: Dialect) -> Reader:
    """A reader of HTML in a forum's dialect."""
    return Reader(dialect, TAGS)


def from_html(node: LexborNode, dialect: Dialect) -> tuple[Block, ...]:
    """The blocks inside an element."""
    return reader(dialect).blocks(node)
