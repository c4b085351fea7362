"""The temporary file in which a database's rows wait."""

from __future__ import annotations

import sqlite3

import pytest

from stillboard.errors import Unreadable
from stillboard.importers._sql.store import Store
from stillboard.importers._sql.wanted import Table

TABLE = Table("t", numbers="n", words="said", filled="secret")


def test_a_temporary_file_that_cannot_be_locked_or_written_is_a_line_and_leaves_nothing(tmp_path, monkeypatch):
    class Refusing(sqlite3.Connection):
        def execute(self, sql: str, *_: object) -> sqlite3.Cursor:
            if sql.startswith("BEGIN"):
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **options: connect(*args, **options, factory=Refusing))
    with pytest.raises(Unreadable, match="disk I/O error"):
        Store([TABLE], tmp_path)
    assert list(tmp_path.iterdir()) == []
