"""Rows that show a thing each: a job, a version, something for sale by a heading of its own, or a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import ancestors, attribute
from .._phrases import ANSWER
from .record import Record
from .rows_of_lists import is_profile
from .ways import holds

MOST = 0.8  # of the rows, that must show one
MAX_HEADINGS = 20  # of a row, that are looked at
_AVATAR = re.compile(r"avatar|gravatar|user|author|profile|poster|icon", re.IGNORECASE)


def are_things(found: Sequence[Record]) -> bool:
    """Whether most have a heading of their own, each another, or begin with a picture, each another: jobs, versions, photos."""
    headings = {words for record in found if (words := _heading_of(record)) and not ANSWER.match(words)}
    pictures = {address for record in found if (address := _first_picture(record))}
    return _many(headings, found) or (_many(pictures, found) and _many({words_of(r.author) for r in found}, found))


def _heading_of(record: Record) -> str:
    """The first heading of a row that is no name of its author."""
    author = (words_of(record.author) or record.name).casefold()
    said = words_of(record.parts[0])
    headings = (node for part in record.parts for node in part.css("h1, h2, h3, h4, h5")[:MAX_HEADINGS])
    own = (node for node in headings if record.body is None or not holds(record.body, node) or said.startswith(words_of(node)))
    named = ((words_of(node).casefold(), node.css("a[href]")) for node in own)
    # What was taken for a name is a title where it leads to no member.
    return next((said for said, to in named if said and not any(map(is_profile, to)) and (to or said != author)), "")


def _first_picture(record: Record) -> str:
    """What a row begins with, if it is a picture in no link to a member."""
    node = record.parts[0].css_first("img[src], a[href], h1, h2, h3, p")
    if node is not None and node.tag == "a" and not is_profile(node) and not words_of(node):
        node = node.css_first("img[src]")
    return attribute(node, "src") if node is not None and node.tag == "img" and not _AVATAR.search(_around(node)) else ""


def _around(node: LexborNode) -> str:
    return " ".join(f"{attribute(one, 'class')} {attribute(one, 'src')}" for one in (node, *ancestors(node, 2)))


def _many(values: set[str], found: Sequence[Record]) -> bool:
    return len(values) >= MOST * len(found)
