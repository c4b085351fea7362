"""Folders of mydumper and `mysqldump --tab` that lack rows: no board is opened by what is not there, and lost rows are named."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.dumps import captures
from stillboard.dumps.containers import table_files
from stillboard.dumps.containers._numbers import Numbers
from stillboard.errors import DumpError
from stillboard.importers import named
from stillboard.model import Item, Post, Remark
from support.databases import Value, mysqldump
from support.databases.cases import CASES

Files = dict[str, bytes]
NEW, OLD, NONE = "metadata", "a file for each table", ""
HEAD = b"/*!40101 SET NAMES binary*/;\n"
ENDED = b"# Started dump at: 2023-01-01 10:00:00\n%s# Finished dump at: 2023-01-01 10:00:09\n"
TABLE = re.compile(rb"(CREATE TABLE `(\w+)` .*?;\n)LOCK TABLES.*?;\n(.*?)UNLOCK TABLES;", re.DOTALL)
ACL = "forumpermission"


def folder(counts: str = NEW, database: str = "f") -> Files:
    """A board of vBulletin as mydumper writes it, in a file for each row; `counts`: where it notes how many rows there were."""
    files: Files = {f"{database}-schema-create.sql": f"CREATE DATABASE `{database}`;\n".encode()}
    said = b""
    for created, called, filled in TABLE.findall(mysqldump(CASES["vbulletin-3"][0](), extended=False)):
        name = called.decode()
        rows = [
            f"INSERT{one}".encode()
            for one in re.split(r"^INSERT", filled.partition(b"DISABLE KEYS */;\n")[2].decode(), flags=re.M)[1:]
        ]
        files[f"{database}.{name}-schema.sql"] = HEAD + created
        files |= {f"{database}.{name}.{number:05}.sql": HEAD + row for number, row in enumerate(rows)}
        if counts == OLD:
            files[f"{database}.{name}-metadata"] = b"%d" % len(rows)
        elif counts == NEW:
            said += f"\n[`{database}`.`{name}`]\nreal_table_name={name}\nrows = {len(rows)}\n".encode()
    files["metadata"] = ENDED % said
    return files


def read(files: Files, path: Path) -> tuple[list[Item], str]:
    """What is read of a folder, and the error at its end."""
    for name, data in files.items():
        (path / name).write_bytes(data)
    found: list[Item] = []
    try:
        (capture,) = captures(path)
        found.extend(named("database").posts(capture))
    except DumpError as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize("counts", [NEW, OLD, NONE])
def test_a_whole_folder_is_read(counts: str, tmp_path: Path) -> None:
    found, error = read(folder(counts), tmp_path)
    assert not error
    assert any(isinstance(item, Post) for item in found)
    notes = [item.text for item in found if isinstance(item, Remark) and "how many rows" in item.text]
    assert len(notes) == (counts == NONE)


def without(name: str) -> Callable[[Files], object]:
    return lambda files: files.pop(name)


def holding(name: str, data: bytes) -> Callable[[Files], object]:
    return lambda files: files.update({name: data})


LAST = f"f.{ACL}.00002.sql"


@pytest.mark.parametrize("counts", [NEW, OLD])
@pytest.mark.parametrize(
    "lose",
    [without(f"f.{ACL}.00000.sql"), without(f"f.{ACL}.00001.sql"), without(LAST), holding(LAST, b""), holding(LAST, HEAD)],
)  # fmt: skip
def test_rows_that_are_lost_open_no_board(counts: str, lose: Callable[[Files], object], tmp_path: Path) -> None:
    files = folder(counts)
    lose(files)
    found, error = read(files, tmp_path)
    assert not any(isinstance(item, Post) for item in found)
    assert "the table forumpermission says what guests may see, and it has 2 of the 3 rows that its dumper counted" in error


@pytest.mark.parametrize(
    ("lose", "why"),
    [
        (without(f"f.{ACL}.00000.sql"), f"f.{ACL}.00000 is not there"),
        (without(f"f.{ACL}.00001.sql"), f"f.{ACL}.00001 is not there"),
        (holding(LAST, b""), f"f.{ACL}.00002.sql holds no row"),
        (holding(LAST, HEAD), f"f.{ACL}.00002.sql holds no row"),
        (holding("metadata", (ENDED % b"").partition(b"# Finished")[0]), "mydumper did not finish"),
    ],
)  # fmt: skip
def test_where_nothing_counts_rows_a_gap_closes_all_boards(lose: Callable[[Files], object], why: str, tmp_path: Path) -> None:
    files = folder(NONE)
    lose(files)
    found, error = read(files, tmp_path)
    assert not any(isinstance(item, Post) for item in found)
    assert f"rows of it are lost ({why})" in error


def test_a_number_without_a_file_is_no_fault_where_all_rows_came(tmp_path: Path) -> None:
    """Files in which no row came are taken away by mydumper itself."""
    files = folder(NEW)
    files[f"f.{ACL}.00007.sql"] = files.pop(LAST)
    found, error = read(files, tmp_path)
    assert not error
    assert any(isinstance(item, Post) for item in found)


@pytest.mark.parametrize("counts", [NEW, OLD, NONE])
def test_lost_posts_are_named_behind_what_was_read(counts: str, tmp_path: Path) -> None:
    files = folder(counts)
    del files["f.post.00001.sql"]
    found, error = read(files, tmp_path)
    assert any(isinstance(item, Post) for item in found)
    assert "does not have the rows that it should (post: " in error


@pytest.mark.parametrize(
    ("counts", "lose", "why"),
    [
        (OLD, [f"f.{ACL}.{number:05}.sql" for number in range(3)], f"f.{ACL}-metadata: has 3 rows in the table f.{ACL}, and"),
        (NONE, [f"f.{ACL}-schema.sql"], "rows of a table whose -schema.sql is not there"),
    ],
)  # fmt: skip
def test_a_table_that_is_lost_is_an_error(counts: str, lose: list[str], why: str, tmp_path: Path) -> None:
    given = folder(counts)
    files = [(name, len(data), lambda data=data: io.BytesIO(data)) for name, data in given.items() if name not in lose]
    (dump,), _ = table_files.gathered(files)
    with pytest.raises(DumpError, match=re.escape(why)), dump.open() as stream:
        stream.read()


def test_databases_with_a_dot_in_the_name_stay_apart(tmp_path: Path) -> None:
    one, other = folder(NEW, "site.a"), folder(NEW, "site.b")
    _, error = read(one | other | {"metadata": one["metadata"] + other["metadata"]}, tmp_path)
    assert "in the database site.a" in error
    assert "in the database site.b" in error


def test_a_database_with_a_dot_in_the_name_is_read(tmp_path: Path) -> None:
    found, error = read(folder(NEW, "site.a"), tmp_path)
    assert not error
    assert any(isinstance(item, Post) for item in found)


def test_a_long_list_of_counts_is_read_to_its_end(tmp_path: Path) -> None:
    files = folder(NEW)
    files["metadata"] = b"# much else\n" * 10_000 + files["metadata"]
    del files["f.post.00001.sql"]
    _, error = read(files, tmp_path)
    assert "does not have the rows that it should (post: " in error


OF_MYSQLDUMP = b"-- MySQL dump 10.19  Distrib 10.3.39-MariaDB\n"


def of_tab(case: str, lose: str = "", keep: int = 0) -> Files:
    """A folder of `mysqldump --tab`; of the table `lose` only the first rows are kept."""
    made = CASES[case][0]()
    columns = {made.called(name): listed for name, (listed, _) in made.tables.items()}
    filled = {name: rows for name, _, rows in made.whole()}
    files: Files = {}
    for created, called, _ in TABLE.findall(mysqldump(made)):
        name = called.decode()
        rows = filled[name]
        ending = b"ENGINE=InnoDB"
        if columns[name][0][1] == "auto":
            following = 1 + max(int(str(row[0])) for row in rows)
            ending = b"ENGINE=InnoDB AUTO_INCREMENT=%d" % following
        rows = rows[:keep] if lose and name == made.called(lose) else rows
        files[f"{name}.sql"] = OF_MYSQLDUMP + created.replace(b"ENGINE=InnoDB", ending)
        files[f"{name}.txt"] = b"".join(b"\t".join(map(_field, row)) + b"\n" for row in rows)
    return files


def _field(value: Value) -> bytes:
    if value is None:
        return b"\\N"
    said = value if isinstance(value, bytes) else str(value).encode()
    for sign in (b"\\", b"\t", b"\n"):
        said = said.replace(sign, b"\\" + sign)
    return said


@pytest.mark.parametrize("keep", [0, 2])
def test_rights_of_tab_that_may_lack_their_last_rows_open_nothing(keep: int, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for path in (whole, cut):
        path.mkdir()
    found, error = read(of_tab("mybb-1-8"), whole)
    assert not error
    assert any(isinstance(item, Post) for item in found)
    assert not any("its next row would be" in item.text for item in found if isinstance(item, Remark))
    found, error = read(of_tab("mybb-1-8", "forumpermissions", keep), cut)
    assert not any(isinstance(item, Post) for item in found)
    last = "2" if keep else "0"
    assert f"forumpermissions says what guests may see, and its next row would be number 4, its last one is {last}" in error


@pytest.mark.parametrize(
    "case",
    [
        "fluxbb",
        "woltlab-4",
        "burning-board-3",
        "vbulletin-3",
        "bbpress",
        "phpbb-3-0",
        "phpbb-3-3",
        "smf-1-1",
        "smf-2-0",
        "vbulletin-5",
    ],
)
def test_rights_of_tab_that_nothing_counts_open_nothing(case: str, tmp_path: Path) -> None:
    found, error = read(of_tab(case), tmp_path)
    assert not any(isinstance(item, Post) for item in found)
    assert "nothing says how many rows it had" in error


@pytest.mark.parametrize(
    ("ending", "rows", "word"),
    [
        (b") ENGINE=MyISAM AUTO_INCREMENT=3 DEFAULT CHARSET=utf8;", [b"a\t1\n", b"b\t2\n"], b""),
        (b") ENGINE=MyISAM AUTO_INCREMENT=3 DEFAULT CHARSET=utf8;", [b"b\t2\n", b"a\t1\n"], b""),
        (b") ENGINE=MyISAM AUTO_INCREMENT=4 DEFAULT CHARSET=utf8;", [b"a\t1\n", b"b\t2\n"], b"short"),
        (b") ENGINE=MyISAM AUTO_INCREMENT=4 DEFAULT CHARSET=utf8;", [], b"short"),
        (b") ENGINE=InnoDB DEFAULT CHARSET=utf8;", [], b""),
        (b") ENGINE=InnoDB DEFAULT CHARSET=utf8 COMMENT='AUTO_INCREMENT=2';", [b"a\t1\n"], b"unsure"),
    ],
)
def test_the_number_of_the_next_row_shows_whether_the_last_is_there(ending: bytes, rows: list[bytes], word: bytes) -> None:
    columns = (
        b"  `name` text COMMENT 'AUTO_INCREMENT',\n  `id` int(11) NOT NULL AUTO_INCREMENT COMMENT 'x',\n  PRIMARY KEY (`id`)\n"
    )
    numbers = Numbers(b"-- x\nCREATE TABLE `t` (\n" + columns + ending + b"\n")
    for row in rows:
        numbers.see(row)
    assert numbers.doubt[0] == word


def test_rights_without_any_file_open_nothing_where_nothing_counts_rows(tmp_path: Path) -> None:
    files = {name: data for name, data in folder(NONE).items() if not re.fullmatch(rf"f\.{ACL}\.\d+\.sql", name)}
    found, error = read(files, tmp_path)
    assert not any(isinstance(item, Post) for item in found)
    assert f"the table {ACL} says what guests may see, and nothing says how many rows it had" in error
