"""Records that a page itself numbers and names as posts: what a thread has of whose posts each says only a few words.

Lists of members or of files have short rows with names and dates, too. Their elements have no id of a post, and no class of a
body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from .._html.dom import attribute
from .._html.page_tree import Tree
from .record import Record

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
