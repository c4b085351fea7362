"""The JSON in a page of Vanilla since 2022, whose posts a browser draws: what its API says of a discussion and its comments.

They stand somewhere inside `window['__REACT_QUERY_PRELOAD__'] = …;` or `window["__ACTIONS__"]=…;` (github.com/vanilla/vanilla,
library/Vanilla/Web/JsInterpop). Where, depends on the layout that the forum's owners made, so they are looked for everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .._html.page import Page
from .._records.facts import Facts
from .._records.values import objects_in, value_at

_VARIABLE = re.compile(r"""window\[["']\w{1,60}["']\]\s?=\s?(?=[\[{])""")


@dataclass(frozen=True, slots=True)
class Payload:
    """A discussion, the comments that the page holds, in order, and how the comments are parted into pages."""

    discussion: Facts
    comments: tuple[Facts, ...]
    paging: Facts


def payload_of(page: Page, discussion: str) -> Payload | None:
    """The discussion of an id with its comments; None if the page's scripts do not hold its text."""
    found: Facts | None = None
    comments: dict[str, Facts] = {}
    paging = Facts({})
    for one in _objects(page):
        has_body = one.holds("body", str)
        if has_body and (comment := identity(one, "commentID")):
            if identity(one, "discussionID") in ("", discussion):
                comments.setdefault(comment, one)
        elif found is None and has_body and identity(one, "discussionID") == discussion:
            found = one
        elif not paging.data and one.number("limit") is not None and one.number("currentPage") is not None:
            paging = one
    if found is None:
        return None
    in_order = sorted(comments.items(), key=lambda placed: (placed[1].text("dateInserted"), int(placed[0])))
    return Payload(found, tuple(one for _, one in in_order), paging)


def _objects(page: Page) -> Iterator[Facts]:
    """All objects in the values of the page's variables, the outer before the inner."""
    for script in page.root.css("script:not([src])"):
        words = script.text() or ""
        if "discussionID" in words:
            for match in _VARIABLE.finditer(words):
                yield from map(Facts, objects_in(value_at(words, match.end())))


def identity(facts: Facts, key: str) -> str:
    """An id in digits; "" if there is none."""
    said = facts.identity(key)
    return said if re.fullmatch(r"\d{1,15}", said, re.ASCII) else ""
