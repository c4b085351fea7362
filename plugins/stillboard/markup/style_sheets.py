"""The style sheets that a page holds itself (`<style>`), as far as they say what is shown: `apply` writes it on the elements.

Only rules for screens count, and only selectors whose elements are the same at all times: no `:hover`, no `:checked`. Where a
page has more rules or such elements than bounds allow, the rest of them hide nothing: then words stay.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .styles import Declared, declarations, meaning

SAID = "data-said-by-sheets"
"""The attribute that has what a page's style sheets say of an element, as a style."""
MAX_SHEETS = 8_000_000  # characters
MAX_LOOKS = 40_000_000  # selectors times tags
MAX_ELEMENTS = 20_000  # that they find
MAX_MATCHES = 100_000  # of an element and a selector
MAX_SELECTOR = 300  # characters
MAX_DEPTH = 500  # elements in one another; what depends on what is around is asked in no deeper page
_BEGINS = re.compile(r"<style\b", re.IGNORECASE)
_HIDES = re.compile(r"(?:display|visibility)\s*:|\\", re.IGNORECASE)
_PROPERTIES = ("display", "visibility")  # others are for what scripts let appear, and for gaps between elements
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_NAME = r"-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*"
_SIMPLE = rf"[.#]{_NAME}|\[[a-z-]+(?:[~|^$*]?=(?:\"[^\"\\\]\s>+~]*\"|'[^'\\\]\s>+~]*'|[\w-]+))?\]"
_COMPOUND = rf"(?:(?:\*|[a-zA-Z][a-zA-Z0-9]*)(?:{_SIMPLE})*+|(?:{_SIMPLE})++)"
_SELECTOR = re.compile(rf"{_COMPOUND}(?:(?:\s*[>+~]\s*|\s+){_COMPOUND})*+")
_PARTS = re.compile(rf"({_SIMPLE})|(?:^|(?<=[\s>+~]))([a-zA-Z][a-zA-Z0-9]*)")
_BETWEEN = re.compile(r"[\s>+~]")
_KEY = re.compile(rf"[.#]({_NAME})")
_MEDIA = re.compile(r"@media\b(.*)", re.IGNORECASE | re.DOTALL)
_SCREENS = frozenset(("all", "screen", "only screen", "only all", "not print", "not speech", ""))
_BLOCK = re.compile(r"[^{}\"']++|\"[^\"\n]*+(?:\"|\n|\Z)|'[^'\n]*+(?:'|\n|\Z)|[{}]")
_WORDS = re.compile(r"[\w\u0080-\uffff-]+")
_NEVER = frozenset(("html", "body", "head", "img", "iframe", "video", "audio"))  # scripts show them later: pages and pictures


@dataclass(slots=True)
class _Rule:
    """What one selector is told."""

    selector: str
    last: str  # the part of it that is about the element itself
    weight: tuple[int, int, int]
    order: int
    said: list[Declared]
    is_first: bool  # whether its elements are looked at for its own sake: what only shows matters where another hides


def has_sheets(html: str) -> bool:
    """Whether a page has any."""
    return bool(_BEGINS.search(html))


def apply(parser: LexborHTMLParser, html: str, *, alone: bool) -> None:
    """Write on the elements of a page what its style sheets say of whether they are shown, where one hides them.

    `html`: the page's source. `alone`: go only by what an element is itself, whatever it lies in; that is for pages deeper than
    MAX_DEPTH.
    """
    sheets = [node for node in parser.css("style") if is_for_screens(node.attributes.get("media") or "")]
    source = "\n".join((node.text() or "") for node in sheets)[:MAX_SHEETS]
    if not _HIDES.search(source):
        return
    words = frozenset(_WORDS.findall(html.partition("</head>")[2] or html))
    rules = [rule for rule in _rules(source, alone=alone) if words.issuperset(_KEY.findall(rule.selector))]
    last = dict.fromkeys(rule.last for rule in rules if rule.is_first)
    looked = itertools.islice(last, MAX_LOOKS // (html.count("<") + 1))
    by_key: dict[str, list[_Rule]] = defaultdict(list)
    for rule in rules:
        key = _KEY.search(rule.last)
        by_key[key[1] if key else ""].append(rule)
    left = MAX_MATCHES
    for node in parser.css(selectors)[:MAX_ELEMENTS] if (selectors := ", ".join(looked)) else ():
        if node.tag in _NEVER:
            continue
        said, count = _said_of(node, by_key)
        left -= count
        if said:
            node.attrs[SAID] = said
        if left < 0:
            return


def is_for_screens(media: str) -> bool:
    """Whether a list of media names screens as they are, whatever their size."""
    return any(" ".join(one.lower().split()) in _SCREENS for one in media.split(","))


def _said_of(node: LexborNode, by_key: dict[str, list[_Rule]]) -> tuple[str, int]:
    """What the rules say of an element, the weightiest last, and of how many that was asked."""
    attributes = node.attributes
    keys = {"", *(attributes.get("class") or "").split(), attributes.get("id") or ""}
    asked = [rule for key in keys for rule in by_key.get(key, ())]
    found = [rule for rule in asked if node.css_matches(rule.selector)]
    found.sort(key=lambda rule: (rule.weight, rule.order))
    said = (f"{name}:{value}{'!important' * important}" for rule in found for name, value, important in rule.said)
    return ";".join(said), len(asked)


def _rules(source: str, *, alone: bool) -> Iterator[_Rule]:
    """The rules for screens that say whether something is shown, each selector of a list apart. `alone`: only those by what an
    element is itself.
    """
    order = 0
    for selectors, body in _blocks(_COMMENT.sub(" ", source)):
        said = [one for one in declarations(body) if one[0] in _PROPERTIES and meaning(one[0], one[1])]
        for selector in map(str.strip, selectors.split(",")) if said else ():
            if len(selector) <= MAX_SELECTOR and _SELECTOR.fullmatch(selector):
                last = _BETWEEN.split(selector)[-1]
                order += 1
                if not alone or last == selector:
                    is_first = any(name == "visibility" or meaning(name, value) == "hidden" for name, value, _ in said)
                    yield _Rule(selector, last, _weight(selector), order, said, is_first)


def _weight(selector: str) -> tuple[int, int, int]:
    """A selector's specificity."""
    parts = _PARTS.findall(selector)
    ids = sum(simple.startswith("#") for simple, _ in parts)
    return ids, sum(bool(simple) for simple, _ in parts) - ids, sum(bool(tag) for _, tag in parts)


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """Each rule's selectors and declarations, of those that hold on screens."""
    heads: list[tuple[str, bool]] = []  # the blocks that are open, and whether they hold
    since: list[str] = []
    for match in _BLOCK.finditer(source):
        piece = match[0]
        if piece == "{":
            head = "".join(since).rpartition(";")[2].strip()
            since = []
            media = _MEDIA.fullmatch(head)
            holds = not heads or (heads[-1][1] and heads[-1][0].startswith("@"))
            heads.append((head, holds and (not head.startswith("@") or (media is not None and is_for_screens(media[1])))))
        elif piece == "}":
            head, holds = heads.pop() if heads else ("@", False)
            if holds and not head.startswith("@"):
                yield head, "".join(since)
            since = []
        else:
            since.append(piece)
