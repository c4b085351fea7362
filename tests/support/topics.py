"""Topics as Discourse's API gives them, for tests, and what the importer makes of them."""

from __future__ import annotations

import json
from typing import Any

from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers.discourse import IMPORTER
from stillboard.model import Item, Post

Json = dict[str, Any]


def capture(document: object, *, address: str = "", name: str = "dump.json") -> Capture:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return Capture(name, lambda: data, address=address)


def items(document: object, *, address: str = "") -> list[Item]:
    """Everything that is read; what is malformed is reported at the end, and does not keep the rest back."""
    given = capture(document, address=address)
    assert IMPORTER.accepts(given)
    found: list[Item] = []
    try:
        found.extend(IMPORTER.posts(given))
    except DumpError as error:
        if not error.what.startswith("cannot be read in full"):
            raise
    return found


def posts(document: object, *, address: str = "") -> list[Post]:
    return [item for item in items(document, address=address) if isinstance(item, Post)]


def post(number: int = 1, **facts: object) -> Json:
    return {
        "id": 100 + number,
        "post_number": number,
        "username": "pell",
        "user_id": 31,
        "created_at": "2024-05-01T10:00:00Z",
        "topic_id": 9,
        "topic_slug": "gulls",
        "cooked": "<p>Hello.</p>",
    } | facts


def topic(*members: Json, **facts: object) -> Json:
    return {"id": 9, "title": "Gulls", "slug": "gulls", "post_stream": {"posts": list(members)}} | facts


def body(**facts: object) -> str:
    return posts(topic(post(**facts)), address="https://talk.lanternside.example/")[0].body
