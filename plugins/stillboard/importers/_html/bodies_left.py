"""Bodies of posts on a page that are in none of the posts that were found: the skin has these in another element, perhaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .dom import ancestors
from .post import ForumPost

LEAST = 20  # letters of what is missed
MOST = 200  # elements that are looked at
_NAMED = re.compile(r"[.#\[]")  # a cell by its tag alone may be anything


def bodies_left(root: LexborNode, posts: Sequence[ForumPost]) -> list[str]:
    """The beginnings of what stands where posts of this layout have their bodies, and is in no post."""
    if not posts:
        return []
    inside = {part.mem_id for post in posts for part in post.parts()}
    inside |= {body.mem_id for post in posts if (body := post.body()) is not None}
    for place in posts[0].layout.body:
        if not _NAMED.search(place) or place.startswith(("td", "div.")):
            continue
        found = root.css(place)[:MOST]
        if not any(_is_in(node, inside) for node in found):
            continue
        left = [words for node in found if not _is_in(node, inside) and len(words := words_of(node)) >= LEAST]
        if left:
            return left
    return []


def _is_in(node: LexborNode, inside: set[int]) -> bool:
    return node.mem_id in inside or any(above.mem_id in inside for above in ancestors(node))
