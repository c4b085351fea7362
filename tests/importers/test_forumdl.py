"""forum-dl's lines: of three versions and many engines, mixed, broken and large."""

from __future__ import annotations

import base64
import json

import pytest

from stillboard.dumps import Capture, attachment_path
from stillboard.errors import DumpError
from stillboard.importers.forumdl import IMPORTER
from stillboard.model import Attachment, Item, Post, Skipped, Thread

Json = dict[str, object]


def line(kind: str, extractor: str = "xenforo", **item: object) -> Json:
    facts = {"path": ["5", "9"], "subpath": ["1"], "url": "https://lanternside.example/threads/lamps.9/post-1", "data": {}} | item
    return {"generator": "forum-dl", "version": "0.3.0", "extractor": extractor, "type": kind, "item": facts}


def read(*lines: object) -> tuple[list[Item], str]:
    data = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()
    capture = Capture("posts.jsonl", lambda: data)
    assert IMPORTER.accepts(capture)
    found: list[Item] = []
    try:
        found.extend(IMPORTER.posts(capture))
    except DumpError as error:
        return found, str(error)
    return found, ""


def post(own: int, thread: int = 9, **item: object) -> Json:
    facts = {"path": ["5", str(thread)], "subpath": [str(own)], "author": "Pell", "content": f"Oil {own}."}
    return line("post", **(facts | item))


def test_threads_that_interleave_come_whole() -> None:
    items, said = read(post(1), post(2, 8), post(3), line("thread", path=["5", "8"], title="Bells"), post(4, 8))
    assert said == ""
    assert [
        item.title if isinstance(item, Thread) else item.original_id for item in items if isinstance(item, Thread | Post)
    ] == [
        "Thread 9",
        "1",
        "3",
        "Bells",
        "2",
        "4",
    ]


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ("{", ":2 no JSON"),
        ("[]", ":2 no object"),
        ({"generator": "forum-dl", "type": "post"}, ":2 no object with an item in it"),
        (line("post", path=[]), ":2 a post without a path"),
        (line("poll"), ":2 a line of type 'poll'"),
        (line("post", content=5), "#2 'content' is a number, not a text"),
        (line("post", author={}), "#2 'author' is an object, not a text"),
    ],
)
def test_a_broken_line_is_reported_and_the_others_are_read(wrong: object, what: str) -> None:
    items, said = read(post(7), wrong, post(8))
    assert what in said
    assert [item.original_id for item in items if isinstance(item, Post) and item.original_id != "1"] == ["7", "8"]


def test_files_are_shown_where_the_body_names_them_else_under_it() -> None:
    data = base64.b64encode(b"wick").decode()
    address = "https://lanternside.example/a/lamp.png"
    items, _ = read(
        post(1, content='<img src="/a/lamp.png" alt="lamp"> gone: <img src="/a/gone.png">'),
        line("file", url=address, content=data, os_path="x/lamp.png", content_type="image/png"),
        line("file", url="https://lanternside.example/a/plan.pdf", content=data, os_path="../../plan.pdf"),
    )
    [found] = [item for item in items if isinstance(item, Post)]
    kept = [item for item in items if isinstance(item, Attachment)]
    assert [item.name for item in kept] == ["lamp.png", "plan.pdf"]  # of the same bytes, each for a link of its own
    assert all(attachment_path(item) in found.body for item in kept)
    assert found.body.count("/content/attachments/") == 2
    assert "https://lanternside.example/a/gone.png" in found.body
    assert ".." not in found.body


def test_a_post_met_twice_counts_once() -> None:
    items, _ = read(post(1), post(2), post(1))
    assert [item.original_id for item in items if isinstance(item, Post)] == ["1", "2"]
    assert sum(isinstance(item, Skipped) for item in items) == 1


def test_lines_without_a_post_are_no_success() -> None:
    items, said = read(line("thread", title="Lamps"))
    assert not items
    assert "without a post" in said
