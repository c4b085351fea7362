"""Databases in a folder with files for each table, as `mysqldump --tab` and mydumper write them."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.dumps import Capture, captures
from stillboard.dumps.containers import table_files
from stillboard.errors import DumpError
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Table
from support.growth import assert_linear

HEAD = b"-- MySQL dump 10.19  Distrib 10.3.39-MariaDB, for debian-linux-gnu (x86_64)\n--\n/*!40101 SET NAMES utf8mb4 */;\n"
END = b"-- Dump completed on 2021-03-04 10:00:00\n"
POSTS = b"DROP TABLE IF EXISTS `posts`;\nCREATE TABLE `posts` (\n  `id` int(11) NOT NULL,\n  `body` text,\n  PRIMARY KEY (`id`)\n);\n"
ROWS = b"1\tIt's lit; so (1,'x')\n2\t\\N\n3\tA tab\\\there\\\\n, a line\\\nand 100\\% of \\0\n4\t\n"
READ = [(1, "It's lit; so (1,'x')"), (2, None), (3, "A tab\there\\n, a line\nand 100% of \0"), (4, "")]
TABLE = Table("posts", numbers="id", words="body")


def put(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def of_tab(**files: bytes) -> dict[str, bytes]:
    return {"posts.sql": HEAD + POSTS + END, "posts.txt": ROWS} | {name.replace("_", "."): data for name, data in files.items()}


def of_mydumper(**files: bytes) -> dict[str, bytes]:
    return {
        "metadata": b"Started dump at: 2021-03-04 10:00:00\nFinished dump at: 2021-03-04 10:00:01\n",
        "forum-schema-create.sql": b"CREATE DATABASE `forum`;\n",
        "forum.posts-schema.sql": b"/*!40101 SET NAMES binary*/;\n" + POSTS,
        "forum.posts.00000.sql": b'/*!40101 SET NAMES binary*/;\nINSERT INTO `posts` VALUES\n(1,"It\\\'s lit; so (1,\'x\')"),\n(2,NULL);\n',
        "forum.posts.00001.sql.gz": gzip.compress(b'INSERT INTO `posts` VALUES(3,"A tab\there\\\\n, a line\\nand 100% of \\0");\n'),
        "forum.posts.00010.sql": b'INSERT INTO `posts` VALUES(4,"");\n',
    } | {name.replace("__", "-").replace("_", "."): data for name, data in files.items()}  # fmt: skip


def read(capture: Capture) -> list[tuple[object, object]]:
    with capture.open() as stream:
        tables = Statements(stream, {})
        list(tables.rows())
    key = next(key for key in tables.tables if key[1] == "posts")
    with capture.open() as stream:
        reading = Statements(stream, {key: TABLE}, tables=tables.tables)
        rows = [row for _, row in reading.rows() if row]
    if reading.broken:
        raise reading.broken
    return [(row[0], bytes(row[1]).decode() if row[1] is not None else None) for row in rows]  # type: ignore[arg-type]


@pytest.mark.parametrize("files", [of_tab(), of_mydumper()], ids=["tab", "mydumper"])
def test_a_folder_is_one_dump(files: dict[str, bytes], tmp_path: Path) -> None:
    (found,) = captures(put(tmp_path / "forum", files))
    assert read(found) == READ
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"dump/{name}", data)
    path = tmp_path / "forum.zip"
    path.write_bytes(packed.getvalue())
    (zipped,) = captures(path)
    assert read(zipped) == READ


def test_other_files_stay_what_they_are(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"Ann wrote:\nlit", "b.sql": HEAD + POSTS, "notes.txt": b"x"})
    assert sorted(one.name for one in captures(tmp_path)) == ["a.txt", "b.sql", "notes.txt"]
    put(tmp_path / "more", of_tab(notes_txt=b"x"))
    assert sorted(one.name for one in captures(tmp_path / "more")) == ["notes.txt", "tables.sql"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (of_tab(acl_sql=HEAD + POSTS.replace(b"posts", b"acl") + END), "acl.txt: the rows of acl.sql are not there"),
        (of_tab(posts_txt=ROWS[:-2]), "posts.txt: ends in the middle of a row"),
        (of_tab(posts_txt=ROWS + b"5\tcut \\"), "posts.txt: ends in the middle of a row"),
        (of_mydumper(forum_posts_00001_sql_gz=gzip.compress(b"x" * 999)[:-9]), "forum.posts.00001.sql.gz: ends in the middle"),
        (of_mydumper(forum_posts_00002_sql_zst=b"\x28\xb5\x2f\xfd"), "forum.posts.00002.sql.zst: zstd, which is not read"),
        (of_mydumper(forum_posts_00003_dat=b"5\tx\n"), "LOAD DATA"),
        (of_mydumper(
            forum_acl__schema_sql=POSTS.replace(b"posts", b"acl"), metadata=b"[`forum`.`acl`]\nreal_table_name=acl\nrows = 3\n",
        ), "has 3 rows in the table forum.acl, and no file of them"),
    ],
)  # fmt: skip
def test_what_is_missing_or_cut_is_an_error(files: dict[str, bytes], said: str, tmp_path: Path) -> None:
    (found,) = captures(put(tmp_path, files))
    with pytest.raises(DumpError) as error:
        read(found)
    assert said in str(error.value)


def test_a_view_has_no_rows(tmp_path: Path) -> None:
    view = HEAD + b"--\n-- Temporary table structure for view `v`\n--\nCREATE TABLE `v` (\n  `id` tinyint NOT NULL\n);\n" + END
    (found,) = captures(put(tmp_path, of_tab(v_sql=view)))
    assert read(found) == READ


def test_a_folder_whose_dumper_did_not_finish_may_be_cut(tmp_path: Path) -> None:
    files = of_mydumper()
    files["metadata.partial"] = files.pop("metadata").partition(b"Finished")[0]
    (found,) = captures(put(tmp_path, files))
    with found.open() as stream:
        reading = Statements(stream, {})
        list(reading.rows())
    assert reading.faults.due == "-- Dump completed"


def test_a_folder_of_tab_says_once_that_nothing_counts_its_rows(tmp_path: Path) -> None:
    (found,) = captures(put(tmp_path, of_tab(acl_sql=HEAD + POSTS.replace(b"posts", b"acl") + END, acl_txt=b"")))
    with found.open() as stream:
        reading = Statements(stream, {})
        list(reading.rows())
    (noted,) = reading.faults.noted
    assert noted.startswith("nothing in a folder of mysqldump --tab says how many rows a table had")


SIGNS = st.sampled_from([*"a'\"\\\t\n\r%_N0é日,();\0"])
VALUES = st.lists(st.tuples(st.integers(1, 9), st.none() | st.lists(SIGNS, max_size=12).map("".join)), min_size=1, max_size=6)
ESCAPED = {"\\": "\\\\", "\t": "\\\t", "\n": "\\\n", "\0": "\\0"}  # as `SELECT … INTO OUTFILE` writes them


@given(VALUES)
def test_whatever_is_written_is_read(written: list[tuple[int, str | None]]) -> None:
    lines = "".join(
        f"{own}\t" + ("\\N" if said is None else "".join(ESCAPED.get(sign, sign) for sign in said)) + "\n" for own, said in written
    ).encode()
    files = [("f/posts.sql", 1, lambda: io.BytesIO(HEAD + POSTS + END)), ("f/posts.txt", 1, lambda: io.BytesIO(lines))]
    (dump,), others = table_files.gathered(files)  # type: ignore[arg-type]
    assert not others
    assert read(Capture("f.sql", stream=dump.open)) == written


def test_one_long_row_costs_no_square() -> None:
    def run(n: int) -> None:
        lines = b"1\t" + b"a\\\\" * n * 1000
        files = [("posts.sql", 1, lambda: io.BytesIO(HEAD + POSTS)), ("posts.txt", 1, lambda: io.BytesIO(lines))]
        (dump,), _ = table_files.gathered(files)  # type: ignore[arg-type]
        with pytest.raises(DumpError), dump.open() as stream:
            stream.read()

    assert_linear(run, 100)


def test_a_folder_whose_dumper_left_out_its_comments_is_one_dump(tmp_path: Path) -> None:
    begun = b"/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n/*!40101 SET NAMES utf8mb4 */;\n"
    (found,) = captures(put(tmp_path / "forum", of_tab(posts_sql=begun + POSTS)))
    assert read(found) == READ


def test_a_folder_of_mydumper_without_its_metadata_says_so(tmp_path: Path) -> None:
    files = of_mydumper() | {"forum.users-schema.sql": POSTS.replace(b"posts", b"users")}
    del files["metadata"]
    (found,) = captures(put(tmp_path / "forum", files))
    with pytest.raises(DumpError, match="mydumper without its file metadata"):
        read(found)
