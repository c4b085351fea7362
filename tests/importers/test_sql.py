"""Dumps of SQL as rows: escapes, values, what is cut, huge, odd or hostile; and bytes as text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.convert import Options, convert
from stillboard.dumps import Asked, Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers, named
from stillboard.importers._sql import literals, php, rows, statements, window
from stillboard.importers._sql.characters import Column, charset_of, latin1, once
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.store import PREFIX, Store
from stillboard.importers._sql.wanted import UNKNOWN, Row, Table
from stillboard.model import Remark
from support.databases import mysqldump, phpbb3, sqlite_file
from support.engines import phpbb as phpbb_pages

TABLE = Table("t", numbers="n", words="said", filled="secret")
CREATED = b"CREATE TABLE `t` (`n` int, `said` text, `other` text, `secret` text);\n"


def read(dump: bytes, table: Table = TABLE) -> tuple[list[Any], Statements]:
    found = Statements(io.BytesIO(dump), {("", "t"): table})
    return [row for _, row in found.rows()], found


def value(literal: bytes) -> object:
    (row,), _ = read(CREATED + b"INSERT INTO t VALUES (1," + literal + b",NULL,'');")
    return row[1]


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (b"NULL", None),
        (rb"'a\\nb\n\'\"\t\0\Z\%\_\x'", b"a\\nb\n'\"\t\0\x1a\\%\\_x"),
        (rb"'\\\\n\\'", b"\\\\n\\"),
        (b"'it''s'", b"it's"),
        (rb"'\'''\''", b"'''"),
        (b'"a\'b""c"', b"a'b\"c"),
        (b"''", b""),
        (b"0x4142", b"AB"),
        (b"X'4142'", b"AB"),
        (b"_binary 'a\\'b'", b"a'b"),
        (b"_binary 0x41", b"A"),
        (b"_utf8mb4'\xc3\xa9'", "é".encode()),
        (b"N'x'", b"x"),
        (b"b'101'", b"5"),
        (b"-1.5e3", b"-1.5e3"),
        (b"NOW()", UNKNOWN),
        (b"concat('a',(select 'b)'))", UNKNOWN),
        (b"  'a' ", b"a"),
        (b"'),(2,''),(3,'", b"),(2,'),(3,"),
        (b"'-- no comment\n/* none */ INSERT INTO t VALUES (1);'", b"-- no comment\n/* none */ INSERT INTO t VALUES (1);"),
    ],
)
def test_values(literal: bytes, expected: object) -> None:
    assert value(literal) == expected


ESCAPES = {b"0": b"\0", b"b": b"\b", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"Z": b"\x1a", b"%": b"\\%", b"_": b"\\_"}


@given(
    st.lists(
        st.sampled_from([rb"\\", rb"\n", rb"\'", rb"\"", rb"\0", rb"\%", rb"\x", b"''", b"a", b"n", b"\xc3\xa9", b"\0", b" "])
    ).map(b"".join)
)
def test_escapes_are_undone_in_one_pass(inner: bytes) -> None:
    slowly = re.sub(rb"\\(.)|''", lambda m: b"'" if m[1] is None else ESCAPES.get(m[1], m[1]), inner, flags=re.DOTALL)
    assert literals.unescaped(inner) == slowly


@given(st.lists(st.tuples(st.integers(-(10**17), 10**17), st.text(max_size=30))))
def test_what_is_written_is_read(written: list[tuple[int, str]]) -> None:
    escaped = [
        (n, said.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").encode("utf-8", "replace")) for n, said in written
    ]
    dump = CREATED + b"".join(b"INSERT INTO `t` VALUES (%d,'%s',0,0);\n" % pair for pair in escaped)
    assert [(row[0], row[1]) for row in read(dump)[0]] == [(n, said.encode("utf-8", "replace")) for n, said in written]


@given(st.binary(max_size=300))
def test_garbage_is_no_crash(garbage: bytes) -> None:
    read(CREATED + b"INSERT INTO t VALUES (1,'" + garbage)
    read(garbage + CREATED + b"COPY t (n, said) FROM stdin;\n" + garbage)


def test_blocks_may_end_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    dump = mysqldump(phpbb3.made())
    table = next(table for table in named("database") and _tables() if table.name == "posts")

    def found(size: int) -> list[Row]:
        monkeypatch.setattr(window, "BLOCK", size)
        monkeypatch.setattr(statements, "_HEAD", 2 * size)
        reading = Statements(io.BytesIO(dump), {("", "phpbb_posts"): table})
        return [row for _, row in reading.rows()]

    whole = found(1 << 20)
    assert len(whole) == 11
    for size in (600, 1000, 1777):
        assert found(size) == whole


def _tables() -> Iterator[Table]:
    from stillboard.importers.database.engines import named as engine  # the tables of phpBB 3

    yield from engine("phpBB 3").tables


def test_a_row_with_other_columns_is_left_out_and_counted() -> None:
    found, reading = read(
        CREATED + b"INSERT INTO t VALUES (1,'a','b',''),(2,'a'),(3,'c','d','x',5),(4,'e','f','y');INSERT INTO t (n) VALUES (9);"
    )
    assert [row[0] for row in found] == [1, 4, 9]
    assert found[-1] == (9, None, None)
    assert reading.faults.wide == {"t": 2}


def test_of_a_password_nothing_is_known_but_that_there_is_one() -> None:
    found, _ = read(CREATED + b"INSERT INTO t VALUES (1,'','','hunter2'),(2,'','',''),(3,'','',NULL),(4,'','',0x41);")
    assert [row[2] for row in found] == [1, 0, 0, 1]


def test_rows_that_are_not_wanted_are_not_read_further() -> None:
    table = Table("t", numbers="n", words="said other", only={"said": frozenset({"yes"})})
    found, _ = read(CREATED + b"INSERT INTO t VALUES (1,'yes','a',''),(2,'no','b',''),(3,NULL,'c','');", table)
    assert found == [(1, b"yes", b"a")]


def test_values_too_large_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (rows, statements, window):
        monkeypatch.setattr(module, "LARGEST", 100_000)
    monkeypatch.setattr(window, "BLOCK", 10_000)
    huge = b"\\'x),(" * 500_000
    found, reading = read(
        CREATED
        + b"INSERT INTO other VALUES (1,'" + huge + b"');\n"
        + b"INSERT INTO t VALUES (1,'a','b',''),(2,'" + huge + b"','',''),(3,'c','d','');\n"
        + b"INSERT INTO t VALUES (4,'e','f','');\n"
    )  # fmt: skip
    assert [row[0] for row in found] == [1, 3, 4]
    assert reading.faults.large == {"t": 1}


def test_statements_of_one_table_may_be_cut_or_odd() -> None:
    found, reading = read(
        CREATED
        + b"INSERT INTO t VALUES (1,'a','b',''),(2,'c' + 'd','e',''),3,('f');\nINSERT INTO t VALUES (4,'g','h',''), (;\n"
        + b"INSERT INTO t VALUES (5,'i','j','');\n"
    )
    assert found == [(1, b"a", 0), (2, UNKNOWN, 0), (4, b"g", 0), (5, b"i", 0)]
    assert reading.faults.odd == {"t": 2}
    assert reading.faults.values == {("t", "said"): 1}
    assert reading.faults.lines == {("odd", "t"): 2, ("said", "t"): 2}
    found, reading = read(CREATED + b"INSERT INTO t VALUES (1,'a','b',''),(2,'c")
    assert [row[0] for row in found] == [1]
    assert reading.faults.broken == "t"


def test_without_columns_nothing_is_guessed() -> None:
    found, reading = read(b"INSERT INTO t VALUES (1,'a','b','');\nINSERT INTO t (said, n) VALUES ('c', 2);")
    assert found == [(2, b"c", None)]
    assert reading.faults.unnamed == {"t": 1}


def test_columns_are_told_from_keys() -> None:
    body = b"""CREATE TABLE t (
  key text, "index" varchar(20), `check` int, period integer, -- a comment, (with this)
  n enum('a,b','c)') DEFAULT 'x''y' /* and this, too */,
  PRIMARY KEY (`key`), KEY `k` (`n`), KEY (n), UNIQUE KEY u (n), INDEX i USING BTREE (n), FULLTEXT KEY f (n), UNIQUE (n),
  CONSTRAINT c FOREIGN KEY (n) REFERENCES o (x), CHECK (n > 1), said text
) ENGINE=InnoDB DEFAULT CHARSET=latin2;"""
    _, reading = read(body)
    found = reading.tables["", "t"]
    assert found.columns == ["key", "index", "check", "period", "n", "said"]
    assert found.charset == "latin2"


def test_a_table_that_is_created_again_may_have_other_columns() -> None:
    other = b"DROP TABLE t;\nCREATE TABLE t (said text, n int);\n"
    found, _ = read(CREATED + b"INSERT INTO t VALUES (1,'a','b','');\n" + other + b"INSERT INTO t VALUES ('c',2);\n")
    assert found == [(1, b"a", 0), None, (2, b"c", None)], "the rows before are gone"


def test_procedures_and_comments_are_passed_over() -> None:
    dump = b"""DELIMITER ;;
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN INSERT INTO t VALUES (7,'no','',''); END ;;
DELIMITER ;
# it's a comment
-- and 'another
/* one 'more */
/*!50003 SET sql_mode = '' */ ;
"""
    found, _ = read(CREATED + dump + b"INSERT INTO t VALUES (1,'yes','','');")
    assert [row[0] for row in found] == [1]


def test_twice_encoded_columns_are_repaired_and_mixed_ones_are_not() -> None:
    twice = "Füße".encode().decode("cp1252").encode()
    column = Column()
    assert [column.text(value) for value in (twice, twice, b"plain")] == [twice.decode(), twice.decode(), "plain"]
    assert column.is_twice
    assert once(twice.decode()) == "Füße"
    column.text("Füße".encode())
    assert not column.is_twice
    assert once("Füße") == once("plain") == once("日本") == ""
    assert latin1(bytes(range(256))).encode("latin-1", "ignore")[:128] == bytes(range(128))


@given(st.text(max_size=20))
def test_only_what_was_encoded_twice_looks_so(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if found := once(latin1(data)):
        assert found.encode() == data


def test_other_charsets() -> None:
    assert Column(charset_of("cp1251")).text("Лампа".encode("cp1251")) == "Лампа"
    assert Column(charset_of("latin1")).text(b"\x93caf\xe9\x94 \x81") == "“café” \x81"
    assert Column(charset_of("utf8mb4")).text("🙂".encode()) == "🙂"
    assert charset_of("koi8r") == "koi8-r"
    assert charset_of("no such") == ""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('a:2:{s:4:"view";b:1;i:5;s:3:"\u00e9x";}'.replace("\u00e9x", "\u00e9x"[:2]), {"view": True, 5: "éx"}),
        ("i:-4;", -4),
        ("N;", None),
        ('a:1:{i:0;a:1:{i:0;s:2:"ok";}}', {0: {0: "ok"}}),
        ('O:8:"stdClass":0:{}', None),
        ('C:3:"Foo":2:{xx}', None),
        ('a:1:{i:0;O:1:"x":0:{}}', None),
        ('s:99:"short";', None),
        ("a:1:{i:0;" * 5000, None),
        ("a:9999999:{", None),
        ("", None),
    ],
)
def test_what_php_serialised(said: str, expected: object) -> None:
    assert php.unserialized(said) == expected


@pytest.mark.parametrize(
    ("name", "data", "todo"),
    [
        ("forum.dump", b"PGDMP\x01\x0e", "pg_restore"),
        ("posts.ibd", b"\0\1\2\3" * 50, "mysqldump"),
        ("posts.MYD", b"\xfe\xfe\0\7" * 50, "mysqldump"),
        ("posts.frm", b"\xfe\x01\0\0", "mysqldump"),
        ("objects.bson", b"\x52\0\0\0\x07_id\0" + b"\1" * 20, "jsonl.md"),
        ("dump.rdb", b"REDIS0009\xfa", "jsonl.md"),
        ("forum.bak", b"TAPE\0\0\3\0", "restore"),
        (
            "forum.sql",
            b"-- phpMyAdmin SQL Dump\nUPDATE `phpbb_posts` SET `post_id` = 1, `post_text` = 'x' WHERE `post_id` = 1;\n",
            "INSERT",
        ),
    ],
)
def test_what_is_no_dump_of_rows_is_refused_by_name(name: str, data: bytes, todo: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    report = convert([tmp_path / name], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 3
    assert todo in report.errors[0].text
    assert not (tmp_path / "content").exists()


def test_a_database_of_something_else_says_what_it_holds() -> None:
    with pytest.raises(DumpError, match="no engine that is known \\(tables: a, b\\)"):
        list(
            named("database").posts(
                Capture("x.sql", lambda: b"-- MySQL dump 10\nCREATE TABLE a (x int);\nCREATE TABLE b (y int);\n")
            )
        )


def test_a_broken_file_of_sqlite_says_so(tmp_path: Path) -> None:
    data = bytearray(sqlite_file(phpbb3.made(), tmp_path / "x.db"))
    data[8192 : len(data) - 100] = b"\xff" * (len(data) - 8292)
    with pytest.raises(DumpError, match=r"x\.db: .*damaged"):
        list(named("database").posts(Capture("x.db", lambda: bytes(data))))


def test_nothing_stays_in_the_folder_of_caches(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}99999999-old").write_bytes(b"left by a run that was killed")
    with Store([TABLE], tmp_path) as store:
        assert not list(tmp_path.iterdir()), "it has no name while it is open"
        store.load([(("", "t"), (1, b"a", 0))], {("", "t"): TABLE}, {("", "t"): statements.Found()}, "")
        assert store.all("SELECT n, said, secret FROM t") == [(1, "a", 0)]
    assert not list(tmp_path.iterdir())


def test_uploads_are_taken_by_their_names_in_the_database(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 62
    (files / "7_feedf00d").write_bytes(picture)
    (files / "7_0badc0de").write_bytes(b"of another size")
    (files / "7_CANARY").write_bytes(b"of a private message")
    dump = tmp_path / "forum.sql"
    dump.write_bytes(mysqldump(phpbb3.made()))
    report = convert([dump], tmp_path / "content", all_importers(), Options(files=files))
    assert report.exit_code == 0
    assert report.attachments["kept"] == 1
    (kept,) = (path for path in (tmp_path / "content" / "attachments").rglob("*") if path.is_file())
    assert kept.read_bytes() == picture
    post = next((tmp_path / "content").rglob("102.md")).read_text(encoding="utf-8")
    assert f"![wick.png](/content/attachments/{kept.parent.name}/{kept.name})" in post
    assert "[table & sums.pdf](https://lanternside.example/board/download/file.php?id=54)" in post
    told = "\n".join(remark.text for remark in report.remarks)
    assert "table & sums.pdf was not taken along: it has 15 bytes, the database says 3072" in told
    assert "1 files of posts are not there: they are not in --files" in told


def test_a_name_in_the_database_is_no_path(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x" * 70)
    made = phpbb3.made()
    for row in made.tables["attachments"][1]:
        row["physical_filename"] = "../secret"
    files = tmp_path / "files"
    files.mkdir()
    (files / "link").symlink_to(tmp_path / "secret")
    capture = Capture("forum.sql", lambda: mysqldump(made))
    capture.asked = Asked(files=files)
    assert not any(type(item).__name__ == "Attachment" for item in named("database").posts(capture))
    for row in made.tables["attachments"][1]:
        row["physical_filename"] = "link"
    found = list(named("database").posts(capture))
    assert not any(type(item).__name__ == "Attachment" for item in found)
    assert any("a link leads out of the folder" in item.text for item in found if isinstance(item, Remark))


def test_a_later_dump_adds_what_is_new_and_doubles_nothing(tmp_path: Path) -> None:
    made = phpbb3.made()
    dump = tmp_path / "forum.sql"
    dump.write_bytes(mysqldump(made))
    convert([dump], tmp_path / "content", all_importers(), Options())
    before = sorted(path.name for path in (tmp_path / "content").rglob("*.md"))
    new = {**made.tables["posts"][1][7], "post_id": 120, "post_text": "<t>Rape oil, then.</t>", "post_time": 1500000000}
    made.tables["posts"][1].append(new)
    dump.write_bytes(mysqldump(made))
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 0
    after = sorted(path.name for path in (tmp_path / "content").rglob("*.md"))
    assert sorted({*after} - {*before}) == ["120.md"]
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("order", [("page", "database"), ("database", "page")])
def test_a_database_and_a_saved_page_are_one_archive(order: tuple[str, str], tmp_path: Path) -> None:
    """Posts are known by their ids, whichever came first: nothing is doubled, and what is converted again writes nothing."""
    made = phpbb3.made()
    settings = made.tables["config"][1]
    wanted = {"server_name": "forum.lanternside.example", "script_path": "/board"}
    settings[:] = [{**row, "config_value": wanted.get(str(row["config_name"]), row["config_value"])} for row in settings]
    topic, post, user = made.tables["topics"][1], made.tables["posts"][1], made.tables["users"][1]
    topic.append({**topic[0], "topic_id": 7, "topic_title": "Lamps", "topic_type": 0, "poll_start": 0})
    texts = {1: "Is it a lamp?", 2: "It is a lamp, I should say."}
    for own, text in texts.items():
        post.append(
            {
                **post[0],
                "post_id": own,
                "topic_id": 7,
                "poster_id": own + 50,
                "post_text": f"<t>{text}</t>",
                "post_time": 1714557600 + 86400 * (own - 1),
            }
        )
        user.append({**user[1], "user_id": own + 50, "username": f"Keeper {own}"})
    variant = phpbb_pages.VARIANTS["3.3"]
    page = variant.page([variant.post(f"Keeper {own}", own, text) for own, text in texts.items()])
    dumps = {"page": tmp_path / "thread.html", "database": tmp_path / "forum.sql"}
    dumps["page"].write_text(page, encoding="utf-8")
    dumps["database"].write_bytes(mysqldump(made))
    for name in order:
        report = convert([dumps[name]], tmp_path / "content", all_importers(), Options())
        assert report.exit_code == 0, report.errors
    (thread,) = (path.parent for path in (tmp_path / "content").rglob("thread.md") if path.parent.name.endswith(".7"))
    assert sorted(path.name for path in thread.iterdir()) == ["1.md", "2.md", "thread.md"]
    said = (thread / "2.md").read_text(encoding="utf-8")
    assert said.count("Source: ") == 2
    assert "differs" not in said.lower()
    assert len(list((tmp_path / "content" / "forums").iterdir())) == 1
    assert len([path for path in (tmp_path / "content" / "members").rglob("*.md") if path.name.startswith("keeper-1")]) == 1
    for name in order:
        assert convert([dumps[name]], tmp_path / "content", all_importers(), Options()).written == 0
