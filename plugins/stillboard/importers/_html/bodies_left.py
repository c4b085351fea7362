"""Bodies of posts on a page that are in none of the posts that were found: the skin has these in another element, perhaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from ...model import PollOption
from .dom import ancestors, attribute
from .layout import Layout
from .post import ForumPost

LEAST = 20  # letters of what is missed
MOST = 200  # elements that are looked at
BESIDE = 40  # letters next to an answer of a poll: how many chose it
MORE = 200  # letters of a poll that say how it goes
Poll = tuple[str, tuple[PollOption, ...]]
_NAMED = re.compile(r"[.#\[]")  # a cell by its tag alone may be anything


def bodies_left(root: LexborNode, posts: Sequence[ForumPost], poll: Poll = ("", ())) -> list[str]:
    """The words that stand where posts of this layout have their bodies, and are in no post and not those of the poll."""
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
        if len(found) > sum(_is_in(node, inside) for node in found):
            inside |= _advertisements(root, posts[0].layout)
        left = [words for node in found if not _is_in(node, inside) and len(words := words_of(node)) >= LEAST]
        left = [words for words in left if not _is_poll(words, poll)]
        if left:
            return left
    return []


def said_of_left(left: Sequence[str], engine: str) -> str:
    """As a report says it."""
    few = ", ".join(f"“{words[:40]}”" for words in left[:3])
    what = f"{len(left)} places are" if len(left) > 1 else "a place is"
    return f"{what} in no post where those of {engine} have their words: {few}"


def _advertisements(root: LexborNode, layout: Layout) -> set[int]:
    """What stands among posts in the guise of one, and has the number 0."""
    nodes = ((node, name) for name in layout.id_attributes for node in root.css(f"[{name}$='0']"))
    found = ((node, layout.post.fullmatch(attribute(node, name))) for node, name in nodes)
    return {node.mem_id for node, match in found if match and match[1] and not match[1].strip("0")}


def _is_poll(words: str, poll: Poll) -> bool:
    """Whether some words are those of the poll that was read, and little else: votes, buttons, until when it runs."""
    question, options = poll
    texts = [question, *(option.text for option in options)]
    if not question or len(words) > sum(len(said) + BESIDE for said in texts) + MORE:
        return False
    whole = clean_name(words)
    return all(said in whole for said in texts)


def _is_in(node: LexborNode, inside: set[int]) -> bool:
    return node.mem_id in inside or any(above.mem_id in inside for above in ancestors(node))
