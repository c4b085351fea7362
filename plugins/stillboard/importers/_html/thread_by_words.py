"""What a page shows of its thread in places that its layout does not know: the way to it, its poll, how many pages it has.

The way is known by its form, a row of links to boards before the posts; of the poll only that there is one is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .dom import ancestors, attribute, elements_before
from .page import Page
from .page_tree import name_of

MAX_LINKS = 2000  # of a page
MAX_WAY = 12  # links of a way
UP = 4  # levels around a link
_SIGNS = re.compile(r"[›»>→‹«/|\\]|->|::|»")
_WAY = re.compile(r"crumb|navstrip|nav-?path|pathway|navlinks|\btrail\b|linktree|navigate", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?\s?%")
_VOTE = re.compile(r"poll|vote|umfrage|sondage|encuesta|sondaggio|опрос|ankieta|enquete|投票", re.IGNORECASE)


def way_of(page: Page, first_post: LexborNode | None, is_board: Callable[[LexborNode], bool]) -> LexborNode | None:
    """The row of links that leads to the thread: the last before its posts that has a board's, by its name or by its signs."""
    if first_post is None:
        return None
    links = [link for link in elements_before(page.root, first_post, "a[href]", MAX_LINKS) if is_board(link)]
    for link in reversed(links):
        for above in ancestors(link, UP):
            inner = above.css("a[href]")
            if len(inner) > MAX_WAY or above.tag in {"body", "html", "form", "select"}:
                break
            linked = sum(len(words_of(one)) for one in inner)
            rest = words_of(above)
            is_row = linked >= 0.6 * len(rest.replace(" ", "")) and (
                _SIGNS.search(_without(rest, inner)) or _is_list_of_way(above)
            )
            if above.tag != "a" and _WAY.search(f"{name_of(above)} {attribute(above, 'id', 'itemtype', 'aria-label')}"):
                return above
            if above.tag != "a" and is_row:
                return above
    return None


def _is_list_of_way(node: LexborNode) -> bool:
    return (
        "BreadcrumbList" in attribute(node, "itemtype", "vocab", "typeof")
        or node.css_first("[itemprop='itemListElement']") is not None
    )


def _without(words: str, links: Sequence[LexborNode]) -> str:
    for link in links:
        words = words.replace(words_of(link), "", 1)
    return words


def poll_left(page: Page, first_post: LexborNode | None) -> Iterator[str]:
    """What must be said of a page without a poll that shows one before its posts: choices, or shares of votes, in rows alike."""
    if first_post is None or not ("%" in page.capture.text or "radio" in page.capture.text or "checkbox" in page.capture.text):
        return
    choices = elements_before(page.root, first_post, "input[type=radio], input[type=checkbox]", 60)
    forms = [node for node in choices if any(_is_poll(above) for above in ancestors(node)) and attribute(node, "name")]
    shares = [node for node in _texts_before(page, first_post) if _SHARE.search(node.text_content or "")]
    rows = [node for node in shares if any(_is_poll(above) for above in ancestors(node, 12)) or _alike(node, shares)]
    found = forms if len(forms) > 1 else rows if len(rows) > 1 else []
    if found:
        box = next((above for above in ancestors(found[0]) if all(_is_in(node, above) for node in found)), None)
        words = clean_name(words_of(box))[:60] if box is not None else ""
        yield f"the page shows a poll in a place that is not known, and it was not read: “{words}”"


def _is_poll(node: LexborNode) -> bool:
    attributes = node.attributes
    return node.tag not in {"body", "html"} and bool(
        _VOTE.search(" ".join(attributes.get(name) or "" for name in ("class", "id", "action", "name")))
    )


def _alike(node: LexborNode, others: Sequence[LexborNode]) -> bool:
    way = tuple(above.tag for above in ancestors(node, 6))
    return sum(tuple(above.tag for above in ancestors(other, 6)) == way for other in others) > 1


def _is_in(node: LexborNode, outer: LexborNode) -> bool:
    return any(above.mem_id == outer.mem_id for above in ancestors(node))


def _texts_before(page: Page, first_post: LexborNode) -> Iterator[LexborNode]:
    for node in page.root.traverse(include_text=True):
        if node.mem_id == first_post.mem_id:
            return
        if node.is_text_node and node.parent is not None and node.parent.tag not in {"script", "style"}:
            yield node


def shows_shares(box: LexborNode) -> bool:
    """Whether a poll shows how many chose its answers, as shares."""
    return bool(_SHARE.search(words_of(box)))
