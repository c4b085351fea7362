"""Statements as people and tools write them, beyond what the usual dumpers do: read, or counted with table and line, never passed
over in silence.
"""

from __future__ import annotations

import io
from typing import Any

import pytest

from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import UNKNOWN, Table

TABLE = Table("t", numbers="n", words="said", filled="secret")
CREATED = b"CREATE TABLE `t` (`n` int PRIMARY KEY, `said` text, `other` text, `secret` text);\n"
POSTGRES = b"SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n" + CREATED.replace(b"`", b'"')
SQLITE = b"PRAGMA foreign_keys=OFF;\n" + CREATED
TWO = [(1, b"a"), (2, b"b")]


def read(dump: bytes, key: tuple[str, str] = ("", "t"), table: Table = TABLE) -> tuple[list[Any], Statements]:
    found = Statements(io.BytesIO(dump), {key: table})
    return [row for _, row in found.rows()], found


def test_double_quotation_marks_hold_escapes_as_single_ones_do() -> None:
    rows, _ = read(CREATED + b'INSERT INTO t VALUES (1,"it\\\'s \\"so\\" \\\\n ""c\\%","x","");')
    assert [row[:2] for row in rows] == [(1, b'it\'s "so" \\n "c\\%')]


@pytest.mark.parametrize(
    "form",
    [
        b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO t VALUES /* two */ (1,'a','x',''), /* ' */ (2,'b','x','') /* ; */ ;",
        b"INSERT INTO t VALUES\n-- it's the first\n(1,'a','x',''),\n# and \"this\nthe second'\n(2,'b','x','');".replace(
            b"the second'\n", b""
        ),
        b"INSERT INTO t VALUES (/*,*/1,/*'*/'a'/*)*/,'x',''), (2 -- (\n,'b','x','');",
        b"/*!40000 INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','') */;",
        b"/*!40000 INSERT */ /*!40000 INTO */ t VALUES (1,'a','x',''),(2,'b','x','');",
        b"/*M!100100 INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','') */;",
        b"/*! INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','') */;",
        b"INSERT/**/INTO/**/t/**/VALUES/**/(1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO`t`(`n`,`said`)VALUES(1,'a'),(2,'b');",
        b"INSERT INTO `t` /* the columns */ ( n /* , other */ , `said` -- )\n ) VALUES (1,'a'),(2,'b');",
        b"INSERT INTO t PARTITION (p0, p1) (n, said) VALUES (1,'a'),(2,'b');",
        b"INSERT t VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT LOW_PRIORITY IGNORE INTO t VALUES (1,'a','x',''),(2,'b','x','');",
        b"insert delayed into t values (1,'a','x',''),(2,'b','x','');",
        b"INSERT HIGH_PRIORITY t VALUE (1,'a','x',''),(2,'b','x','');",
        b"REPLACE INTO t VALUES (1,'a','x',''),(2,'b','x','');",
        b"REPLACE DELAYED t(n,said) VALUES (1,'a'),(2,'b');",
        b"INSERT INTO t SET n=1, said='a', other=CONCAT('x,', NOW());\nINSERT INTO t SET `t`.`said` = 'b' , n = 2 ;",
        b"INSERT INTO t VALUES ROW(1,'a','x',''), ROW(2,'b','x','');",
        b"INSERT INTO t (n,said) VALUES (1,'a'),(2,'b') ON DUPLICATE KEY UPDATE said=VALUES(said), other=';';",
        b"INSERT INTO t (n,said) VALUES (1,'a'),(2,'b') AS new ON DUPLICATE KEY UPDATE said=new.said;",
        b"INSERT INTO t (n,said) VALUES (1,'a'),(2,'b') RETURNING n;",
        b"INSERT INTO f.t VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO `f` . `t` VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO T VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO [t] VALUES (1,N'a','x',''),(2,N'b','x','');",
        b"INSERT INTO t VALUES(1,'a','x','')\n,(2,'b','x','')\n;",
        b"INSERT INTO t VALUES (1,'a','x','');INSERT INTO t VALUES (2,'b','x','');",
        (
            b"mysqldump: [Warning] Using a password on the command line interface can be insecure.\n"
            b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');"
        ),
        (
            b"DELIMITER ;;\nCREATE TRIGGER x AFTER INSERT ON o FOR EACH ROW BEGIN INSERT INTO t VALUES (9); END ;;\ndelimiter ;\n"
            b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');"
        ),
    ],
)
def test_whatever_form_a_statement_has_its_rows_are_read(form: bytes) -> None:
    found, reading = read(CREATED + form)
    assert [row[:2] for row in found] == TWO
    assert list(reading.faults.told()) == []
    assert not reading.faults.broken


@pytest.mark.parametrize(
    "form",
    [
        b"INSERT INTO \"public\".\"t\" VALUES (1,'a','x',''),(2,E'b','x','');",
        b"INSERT INTO db.public.t VALUES (1,'a','x',''),(2,'b','x','');",
        b"INSERT INTO t (n, said) OVERRIDING SYSTEM VALUE VALUES (1,'a'),(2,'b');",
        b"INSERT INTO t VALUES (1,'a',$$it's ; $$,''),(2,$x$b$x$,'x','') ON CONFLICT DO NOTHING;",
        b"INSERT INTO t (n,said) VALUES (1,'a'::text),('2'::bigint,'b' COLLATE \"C\") ON CONFLICT (n) DO UPDATE SET said = 'q';",
        b"INSERT INTO t (n,said,other) VALUES (1,'a',ARRAY[1,2]),(2,'b','{\"x\"}'::jsonb);",
        b"INSERT INTO t VALUES --all of it\n(1,'a','x',''),(2,'b','x','');",
        b"COPY public.t (n, said) FROM stdin;\n1\ta\n2\tb\n\\.\n",
        b"COPY t (n, said) FROM STDIN WITH (DELIMITER ',');\n1,a\n2,b\n\\.\n",
        b'COPY "t" ("n","said") FROM stdin WITH DELIMITER AS \'|\' NULL AS \'\';\n1|a\n2|b\n\\.\n',
        b"COPY t FROM stdin;\n1\ta\tx\t\n2\tb\tx\t\n\\.\n",
    ],
)
def test_the_forms_of_postgresql(form: bytes) -> None:
    found, reading = read(POSTGRES + form)
    assert [row[:2] for row in found] == TWO
    assert list(reading.faults.told()) == []
    assert not reading.faults.broken


@pytest.mark.parametrize(
    "form",
    [
        b"INSERT OR REPLACE INTO \"t\" VALUES(1,'a','x',''),(2,'b','x','');",
        b"INSERT OR IGNORE INTO main.t VALUES(1,'a','x',''),(2,'b','x','');",
        (
            b"CREATE TRIGGER x AFTER INSERT ON t BEGIN INSERT INTO t VALUES(9,'no','',''); DELETE FROM t; END;\n"
            b"INSERT INTO t VALUES(1,'a','x',''),(2,'b','x','');"
        ),
    ],
)
def test_the_forms_of_sqlite(form: bytes) -> None:
    found, reading = read(SQLITE + form)
    assert [row[:2] for row in found] == TWO
    assert list(reading.faults.told()) == []


@pytest.mark.parametrize(
    "form",
    [
        b"INSERT INTO t SELECT * FROM old;",
        b"INSERT INTO t (n, said) SELECT 3, 'c' UNION ALL SELECT 4, 'd';",
        b"REPLACE INTO t TABLE old;",
        b"INSERT INTO t DEFAULT VALUES;",
        b"INSERT INTO t SET n = 3, said;",
        b"WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x;",
        b"LOAD DATA INFILE 'x' INTO TABLE t;",
        b"COPY t (n, said) FROM '/tmp/x';\n",
        b"COPY t (n, said) FROM stdin WITH (FORMAT csv);\n3,c\n\\.\n",
        b"CREATE TABLE IF NOT EXISTS t AS SELECT * FROM old;",
        b"DELIMITER $$\nINSERT INTO t VALUES (3,'c','','')$$\nDELIMITER ;\n",
        b"Warning: the row is 5 bytes\nINSERT INTO t VALUES (3,'c','','');",
    ],
)
def test_what_is_not_understood_is_counted_with_its_line(form: bytes) -> None:
    found, reading = read(
        CREATED + b"INSERT INTO t VALUES (1,'a','x','');\n" + form + b"\nINSERT INTO t VALUES (2,'b','x','');\n"
    )
    assert [row[:2] for row in found] == TWO
    (said,) = reading.faults.told()
    assert said.startswith("t: 1 statements that are not understood were left out (line ")


@pytest.mark.parametrize(
    "form",
    [
        b"DROP TABLE t;",
        b"DROP TABLE IF EXISTS o, `t`;",
        b"/*!50000 DROP TABLE IF EXISTS `t` */;",
        b"TRUNCATE TABLE t;",
        b"TRUNCATE `o`, `f`.`t`;",
        b"DELETE FROM t;",
        b"DELETE QUICK FROM `t` /* all */ ;",
        CREATED,
    ],
)
def test_a_table_is_empty_where_a_dump_empties_it(form: bytes) -> None:
    """What an older dump in front of a newer one held is gone."""
    found, reading = read(CREATED + b"INSERT INTO t VALUES (7,'old','',''),(8,'gone','','');\n" + form + b"\n" + CREATED.replace(
        b"TABLE", b"TABLE IF NOT EXISTS") + b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');")  # fmt: skip
    assert [row[:2] for row in found[found.index(None) + 1 :]] == TWO
    assert list(reading.faults.told()) == []


@pytest.mark.parametrize(
    "form",
    [
        b"UPDATE t SET said = 'x' WHERE n = 1;",
        b"UPDATE LOW_PRIORITY `t` AS a SET said = 'x';",
        b"DELETE FROM t WHERE n = 1;",
        b"DELETE FROM t LIMIT 1;",
        b"ALTER TABLE t RENAME TO u;",
        b"ALTER TABLE `t` ADD KEY (`n`), ADD COLUMN x int;",
        b"ALTER TABLE ONLY t DROP COLUMN said;",
        b"ALTER TABLE t CHANGE said words text;",
        b"RENAME TABLE o TO p, t TO u;",
        b"MERGE INTO t USING o ON 1=1;",
        b"DELETE p FROM t p JOIN o ON o.n = p.n;",
        b"DELETE FROM p USING t p JOIN o WHERE o.n = p.n;",
        b"DELETE FROM o, p USING o JOIN `t` p;",
        b"UPDATE o JOIN t p ON p.n = o.n SET p.said = '';",
        b"UPDATE tmp_x a JOIN f.`t` p USING (n) SET p.said = a.said;",
        b"UPDATE t PARTITION (p0) SET said = '';",
        b"WITH x AS (SELECT 1) UPDATE t SET said = '' WHERE n IN (SELECT * FROM x);",
        b"WITH x AS (DELETE FROM t RETURNING n) SELECT * FROM x;",
        b"ALTER TABLE t TRUNCATE PARTITION p0;",
        b"ALTER ONLINE TABLE t DROP PARTITION p0;",
        b"SET @s = 'UPDATE t SET said = 1; -- ';",
        b"SELECT CONCAT('DELETE FROM t WHERE n = ', 1) INTO @s;",
        b"PREPARE s FROM 'DELETE FROM t';",
        b"EXECUTE IMMEDIATE 'TRUNCATE t';",
        b"DO $$ BEGIN UPDATE t SET said = ''; END $$;",
        b"BEGIN NOT ATOMIC UPDATE t SET said = ''; END;",
        b"ANALYZE UPDATE t SET said = '';",
        b"IF 1 THEN TRUNCATE t; END IF;",
        b"ROLLBACK;",
        b"ROLLBACK TO SAVEPOINT a;",
        b"ABORT;",
        b"DELIMITER $$\nUPDATE t SET said = ''$$\nDELIMITER ;\n",
    ],
)
def test_what_changes_rows_is_not_carried_out_and_said(form: bytes) -> None:
    _, reading = read(CREATED + b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');\n" + form)
    assert reading.faults.changing == {"t": 1}
    assert reading.faults.lines["changing", "t"] == 3


@pytest.mark.parametrize(
    "form",
    [
        b"ALTER TABLE `t` ADD PRIMARY KEY (`n`), ADD KEY `k` (`said`), ADD UNIQUE KEY `u` (`n`), ADD FULLTEXT KEY `f` (`said`);",
        b"ALTER TABLE `t` MODIFY `n` int NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=9 COMMENT 'ADD x, RENAME y';",
        b"ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (n);",
        b"ALTER TABLE t OWNER TO forum;",
        b"ALTER TABLE t DISABLE KEYS;",
        b"ALTER TABLE t RENAME INDEX a TO b;",
        b"CREATE INDEX x ON t (n);",
        b"LOCK TABLES t WRITE; UNLOCK TABLES;",
        b"SELECT pg_catalog.setval('t_n_seq', 2, true);",
        b"UPDATE o SET t = 1;",
        b"DELETE FROM o WHERE n IN (SELECT n FROM t);",
        b"GRANT SELECT, UPDATE, DELETE ON t TO forum;",
        b"COMMENT ON TABLE t IS 'update it';",
        b"COMMIT; ROLLBACK;",
        b"START TRANSACTION; INSERT INTO o VALUES (1); ROLLBACK;",
        b"SET @s = (SELECT COUNT(*) FROM t);",
        b"/*!50717 SET @rocksdb_bulk = IF (@rocksdb_is_supported, 'SET SESSION rocksdb_bulk_load = 1', 'SELECT 0') */;",
        b"/*!50717 PREPARE s FROM @rocksdb_enable_bulk_load */;\n/*!50717 EXECUTE s */;\n/*!50717 DEALLOCATE PREPARE s */;",
    ],
)
def test_what_changes_no_row_is_no_fault(form: bytes) -> None:
    _, reading = read(CREATED + b"INSERT INTO t VALUES (1,'a','x',''),(2,'b','x','');\n" + form)
    assert list(reading.faults.told()) == []
    assert not reading.faults.due


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (rb"CONVERT(x'C3A9' USING utf8mb4)", "é".encode()),
        (rb"CONVERT(0xB1 USING sjis)", "ｱ".encode()),
        (rb"CAST('a' AS CHAR CHARACTER SET utf8mb4)", b"a"),
        (rb"CAST(0x6162 AS CHAR(5))", b"ab"),
        (rb"CAST(X'61' AS BINARY)", b"a"),
        (rb"UNHEX('6162')", b"ab"),
        (rb"CONCAT('a', CHAR(10), '(b', ''')')", b"a\n(b')"),
        (rb"CONCAT_WS(', ', 'a', 'b')", b"a, b"),
        (rb"REPLACE(REPLACE('a\\nb\\r', '\\n', CHAR(10)), '\\r', CHAR(13))", b"a\nb\r"),
        (rb"_utf8mb4'it\'s'", b"it's"),
        (rb"_utf8mb4 'a' COLLATE utf8mb4_bin", b"a"),
        (rb"_binary 'a'", b"a"),
        (rb"_utf8mb4 0x61", b"a"),
        (rb"_utf8mb4 x'61'", b"a"),
        (rb"_utf16 0x00610062", b"ab"),
        (rb"_gbk x'BF5C'", "縗".encode()),
        (rb"x'61'", b"a"),
        (rb"0b1100001", b"97"),
        (rb"b'0'", b"0"),
        (rb"'a' 'b'", b"ab"),
        (rb"'a' -- b'" + b"\n'c'", b"ac"),
        (rb"('a')", b"a"),
        (rb"COALESCE(NULL, 'a')", b"a"),
        (rb"FROM_BASE64('YWI=')", b"ab"),
        (rb"TRUE", b"1"),
        (rb"- 5", b"-5"),
        (rb"DATE '2020-01-02'", b"2020-01-02"),
        (rb"CONCAT('a', NULL)", UNKNOWN),
        (rb"'a' || 'b'", UNKNOWN),
        (rb"CAST('abc' AS CHAR(2))", UNKNOWN),
        (rb"DEFAULT", UNKNOWN),
        (rb"CURRENT_TIMESTAMP", UNKNOWN),
        (rb"CURRENT_TIMESTAMP()", UNKNOWN),
        (rb"(SELECT 'a')", UNKNOWN),
        (rb"UNHEX('6')", UNKNOWN),
        (rb"@x", UNKNOWN),
        (rb"CONCAT(" * 200 + b"'a'" + b")" * 200, UNKNOWN),
    ],
)  # fmt: skip
def test_values_that_are_worked_out(literal: bytes, expected: object) -> None:
    found, reading = read(CREATED + b"INSERT INTO t VALUES (1,'x','',''),(2," + literal + b",NULL,''),(3,'y','','');")
    assert [row[:2] for row in found] == [(1, b"x"), (2, expected), (3, b"y")]
    told = list(reading.faults.told())
    assert bool(told) == (expected is UNKNOWN)
    assert not told or told[0].startswith("t: 1 values of said are known to a server alone")


@pytest.mark.parametrize(
    ("dump", "literal", "expected"),
    [
        (SQLITE, rb"unistr('a\u000ab\\c\U0001F642')", "a\nb\\c🙂".encode()),
        (SQLITE, rb"replace('a\nb','\n',char(10))", b"a\nb"),
        (SQLITE, rb"replace(replace('it''s\r\n','\r',char(13)),'\n',char(10))", b"it's\r\n"),
        (SQLITE, rb"'a'||char(10)||'b'", b"a\nb"),
        (SQLITE, rb"char(233)", "é".encode()),
        (SQLITE, rb"CAST(X'61' AS TEXT)", b"a"),
        (POSTGRES, rb"'a'||chr(10)||'b\'", b"a\nb\\"),
        (POSTGRES, rb"E'a\nb\'c\x41'", b"a\nb'cA"),
        (POSTGRES, rb"e'a''b'", b"a'b"),
        (POSTGRES, rb"U&'d\0061t\+00006F'", b"dato"),
        (POSTGRES, rb"$$it's$$", b"it's"),
        (POSTGRES, rb"convert_from('\x6162'::bytea, 'UTF8')", b"ab"),
        (POSTGRES, rb"decode('6162', 'hex')", b"ab"),
        (POSTGRES, rb"'2020-01-02 03:04:05'::timestamp without time zone", b"2020-01-02 03:04:05"),
        (POSTGRES, rb"'a'::character varying(20)", b"a"),
        (POSTGRES, rb"now()", UNKNOWN),
    ],
)
def test_values_that_others_work_out(dump: bytes, literal: bytes, expected: object) -> None:
    found, _ = read(dump + b"INSERT INTO t VALUES (1,'x','',''),(2," + literal + b",NULL,''),(3,'y','','');")
    assert [row[:2] for row in found] == [(1, b"x"), (2, expected), (3, b"y")]


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (b"1.4e9", 1400000000), (b"1400000000.75", 1400000000), (b"'1.4E+9'", 1400000000), (b"14000000000e-1", 1400000000),
        (b".5", 0),
        (b"'0012'", 12), (b"-7.0", -7), (b"''", None), (b"NULL", None), (b"0x01", 1), (b"b'1'", 1), (b"1e400", UNKNOWN),
        (b"1e-400", UNKNOWN), (b"9223372036854775808", UNKNOWN), (b"'x'", UNKNOWN), (b"'.'", UNKNOWN), (b"NOW()", UNKNOWN),
    ],
)  # fmt: skip
def test_numbers(literal: bytes, expected: object) -> None:
    found, reading = read(CREATED + b"INSERT INTO t VALUES (" + literal + b",'x','','');")
    assert found == [(expected, b"x", 0)]
    assert bool(list(reading.faults.told())) == (expected is UNKNOWN)


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("gbk", "gbk", "縗\\誠'縗'"),
        ("gb18030", "gb18030", "縗🙂'"),
        ("sjis", "cp932", "表'ソ\\能ｱ"),
        ("cp932", "cp932", "表'ソ\\"),
        ("big5", "big5", "功'許\\蓋"),
    ],
)
def test_the_second_byte_of_a_sign_is_no_escape(charset: str, encoding: str, text: str) -> None:
    """As a server writes it for a client of that charset: it escapes characters, not bytes."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    dump = (
        f"/*!40101 SET NAMES {charset} */;\n".encode()
        + CREATED
        + b"INSERT INTO t VALUES (1,'"
        + escaped.encode(encoding)
        + b"','',''),(2,'b','','');"
    )
    found, reading = read(dump + b"\nSET NAMES utf8mb4;\nINSERT INTO t VALUES (3,'" + escaped.encode() + b"','','');")
    assert found == [(1, text.encode(), 0), (2, b"b", 0), (3, text.encode(), 0)]
    assert not reading.faults.broken


def test_in_other_charsets_every_byte_is_one() -> None:
    """A table of latin1 in which people wrote GBK: each backslash was escaped, also that in a sign."""
    escaped = "縗'".encode("gbk").replace(b"\\", b"\\\\").replace(b"'", b"\\'")
    found, _ = read(b"SET NAMES latin1;\n" + CREATED + b"INSERT INTO t VALUES (1,'" + escaped + b"','','');")
    assert found == [(1, "縗'".encode("gbk"), 0)]


def test_a_replaced_row_counts_with_its_key() -> None:
    _, reading = read(CREATED + b"REPLACE INTO t VALUES (1,'a','','');")
    assert reading.tables["", "t"].replacing == "REPLACE"
    assert reading.tables["", "t"].primary == ("n",)
    _, reading = read(CREATED.replace(b" PRIMARY KEY", b"").replace(b");", b", PRIMARY KEY (`n`));"))
    assert reading.tables["", "t"].primary == ("n",)


@pytest.mark.parametrize(
    ("begun", "due"),
    [
        (b"-- MySQL dump 10.13  Distrib 8.0\n", "-- Dump completed"),
        (b"-- MariaDB dump 10.19\n", "-- Dump completed"),
        (b"--\n-- PostgreSQL database dump\n--\n", "-- PostgreSQL database dump complete"),
        (b"LOCK TABLES `t` WRITE;\n", "UNLOCK TABLES"),
        (b"BEGIN TRANSACTION;\n", "COMMIT"),
        (b"START TRANSACTION;\n", "COMMIT"),
    ],
)
def test_a_dump_that_lacks_its_end_may_be_cut(begun: bytes, due: str) -> None:
    dump = begun + CREATED + b"INSERT INTO t VALUES (1,'a','','');\n"
    _, reading = read(dump)
    assert reading.faults.due == due
    assert reading.faults.unfinished == {"t"}
    _, reading = read(dump + due.encode() + (b"\n" if due.startswith("--") else b";\n"))
    assert not reading.faults.due
    assert not reading.faults.unfinished
