"""A dry run, which writes nothing, holds no more threads in memory than any other run, and finds those that it let go again."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from stillboard.convert import aside
from stillboard.convert.report import as_json
from stillboard.convert.threads import Threads
from stillboard.errors import Unreadable
from stillboard.model import Thread
from support.scripted import FORUM, Dumps, post


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def thread(number: int) -> Thread:
    return Thread(f"Lamp {number}", thread_id=str(number), slug=f"lamp-{number}")


def posts(number: int, *places: int) -> list:
    return [post(n, original_id=f"{number}00{n}") for n in places]


def several(dumps: Dumps) -> list[Path]:
    """Dumps of eight threads, of which some come again with further posts and a title of their own."""
    first = [one for n in range(1, 9) for one in (thread(n), *posts(n, 1, 2))]
    again = [one for n in (2, 5, 1) for one in (Thread(f"Lamp {n}, lit", thread_id=str(n)), *posts(n, 2, 3))]
    return [dumps.add("a.json", FORUM, *first), dumps.add("b.json", FORUM, *again)]


def test_a_dry_run_says_the_same_whatever_it_holds_in_memory(dumps, monkeypatch):
    dump = several(dumps)
    roomy = as_json(dumps.convert(*dump, dry_run=True))
    with monkeypatch.context() as narrowed:
        narrowed.setattr("stillboard.convert.threads.THREADS", 2)
        narrow = as_json(dumps.convert(*dump, dry_run=True))
    assert not dumps.root.exists()
    assert narrow == roomy
    done = as_json(dumps.convert(*dump))
    assert narrow | {"files": None} == done | {"files": None}
    assert narrow["files"]["written"] == done["files"]["written"]
    assert as_json(dumps.convert(*dump, dry_run=True))["files"]["written"] == 0


def test_a_dry_run_holds_no_more_threads_than_any_other(dumps, monkeypatch):
    monkeypatch.setattr("stillboard.convert.threads.THREADS", 2)
    held = []
    put = Threads.put_aside

    def counted(self: Threads) -> None:
        put(self)
        held.append(len(self._loaded))

    monkeypatch.setattr(Threads, "put_aside", counted)
    dumps.convert(*several(dumps), dry_run=True)
    assert len(held) == 11
    assert max(held) == 2


def test_what_a_dry_run_puts_aside_lies_in_the_folder_of_caches_and_has_no_name(dumps, monkeypatch, tmp_path):
    monkeypatch.setattr("stillboard.convert.threads.THREADS", 2)
    cache = tmp_path / "cache"
    asked = []
    made = aside.temporary_file

    def seen(folder: Path | None) -> tuple[int, Path]:
        asked.append(folder)
        return made(folder)

    monkeypatch.setattr(aside, "temporary_file", seen)
    dumps.convert(*several(dumps), dry_run=True, cache=cache)
    assert asked == [cache]
    assert [*cache.iterdir()] == []
    dumps.convert(*several(dumps))
    assert asked == [cache]


def test_a_full_disk_is_said(dumps, monkeypatch):
    def full(folder: Path | None) -> tuple[int, Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("stillboard.convert.threads.THREADS", 2)
    monkeypatch.setattr(aside, "temporary_file", full)
    report = dumps.convert(*several(dumps), dry_run=True)
    assert report.exit_code != 0
    assert "temporary file of a dry run cannot be written (No space left on device)" in report.errors[0].text


def test_a_disk_that_gives_nothing_back_is_said(tmp_path, monkeypatch):
    put = aside.Aside[int](tmp_path)
    put.put("1", 1)
    put.put("2", 2)
    assert put.take("2") == 2

    class Broken:
        def seek(self, _: int) -> int:
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(put, "_file", Broken())
        with pytest.raises(Unreadable, match=r"a dry run cannot be read \(Input/output error\)") as caught:
            put.take("1")
    assert caught.value.where == str(tmp_path)
    assert list(put.all()) == []
