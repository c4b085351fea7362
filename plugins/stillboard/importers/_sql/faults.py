"""What of a dump could not be read: counts by table, with the line of the first, and in which words that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .window import Window

_WORDS = {
    "wide": "rows with another number of values than the table has columns were left out",
    "large": "rows larger than 64 MB were left out",
    "unnamed": "statements were left out: nothing says which columns they fill",
    "odd": "statements were left out from where their values are none of SQL",
    "unread": "statements that are not understood were left out",
    "changing": "statements that change rows or columns, which is not carried out",
    "calls": "calls of a procedure, or of a text that is run as SQL: nothing is run, and what it may change is not known",
}


@dataclass(slots=True)
class Faults:
    """What of a dump could not be read, by table as the dump calls it."""

    wide: dict[str, int] = field(default_factory=dict)  # rows with another number of values than the table has columns
    large: dict[str, int] = field(default_factory=dict)  # rows larger than the bound
    unnamed: dict[str, int] = field(default_factory=dict)  # statements of a table whose columns nothing names
    odd: dict[str, int] = field(default_factory=dict)  # statements whose values are none of SQL
    unread: dict[str, int] = field(default_factory=dict)  # statements that name the table, and are not understood
    changing: dict[str, int] = field(default_factory=dict)  # UPDATE, DELETE and their like: what was read before may be wrong
    calls: dict[str, int] = field(default_factory=dict)  # by the names of procedures and prepared statements
    values: dict[tuple[str, str], int] = field(default_factory=dict)  # of a column: known to a server alone, or no number
    lines: dict[tuple[str, str], int] = field(default_factory=dict)  # of the first of each kind, or column, and table
    replacing: dict[str, str] = field(default_factory=dict)  # tables whose later rows take the place of earlier ones: by what
    damaged: set[str] = field(default_factory=set)  # tables of a file of SQLite that could not be read to their end
    unfinished: set[str] = field(default_factory=set)  # tables of which more may have come where the dump is cut
    lost: dict[str, str] = field(default_factory=dict)  # tables of which other rows came than the dump counts: in words
    uncounted: dict[str, str] = field(default_factory=dict)  # tables of which nobody knows whether their last rows are there: why
    noted: list[str] = field(default_factory=list)  # what a folder of files cannot show
    strangers: list[str] = field(default_factory=list)  # tables with rows that a dump does not create, though it does others
    said: list[str] = field(default_factory=list)  # what the dumper wrote of itself into the dump
    due: str = ""  # what dumpers write at the end of what was begun, and what did not come
    broken: str = ""  # the table that the dump ends in; "none" between tables

    def count(self, kind: str, table: str, window: Window) -> None:
        """One more of a kind, where the window stands."""
        counts: dict[str, int] = getattr(self, kind)
        if table not in counts:
            self.lines[kind, table] = window.line
        counts[table] = counts.get(table, 0) + 1

    def value(self, table: str, column: str, window: Window | None = None) -> None:
        """One more value of a column that is not known; `window`: where lines are counted."""
        if window is not None and (table, column) not in self.values:
            self.lines[column, table] = window.line
        self.values[table, column] = self.values.get((table, column), 0) + 1

    def told(self, table: str = "") -> Iterator[str]:
        """Sentences about all tables, or about one."""
        for kind, what in _WORDS.items():
            counts: dict[str, int] = getattr(self, kind)
            for name, number in counts.items():
                if not table or name == table:
                    yield f"{name}: {number} {what}{self._place(number, kind, name)}"
        for (name, column), number in self.values.items():
            if not table or name == table:
                what = f"values of {column} are known to a server alone, or are not what it holds, and were left out"
                yield f"{name}: {number} {what}{self._place(number, column, name)}"

    def of(self, table: str) -> str:
        """What of a table could not be read, in words; "" if nothing was missed."""
        if table in self.damaged:
            return "the file is damaged before it ends"
        if table in self.lost:
            return self.lost[table]
        if table in self.unfinished:
            return "the dump ends in it, or before all of it"
        lost = sum(counts.get(table, 0) for counts in (self.wide, self.large, self.odd))
        lost += sum(number for (name, _), number in self.values.items() if name == table)
        if lost:
            first = min((line for (_, name), line in self.lines.items() if name == table), default=0)
            return f"{lost} of its rows could not be read" + (f" (the first in line {first})" if first else "")
        if table in self.unnamed:
            return "nothing says which columns its rows fill"
        if table in self.unread:
            return f"a statement about it is not understood (line {self.lines['unread', table]})"
        return ""

    def _place(self, number: int, kind: str, table: str) -> str:
        line = self.lines.get((kind, table))
        return f" ({'line' if number == 1 else 'the first in line'} {line})" if line else ""
