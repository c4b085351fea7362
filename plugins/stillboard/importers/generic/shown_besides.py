"""The posts that a page shows besides those that its JSON-LD describes: what is built like the described one, next to it."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.page_tree import Element, Tree
from .linked_data import Described
from .record import Record

MAX_UP = 8  # levels above the described text at which its like is looked for
_SECTIONS = frozenset("article section li tr dd".split())


def shown_besides(root: LexborNode, described: Sequence[Described]) -> list[Record]:
    """The posts that stand next to the described one, it included; none if the page shows no more than are described."""
    tree = Tree(root)
    text = "".join(described[0].text.split())
    body = _smallest(tree, text) if text else None
    if body is None:
        return []
    at = body.at
    for _ in range(MAX_UP):
        parent = tree.elements[at].parent
        if parent < 0:
            break
        one = tree.elements[at]
        like = [e for e in tree.elements[parent + 1 : tree.elements[parent].end] if e.parent == parent and e.name == one.name]
        like = [element for element in like if element.letters]
        if len(like) > len(described) and (one.node.tag in _SECTIONS or attribute(one.node, "class")):
            return [_record(tree, element, body, one, described) for element in like]
        at = parent
    return []


def _smallest(tree: Tree, text: str) -> Element | None:
    """The innermost element that holds a text and hardly more."""
    near = (e for e in tree.elements if len(text) <= e.letters <= 1.2 * len(text) + 20)
    return next((e for e in reversed([*near][-200:]) if text in "".join(words_of(e.node).split())), None)


def _record(tree: Tree, element: Element, body: Element, one: Element, described: Sequence[Described]) -> Record:
    """A post: its body is what stands as the described one's body does."""
    inside = tree.elements[element.at : element.end]
    found = body if element is one else next((e for e in inside if e.kind == body.kind and e.letters), element)
    record = Record([element.node], body=found.node, spans=[(element.at, element.end)])
    said = "".join(words_of(found.node).split())
    record.described = next((post for post in described if "".join(post.text.split()) == said), None)
    return record
