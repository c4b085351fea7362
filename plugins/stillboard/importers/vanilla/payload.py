"""The JSON in a page of Vanilla since 2022, whose posts a browser draws: what its API says of a discussion and its comments.

They stand somewhere inside `window['__REACT_QUERY_PRELOAD__'] = …;` or `window["__ACTIONS__"]=…;` (github.com/vanilla/vanilla,
library/Vanilla/Web/JsInterpop). Where, depends on the layout that the forum's owners made, so they are looked for everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .._html.page import Page

Json = Mapping[str, Any]
_VARIABLE = re.compile(r"""window\[["']\w{1,60}["']\]\s?=\s?(?=[\[{])""")


@dataclass(frozen=True, slots=True)
class Payload:
    """A discussion, the comments that the page holds, in order, and how the comments are parted into pages."""

    discussion: Json
    comments: tuple[Json, ...]
    paging: Json


def payload_of(page: Page, discussion: str) -> Payload | None:
    """The discussion of an id with its comments; None if the page's scripts do not hold its text."""
    found: Json | None = None
    comments: dict[str, Json] = {}
    paging: Json = {}
    for one in _objects(page):
        if "commentID" in one and isinstance(one.get("body"), str) and identity(one, "commentID"):
            if identity(one, "discussionID") in ("", discussion):
                comments.setdefault(identity(one, "commentID"), one)
        elif found is None and identity(one, "discussionID") == discussion and isinstance(one.get("body"), str):
            found = one
        elif not paging and isinstance(one.get("limit"), int) and isinstance(one.get("currentPage"), int):
            paging = one
    if found is None:
        return None
    in_order = sorted(comments.values(), key=lambda one: (text(one, "dateInserted"), int(identity(one, "commentID") or 0)))
    return Payload(found, tuple(in_order), paging)


def _objects(page: Page) -> Iterator[Json]:
    """All objects in the values of the page's variables, the outer before the inner."""
    decoder = json.JSONDecoder()
    for script in page.root.css("script:not([src])"):
        words = script.text() or ""
        if "discussionID" not in words:
            continue
        for match in _VARIABLE.finditer(words):
            try:
                value, _ = decoder.raw_decode(words, match.end())
            except (ValueError, RecursionError):
                continue
            todo = [value]
            while todo:
                one = todo.pop()
                if isinstance(one, dict):
                    yield one
                    todo.extend(reversed(list(one.values())))
                elif isinstance(one, list):
                    todo.extend(reversed(one))


def text(facts: Json, key: str) -> str:
    """A text; "" if there is none."""
    value = facts.get(key)
    return value if isinstance(value, str) else ""


def inner(facts: Json, key: str) -> Json:
    """An object inside another; empty if there is none."""
    value = facts.get(key)
    return value if isinstance(value, dict) else {}


def listed(facts: Json, key: str) -> list[Json]:
    """The objects of a list; [] if there is none."""
    value = facts.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def identity(facts: Json, key: str) -> str:
    """An id in digits; "" if there is none."""
    value = facts.get(key)
    said = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return said if re.fullmatch(r"\d{1,15}", said, re.ASCII) else ""
