"""What a page holds and never shows: elements that their own style, their attribute or a style sheet of
the page hides.

A spoiler is hidden too, until its reader unfolds it: what a class, an id or a button near it says to be folded is body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from .staff import HEADINGS, says_so
from .style_sheets import SAID
from .styles import NOTHING, Shown, shown

_AROUND = r"spoil|spoyler|спойлер|collaps|accordion|toggl"  # in the class of what a folded part lies in
_ITSELF = rf"{_AROUND}|(?<![a-z])(?:un)?fold|expand|reveal|tab-?pan"  # in its own class
FOLDS = (re.compile(_ITSELF, re.IGNORECASE), re.compile(_AROUND, re.IGNORECASE))
"""What classes say that a part is folded: its own, and those of what it lies in."""
_FOLDED = (re.compile(rf"{_ITSELF}|hidden-?(?:content|text)", re.IGNORECASE), FOLDS[1])
_PUT_AWAY = frozenset(("ipsHide",))
"""Classes of engines' own stylesheets that hide what has them."""
_SPOILER = re.compile("spoil|spoyler|спойлер", re.IGNORECASE)  # a spoiler is one whoever it speaks of
_LABELLED = HEADINGS | {"legend", "strong", "b", "dt"}
_BUTTONS = frozenset(("button", "summary", "label"))
_SWITCHES = ("onclick", "aria-expanded", "aria-controls", "data-toggle", "data-target", "data-bs-toggle", "data-xf-click")
_NEAR = 3  # levels of elements around a folded part, before which its button may stand
_STEPS = 6  # nodes before it
_MOST = 30  # elements of what holds such a button


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is not shown, as far as they say so themselves."""
    style = attributes.get("style")
    if _is_set(attributes):
        return not (style and shown(style).display)  # which is stronger
    return bool(style) and shown(style).hides


def _is_set(attributes: Mapping[str, str | None]) -> bool:
    """Whether an attribute of its own hides an element; not what a browser shows to whoever searches for its words."""
    hidden = (attributes["hidden"] or "").lower() if "hidden" in attributes else "until-found"
    return hidden != "until-found" or "popover" in attributes


def _shown(attributes: Mapping[str, str | None]) -> Shown:
    """What an element says of itself, and the page's style sheets of it."""
    said = attributes.get(SAID)
    is_set = _is_set(attributes)
    if not said and not is_set:
        style = attributes.get("style")
        return shown(style) if style else NOTHING
    return shown(attributes.get("style") or "", f"display:none;{said or ''}" if is_set else said or "")


def is_hidden(node: LexborNode, attributes: Mapping[str, str | None], roots: AbstractSet[int]) -> bool:
    """Whether an element is never shown: hidden, and no part that a reader unfolds. `roots`: what is read as a whole (`mem_id`);
    buttons outside it are not the author's. Something in it may be shown all the same: `parted`.
    """
    if not (
        "style" in attributes or "hidden" in attributes or "popover" in attributes or SAID in attributes or "class" in attributes
    ):
        return False
    put_away = not _PUT_AWAY.isdisjoint((attributes.get("class") or "").split())
    return (put_away or _shown(attributes).hides) and not _unfolds(node, roots)


def parted(node: LexborNode) -> list[LexborNode]:
    """What is not shown of a hidden element, if something in it says that it is shown: `visibility: visible` inside of `hidden`.
    Nothing if nothing does; then all of it is hidden.
    """
    first = _shown(node.attributes)
    if first.is_gone or not first.hides:
        return []
    seen: list[LexborNode] = []  # the outermost elements that are shown again
    todo = [(child, first.visible is not False, first.sized is not False) for child in _inside(node)]
    while todo:
        one, visible, sized = todo.pop()
        says = _shown(one.attributes)
        if says.is_gone:
            continue
        visible = visible if says.visible is None else says.visible
        sized = sized if says.sized is None else says.sized
        if visible and sized:
            seen.append(one)
        else:
            todo.extend((child, visible, sized) for child in _inside(one))
    return _without(node, seen) if seen else []


def _inside(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter() if child.is_element_node]


def _without(node: LexborNode, seen: list[LexborNode]) -> list[LexborNode]:
    """What is in an element besides some of those in it: the outermost of it."""
    kept = {one.mem_id for one in seen}
    around: set[int] = set()
    for one in seen:
        above = one.parent
        while above is not None and above.mem_id not in around and above.mem_id != node.mem_id:
            around.add(above.mem_id)
            above = above.parent
    left, todo = [], [node]
    while todo:
        for child in todo.pop().iter(include_text=True):
            if child.mem_id in around:
                todo.append(child)
            elif child.mem_id not in kept:
                left.append(child)
    return left


def _unfolds(node: LexborNode, roots: AbstractSet[int]) -> bool:
    """Whether something at a hidden element, or near it, says that a click shows it."""
    here: LexborNode | None = node
    for level in range(_NEAR):
        if here is None or here.mem_id in roots:
            return False
        attributes = here.attributes
        if level and _shown(attributes).hides:  # what unfolds this does not unfold what it hides
            return False
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        before = nearest_before(here)
        is_switched = before is not None and is_button(before)
        if before is not None and (is_switched or before.tag in _LABELLED) and not _SPOILER.search(names) and says_so(before):
            return False
        if is_switched or _FOLDED[level > 0].search(names):
            return True
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
