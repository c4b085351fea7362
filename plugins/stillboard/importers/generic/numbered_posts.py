"""Records that a page itself numbers and names as posts: what a thread has of whose posts each says only a few words.

Lists of members or of files have short rows with names and dates, too. Their elements have no id of a post, are not called
posts, and have no class of a body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.page_tree import Element, Tree
from .body_places import SHOWN
from .record import Record

_LIKE = re.compile(
    r"(?:[a-z]{2,12}[_-]?)?(?:body|content|text|message|entry|inner|said|words|markup|bbcode|html)s?(?:[_-](?:area|cell|wrap(?:per)?|box))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_NOT = re.compile(r"user|author|head|foot|title|sign|sig|info|meta|quote|profile|member|side|nav", re.IGNORECASE)
MOST = 0.8  # of the records, that have an id of their own
MAX_ELEMENTS = 60  # of a record, that are looked at
_ID = re.compile(
    r"(?:[a-z]{0,12}[_-]?)?(?:post|msg|message|comment|reply|answer|pid)s?[_-]?(?:id|num|content|body)?[_-]?(\d{1,15})",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:post|comment|message|msg|reply|answer|entry)[_-]?(?:body|content|text|message|entry|markup)(?:text)?|markdown(?:-body)?"
    r"|[a-z]{2,12}-markup|messagetext|postcontent",
    re.IGNORECASE,
)


# What a post itself is called, which then may have any id.
_CALLED = re.compile(
    r"(?:[a-z]{2,12}[_-]?)?(?:posts?|mess?ages?|msgs?|comments?|repl(?:y|ies)|answers?|nachricht(?:en)?|beitr(?:ag|aege)|mensajes?)"
    r"(?:[_-]?(?:row|item|box|wrap(?:per)?|container|block|odd|even|\d+))?",
    re.IGNORECASE,
)
_OWN_ID = re.compile(r"(?:[a-z]{1,12}[_-]?){0,3}(\d{1,15})", re.IGNORECASE)


def are_called_posts(found: Sequence[Record]) -> bool:
    """Whether nearly all records are elements that are called posts and have an id with a number, each another."""
    ids = {match[1] for one in found if is_called_post(one) and (match := _OWN_ID.fullmatch(attribute(one.parts[0], "id")))}
    return len(ids) >= MOST * len(found)


def is_called_post(record: Record) -> bool:
    """Whether a class of the record's element says that it is a post."""
    return any(_CALLED.fullmatch(name) for name in attribute(record.parts[0], "class").split())


def are_numbered_posts(tree: Tree, found: Sequence[Record]) -> bool:
    """Whether nearly all records have an id of a post, each another."""
    ids = [_id_of(tree, record) for record in found]
    known = {one for one in ids if one}
    return len(known) >= MOST * len(found)


def _id_of(tree: Tree, record: Record) -> str:
    for start, end in record.spans:
        above = tree.elements[tree.elements[start].parent].node if tree.elements[start].parent >= 0 else None
        inside = [element.node for element in tree.elements[start : min(end, start + MAX_ELEMENTS)]]
        for node in inside if above is None else [*inside, above]:
            if match := _ID.fullmatch(attribute(node, "id", "name")):
                return match[1]
    return ""


def is_named_body(node: LexborNode) -> bool:
    """Whether a class of an element says that it holds what was said in a post."""
    return any(_BODY.fullmatch(name) for name in attribute(node, "class").split())


def is_like_body(node: LexborNode) -> bool:
    """Whether a class or an id of an element may say so: "body", "content", "inner-text"."""
    names = f"{attribute(node, 'class')} {_DIGITS.sub('', attribute(node, 'id'))}".split()
    return any(_LIKE.fullmatch(name.strip("_-")) and not _NOT.search(name) for name in names)


def any_of(tree: Tree, found: Sequence[Record], is_body: Callable[[LexborNode], bool]) -> bool:
    """Whether an element of most records says that it is a body, with words or a picture in it."""
    having = sum(any(is_body(one.node) and _says_or_shows(one) for one in tree.inside(record.spans)) for record in found)
    return having >= MOST * len(found)


def _says_or_shows(element: Element) -> bool:
    return bool(element.letters) or element.node.css_first(SHOWN) is not None


def say_different_things(found: Sequence[Record]) -> bool:
    """Whether somebody said several things, besides numbers, where the bodies were taken to be: no rank and no place is there."""
    said: dict[str, set[str]] = defaultdict(set)
    for record in found:
        if (name := words_of(record.author) or record.name) and record.body is not None:
            said[name].add(_DIGITS.sub("", words_of(record.body)))
    return any(len(of) > 1 for of in said.values())
