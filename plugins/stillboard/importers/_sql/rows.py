"""Rows of a dump: those of a statement's VALUES, and those of lines of COPY; the wanted columns of them, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from . import grammar, literals
from .wanted import Kind, Row, Table, places, tested
from .window import LARGEST, Window, skip_string


@dataclass(slots=True)
class Faults:
    """What of a dump could not be read, by table: counts and a first example each."""

    wide: dict[str, int] = field(default_factory=dict)  # rows with another number of values than the table has columns
    large: dict[str, int] = field(default_factory=dict)  # rows larger than the bound
    unnamed: dict[str, int] = field(default_factory=dict)  # statements of a table whose columns nothing names
    odd: dict[str, int] = field(default_factory=dict)  # statements whose values are none of SQL
    broken: str = ""  # the table that the dump ends in
    damaged: set[str] = field(default_factory=set)  # tables of a file of SQLite that could not be read, or not to their end
    last: str = ""  # the table behind which it ends, where its dumper would have said that it ends there and did not

    def of(self, table: str) -> str:
        """What of a table could not be read, in words; "" if nothing was missed."""
        lost = sum(counts.get(table, 0) for counts in (self.wide, self.large, self.odd))
        if lost:
            return f"{lost} of its rows could not be read"
        if table in self.unnamed:
            return "nothing says which columns its rows fill"
        if table in self.damaged:
            return "the file is damaged before it ends"
        if self.broken == table:
            return "the dump ends in the middle of it"
        return "the dump ends behind it, without the line that its dumper ends with" if self.last == table else ""

    @staticmethod
    def count(where: dict[str, int], table: str) -> None:
        """One more of a table."""
        where[table] = where.get(table, 0) + 1


def row_of_line(table: Table, where: tuple[int | None, ...], fields: list[bytes]) -> Row | None:
    """The wanted columns of a line of COPY; None for a row that is not wanted."""
    for place, values in tested(table, table.columns):
        at = where[place]
        if at is None or literals.copied(fields[at]) not in values:
            return None
    row: list[int | bytes | None] = []
    for at, kind in zip(where, table.kinds, strict=True):
        if at is None:
            row.append(None)
        elif kind is Kind.FILLED:
            row.append(int(fields[at] not in (b"", b"\\N", b"0")))
        else:
            said = literals.copied(fields[at])
            row.append(literals.number_of(said) if kind is Kind.NUMBER else said)
    return tuple(row)


class Plan:
    """How the rows of one table are read, by the columns that a statement lists or the table has."""

    def __init__(self, table: Table, columns: list[str] | tuple[str, ...], name: str, *, backslashes: bool) -> None:
        self._name, self._backslashes = name, backslashes
        where = places(table, columns)
        used = sorted({place for place in where if place is not None})
        group = {place: n for n, place in enumerate(used)}
        self._groups = tuple(None if place is None else group[place] for place in where)
        readers = {Kind.NUMBER: literals.number, Kind.WORDS: literals.value, Kind.FILLED: literals.filled}
        self._readers = tuple((place, readers[kind]) for place, kind in zip(self._groups, table.kinds, strict=True))
        self._tests = [(self._groups[place], values) for place, values in tested(table, table.columns)]
        self._row = grammar.row(frozenset(used), len(columns), backslashes=backslashes)
        self._any = grammar.any_row(backslashes=backslashes)

    def rows(self, window: Window, faults: Faults, pass_over: Callable[[], None]) -> Iterator[Row]:
        """The rows of a statement from behind VALUES on, up to its end."""
        match_row = self._row.match
        while True:
            match = match_row(window.data, window.at)
            if match is not None:
                window.at = match.end()
                *found, sign = match.groups()
                if (row := self._made(found)) is not None:
                    yield row
            elif (other := self._any.match(window.data, window.at)) is not None:
                faults.count(faults.wide, self._name)
                window.at, sign = other.end(), other[1]
            elif window.length > LARGEST:
                faults.count(faults.large, self._name)
                sign = self._skip_row(window)
            elif window.more():
                continue
            else:
                self._last(window, faults, pass_over)
                return
            if sign == b";":
                return

    def _last(self, window: Window, faults: Faults, pass_over: Callable[[], None]) -> None:
        """What is left where no row ends any more: what other statements follow, or a cut."""
        rest = window.data[window.at :]
        if rest.strip():
            here = grammar.passed(backslashes=self._backslashes).match(rest)
            if here and rest[here.end() : here.end() + 1] == b";":
                faults.count(faults.odd, self._name)  # it goes on behind this statement
                pass_over()
                return
        faults.broken = self._name
        window.at = len(window.data)

    def _made(self, found: list[bytes]) -> Row | None:
        backslashes = self._backslashes
        for place, values in self._tests:
            if place is None or literals.value(found[place], backslashes=backslashes) not in values:
                return None
        return tuple(None if place is None else read(found[place], backslashes=backslashes) for place, read in self._readers)

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
