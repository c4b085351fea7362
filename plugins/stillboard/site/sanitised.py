"""Whether HTML can be what the sanitiser makes of a post: a cheap test for what comes out of a cache.

It parses nothing: the sanitiser writes one regular form, and what has not that form was not written by it. Whatever passes holds
only elements and attributes that the sanitiser lets through, each closed within what holds it, so that it cannot end the page's
frame. Its time is linear in the text.
"""

from __future__ import annotations

import html
import re

from ..content.nesting import MAX_DEPTH
from .sanitize import CLASSES, REL, TAGS, is_inside, is_outside

_VOID = frozenset({"br", "hr", "img"})
_TEXT = r"[^\"<>]*+"
_ATTRIBUTES = {
    "alt": _TEXT,
    "align": "left|center|right",
    "class": "[a-z0-9 -]*+",
    "colspan": r"[0-9]{1,5}",
    "dir": "auto",
    "height": r"[0-9]{1,5}",
    "href": _TEXT,
    "loading": "lazy",
    "rel": re.escape(REL),
    "rowspan": r"[0-9]{1,5}",
    "src": _TEXT,
    "start": r"[0-9]{1,5}",
    "tabindex": "0",
    "width": r"[0-9]{1,5}",
}
_OF = {"a": "href rel", "img": "alt height src width loading", "ol": "start", "pre": "tabindex", "div": "tabindex"}
_OF_CELLS = "align colspan rowspan"
_ATTRIBUTE = "|".join(f' {name}="(?:{value})"' for name, value in _ATTRIBUTES.items())
_TAG = re.compile(rf"<(?P<end>/)?(?P<name>{'|'.join(sorted(TAGS, key=len, reverse=True))})(?P<attributes>(?:{_ATTRIBUTE})*+)>")
_ONE = re.compile(r' ([a-z]+)="([^"]*)"')


def is_sanitised(source: str) -> bool:
    """True if the sanitiser can have made it. A False costs only time: then the post is rendered anew."""
    line: list[str] = []  # names of the open elements
    place = source.find("<")
    while place >= 0:
        match = _TAG.match(source, place)
        if match is None:
            return False
        name, attributes = match["name"], match["attributes"]
        if match["end"]:
            if attributes or not line or line.pop() != name:
                return False
        else:
            if attributes and not _are_allowed(name, attributes):
                return False
            if name not in _VOID:
                line.append(name)
                if len(line) > 2 * MAX_DEPTH:
                    return False
        place = source.find("<", match.end())
    return not line and "\0" not in source


def _are_allowed(tag: str, attributes: str) -> bool:
    names = _OF.get(tag, _OF_CELLS if tag in ("td", "th") else "")
    seen: set[str] = set()
    for name, value in _ONE.findall(attributes):
        if name in seen:
            return False
        seen.add(name)
        if name == "class":
            if not CLASSES.get(tag, set()).issuperset(value.split()):
                return False
        elif name != "dir" and name not in names.split():
            return False
        elif name in ("href", "src"):
            address = html.unescape(value)
            if not (is_inside(address) or (name == "href" and is_outside(address))):
                return False
    return True
