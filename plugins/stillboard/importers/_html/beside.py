"""The texts that a post shows beside its body, its signature and what else its layout knows: read once, looked through often."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from .dom import ancestors, nodes_in
from .page_tree import name_of
from .post import ForumPost

MOST = 400  # texts of a post
_SKIPPED = frozenset("blockquote button option script select style template textarea noscript".split())


class Beside:
    """What a post shows beside its body."""

    def __init__(self, post: ForumPost) -> None:
        self.post = post
        body = post.body() or post.place_of_body
        self.body = body
        self.around = {body.mem_id, *(above.mem_id for above in ancestors(body))} if body is not None else set[int]()
        """The body and the elements around it: they are more than what stands beside it."""
        self.leads: list[LexborNode] = []
        """The links and the pictures."""
        self.texts = [(node, said) for node in self._texts() if (said := " ".join((node.text_content or "").split()))][:MOST]
        """The pieces of text, with the author's name and the date among them, each with its words on one line."""

    def _texts(self) -> Iterator[LexborNode]:
        known = self.post.known()
        todo = [*self.post.parts()][::-1]
        while todo:
            node = todo.pop()
            if node.is_text_node:
                yield node
            elif node.is_element_node and node.mem_id not in known and node.tag not in _SKIPPED and not hides(node.attributes):
                if node.tag in {"a", "img"}:
                    self.leads.append(node)
                todo.extend([*nodes_in(node)][::-1])

    @functools.cached_property
    def said(self) -> str:
        """All of it, a piece a line."""
        return "\n".join(said for _, said in self.texts)

    @functools.cached_property
    def card(self) -> int:
        """The element with what is said of the author; 0 if that is none of its own."""
        card = self.post.card()
        return 0 if any(card.mem_id == part.mem_id for part in self.post.parts()) or card.mem_id in self.around else card.mem_id

    def in_card(self, node: LexborNode) -> bool:
        """Whether a text stands in the author's card."""
        return bool(self.card) and any(above.mem_id == self.card for above in ancestors(node))


def named(node: LexborNode | None) -> str:
    """An element as a report names it."""
    return name_of(node).rstrip(".") if node is not None else ""
