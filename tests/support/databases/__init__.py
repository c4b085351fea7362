"""Databases of forums that never were: tables and rows of each engine, written as dumps in the ways that tools have.

A module for each engine gives a `Made`. A column that no row fills holds a canary, a word that must come up nowhere: private ones
are left for that. Rows of private boards hold SECRET, posts that nobody could see HIDDEN.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Value = int | str | bytes | None
CANARY = "CANARY"


@dataclass
class Made:
    """The tables of one forum: each with its columns (`name:type`, parted by blanks; int is meant where no type stands, auto is one that the server counts) and rows."""

    engine: str
    prefix: str
    tables: dict[str, tuple[list[tuple[str, str]], list[dict[str, Value]]]] = field(default_factory=dict)
    only: str = ""  # the family of servers that the engine runs on, if it is one: mysql, postgres
    kin: frozenset[str] = frozenset()  # tables of WoltLab's framework, which stand under its prefix
    other: str = "other_x_"  # a prefix that it could have too

    def table(self, name: str, columns: str, *rows: dict[str, Value]) -> None:
        """Add a table."""
        listed = [tuple(column.partition(":")[::2]) for column in columns.split()]
        self.tables[name] = ([(one, kind or "int") for one, kind in listed], list(rows))

    def called(self, name: str) -> str:
        """The whole name of a table."""
        prefix = re.sub(r"^wbb(\d+)_.*", r"wcf\1_", self.prefix) if name in self.kin else self.prefix
        return f"{prefix}{name.removeprefix('forum_') if self.kin else name}"

    def whole(self) -> Iterator[tuple[str, list[tuple[str, str]], list[list[Value]]]]:
        """The tables by their whole names, each with its columns and its rows with all values."""
        for name, (columns, rows) in self.tables.items():
            for row in rows:
                assert set(row) <= {column for column, _ in columns}, (name, set(row) - {column for column, _ in columns})
            filled = [[row.get(column, _canary(name, column, kind)) for column, kind in columns] for row in rows]
            yield self.called(name), columns, filled


def _canary(table: str, column: str, kind: str) -> Value:
    return 0 if kind in ("int", "auto") else f"{CANARY} {table}.{column}" if kind == "text" else b"CANARY"


_ESCAPES = {"\0": "\\0", "\n": "\\n", "\r": "\\r", "\\": "\\\\", "'": "\\'", '"': '\\"', "\x1a": "\\Z"}


def _mysql(value: Value) -> bytes:
    if value is None:
        return b"NULL"
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, bytes):
        return b"0x" + value.hex().upper().encode() if value else b"''"
    return b"'" + "".join(_ESCAPES.get(sign, sign) for sign in value).encode() + b"'"


def _quoted(value: Value) -> bytes:
    """As PostgreSQL and SQLite write it."""
    if isinstance(value, str):
        return b"'" + value.replace("'", "''").encode() + b"'"
    if isinstance(value, bytes):
        return b"X'" + value.hex().encode() + b"'"
    return _mysql(value)


def _created(name: str, columns: list[tuple[str, str]], kinds: dict[str, str], mark: str) -> bytes:
    lines = [f"  {mark}{column}{mark} {kinds[kind]}" for column, kind in columns]
    if mark == "`":
        lines.append(f"  KEY `first` (`{columns[0][0]}`)")
    return f"CREATE TABLE {mark}{name}{mark} (\n{{}}\n)".format(",\n".join(lines)).encode()


_MYSQL = {
    "auto": "int(10) NOT NULL AUTO_INCREMENT",
    "int": "bigint(20) DEFAULT '0' COMMENT 'a, b) ;'",
    "text": "mediumtext COLLATE utf8mb4_bin",
    "blob": "blob",
}
_POSTGRES = {"auto": "bigint", "int": "bigint DEFAULT 0", "text": "text", "blob": "bytea"}
_SQLITE = {"auto": "INTEGER", "int": "INTEGER", "text": "TEXT", "blob": "BLOB"}


def mysqldump(made: Made, *, extended: bool = True, listed: bool = False) -> bytes:
    """As mysqldump and mariadb-dump write it."""
    parts = [
        b"/*!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\n\n/*!40101 SET NAMES utf8mb4 */;\n"
    ]
    for name, columns, rows in made.whole():
        parts.append(f"\n--\n-- Table structure for table `{name}`\n--\n\nDROP TABLE IF EXISTS `{name}`;\n".encode())
        parts.append(_created(name, columns, _MYSQL, "`") + b" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n")
        parts.append(f"LOCK TABLES `{name}` WRITE;\n/*!40000 ALTER TABLE `{name}` DISABLE KEYS */;\n".encode())
        which = " (" + ", ".join(f"`{column}`" for column, _ in columns) + ")" if listed else ""
        head = f"INSERT INTO `{name}`{which} VALUES ".encode()
        lines = [b"(" + b",".join(map(_mysql, row)) + b")" for row in rows]
        parts += [head + b",\n".join(lines) + b";\n"] if extended and lines else [head + line + b";\n" for line in lines]
        parts.append(b"UNLOCK TABLES;\n")
    return b"".join([*parts, b"\n-- Dump completed on 2024-01-01  0:00:00\n"])


def phpmyadmin(made: Made) -> bytes:
    """As phpMyAdmin exports."""
    parts = [b'-- phpMyAdmin SQL Dump\n-- version 5.2.1\n\nSET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\nSTART TRANSACTION;\n']
    for name, columns, rows in made.whole():
        parts.append(b"\n-- --------------------------------------------------------\n\n")
        parts.append(_created(name, columns, _MYSQL, "`") + b" ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n")
        which = ", ".join(f"`{column}`" for column, _ in columns)
        if rows:
            lines = [b"(" + b", ".join(_mysql(value).replace(b"\\'", b"''") for value in row) + b")" for row in rows]
            parts.append(f"\nINSERT INTO `{name}` ({which}) VALUES\n".encode() + b",\n".join(lines) + b";\n")
        parts.append(f"ALTER TABLE `{name}`\n  ADD KEY `first` (`{columns[0][0]}`);\n".encode())
    return b"".join([*parts, b"COMMIT;\n"])


def adminer(made: Made) -> bytes:
    """As Adminer exports."""
    parts = [b"-- Adminer 4.8.1 MySQL 8.0 dump\n\nSET NAMES utf8;\nSET time_zone = '+00:00';\n"]
    for name, columns, rows in made.whole():
        parts.append(_created(name, columns, _MYSQL, "`") + b";\n\n")
        which = ", ".join(f"`{column}`" for column, _ in columns)
        if rows:
            lines = [b"(" + b",\t".join(map(_mysql, row)) + b")" for row in rows]
            parts.append(f"INSERT INTO `{name}` ({which}) VALUES\n".encode() + b",\n".join(lines) + b";\n\n")
    return b"".join(parts)


def sequel(made: Made) -> bytes:
    """As Sequel Pro exports: # comments, rows behind a tabulator, raw line breaks."""
    parts = [
        b"# ************************************************************\n# Sequel Pro SQL dump\n\n/*!40101 SET NAMES utf8 */;\n"
    ]
    for name, columns, rows in made.whole():
        parts.append(b"\n\n# Dump of table\n# ---\n\n" + _created(name, columns, _MYSQL, "`") + b" ENGINE=MyISAM;\n\n")
        which = ", ".join(f"`{column}`" for column, _ in columns)
        if rows:
            lines = [
                b"\t("
                + b",".join(_mysql(value).replace(b"\\n", b"\n") if "\\" not in str(value) else _mysql(value) for value in row)
                + b")"
                for row in rows
            ]
            parts.append(f"INSERT INTO `{name}` ({which})\nVALUES\n".encode() + b",\n".join(lines) + b";\n")
    return b"".join(parts)


def heidi(made: Made) -> bytes:
    """As HeidiSQL and SQLyog export: lower case, two blanks, Windows line ends."""
    parts = [b"-- HeidiSQL Version: 12\r\n/*!40101 SET NAMES utf8 */;\r\n"]
    for name, columns, rows in made.whole():
        created = _created(name, columns, _MYSQL, "`").replace(b"CREATE TABLE", b"CREATE TABLE IF NOT EXISTS")
        parts.append(created.replace(b"\n", b"\r\n") + b" ENGINE=InnoDB;\r\n")
        which = ",".join(f"`{column}`" for column, _ in columns)
        if rows:
            lines = [b"\t( " + b" , ".join(map(_mysql, row)) + b" )" for row in rows]
            parts.append(f"insert  into `{name}` ({which}) values \r\n".encode() + b",\r\n".join(lines) + b";\r\n")
    return b"".join(parts)


_COPIED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"}


def pg_dump(made: Made) -> bytes:
    """As pg_dump writes it, with COPY; a function with SQL in it stands before the tables."""
    parts = [
        b"--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n",
        b"CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN; INSERT INTO x VALUES ('it''s'; END; ' $$;\n",
    ]
    for name, columns, rows in made.whole():
        parts.append(_created(f"public.{name}", columns, _POSTGRES, "") + b";\n")
        which = ", ".join(column for column, _ in columns)
        parts.append(f"COPY public.{name} ({which}) FROM stdin;\n".encode())
        parts += [b"\t".join(map(_copied, row)) + b"\n" for row in rows]
        parts.append(b"\\.\n\n")
    return b"".join([*parts, b"--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict abc\n"])


def _copied(value: Value) -> bytes:
    if isinstance(value, str):
        return "".join(_COPIED.get(sign, sign) for sign in value).encode()
    if isinstance(value, bytes):
        return b"\\\\x" + value.hex().encode()
    return b"\\N" if value is None else b"%d" % value


def pg_inserts(made: Made) -> bytes:
    """As pg_dump --inserts writes it."""
    parts = [b"--\n-- PostgreSQL database dump\n--\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n"]
    for name, columns, rows in made.whole():
        parts.append(_created(f"public.{name}", columns, _POSTGRES, "") + b";\n")
        parts += [f"INSERT INTO public.{name} VALUES (".encode() + b", ".join(map(_quoted, row)) + b");\n" for row in rows]
    return b"".join([*parts, b"--\n-- PostgreSQL database dump complete\n--\n"])


def sqlite_file(made: Made, path: Path) -> bytes:
    """A file of SQLite."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    for name, columns, rows in made.whole():
        database.execute(_created(name, columns, _SQLITE, '"').decode())
        places = ", ".join("?" * len(columns))
        database.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)
    database.commit()
    database.close()
    return path.read_bytes()


def sqlite_dump(made: Made, path: Path) -> bytes:
    """As `sqlite3 .dump` writes it."""
    sqlite_file(made, path)
    database = sqlite3.connect(path)
    lines = "PRAGMA foreign_keys=OFF;\n" + "\n".join(database.iterdump()) + "\n"
    database.close()
    return lines.encode()


WRITERS: dict[str, Callable[[Made], bytes]] = {
    "mysqldump": mysqldump,
    "mysqldump, a row a statement": lambda made: mysqldump(made, extended=False),
    "mysqldump, with columns": lambda made: mysqldump(made, listed=True),
    "phpMyAdmin": phpmyadmin,
    "Adminer": adminer,
    "Sequel Pro": sequel,
    "HeidiSQL": heidi,
    "pg_dump": pg_dump,
    "pg_dump --inserts": pg_inserts,
}
