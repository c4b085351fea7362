"""The style sheets that a page holds itself (`<style>`), as far as they say what is shown: `apply` writes it on the elements.

Only rules for screens count (as wide as a desk's), and only selectors whose elements are the same at all times: no `:hover`, no
`:checked`. Rules in layers and in other rules are read, and what `@supports` asks for is supported. Where a page has
more rules or such elements than bounds allow, the rest of them hide nothing: then words stay.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .styles import Declared, declarations, is_out_of_sight, meaning, unescaped

A = TypeVar("A")
SAID = "data-said-by-sheets"
"""The attribute that has what a page's style sheets say of an element, as a style."""
MAX_SHEETS = 8_000_000  # characters
MAX_LOOKS = 40_000_000  # selectors times tags
MAX_ELEMENTS = 20_000  # that they find
MAX_MATCHES = 100_000  # of an element and a selector
MAX_SELECTOR = 300  # characters
MAX_COUNTED = 100_000_000  # selectors that count what is around times the square of the tags
MAX_DEPTH = 500  # elements in one another; what depends on what is around is asked in no deeper page
_BEGINS = re.compile(r"<style\b", re.IGNORECASE)
_HIDES = re.compile(r"(?:display|visibility)\s*:|clip|height|indent|(?:left|top|right)\s*:\s*-|\\", re.IGNORECASE)
SHEETS = ("display", "visibility")  # others are for what scripts let appear, and for gaps between elements
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_NAME = r"-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*"
_STEADY = (
    r"(?:(?:first|last|only)-(?:child|of-type)|empty|root"
    r"|nth-(?:last-)?(?:child|of-type)\((?:odd|even|-?\d*n(?:[-+]\d+)?|-?\d+)\))"
)
_PLAIN = rf"(?:\*|[a-zA-Z][a-zA-Z0-9]*|[.#]{_NAME}|\[[a-z-]+(?:[~|^$*]?=[\w-]+)?\])(?:[.#]{_NAME})*+"
_ARGUMENTS = rf":(?:not|is|where)\({_PLAIN}(?:,{_PLAIN})*+\)"
_SIMPLE = rf":{_STEADY}|{_ARGUMENTS}|[.#]{_NAME}|\[[a-z-]+(?:[~|^$*]?=(?:\"[^\"\\\]\s>+~]*\"|'[^'\\\]\s>+~]*'|[\w-]+))?\]"
_COMPOUND = rf"(?:(?:\*|[a-zA-Z][a-zA-Z0-9]*)(?:{_SIMPLE})*+|(?:{_SIMPLE})++)"
SELECTOR = re.compile(rf"{_COMPOUND}(?:(?:\s*[>+~]\s*|\s+){_COMPOUND})*+")
_PARTS = re.compile(rf"({_SIMPLE})|(?:^|(?<=[\s>+~]))([a-zA-Z][a-zA-Z0-9]*)")
_BETWEEN = re.compile(r"[\s>+~]")
_IN_PAIRS = re.compile(r"\([^()]*+\)|\[[^\]]*+\]")
_PIECES = re.compile(r"[^,(]++|\([^()]*+\)|\(|,")
_BLANKS = re.compile(r"\s*([,+])\s*|\s+")
_COUNTS = re.compile(r":(?:nth-|[a-z]+-of-type)")
_ESCAPED = re.compile(r"([.#])((?:[\w\u0080-\uffff-]|\\(?:[0-9a-fA-F]{1,6}[ \t\r\n\f]?|[^\r\n\f0-9a-fA-F]))++)")
KEY = re.compile(rf"[.#]({_NAME})")
_AT = re.compile(r"@(media|supports|layer|container)\b(.*)", re.IGNORECASE | re.DOTALL)
_WIDTH = re.compile(r"(?:(?:only )?(?:screen|all) and )?\((min|max)-width ?: ?(\d{1,6})(?:\.\d+)?(px|em|rem)\)")
_SCREEN = 1280  # pixels of the screen that is thought of
_SCREENS = frozenset(("all", "screen", "only screen", "only all", "not print", "not speech", ""))
_BLOCK = re.compile(r"[^{}\"']++|\"[^\"\n]*+(?:\"|\n|\Z)|'[^'\n]*+(?:'|\n|\Z)|[{}]")
_MAX_LISTED = 20  # selectors of a rule that holds others
_WORDS = re.compile(r"[\w\u0080-\uffff-]+")
_FEW = 40  # names that are looked for one by one: one takes a fortieth of finding all words
NEVER = frozenset(("html", "body", "head", "img", "iframe", "video", "audio"))  # scripts show them later: pages and pictures


@dataclass(slots=True)
class _Rule:
    """What one selector is told."""

    selector: str
    last: str  # the part of it that is about the element itself
    weight: tuple[bool, int, int, int]
    order: int
    said: list[Declared]
    is_first: bool  # whether its elements are looked at for its own sake: what only shows matters where another hides


def has_sheets(html: str) -> bool:
    """Whether a page has any."""
    return bool(_BEGINS.search(html))


def source_of(parser: LexborHTMLParser) -> str:
    """A page's style sheets for screens, without comments."""
    sheets = [node for node in parser.css("style") if is_for_screens(node.attributes.get("media") or "")]
    return _COMMENT.sub(" ", "\n".join((node.text() or "") for node in sheets)[:MAX_SHEETS])


def without_arguments(selector: str) -> str:
    """A selector without what stands in brackets."""
    return _IN_PAIRS.sub("", selector)


def apply(parser: LexborHTMLParser, html: str, *, alone: bool) -> None:
    """Write on the elements of a page what its style sheets say of whether they are shown, where one hides them.

    `html`: the page's source. `alone`: go only by what an element is itself, whatever it lies in; that is for pages deeper than
    MAX_DEPTH.
    """
    source = source_of(parser)
    if not _HIDES.search(source):
        return
    tags = html.count("<") + 1
    counted = MAX_COUNTED // (tags * tags)
    rules = []
    for rule in of_page(list(_rules(source, alone=alone)), html, lambda rule: rule.selector):
        counts = bool(_COUNTS.search(rule.selector))
        if not counts or counted > 0:
            rules.append(rule)
            counted -= counts
    last = dict.fromkeys(rule.last for rule in rules if rule.is_first)
    looked = itertools.islice(last, MAX_LOOKS // tags)
    by_key: dict[str, list[_Rule]] = defaultdict(list)
    for rule in rules:
        key = KEY.search(without_arguments(rule.last))
        by_key[key[1] if key else ""].append(rule)
    left = MAX_MATCHES
    for node in parser.css(selectors)[:MAX_ELEMENTS] if (selectors := ", ".join(looked)) else ():
        if node.tag in NEVER:
            continue
        said, count = _said_of(node, by_key)
        left -= count
        if said:
            node.attrs[SAID] = said
        if left < 0:
            return


def of_page(asking: Sequence[A], html: str, selector: Callable[[A], str]) -> list[A]:
    """Those of some things with selectors (`selector` gives it) whose ids and classes a page's body may have."""
    names = [(one, KEY.findall(without_arguments(selector(one)))) for one in asking]
    sought = {name for _, found in names for name in found}
    body = html.partition("</head>")[2] or html
    there = {name for name in sought if name in body} if len(sought) <= _FEW else sought.intersection(_WORDS.findall(body))
    return [one for one, found in names if there.issuperset(found)]


def is_for_screens(media: str) -> bool:
    """Whether a list of media names screens as they are; as to their width, one of a desk."""
    return any(_is_screen(" ".join(one.lower().split())) for one in media.split(","))


def _is_screen(medium: str) -> bool:
    if medium in _SCREENS:
        return True
    width = _WIDTH.fullmatch(medium)
    if width is None:
        return False
    pixels = int(width[2]) * (1 if width[3] == "px" else 16)
    return pixels <= _SCREEN if width[1] == "min" else pixels >= _SCREEN


def _said_of(node: LexborNode, by_key: dict[str, list[_Rule]]) -> tuple[str, int]:
    """What the rules say of an element, the weightiest last, and of how many that was asked."""
    attributes = node.attributes
    names = (attributes.get("class") or "").split()
    plain = {f"#{attributes.get('id') or ''}", *(f".{name}" for name in names)}
    keys = {"", *names, attributes.get("id") or ""}
    asked = [rule for key in keys for rule in by_key.get(key, ())]
    found = [rule for rule in asked if rule.selector in plain or _fits(node, rule)]
    found.sort(key=lambda rule: (rule.weight, rule.order))
    said = (f"{name}:{value}{'!important' * important}" for rule in found for name, value, important in rule.said)
    return ";".join(said), len(asked)


def _fits(node: LexborNode, rule: _Rule) -> bool:
    """Whether a rule is about an element. Asking takes some microseconds, and what a selector asks of what is inside more."""
    first = node.css_first(rule.selector)
    return first is not None and first.mem_id == node.mem_id


def _rules(source: str, *, alone: bool) -> Iterator[_Rule]:
    """The rules for screens that say whether something is shown, each selector of a list apart. `alone`: only those by what an
    element is itself.
    """
    order = 0
    for selectors, body, in_layer in blocks(source):
        said = [one for one in declarations(body) if one[0] in SHEETS and meaning(one[0], one[1])]
        if is_out_of_sight(body):
            said.append(("opacity", "0", False))
        for selector in listed(selectors) if said else ():
            if len(selector) <= MAX_SELECTOR and SELECTOR.fullmatch(selector):
                last = selector[len(_BETWEEN.split(_masked(selector))[-1]) * -1 :]
                order += 1
                if not alone or last == selector:
                    is_first = any(name == "visibility" or meaning(name, value) == "hidden" for name, value, _ in said)
                    yield _Rule(selector, last, (not in_layer, *_weight(selector)), order, said, is_first)


def _weight(selector: str) -> tuple[int, int, int]:
    """A selector's specificity. What `:is` and `:not` list counts as one class, `:where` as nothing."""
    parts = _PARTS.findall(selector)
    ids = sum(simple.startswith("#") for simple, _ in parts)
    none = selector.count(":where(")
    return ids, sum(bool(simple) for simple, _ in parts) - ids - none, sum(bool(tag) for _, tag in parts)


def _masked(selector: str) -> str:
    """A selector of the same length, without what stands in brackets."""
    return _IN_PAIRS.sub(lambda match: "_" * len(match[0]), selector)


def listed(selectors: str) -> list[str]:
    """The selectors of a list, names without escapes in them, and no blanks in brackets."""
    if "\\" in selectors:
        selectors = _ESCAPED.sub(_without_escapes, selectors)
    if "(" not in selectors:
        return [one.strip() for one in selectors.split(",")]
    found, since = [], ""
    for match in _PIECES.finditer(selectors):
        if match[0] == ",":
            found.append(since.strip())
            since = ""
        else:
            since += _BLANKS.sub(lambda blank: blank[1] or "", match[0]) if match[0].startswith("(") else match[0]
    return [*found, since.strip()]


def _without_escapes(match: re.Match[str]) -> str:
    name = unescaped(match[2])
    if re.fullmatch(_NAME, name):
        return match[1] + name
    return f'[class~="{name}"]' if match[1] == "." else f'[id="{name}"]'


def blocks(source: str) -> Iterator[tuple[str, str, bool]]:
    """Each rule's selectors and declarations, of those that hold on screens, and whether it is in a layer, which is weaker. What
    is open at the end is closed there.
    """
    opened: list[_Block] = []
    since: list[str] = []
    for match in itertools.chain(_BLOCK.finditer(source), _CLOSING.finditer("}" * min(source.count("{"), MAX_OPEN))):
        piece = match[0]
        if piece == "{":
            said, _, head = "".join(since).rpartition(";")
            if opened:
                opened[-1].said.append(said)
            opened.append(_begun(head.strip(), opened[-1] if opened else _TOP))
            since = []
        elif piece == "}":
            if opened:
                block = opened.pop()
                if block.holds and block.selectors:
                    yield block.selectors, ";".join((*block.said, "".join(since))), block.in_layer
            since = []
        else:
            since.append(piece)


@dataclass(slots=True)
class _Block:
    """A block that is open: of a rule, or of what rules depend on."""

    selectors: str  # "" outside rules
    holds: bool
    in_layer: bool
    said: list[str]


_TOP = _Block("", True, False, [])
_CLOSING = re.compile("}")
MAX_OPEN = 1000  # blocks that the end of a sheet closes


def _begun(head: str, around: _Block) -> _Block:
    """The block that a head begins."""
    if not head.startswith("@"):
        selectors = _inside(around.selectors, head) if around.selectors else head
        return _Block(selectors, around.holds and bool(selectors), around.in_layer, [])
    rule = _AT.fullmatch(head)
    kind, said = (rule[1].lower(), rule[2]) if rule else ("", "")
    if kind == "media":
        holds = is_for_screens(said)
    elif kind == "container":
        holds = _is_screen(" ".join(said.lower().split()))
    else:
        holds = kind == "layer" or (kind == "supports" and not re.search(r"\bnot\b", said, re.IGNORECASE))
    return _Block(around.selectors, around.holds and holds, around.in_layer or kind == "layer", [])


def _inside(around: str, head: str) -> str:
    """The selectors of a rule that stands in another; "" if they are too many or too long."""
    outer, inner = listed(around), listed(head)
    if len(outer) * len(inner) > _MAX_LISTED or len(around) + len(head) > MAX_SELECTOR:
        return ""
    return ", ".join(two.replace("&", one) if "&" in two else f"{one} {two}" for one in outer for two in inner)
