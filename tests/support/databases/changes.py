"""Forums whose databases are changed before they are read, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable

from stillboard.dumps import Asked, Capture
from stillboard.errors import DumpError
from stillboard.importers import named
from stillboard.model import Item, Post, Remark

from . import Made, Value, mysqldump
from .cases import CASES, url_of

Row = dict[str, Value]
Change = Callable[[Made], None]


def read(dump: bytes, case: str, asked: Asked | None = None) -> list[Item]:
    """The records; an error at the end as a remark."""
    capture = Capture("forum.sql", lambda: dump, address=url_of(case))
    capture.asked = asked or Asked()
    found: list[Item] = []
    try:
        found.extend(iter(named("database").posts(capture)))
    except DumpError as error:
        found.append(Remark("error", str(error)))
    return found


def changed(case: str, change: Change) -> list[Item]:
    """The records of a case with a change."""
    made = CASES[case][0]()
    change(made)
    return read(mysqldump(made), case)


def told(found: list[Item]) -> str:
    """What the report says."""
    return "\n".join(item.text for item in found if isinstance(item, Remark))


def bodies(found: list[Item]) -> str:
    """The words of all posts."""
    return "\n".join(item.body for item in found if isinstance(item, Post))


def rows(made: Made, table: str, *more: Row, **match: Value) -> list[Row]:
    """The rows of a table that have these values; `more` are added."""
    listed = made.tables[table][1]
    listed.extend(more)
    return [row for row in listed if all(row.get(key) == value for key, value in match.items())]


def column(made: Made, table: str, *names: str) -> None:
    """Add columns: `name:type`, int where no type stands."""
    made.tables[table][0].extend((name, "int") if ":" not in name else tuple(name.split(":")) for name in names)  # type: ignore[arg-type]


def lost(table: str, **match: Value) -> Change:
    """Takes the rows with these values out of a table."""

    def lose(made: Made) -> None:
        made.tables[table] = (
            made.tables[table][0],
            [row for row in made.tables[table][1] if row not in rows(made, table, **match)],
        )

    return lose


def put(table: str, to: Row, **match: Value) -> Change:
    """Sets columns, new ones too, of the rows with these values."""

    def put(made: Made) -> None:
        known = dict(made.tables[table][0])
        column(
            made,
            table,
            *(f"{name}:{'text' if isinstance(value, str) else 'int'}" for name, value in to.items() if name not in known),
        )
        found = rows(made, table, **match)
        assert found
        for row in found:
            row.update(to)

    return put


def also(table: str, *more: Row) -> Change:
    """Adds rows."""
    return lambda made: rows(made, table, *more) and None


def dropped(*tables: str) -> Change:
    """Takes tables out."""

    def drop(made: Made) -> None:
        for table in tables:
            del made.tables[table]

    return drop


def without(table: str, name: str) -> Change:
    """Takes a column out."""

    def lack(made: Made) -> None:
        columns, listed = made.tables[table]
        kept = [{key: value for key, value in row.items() if key != name} for row in listed]
        made.tables[table] = ([one for one in columns if one[0] != name], kept)

    return lack


def both(*changes: Change) -> Change:
    """Makes all of these changes."""

    def put(made: Made) -> None:
        for change in changes:
            change(made)

    return put
