"""What a dump runs, or takes back: it is not carried out, and said."""

from __future__ import annotations

import io
from typing import Any

import pytest

from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Table

TABLE = Table("t", numbers="n", words="said")
CREATED = b"CREATE TABLE `t` (`n` int PRIMARY KEY, `said` text, `other` text, `secret` text);\n"
SQLITE = b"PRAGMA foreign_keys=OFF;\n" + CREATED
TWO = [(1, b"a"), (2, b"b")]


def read(dump: bytes) -> tuple[list[Any], Statements]:
    found = Statements(io.BytesIO(dump), {("", "t"): TABLE})
    return [row for _, row in found.rows()], found


@pytest.mark.parametrize("form", [b"CALL x();", b"EXECUTE x;", b"DELIMITER $$\nCALL x()$$\nDELIMITER ;\n"])
def test_what_is_run_is_named_with_its_line(form: bytes) -> None:
    found, reading = read(CREATED + b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');\n" + form)
    assert [row[:2] for row in found] == TWO
    (said,) = reading.faults.told()
    assert said.startswith("x: 1 calls of a procedure")
    assert said.endswith("(line 3)") or b"DELIMITER" in form


def test_a_dump_of_a_damaged_file_ends_early() -> None:
    found, reading = read(SQLITE + b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');\nROLLBACK; -- due to errors\n")
    assert [row[:2] for row in found] == TWO
    assert reading.faults.broken == "none"
    assert reading.faults.changing == {}
