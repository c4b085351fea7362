"""The statements of a dump, one after the other: which tables it creates, and the rows of those that are wanted.

What the dumpers of MySQL and MariaDB, phpMyAdmin, Adminer, HeidiSQL, Sequel, pg_dump and sqlite3 write. A dump is bytes: strings
are in any encoding, and hold whatever people wrote, also SQL. Statements of other tables are passed over, in one search each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from . import grammar
from .rows import Faults, Plan, row_of_line
from .wanted import Found, Key, Row, Table, Tables, places
from .window import LARGEST, Window, skip_string

_HEAD = 64 * 1024  # bytes in which the beginning of a statement ends
_CREATED = 1024 * 1024  # bytes that a CREATE TABLE may have


class Statements:
    """A dump of SQL, being read once."""

    def __init__(self, stream: BinaryIO, wanted: Mapping[Key, Table], tell: Callable[[int], object] = int) -> None:
        """`wanted` are the tables whose rows `rows` gives."""
        self._window = Window(stream, tell)
        self._wanted = wanted
        self._plans: dict[tuple[Key, tuple[str, ...]], Plan] = {}
        self.tables: Tables = {}
        self.faults = Faults()
        self.database = ""  # that USE names
        self.charset = ""
        self.updates = 0
        self._last = ""  # the table that the dump speaks of last
        self._is_open = False  # it began as dumpers do that say where they end, and did not say so
        self.backslashes = True
        self._inside = ""  # the table of the statement being read

    def rows(self) -> Iterator[tuple[Key, Row]]:
        """The rows of the wanted tables in the dump's order. Meanwhile `tables` gathers all of them."""
        window = self._window
        while self._next():
            word = grammar.WORD.match(window.data, window.at)
            kind = word[0].upper() if word else b""
            if kind in {b"INSERT", b"REPLACE"}:
                yield from self._insert()
            elif kind == b"COPY":
                yield from self._copy()
            else:
                self._other(kind)
        if window.broken:
            self.faults.broken = self.faults.broken or self._inside or "none"
        self.faults.last = self._last if self._is_open else ""

    @property
    def broken(self) -> Exception | None:
        """Why the stream itself ended early, if it did."""
        return self._window.broken

    def _next(self) -> bool:
        """Go to the next statement. False at the end."""
        window = self._window
        while True:
            window.ahead(_HEAD)
            match = grammar.BLANKS.match(window.data, window.at)
            window.at = match.end() if match else window.at
            if not window.length:
                if window.more():
                    continue
                return False
            if window.length < _HEAD and not window.ended:
                continue
            comment = grammar.COMMENT.match(window.data, window.at)
            if comment is None:
                return True
            self._comment(comment[0])

    def _comment(self, kind: bytes) -> None:
        window = self._window
        said = window.data[window.at : window.at + 1000]
        if kind != b"/*":
            if grammar.ENDED.match(said):
                self._is_open = False
            elif grammar.BEGUN.match(said):
                self._is_open = True
            window.skip_line()
            return
        if said[2:3] in (b"!", b"M"):
            self._note(said.partition(b"*/")[0])
        if not window.skip_to(b"*/"):
            self.faults.broken = self.faults.broken or self._inside or "none"

    def _note(self, said: bytes) -> None:
        """What a statement says of the whole dump."""
        if match := grammar.CHARSET.search(said) or grammar.ENCODING.search(said):
            charset = match[1].decode("ascii", "replace").lower()
            self.charset = self.charset or charset
        if grammar.WITHOUT_BACKSLASHES.search(said):
            self.backslashes = False

    def _other(self, kind: bytes) -> None:
        window = self._window
        data, at = window.data, window.at
        if kind == b"CREATE" and (match := grammar.CREATE.match(data, at)):
            self._create(match)
            return
        if kind.startswith(b"\\") or (kind == b"" and data[at : at + 1] == b"\\"):  # psql's own, such as \restrict
            window.skip_line()
            return
        if kind == b"DELIMITER" and (match := grammar.DELIMITER.match(data, at)):
            window.at = match.end()
            if match[1] != b";" and not window.skip_to(b"DELIMITER ;"):
                return
            window.skip_line()
            return
        if kind == b"USE" and (match := grammar.USE.match(data, at)):
            self.database = grammar.plain_name(match[1])
        elif kind == b"SET":
            self._note(data[at : at + 1000].partition(b";")[0])
        elif kind == b"UPDATE" and grammar.UPDATE.match(data, at):
            self.updates += 1
        if grammar.OF_OTHERS.match(data, at):
            self.backslashes = False
        self._pass_over()

    def _key(self, said: bytes) -> Key:
        parts = grammar.names(said)
        if len(parts) > 1:
            return (self.database if parts[0] == "public" else parts[0]), parts[-1]
        return self.database, parts[-1]

    def _create(self, match: re.Match[bytes]) -> None:
        window = self._window
        key = self._key(match[1])
        start = match.end() - window.at
        self._inside = self._last = key[1]
        window.ahead(_CREATED)
        begin = window.at
        end = grammar.passed(backslashes=self.backslashes).match(window.data, begin)
        stop = end.end() if end else begin
        body = window.data[begin + start : stop]
        found = self.tables.setdefault(key, Found())
        found.columns = grammar.created_columns(body, backslashes=self.backslashes) or found.columns
        declared = grammar.TABLE_CHARSET.search(body[body.rfind(b")") :])
        found.charset = declared[1].decode("ascii", "replace").lower() if declared else found.charset
        self._pass_over()

    def _pass_over(self) -> None:
        """Go behind the semicolon that ends the statement."""
        window = self._window
        expression = grammar.passed(backslashes=self.backslashes)
        while True:
            match = expression.match(window.data, window.at)
            before, window.at = window.at, match.end() if match else window.at
            rest = window.data[window.at : window.at + 1]
            if rest == b";":
                window.at += 1
                self._inside = ""
                return
            if window.length > LARGEST and window.at == before:
                window.at += 1
                skip_string(window, rest, backslashes=self.backslashes and rest != b"`")
            elif not window.more():
                if window.length or self._inside:
                    self.faults.broken = self.faults.broken or self._inside or "none"
                window.at = len(window.data)
                return

    def _insert(self) -> Iterator[tuple[Key, Row]]:
        window = self._window
        match = grammar.INSERT.match(window.data, window.at)
        if match is None:
            self._pass_over()
            return
        key = self._key(match[1])
        listed = tuple(name.lower() for name in grammar.names(match[2])) if match[2] else None
        found = self.tables.setdefault(key, Found())
        if found.columns is None and listed:
            found.columns = list(listed)
        self._inside = self._last = key[1]
        if key not in self._wanted:
            self._pass_over()
            return
        plan = self._plan(key, listed)
        if plan is None:
            self.faults.count(self.faults.unnamed, key[1])
            self._pass_over()
            return
        window.at = match.end()
        for row in plan.rows(window, self.faults, self._pass_over):
            found.rows += 1
            yield key, row
        self._inside = ""

    def _plan(self, key: Key, listed: tuple[str, ...] | None) -> Plan | None:
        """How the rows of a statement are read; a table that is created again may have other columns than before."""
        columns = listed or tuple(self.tables[key].columns or ())
        if not columns:
            return None
        if (key, columns) not in self._plans:
            self._plans[key, columns] = Plan(self._wanted[key], columns, key[1], backslashes=self.backslashes)
        return self._plans[key, columns]

    def _copy(self) -> Iterator[tuple[Key, Row]]:
        window = self._window
        match = grammar.COPY.match(window.data, window.at)
        if match is None:
            self._pass_over()
            return
        key = self._key(match[1])
        found = self.tables.setdefault(key, Found())
        if match[2]:
            found.columns = [name.lower() for name in grammar.names(match[2])]
        self._inside = self._last = key[1]
        window.at = match.end()
        table = self._wanted.get(key)
        if table is None or not found.columns:
            if table is not None:
                self.faults.count(self.faults.unnamed, key[1])
            if window.data[window.at : window.at + 2] != b"\\." and not window.skip_to(b"\n\\."):
                self.faults.broken = key[1]
            window.skip_line()
            self._inside = ""
            return
        for fields in self._lines(len(found.columns), key[1]):
            row = row_of_line(table, places(table, found.columns), fields)
            if row is not None:
                found.rows += 1
                yield key, row
        self._inside = ""

    def _lines(self, columns: int, table: str) -> Iterator[list[bytes]]:
        window = self._window
        while True:
            line = window.line()
            if line is None:
                if not window.length and window.ended:
                    self.faults.broken = table
                    return
                self.faults.count(self.faults.large, table)
                continue
            line = line.removesuffix(b"\r")
            if line == b"\\.":
                return
            fields = line.split(b"\t")
            if len(fields) == columns:
                yield fields
            elif window.ended and not window.length:
                self.faults.broken = table
                return
            else:
                self.faults.count(self.faults.wide, table)
