"""The posts that a page marks with schema.org's microdata: itemtype DiscussionForumPosting, Question, Answer, Comment.

Its properties: https://schema.org/Comment; how they are written: https://html.spec.whatwg.org/multipage/microdata.html
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import attribute
from .record import Record

_POSTS = (
    '[itemtype*="schema.org/DiscussionForumPosting"], [itemtype*="schema.org/Comment"], [itemtype*="schema.org/Answer"], '
    '[itemtype*="schema.org/Question"], [itemtype*="schema.org/UserComments"], [itemtype*="schema.org/SocialMediaPosting"]'
)
_BODIES = ("articleBody", "text", "commentText", "description")
_DATES = ("datePublished", "dateCreated", "commentTime")
_AUTHORS = ("author", "creator")


def marked(root: LexborNode) -> list[Record]:
    """The posts that have a text of their own, in order."""
    nodes = root.css(_POSTS)
    items = {node.mem_id for node in nodes}
    found = []
    for node in nodes:
        properties = _properties(node, items)
        body = next((properties[name] for name in _BODIES if name in properties), None)
        if body is None:
            continue
        author = next((properties[name] for name in _AUTHORS if name in properties), None)
        date = next((properties[name] for name in _DATES if name in properties), None)
        found.append(Record([node], date=date, author=_named(author), body=body))
    return found


def _properties(item: LexborNode, items: set[int]) -> dict[str, LexborNode]:
    """An item's own properties, each the first of its name: not those of a post inside it."""
    found: dict[str, LexborNode] = {}
    todo = [item.first_child]
    while todo:
        node = todo.pop()
        while node is not None:
            following = node.next
            if node.is_element_node and node.mem_id not in items:
                for name in attribute(node, "itemprop").split():
                    found.setdefault(name, node)
                if node.first_child is not None and not {"articleBody", "text"} & set(attribute(node, "itemprop").split()):
                    if following is not None:
                        todo.append(following)
                    following = node.first_child
            node = following
    return found


def _named(author: LexborNode | None) -> LexborNode | None:
    """The element with the author's name: a person is an item of its own."""
    if author is None:
        return None
    name = author.css_first('[itemprop~="name"]')
    named = name if name is not None else author
    return named if attribute(named, "content") or words_of(named) else None
