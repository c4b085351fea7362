"""Which table of a dump a statement means, however it spells the name, and of which tables all was met before a dump ends."""

from __future__ import annotations

from . import grammar
from .wanted import Found, Key, Tables

_DEFAULT = frozenset({"public", "main", "dbo"})  # what servers call the place where tables lie that no name says more of


class Names:
    """The tables of a dump, as its statements name them."""

    def __init__(self, tables: Tables) -> None:
        """`tables` is added to."""
        self._tables = tables
        self._spelled: dict[Key, Key] = {(database, name.lower()): (database, name) for database, name in tables}
        self.database = ""  # that USE names
        self._last: dict[Key, int] = {}  # the number of the last statement about a table
        self._made: dict[Key, int] = {}  # the number of its CREATE TABLE
        self.with_rows: dict[Key, None] = {}  # tables that have statements with rows, in their order
        self._count = 0
        self._first_rows = 0

    def _said(self, name: bytes) -> Key:
        *before, own = grammar.names(name)
        database = before[-1] if before else ""
        if len(before) > 1 and database in _DEFAULT:  # database.schema.table
            database = before[-2]
        return (self.database if database in _DEFAULT or not database else database), own

    def key(self, name: bytes) -> Key:
        """The table that a statement means: some spell it in other letters than where it was created, or add its database."""
        said = self._said(name)
        if said in self._tables:
            return said
        database, own = said
        for place in (database, "") if not self.database else (database,):
            if (found := self._spelled.get((place, own.lower()))) is not None:
                return found
        self._spelled[database, own.lower()] = said
        return said

    def created(self, name: bytes) -> Key:
        """The table that a CREATE TABLE names."""
        said = self._said(name)
        self._spelled.setdefault((said[0], said[1].lower()), said)
        self._tables.setdefault(said, Found())
        self._count += 1
        self._made[said] = self._last[said] = self._count
        return said

    def filled(self, key: Key) -> None:
        """Rows of a table begin here."""
        self._count += 1
        self._first_rows = self._first_rows or self._count
        self._last[key] = self._count
        self.with_rows[key] = None

    def unfinished(self) -> set[str]:
        """Of a dump that is cut, the tables of which more may have come. All of one was met if rows of another one begin behind
        its own, or, where dumps have the rows of a table behind its CREATE TABLE, if another one begins.
        """
        apart = any(made > self._first_rows for made in self._made.values()) if self._first_rows else False
        return {
            key[1]
            for key in self._tables
            if self._last.get(key, self._count) >= self._count or not (apart or key in self.with_rows)
        }
