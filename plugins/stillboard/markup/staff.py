"""Boxes of a page that are for its staff: their label says so, whether it is a legend, a summary, a heading or a button.

A page that a moderator saved holds them. What people wrote may have such words too, so a box without a label of its own kind is
one only if its class says so, or if it holds nothing but links and buttons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_STAFF = r"(?:staff|moderators?|mods?|admins?|administrators?|team(?:mitglieder)?|moderatoren|moderation)"
_THEIRS = r"(?:only|tools?|options?|actions?|menu|controls?|log|view|optionen|werkzeuge)"
_FOR_STAFF = re.compile(
    rf"\b{_STAFF}(?:['’]s?)?[ -](?:{_THEIRS}|notes?|comments?|info)\b|\b(?:for|to|nur für|nur|für) (?:the )?{_STAFF}\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"\W*(?:{_STAFF}(?:['’]s?)?[ -]{_THEIRS}|(?:only )?for (?:the )?{_STAFF}(?: only)?|nur für (?:die )?{_STAFF})\W*",
    re.IGNORECASE,
)
_LONGEST = 80  # characters of a label
_NAMES = re.compile(rf"(?<![a-z])(?:{_STAFF}|mod)(?:[_-]?(?:{_THEIRS}|box|bar|panel|block|notes?))?(?![a-z])", re.IGNORECASE)
_NOTE = re.compile(rf"(?<![a-z]){_STAFF}[_-]?(?:notes?|comments?|remarks?)(?![a-z])", re.IGNORECASE)
_SPOILER = re.compile("spoil|spoyler|спойлер", re.IGNORECASE)
_LABELS = {"fieldset": "legend", "details": "summary"}
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOXES = frozenset("div section aside form nav menu ul dl table tr td li p".split())
_PRESSED = frozenset("a button input select option label".split())
_MOST = 60  # nodes of a box that are looked at


def says_so(node: LexborNode) -> bool:
    """Whether what stands before a folded part says that only staff unfolds it."""
    return bool(_FOR_STAFF.search(node.text()[:_LONGEST]))


def is_box(node: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element is such a box. Spoilers are none, whoever they speak of."""
    tag = node.tag or ""
    if tag not in _LABELS and tag not in _BOXES:
        return False
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if tag in _LABELS:
        label = _first(node)
        return label is not None and label.tag == _LABELS[tag] and _is_label(label) and not _SPOILER.search(names)
    if not _NAMES.search(names) or _SPOILER.search(names):
        return False
    label = _first(node)
    return label is not None and (label.tag in HEADINGS or label.tag in _PRESSED or label.tag == "strong") and _is_label(label)


def is_note(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element is called a note of the staff, which may be to everybody, or to the staff alone."""
    return bool(_NOTE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"))


def under(heading: LexborNode) -> list[LexborNode]:
    """What stands under a heading for staff in the same element, if it is nothing but links and buttons."""
    if not _is_label(heading):
        return []
    found: list[LexborNode] = []
    here = heading.next
    while here is not None and len(found) < _MOST and here.tag not in HEADINGS:
        if not _is_pressed(here):
            return []
        found.append(here)
        here = here.next
    return found if any(one.is_element_node for one in found) else []


def _is_label(node: LexborNode) -> bool:
    words = " ".join(node.text().split())
    return len(words) <= _LONGEST and bool(_LABEL.fullmatch(words))


def _first(node: LexborNode) -> LexborNode | None:
    """The first thing inside an element that is not blank; None if it is a text, or nothing is there."""
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            return child
        if child.is_text_node and (child.text_content or "").strip():
            return None
        child = child.next
    return None


def _is_pressed(node: LexborNode) -> bool:
    """Whether all words of a node are those of links and buttons."""
    todo = [node]
    for _ in range(_MOST):
        if not todo:
            return True
        one = todo.pop()
        if one.is_text_node:
            if (one.text_content or "").strip(" \t\r\n|·•,-–—/[]()"):
                return False
        elif one.is_element_node and one.tag not in _PRESSED:
            todo.extend(one.iter(include_text=True))
    return False
