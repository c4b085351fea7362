"""The file of a database: what its bytes say, whether they are SQL or SQLite, and what there is to say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ...dumps import Capture
from ...errors import DumpError
from ...model import Remark
from .._sql import refused, sqlite_file
from .._sql.faults import Faults
from .._sql.statements import Statements
from .._sql.store import Store
from .._sql.wanted import Key, Row, Table, Tables

_NAMED = 5  # tables
_DUMP_AGAIN = "dump it again: docs/databases.md has the command"


class Sql:
    """A dump of statements, read twice: for its tables, then for the rows of those that are wanted."""

    def __init__(self, capture: Capture) -> None:
        """It is read for its tables. DumpError for one that only changes rows."""
        self._capture = capture
        with capture.open() as stream:
            first = Statements(stream, {}, self._tell("looking for tables"))
            for _ in first.rows():
                pass
        if first.updates and not any(found.columns for found in first.tables.values()):
            raise refused.update_export(capture.name)
        self.tables: Tables = first.tables
        self.charset = first.charset
        self.faults = Faults()
        self._broken = first.broken

    def rows(self, wanted: Mapping[Key, Table]) -> Iterator[tuple[Key, Row | None]]:
        """The rows of the wanted tables."""
        with self._capture.open() as stream:
            reading = Statements(stream, wanted, self._tell("reading rows"), self.tables)
            self.faults = reading.faults
            yield from reading.rows()

    def _tell(self, what: str) -> Callable[[int], object]:
        return lambda read: self._capture.asked.tell(f"{what}, {read >> 20} MB")

    def changed(self, where: str) -> DumpError | None:
        """The error of a dump whose rows do not hold, as it goes on to change them."""
        if not self.faults.changing:
            return None
        table = next(iter(self.faults.changing))
        line = self.faults.lines["changing", table]
        return DumpError(
            f"line {line} changes the rows or the columns of the table {table} (as UPDATE, DELETE, ALTER and ROLLBACK do),"
            " and is not carried out",
            where=where,
            todo=f"load it into a server, and {_DUMP_AGAIN}",
        )

    def error(self, where: str) -> DumpError | None:
        """What broke the dump."""
        lost = [f"{table}: {why}" for table, why in self.faults.lost.items()]
        shown = "; ".join(lost[:_NAMED]) + (f"; and {len(lost) - _NAMED} more tables" if len(lost) > _NAMED else "")
        if not self.faults.broken:
            what = f"does not have the rows that it should ({shown}); what it holds was read"
            return DumpError(what, where=where, todo=_DUMP_AGAIN) if lost else None
        table = f"in the table {self.faults.broken}" if self.faults.broken != "none" else "between tables"
        why = f" ({self._broken.what})" if isinstance(self._broken, DumpError) else ""
        also = f"; nor does it have the rows that it should ({shown})" if lost else ""
        what = f"ends in the middle, {table}{why}{also}; what it holds before that was read"
        return DumpError(what, where=where, todo=_DUMP_AGAIN)

    def told(self) -> Iterator[str]:
        """What else there is to say of the file."""
        for said in self.faults.said:
            yield f"the dumper itself said: {said}"
        yield from self.faults.noted
        if strangers := self.faults.strangers:
            shown = ", ".join(strangers[:_NAMED]) + (f" and {len(strangers) - _NAMED} more" if len(strangers) > _NAMED else "")
            yield f"has rows of tables that it does not create: {shown}; if one of these is misspelt, its rows were left out"
        if self.faults.due and not self.faults.broken:
            yield f"ends without {self.faults.due}, which its dumper writes at the end: it may be cut; {_DUMP_AGAIN}"

    def close(self) -> None:
        """Nothing is open."""


class Sqlite:
    """A file of SQLite."""

    def __init__(self, capture: Capture) -> None:
        """It is copied. DumpError if it is broken."""
        with capture.open() as stream:
            self._file = sqlite_file.SqliteFile(stream, capture.name, capture.asked.cache)
        self._capture = capture
        self.tables: Tables = self._file.tables
        self.charset = ""
        self.faults = self._file.faults

    def rows(self, wanted: Mapping[Key, Table]) -> Iterator[tuple[Key, Row | None]]:
        """The rows of the wanted tables."""
        return self._file.rows(wanted, lambda number: self._capture.asked.tell(f"reading rows, {number}"))

    def changed(self, _: str) -> DumpError | None:
        """Nothing changes rows here."""
        return None

    def error(self, _: str) -> DumpError | None:
        """What broke the file."""
        return next(iter(self._file.errors), None)

    def told(self) -> Iterator[str]:
        """What else there is to say of the file."""
        yield from self.faults.said
        for error in self._file.errors[1:]:
            yield f"{error.what} as well"
        if self._file.in_two:
            todo = "if there is one, run: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'"
            yield f"its newest rows may lie in a file beside it, with -wal at the end of its name, which is not read; {todo}"

    def close(self) -> None:
        """Let it go."""
        self._file.close()


def opened(capture: Capture) -> Sql | Sqlite:
    """The file of a capture."""
    return Sqlite(capture) if capture.beginning.startswith(sqlite_file.MAGIC) else Sql(capture)


def told(capture: Capture, dump: Sql | Sqlite, store: Store) -> Iterator[Remark]:
    """What there is to say of the bytes."""
    where = capture.name
    for said in (*dump.faults.told(), *dump.told()):
        yield Remark(where, said)
    for table, said in store.unsure.items():
        yield Remark(where, f"{table}: {said}")
    for (table, column), shown in store.characters.items():
        place = f"{table}.{column}"
        if shown.is_twice:
            yield Remark(where, f"{place}: {shown.twice} values were encoded twice, and are repaired")
        elif shown.twice:
            yield Remark(
                where, f"{place}: {shown.twice} of {shown.beyond} values look as if they were encoded twice, and stay as they are"
            )
        if shown.foreign:
            said = shown.charset if shown.charset not in {"", "latin1"} else "windows-1252"
            yield Remark(
                where, f"{place}: {shown.foreign} values are no UTF-8, and were read as {said}; --encoding NAME says otherwise"
            )
        if shown.lost:
            todo = "if they were emoji, dump again with --default-character-set=utf8mb4"
            yield Remark(where, f"{place}: {shown.lost} values hold ????; {todo}")
