"""Which forums a dump holds: by the tables of engines, whatever their prefix and their database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...dumps import Asked
from ...errors import DumpError
from .._sql.wanted import Found, Key, Table, Tables
from .engine import Engine

_NUMBER = re.compile(r"(?<=_)[1-9]\d{0,8}_$")  # of one of the sites that a WordPress holds
_NAMED = 12  # forums or tables named in an error


@dataclass(frozen=True, slots=True)
class Site:
    """A forum in a dump."""

    engine: Engine
    database: str
    prefix: str

    @property
    def named(self) -> str:
        """As errors name it."""
        where = f" in the database {self.database}" if self.database else ""
        return f"{self.engine.name} with the prefix {self.prefix!r}{where}"

    def wanted(self, tables: Tables) -> Mapping[Key, Table]:
        """The tables that are read, as the dump names them."""
        by_name = {(database, name.lower()): (database, name) for database, name in tables}
        keys = {
            table.name: next((by_name[one] for one in self._places(table) if one in by_name), None)
            for table in self.engine.tables
        }
        return {key: table for table in self.engine.tables if (key := keys[table.name]) is not None}

    def beside(self, tables: Tables) -> str:
        """What of the forum is not read, in words, with the tables that show it; "" for nothing."""
        expression, what = self.engine.beside
        form = re.compile(f"{re.escape(self.prefix)}{expression}", re.IGNORECASE)
        names = sorted(name for database, name in tables if expression and database == self.database and form.fullmatch(name))
        return f"it holds {len(names)} {what} ({', '.join(names[:_NAMED])})" if names else ""

    def _places(self, table: Table) -> Iterator[Key]:
        return _places(self.engine, self.database, self.prefix, table.name, table.called)


def _places(engine: Engine, database: str, prefix: str, table: str, called: str = "") -> Iterator[Key]:
    """Where a table may stand, by names in lower case."""
    if table in engine.kin:
        yield database, f"{re.sub(*engine.kin_prefix, prefix)}{called or table}".lower()
        return
    yield database, f"{prefix}{called or table}".lower()
    if table in engine.shared:
        yield database, f"{_NUMBER.sub('', prefix)}{table}".lower()


def sites(tables: Tables, engines: Sequence[Engine]) -> list[Site]:
    """The forums in a dump; of each the first engine whose tables are all there."""
    known: dict[tuple[str, str], Found] = {(database, name.lower()): found for (database, name), found in tables.items()}
    sites: dict[tuple[str, str], Site] = {}
    for engine in engines:
        first = next(iter(engine.marks))
        for database, name in known:
            if not name.endswith(first.lower()):
                continue
            prefix = name[: len(name) - len(first)]
            if all(
                _fits(next((known[one] for one in _places(engine, database, prefix, mark) if one in known), None), columns)
                for mark, columns in engine.marks.items()
            ):
                sites.setdefault((database, prefix), Site(engine, database, prefix))
    return list(sites.values())


def _fits(found: Found | None, columns: str) -> bool:
    if found is None:
        return False
    has = set(found.columns or ())
    return all((column[1:] not in has) if column.startswith("!") else column in has for column in columns.split())


def chosen(found: Sequence[Site], asked: Asked, tables: Tables, where: str) -> Site:
    """The forum that is meant. DumpError if there is none, or several and nothing says which."""
    if not found:
        names = sorted({name for _, name in tables})
        shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        what = f"a database of no engine that is known (tables: {shown})" if names else "no table in it"
        raise DumpError(what, where=where, todo="docs/databases.md names the engines; docs/jsonl.md helps with others")
    fitting = [
        site
        for site in found
        if (not asked.database or site.database == asked.database)
        and (asked.prefix is None or site.prefix == asked.prefix.lower())
    ]
    if len(fitting) == 1:
        return fitting[0]
    shown = "; ".join(site.named for site in (fitting or found)[:_NAMED])
    if fitting:
        option = "--prefix" if len({site.prefix for site in fitting}) > 1 else "--database"
        raise DumpError(f"{len(fitting)} forums in it: {shown}", where=where, todo=f"say which with {option} NAME")
    raise DumpError(f"no such forum in it; there is: {shown}", where=where, todo="correct --database or --prefix")
