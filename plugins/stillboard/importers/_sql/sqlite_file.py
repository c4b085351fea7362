"""A file of SQLite as rows, read only: nothing in it is ever run, and no view, trigger or function of it is looked at."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from ...errors import DumpError
from . import literals
from .wanted import Found, Key, Kind, Row, Table, Tables, places, tested

MAGIC = b"SQLite format 3\0"
_BLOCK = 1024 * 1024


class SqliteFile:
    """The tables of a file."""

    def __init__(self, stream: BinaryIO, name: str, folder: Path | None) -> None:
        """It is copied into a temporary file in `folder`, which has no name as soon as it is open. DumpError if it is broken."""
        self._name = name
        handle, path = tempfile.mkstemp(prefix=".stillboard-", suffix=".sqlite", dir=folder)
        try:
            with os.fdopen(handle, "wb") as copy:
                while block := stream.read(_BLOCK):
                    copy.write(block)
            self._database = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True)
            self._database.text_factory = bytes
            with self._explained():
                self._database.execute("PRAGMA trusted_schema = OFF")
                self._database.execute("PRAGMA cell_size_check = ON")
                self.tables = self._listed()
        finally:
            with contextlib.suppress(OSError):  # Windows keeps what is open: `close` takes it away
                Path(path).unlink()
        self._path = Path(path)

    def _explained(self) -> contextlib.AbstractContextManager[None]:
        return _explained(self._name)

    def _listed(self) -> Tables:
        found: Tables = {}
        names = self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        for (name,) in names.fetchall():
            table = name.decode("utf-8", "replace")
            columns = [
                row[1].decode("utf-8", "replace").lower()
                for row in self._database.execute(f"PRAGMA table_info({_quoted(table)})")
            ]
            found["", table] = Found(columns)
        return found

    def rows(self, wanted: Mapping[Key, Table], tell: Callable[[int], object] = int) -> Iterator[tuple[Key, Row]]:
        """The rows of the wanted tables."""
        for key, table in wanted.items():
            known = self.tables[key]
            where = places(table, known.columns or [])
            shown = ", ".join(
                "NULL" if place is None else _shown(column, kind)
                for place, column, kind in zip(where, table.columns, table.kinds, strict=True)
            )
            only, values = _condition(table, known.columns or [])
            with self._explained():
                for number, row in enumerate(self._database.execute(f"SELECT {shown} FROM {_quoted(key[1])}{only}", values)):  # noqa: S608 - names are quoted
                    if not number % 10_000:
                        tell(number)
                    known.rows += 1
                    yield key, _row(row, table)

    def close(self) -> None:
        """Let it go."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DumpError(f"is damaged ({error})", where=name, todo="run: sqlite3 FILE .recover > recovered.sql") from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shown(column: str, kind: Kind) -> str:
    """What is asked of a column."""
    name = _quoted(column)
    return f"COALESCE(CAST({name} AS TEXT), '') NOT IN ('', '0')" if kind is Kind.FILLED else name


def _condition(table: Table, columns: list[str]) -> tuple[str, list[str]]:
    parts, values = [], []
    for place, among in tested(table, table.columns):
        column = table.columns[place]
        if column in columns:
            parts.append(f"CAST({_quoted(column)} AS TEXT) IN ({', '.join('?' * len(among))})")
            values += sorted(value.decode() for value in among)
        else:
            parts.append("0")
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values


def _row(row: tuple[object, ...], table: Table) -> Row:
    made: list[int | bytes | None] = []
    for value, kind in zip(row, table.kinds, strict=True):
        said = value if isinstance(value, int | bytes) or value is None else str(value).encode()
        if kind is not Kind.WORDS:
            made.append(said if isinstance(said, int) or said is None else literals.number_of(said))
        else:
            made.append(str(said).encode() if isinstance(said, int) else said)
    return tuple(made)
