"""Databases of forums: dumps in SQL of MySQL, MariaDB and PostgreSQL, and files of SQLite.

An engine is a module in `engines`; `reading` does what they all need. Only what a guest could read comes of a database, by the
rules of its engine, and only columns that an engine names ever become values: docs/databases.md.
"""

from __future__ import annotations

import re

from ...dumps import Capture
from .._importer import Importer
from .._later import whole
from .._sql import refused, sqlite_file
from .reading import pieces

# What the dumpers write first, and what a dump without any heading begins with.
_HEADING = re.compile(
    r"\s*(?:/\*M?!9{6}\\?- enable the sandbox mode \*/|(?:--|#)\s{0,3}(?:-{0,70}\s{0,3})?(?:MySQL dump|MariaDB dump|phpMyAdmin"
    r"|Adminer|HeidiSQL|Host:|Sequel|phpBB Backup|PostgreSQL database|Navicat|SQLyog|Dump|Valentina)|PRAGMA foreign_keys"
    r"|SET (?:SQL_MODE|NAMES|statement_timeout|client_encoding)|BEGIN TRANSACTION;)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"^\s{0,20}(?:/\*!\d{5} )?(?:CREATE TABLE|DROP TABLE|INSERT\s+(?:IGNORE\s+)?INTO|REPLACE INTO|CREATE DATABASE|COPY|UPDATE)\s+"
    r"(?:IF (?:NOT )?EXISTS\s+)?[`\"\[\w.]",
    re.IGNORECASE | re.MULTILINE,
)


def _accepts(capture: Capture) -> bool:
    beginning = capture.beginning
    if beginning.startswith(sqlite_file.MAGIC) or refused.refusal(capture.name, beginning):
        return True
    head = capture.head
    if head.lstrip("\ufeff \t\r\n").startswith(("<", "{", "[")):
        return False
    return (bool(_HEADING.match(head)) and b"\n" in beginning) or (
        capture.name.lower().endswith(".sql") and bool(_STATEMENT.search(head))
    )


IMPORTER = Importer(
    "database",
    "Forums' databases: dumps in SQL of MySQL, MariaDB and PostgreSQL, and files of SQLite.",
    _accepts,
    whole(pieces),
    pieces=pieces,
    names_authors=False,
)
