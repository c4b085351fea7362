"""Parts of a post that a saved page shows and its forum did not show to guests: the elements that add-ons put around them.

A page that a member saved has them in the open, or in their place a sentence that says who may read them. Either way guests were
not shown them. The elements are known by their classes, as `gates` knows the tags of a database by their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from ..gfm import HIDDEN
from .blocks import Link, Text
from .hidden import hides, is_switch

GAP = Link(HIDDEN, (Text("…"),))
"""Stands where such a part was, as it does in posts of databases."""
_READERS = r"members?|registered|logged-?in|users?|vips?|staff|team|mods?|moderators?|admins?"
# Names that nothing else has.
_SURE = re.compile(
    r"bbcodeblock--hid(?:e|den)\w*|hideblock--.*|messagehide(?:--.*)?|block-mhhide"
    r"|(?:bbc|bb-?code)[-_]?hid(?:e|den)(?:[-_].*)?|hide-?bb-?code(?:[-_].*)?"
    rf"|(?:{_READERS})[-_]?only(?:[-_].*)?|(?:only|visible)[-_](?:for[-_]|to[-_])?(?:{_READERS})|guests?-hidden|hidden?-from-guests?",
    re.IGNORECASE,
)
# Names that something folded may have too, which everybody could unfold.
_PERHAPS = re.compile(
    r"hid(?:e|den)[-_]?(?:box|content|text|post|message)(?:[-_]{1,2}.*)?|hid(?:e|den)[-_](?:repl|thank|like|react|log|guest).*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:hidden|hide)(?:\s(?:content|text|message|post|part|information))?(?:\s?[:：(].{0,80})?"
    r"|versteckter (?:inhalt|text).{0,40}|(?:contenido|texto) oculto.{0,40}|contenu caché.{0,40}"
    r"|(?:contenuto|testo) nascosto.{0,40}"
    r"|скрыт(?:ый текст|ое содержание|ое содержимое).{0,40}|nội dung ẩn.{0,40}|gizli (?:içerik|metin).{0,40}|ukryta treść.{0,40}"
    r"|本帖隐藏的内容.{0,40}|隐藏内容.{0,40}",
    re.IGNORECASE,
)
_STEMS = re.compile("hid|only|visible", re.IGNORECASE)  # one is in every such name
_MOST = 40  # elements of such a part that are looked at


def labels(words: str) -> bool:
    """Whether a label says that what it stands over is hidden: engines without classes set such a part off like a quotation."""
    return bool(_LABEL.fullmatch(words.strip()))


def is_gated(node: LexborNode, classes: str, is_known: Callable[[str], bool]) -> bool:
    """Whether an element holds what guests were not shown. `is_known`: whether a class means another thing to the engine."""
    if not _STEMS.search(classes):
        return False
    names = classes.split()
    if any(is_known(name) for name in names):
        return False
    if any(_SURE.fullmatch(name) for name in names):
        return True
    return any(_PERHAPS.fullmatch(name) for name in names) and not _unfolds(node)


def _unfolds(node: LexborNode) -> bool:
    """Whether it is hidden, or something in it is, or holds or follows what is clicked: then it is a spoiler."""
    before = node.prev
    while before is not None and not before.is_element_node and not (before.text_content or "").strip():
        before = before.prev
    if before is not None and before.is_element_node and any(is_switch(one.tag or "", one.attributes) for one in _of(before)):
        return True
    return any(hides(one.attributes) or is_switch(one.tag or "", one.attributes) for one in _of(node))


def _of(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    todo = [node]
    while todo and len(found) < _MOST:
        one = todo.pop()
        found.append(one)
        child = one.last_child
        while child is not None:
            if child.is_element_node:
                todo.append(child)
            child = child.prev
    return found
