"""Files of databases that are no dump that can be read: what they are, and what to run instead."""

from __future__ import annotations

import re

from ...errors import DumpError

_DUMP = "mysqldump --hex-blob --default-character-set=utf8mb4 NAME > forum.sql"
_RAW = f"start a server on a copy of its data folder, and dump with: {_DUMP}"
_MONGO = "export the forum as JSON, and write JSON Lines of it (docs/jsonl.md)"
_ENDINGS = {
    "ibd": ("a raw table of InnoDB", _RAW),
    "frm": ("a raw table definition of MySQL", _RAW),
    "myd": ("a raw table of MyISAM", _RAW),
    "myi": ("a raw index of MyISAM", _RAW),
    "bson": ("a dump of MongoDB", _MONGO),
    "rdb": ("a dump of Redis", _MONGO),
    "mdf": ("a raw file of SQL Server", "attach it to a server, and write JSON Lines from the database (docs/jsonl.md)"),
}
_BAK = ("a backup of SQL Server", "restore it on a server, and write JSON Lines from the database (docs/jsonl.md)")
_CUSTOM = ("a dump in pg_dump's custom format", "turn it into SQL: pg_restore -f forum.sql FILE")
_WIDE = ("SQL in UTF-16, as PowerShell's > writes it", "dump it again with --result-file=forum.sql, or save it as UTF-8")
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of the order of bytes
_SQL = re.compile(rb"(?:CREATE\s+TABLE|INSERT\s+INTO|SQL\s+dump|-- (?:MySQL|MariaDB|PostgreSQL)|SET\s+NAMES)\b", re.IGNORECASE)
_BSON = re.compile(rb"[\x10-\xff].{3}\x07_id\0", re.DOTALL)


def refusal(name: str, beginning: bytes) -> DumpError | None:
    """The error for a file of a database that is not read, by how it begins as it lies there; None for any other file."""
    found = None
    if beginning.startswith(b"PGDMP"):
        found = _CUSTOM
    elif beginning.startswith(b"TAPE\0\0\3\0") or (
        b"M\0i\0c\0r\0o\0s\0o\0f\0t\0 \0S\0Q\0L" in beginning[:65536] and name.lower().endswith(".bak")
    ):
        found = _BAK
    elif (beginning[:2] in _MARKS or b"\0" in beginning[:3]) and _SQL.search(beginning.replace(b"\0", b"")):
        found = _WIDE
    elif beginning.startswith(b"REDIS0"):
        found = _ENDINGS["rdb"]
    elif _BSON.match(beginning):
        found = _ENDINGS["bson"]
    elif b"\0" in beginning[:4096] or beginning.startswith(b"\xfe\x01"):  # what is text may be called as it likes
        found = _ENDINGS.get(name.rpartition(".")[2].lower())
    if found is None:
        return None
    what, todo = found
    return DumpError(f"{what}, which is not read", where=name, todo=todo)


def update_export(name: str) -> DumpError:
    """The error for an export that says how rows are to be changed, and not which they are."""
    return DumpError(
        "an export of UPDATE statements, which does not hold the rows whole",
        where=name,
        todo=f"export again with INSERT, or run: {_DUMP}",
    )
