"""The cache of rendered posts changes nothing but time, whatever happens to its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from markupsafe import Markup

from stillboard.site import cache, render
from stillboard.site.cache import NAME, Cache, key
from stillboard.site.render import Rendered

ROWS = {
    key(f"body {n}", "gfm", "/"): Rendered(Markup("<p>{} {}</p>").format(n, "x" * 300), {f"https://x.example/{n}": ""})
    for n in range(60)
}


def nowhere(_: str) -> str:
    return ""


def fill(folder: Path) -> None:
    store = Cache(folder)
    for row, rendered in ROWS.items():
        store.put(row, rendered)
    store.close()


def found(folder: Path) -> list[Rendered | None]:
    store = Cache(folder)
    rows = [store.get(row, nowhere) for row in ROWS]
    store.close()
    return rows


def test_what_was_put_is_found(tmp_path: Path) -> None:
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


def test_without_a_folder_nothing_is_kept() -> None:
    store = Cache(None)
    store.put(b"x", Rendered(Markup("x"), {}))
    assert store.get(b"x", nowhere) is None
    store.close()


@pytest.mark.parametrize("part", range(24))
def test_damage_anywhere_never_gives_another_post(tmp_path: Path, part: int) -> None:
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
    connection.execute("CREATE TABLE posts (key BLOB PRIMARY KEY, body TEXT)")
    connection.close()
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())


@pytest.mark.parametrize("column", ["html", "used", "fault", "seal"])
@pytest.mark.parametrize("value", [None, 7, b"\xff\xfe", "<script>", "[1]", "{}"])
def test_a_row_that_was_changed_counts_as_not_there(tmp_path: Path, column: str, value: object) -> None:
    fill(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute(f"UPDATE posts SET {column} = ?", (value,))  # noqa: S608 - a name of ours
    connection.commit()
    connection.close()
    assert found(tmp_path) == [None] * len(ROWS)


def test_a_folder_that_cannot_be_used_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    fill(tmp_path / "file" / "cache")
    (tmp_path / NAME).mkdir()
    fill(tmp_path)
    assert found(tmp_path) == [None] * len(ROWS)


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


def test_a_link_that_leads_elsewhere_now_makes_a_row_stale(tmp_path: Path) -> None:
    fill(tmp_path)
    store = Cache(tmp_path)
    first, second, *_ = ROWS
    assert store.get(first, lambda address: "/threads/a.1/" if address.endswith("/0") else "") is None
    assert store.get(second, lambda address: "/threads/a.1/" if address.endswith("/0") else "") == ROWS[second]
    store.close()


def test_rows_that_a_build_did_not_use_are_dropped(tmp_path: Path) -> None:
    fill(tmp_path)
    first, *_ = ROWS
    for complete, left in ((False, len(ROWS)), (True, 1)):
        store = Cache(tmp_path)
        assert store.get(first, nowhere)
        store.close(complete=complete)
        assert sum(row is not None for row in found(tmp_path)) == left


def test_the_key_distinguishes_what_makes_other_html() -> None:
    keys = [
        key("a", "gfm", "/"),
        key("b", "gfm", "/"),
        key("a", "markdown", "/"),
        key("a", "gfm", "../"),
        key("a", "gfm", "/", "other"),
    ]
    assert len(set(keys)) == len(keys)
    assert all(name in render.VERSION for name in ("cmarkgfm", "nh3", "pygments"))


def test_fault_is_kept(tmp_path: Path) -> None:
    rendered = Rendered(Markup("<pre>x</pre>"), {}, "nested too deeply; it is shown as it stands")
    store = Cache(tmp_path)
    store.put(b"k", rendered)
    assert store.get(b"k", nowhere) == rendered
    store.close()
    assert cache.NAME == NAME
