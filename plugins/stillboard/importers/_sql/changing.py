"""Statements that are not carried out: what changes rows that were read, by whatever words, and what is not understood at all.

Nothing is run here, so that a dump that goes on to change a wanted table holds rows that are not the forum's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from . import grammar
from .faults import Faults
from .naming import Names
from .wanted import Key, Table
from .window import Window

LOOKED_AT = 64 * 1024  # bytes of a statement
_CHANGES = re.compile(rb"\b(?:UPDATE|DELETE|MERGE|TRUNCATE)\b", re.IGNORECASE)
_RUNS = re.compile(rb"\b(?:UPDATE|DELETE|MERGE|TRUNCATE|INSERT|REPLACE|ALTER|DROP|RENAME|LOAD)\b", re.IGNORECASE)
# Also one that goes on behind what is looked at.
_STRING = re.compile(rb"'(?:[^'\\]++|\\.|'')*+(?:'|\\?\Z)|\"(?:[^\"\\]++|\\.|\"\")*+(?:\"|\\?\Z)", re.DOTALL)
_STATEMENT = re.compile(rb"(?:INSERT|REPLACE|UPDATE|DELETE|TRUNCATE|MERGE|WITH|CALL)\b", re.IGNORECASE)
_CALLED = re.compile(rb"(?:CALL|EXECUTE(?:\s+IMMEDIATE)?|PREPARE)\s+([`\w.@\"]{1,100})", re.IGNORECASE)
_INTO_VARIABLE = re.compile(rb"\bINTO\s+@", re.IGNORECASE)
# mysqldump's own, which asks whether the server has MyRocks.
_OF_DUMPER = re.compile(rb"(?:PREPARE\s+s\s+FROM\s+@rocksdb_\w{1,60}|EXECUTE\s+s)\s*(?:\*/\s*)?\Z", re.IGNORECASE)
_MORE_TABLES = re.compile(rb"%s(?:,|USING\b)" % grammar.GAP, re.IGNORECASE)
_DAMAGED = re.compile(rb"ROLLBACK\s*;[ \t]*-- due to errors")
# Of statements that else bring no rows and take none away, such as may run others, also out of strings.
_MAY_RUN = frozenset({b"SET", b"BEGIN", b"ANALYZE", b"SELECT"})
_STRINGS_RUN = frozenset({b"DO", b"EXECUTE", b"PREPARE"})


class Changing:
    """What of the statements of one dump is not carried out."""

    def __init__(self, window: Window, wanted: Mapping[Key, Table], names: Names, faults: Faults) -> None:
        """`faults` counts what is found."""
        self._window, self._wanted, self._names, self._faults = window, wanted, names, faults
        listed = b"|".join(re.escape(name.encode()) for _, name in wanted)
        self._mentions = re.compile(rb"(?<![\w$])(?:%s)(?![\w$])" % (listed or b"(?!)"), re.IGNORECASE)
        self._open = ""  # a wanted table that was filled or emptied since a transaction began

    def refuse(self, kind: str, name: bytes) -> bool:
        """Count a statement about a table, if that is wanted."""
        key = self._names.key(name)
        if key in self._wanted:
            self._faults.count(kind, key[1], self._window)
        return key in self._wanted

    def deleted(self, match: re.Match[bytes], *, backslashes: bool) -> None:
        """DELETE FROM a table, of some rows; where more tables are named, of whichever."""
        if not self.refuse("changing", match[1]) and _MORE_TABLES.match(self._window.data, match.end(1)):
            self.unknown(b"DELETE", backslashes=backslashes)

    def unknown(self, kind: bytes, size: int = LOOKED_AT, *, backslashes: bool) -> None:
        """A statement of which nothing is known: whether it names a table that is wanted, in so many bytes."""
        said = self._said(backslashes=backslashes)[:size]
        if match := self._mentions.search(said):
            looked_at = said if kind in _STRINGS_RUN else _STRING.sub(b"''", said)
            changes = (_RUNS if kind in _STRINGS_RUN else _CHANGES).search(looked_at)
            is_insert = kind in {b"INSERT", b"REPLACE", b"COPY"}  # which adds rows, and may say UPDATE of another table
            self._faults.count("changing" if changes and not is_insert else "unread", self._names.key(match[0])[1], self._window)
        elif (called := _CALLED.match(said)) and not _OF_DUMPER.match(said):
            self._faults.count("calls", called[1].decode("utf-8", "replace"), self._window)
        elif said[:1] in (b",", b"(", b")") and (last := next(reversed(self._names.with_rows), None)) in self._wanted and last:
            self._faults.count("odd", last[1], self._window)  # rows go on behind what ended them

    def harmless(self, kind: bytes, *, backslashes: bool) -> None:
        """A statement of a kind that changes no rows, unless it runs another one, or makes a text that is run later."""
        if kind not in _MAY_RUN:
            return
        said = self._said(backslashes=backslashes)
        if kind == b"SELECT":
            said = b"\n".join(_STRING.findall(said)) if _INTO_VARIABLE.search(said) else b""
        if (match := self._mentions.search(said)) and _RUNS.search(said):
            self._faults.count("changing", self._names.key(match[0])[1], self._window)

    def procedures(self, between: bytes, mark: bytes) -> None:
        """Statements that end with a mark of their own. What only defines a procedure changes nothing."""
        for statement in re.split(rb"(?:\A|%s)\s*" % re.escape(mark), between):
            if not (begins := _STATEMENT.match(statement)):
                continue
            if called := _CALLED.match(statement):
                self._faults.count("calls", called[1].decode("utf-8", "replace"), self._window)
            elif match := self._mentions.search(statement[:LOOKED_AT]):
                adds = begins[0].upper() in {b"INSERT", b"REPLACE"} or not _CHANGES.search(_STRING.sub(b"''", statement))
                self._faults.count("unread" if adds else "changing", self._names.key(match[0])[1], self._window)

    def touched(self, key: Key) -> None:
        """A wanted table was filled or emptied."""
        self._open = key[1]

    def transaction(self, kind: bytes) -> None:
        """A transaction begins or ends. What it did is not done where it is rolled back."""
        if kind in {b"ROLLBACK", b"ABORT"}:
            if _DAMAGED.match(self._window.data, self._window.at):  # as sqlite3 ends a dump of a damaged file
                self._faults.broken = self._faults.broken or "none"
            elif self._open:
                self._faults.count("changing", self._open, self._window)
        self._open = ""

    def _said(self, *, backslashes: bool) -> bytes:
        """The statement, as far as it is looked at."""
        data, at = self._window.data, self._window.at
        whole = grammar.passed(backslashes=backslashes).match(data, at)
        end = whole.end() if whole and data[whole.end() : whole.end() + 1] == b";" else len(data)
        return data[at : min(end, at + LOOKED_AT)]
