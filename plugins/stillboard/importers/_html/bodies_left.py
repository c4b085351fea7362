"""Bodies of posts on a page that are in none of the posts that were found: the skin has these in another element, perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...errors import PartLeft
from ...ids import clean_name
from ...markup.html_words import words_of
from ...model import PollOption
from .alike import Way, is_aside, way_to
from .dom import ancestors, attribute
from .layout import Layout
from .page_facts import PageFacts
from .post import ForumPost

LEAST = 20  # letters of what is missed
MOST = 200  # elements that are looked at
BESIDE = 40  # letters next to an answer of a poll: how many chose it
MORE = 200  # letters of a poll that say how it goes
LOOK = "the other posts were read; look at these, and report the skin"
Poll = tuple[str, tuple[PollOption, ...]]
_NAMED = re.compile(r"[.#\[]")  # a cell by its tag alone may be anything


@dataclass(frozen=True, slots=True)
class Left:
    """A body in no post."""

    words: str
    is_post: bool
    """Whether it stands on the page just as the bodies of its posts do, and says another thing than they."""


def bodies_left(root: LexborNode, posts: Sequence[ForumPost], poll: Poll = ("", ())) -> list[Left]:
    """What stands where posts of this layout have their bodies, and is in no post, around none, and not the poll."""
    if not posts:
        return []
    parts = [part for post in posts for part in post.parts()]
    bodies = [body for post in posts if (body := post.body()) is not None]
    inside = {node.mem_id for node in (*parts, *bodies)}
    for place in posts[0].layout.body:
        if not _NAMED.search(place) or place.startswith(("td", "div.")):
            continue
        found = root.css(place)[:MOST]
        out = [node for node in found if not _is_in(node, inside)]
        if not out or (bodies and len(out) == len(found)):
            continue
        around = {above.mem_id for node in parts for above in ancestors(node)}
        apart = inside | advertisements(root, posts[0].layout)
        out = [node for node in out if node.mem_id not in around and not _is_in(node, apart)]
        left = [(node, words) for node in out if len(words := words_of(node)) >= LEAST and not _is_poll(words, poll)]
        if left:
            ways, said = {way_to(body) for body in bodies}, {words_of(body) for body in bodies}
            return [Left(words, _is_post(node, ways) and words not in said) for node, words in left]
    return []


def _is_post(node: LexborNode, ways: set[Way]) -> bool:
    return way_to(node) in ways and not any(is_aside(one) for one in (node, *ancestors(node)))


def said_of_left(left: Sequence[Left], page: PageFacts) -> Iterator[str]:
    """As a report says it. PartLeft if there are posts among them: a part of the page could not be read."""
    posts = [one for one in left if one.is_post]
    others = [one for one in left if not one.is_post]
    if others:
        yield _said(others, page)
    if posts:
        raise PartLeft(_said(posts, page), where=page.name, todo=LOOK)


def _said(left: Sequence[Left], page: PageFacts) -> str:
    few = ", ".join(f"“{one.words[:40]}”" for one in left[:3])
    what = f"{len(left)} places are" if len(left) > 1 else "a place is"
    return f"{what} in no post where those of {page.layout.engine} have their words: {few}"


def advertisements(root: LexborNode, layout: Layout) -> set[int]:
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
