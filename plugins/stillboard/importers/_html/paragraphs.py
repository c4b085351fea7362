"""Paragraphs that software puts around whole bodies: a browser ends them at the first list, quotation or table inside.

What follows stands behind them then, up to the end tag, which has become an empty paragraph of its own.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .dom import following, has_class

MAX_NODES = 2000  # behind a paragraph


def closed_where_they_end(root: LexborNode, places: str, *, alone_in: str = "") -> None:
    """Put what stands behind such paragraphs, up to their end tags, back into them.

    `alone_in`: the class of an element that the software writes around nothing else; up to its end then. A body may have end
    tags of its own.
    """
    for paragraph in root.css(places):
        if alone_in and paragraph.parent is not None and has_class(paragraph.parent, alone_in):
            _take_in(paragraph, [*following(paragraph)])
            continue
        behind: list[LexborNode] = []
        for node in following(paragraph):
            if _is_end(node):
                _take_in(paragraph, behind)
                node.decompose()
                break
            if len(behind) >= MAX_NODES or (node.is_element_node and node.css_matches(places)):
                break
            behind.append(node)


def _is_end(node: LexborNode) -> bool:
    """Whether it is what an end tag without a start leaves: an empty paragraph without any attribute."""
    return node.is_element_node and node.tag == "p" and not node.attributes and node.first_child is None


def _take_in(paragraph: LexborNode, behind: list[LexborNode]) -> None:
    for node in behind:
        if node.is_text_node:
            paragraph.insert_child(node.text_content or "")
        elif node.is_element_node:
            paragraph.insert_child(node)
    for node in behind:
        node.decompose()
