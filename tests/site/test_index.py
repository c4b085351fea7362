"""The index changes nothing but time, whatever happens to its file."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from pathlib import Path

import pytest

from stillboard.site.index import NAME, Index, Kind

ROWS = {f"lanternside/0/thread-{n}": f"{n}".encode() + b"x" * 300 for n in range(60)}


def fill(folder: Path | None) -> None:
    with Index(folder) as index:
        for key, value in ROWS.items():
            index.put(Kind.WHOLE, key, value)


def found(folder: Path) -> list[bytes | None]:
    with Index(folder) as index:
        at_once = index.get_all(Kind.WHOLE, [*ROWS, "no such"])
        one_by_one = {key: index.get(Kind.WHOLE, key) for key in ROWS}
    assert at_once == {key: value for key, value in one_by_one.items() if value is not None}
    return list(one_by_one.values())


def test_what_was_put_is_found(tmp_path: Path) -> None:
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


def test_kinds_do_not_mix(tmp_path: Path) -> None:
    with Index(tmp_path) as index:
        index.put(Kind.WHOLE, "a", b"1")
        index.put(Kind.FACTS, "a", b"2")
        assert index.get(Kind.BODIES, "a") is None
        assert (index.get(Kind.WHOLE, "a"), index.get(Kind.FACTS, "a")) == (b"1", b"2")
        index.put(Kind.WHOLE, "a", b"3")
        assert index.get(Kind.WHOLE, "a") == b"3"


def test_a_row_in_the_place_of_another_is_not_believed(tmp_path: Path) -> None:
    fill(tmp_path)
    one, other, *_ = ROWS
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("UPDATE rows SET (value, seal) = (SELECT value, seal FROM rows WHERE key = ?) WHERE key = ?", (one, other))
    connection.commit()
    connection.close()
    assert found(tmp_path) == [ROWS[one], None, *list(ROWS.values())[2:]]


def test_without_a_folder_nothing_is_kept_for_the_next_build() -> None:
    with Index() as index:
        index.put(Kind.WHOLE, "a", b"1")
        assert index.get(Kind.WHOLE, "a") == b"1"
    with Index() as index:
        assert index.get(Kind.WHOLE, "a") is None


def test_a_closed_one_has_nothing(tmp_path: Path) -> None:
    index = Index(tmp_path)
    index.put(Kind.WHOLE, "a", b"1")
    for closed in (pickle.loads(pickle.dumps(index)), index):  # noqa: S301 - our own
        with closed:
            pass
        assert closed.get(Kind.WHOLE, "a") is None
        closed.put(Kind.WHOLE, "b", b"1")


@pytest.mark.parametrize("part", range(24))
def test_damage_anywhere_never_gives_another_value(tmp_path: Path, part: int) -> None:
    fill(tmp_path)
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    start = len(data) * part // 24
    data[start : start + 200] = bytes(byte ^ 0x55 for byte in data[start : start + 200])
    path.write_bytes(data)
    for wanted, got in zip(ROWS.values(), found(tmp_path), strict=True):
        assert got in (None, wanted)
    fill(tmp_path)  # and it can be used again, at the latest after the file was given up
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 5000, 9000])
def test_a_cut_file_is_no_failure(tmp_path: Path, length: int) -> None:
    fill(tmp_path)
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:length])
    for wanted, got in zip(ROWS.values(), found(tmp_path), strict=True):
        assert got in (None, wanted)
    fill(tmp_path)
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


@pytest.mark.parametrize("text", [b"no database at all" * 1000, b"SQLite format 3\0" + b"\0" * 5000])
def test_another_file_in_its_place_is_replaced(tmp_path: Path, text: bytes) -> None:
    (tmp_path / NAME).write_bytes(text)
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


def test_another_version_of_the_table_is_replaced(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE rows (key BLOB PRIMARY KEY, body TEXT)")
    connection.close()
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


@pytest.mark.parametrize("column", ["value", "seal"])
@pytest.mark.parametrize("value", [None, 7, b"\xff\xfe", "<script>", b"[1]", "{}"])
def test_a_row_that_was_changed_counts_as_not_there(tmp_path: Path, column: str, value: object) -> None:
    fill(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute(f"UPDATE rows SET {column} = ?", (value,))  # noqa: S608 - a name of ours
    connection.commit()
    connection.close()
    assert found(tmp_path) == [None] * len(ROWS)


def test_a_folder_that_cannot_be_used_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    fill(tmp_path / "file" / "cache")
    (tmp_path / NAME).mkdir()
    fill(tmp_path)
    assert found(tmp_path) == [None] * len(ROWS)
    with Index(tmp_path) as index:
        index.put(Kind.WHOLE, "a", b"1")
        assert index.get(Kind.WHOLE, "a") == b"1", "what a build puts it finds, all the same"
        assert "could not be used" in index.fault


def test_a_file_that_another_build_holds_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, real=sqlite3.connect, **named: real(*args, **{**named, "timeout": 0.05})
    )
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    fill(tmp_path)
    other.execute("ROLLBACK")
    other.close()
    assert all(row in (None, *ROWS.values()) for row in found(tmp_path))


def test_rows_that_are_not_named_are_dropped(tmp_path: Path) -> None:
    fill(tmp_path)
    first, *_ = ROWS
    with Index(tmp_path) as index:
        index.put(Kind.FACTS, "a", b"1")
        index.keep_only(Kind.WHOLE, {first})
    assert found(tmp_path) == [ROWS[first], *[None] * (len(ROWS) - 1)]
    with Index(tmp_path) as index:
        assert index.get(Kind.FACTS, "a") == b"1"


def test_a_copy_is_not_believed(tmp_path: Path) -> None:
    fill(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert found(tmp_path / "one") == list(ROWS.values())
    assert found(tmp_path / "two") == [None] * len(ROWS)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (what TEXT)")
    connection.close()
    before = other.read_bytes()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).symlink_to(other)
    fill(tmp_path / "cache")
    assert other.read_bytes() == before
    assert found(tmp_path / "cache") == list(ROWS.values())
