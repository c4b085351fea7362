"""Dumps of records, whatever their shape: every word once, in order, under its author; time that grows with the size."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.importers._importer import Importer
from stillboard.model import Post
from support.growth import assert_linear

HOST = "https://lanternside.example/"
Posts = list[tuple[str, list[str]]]  # authors and the words of their posts
Shape = Callable[[Posts], str]


def paragraphs(words: list[str]) -> str:
    """Words as HTML: bold, in a list, in a quotation, in code, plain."""
    ways = ("<p>{}</p>", "<p><b>{}</b></p>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>", "<pre>{}</pre>", "{}<br>")
    return "".join(ways[n % len(ways)].format(html.escape(word)) for n, word in enumerate(words))


def scraped(engine: str, url: str, body: str, own: str, **more: object) -> Shape:
    def made(posts: Posts) -> str:
        rows = [
            {own: n, "date": "2019-03-02T18:04:11+0100", body: paragraphs(words), "user": name, **more}
            for n, (name, words) in enumerate(posts, 1)
        ]
        return json.dumps(
            {"format_version": f"{engine}-thread", "url": HOST + url, "id": 9, "title": "T", "path": ["A", "B"], "posts": rows}
        )

    return made


def vbulletin(posts: Posts) -> str:
    rows = [
        {"id": n, "date": "", "content": paragraphs(words), "user": {"name": name}} for n, (name, words) in enumerate(posts, 1)
    ]
    return json.dumps(
        {
            "format_version": "vbulletin-3+-thread",
            "url": f"{HOST}showthread.php?t=9",
            "id": 9,
            "title": "T",
            "path": [],
            "posts": rows,
        }
    )


def forum_dl(extractor: str) -> Shape:
    def made(posts: Posts) -> str:
        items = [
            {
                "path": ["1", "9"],
                "subpath": [str(n)],
                "url": f"{HOST}threads/t.9/post-{n}",
                "author": name,
                "content": paragraphs(words),
                "data": {},
            }
            for n, (name, words) in enumerate(posts, 1)
        ]
        return "\n".join(
            json.dumps({"generator": "forum-dl", "extractor": extractor, "type": "post", "item": item}) for item in items
        )

    return made


def json_lines(form: str, write: Callable[[list[str]], str]) -> Shape:
    def made(posts: Posts) -> str:
        rows = [
            {"type": "post", "id": n, "thread": 9, "author": name, "format": form, "body": write(words)}
            for n, (name, words) in enumerate(posts, 1)
        ]
        return "\n".join(map(json.dumps, [*rows, {"type": "thread", "id": 9, "title": "T"}]))

    return made


def discourse(*, raw: bool) -> Shape:
    def made(posts: Posts) -> str:
        rows = []
        for n, (name, words) in enumerate(posts, 1):
            row = {
                "id": n,
                "post_number": n,
                "topic_id": 9,
                "username": name,
                "created_at": "2024-05-01T10:00:00Z",
                "cooked": paragraphs(words),
            }
            rows.append(row | ({"raw": "\n\n".join(words)} if raw else {}))
        return json.dumps({"id": 9, "title": "T", "post_stream": {"posts": rows}})

    return made


def discourse_raw(posts: Posts) -> str:
    rule = "\n\n-------------------------\n\n"
    return "".join(
        f"{name} | 2024-03-01 08:15:00 UTC | #{n}\n\n{' '.join(words)}{rule}" for n, (name, words) in enumerate(posts, 1)
    )


def bbcode(words: list[str]) -> str:
    ways = ("{}", "[b]{}[/b]", "[quote]{}[/quote]", "[list][*]{}[/list]", "[code]{}[/code]", "[spoiler]{}[/spoiler]")
    return "\n".join(ways[n % len(ways)].format(word) for n, word in enumerate(words))


SHAPES: dict[str, tuple[str, Shape]] = {
    "xenforo2": ("forumscraper", scraped("xenforo-2", "threads/t.9/", "text", "id", user_id=3)),
    "xenforo1": ("forumscraper", scraped("xenforo-1", "threads/t.9/", "text", "id", user_id=3)),
    "phpbb": ("forumscraper", scraped("phpbb-2+", "viewtopic.php?t=9", "content", "postid", userid=3)),
    "smf1": ("forumscraper", scraped("smf-1", "index.php?topic=9.0", "body", "postid", userid=3)),
    "smf2": ("forumscraper", scraped("smf-2", "index.php?topic=9.0", "body", "postid", userid=3)),
    "invision": ("forumscraper", scraped("invision-4+", "topic/9-t/", "content", "id")),
    "xmb": ("forumscraper", scraped("xmb", "viewthread.php?tid=9", "body", "postid")),
    "vbulletin": ("forumscraper", vbulletin),
    "forum-dl": ("forumdl", forum_dl("xenforo")),
    "forum-dl-phpbb": ("forumdl", forum_dl("phpbb")),
    "jsonl-html": ("jsonl", json_lines("html", paragraphs)),
    "jsonl-bbcode": ("jsonl", json_lines("bbcode", bbcode)),
    "jsonl-text": ("jsonl", json_lines("text", "\n".join)),
    "jsonl-markdown": ("jsonl", json_lines("markdown", "\n\n".join)),
    "discourse": ("discourse", discourse(raw=False)),
    "discourse-with-raw": ("discourse", discourse(raw=True)),
    "discourse-raw": ("discourseraw", discourse_raw),
}
each_shape = pytest.mark.parametrize("shape", SHAPES)


def importer(name: str) -> Importer:
    return next(one for one in all_importers() if one.name == name)


def read(shape: str, posts: Posts) -> list[Post]:
    name, made = SHAPES[shape]
    data = made(posts).encode()
    capture = Capture("dump", lambda: data)
    assert next(one.name for one in all_importers() if one.accepts(capture)) == name
    return [item for item in importer(name).posts(capture) if isinstance(item, Post)]


def shown(markdown: str) -> list[str]:
    return re.findall(r"[a-z]{3,8}\d", markdown)


word = st.from_regex(r"[a-z]{3,8}\d", fullmatch=True)


@each_shape
@settings(max_examples=25, deadline=None)
@given(
    posts=st.lists(
        st.tuples(st.sampled_from(["Pell", "Marlow", "tidewatch"]), st.lists(word, min_size=1, max_size=8)),
        min_size=1,
        max_size=6,
    )
)
def test_every_word_once_in_order_under_its_author(shape: str, posts: Posts) -> None:
    assert [(one.author, shown(one.body)) for one in read(shape, posts)] == posts


@each_shape
def test_time_is_about_linear_in_the_number_of_posts(shape: str) -> None:
    assert_linear(lambda size: read(shape, [("Pell", ["lamp1", "oil2"])] * size), 150)


@pytest.mark.parametrize("piece", ["<blockquote>", "<div>", "<b>", "<table><td>", "&#171; "])
@pytest.mark.parametrize("shape", ["xenforo2", "xmb", "vbulletin", "forum-dl", "jsonl-html"])
def test_time_of_a_hostile_body_is_about_linear(shape: str, piece: str) -> None:
    name, made = SHAPES[shape]

    def run(size: int) -> None:
        data = made([("Pell", ["PLACE"])]).replace("PLACE", piece * size).encode()
        list(importer(name).posts(Capture("dump", lambda: data)))

    assert_linear(run, 4000)
