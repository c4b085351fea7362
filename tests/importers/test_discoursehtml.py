"""Discourse's pages: what the JSON in them and the page itself say is put together, and nothing of either is lost."""

from __future__ import annotations

import html
import json
import os
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers.discoursehtml import IMPORTER
from stillboard.model import Item, Post, Thread
from support.engines.discoursehtml import _page, _post

CAPTURES = Path(os.environ.get("STILLBOARD_CAPTURES", "")) / "discourse-html"


def json_post(n: int, words: str, topic: int = 7) -> dict[str, object]:
    when = f"2024-05-0{n}T10:00:00.000Z"
    facts = {"id": n, "post_number": n, "username": f"u{n}", "user_id": 40 + n, "created_at": when, "cooked": f"<p>{words}</p>"}
    return {**facts, "post_type": 1, "topic_id": topic, "version": 1}


def with_json(page: str, *posts: dict[str, object], topic: int = 7, script: bool = False) -> str:
    stream = {"posts": list(posts), "stream": [1, 2, 3]}
    facts = {"id": topic, "title": "Lamps", "slug": "lamps", "post_stream": stream, "tags": ["oil"], "views": 12}
    if script:
        said = json.dumps({f"topic_{topic}": facts}).replace("</", "<\\/")
        return page.replace("</body>", f'<script id="data-preloaded" type="application/json">{said}</script></body>')
    said = html.escape(json.dumps({"site": "{}", f"topic_{topic}": json.dumps(facts)}))
    return page.replace("</body>", f'<div class="hidden" id="data-preloaded" data-preloaded="{said}"></div></body>')


def read(page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


def posts(page: str) -> list[Post]:
    return [item for item in read(page) if isinstance(item, Post)]


@pytest.mark.parametrize("script", [False, True], ids=["attribute", "script"])
def test_the_json_and_the_page_are_put_together_by_number(script):
    shown = _page([_post("u2", 2, "<p>shown</p>"), _post("u3", 3, "<p>loaded later</p>")])
    found = posts(with_json(shown, json_post(1, "scrolled away"), json_post(2, "told"), script=script))
    assert [(post.number, post.author, post.body) for post in found] == [
        (1, "u1", "scrolled away"),
        (2, "u2", "told"),
        (3, "u3", "loaded later"),
    ]
    assert len({source for post in found for source in post.sources}) == 3


def test_the_json_of_another_topic_is_left_alone():
    shown = _page([_post("u2", 2, "<p>shown</p>")])
    assert [post.body for post in posts(with_json(shown, json_post(1, "elsewhere", 9), topic=9))] == ["shown"]


def test_the_json_gives_a_topic_whose_page_shows_nothing():
    found = read(with_json("<html><body></body></html>", json_post(1, "lamps"), json_post(2, "oil")))
    assert [item.body for item in found if isinstance(item, Post)] == ["lamps", "oil"]
    thread = next(item for item in found if isinstance(item, Thread))
    assert (thread.title, thread.tags, thread.views) == ("Lamps", ("oil",), 12)


@pytest.mark.parametrize("broken", ["{", "[]", '{"topic_7": "{"}', '{"topic_7": {"post_stream": {"posts": 3}}}', "null"])
def test_a_broken_json_leaves_what_the_page_shows(broken):
    said = f'<div id="data-preloaded" data-preloaded="{html.escape(broken)}"></div></body>'
    assert [post.body for post in posts(_page([_post("u1", 1, "<p>lamps</p>")]).replace("</body>", said))] == ["lamps"]


def test_a_faulty_value_is_reported_after_all_that_could_be_read():
    shown = _page([_post("u1", 1, "<p>shown</p>"), _post("u3", 3, "<p>loaded later</p>")])
    capture = Capture("page.html", with_json(shown, json_post(1, "told") | {"created_at": 3}).encode)
    found: list[Item] = []
    with pytest.raises(StillboardError, match="created_at"):
        found.extend(IMPORTER.posts(capture))  # what came before the error stays
    assert [item.body for item in found if isinstance(item, Post)] == ["told", "loaded later"]


@pytest.mark.parametrize(
    "page",
    [
        '<div id="data-preloaded" data-preloaded="{&quot;siteSettings&quot;:&quot;{glimmer_post_stream_mode:1}&quot;}"></div>',
        '<table class="topic-list"><tr data-topic-id="7"><td><a href="/t/lamps/7">Lamps</a></td></tr></table>',
        '<p>class="crawler-post" is what I found</p>'.replace('"', "&quot;"),
    ],
)
def test_a_page_without_a_topic_is_not_taken(page):
    head = '<html><head><meta name="generator" content="Discourse 3.5"></head>'
    assert not IMPORTER.accepts(Capture("page.html", f"{head}<body>{page}</body></html>".encode))


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="STILLBOARD_CAPTURES names no folder of real captures")
def test_real_pages_say_the_same_with_and_without_their_json():
    for path in sorted(CAPTURES.glob("*.html")):
        page = path.read_text("utf-8")
        both = [posts(page), posts(page.replace("data-preloaded=", "data-gone="))]
        one, other = ([(post.number, post.author, post.date, post.body) for post in found] for found in both)
        assert one == other, path.name
