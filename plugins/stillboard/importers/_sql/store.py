"""The wanted rows of a dump in a temporary file of SQLite, so that SQL can be asked of them, whatever their order in the dump.

The file lies in the folder of caches. It has no name as soon as it is open, so that nothing is left of it even after a kill.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...errors import Unreadable
from .characters import Column, charset_of, once
from .wanted import UNKNOWN, Found, Key, Kind, Row, Table, Tables

_BATCH = 500  # rows that wait to be put
_LARGE = 4 * 1024 * 1024  # bytes that wait
_MEMORY = 32 * 1024  # KB that SQLite keeps of the file
_UNKNOWN = bytes(UNKNOWN)
_NOWHERE = {"board": "?", "inside": "?"}
PREFIX = ".stillboard-database-"


class Store:
    """Rows by table. Use it in a `with`."""

    def __init__(self, tables: Iterable[Table], folder: Path | None) -> None:
        """It is empty, and has all columns of all tables. `folder`: of the temporary file; None: the system's."""
        self._tables = {table.name: table for table in tables}
        handle, self._path = temporary_file(folder)
        os.close(handle)
        try:
            with self.explained():
                self.database = self._opened()
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise
        self.characters: dict[tuple[str, str], Column] = {}
        self.twice = 0  # rows that were the same as others
        self.unsure: dict[str, str] = {}  # tables of which it is not sure which rows hold, and why
        self.rows: dict[str, int] = dict.fromkeys(self._tables, 0)
        self.columns: dict[str, frozenset[str]] = {}  # of the tables that the dump has, those of their columns that are wanted
        self.kept: dict[str, int] = {}  # rows by table that add-ons keep from guests
        self.let_go: dict[str, int] = {}  # rows by table that are of another kind than is wanted
        self.unsaid: dict[str, int] = {}  # rows by table that do not say who may see them
        self.differing: dict[str, int] = {}  # ids by table whose rows differ in who may see them

    def _opened(self) -> sqlite3.Connection:
        """The file as a database, which nobody else can find any more, with its tables."""
        database = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        # Without a journal nothing but the one file is made, and SQLite does not mind that its name is gone.
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            f"cache_size = -{_MEMORY}",
            "temp_store = MEMORY",
            "secure_delete = ON",
        ):
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN EXCLUSIVE")
        with contextlib.suppress(OSError):
            self._path.unlink()
        for table in self._tables.values():
            columns = ", ".join(f'"{name}"' for name in table.columns)
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
        database.execute("CREATE TABLE in_dump (name)")  # the tables that the dump has
        return database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.database.close()
        self._path.unlink(missing_ok=True)

    def load(self, rows: Iterable[tuple[Key, Row | None]], named: Mapping[Key, Table], tables: Tables, charset: str) -> None:
        """Take the rows in; where None stands for a row, those of its table so far are gone. `charset`: for what is no UTF-8,
        whatever a table declares; "": what it declares. Unreadable if the disk is full.
        """
        with self.explained():
            for key, table in named.items():
                self.columns[table.name] = frozenset(table.columns) & frozenset(tables[key].columns or ())
                self.database.execute("INSERT INTO in_dump VALUES (?)", (table.name,))
            self._take(rows, named, tables, charset)
            self._repair()
            for key, table in named.items():
                self._once(table, tables[key])
                self._close(table)
                self._say(table)
            for table in named.values():
                if table.staying:
                    gone = f'DELETE FROM "{table.name}" WHERE NOT COALESCE({table.staying}, 0)'  # noqa: S608 - it is ours
                    self.let_go[table.name] = self.database.execute(gone).rowcount
            for table in self._tables.values():
                for number, columns in enumerate(table.keys.split()):
                    listed = ", ".join(f'"{column}"' for column in columns.split("+"))
                    self.database.execute(f'CREATE INDEX "{table.name} {number}" ON "{table.name}" ({listed})')

    def _take(self, rows: Iterable[tuple[Key, Row | None]], named: Mapping[Key, Table], tables: Tables, charset: str) -> None:
        batches: dict[str, list[list[Any]]] = {name: [] for name in self._tables}
        readers: dict[Key, list[tuple[int, Column]]] = {}
        size = 0  # bytes that wait, about
        for key, row in rows:
            table = named[key]
            batch = batches[table.name]
            if row is None:
                batch.clear()
                self._empty(table)
                readers.pop(key, None)
                continue
            if key not in readers:
                readers[key] = self._readers(table, charset or charset_of(tables[key].charset))
            values: list[Any] = list(row)
            for place, column in readers[key]:
                value = values[place]
                if isinstance(value, bytes):
                    size += len(value)
                    values[place] = column.text(value)
            batch.append(values)
            if len(batch) >= _BATCH or size >= _LARGE:
                for name, waiting in batches.items() if size >= _LARGE else ((table.name, batch),):
                    self._put(self._tables[name], waiting)
                size = 0
        for name, batch in batches.items():
            self._put(self._tables[name], batch)

    def _empty(self, table: Table) -> None:
        self.database.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - the name is ours
        self.rows[table.name] = 0
        for column in table.columns:
            self.characters.pop((table.name, column), None)

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Make an error of the temporary file, as of a disk that is full, one that says what to do."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise Unreadable(
                f"the temporary file cannot be written ({error})",
                where=str(self._path.parent),
                todo="make room, or name another folder with --cache",
            ) from error

    def _readers(self, table: Table, charset: str) -> list[tuple[int, Column]]:
        """The columns of text, each with its place in a row."""
        return [
            (place, self.characters.setdefault((table.name, name), Column(charset)))
            for place, (name, kind) in enumerate(zip(table.columns, table.kinds, strict=True))
            if kind is Kind.WORDS
        ]

    def _put(self, table: Table, batch: list[list[Any]]) -> None:
        if not batch:
            return
        places = ", ".join("?" * len(table.columns))
        self.database.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', batch)  # noqa: S608 - the name is ours
        self.rows[table.name] += len(batch)
        batch.clear()

    def _repair(self) -> None:
        """Undo what was encoded twice, in the columns where nearly all values were."""
        self.database.create_function(
            "once", 1, lambda text: (once(text) or text) if isinstance(text, str) else text, deterministic=True
        )
        for (table, name), column in self.characters.items():
            if column.is_twice:
                self.database.execute(f'UPDATE "{table}" SET "{name}" = once("{name}")')  # noqa: S608 - the names are ours

    def _once(self, table: Table, found: Found) -> None:
        """Leave out rows that are the same as others: some dumps hold tables twice. Where later rows take the place of earlier
        ones with their primary key, the last is kept.
        """
        first, everything = table.columns[0], ", ".join(f'"{name}"' for name in table.columns)
        ((rows, different),) = self.all(f'SELECT COUNT(*), COUNT(DISTINCT "{first}") FROM "{table.name}"')  # noqa: S608 - the names are ours
        if rows == different:  # as nearly always: ids come first
            return
        by_key = bool(found.replacing and found.primary) and set(found.primary) <= set(table.columns)
        same = ", ".join(f'"{name}"' for name in found.primary) if by_key else everything
        has_key = "".join(f' AND "{name}" IS NOT NULL' for name in found.primary) if by_key else ""
        if by_key and found.replacing == "UPDATE":
            self._fill(table, found.primary)
        kept = f'SELECT {"MAX" if by_key else "MIN"}(rowid) FROM "{table.name}" GROUP BY {same}'  # noqa: S608 - the same
        gone = self.database.execute(f'DELETE FROM "{table.name}" WHERE rowid NOT IN ({kept}){has_key}').rowcount  # noqa: S608 - the same
        if not found.replacing:
            self.twice += gone
        elif found.replacing == "UPDATE" and gone:
            stayed = "; what the later ones do not say stayed as it was" if by_key else ""
            self.unsure[table.name] = f"{gone} rows were changed by later ones (ON DUPLICATE KEY UPDATE){stayed}"
        elif not by_key and not found.is_created and rows - gone > different:
            self.unsure[table.name] = (
                "it was written with REPLACE, and nothing says by which key: of rows with one id the first counts"
            )
        if table.decides:
            self._agree(table, first)

    def _fill(self, table: Table, primary: Sequence[str]) -> None:
        """Give each row that changes earlier ones of its key what it does not say itself. Where they say differently who may see
        it, nobody knows which of it was changed: it is left out.
        """
        keys = ", ".join(f'"{name}"' for name in primary)
        if table.decides:
            differ = " OR ".join(f'MIN("{one}") IS NOT MAX("{one}")' for one in table.decides.split())
            gone = f'SELECT {keys} FROM "{table.name}" GROUP BY {keys} HAVING {differ}'  # noqa: S608 - the names are ours, or keys among them
            ((number,),) = self.all(f"SELECT COUNT(*) FROM ({gone})")  # noqa: S608 - the same
            if number:
                self.differing[table.name] = number
                self.database.execute(f'DELETE FROM "{table.name}" WHERE ({keys}) IN ({gone})')  # noqa: S608 - the same
        self.database.execute(f'CREATE INDEX "{table.name} changed" ON "{table.name}" ({keys})')
        same = " AND ".join(f'o."{name}" = n."{name}"' for name in primary)
        for column in table.columns:
            earlier = f'SELECT o."{column}" FROM "{table.name}" o WHERE {same} AND o.rowid < n.rowid AND o."{column}" IS NOT NULL'  # noqa: S608 - the same
            self.database.execute(
                f'UPDATE "{table.name}" AS n SET "{column}" = ({earlier} ORDER BY o.rowid DESC LIMIT 1) WHERE "{column}" IS NULL'  # noqa: S608 - the same
            )

    def _close(self, table: Table) -> None:
        """Leave out rows that add-ons keep from guests."""
        if table.keeping:
            kept = " OR ".join(f'COALESCE("{one}", 0) <> 0' for one in table.keeping)
            if number := self.database.execute(f'DELETE FROM "{table.name}" WHERE {kept}').rowcount:  # noqa: S608 - the names are ours
                self.kept[table.name] = number

    def _say(self, table: Table) -> None:
        """Let nothing stand where a value says who may see a row: no condition takes it for a yes then."""
        said = [column for column in table.sure.split() if column in self.columns[table.name]]
        for column in said:
            unsaid = f'UPDATE "{table.name}" SET "{column}" = ? WHERE "{column}" IS NULL'  # noqa: S608 - the names are ours
            if number := self.database.execute(unsaid, (UNKNOWN,)).rowcount:
                self.unsaid[table.name] = self.unsaid.get(table.name, 0) + number

    def _agree(self, table: Table, first: str) -> None:
        """Leave out what two states of a dump show differently to whom: neither can be known to be the one that holds."""
        differ = " OR ".join(
            f'MIN("{one}") IS NOT MAX("{one}") OR COUNT("{one}") NOT IN (0, COUNT(*))' for one in table.decides.split()
        )
        ids = f'SELECT "{first}" FROM "{table.name}" GROUP BY "{first}" HAVING COUNT(*) > 1 AND ({differ})'  # noqa: S608 - the names are ours
        ((number,),) = self.all(f"SELECT COUNT(*) FROM ({ids})")  # noqa: S608 - the same
        if number:
            self.differing[table.name] = number
            self.database.execute(f'DELETE FROM "{table.name}" WHERE "{first}" IN ({ids})')  # noqa: S608 - the same

    def answers(self, question: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """The answers to a question, by what it calls their columns. What could not be read is None; of what says where something
        is (`board`, `inside`), a question mark, which names nothing: it is not nowhere.
        """
        with self.explained():
            cursor = self.database.cursor().execute(question, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                if _UNKNOWN in row:
                    found = zip(names, row, strict=True)
                    yield {key: (_NOWHERE.get(key) if value == UNKNOWN else value) for key, value in found}
                else:
                    yield dict(zip(names, row, strict=True))

    def ask(self, question: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows that answer a question in SQL, one after the other."""
        return iter(self.database.cursor().execute(question, values))

    def all(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question, at once."""
        return self.database.execute(question, values).fetchall()

    def known(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The same, and what could not be read is None: for what is shown, never for what says who may see it."""
        return [tuple([None if value == UNKNOWN else value for value in row]) for row in self.all(question, values)]


def temporary_file(folder: Path | None) -> tuple[int, Path]:
    """A new file for rows or a copy in a folder (None: the system's), open for writing, and what a killed run left there is gone.
    Unreadable if none can be made.
    """
    if folder is not None:
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
    try:
        handle, path = tempfile.mkstemp(prefix=f"{PREFIX}{os.getpid()}-", dir=folder)
    except OSError as error:
        raise Unreadable(
            f"no temporary file can be made ({error.strerror})",
            where=str(folder),
            todo="make room, or name another folder with --cache",
        ) from error
    return handle, Path(path)


def _sweep(folder: Path) -> None:
    """Take away what a run left that was killed where files that are open keep their names."""
    for path in folder.glob(f"{PREFIX}*"):
        number = path.name.removeprefix(PREFIX).partition("-")[0]
        if not (number.isdecimal() and _lives(int(number))):
            with contextlib.suppress(OSError):  # Windows keeps what is open
                path.unlink()


def _lives(process: int) -> bool:
    if os.name == "nt":  # there it cannot be asked: the file of one that lives cannot be taken away
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
