"""Quotations and code that old engines write as tables: a heading in one row, what is quoted in the next (phpBB 2, XMB)."""

from __future__ import annotations

import functools
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ...markup.blocks import CodeBlock, Quote
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS, language
from ...markup.html_words import elements, read_text, words_of
from .attribution import quoted_name
from .body_rules import Converted
from .dom import attribute, first, next_element

_QUOTED = {"quote", "quotemessage", "quotecell", "quotecontent"}
_CODE = {"code", "codemessage", "codecell", "codecontent"}
Naming = Callable[[LexborNode | None, LexborNode, Reader], tuple[str, str, list[LexborNode]]]
"""From the heading, the cell of the quotation and the reader: who is quoted, the post's address, what is left out."""


def by_heading(head: LexborNode | None, _: LexborNode, __: Reader) -> tuple[str, str, list[LexborNode]]:
    """The name in the words of the heading, and no address."""
    return quoted_name(words_of(head)), "", []


def quote_cells(naming: Naming = by_heading) -> Callable[[LexborNode, Reader], Converted]:
    """The handler of tables."""
    return functools.partial(_table, naming=naming)


def _table(node: LexborNode, reader: Reader, naming: Naming) -> Converted:
    head: LexborNode | None = None
    for cell in _first_cells(node):
        classes = set(attribute(cell, "class").split())
        if classes & _CODE and (head is not None or not _is_head(cell)):
            inner = first(cell, "pre", "code") or cell
            return (CodeBlock(code_lines(inner), language(inner)),)
        if classes & _QUOTED and (head is not None or not _is_head(cell)):
            name, address, left = naming(head, cell, reader)
            gone = {part.mem_id for part in left}
            return (Quote(reader.among([part for part in elements(cell, text=True) if part.mem_id not in gone]), name, address),)
        head = cell
    return TAGS["table"](node, reader)


def code_lines(node: LexborNode) -> str:
    """The lines of code outside a <pre>: where each line break stands at a line's end, the two are one."""
    text = read_text(node).strip("\n")
    breaks = len(node.css("br"))
    doubled = breaks and node.tag != "pre" and text.count("\n") >= 2 * breaks - 1
    return text.replace("\n\n", "\n") if doubled else text


def _is_head(cell: LexborNode) -> bool:
    """XMB gives its class to the heading too: the cell of a row after which another comes."""
    return next_element(cell.parent) is not None


def _first_cells(table: LexborNode) -> list[LexborNode]:
    """The first cell of each of the first rows, not of tables inside."""
    rows = [row for part in elements(table) for row in ([part] if part.tag == "tr" else elements(part)) if row.tag == "tr"]
    return [cell for row in rows[:3] for cell in elements(row) if cell.tag in {"td", "th"}][:3]
