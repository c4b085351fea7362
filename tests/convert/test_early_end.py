"""A conversion that cannot go on, or cannot read or write one thing: its account is printed, is true, and names what to do."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path

import pytest

from stillboard.content import lock
from stillboard.convert import Options, convert
from stillboard.convert.report import Outcome, lines
from stillboard.errors import Busy
from stillboard.importers import all_importers
from stillboard.model import Thread
from support.paths import PROJECT
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, post

OTHER = Thread("Old radios", thread_id="77")


@pytest.fixture
def dumps(tmp_path) -> Dumps:
    return Dumps(tmp_path)


def failing(real, number: int, applies):
    def fails(path, *arguments, **options):
        if applies(str(path)):
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *arguments, **options)

    return fails


def test_a_full_disk_ends_the_run_with_one_line_and_an_account(dumps, monkeypatch):
    dump = dumps.add("a.html", FORUM, THREAD, known(1), known(2), OTHER, post(1, original_id="70", author_id="5"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing(os.write, errno.ENOSPC, lambda _: lock.WORK in os.listdir(dumps.root)))
        patch.setattr(lock, "_me", lambda: b"")
        patch.setattr(lock, "_taken_by_system", lambda file: lambda: None)
        report = dumps.convert(dump)
    assert +report.posts == {Outcome.FAILED: 3}
    assert (report.exit_code, report.written, report.balanced, report.threads) == (4, 0, True, {})
    assert len(report.errors) == 1
    assert "No space left on device); make room, then convert again" in report.errors[0].text
    assert "Stopped: " in "\n".join(lines(report))
    assert dumps.convert(dump).posts == {Outcome.NEW: 3}


def test_a_thread_that_cannot_be_written_holds_up_no_other(dumps, monkeypatch):
    dump = dumps.add("a.html", FORUM, THREAD, known(1), OTHER, post(1, original_id="70", author_id="5"))
    first = iter([True])
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(os.replace, errno.EIO, lambda path: "/new-" in path and next(first, False)))
        report = dumps.convert(dump)
    assert +report.posts == {Outcome.FAILED: 1, Outcome.NEW: 1}
    assert report.exit_code == 4
    assert list(report.threads) == ["threads/lanternside-forum/0/old-radios.77"]
    assert dumps.convert(dump).posts == {Outcome.NEW: 1, Outcome.UNCHANGED: 1}


@pytest.mark.parametrize("left", ["nothing", "posts", "half a file"])
def test_a_folder_without_its_thread_file_blocks_nothing(dumps, left):
    dump = dumps.add("a.html", FORUM, THREAD, known(1), known(2))
    dumps.convert(dump)
    before = dumps.files()
    folder = dumps.root / FOLDER
    (folder / "thread.md").unlink()
    if left != "posts":
        for path in folder.iterdir():
            path.unlink()
    if left == "half a file":
        (folder / ".stillboard-x1").write_text("---\nTi")
    assert dumps.convert(dump).exit_code == 0
    assert dumps.files() == before
    assert not [name for name in os.listdir(folder) if name.startswith(".")]


def test_a_picture_that_cannot_be_read_is_not_missing(tmp_path, monkeypatch):
    page = PROJECT / "dumps" / "forum-pages"
    options = Options(cache=tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", failing(Path.read_bytes, errno.EACCES, lambda path: "forum-pages" in path))
        report = convert([page], tmp_path / "content", all_importers(), options)
    refused = [error.text for error in report.errors]
    assert refused
    assert all("cannot be read (Permission denied)" in text for text in refused)
    assert report.exit_code == 3
    assert not report.missing_files
    whole = convert([page], tmp_path / "content", all_importers(), options)
    assert whole.exit_code == 0
    assert whole.attachments["kept"] > 0


def test_a_folder_of_a_dump_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    saved = PROJECT / "dumps" / "forum-pages"
    monkeypatch.setattr(os, "scandir", failing(os.scandir, errno.EIO, lambda path: path == str(saved)))
    report = convert([saved], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 3
    assert "cannot be read (Input/output error)" in report.errors[0].text


def test_a_forum_that_is_first_since_another_could_not_be_read_is_named(dumps, monkeypatch):
    """The first forum has no Path, and addresses stay: a run of which a dump cannot be read says so, once."""
    other = dataclasses.replace(FORUM, title="Harbour talk", addresses=("https://harbour.example/",))
    first = dumps.add("a.html", FORUM, THREAD, known(1))
    second = dumps.add("b.html", other, dataclasses.replace(THREAD, addresses=()), known(2))
    dumps.add("c.html", other, dataclasses.replace(THREAD, thread_id="413", addresses=()), known(3))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(Path.open, errno.EIO, lambda path: path == str(first)))
        report = dumps.convert(first, second, second.with_name("c.html"))
    said = [remark.text for remark in report.remarks if "first forum" in remark.text]
    assert len(said) == 1
    assert "; a.html could not be read" in said[0]
    assert "Path" not in dumps.files()["forums/harbour-talk.md"]
    assert not [remark for remark in dumps.convert(first, second).remarks if "first forum" in remark.text]
    assert "Path: lanternside-forum" in dumps.files()["forums/lanternside-forum.md"]


def test_of_one_dump_it_is_not_said_that_another_forum_may_be_the_first(dumps, monkeypatch):
    pages = dumps.add("saved/a.html", FORUM, THREAD, known(1)).parent
    dumps.add("saved/b.html", FORUM, THREAD, known(2))
    monkeypatch.setattr(Path, "open", failing(Path.open, errno.EIO, lambda path: path.endswith("a.html")))
    report = dumps.convert(pages)
    assert (report.exit_code, +report.posts) == (3, {Outcome.NEW: 1})
    assert not [remark for remark in report.remarks if "first forum" in remark.text]


def test_a_second_run_does_not_write_beside_the_first(dumps):
    dump = dumps.add("a.html", FORUM, THREAD, known(1))
    with lock.locked(dumps.root, 0, str), pytest.raises(Busy, match="another run is writing here"):
        dumps.convert(dump, wait=0.0)
    assert dumps.convert(dump, dry_run=True).posts == {Outcome.NEW: 1}
    assert dumps.convert(dump, wait=0.0).exit_code == 0
