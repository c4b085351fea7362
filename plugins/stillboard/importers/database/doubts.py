"""What keeps a whole forum closed: tables that say what guests may see, and are not in the dump or could not be read whole.

A row that is missing there may be the one that keeps guests out, of any board. It is looked for before anything is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from .._sql.faults import Faults
from .._sql.store import Store
from .._sql.wanted import Key, Table
from .engine import Engine

_TODO = "dump it again whole, or name boards with --board"


def doubt(engine: Engine, wanted: Mapping[Key, Table], store: Store, faults: Faults) -> str:
    """Why nobody can know what guests may see, in words; "" if the dump says it."""
    called = {table.name: key[1] for key, table in wanted.items()}  # as the dump has them
    for listed, numbers in engine.deciding.items():
        name = listed.removeprefix("?")
        if name not in called:
            if listed == name:
                return _closed(name, "it is not in the dump")
            continue
        if lost := faults.of(called[name]) or store.unsure.get(name, ""):
            return _closed(name, lost)
        if name in engine.opening.split() and (why := faults.uncounted.get(called[name])):
            return _closed(name, why)
        if column := _unread(store, name, numbers.replace("?", "")):
            return _closed(name, f"a row of it has no number where {column} stands")
    return _lacked(engine, store)


def _lacked(engine: Engine, store: Store) -> str:
    """Why a column that is not in the dump keeps the forum closed."""
    deciding = {name.removeprefix("?"): columns for name, columns in engine.deciding.items()}
    for name, columns in (*deciding.items(), *engine.needed.items()):
        for column in columns.split():
            if name in store.columns and not column.startswith("?") and column not in store.columns[name]:
                return _closed(name, f"it has no column {column}")
    for lacked, shown in engine.needed_with.items():
        (name, column), (by, sign) = lacked.split("."), shown.split(".")
        if name in store.columns and column not in store.columns[name] and sign in store.columns.get(by, ()):
            return _closed(name, f"it has no column {column}, which versions with {shown} have")
    return ""


def files_doubt(engine: Engine, store: Store) -> str:
    """Why nobody can know which files guests may have, in words; "" if the dump says it."""
    for name, columns in engine.needed_of_files.items():
        for column in columns.split():
            if name in store.columns and column not in store.columns[name]:
                return f"the table {name} says which files guests may have, and it has no column {column}: they are left out"
    return ""


def _closed(table: str, why: str) -> str:
    return f"the table {table} says what guests may see, and {why}: {_TODO}"


def _unread(store: Store, table: str, numbers: str) -> str:
    """A column that a row has no number in, where each must have one."""
    for column in numbers.split():
        no_number = f'SELECT 1 FROM "{table}" WHERE TYPEOF("{column}") <> \'integer\' LIMIT 1'  # noqa: S608 - the names are ours
        if column in store.columns[table] and store.all(no_number):
            return column
    return ""
