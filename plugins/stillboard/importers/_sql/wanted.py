"""Which tables and columns of a dump are read: a list of what is allowed. What it does not name never becomes a value."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


class Kind(enum.Enum):
    """What is read of a column."""

    NUMBER = "a whole number"
    WORDS = "text"
    FILLED = "whether there is anything"


Key = tuple[str, str]  # a database ("" where the dump names none) and a table, as the dump names them


Row = tuple[int | bytes | memoryview | None, ...]  # in the order of Table.columns

UNKNOWN = memoryview(b"?")
"""Stands in a row for what could not be read: it is equal to no value that people write, and is not NULL, so that no condition
takes it for "nothing there"."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is wanted of a table. Names are in lower case; a column that a dump lacks is None in each row."""

    name: str  # without the prefix
    numbers: str = ""  # columns that hold whole numbers, parted by blanks
    words: str = ""  # columns that hold text
    filled: str = ""  # columns of which nothing is read but whether they hold anything: 1 or 0, as of a password
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Rows are read only if these columns have one of these values; of other rows no further column is read."""
    keys: str = ""  # columns by which rows are looked up, parted by blanks; an index each, of several where "+" joins them
    decides: str = ""
    """Columns that say who may see a row, parted by blanks. Rows of one id (the first column) that differ there are left out."""

    sure: str = ""
    """Those among them that the engine fills in every row: where a dump has the column, nothing in it is no answer, and is taken
    for what could not be read. That is counted."""

    closing: str = ""
    """Columns by which add-ons keep a row from guests, such as a password: a row that has anything in one is left out."""

    staying: str = ""
    """A condition in SQL, on all tables: rows that do not meet it are let go as soon as the dump is read. It is for tables that
    hold what is private among what is not, where no column of the row itself says which it is."""

    called: str = ""
    """What a dump calls it, where two tables of an engine have one name, each under a prefix of its own."""

    @property
    def keeping(self) -> tuple[str, ...]:
        """The columns of `closing` that are not among the others."""
        others = {*self.numbers.split(), *self.words.split(), *self.filled.split()}
        return tuple(one for one in self.closing.split() if one not in others)

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them: the numbers, the words, what is filled."""
        return (*self.numbers.split(), *self.words.split(), *self.filled.split(), *self.keeping)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What each column holds."""
        listed = ((Kind.NUMBER, self.numbers), (Kind.WORDS, self.words), (Kind.FILLED, self.filled))
        return (*(kind for kind, columns in listed for _ in columns.split()), *(Kind.FILLED for _ in self.keeping))


@dataclass(slots=True)
class Found:
    """A table of a dump."""

    columns: list[str] | None = None  # in lower case and in their order; None: nothing says which they are
    charset: str = ""  # that it declares
    rows: int = 0  # rows that were read of it
    primary: tuple[str, ...] = ()  # the columns of its primary key, in lower case; (): nothing names them
    replacing: str = ""  # REPLACE or UPDATE, if later rows take the place of earlier ones of the same key, or change them
    is_created: bool = False  # the dump has its CREATE TABLE


Tables = dict[Key, Found]


def places(table: Table, columns: Sequence[str]) -> tuple[int | None, ...]:
    """Where the columns of a table stand among those of a dump."""
    known = {name: place for place, name in reversed(list(enumerate(columns)))}
    return tuple(known.get(column) for column in table.columns)


def tested(table: Table, columns: Iterable[str]) -> tuple[tuple[int, frozenset[bytes]], ...]:
    """The places of `only`, each with its values."""
    known = list(columns)
    return tuple(
        (known.index(column), frozenset(value.encode() for value in values))
        for column, values in table.only.items()
        if column in known
    )
