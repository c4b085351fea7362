"""Posts that a page shows and that are in none of those found: a name and a date in places of the layout, with other words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .alike import in_order, is_aside
from .bodies_left import advertisements
from .dom import ancestors, attribute
from .layout import Layout
from .page import Page
from .post import ForumPost

SHORT = 6  # letters of a piece that says something
LEAST = 10  # letters that are said beside the name, the date and links
MUCH = 50  # letters, that are no line about something else
MOST = 300  # dates that are looked at
UP = 8  # levels from a date to what is around its post
_TOO_FAR = frozenset({"body", "html", "main"})


@dataclass(frozen=True, slots=True)
class PostLeft:
    """What looks like a post and is in none."""

    words: str  # its first ones
    is_sure: bool
    """Whether it says so much that it can be no line about something else: who pinned the thread, what an answer's title is."""


def posts_left(page: Page, posts: Sequence[ForumPost], is_other: Callable[[str], bool]) -> list[PostLeft]:
    """What looks like posts and is in none. `is_other`: whether an address is another thread's."""
    if not posts:
        return []
    layout = posts[0].layout
    parts = {part.mem_id: post for post in posts for part in post.parts()}
    heads = {head.mem_id for post in posts for head in (post.user, post.date_node(), post.body()) if head is not None}
    heads |= {above.mem_id for post in posts if (body := post.body()) is not None for above in ancestors(body)}
    apart = parts.keys() | heads | {above.mem_id for post in posts for part in post.parts() for above in ancestors(part)}
    aside = advertisements(page.root, layout)
    dates = {node.mem_id: node for place in layout.date for node in page.root.css(place)[:MOST]}
    found: dict[int, LexborNode] = {}
    whole = ""
    for date in dates.values():
        if date.mem_id in apart or _is_known(date, parts, aside):
            continue
        whole = whole or words_of(page.root)
        box, name = _box(date, apart, layout, whole)
        if box is None or _is_of_author_around(box, clean_name(words_of(name)), parts):
            continue
        if not is_other(page.link(max(box.css("a[href]"), key=lambda link: len(words_of(link)), default=None))):
            found[box.mem_id] = box
    boxes = [box for box in found.values() if not any(above.mem_id in found for above in ancestors(box))]
    said = [words_of(post.body()) for post in posts] if boxes else []
    left = [box for box in in_order(page.root, boxes) if not _is_again(box, said)]
    return [PostLeft(words_of(box)[:60], _letters_besides(box, (), whole) >= MUCH) for box in left]


def _is_of_author_around(box: LexborNode, name: str, parts: Mapping[int, ForumPost]) -> bool:
    """Whether a name is of the author of the post that it stands in: a date in its head is no other post's."""
    post = next((parts[above.mem_id] for above in ancestors(box) if above.mem_id in parts), None)
    return post is not None and bool(post.author) and (post.author in name or name in post.author)


def _is_again(box: LexborNode, said: Sequence[str]) -> bool:
    """Whether most of some words are those of a body: what is answered may stand on top of the answer."""
    pieces = [
        piece
        for node in box.traverse(include_text=True)
        if node.is_text_node and (piece := " ".join((node.text_content or "").split()))
    ]
    again = sum(len(piece) for piece in pieces if len(piece) >= LEAST // 2 and any(piece in body for body in said))
    return again * 2 > sum(map(len, pieces))


def _is_known(date: LexborNode, parts: Mapping[int, ForumPost], aside: AbstractSet[int]) -> bool:
    """Whether a date stands in what is known of a post, such as a notice of an edit, or aside from the thread."""
    known: AbstractSet[int] = frozenset()
    way = [*ancestors(date)]
    for above in way:
        if above.mem_id in parts:
            known = parts[above.mem_id].known()
            break
    return any(above.mem_id in known or above.mem_id in aside or is_aside(above) for above in (date, *way))


def _box(date: LexborNode, apart: AbstractSet[int], layout: Layout, whole: str) -> tuple[LexborNode | None, LexborNode | None]:
    """The smallest element around a date that has an author, and words besides, and the author's; it holds no post."""
    for above in ancestors(date, UP):
        if above.mem_id in apart or above.tag in _TOO_FAR:
            break
        name = _name_in(above, layout, date)
        if name is not None and _letters_besides(above, (name, date), whole) >= LEAST:
            return above, name
    return None, None


def _name_in(box: LexborNode, layout: Layout, date: LexborNode) -> LexborNode | None:
    for place in layout.author:
        found = box.css_first(place)
        if found is not None and found.mem_id != date.mem_id and words_of(found):
            return found
    links = box.css("a[href]")[:20]
    return next((link for link in links if layout.addresses.member.search(attribute(link, "href")) and words_of(link)), None)


def _letters_besides(box: LexborNode, heads: Sequence[LexborNode], whole: str) -> int:
    """The letters of what stands there and nowhere else on the page, outside of links, the name and the date."""
    apart = {head.mem_id for head in heads}
    letters = 0
    for node in box.traverse(include_text=True):
        piece = " ".join((node.text_content or "").split()) if node.is_text_node else ""
        if len(piece) >= SHORT and whole.count(piece) == 1:
            above = node.parent
            way = () if above is None else (above, *ancestors(above, UP))
            letters += 0 if any(one.tag == "a" or one.mem_id in apart for one in way) else len(piece)
    return letters


def said_of_posts_left(found: Sequence[PostLeft]) -> str:
    """As a report says it."""
    few = ", ".join(f"“{one.words}”" for one in found[:3])
    many = f"{len(found)} places look" if len(found) > 1 else "a place looks"
    return f"{many} like posts of this page and are in none that was read: {few}"
