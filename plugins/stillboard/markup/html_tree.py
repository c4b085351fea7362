"""HTML as a tree of nodes, by Lexbor, which does as browsers do. Its time and memory are not linear in everything a page may
hold, so that is bounded here, before: attributes of one tag, and formatting that is never closed.
"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from . import doubted, style_sheets

MAX_ATTRIBUTES = 200  # of one tag: the parser compares each with all before it; no page has a tenth of that
MAX_TAGS = 300_000  # each takes some 800 bytes of memory with the words behind it
MAX_DEPTH = 10_000  # elements in one another; browsers end at some hundred
MAX_REOPENED = MAX_TAGS  # elements that the parser adds by itself
_ALIKE = 3  # elements of the same name and attributes that the parser keeps, to open them again
_FEW = 1_500  # tags, which cannot make too many of them
_NAME = r"[^\s/>=][^\s/>=]*+"
_ATTRIBUTE = rf"[\s/]*+{_NAME}(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+"
_MANY = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}})(?:{_ATTRIBUTE})++")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)(>?)|<!")
_NAMES = re.compile(r"<(/?)([a-z][a-z0-9]*+)")
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())  # and a, nobr, of which one is open at most
_FORMATTING_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_FORMATTING))})(?=[\s/>])[^<>]*+>", re.IGNORECASE)
# Its beginnings, without those that end before another tag: they are open in no other. Quotation marks must be in pairs.
_AT_ONCE = r"[^<>\"']*+(?:\"[^<>\"]*+\"[^<>\"']*+)*+>[^<]*+</\1>"
_FORMATTING_START = re.compile(
    rf"<(?=[bcefistu])({'|'.join(sorted(_FORMATTING))})(?![a-zA-Z0-9])(?!{_AT_ONCE})[^<>]*+", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_LEAVES = frozenset("p li br hr img input td th tr dt dd option source wbr col meta link".split())
# What keeps the end tags behind it from closing formatting before it, and what holds no tags at all.
_WALLS = frozenset(
    "applet caption iframe marquee math noembed noframes object plaintext script select style svg td template textarea th title "
    "xmp".split()
)


def tree(html: str, *, is_shallow: bool = False) -> LexborHTMLParser:
    """HTML as a tree, all its words in it. What would take the parser without measure is left out: of a tag the attributes after
    the first MAX_ATTRIBUTES, formatting if `reopens`, and of what has more than MAX_TAGS or lies deeper than MAX_DEPTH
    all tags. What its own style sheets hide says so (`style_sheets`). `is_shallow`: the caller has asked `is_deep` already.
    """
    html = _MANY.sub(r"\1", html)
    if html.count("<") > MAX_TAGS or (not is_shallow and is_deep(html, MAX_DEPTH)):
        html = _ANY_TAG.sub(" ", html)
    elif reopens(html):
        html = _FORMATTING_TAG.sub("", html)
    parser = LexborHTMLParser(html)
    if style_sheets.has_sheets(html):
        alone = is_deep(html, style_sheets.MAX_DEPTH)
        style_sheets.apply(parser, html, alone=alone)
        doubted.apply(parser, html, alone=alone)
    return parser


def reopens(html: str) -> bool:
    """Whether the parser might add more than MAX_REOPENED elements by itself.

    Formatting that nobody closes, `<p><font color=red>…</p>`, is opened again in whatever follows (HTML, 13.2.4.3), so that
    the number of elements can grow with the square of the tags. This counts too many rather than too few: an end tag counts
    only if no parser can take it for anything else.
    """
    tags = html.count("<")
    if tags <= _FEW or tags * _ALIKE * len({match[0] for match in _FORMATTING_START.finditer(html)}) <= MAX_REOPENED:
        return False  # no tag has more open before it than there are
    opened: Counter[str] = Counter()
    left = added = 0  # how many are open, of those alike no more than the parser keeps
    since: list[tuple[str, str]] = []  # those whose end tag would count
    for match in _TAG.finditer(html):
        end, name, rest, whole = match.groups()
        name = (name or "").lower()
        if not name or not whole or name in _WALLS or rest.count('"') % 2 or rest.count("'") % 2:
            since = []
        if name not in _FORMATTING:
            added += left if left > _ALIKE else 0
        elif not end:
            since.append((name, f"{name} {rest}"))
            opened[since[-1][1]] += 1
            left += opened[since[-1][1]] <= _ALIKE
        elif since and since[-1][0] == name:
            _, said = since.pop()
            left -= opened[said] <= _ALIKE
            opened[said] -= 1
        if added > MAX_REOPENED:
            return True
    return False


def is_deep(html: str, limit: int) -> bool:
    """Whether more elements than that lie in one another. Tags that need no end do not count. HTML5's parsing takes the square
    of the depth, and so does looking for what lies somewhere inside something.
    """
    tags = html.count("<")
    if tags <= limit or tags - html.count("</") <= limit:
        return False  # there are no more elements than beginnings of them
    depth = 0
    opened: Counter[str] = Counter()  # an end tag without its beginning closes nothing
    for end, name in _NAMES.findall(html.lower()):  # as strings: each page is asked, and matches take twice as long
        if not end:
            if name not in _LEAVES:
                opened[name] += 1
                depth += 1
                if depth > limit:
                    return True
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return False
