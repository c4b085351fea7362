"""What a page holds and never shows: elements that their own style or attribute hides.

A spoiler is hidden too, until its reader unfolds it: what a class, an id or a button near it says to be folded is body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+(?![\d.%])|font-size\s*:\s*0(?![\d.]))",
    re.IGNORECASE,
)
_FOLDED = re.compile(
    r"spoil|spoyler|спойлер|hidden-?(?:content|text)|collaps|toggle|fold|expand|accordion|reveal|tab-?pan", re.IGNORECASE
)
_BUTTON = re.compile(
    r"<(?:button|summary|label)\b|type=[\"']?(?:button|checkbox)|\bonclick=|href=[\"']?(?:#[\"'\s>]|javascript:)|role=[\"']?button"
    r"|aria-(?:expanded|controls)=|data-(?:toggle|target|bs-toggle|xf-click)=",
    re.IGNORECASE,
)
_NEAR = 3  # levels of elements around a folded part, before which its button may stand
_LONGEST = 3000  # characters of an element that may hold such a button


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is not shown."""
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    style = attributes.get("style")
    return bool(style and ":" in style and _STYLE.search(style))


def is_hidden(node: LexborNode, attributes: Mapping[str, str | None], roots: AbstractSet[int]) -> bool:
    """Whether an element is never shown: hidden, and no part that a reader unfolds. `roots`: what is read as a whole (`mem_id`);
    buttons outside it are not the author's.
    """
    return hides(attributes) and not _unfolds(node, roots)


def _unfolds(node: LexborNode, roots: AbstractSet[int]) -> bool:
    """Whether something at a hidden element, or near it, says that a click shows it."""
    here: LexborNode | None = node
    for _ in range(_NEAR):
        if here is None or here.mem_id in roots:
            return False
        attributes = here.attributes
        if _FOLDED.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        before = here.prev
        while before is not None and (before.tag == "br" or not before.is_element_node):
            before = before.prev
        if before is not None and _is_button(before):
            return True
        here = here.parent
    return False


def _is_button(node: LexborNode) -> bool:
    """Whether an element is a button, or holds one that has nothing to unfold in the element itself."""
    html = node.html or ""
    return (
        len(html) < _LONGEST
        and bool(_BUTTON.search(html))
        and not any(hides(one.attributes) for one in node.css("[style], [hidden]"))
    )
