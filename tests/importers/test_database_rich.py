"""Texts of Vanilla's rich editors, and what it took over from IP.Board: all words, none of the notation."""

from __future__ import annotations

import json

import pytest

from stillboard.model import Post
from support.databases import Value
from support.databases.changes import changed, put

QUOTED = {
    "recordID": 101,
    "recordType": "comment",
    "format": "Rich",
    "url": "https://lanternside.example/discussion/comment/101#Comment_101",
    "insertUser": {"userID": 3, "name": "Wren Okafor"},
    "embedType": "quote",
}
OPERATIONS = [{"insert": "Trim the wick.\n"}, {"insert": "Twice.\n"}]
NODES = [
    {"type": "h2", "children": [{"text": "Wicks"}]},
    {"type": "p", "children": [
        {"text": "Trim "}, {"text": "it", "bold": True}, {"text": " & "},
        {"type": "a", "url": "https://lamps.example/a", "children": [{"text": "the table", "italic": True}]},
        {"type": "@", "name": "Pell", "userID": 9, "children": [{"text": ""}]},
        {"type": "legacy_emoji_image", "attributes": {"alt": "😀", "src": "x.png"}, "children": [{"text": ""}]}]},
    {"type": "ul", "children": [
        {"type": "li", "children": [
            {"type": "lic", "children": [{"text": "one"}]},
            {"type": "ol", "children": [{"type": "li", "children": [{"type": "lic", "children": [{"text": "within"}]}]}]}]}]},
    {"type": "blockquote", "children": [{"type": "blockquote-line", "children": [{"text": "said once"}]}]},
    {"type": "spoiler", "children": [
        {"type": "spoiler-content", "children": [{"type": "spoiler-line", "children": [{"text": "the keeper"}]}]}]},
    {"type": "code_block", "children": [
        {"type": "code_line", "children": [{"text": "if a < b:"}]}, {"type": "code_line", "children": [{"text": "    burn()"}]}]},
    {"type": "table", "children": [{"type": "tbody", "children": [{"type": "tr", "children": [
        {"type": "td", "children": [{"text": "oil"}]}, {"type": "td", "children": [{"text": "2"}]}]}]}]},
    {"type": "rich_embed_card", "children": [{"text": ""}],
     "embedData": {"embedType": "link", "url": "https://lamps.example/b", "name": "Prices"}},
    {"type": "rich_embed_card", "embedData": {**QUOTED, "bodyRaw": OPERATIONS}, "children": [{"text": ""}]},
    {"type": "unheard_of", "children": [{"type": "p", "children": [{"text": "kept"}]}]},
]  # fmt: skip


def body(kind: str, said: Value) -> str:
    found = changed("vanilla-rich", put("Comment", {"Body": said, "Format": kind}, CommentID=103))
    return next(item.body for item in found if isinstance(item, Post) and item.original_id == "103")


@pytest.mark.parametrize(
    "more",
    [
        {"body": "<p>Trim the wick.</p><p>Twice.</p>"},
        {"bodyRaw": OPERATIONS},
        {"bodyRaw": json.dumps(OPERATIONS)},
        {"bodyRaw": "<p>Trim the wick.</p><p>Twice.</p>", "format": "Html"},
        {"bodyRaw": [{"type": "p", "children": [{"text": line}]} for line in ("Trim the wick.", "Twice.")], "format": "rich2"},
    ],
)
def test_a_quotation_keeps_its_words_its_author_and_its_address(more: dict[str, object]) -> None:
    data = {**QUOTED, **more}
    made = body("Rich", json.dumps([{"insert": {"embed-external": {"data": data}}}, {"insert": "I did.\n"}]))
    assert made == (
        "> **Wren Okafor** [wrote](https://lanternside.example/discussion/comment/101#Comment_101):\n>\n"
        "> Trim the wick.\n>\n> Twice.\n\nI did."
    )


def test_a_quotation_of_the_first_version_keeps_its_words() -> None:
    data = {
        "url": QUOTED["url"],
        "type": "quote",
        "attributes": {"commentID": 101, "body": "<p>Trim.</p>", "insertUser": QUOTED["insertUser"]},
    }
    made = body("Rich", json.dumps([{"insert": {"embed-external": {"data": data}}}, {"insert": "\n"}]))
    assert made.startswith("> **Wren Okafor** [wrote](")
    assert made.endswith("> Trim.")


def test_the_nodes_of_the_second_editor() -> None:
    made = body("rich2", json.dumps(NODES))
    for part in (
        "## Wicks", "Trim **it** & [*the table*](https://lamps.example/a)@Pell😀", "- one", "1. within", "> said once",
        "<details>", "the keeper", "```\nif a < b:\n    burn()\n```", "| oil | 2 |", "[Prices](https://lamps.example/b)",
        "> **Wren Okafor** [wrote](", "> Twice.", "kept",
    ):  # fmt: skip
        assert part in made, made
    assert '"type"' not in made


def test_nodes_in_nodes_have_a_bound_and_lose_no_word() -> None:
    node: dict[str, object] = {"text": "deep"}
    for _ in range(300):
        node = {"type": "blockquote", "children": [node]}
    assert "deep" in body("Rich2", json.dumps([node]))
    assert "not JSON" in body("rich2", "not JSON [")


def test_what_came_from_ip_board_is_no_mark_up_to_read() -> None:
    said = (
        "[quote name='Wren Okafor' post='101']Trim.[/quote]<br />I did, see [url=\"https://lamps.example/a\"]the table[/url] "
        "[b]now[/b] <img src='style_emoticons/<#EMO_DIR#>/smile.gif'>"
    )
    made = body("IPB", said)
    assert "**Wren Okafor**" in made
    assert "[the table](https://lamps.example/a) **now**" in made
    assert "[quote" not in made
    assert "EMO_DIR" not in made
