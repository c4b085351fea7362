"""What the style sheets of a page may hide, by rules that `style_sheets` does not judge: their words stay, and are counted.

Such rules ask what an element holds (`:has()`), use variables, or leave words their place and nothing to be seen by: a colour
that is none, an opacity or a size of 0, which scripts change as well.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from .style_sheets import (
    MAX_ELEMENTS,
    MAX_LOOKS,
    MAX_SELECTOR,
    NEVER,
    SAID,
    SELECTOR,
    SHEETS,
    blocks,
    listed,
    of_page,
    source_of,
)
from .styles import PROPERTIES, declarations, is_out_of_sight, meaning

DOUBTED = "data-doubted-by-sheets"
"""The attribute of an element that such a rule is about."""
_GATE = re.compile(
    r":has\(|var\(|transparent|rgba|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)(?![\w-])|/\s*[.0]+%?\s*\)|(?:opacity|font-size)\s*:\s*[+-]?[.0]|font\s*:\s*0",
    re.IGNORECASE,
)
_COLOUR = re.compile(
    r"(?:\A|[;{\s])(?:color|-webkit-text-fill-color) ?: ?"
    r"(?:(transparent(?![\w-])|#(?:[0-9a-f]{6}00|[0-9a-f]{3}0)(?![\w-]))|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(([^()]{1,60})\))",
    re.IGNORECASE,
)
_HAS = re.compile(r":has\((?:[^()]++|\([^()]*+\))*+\)", re.IGNORECASE)
_HELD = "[data-has]"  # in the place of `:has(…)`
_VARIABLE = re.compile(r"(?<![\w-])(--[\w-]{1,60}) ?:([^;{}]{1,100})")
_USE = re.compile(r"var\( ?(--[\w-]{1,60}) ?(?:,([^()]{0,100}))?\)")
_MAX_VALUES = 20  # of a variable
_COUNTED = re.compile(r":(?:nth-|[a-z]+-of-type)")


def is_clear(style: str) -> bool:
    """Whether a style gives words a colour that nothing is seen of."""
    if "(" not in style and "#" not in style and "transparent" not in style.lower():
        return False
    for match in _COLOUR.finditer(" ".join(style.split())):
        parts = re.split("[,/]", match[2] or "0")
        opacity = parts[-1].strip(" %")
        if match[1] or (len(parts) in (2, 4) and opacity and not opacity.strip("0.")):
            return True
    return False


def apply(parser: LexborHTMLParser, html: str, *, alone: bool) -> None:
    """Mark the elements of a page that such rules are about. `html` and `alone`: as for `style_sheets.apply`."""
    source = source_of(parser)
    if not _GATE.search(source):
        return
    asked = [one for one in dict.fromkeys(_selectors(source)) if not (alone and re.search(r"[\s>+~]", one))]
    looked = ", ".join(itertools.islice(of_page(asked, html, str), MAX_LOOKS // (html.count("<") + 1)))
    for node in parser.css(looked)[:MAX_ELEMENTS] if looked else ():
        if node.tag not in NEVER and SAID not in node.attributes:
            node.attrs[DOUBTED] = ""


def _selectors(source: str) -> Iterator[str]:
    """The selectors of such rules, without what they ask of what an element holds."""
    values: dict[str, list[str]] = {}
    for name, value in _VARIABLE.findall(" ".join(source.split())):
        values.setdefault(name, []).append(value.strip().lower())
    for selectors, body, _ in blocks(source):
        is_sure = is_out_of_sight(body) or any(
            name in SHEETS and meaning(name, value) == "hidden" for name, value, _ in declarations(body)
        )
        is_doubtful = not is_sure and (is_clear(body) or _may_hide(body, values))
        if not (is_doubtful or (is_sure and ":has(" in selectors.lower())):
            continue
        for selector in listed(_HAS.sub(_HELD, selectors)):
            plain = selector.replace(_HELD, "")
            is_known = len(plain) <= MAX_SELECTOR and SELECTOR.fullmatch(plain) and not _COUNTED.search(plain)
            if is_known and (is_doubtful or plain != selector):
                yield plain


def _may_hide(body: str, values: dict[str, list[str]]) -> bool:
    """Whether a size or an opacity is none, or a property can be so by what variables are somewhere."""
    for name, value, _ in declarations(body):
        if name not in PROPERTIES:
            continue
        if use := _USE.fullmatch(" ".join(value.split())):
            meant = [*values.get(use[1], ())[:_MAX_VALUES], (use[2] or "").strip()]
            if any(meaning(name, one) == "hidden" for one in meant):
                return True
        elif meaning(name, value) == "hidden":
            return True
    return False
