"""Dumps that somebody made to keep a reader busy: time grows with their size, memory does not, and what can be read is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from stillboard.importers._sql import sqlite_file as module
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Table
from stillboard.importers._sql.window import BLOCK
from stillboard.model import Post
from support.databases import sqlite_file
from support.databases.cases import CASES
from support.databases.changes import changed, read, told
from support.growth import assert_linear

TABLE = Table("t", numbers="n", words="said")
CREATED = b"CREATE TABLE `t` (`n` int, `said` text);\nCREATE TABLE `u` (`said` text);\n"
FORMS = {
    "strings without an end": b"INSERT INTO `u` VALUES (%s",
    "strings without an end, wanted": b"INSERT INTO `t` VALUES (%s",
    "a statement that nobody knows": b"FOO t %s;",
    "a text that is run": b"DO t %s;",
}


def rows(dump: bytes) -> tuple[list[object], Statements]:
    found = Statements(io.BytesIO(dump), {("", "t"): TABLE})
    return [row for _, row in found.rows()], found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", [b"'", b'"'])
def test_marks_of_strings_without_end_take_time_in_line_with_their_number(form: str, sign: bytes) -> None:
    for odd in (0, 1):
        assert_linear(lambda n, odd=odd: rows(CREATED + FORMS[form] % (sign * (2 * n + odd))), 4_000, factor=3)


@pytest.mark.parametrize("before", range(4))
def test_two_marks_end_no_string_wherever_a_block_ends(before: int) -> None:
    said = b"''" * 5 + b"; INSERT INTO `t` VALUES (9,'no'); " + b"''"
    head = CREATED + b"INSERT INTO `u` VALUES ('"
    dump = head + b"x" * (BLOCK - len(head) - before) + said + b"');\nINSERT INTO `t` VALUES (1,'a');\n"
    found, statements = rows(dump)
    assert found == [(1, b"a")]
    assert not statements.faults.broken


def test_a_value_of_sqlite_that_is_too_large_costs_its_row_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100_000)
    made = CASES["phpbb-3-3"][0]()
    for row in made.tables["posts"][1]:
        if row["post_id"] in {102, 103, 108}:
            row["post_text"] = "x" * 200_000
    found = read(sqlite_file(made, tmp_path / "forum.db"), "phpbb-3-3")
    usual = {item.original_id for item in changed("phpbb-3-3", lambda _: None) if isinstance(item, Post)}
    assert {item.original_id for item in found if isinstance(item, Post)} == usual - {"102", "103", "108"}
    assert "phpbb_posts: 3 rows larger than 64 MB were left out" in told(found)
