"""All that was said in a post, where it stands in several elements next to each other and next to the date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import elements, words_of
from .._html.dom import ancestors
from .._html.page_tree import name_of
from .beside_bodies import Besides, beside, hint, shown_behind, shows
from .body_places import NO_BODY
from .record import Record
from .ways import holds

_FLOW = frozenset("p blockquote ul ol pre h1 h2 h3 h4 h5 h6 center".split())
MAX_LEVELS = 12  # from a date up to the element of its record
MAX_OUT = 3  # levels around a body in which more of the post may stand
# What stands in bodies and was not said there: the author's signature, and links to the threads before and after.
APART = (
    '[class*="signature"], [class*="Signature"], .post-sig, .sig, .user-sig',
    '[class*="topic-navigation"], .book-navigation, .post-navigation, .nav-previous, .nav-next, .topic-previous, .topic-next',
)


def widen(found: Sequence[Record]) -> None:
    """Let the bodies be what is around them, if in any record others like them, or what only the post can show, stand beside;
    what is not said is left out.
    """
    said = [record.body for record in found]
    inside = Counter(above.mem_id for body in said if body is not None for above in ancestors(body, MAX_LEVELS))
    for levels in range(MAX_OUT, 0, -1):
        above = [_around(record, levels) for record in found]
        own = [
            node is not None and inside[node.mem_id] == 1 and not holds(node, record.date) and not holds(node, record.author)
            for record, node in zip(found, above, strict=True)
        ]
        if levels > 1 and not all(own[n] for n, node in enumerate(above) if node is not None):
            continue  # further out stands what software draws around posts
        besides = Besides(found, [beside(node, body) for node, body in zip(above, said, strict=True)])
        if any(
            (levels == 1 and _has_others(record, node)) or (own[n] and _has_more(record, node, besides, words=levels == 1))
            for n, (record, node) in enumerate(zip(found, above, strict=True))
        ):
            _take(found, above)
            return
    above = [_around(record, 1) for record in found]
    besides = Besides(found, [beside(node, body) for node, body in zip(above, said, strict=True)])
    for record, node in zip(found, above, strict=True):
        if node is not None and inside[node.mem_id] == 1:
            _add_shown(record, node, besides)


def _take(found: Sequence[Record], above: Sequence[LexborNode | None]) -> None:
    """Let the bodies be what is around them."""
    said = [record.body for record in found]
    like = next(node for node in above if node is not None)
    for record, node in zip(found, above, strict=True):
        alike = (inner for inner in around(record.date, record) if name_of(inner) == name_of(like)) if node is None else ()
        record.body = node or record.body or next(iter(alike), None)
    children = [beside(record.body, body) for record, body in zip(found, said, strict=True)]
    besides = Besides(found, children)
    for record, of in zip(found, children, strict=True):
        record.left_out = [child for child in of if besides.are_the_pages(child, record)]


def _add_shown(record: Record, above: LexborNode, besides: Besides) -> None:
    """Let a body be what is around it, of which only what was said and what is shown behind it is kept."""
    body = record.body
    if body is None or not (shown := shown_behind(above, record, body, besides)):
        return
    kept = {body.mem_id, *(node.mem_id for node in shown)}
    record.body, record.left_out = above, [child for child in elements(above, text=True) if child.mem_id not in kept]


def _has_more(record: Record, above: LexborNode | None, besides: Besides, *, words: bool) -> bool:
    """Whether something else than the page's and the author's stands beside a body, in what holds neither name nor date.
    `words`: whether words are enough, beside a paragraph; else something must be shown.
    """
    body = record.body
    if body is None or above is None:
        return False
    enough = words and body.tag in _FLOW
    return any(
        (shows(child) or (enough and words_of(child))) and not besides.are_the_pages(child, record)
        for child in beside(above, body)
    )


def around(node: LexborNode | None, record: Record) -> Iterator[LexborNode]:
    """What is around an element of a record, up to the record's own."""
    for above in ancestors(node, MAX_LEVELS) if node is not None else ():
        yield above
        if any(part.mem_id == above.mem_id for part in record.parts):
            return


def _around(record: Record, levels: int) -> LexborNode | None:
    """What is so many levels around a record's body, inside the record; None where nothing is."""
    node = record.body
    for _ in range(levels):
        if node is None or node.parent is None or any(part.mem_id == node.mem_id for part in record.parts):
            return None
        node = node.parent
    return node if any(holds(part, node) for part in record.parts) else None


def _has_others(record: Record, above: LexborNode | None) -> bool:
    """Whether what is around a body holds more of its kind, or words that stand in no element."""
    body = record.body
    if body is None or above is None:
        return False
    flows = body.tag in _FLOW
    for child in elements(above, text=True):
        if child.mem_id == body.mem_id or holds(child, record.date) or holds(child, record.author):
            continue
        if child.is_text_node:
            if flows and len((child.text_content or "").strip()) > 1:
                return True
        elif _is_like(child, body) and words_of(child):
            return True
    return False


def _is_like(child: LexborNode, body: LexborNode) -> bool:
    alike = name_of(child) == name_of(body) or (body.tag in _FLOW and child.tag in _FLOW)
    return alike and not NO_BODY.search(hint(child))


def unwrapped(body: LexborNode, is_more: Callable[[LexborNode], bool] = lambda _: False) -> LexborNode:
    """What a body holds and nothing else: some software puts all a member says into a blockquote. `is_more`: whether an element
    means something of its own.
    """
    node = body
    for _ in range(8):
        inner = [child for child in elements(node, text=True) if not child.is_text_node or (child.text_content or "").strip()]
        if is_more(node) or len(inner) != 1 or inner[0].tag not in {"div", "article", "section", "blockquote", "td", "font"}:
            return node
        node = inner[0]
    return node
