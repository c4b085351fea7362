"""What was said in a post whose body no class names: what holds most of its words, and neither its author nor its date."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from .dom import ancestors
from .page_tree import Tree

MOST = 0.75  # of the letters, that the body holds
LEAST = 0.4  # of the letters of the post
FEW = 3  # letters
_FLAT = frozenset({"a", "time", "h1", "h2", "h3", "ul", "nav"})


def said_in(post: LexborNode, heads: Iterable[LexborNode | None]) -> LexborNode | None:
    """The smallest element with most of the words that stand outside of `heads`; None if no element has them by itself."""
    tree = Tree(post)
    around: set[int] = set()
    apart: set[int] = set()
    whole = tree.elements[0].letters
    for head in heads:
        if head is not None:
            around |= {one.mem_id for one in (head, *ancestors(head, 30))}
            apart.add(head.mem_id)
    free = []
    at = 0
    while at < len(tree.elements):
        element = tree.elements[at]
        if element.node.mem_id in apart:
            at = max(element.end, at + 1)
            whole -= element.letters
            continue
        if element.node.mem_id not in around and element.node.tag not in _FLAT:
            free.append((element, element.letters - element.linked))
        at += 1
    most = max((letters for _, letters in free), default=0)
    if most < FEW or most < LEAST * whole:
        return None
    return min((one for one, letters in free if letters >= MOST * most), key=lambda one: one.letters).node
