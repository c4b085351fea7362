"""One forum, spelt in every way that a dialect allows, and cut at every byte: the same posts, or a word about what is missing."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import named
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Table
from stillboard.model import Item, Post, Remark
from support.databases import Made, Value, fluxbb, mysqldump, pg_dump, pg_inserts

GAPS = ["", " ", "\n", "\t ", "/* x */", "/* it's; (a \" */", "-- it's; \"\n", " -- x\n", "/**/", "\r\n"]
OF_MYSQL = [*GAPS, "# it's (\n", "/*!40000 */", "/*!40101", "*/"]


class Spelling:
    """How a dump is spelt: by chance, of what its dialect allows."""

    def __init__(self, seed: int, dialect: str) -> None:
        self.chance, self.dialect = random.Random(seed), dialect  # noqa: S311 - the same for a seed
        self._open = False

    def one(self, *options: str) -> str:
        return self.chance.choice(options)

    def gap(self, *, apart: bool = False) -> str:
        """What may stand between two words; `apart`: they must not touch."""
        said = self.one(*(OF_MYSQL if self.dialect == "mysql" else GAPS))
        if said == "/*!40101":
            said = "" if self._open else "/*!40101 "
            self._open = self._open or bool(said)
        elif said == "*/":
            said = "*/" if self._open else ""
            self._open = False
        parts = said.endswith(("*/", "\n", "\t", " ")) or (said.startswith("/*!") and said.endswith(" "))
        return said + (" " if apart and not parts else "")

    def closed(self) -> str:
        """The end of what MySQL runs in a comment, if it was begun."""
        said, self._open = ("*/" if self._open else ""), False
        return said

    def words(self, *words: str) -> str:
        return "".join(f"{word}{self.gap(apart=True)}" for word in words)

    def name(self, name: str) -> str:
        marks = {"mysql": "`", "postgres": '"', "sqlite": '"'}[self.dialect]
        return self.one(name, f"{marks}{name}{marks}")

    def value(self, value: Value) -> str:
        if value is None:
            return self.one("NULL", "null", "Null")
        if isinstance(value, int):
            return self.one(
                str(value), f"'{value}'", f"{value}.0", *([f"'{value}'::bigint"] if self.dialect == "postgres" else [])
            )
        text = str(value)
        doubled, digits = text.replace("'", "''"), text.encode().hex()
        if self.dialect == "mysql":
            escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("'", self.one("''", "\\'"))
            return self.one(f"'{escaped}'", f"_utf8mb4'{escaped}'", f"CONVERT(x'{digits}' USING utf8mb4)",
                            f"CONCAT('{escaped}', '')", f"_binary '{escaped}'",
                            f"CAST('{escaped}' AS CHAR)", f"UNHEX('{digits}')")  # fmt: skip
        if self.dialect == "postgres":
            escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("'", "\\'")
            return self.one(f"'{doubled}'", f"E'{escaped}'", f"$x${text}$x$", f"'{doubled}'::text",
                            f"convert_from(decode('{digits}', 'hex'), 'UTF8')", f"'{doubled}' || ''")  # fmt: skip
        broken = doubled.replace("\\", "\\\\").replace("\n", "\\u000a")
        return self.one(f"'{doubled}'", f"unistr('{broken}')", f"CAST(X'{digits}' AS TEXT)", f"''||'{doubled}'")

    def inserted(self, table: str, columns: list[str], rows: list[list[Value]]) -> str:
        """Statements that bring the rows."""
        said = ""
        while rows:
            many = self.chance.randrange(1, 4)
            now, rows = rows[:many], rows[many:]
            if self.dialect == "mysql" and len(now) == 1 and self.one("", "set"):
                pairs = f",{self.gap()}".join(
                    f"{self.name(column)}{self.gap()}={self.gap()}{self.value(value)}{self.gap()}"
                    for column, value in zip(columns, now[0], strict=True)
                )
                said += f"{self.words('INSERT', 'INTO')}{self.name(table)}{self.gap(apart=True)}{self.words('SET')}{pairs}"
                said += f"{self.closed()};\n"
                continue
            heads = {
                "mysql": ("INSERT INTO", "insert into", "INSERT IGNORE INTO", "INSERT", "INSERT LOW_PRIORITY INTO"),
                "postgres": ("INSERT INTO", "insert into"),
                "sqlite": ("INSERT INTO", "INSERT OR IGNORE INTO", "INSERT OR ABORT INTO"),
            }[self.dialect]
            head = self.words(*self.one(*heads).split())
            listed = (
                f"({self.gap()}{f'{self.gap()},{self.gap()}'.join(map(self.name, columns))}{self.gap()})"
                if self.one("", "x")
                else ""
            )
            over = self.words("OVERRIDING", "SYSTEM", "VALUE") if self.dialect == "postgres" and self.one("", "x") else ""
            word = self.one("VALUES", "values", *(["VALUE"] if self.dialect == "mysql" else []))
            values = f"{self.gap()},{self.gap()}".join(
                f"({self.gap()}{f'{self.gap()},{self.gap()}'.join(map(self.value, row))}{self.gap()})" for row in now
            )
            tail = self.one("", " ON CONFLICT DO NOTHING") if self.dialect != "mysql" else ""
            said += f"{head}{self.name(table)}{self.gap(apart=True)}{listed}{self.gap()}{over}{word}{self.gap()}{values}"
            said += f"{self.gap()}{tail}{self.closed()};{self.gap()}{self.closed()}\n"
        return said

    def dump(self, made: Made) -> str:
        kinds = {"int": "bigint", "text": "text", "blob": "text"}
        begin = {
            "mysql": "-- MySQL dump 10.13\n/*!40101 SET NAMES utf8mb4 */;\n",
            "postgres": "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n",
            "sqlite": "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n",
        }[self.dialect]
        end = {"mysql": "-- Dump completed\n", "postgres": "", "sqlite": "COMMIT;\n"}[self.dialect]
        said = begin
        for name, columns, rows in made.whole():
            listed = f"{self.gap()},{self.gap()}".join(
                f"{self.name(column)}{self.gap(apart=True)}{kinds[kind]}" for column, kind in columns
            )
            said += f"{self.words('CREATE', 'TABLE')}{self.name(name)}{self.gap()}({self.gap()}{listed}{self.gap()})"
            said += f"{self.closed()};\n"
            said += self.inserted(name, [column for column, _ in columns], rows)
        return said + end


def small() -> Made:
    """A forum of few rows, in columns as few as an engine needs."""
    whole = fluxbb.made()
    made = Made(whole.engine, "f_")
    for name, (columns, rows) in whole.tables.items():
        made.tables[name] = (columns[:20], rows[:5])
    return made


def read(data: bytes) -> tuple[list[Post], list[str]]:
    """The posts, and what is said; an error is said."""
    found: list[Item] = []
    error = ""
    try:
        found.extend(named("database").posts(Capture("forum.sql", lambda: data, address="https://lanternside.example/")))
    except DumpError as said:
        error = str(said)
    posts = [item for item in found if isinstance(item, Post)]
    told = [item.text for item in found if isinstance(item, Remark) and not item.text.startswith("board ")]
    return posts, [*told, *([error] if error else [])]


EXPECTED, TOLD = read(mysqldump(small()))


@pytest.mark.parametrize("dialect", ["mysql", "postgres", "sqlite"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_however_a_dump_is_spelt_it_is_the_same_forum(dialect: str, seed: int) -> None:
    said = Spelling(seed, dialect).dump(small())
    assert len(EXPECTED) >= 3
    found, told = read(said.encode())
    assert (found, told) == (EXPECTED, TOLD)


TABLE = Table("t", numbers="n", words="said")
MYSQL = b"""-- MySQL dump 10.13  Distrib 8.0
/*!40101 SET NAMES utf8mb4 */;
/*!999999\\- enable the sandbox mode */
DROP TABLE IF EXISTS `t`;
CREATE TABLE `t` (`n` int, `said` text, KEY (`n`)) COMMENT='a;b';
LOCK TABLES `t` WRITE;
/*!40000 ALTER TABLE `t` DISABLE KEYS */;
INSERT INTO `t` VALUES (1,'it\\'s; ('),(2,'two'),
(3,NULL);
INSERT INTO `t` /* it's */ (`said`,`n`) VALUE ('f''r', 4);
INSERT INTO t SET n = 5, said = CONCAT('f', 'ive');
/*!40000 INSERT INTO `t` VALUES (6,'six') */;
UNLOCK TABLES;
-- Dump completed on 2024-01-01
"""
POSTGRES = b"""--
-- PostgreSQL database dump
--
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
CREATE TABLE public.t (n integer, said text);
COPY public.t (n, said) FROM stdin;
1\tit's; (
2\ttwo
3\t\\N
\\.

INSERT INTO public.t (said, n) OVERRIDING SYSTEM VALUE VALUES (E'f\\'r', 4);
INSERT INTO "t" VALUES (5, $$five$$), (6, 'six') ON CONFLICT DO NOTHING;
--
-- PostgreSQL database dump complete
--
"""
SQLITE = b"""PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "t" ("n" INTEGER PRIMARY KEY, said TEXT);
INSERT INTO t VALUES(1,'it''s; (');
INSERT INTO t VALUES(2,'two'),(3,NULL);
INSERT OR IGNORE INTO "t" (said,n) VALUES(unistr('f''r'),4);
INSERT INTO t VALUES(5,replace('five','\\n',char(10)));
INSERT INTO t VALUES(6,'six');
CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM t; END;
COMMIT;
"""
ROWS = [(1, b"it's; ("), (2, b"two"), (3, None), (4, b"f'r"), (5, b"five"), (6, b"six")]


def rows_of(dump: bytes) -> tuple[list[object], Statements]:
    found = Statements(io.BytesIO(dump), {("", "t"): TABLE})
    return [row for _, row in found.rows()], found


@pytest.mark.parametrize("dump", [MYSQL, POSTGRES, SQLITE], ids=["mysql", "postgres", "sqlite"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_at_every_byte_a_dump_may_be_cut(dump: bytes, end: bytes) -> None:
    """What comes are the first rows, whole and true; if they are not all, it is said, and the table counts as unfinished."""
    dump = dump.replace(b"\n", end)
    assert rows_of(dump)[0] == ROWS
    for cut in range(len(dump)):
        found, reading = rows_of(dump[:cut])
        assert found == ROWS[: len(found)], dump[max(0, cut - 60) : cut]
        faults = reading.faults
        if len(found) < len(ROWS) and reading.tables:
            assert faults.broken or faults.due, dump[max(0, cut - 60) : cut]
            assert "t" in faults.unfinished or ("", "t") not in reading.tables


@pytest.mark.parametrize("dump", [MYSQL, POSTGRES, SQLITE], ids=["mysql", "postgres", "sqlite"])
@pytest.mark.parametrize("sign", [b"'", b'"', b"(", b")", b";", b"\\", b"\0", b"`", b",", b"NULL", b"\n"])
def test_at_every_byte_a_dump_may_be_damaged(dump: bytes, sign: bytes) -> None:
    """A row is never lost without a word: those that are there are true but for the value that was struck."""
    for place in range(2, len(dump)):
        if b"/*" in dump[place - 2 : place + 2] or b"--" in dump[place - 2 : place + 2]:
            continue  # what was run becomes a comment, or no statement of any kind
        found, reading = rows_of(dump[:place] + sign + dump[place:])
        faults = reading.faults
        said = bool(faults.broken or faults.due or list(faults.told()) or faults.strangers)
        inside = dump[:place].count(b"INSERT INTO") or dump[:place].count(b"COPY")
        if inside and len([row for row in found if row is not None]) < len(ROWS):
            assert said, dump[max(0, place - 40) : place] + b" >" + sign + b"< " + dump[place : place + 20]


@pytest.mark.parametrize("write", [mysqldump, pg_dump, pg_inserts])
def test_a_forum_that_is_cut_between_statements_says_so(write: Callable[[Made], bytes]) -> None:
    whole = write(small())
    ends = [place for place in range(len(whole)) if whole[place - 2 : place] == b";\n"]
    for cut in ends[::3]:
        found, told = read(whole[:cut])
        assert (found, told) == (EXPECTED, TOLD) or set(told) - set(TOLD), whole[max(0, cut - 80) : cut]
