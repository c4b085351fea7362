"""What a page says of a post's author next to the post: the lines of the card, their numbers, and the signature."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, text_of, words_of
from .._phrases import WITHHELD
from .dom import attribute, first
from .layout import After, Before, Lines, Selectors
from .page import count

_NOTICE = 120  # characters in which a notice says what it is
_START = 3  # characters before it
MAX_LINES = 100  # of a member's card
MAX_SIGNATURE = 2000  # characters of the one line that a header can hold
_LONGEST_NAME = 40  # characters of what a line of a card names
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_COLON = " :：\u00a0"
Pair = tuple[str, str]


def lines_in(card: LexborNode, places: Selectors) -> list[str]:
    """The lines of the first of some elements that the card has; those of the card itself where there are no places."""
    node = first(card, *places) if places else card
    return [line.strip() for line in text_of(node).splitlines()] if node is not None else []


def title_in(card: LexborNode, shape: Selectors | Lines) -> str:
    """The author's title: the words of an element, or the first line that is no pair."""
    if isinstance(shape, Lines):
        return next((clean_name(line) for line in lines_in(card, shape.places) if line and ":" not in line), "")
    return clean_name(words_of(first(card, *shape)))


def pairs_in(card: LexborNode, shape: str | Lines | After | Before) -> list[Pair]:
    """What the card says line by line: ("Messages", "12,324")."""
    if isinstance(shape, Lines):
        return [_named(line) for line in lines_in(card, shape.places) if ":" in line]
    selector = shape if isinstance(shape, str) else shape.selector
    if not selector:
        return []
    nodes = {node.mem_id: node for node in card.css(selector)}.values()
    return [found for node in itertools.islice(nodes, MAX_LINES) for found in _pairs(node, shape)]


def _pairs(node: LexborNode, shape: str | After | Before) -> Iterator[Pair]:
    words = words_of(node)
    if node.tag == "dl":
        yield from pairs_of(node)
    elif isinstance(shape, After):
        name = words_of(node.css_first(shape.name))
        yield clean_name(name.rstrip(_COLON)), words.removeprefix(name).strip(_COLON)
    elif isinstance(shape, Before) and (value := words_of(node.css_first(shape.value))):
        yield clean_name(words.removesuffix(value).rstrip(_COLON)), value
    elif len((found := pair(node))[0]) < _LONGEST_NAME:
        yield found


def pair(node: LexborNode) -> Pair:
    """The name and the value of one line: of dt and dd, or of the words "Posts: 12"."""
    name = node.css_first("dt")
    return _named(words_of(node)) if name is None else (_name(name), words_of(node.css_first("dd")))


def _named(line: str) -> Pair:
    head, _, tail = line.partition(":")
    return clean_name(head), tail.strip()


def _name(node: LexborNode) -> str:
    """The words of a dt; they may stand in a tooltip only."""
    hint = first(node, "[title]", "[data-original-title]")
    words = words_of(node) or attribute(hint, "title", "data-original-title") or attribute(node, "title")
    return clean_name(words).rstrip(" :")


def pairs_of(node: LexborNode) -> Iterator[Pair]:
    """The pairs of a whole list: each dt with the dd that follows it."""
    name = ""
    for child in elements(node):
        if child.tag == "dt":
            name = _name(child)
        elif child.tag == "dd" and name:
            yield name, words_of(child)
            name = ""


def numbers(said: str) -> str:
    """A number, or several joined by /, in plain digits; "" for anything else."""
    if _IP.search(said):  # which looks like a number of many digits
        return ""
    parts = [count(part) for part in said.split("/")]
    return "/".join(map(str, parts)) if len(parts) < 5 and None not in parts else ""


def is_notice(said: str) -> bool:
    """Whether words that stand where a rank or a signature does say that a post was deleted: with the reason, for the staff."""
    found = WITHHELD.search(said[:_NOTICE])
    return found is not None and not found["hidden"] and found.start() <= _START


def signature_of(node: LexborNode) -> str:
    """A signature's lines as one; "" for a notice of a deletion."""
    if is_notice(words_of(node)):
        return ""
    lines = (" ".join(part.split()) for part in text_of(node).splitlines())
    return " · ".join(line for line in lines if line.strip("_-= "))[:MAX_SIGNATURE]
