"""A file of SQLite as rows, read only: nothing in it is ever run, and no view, trigger or function of it is looked at."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from ...errors import DumpError, Unreadable
from . import literals
from .faults import Faults
from .store import temporary_file
from .wanted import UNKNOWN, Found, Key, Kind, Row, Table, Tables, places, tested
from .window import LARGEST

MAGIC = b"SQLite format 3\0"
_BLOCK = 1024 * 1024
_NUMBERS = ("rowid", "_rowid_", "oid")
_FIRST = -(2**63)  # below all numbers of rows but one, which SQLite gives none


class SqliteFile:
    """The tables of a file."""

    def __init__(self, stream: BinaryIO, name: str, folder: Path | None) -> None:
        """It is copied into a temporary file in `folder`, which has lost its name before anything is in it: nothing is left of it
        even after a kill. DumpError if it is broken.
        """
        self._name = name
        self.faults = Faults()
        self.errors: list[DumpError] = []  # of tables that are damaged
        handle, self._path = temporary_file(folder)
        with os.fdopen(handle, "wb") as copy:
            # SQLite opens the file here, and reads in it when it is asked: by then it is filled.
            self._database = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&nolock=1", uri=True)
            with contextlib.suppress(OSError):  # Windows keeps what is open: `close` takes it away
                self._path.unlink()
            try:
                self.in_two = self._copied(stream, copy)
            except OSError as error:
                raise Unreadable(
                    f"it cannot be copied ({error.strerror})",
                    where=name,
                    todo="make room for a copy, or name another folder with --cache",
                ) from error
        self._database.text_factory = bytes
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
        with self._explained():
            self._database.execute("PRAGMA trusted_schema = OFF")
            self._database.execute("PRAGMA cell_size_check = ON")
            self.tables = self._listed()

    def _copied(self, stream: BinaryIO, copy: BinaryIO) -> bool:
        """Whether the newest of it may lie in another file, its write-ahead log. The copy is one of those that have none."""
        first = stream.read(_BLOCK)
        in_two = first[18:20] == b"\2\2"
        copy.write(first[:18] + b"\1\1" + first[20:] if in_two else first)
        while block := stream.read(_BLOCK):
            copy.write(block)
        copy.flush()
        return in_two

    def _explained(self, table: str = "") -> contextlib.AbstractContextManager[None]:
        return _explained(self._name, table)

    def _listed(self) -> Tables:
        found: Tables = {}
        names = self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        for (name,) in names.fetchall():
            try:
                table = name.decode("utf-8")
            except UnicodeDecodeError:
                self.faults.said.append(f"a table whose name is no text ({name[:60]!r}) was left out")
                continue
            columns = [
                row[1].decode("utf-8", "replace").lower()
                for row in self._database.execute(f"PRAGMA table_info({_quoted(table)})")
            ]
            found["", table] = Found(columns)
        return found

    def rows(self, wanted: Mapping[Key, Table], tell: Callable[[int], object] = int) -> Iterator[tuple[Key, Row]]:
        """The rows of the wanted tables. One that is damaged ends where the damage begins; it is an error of `errors`."""
        for key, table in wanted.items():
            known = self.tables[key]
            try:
                with self._explained(key[1]):
                    for row in self._asked(key[1], table, known.columns or []):
                        if not known.rows % 10_000:
                            tell(known.rows)
                        known.rows += 1
                        yield key, self._row(row, table, key[1])
            except DumpError as error:
                self.errors.append(error)
                self.faults.damaged.add(key[1])

    def _asked(self, name: str, table: Table, columns: list[str]) -> Iterator[tuple[object, ...]]:
        shown = ", ".join(
            "NULL" if place is None else _shown(column, kind)
            for place, column, kind in zip(places(table, columns), table.columns, table.kinds, strict=True)
        )
        only, values = _condition(table, columns)
        number = self._number(name, columns)
        if not number:
            yield from self._database.execute(f"SELECT {shown} FROM {_quoted(name)} WHERE {only}", values)  # noqa: S608 - names are quoted
            return
        question = f"SELECT {number}, {shown} FROM {_quoted(name)} WHERE {only} AND {number} > ? ORDER BY {number}"  # noqa: S608 - the same
        last = _FIRST
        is_whole = True
        while True:  # a row is asked for before the one before it is given: at a value too large those around it come one by one
            try:
                limit = "" if is_whole else " LIMIT 1"
                for at, *row in self._database.execute(question + limit, (*values, last)):
                    last, is_whole = at, True
                    yield tuple(row)
                if not limit or not is_whole:
                    return
            except sqlite3.DataError as error:
                if "too big" not in str(error):
                    raise
                if not is_whole:
                    rest = f"SELECT MIN({number}) FROM {_quoted(name)} WHERE {only} AND {number} > ?"  # noqa: S608 - the same
                    ((last,),) = self._database.execute(rest, (*values, last)).fetchall()
                    self.faults.large[name] = self.faults.large.get(name, 0) + 1
                is_whole = not is_whole

    def _number(self, name: str, columns: list[str]) -> str:
        """What the number of a table's rows is called; "" if it has none."""
        for number in _NUMBERS:
            if number not in columns:
                with contextlib.suppress(sqlite3.OperationalError):
                    self._database.execute(f"SELECT {number} FROM {_quoted(name)} LIMIT 0")  # noqa: S608 - the same
                    return number
        return ""

    def _row(self, row: tuple[object, ...], table: Table, name: str) -> Row:
        made: list[int | bytes | memoryview | None] = []
        for value, kind, column in zip(row, table.kinds, table.columns, strict=True):
            said = str(value).encode() if isinstance(value, int | float) else value
            if kind is Kind.WORDS or not isinstance(said, bytes):
                made.append(said if isinstance(said, bytes) else None)
                continue
            try:
                made.append(literals.number_of(said))
            except literals.Unknown:
                self.faults.value(name, column)
                made.append(UNKNOWN)
        return tuple(made)

    def close(self) -> None:
        """Let it go."""
        self._database.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(name: str, table: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        why = "a name in it is no text" if isinstance(error, UnicodeDecodeError) else str(error)
        what = f"is damaged in the table {table}" if table else "is damaged"
        raise DumpError(f"{what} ({why})", where=name, todo="run: sqlite3 FILE .recover > recovered.sql") from error


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
    return " AND ".join(parts) or "1", values
