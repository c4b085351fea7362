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
_AROUND = r"spoil|spoyler|спойлер|collaps|accordion|toggl"  # in the class of what a folded part lies in
_ITSELF = rf"{_AROUND}|(?<![a-z])(?:un)?fold|expand|reveal|tab-?pan"  # in its own class
FOLDS = (re.compile(_ITSELF, re.IGNORECASE), re.compile(_AROUND, re.IGNORECASE))
"""What classes say that a part is folded: its own, and those of what it lies in."""
_FOLDED = (re.compile(rf"{_ITSELF}|hidden-?(?:content|text)", re.IGNORECASE), FOLDS[1])
_PUT_AWAY = frozenset(("ipsHide",))
"""Classes of engines' own stylesheets that hide what has them."""
_STAFF = r"(?:staff|moderators?|mods?|admins?|administrators?|team(?:mitglieder)?|moderatoren|moderation)"
_FOR_STAFF = re.compile(
    rf"\b{_STAFF}(?:['’]s?)?[ -](?:only|notes?|tools?|options?|actions?|menu|controls?|log|comments?|view|info|optionen)\b"
    rf"|\b(?:for|to|nur für|nur|für) (?:the )?{_STAFF}\b",
    re.IGNORECASE,
)
_LABEL = 80  # characters of a button's label
_BUTTONS = frozenset(("button", "summary", "label"))
_SWITCHES = ("onclick", "aria-expanded", "aria-controls", "data-toggle", "data-target", "data-bs-toggle", "data-xf-click")
_NEAR = 3  # levels of elements around a folded part, before which its button may stand
_STEPS = 6  # nodes before it
_MOST = 30  # elements of what holds such a button


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
    put_away = not _PUT_AWAY.isdisjoint((attributes.get("class") or "").split())
    return (put_away or hides(attributes)) and not _unfolds(node, roots)


def _unfolds(node: LexborNode, roots: AbstractSet[int]) -> bool:
    """Whether something at a hidden element, or near it, says that a click shows it."""
    here: LexborNode | None = node
    for level in range(_NEAR):
        if here is None or here.mem_id in roots:
            return False
        attributes = here.attributes
        if level and hides(attributes):  # what unfolds this does not unfold what it hides
            return False
        if _FOLDED[level > 0].search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        before = nearest_before(here)
        if before is not None and is_button(before):
            return not _FOR_STAFF.search(before.text()[:_LABEL])
        here = here.parent
    return False


def nearest_before(node: LexborNode) -> LexborNode | None:
    """The element before one, past text and line breaks."""
    before = node.prev
    for _ in range(_STEPS):
        if before is None or (before.is_element_node and before.tag != "br"):
            return before
        before = before.prev
    return None


def is_button(node: LexborNode) -> bool:
    """Whether an element is a button, or holds one and nothing that this could unfold."""
    found, todo = False, [node]
    for _ in range(_MOST):
        if not todo:
            return found
        one = todo.pop()
        attributes = one.attributes
        if hides(attributes):
            return False
        found = found or is_switch(one.tag or "", attributes)
        child = one.first_child
        while child is not None and len(todo) < _MOST:
            if child.is_element_node:
                todo.append(child)
            child = child.next
    return False


def is_switch(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element does something when it is clicked."""
    if tag in _BUTTONS or any(name in attributes for name in _SWITCHES) or attributes.get("role") == "button":
        return True
    if tag == "input":
        return (attributes.get("type") or "").lower() in {"button", "checkbox"}
    href = (attributes.get("href") or "").strip().lower()
    return tag == "a" and (href == "#" or href.startswith("javascript:"))
