"""The dumps that real servers' own tools write: equal records each time, and every value word for word."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stillboard.dumps import Capture, captures
from stillboard.importers import named
from stillboard.importers._sql.statements import Statements
from stillboard.importers._sql.wanted import Table
from stillboard.model import Item, Remark
from support.builds import PATIENCE
from support.databases import mysqldump, pg_inserts
from support.databases.cases import CASES, url_of
from support.databases.servers import Server, has_mariadb, has_postgres, mariadb, postgres

IN_CI = os.environ.get("CI") == "true"
OF_MARIADB = {
    "as it is": (),
    "a row a statement, with columns": ("--complete-insert", "--skip-extended-insert"),
    "hex": ("--hex-blob", "--default-character-set=utf8mb4"),
    "binary": ("--default-character-set=binary",),
    "replace": ("--replace", "--no-create-db", "--skip-add-locks"),
    "ignore": ("--insert-ignore", "--skip-comments"),
    "without quotation marks": ("--skip-quote-names", "--skip-opt"),
    "ansi": ("--compatible=ansi", "--default-character-set=utf8mb4"),
    "compact": ("--compact", "--complete-insert"),
    "short statements": ("--net-buffer-length=4096", "--skip-dump-date"),
}
OF_POSTGRES = {
    "copy": (),
    "inserts": ("--inserts",),
    "inserts with columns": ("--column-inserts", "--no-owner"),
    "several rows a statement": ("--rows-per-insert=3",),
    "quoted": ("--quote-all-identifiers",),
}
THOROUGH = "phpbb-3-3"  # this one in all ways, the others as the tool does by itself


def _or_skip(there: bool, packages: str) -> None:
    if not there:
        assert not IN_CI, f"install Debian's {packages}: .ci/run does"
        pytest.skip(f"no server: Debian's {packages} are not installed")


@pytest.fixture(scope="module")
def maria() -> Iterator[Server]:
    _or_skip(has_mariadb(), "mariadb-server-core and mariadb-client")
    with tempfile.TemporaryDirectory(prefix="sb-") as folder, mariadb(Path(folder)) as server:
        yield server


@pytest.fixture(scope="module")
def postgre() -> Iterator[Server]:
    _or_skip(has_postgres(), "postgresql")
    with tempfile.TemporaryDirectory(prefix="sb-") as folder, postgres(Path(folder)) as server:
        yield server


def items(data: bytes, case: str = THOROUGH, *, remarks: bool = True) -> list[Item]:
    capture = Capture("forum.sql", lambda: data, address=url_of(case))
    importer = named("database")
    assert importer.accepts(capture)
    return [item for item in importer.posts(capture) if remarks or not isinstance(item, Remark)]


@pytest.mark.parametrize("case", CASES)
def test_mariadb_dumps_give_the_same_records(case: str, maria: Server) -> None:
    made = CASES[case][0]()
    expected = items(mysqldump(made), case)
    maria.load(b"DROP DATABASE IF EXISTS f; CREATE DATABASE f CHARACTER SET utf8mb4; USE f;\n" + mysqldump(made))
    for options in OF_MARIADB.values() if case == THOROUGH else [()]:
        assert items(maria.dump(*options, "f"), case) == expected, options
    if case == THOROUGH:
        assert items(maria.dump("--databases", "f")) == expected


def of_folder(folder: Path, case: str) -> list[Item]:
    """The records of a folder that is one dump."""
    (found,) = captures(folder, address=url_of(case))
    capture = Capture("forum.sql", stream=found.open, address=url_of(case))
    assert named("database").accepts(found)
    given = list(named("database").posts(capture))
    read = [item for item in given if not (isinstance(item, Remark) and "how many rows" in item.text)]
    assert len(read) == len(given) - 1  # neither of the two tools counts rows: Debian's mydumper is an old one
    return read


@pytest.mark.parametrize("case", ["mybb-1-8", "xenforo-2"])
def test_a_folder_of_a_file_for_each_table_gives_the_same_records(case: str, maria: Server, tmp_path: Path) -> None:
    made = CASES[case][0]()
    expected = items(mysqldump(made), case)
    maria.load(b"DROP DATABASE IF EXISTS f; CREATE DATABASE f CHARACTER SET utf8mb4; USE f;\n" + mysqldump(made))
    maria.dump(f"--tab={tmp_path}", "f")
    assert of_folder(tmp_path, case) == expected


@pytest.mark.parametrize("options", [(), ("--compress",), ("--rows=2",)])
def test_a_folder_of_mydumper_gives_the_same_records(options: tuple[str, ...], maria: Server, tmp_path: Path) -> None:
    if not (tool := shutil.which("mydumper")):
        pytest.skip("Debian's mydumper is not installed: tests/dumps/test_table_files.py has folders as it writes them")
    made = CASES[THOROUGH][0]()
    maria.load(b"DROP DATABASE IF EXISTS f; CREATE DATABASE f CHARACTER SET utf8mb4; USE f;\n" + mysqldump(made))
    done = subprocess.run(
        [tool, "--socket", maria.socket, "--user", "root", "--database", "f", "--outputdir", str(tmp_path / "out"), *options],
        capture_output=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert of_folder(tmp_path / "out", THOROUGH) == items(mysqldump(made))


def test_text_in_the_wrong_charset_is_the_same_text(maria: Server) -> None:
    """As many old forums have it: UTF-8 in columns that are called latin1. It is dumped twice encoded, or as it lies there."""
    made = CASES["mybb-1-8"][0]()
    expected = items(mysqldump(made), remarks=False)
    sql = (
        mysqldump(made)
        .replace(b"SET NAMES utf8mb4", b"SET NAMES latin1")
        .replace(b" COLLATE utf8mb4_bin", b"")
        .replace(b"utf8mb4", b"latin1")
    )
    maria.load(
        b"DROP DATABASE IF EXISTS g; CREATE DATABASE g CHARACTER SET latin1; USE g;\n" + sql, "--default-character-set=latin1"
    )
    for options in (("--default-character-set=latin1",), ("--default-character-set=utf8mb4",)):
        dump = maria.dump(*options, "g")
        assert items(dump, remarks=False) == expected, options
    assert any("encoded twice, and are repaired" in item.text for item in items(dump) if isinstance(item, Remark))


@pytest.mark.parametrize("case", CASES)
def test_postgresql_dumps_give_the_same_records(case: str, postgre: Server) -> None:
    made = CASES[case][0]()
    if made.only == "mysql":
        return
    postgre.load(b"DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n" + pg_inserts(made).replace(b"X'", b"'\\x"))
    expected = items(mysqldump(made), case)
    for options in OF_POSTGRES.values() if case == THOROUGH else [()]:
        assert items(postgre.dump(*options), case) == expected, options


SIGNS = [
    *"ab ;,()'\"\\`%_\n\r\t\b\x1aé日🙂-#/*:$0",
    "\\N",
    "\\.",
    "NULL",
    "'),('",
    "-- ",
    "/*",
    "*/",
    "INSERT INTO `t` VALUES (1,'",
    "$$",
    "\\\\n",
    "COPY t FROM stdin;\n",
]


def _rows(*, count: int = 300) -> list[tuple[int, str]]:
    chance = random.Random(20)  # noqa: S311 - the same everywhere
    return [(n, "".join(chance.choices(SIGNS, k=chance.randrange(0, 30)))) for n in range(count)]


def _read(dump: bytes, name: str) -> list[tuple[int, str]]:
    table = Table(name, numbers="n", words="said")
    keys = {("", name): table, ("f", name): table}
    return [(row[0], row[1].decode()) for _, row in Statements(io.BytesIO(dump), keys).rows()]


@pytest.mark.parametrize("way", OF_MARIADB)
def test_what_people_write_comes_back_word_for_word_from_mariadb(way: str, maria: Server) -> None:
    values = b",".join(b"(%d,x'%s','CANARY')" % (n, said.encode().hex().encode()) for n, said in _rows())
    maria.load(
        b"CREATE DATABASE IF NOT EXISTS w CHARACTER SET utf8mb4; USE w; DROP TABLE IF EXISTS t;"
        b"CREATE TABLE t (n int, said mediumtext, other text); INSERT INTO t VALUES " + values + b";"
    )
    assert _read(maria.dump(*OF_MARIADB[way], "w"), "t") == _rows()


@pytest.mark.parametrize("way", OF_POSTGRES)
def test_what_people_write_comes_back_word_for_word_from_postgresql(way: str, postgre: Server) -> None:
    values = b",".join(b"(%d,convert_from('\\x%s','UTF8'),'CANARY')" % (n, said.encode().hex().encode()) for n, said in _rows())
    postgre.load(
        b"DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE t (n int, said text, other text); INSERT INTO t VALUES "
        + values + b";"
    )  # fmt: skip
    assert _read(postgre.dump(*OF_POSTGRES[way]), "t") == _rows()
