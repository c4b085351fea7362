"""Rows of a dump: those of a statement's VALUES, and those of lines of COPY; the wanted columns of them, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import expressions, grammar, literals
from .faults import Faults
from .wanted import UNKNOWN, Kind, Row, Table, places, tested
from .window import LARGEST, Window, skip_string

_OWN_SEPARATOR = re.compile(rb"DELIMITER\b\s*(?:AS\s*)?E?'(\\t|[^'\\])'", re.IGNORECASE)
_OWN_NULL = re.compile(rb"NULL\b\s*(?:AS\s*)?E?'([^']{0,20})'", re.IGNORECASE)
_NO_LINES = re.compile(rb"\b(?:csv|binary|header|quote|escape)\b", re.IGNORECASE)


def form_of_lines(options: bytes) -> tuple[bytes, bytes] | None:
    """How COPY parts fields, and how it writes NULL, by its options; None for a form that is no lines of text."""
    if _NO_LINES.search(options):
        return None
    separator, nothing = _OWN_SEPARATOR.search(options), _OWN_NULL.search(options)
    return b"\t" if separator is None or separator[1] == b"\\t" else separator[1], nothing[1] if nothing else b"\\N"


def assigned(window: Window, at: int, *, backslashes: bool) -> tuple[list[str], list[bytes], bytes]:
    """The columns of INSERT … SET a=1, b=2 and their values, and the sign behind them; `at`: behind the table's name. No column
    if it is not understood.
    """
    match = grammar.ASSIGNED.match(window.data, at)
    columns: list[str] = []
    values: list[bytes] = []
    place = match.end() - window.at if match else 0
    while match and (name := grammar.ASSIGNMENT.match(window.data, window.at + place)):
        try:
            split = expressions.split_value(window.data, name.end(), backslashes=backslashes)
        except expressions.Odd:
            break
        if split is not None:
            columns.append(grammar.names(name[1])[-1].lower())
            values.append(split[0])
            place = split[1] - window.at
            sign = window.data[split[1] : split[1] + 1]
            if sign != b",":
                return columns, values, sign
            place += 1
        elif window.length > LARGEST or not window.more():
            break
    return [], [], b""


class Plan:
    """How the rows of one table are read, by the columns that a statement lists or the table has."""

    def __init__(
        self, table: Table, columns: Sequence[str], name: str, window: Window, faults: Faults, *, backslashes: bool
    ) -> None:
        """`name`: of the table, as the dump has it."""
        self._name, self._backslashes, self._table = name, backslashes, table
        self._window, self._faults, self._count = window, faults, len(columns)
        self._places = places(table, columns)
        used = sorted({place for place in self._places if place is not None})
        group = {place: n for n, place in enumerate(used)}
        groups = [None if place is None else group[place] for place in self._places]
        readers: dict[Kind, Callable[..., Any]] = {
            Kind.NUMBER: literals.number,
            Kind.WORDS: literals.value,
            Kind.FILLED: literals.filled,
        }
        self._readers = tuple((place, readers[kind]) for place, kind in zip(groups, table.kinds, strict=True))
        self._used = used
        self.met = 0  # rows that came, whatever is made of them
        self._tests = [(groups[place], values) for place, values in tested(table, table.columns)]
        self._row = grammar.row(frozenset(used), len(columns), backslashes=backslashes)

    def rows(self, pass_over: Callable[[], object]) -> Iterator[Row]:
        """The rows of a statement from behind VALUES on, up to its end. `pass_over` goes behind the end of the statement."""
        match_row, window = self._row.match, self._window
        while True:
            match = match_row(window.data, window.at)
            if match is not None:
                window.at = match.end()
                self.met += 1
                *found, sign = match.groups()
                row = self._made(found)
            else:
                row, sign = self._slowly(pass_over)
            if row is not None:
                yield row
            if sign == b";":
                return

    def assigned(self, values: Sequence[bytes]) -> Row | None:
        """The row of INSERT … SET, by the values in the order of the columns."""
        self.met += 1
        return self._worked_out([values[place] for place in self._used])

    def _made(self, found: list[bytes]) -> Row | None:
        backslashes = self._backslashes
        try:
            for place, values in self._tests:
                if place is None or literals.value(found[place], backslashes=backslashes) not in values:
                    return None
            return tuple(
                [None if place is None else read(found[place], backslashes=backslashes) for place, read in self._readers]
            )
        except literals.Unknown:
            return self._worked_out(found)

    def _worked_out(self, found: Sequence[bytes]) -> Row | None:
        """The row whose values are expressions. What only a server knows is UNKNOWN, and counted."""
        for place, values in self._tests:
            if place is None:
                return None
            try:
                if expressions.value(found[place], backslashes=self._backslashes) not in values:
                    return None
            except literals.Unknown:
                self._faults.value(self._name, "a column that says which rows are read", self._window)
                return None
        row: list[int | bytes | memoryview | None] = []
        for (place, read), column in zip(self._readers, self._table.columns, strict=True):
            try:
                row.append(None if place is None else self._value(found[place], read))
            except literals.Unknown:
                self._faults.value(self._name, column, self._window)
                row.append(UNKNOWN)
        return tuple(row)

    def _value(self, raw: bytes, read: Callable[..., Any]) -> int | bytes | None:
        if read is literals.filled:
            return literals.filled(raw)
        said = expressions.value(raw, backslashes=self._backslashes)
        return literals.number_of(said) if read is literals.number else said

    def _slowly(self, pass_over: Callable[[], object]) -> tuple[Row | None, bytes]:
        """A row that is not written as most dumpers do, and the sign behind it: ";" where there is no further row."""
        window, faults = self._window, self._faults
        try:
            split = expressions.split_row(window.data, window.at, backslashes=self._backslashes)
        except expressions.Odd:
            faults.count("odd", self._name, window)
            pass_over()
            return None, b";"
        if split is None:
            return self._not_whole()
        values, end = split
        behind = grammar.BEHIND.match(window.data, end)
        if behind is None and window.length <= LARGEST and window.more():
            return None, b","  # the same row again, with more at hand
        self.met += 1
        if len(values) == self._count:
            row = self._worked_out([values[place] for place in self._used])
        else:
            row = None
            faults.count("wide", self._name, window)
        if behind is None:
            window.at = len(window.data)
            faults.broken = self._name
            return row, b";"
        if behind[1] in b",;":
            window.at = behind.end()
            return row, behind[1]
        window.at = behind.start(1)
        if not grammar.TAIL.match(window.data, window.at):
            faults.count("odd", self._name, window)
        elif grammar.REPLACES.match(window.data, window.at):
            faults.replacing[self._name] = "UPDATE"
        pass_over()
        return row, b";"

    def _not_whole(self) -> tuple[None, bytes]:
        window = self._window
        if window.length > LARGEST:
            self._faults.count("large", self._name, window)
            return None, self._skip_row(window)
        if window.more():
            return None, b","
        rest = grammar.BEHIND.match(window.data, window.at)
        here = grammar.passed(backslashes=self._backslashes).match(window.data, window.at)
        if rest and here and window.data[here.end() : here.end() + 1] == b";":
            self._faults.count("odd", self._name, window)  # it goes on behind this statement
            window.at = here.end() + 1
        else:
            self._faults.broken = self._name
            window.at = len(window.data)
        return None, b";"

    def _skip_row(self, window: Window) -> bytes:
        """Go behind a row that is larger than what is held; the sign behind it."""
        depth = 0
        token = re.compile(rb"['\"();]")
        while True:
            match = token.search(window.data, window.at)
            if match is None:
                window.at = len(window.data)
                if not window.more():
                    return b";"
                continue
            window.at = match.end()
            sign = match[0]
            if sign in (b"'", b'"'):
                skip_string(window, sign, backslashes=self._backslashes)
            elif sign == b"(":
                depth += 1
            elif sign == b")":
                depth -= 1
            if depth <= 0 and sign == b")":
                window.ahead(64)
                behind = re.compile(rb"\s*+([,;])").match(window.data, window.at)
                window.at = behind.end() if behind else window.at
                return behind[1] if behind else b";"
            if sign == b";":
                return b";"


class Lines:
    """How the lines of a block of COPY are read."""

    def __init__(self, table: Table, columns: Sequence[str], name: str, window: Window, faults: Faults) -> None:
        """`name`: of the table, as the dump has it."""
        self._table, self._name, self._window, self._faults = table, name, window, faults
        self._columns = len(columns)
        self._places = places(table, columns)
        self._tests = [(self._places[place], values) for place, values in tested(table, table.columns)]

    def rows(self, separator: bytes, nothing: bytes) -> Iterator[Row]:
        """The rows up to the end of the block. `nothing`: how NULL is written."""
        window, faults = self._window, self._faults
        while True:
            line = window.next_line()
            if line is None:
                if not window.length and window.ended:
                    faults.broken = self._name
                    return
                faults.count("large", self._name, window)
                continue
            line = line.removesuffix(b"\r")
            if line == b"\\.":
                return
            fields = line.split(separator)
            if window.data[window.at - 1 : window.at] != b"\n":
                faults.broken = self._name
                return
            if len(fields) != self._columns:
                faults.count("wide", self._name, window)
            elif (row := self._row(fields, nothing)) is not None:
                yield row

    def _row(self, fields: list[bytes], nothing: bytes) -> Row | None:
        """The wanted columns of a line; None for a row that is not wanted."""
        for at, values in self._tests:
            if at is None or literals.copied(fields[at], nothing) not in values:
                return None
        row: list[int | bytes | memoryview | None] = []
        for column, at, kind in zip(self._table.columns, self._places, self._table.kinds, strict=True):
            if at is None:
                row.append(None)
            elif kind is Kind.FILLED:
                row.append(int(fields[at] not in (b"", nothing, b"0")))
            else:
                said = literals.copied(fields[at], nothing)
                try:
                    row.append(literals.number_of(said) if kind is Kind.NUMBER else said)
                except literals.Unknown:
                    self._faults.value(self._name, column, self._window)
                    row.append(UNKNOWN)
        return tuple(row)
