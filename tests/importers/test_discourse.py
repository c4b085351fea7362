"""The Discourse importer: facts as the JSON gives them, nothing made up, and loud failure."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import captures
from stillboard.errors import Drift, DumpError
from stillboard.importers.discourse import IMPORTER
from stillboard.model import Board, DateSource, Forum, Member, Post, Reason, Remark, Skipped, State, Thread
from support.paths import PROJECT
from support.topics import Json, capture, items, post, posts, topic

SAMPLE = PROJECT / "dumps" / "talk-export" / "topic-88.json"


def test_the_sample() -> None:
    found = list(IMPORTER.posts(next(captures(SAMPLE))))
    [forum] = [item for item in found if isinstance(item, Forum)]
    assert (forum.title, forum.addresses, forum.engine) == (
        "talk.lanternside.example",
        ("https://talk.lanternside.example/",),
        "Discourse",
    )
    assert [(b.title, b.board_id, b.parents) for b in found if isinstance(b, Board)] == [
        ("Workshop", "2", ()),
        ("Horns and bells", "6", ("Workshop",)),
    ]
    [thread] = [item for item in found if isinstance(item, Thread)]
    assert thread.title == "Keeping the fog signal alive -- compressor, reeds & all"
    assert (thread.boards, thread.states, thread.posts_per_page) == (("Workshop", "Horns and bells"), ("locked",), 20)
    written = [item for item in found if isinstance(item, Post)]
    assert [one.number for one in written] == list(range(1, 24))
    assert {one.state for one in written} == {None, State.HIDDEN, State.DELETED}
    assert written[-1].body == "*closed this topic*"
    assert (written[6].edited.text if written[6].edited else "", written[6].edit_reason) == (
        "2024-03-03T12:10:02Z",
        "added the drawing",
    )
    assert written[2].reply_to == written[0].original_id
    assert written[20].reactions == "❤️ 24, 🎉 6, 👏 1"
    assert [m.badges for m in found if isinstance(m, Member) and m.name == "Marlow"] == [("Administrator", "Moderator")]
    assert not [item for item in found if isinstance(item, Remark)]


def test_tombstones_show_nothing_that_was_not_public() -> None:
    unseen = "<p>never public</p>"
    found = posts(topic(post(1), post(2, cooked=unseen, hidden=True), post(3, cooked=unseen, deleted_at="2024-05-02T00:00:00Z")))
    assert [(one.state, one.body) for one in found[1:]] == [(State.HIDDEN, ""), (State.DELETED, "")]
    [skipped] = [item for item in items(topic(post(1), post(2, cooked=unseen, post_type=4))) if isinstance(item, Skipped)]
    assert skipped.reason is Reason.NOT_A_POST
    assert "never" not in skipped.text


@pytest.mark.parametrize(
    ("created", "date"),
    [
        ("2014-08-19T11:02:33.417-05:00", "2014-08-19T16:02:33Z"),
        ("2024-05-01T10:00:00", "2024-05-01T10:00:00"),
        ("yesterday", None),
        (None, None),
        (1700000000, None),
    ],
)
def test_dates_are_never_guessed(created: object, date: str | None) -> None:
    [found] = posts(topic(post(created_at=created)))
    assert (found.date.text if found.date else None) == date
    assert found.date_source is (DateSource.MARKUP if date else None)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"cooked": 5}, "#2 'cooked' is a number, not a text"),
        ({"created_at": "yesterday"}, "#2 'created_at' is no date: 'yesterday'"),
        ({"created_at": 1700000000}, "#2 'created_at' is a number, not a text"),
        ({"id": None, "post_number": None}, "#2 a post without an id and without a number"),
        ({"username": ["pell"]}, "#2 'username' is a list, not a text"),
    ],
)
def test_what_is_malformed_is_reported_and_the_rest_is_read(wrong: Json, what: str) -> None:
    document = topic(post(1), post(2) | wrong, post(3))
    with pytest.raises(DumpError, match=re.escape(what)):
        list(IMPORTER.posts(capture(document)))
    found = [item for item in items(document) if isinstance(item, Post | Skipped)]
    assert len(found) == 3
    assert [one.number for one in (found[0], found[2]) if isinstance(one, Post)] == [1, 3]


def test_no_author_is_made_up() -> None:
    found = items(topic(post(1), post(2, username=None, name=None, user_id=None)))
    assert [item.author for item in found if isinstance(item, Post)] == ["pell", ""]
    assert [item.name for item in found if isinstance(item, Member)] == ["pell"]


def test_gaps_and_answers_to_absent_posts() -> None:
    found = items(
        topic(
            post(1),
            post(3, reply_to_post_number=2),
            post_stream={"posts": [post(1), post(3, reply_to_post_number=2)], "stream": [101, 102, 103]},
        )
    )
    assert "1 of the topic's 3 posts are not in this file: ids 102" in [item.text for item in found if isinstance(item, Remark)]
    assert [item.reply_to for item in found if isinstance(item, Post)] == ["", "#2"]


@pytest.mark.parametrize(
    ("facts", "address", "base"),
    [
        ({}, "", ""),
        ({}, "https://talk.lanternside.example/t/gulls/9.json?print=true", "https://talk.lanternside.example/"),
        ({}, "https://lanternside.example/talk/t/9", "https://lanternside.example/talk/"),
        ({}, "javascript:alert(1)", ""),
        ({"details": {"links": [{"url": "https://a.example/t/x/1", "internal": True}]}}, "", "https://a.example/"),
        ({"details": {"links": [{"url": "https://a.example/t/x/1", "internal": False}]}}, "", ""),
        ({"details": {"links": [{"url": f"https://{h}.example/t/x/1", "internal": True} for h in "ab"]}}, "", ""),
        ({"image": "https://a.example/t/gulls/9/2"}, "", "https://a.example/"),
        ({"image": '<a href="https://a.example/t/gulls/9">here</a>'}, "", "https://a.example/"),
        ({"image": "https://a.example/t/terns/9/2"}, "", ""),
        ({"avatar": "/user_avatar/a.example/pell/{size}/1.png", "link": "http://a.example/t/terns/3"}, "", "http://a.example/"),
    ],
)
def test_the_forums_address_is_found_or_left_open(facts: Json, address: str, base: str) -> None:
    found = items(topic(post(1), **facts), address=address)
    [forum] = [item for item in found if isinstance(item, Forum)]
    assert forum.addresses == ((base,) if base else ())
    [written] = [item for item in found if isinstance(item, Post)]
    assert written.address == (f"{base}t/gulls/9/1" if base else "")
    assert not [item for item in found if isinstance(item, Remark)]  # `convert` says once what that means, for every format


def test_latest_posts_are_put_together_by_topic() -> None:
    newest_first = [
        post(4, id=3, topic_title="Gulls, again"),
        post(1, id=2, topic_id=8, topic_title="Terns"),
        post(3, id=1, topic_title="Gulls, again"),
    ]
    found = items({"latest_posts": newest_first})
    order = [item.title if isinstance(item, Thread) else item.number for item in found if isinstance(item, Thread | Post)]
    assert order == ["Gulls, again", 3, 4, "Terns", 1]


def test_a_post_alone_names_its_topic_by_its_address() -> None:
    found = items(post(3))
    [thread] = [item for item in found if isinstance(item, Thread)]
    assert (thread.title, thread.thread_id) == ("gulls", "9")
    assert [item.number for item in found if isinstance(item, Post)] == [3]


# --- what is no topic


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"<html>post_stream</html>",
        b'{"format_version":"xenforo-2-thread","posts":[{"text":"\\"post_stream\\""}]}',
        b'{"generator":"forum-dl","type":"post","item":{"data":{"cooked":"x","post_number":1}}}',
        b'{"generator":"forum-dl","item":{"data":{"cooked":"x","post_number":1,"topic_id":2,"post_stream":{}}}}',
        b'{"posts":[{"message":"\\"post_stream\\""}]}',
        bytes(range(256)),
    ],
)
def test_other_formats_are_not_accepted(data: bytes) -> None:
    assert not IMPORTER.accepts(capture(data))


@pytest.mark.parametrize(
    "document", [{"post_stream": {}}, {"post_stream": {"posts": []}}, {"latest_posts": []}, [{"post_stream": {"posts": "x"}}]]
)
def test_a_topic_without_posts_is_drift(document: object) -> None:
    with pytest.raises(Drift):
        items(document)


def test_posts_without_any_text_field_are_drift() -> None:
    facts = post()
    del facts["cooked"]
    with pytest.raises(Drift):
        items(topic(facts))


@pytest.mark.parametrize(
    "data",
    [b'{"post_stream": {"posts": [', b'{"post_stream": ' + b"[" * 200_000, b'{"post_stream": {"posts": [{"id": ' + b"9" * 5000],
)
def test_broken_json_is_an_error_with_its_place(data: bytes) -> None:
    with pytest.raises(DumpError, match=r"dump\.json"):
        items(data)


WILD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8), st.just("<p>x</p>")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)
FIELDS = [*post(), *"raw polls reactions actions_summary link_counts version updated_at hidden action_code post_type".split()]
FACTS = [
    "id",
    "title",
    "slug",
    "tags",
    "details",
    "categories",
    "category",
    "suggested_topics",
    "category_id",
    "chunk_size",
    "views",
]


@settings(max_examples=200, deadline=None)
@given(
    wild=st.dictionaries(st.sampled_from(FIELDS), WILD, max_size=5),
    facts=st.dictionaries(st.sampled_from(FACTS), WILD, max_size=4),
)
def test_no_value_of_another_type_breaks_it(wild: Json, facts: Json) -> None:
    found = items(topic(post(1), post(2) | wild, **facts))
    assert sum(isinstance(item, Post | Skipped) for item in found) == 2


def test_topics_one_after_another_and_as_perceval_stores_them() -> None:
    one, other = topic(post(1)), topic(post(1, id=201, topic_id=10), id=10)
    for between in ("\n", "\n\n  ", ""):
        found = items((json.dumps(one) + between + json.dumps(other, indent=1) + "\n").encode())
        assert [item.thread_id for item in found if isinstance(item, Thread)] == ["9", "10"]
    stored = {"backend_name": "Discourse", "origin": "https://talk.lanternside.example", "data": one}
    assert [one.address for one in posts(stored)] == ["https://talk.lanternside.example/t/gulls/9/1"]
    with pytest.raises(DumpError, match=r"dump.json:2"):
        items((json.dumps(one) + "\n{").encode())


@pytest.mark.skipif("STILLBOARD_CAPTURES" not in os.environ, reason="STILLBOARD_CAPTURES names no folder of real captures")
def test_real_captures_give_every_post() -> None:
    folder = Path(os.environ["STILLBOARD_CAPTURES"]) / "discourse-json"
    if not folder.is_dir():
        pytest.skip("no discourse-json among the captures")
    for found in captures(folder):
        held = len(json.loads(found.text)["post_stream"]["posts"])
        written = [item for item in IMPORTER.posts(found) if isinstance(item, Post)]
        assert len(written) == held
        assert all(one.author and one.date and one.body for one in written)
