"""content/README.md says what the code does: its tables hold exactly the keys, and its examples are read without a fault."""

from __future__ import annotations
from support.paths import PROJECT

import re
from pathlib import Path

import pytest

from stillboard.content.records import KEYS, dumps, examine
from stillboard.content.takedown import Takedown
from stillboard.content.values import STATES
from stillboard.model import Board, DateSource, Forum, Member, Post, State, Thread

README = (PROJECT / "content" / "README.md").read_text(encoding="utf-8")
SECTIONS = {"Posts": Post, "Threads": Thread, "Forums": Forum, "Boards": Board, "Members": Member, "Takedowns": Takedown}
each_kind = pytest.mark.parametrize(("title", "kind"), SECTIONS.items(), ids=SECTIONS)


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@each_kind
def test_the_table_holds_the_keys_in_their_order(title, kind):
    rows = re.findall(r"^\| `([A-Z][a-z-]+)`( \*\*\+\*\*)? \| \S", section(title), re.MULTILINE)
    assert [(name, bool(many)) for name, many in rows] == [(key.name, key.many) for key in KEYS[kind]]


@each_kind
def test_the_example_is_as_the_converter_writes_it(title, kind):
    example = section(title).partition(f"```{kind.__name__.lower()}\n")[2].partition("\n```\n")[0] + "\n"
    file = re.search(r"`([a-z]+/lanternside-forum\S*?\.md)`", section(title))
    assert file
    record, problems = examine(kind, example, file[1])
    assert problems == []
    assert dumps(record) == example


def test_the_closed_lists_are_given_whole():
    posts = section("Posts")
    assert all(f"`{value}`" in posts for value in (*DateSource, *State))
    assert all(f"`{value}`" in section("Threads") for value in STATES)
