"""What a dump in JSON says of who could read a post, in whichever spelling, type or word: what nobody knows is not public."""

from __future__ import annotations

import json

import pytest

from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import named
from stillboard.importers._records.facts import Facts, Faults
from stillboard.importers._records.withheld import withheld
from stillboard.model import Attachment, Board, Item, Post, Skipped, State, Thread

D, H = State.DELETED, State.HIDDEN
WORDS = "PRIVATE words"
KNOWN = [
    ({"Message_State": "Deleted"}, D),
    ({"isdeleted": "t"}, D),
    ({"DeletedAt": 1551546251}, D),
    ({"POST-VISIBILITY": 1}, None),
    ({"Visible": "0"}, H),
    ({"status": {"statusID": 1, "name": "Active", "state": "open"}}, None),
    ({"state": "  ", "deleted": None, "hidden": "no", "approved": "1"}, None),
    ({"deleted_at": 0}, None),
]
UNKNOWN = [
    ({"state": ["deleted"]}, H),
    ({"state": True}, H),
    ({"State": 1}, H),
    ({"status": {"deleted": True}}, H),
    ({"message_state": "quarantined"}, H),
    ({"post_visibility": 9}, H),
    ({"visible": ["staff"]}, H),
    ({"approved": 2}, H),
    ({"hidden": {"by": "Keeper"}}, H),
    ({"is_deleted": ["yes"]}, D),
    ({"dead": 0.5}, H),
]


@pytest.mark.parametrize(("said", "state"), [*KNOWN, *UNKNOWN])
def test_a_key_says_it_in_any_spelling_and_what_nobody_knows_is_a_fault(said, state):
    faults = Faults("dump")
    assert withheld(Facts(said, "dump:1", faults)) is state
    assert bool(faults.found) == ((said, state) in UNKNOWN)


def read(importer: str, data: bytes) -> tuple[list[Item], str]:
    """What is read, and the error behind it."""
    found: list[Item] = []
    try:
        found.extend(named(importer).posts(Capture("dump.json", lambda: data)))
    except DumpError as error:
        return found, str(error)
    return found, ""


def lines(*said: dict[str, object]) -> tuple[list[Item], str]:
    head = (
        {"type": "thread", "id": 1, "title": "Lamps"},
        {"type": "post", "id": 1, "thread": 1, "author": "Pell", "body": "salt"},
    )
    return read("jsonl", "\n".join(map(json.dumps, (*head, *said))).encode())


@pytest.mark.parametrize(
    "said",
    [
        {"state": ["deleted"]},
        {"state": []},
        {"state": True},
        {"state": False},
        {"state": 1},
        {"state": {"deleted": True}},
        {"state": " "},
        {"state": "Deleted"},
        {"State": "deleted"},
        {"sate": "deleted"},
        {"deleted": True},
        {"visible": 0},
        {"post_visibility": "x"},
    ],
    ids=str,
)
def test_json_lines_keep_the_words_in_whose_state_nobody_knows(said):
    items, error = lines({"type": "post", "id": 2, "thread": 1, "author": "Wren", "body": WORDS} | said)
    [_, post] = [item for item in items if isinstance(item, Post)]
    assert (post.state in (D, H), post.body) == (True, "")
    assert "dump.json:3" in error or ":3 " in error


@pytest.mark.parametrize("said", [{}, {"state": None}, {"state": ""}, {"visible": 1}], ids=str)
def test_json_lines_without_a_state_are_public(said):
    items, _ = lines({"type": "post", "id": 2, "thread": 1, "author": "Wren", "body": WORDS} | said)
    assert [(one.state, one.body) for one in items if isinstance(one, Post)] == [(None, "salt"), (None, WORDS)]


@pytest.mark.parametrize(
    ("thread", "board"),
    [
        ({"state": "deleted"}, {}),
        ({"state": ["locked", "trashed"]}, {}),
        ({"state": ["locked", 7]}, {}),
        ({"state": True}, {}),
        ({"State": "deleted"}, {}),
        ({"approved": 0}, {}),
        ({}, {"hidden": True}),
        ({}, {"is_public": False}),
    ],
    ids=str,
)
def test_json_lines_leave_out_what_stands_in_a_thread_or_board_that_may_not_be_public(thread, board):
    items, error = lines(
        {"type": "board", "id": 8, "title": "Back room"} | board,
        {"type": "board", "id": 9, "title": "Lamps", "parent": 8},
        {"type": "thread", "id": 2, "title": "Unseen", "board": 9} | thread,
        {"type": "post", "id": 2, "thread": 2, "author": "Wren", "body": WORDS},
    )
    assert [one.body for one in items if isinstance(one, Post)] == ["salt"]
    assert [one.title for one in items if isinstance(one, Thread)] == ["Lamps"]
    assert [one.title for one in items if isinstance(one, Board)] == ([] if board else ["Back room", "Lamps"])
    assert len([one for one in items if isinstance(one, Skipped)]) == 1
    assert "'2' stays out" in error


def test_json_lines_hand_out_no_file_that_may_not_be_public():
    items, error = lines(
        {"type": "attachment", "id": 5, "name": "a.txt", "data": "V2ljaw==", "address": "https://x.example/a", "visible": 0},
        {"type": "post", "id": 2, "thread": 1, "author": "Wren", "body": "oil", "attachments": [5]},
    )
    assert not [one for one in items if isinstance(one, Attachment)]
    assert "no attachment has the id '5'" in error


def topic(post: dict[str, object], **facts: object) -> tuple[list[Item], str]:
    shown = {"id": 1, "post_number": 1, "topic_id": 4, "username": "Pell", "created_at": "2024-05-01T10:00:00Z"}
    posts = [shown | {"cooked": "<p>salt</p>"}, shown | {"id": 2, "post_number": 2, "cooked": f"<p>{WORDS}</p>"} | post]
    return read("discourse", json.dumps({"id": 4, "title": "Lamps", "post_stream": {"posts": posts}, **facts}).encode())


@pytest.mark.parametrize(
    ("said", "is_known"),
    [
        ({"post_type": "4"}, True),
        ({"Post_Type": 4}, True),
        ({"post_type": [4]}, False),
        ({"post_type": 5}, False),
        ({"hidden": ["x"]}, False),
        ({"Hidden": True}, True),
        ({"user_deleted": {"by": 1}}, False),
        ({"deleted_at": 1700000000}, False),
    ],
    ids=str,
)
def test_discourse_shows_no_post_of_which_nobody_knows_whether_it_was_public(said, is_known):
    items, error = topic(said)
    assert [one.body for one in items if isinstance(one, Post) and one.body] == ["salt"]
    assert bool(error) is not is_known
    assert WORDS not in repr(items)


@pytest.mark.parametrize(
    "said",
    [
        {"archetype": ["private_message"]},
        {"archetype": "secret"},
        {"archetype": 2},
        {"deleted_at": 1700000000},
        {"Deleted_At": "2024-05-01"},
    ],
    ids=str,
)
def test_discourse_leaves_out_topics_of_which_nobody_knows_whether_they_were_public(said):
    items, _ = topic({}, **said)
    assert not [one for one in items if isinstance(one, Post | Thread)]
    assert len([one for one in items if isinstance(one, Skipped)]) == 2


@pytest.mark.parametrize("said", [{"archetype": "Private-Message"}, {"Archetype": "private_message"}], ids=str)
def test_discourse_knows_private_messages_in_any_spelling(said):
    items, error = topic({}, **said)
    assert not [one for one in items if isinstance(one, Post | Thread)]
    assert "private messages" in error


@pytest.mark.parametrize("said", [{"archetype": "banner", "visible": False}, {"archetype": None}], ids=str)
def test_discourse_shows_topics_that_everybody_could_read(said):
    items, error = topic({"post_type": "1"}, **said)
    assert [one.body for one in items if isinstance(one, Post)] == ["salt", WORDS]
    assert not error


def scraped(post: dict[str, object], **facts: object) -> tuple[list[Item], str]:
    shown = {"id": 1, "date": "2019-03-02T18:04:11+0100", "text": "salt", "user": "Pell", "user_id": 31}
    thread = {"format_version": "xenforo-2-thread", "url": "https://x.example/threads/lamps.9/", "id": 9, "title": "Lamps"}
    return read("forumscraper", json.dumps(thread | facts | {"posts": [shown, shown | {"id": 2, "text": WORDS} | post]}).encode())


@pytest.mark.parametrize(
    ("post", "thread"),
    [
        ({"Message_State": "Deleted"}, {}),
        ({"message_state": ["deleted"]}, {}),
        ({"visible": "staff"}, {}),
        ({}, {"deleted": True}),
    ],
    ids=str,
)
def test_forumscraper_shows_no_post_of_which_nobody_knows_whether_it_was_public(post, thread):
    items, error = scraped(post, **thread)
    assert [bool(one.body) for one in items if isinstance(one, Post)] == [not thread, False]
    assert bool(error) == ("visible" in post or isinstance(post.get("message_state"), list))
    assert WORDS not in repr(items)
