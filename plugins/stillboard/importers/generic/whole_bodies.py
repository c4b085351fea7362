"""All that was said in a post, where it stands in several elements next to each other and next to the date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import elements, words_of
from .._html.dom import ancestors, attribute
from .._html.page_tree import name_of
from .body_places import HEADING, NO_BODY
from .record import Record
from .ways import holds

_FLOW = frozenset("p blockquote ul ol pre h1 h2 h3 h4 h5 h6 center".split())
_SAID = frozenset("p blockquote pre".split())
_ALWAYS = 0.8  # of the records, in which the same words are the page's and not anybody's
_QUOTE = re.compile(r"quot|cite", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
MAX_LEVELS = 12  # from a date up to the element of its record
MAX_WORDS = 120  # characters of what a page repeats in its records
# What stands in bodies and was not said there: the author's signature, and links to the threads before and after.
APART = (
    '[class*="signature"], [class*="Signature"], .post-sig, .sig, .user-sig',
    '[class*="topic-navigation"], .book-navigation, .post-navigation, .nav-previous, .nav-next, .topic-previous, .topic-next',
)


def widen(found: Sequence[Record]) -> None:
    """Let the bodies be what is around them, if in any record others like them stand beside; what is not said is left out."""
    above = [_around(record) for record in found]
    if not any(_has_others(record, node) for record, node in zip(found, above, strict=True)):
        return
    first = [record.body for record in found]
    like = next(node for node in above if node is not None)
    for record, node in zip(found, above, strict=True):
        alike = (inner for inner in around(record.date, record) if name_of(inner) == name_of(like)) if node is None else ()
        record.body = node or record.body or next(iter(alike), None)
    repeated = Counter(key for record in found if record.body is not None for key in {*map(_key, elements(record.body))})
    for record, said in zip(found, first, strict=True):
        if record.body is not None:
            beside = (child for child in elements(record.body) if said is None or child.mem_id != said.mem_id)
            record.left_out = [child for child in beside if _is_chrome(child, record, repeated, len(found))]


def around(node: LexborNode | None, record: Record) -> Iterator[LexborNode]:
    """What is around an element of a record, up to the record's own."""
    for above in ancestors(node, MAX_LEVELS) if node is not None else ():
        yield above
        if any(part.mem_id == above.mem_id for part in record.parts):
            return


def _around(record: Record) -> LexborNode | None:
    """What is around a record's body, inside the record; None where nothing is."""
    body = record.body
    if body is None or body.parent is None or any(part.mem_id == body.mem_id for part in record.parts):
        return None
    return body.parent if any(holds(part, body.parent) for part in record.parts) else None


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
    return alike and not NO_BODY.search(_hint(child))


def _is_chrome(child: LexborNode, record: Record, repeated: Counter[tuple[str, str]], records: int) -> bool:
    """Whether an element next to what was said is the page's: it names the author or the date, or every record has it."""
    words = words_of(child)
    heads = [head for head in (record.author, record.date) if holds(child, head)]
    if heads:
        return len(words) <= sum(len(words_of(head)) for head in heads) + HEADING
    if child.tag in _SAID and not attribute(child, "class"):
        return records > 2 and len(words) <= MAX_WORDS and repeated[_key(child)] >= _ALWAYS * records
    if _QUOTE.search(_hint(child)) and len(words) > HEADING:
        return False  # what somebody said, not a button that quotes
    if NO_BODY.search(_hint(child)):
        return True
    return bool(words) and len(words) <= MAX_WORDS and records > 1 and repeated[_key(child)] * 2 > records


def _hint(node: LexborNode) -> str:
    return attribute(node, "class") + " " + attribute(node, "itemprop", "id") if node.tag not in _SAID else ""


def _key(child: LexborNode) -> tuple[str, str]:
    words = words_of(child)[: MAX_WORDS + 1]
    return name_of(child), words if child.tag in _SAID else _DIGITS.sub("0", words)


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
