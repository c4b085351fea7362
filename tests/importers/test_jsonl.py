"""Stillboard's own JSON Lines: its page says what is so, mistakes are reported with their lines, order does not matter."""

from __future__ import annotations

import json
import random
import re
import tracemalloc
from collections.abc import Iterator

import pytest

from stillboard.dumps import Capture, attachment_path
from stillboard.errors import Drift, DumpError
from stillboard.importers.jsonl import IMPORTER
from stillboard.importers.jsonl.lines import KEYS
from stillboard.model import Attachment, AuthorKind, Board, Forum, Item, Member, Post, Remark, Skipped, Thread
from support.paths import PROJECT

PAGE = (PROJECT / "docs" / "jsonl.md").read_text(encoding="utf-8")
Line = dict[str, object]
THREAD = {"type": "thread", "id": 1, "title": "Lamps"}


def read(*lines: object) -> tuple[list[Item], str]:
    """What comes of the lines, and what is said at the end."""
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    capture = Capture("export.jsonl", lambda: data)
    assert IMPORTER.accepts(capture)
    found: list[Item] = []
    try:
        found.extend(IMPORTER.posts(capture))
    except DumpError as error:
        return found, str(error)
    return found, ""


def post(own: object = 1, **facts: object) -> Line:
    return {"type": "post", "id": own, "thread": 1, "author": "Pell", "body": "Oil."} | facts


def of(kind: type, items: list[Item]) -> list:
    return [item for item in items if isinstance(item, kind)]


# --- the page about it


def test_the_examples_of_the_page_are_read_without_a_fault() -> None:
    [example] = re.findall(r"```jsonl\n(.*?)```", PAGE, re.DOTALL)
    items, said = read(*example.splitlines())
    assert said == ""
    assert [(one.title, one.engine) for one in of(Forum, items)] == [("Lanternside", "phpBB 3")]
    assert [(one.title, one.parents) for one in of(Board, items)] == [("Workshop", ()), ("Lamps", ("Workshop",))]
    assert [one.boards for one in of(Thread, items)] == [("Workshop", "Lamps")]
    assert [one.author for one in of(Post, items)] == ["Marlow", "Wren Okafor"]
    assert "**Marlow** [wrote](https://lanternside.example/viewtopic.php?p=9001#p9001):" in of(Post, items)[1].body
    [file] = of(Attachment, items)
    assert file.read() == b"Wick: flat.\n"


def test_the_table_of_the_page_has_every_key() -> None:
    documented: dict[str, set[str]] = {kind: {"type"} for kind in KEYS}
    kind = ""
    for first, keys in re.findall(r"^\| ?(\w*) \| (`.*?) \|", PAGE, re.MULTILINE):
        kind = first or kind
        documented[kind] |= set(re.findall(r"`(\w+)`", keys))
    assert {kind: sorted(keys) for kind, keys in documented.items()} == {kind: sorted(keys) for kind, keys in KEYS.items()}


def test_the_statements_of_the_page_write_known_keys() -> None:
    statements = re.findall(r"SELECT JSON_OBJECT\((.*?)\)\s*FROM ", PAGE, re.DOTALL)
    assert len(statements) == 20
    for statement in statements:
        flat = re.sub(r"JSON_OBJECT\('Posts', \w+\)", "x", statement)
        pairs = re.findall(r"'(\w+)', ", flat)
        kind = re.search(r"'type', '(\w+)'", flat)
        assert kind
        assert set(pairs) - {kind[1]} <= KEYS[kind[1]], statement


# --- mistakes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (post(2, auhtor="x"), ":3 a post has no key 'auhtor'; did you mean 'author'?"),
        (post(2, date="yesterday"), ":3 'date' is no date: 'yesterday'"),
        (post(2, date=1e300), ":3 'date' is no date"),
        (post(2, body=7), ":3 'body' is a number, not a text"),
        (post(2, state="gone"), ":3 a post's state is deleted or hidden, not 'gone'"),
        (post(2, format="wiki"), ":3 no format is called 'wiki'"),
        (post(2, attachments=[9]), ":3 no attachment has the id '9'"),
        (post(1), ":3 a second post with the id '1'"),
        (post(2, thread=9), ":3 a post of the thread '9', of which there is no line"),
        (post(2, thread=None), ":3 a post without the id of its thread"),
        ({"type": "pots"}, ":3 an object of type 'pots'; did you mean 'post'?"),
        ({"body": "x"}, ":3 an object without a type"),
        ({"type": "thread", "title": "x"}, ":3 a thread without an id"),
        ({"type": "thread", "id": 1, "title": "again"}, ":3 a second thread with the id '1'"),
        ({"type": "thread", "id": 5}, ":3 a thread without a title"),
        ({"type": "member", "id": 5}, ":3 a member without a name"),
        ({"type": "attachment", "id": 9, "name": "x", "data": "!"}, ""),
        ("{", ":3 no JSON"),
        ("[1]", ":3 no object"),
        ("[" * 5000, ":3 JSON that no program reads"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_the_rest_is_read(line: object, said: str) -> None:
    items, found = read(THREAD, post(1), line, post(3, body="Gas."))
    assert said in found
    assert [one.original_id for one in of(Post, items) if one.original_id != "2"] == ["1", "3"]
    assert not found or of(Remark, items)


def test_a_line_that_is_no_utf8_is_read_and_reported() -> None:
    data = (json.dumps(THREAD) + "\n" + json.dumps(post(1, body="Óleo."), ensure_ascii=False)).encode("latin-1")
    found: list[Item] = []
    with pytest.raises(DumpError, match=":2 no UTF-8"):
        found.extend(IMPORTER.posts(Capture("export.jsonl", lambda: data)))
    assert [one.body for one in of(Post, found)] == ["\N{REPLACEMENT CHARACTER}leo."]


def test_a_file_without_posts_is_no_success() -> None:
    with pytest.raises(Drift):
        list(IMPORTER.posts(Capture("x.jsonl", lambda: json.dumps(THREAD).encode())))


def test_boards_around_themselves_and_files_outside_lead_nowhere() -> None:
    items, said = read(
        {"type": "board", "id": 1, "title": "A", "parent": 2},
        {"type": "board", "id": 2, "title": "B", "parent": 1},
        THREAD | {"board": 1},
        {"type": "attachment", "id": 3, "path": "../../etc/passwd"},
        post(attachments=[3]),
    )
    assert [one.boards for one in of(Thread, items)] == [("B", "A")]
    assert "no attachment has the id '3'" in said
    assert not of(Attachment, items)


# --- order and size


def test_the_order_of_lines_does_not_matter_for_threads() -> None:
    lines = [THREAD, THREAD | {"id": 2, "title": "Bells"}, *(post(n, thread=1 + n % 2, number=n) for n in range(1, 9))]
    first = outline(read(*lines)[0])
    shuffled = list(lines)
    random.Random(3).shuffle(shuffled)  # noqa: S311 - any order will do
    assert outline(read(*shuffled)[0]) == first


def outline(items: list[Item]) -> dict[str, list[str]]:
    threads: dict[str, list[str]] = {}
    own = ""
    for item in items:
        if isinstance(item, Thread):
            own = item.title
        elif isinstance(item, Post):
            threads.setdefault(own, []).append(item.original_id)
    return {title: sorted(ids) for title, ids in threads.items()}


def test_memory_does_not_follow_the_file() -> None:
    body = "lamp " * 400

    def lines() -> Iterator[bytes]:
        for n in range(20, 8_020):
            if n % 20 == 0:
                yield json.dumps({"type": "thread", "id": n // 20, "title": f"Thread {n}"}).encode() + b"\n"
            yield json.dumps({"type": "post", "id": n, "thread": n // 20, "author": "Pell", "body": body}).encode() + b"\n"

    capture = Capture("export.jsonl", lambda: b"")
    capture.__dict__["head"] = '{"type": "thread"'
    capture.__dict__["sha256"] = "0" * 64
    capture.lines = lines  # type: ignore[method-assign]
    tracemalloc.start()
    assert sum(isinstance(item, Post) for item in IMPORTER.posts(capture)) == 8_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 * 1024 * 1024  # 16 MB of text; the spill holds so much before it goes to the disk


def test_members_are_given_once_and_those_without_posts_at_the_end() -> None:
    items, _ = read(
        {"type": "member", "id": 7, "name": "Marlow", "counts": {"Posts": 3}},
        {"type": "member", "id": 8, "name": "Silent"},
        THREAD,
        post(1, author=None, author_id=7),
        post(2, author=None, author_id=7),
    )
    assert [one.name for one in of(Member, items)] == ["Marlow", "Silent"]
    assert [one.author for one in of(Post, items)] == ["Marlow", "Marlow"]
    assert not of(Skipped, items)


def test_parts_that_only_some_readers_were_shown_are_gaps() -> None:
    forum = {"type": "forum", "title": "x", "format": "bbcode"}
    body = "Oil [hide=5]SECRET [attach]55[/attach][/hide] burns. [spoiler]It does.[/spoiler]"
    file = {"type": "attachment", "id": 55, "name": "SECRET.txt", "data": "YQ=="}
    items, _ = read(forum, THREAD, file, post(body=body, attachments=[55]))
    assert of(Post, items)[0].body.startswith("Oil […](#hidden) burns.")
    assert "It does." in of(Post, items)[0].body
    assert "SECRET" not in str(items)
    items, _ = read(forum, THREAD, post(body="<p>a [members]SECRET</p><p>[/members] b</p>", format="html"))
    assert "SECRET" not in str(items)


def test_of_the_same_bytes_under_two_names_each_link_has_its_file() -> None:
    items, said = read(
        THREAD,
        post(1, format="bbcode", body="[attach]1[/attach]"),
        post(2, format="bbcode", body="[attach]2[/attach] and [attach]1[/attach]"),
        *({"type": "attachment", "id": n, "name": name, "data": "b2ls"} for n, name in ((1, "mine.txt"), (2, "pells.txt"))),
    )
    kept = [attachment_path(item) for item in items if isinstance(item, Attachment)]
    bodies = " ".join(item.body for item in items if isinstance(item, Post))
    assert said == ""
    assert [path.rpartition("-")[2] for path in kept] == ["mine.txt", "pells.txt"]
    assert [bodies.count(path) for path in kept] == [2, 1]


def test_an_attachment_may_say_where_the_forum_had_it() -> None:
    forum = {"type": "forum", "title": "Lanternside", "address": "https://forum.lanternside.example/"}
    files = (
        {"type": "attachment", "id": n, "name": f"{n}.txt", "data": "b2ls", "address": f"attachment.php?aid={n}"} for n in (1, 2)
    )
    items, said = read(
        forum, THREAD, post(1, format="bbcode", body="[attach]1[/attach]"), post(2, attachments=[2]), post(3), *files
    )
    assert said == ""
    assert [item.files for item in items if isinstance(item, Post)] == [
        ("https://forum.lanternside.example/attachment.php?aid=1",),
        ("https://forum.lanternside.example/attachment.php?aid=2",),
        (),
    ]


def test_a_guest_is_no_member_of_the_same_name() -> None:
    items, fault = read(THREAD, post(1, guest=True), post(2, guest=0), post(3, author_id=7, guest=1))
    assert [(one.author_is, one.author_id) for one in of(Post, items)] == [(AuthorKind.GUEST, ""), (None, ""), (None, "7")]
    assert "a guest has no author_id" in fault
