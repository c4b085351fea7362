"""Dumps read by several processes: the same files and the same report as with one, whatever the dumps and whoever is faster."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillboard import workers
from stillboard.convert import Options, ahead, convert
from stillboard.convert.reader import Reader
from stillboard.convert.report import Outcome, Report, as_json, lines
from stillboard.dumps import Capture, captures
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.model import Attachment, Forum, Post, Remark, Thread
from support.archives import http, record, warc, zipped
from support.paths import PROJECT
from support.scripted import FORUM, THREAD, TITLE_ONLY, Dumps, known

SAMPLES = sorted(
    path
    for folder in (PROJECT / "tests" / "importers").glob("*/*")
    if folder.is_dir()
    for path in folder.iterdir()
    if path.name.partition(".")[0] == "dump"
)
COUNTS = (1, 2, 5)
SHUFFLED = random.Random(7)  # noqa: S311 - the same each time
ALARMS = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarms")
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="processes are no copies here, and cannot be given what a test makes")


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few pages are given to a process at a time; and none stays."""
    monkeypatch.setattr(ahead, "MANY", 3)
    if sys.platform == "linux":  # copies have what a test changes here; threads that other tests left would forbid them
        monkeypatch.setattr(workers, "_can_fork", lambda: True)
    yield
    assert multiprocessing.active_children() == []


def outcome(dumps: list[Path], root: Path, **options) -> tuple[dict[str, bytes], list[str], str, Report]:
    """The files, and the report for people and for programs."""
    report = convert(dumps, root, options.pop("importers", all_importers()), Options(**options))
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    return files, list(lines(report)), json.dumps(as_json(report)), report


def assert_same(dumps: list[Path], folder: Path, **options) -> Report:
    """The same comes of dumps with one process and with several, anew and again; the report with one."""
    first = outcome(dumps, folder / "content-1", workers=1, **options)
    again = outcome(dumps, folder / "content-1", workers=1, **options)
    for count in COUNTS[1:]:
        root = folder / f"content-{count}"
        for wanted in (first, again):
            found = outcome(dumps, root, workers=count, **options)
            for one, other in zip(found[:3], wanted[:3], strict=True):
                assert one == other, count
        shutil.rmtree(root)
    shutil.rmtree(folder / "content-1")
    return first[3]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file with a line for each capture that another process read."""
    marks = tmp_path / "marks"
    marks.write_text("")
    found = ahead._found

    def marked(reader, copy, clock):
        with marks.open("a") as file:
            file.write(f"{os.getpid()} {copy.name}\n")
        return found(reader, copy, clock)

    monkeypatch.setattr(ahead, "_found", marked)
    return marks


def test_all_samples_in_one_run(tmp_path: Path, elsewhere: Path) -> None:
    report = assert_same(SAMPLES, tmp_path)
    assert report.yielded > 300
    read = elsewhere.read_text().splitlines()
    assert len(read) > report.captures  # twice with each number of processes, but for a few
    assert not any(line.startswith(f"{os.getpid()} ") for line in read)


def test_large_captures_are_read_here_and_small_ones_elsewhere(tmp_path: Path, elsewhere: Path, monkeypatch) -> None:
    monkeypatch.setattr(ahead, "LARGEST", 6000)
    report = assert_same(SAMPLES[::2], tmp_path)
    names = elsewhere.read_text().splitlines()
    assert 4 < len(names) < 4 * report.captures - 4


def test_folders_in_any_order_of_their_files(tmp_path: Path) -> None:
    pages = [path for path in SAMPLES if path.is_file()]
    SHUFFLED.shuffle(pages)
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    for n, page in enumerate(pages):
        shutil.copy(page, mixed / f"{n:03}-{page.parts[-3]}{page.suffix}")
    folders = [path for path in SAMPLES if path.is_dir()]
    SHUFFLED.shuffle(folders)
    assert assert_same([mixed, *folders], tmp_path).captures > 80


def test_a_zip_and_a_warc(tmp_path: Path, elsewhere: Path) -> None:
    pages = {f"{n:03}/{path.name}": path.read_bytes() for n, path in enumerate(SAMPLES) if path.is_file()}
    (tmp_path / "all.zip").write_bytes(zipped(pages))
    records = [record(f"https://forum.example/{name}", http(data)) for name, data in pages.items()]
    (tmp_path / "all.warc").write_bytes(warc(records, packed=True))
    report = assert_same([tmp_path / "all.zip", tmp_path / "all.warc"], tmp_path)
    assert report.captures > 80
    assert len(elsewhere.read_text().splitlines()) > 80


def test_pictures_of_pages_in_a_folder_an_archive_and_next_to_a_single_page(tmp_path: Path, elsewhere: Path) -> None:
    folder = PROJECT / "dumps" / "forum-pages"
    packed = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (tmp_path / "pages.zip").write_bytes(zipped(packed))
    single = [path for path in folder.rglob("*.html") if "_files" not in path.as_posix()]
    for dumps in ([folder] * 9, [tmp_path / "pages.zip"] * 9, single * 9):
        report = assert_same(dumps, tmp_path, cache=None)
        assert report.attachments["already_kept"] + report.attachments["kept"] > 0
    assert elsewhere.read_text()


def test_processes_that_are_no_copies_of_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS and Windows: they are told which importers there are."""
    monkeypatch.setattr(workers, "_can_fork", lambda: False)
    told = pickle.loads(pickle.dumps(Reader(all_importers(), "phpbb", keep_emails=True)))  # noqa: S301 - our own
    assert told == Reader(all_importers(), "phpbb", keep_emails=True)
    dumps = SAMPLES[:30]
    wanted = outcome(dumps, tmp_path / "1", workers=1)
    given = []
    settled = Capture.settled

    def noted(capture, asked):
        given.append(capture.name)
        return settled(capture, asked)

    monkeypatch.setattr(Capture, "settled", noted)
    assert outcome(dumps, tmp_path / "2", workers=2)[:3] == wanted[:3]
    assert len(given) > 20


@FORKS
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(14)), st.sampled_from([1, 2, 40]))
def test_whatever_dumps_hold_and_in_whichever_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], many: int
) -> None:
    folder = tmp_path_factory.mktemp("dumps")
    dumps = Dumps(folder)
    other = Thread("Fog signals", thread_id="500", addresses=("https://forum.lanternside.example/threads/500/",))
    scripts = [
        (FORUM, THREAD, known(1), known(2)),
        (FORUM, THREAD, known(2), known(3), DumpError("is damaged", where="here")),
        (TITLE_ONLY, Thread("Rewiring the lamp room"), Post("words of nobody's", author="Pell")),
        (FORUM, other, known(7)),
        (DumpError("is broken", where="there"),),
        (FORUM, THREAD),
        (FORUM, THREAD, Post("words", original_id="77"), Post("more words")),
        (Remark("a", "is odd"), FORUM, THREAD, known(1, body="other words by far")),
        (FORUM, THREAD, known(4), OSError(5, "Input/output error")),
        (FORUM, THREAD, known(5), MemoryError()),
        (Forum("Elsewhere"), Thread("Gulls"), Post("screech", author="Ines")),
        (FORUM, other, known(8), THREAD, known(6)),
        (),
        (known(1),),
    ]
    paths = [dumps.add(f"{n}.html", *scripts[number]) for n, number in enumerate(order)]
    inside = [path.parent for path in paths[:1]]
    stranger = folder / "dumps" / "stranger.bin"
    stranger.write_bytes(b"what nobody knows")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "MANY", many)
        assert_same([*paths, stranger, *inside, folder / "dumps" / "5.html"], folder, importers=[dumps.importer])


@FORKS
def test_a_bug_is_raised_in_its_turn(tmp_path: Path) -> None:
    dumps = Dumps(tmp_path)
    paths = [dumps.add(f"{n}.html", FORUM, THREAD, known(n)) for n in range(1, 30)]
    paths.insert(20, dumps.add("bug.html", FORUM, THREAD, ZeroDivisionError("a bug")))
    found = []
    for count in COUNTS:
        with pytest.raises(ZeroDivisionError, match="a bug"):
            convert(paths, tmp_path / f"{count}", [dumps.importer], Options(workers=count))
        found.append(sorted(path.name for path in (tmp_path / f"{count}").rglob("*.md")))
    assert found[0] == found[1] == found[2]


@FORKS
@ALARMS
def test_what_takes_too_long_is_given_up_alone(tmp_path: Path) -> None:
    dumps = Dumps(tmp_path)
    paths = [dumps.add(f"{n}.html", FORUM, THREAD, known(n)) for n in range(1, 15)]
    read = dumps.items

    def slowly(capture):
        if capture.name == "7.html":
            re.match("(a|aa)+$", "a" * 60 + "b")  # hours, inside one call
        return read(capture)

    dumps.items = slowly
    report = dumps.convert(*paths, workers=2, timeout=1)
    assert [(error.where, "took longer than 1 s" in error.text) for error in report.errors] == [("7.html", True)]
    assert report.posts[Outcome.NEW] == 13


@FORKS
def test_processes_that_die_are_named_and_the_next_dump_is_read(tmp_path: Path) -> None:
    dumps = Dumps(tmp_path)
    folder = dumps.add("bad/1.html", FORUM, THREAD, known(1)).parent
    for n in range(2, 15):
        dumps.add(f"bad/{n}.html", FORUM, THREAD, known(n))
    good = dumps.add("good.html", FORUM, THREAD, known(40))
    read, master = dumps.items, os.getpid()

    def deadly(capture):
        if capture.text == "script bad/7.html" and os.getpid() != master:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(capture)

    dumps.items = deadly
    report = dumps.convert(folder, good, workers=2)
    assert [error.text for error in report.errors] == [
        f"{folder}: processes that work for this run keep dying; is there enough memory? --workers 1 needs the least"
    ]
    assert report.exit_code == 6
    assert report.balanced
    assert any(name.endswith("/9040.md") for name in dumps.files())


@FORKS
def test_processes_that_cannot_be_started_are_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = Dumps(tmp_path)
    folder = dumps.add("all/1.html", FORUM, THREAD, known(1)).parent
    for n in range(2, 15):
        dumps.add(f"all/{n}.html", FORUM, THREAD, known(n))

    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fork", refused)
        report = dumps.convert(folder, workers=2)
    (error,) = report.errors
    assert "cannot be started (Resource temporarily unavailable); --workers 1 needs none" in error.text
    assert dumps.convert(folder, workers=2).posts[Outcome.NEW] == 14


@FORKS
def test_few_captures_start_no_process_and_unchanged_ones_are_not_sent(tmp_path: Path, elsewhere: Path) -> None:
    dumps = Dumps(tmp_path)
    paths = [dumps.add(f"{n}.html", FORUM, THREAD, known(n)) for n in range(1, 21)]
    dumps.convert(*paths[:2], workers=2)
    assert elsewhere.read_text() == ""
    dumps.convert(*paths, workers=2, cache=tmp_path / "cache")
    assert elsewhere.read_text().count("\n") == 20
    report = dumps.convert(*paths, workers=2, cache=tmp_path / "cache")
    assert len(report.unchanged) == 20
    assert elsewhere.read_text().count("\n") == 20


@FORKS
def test_no_more_is_read_ahead_than_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = Dumps(tmp_path)
    paths = [dumps.add(f"{n}.html", FORUM, THREAD, known(n)) for n in range(1, 200)]
    listed, filed, most = 0, 0, 0
    copied, file = ahead.Ahead._copy, Dumps.convert

    def counted(self, capture):
        nonlocal listed, most
        listed += 1
        most = max(most, listed - filed)
        return copied(self, capture)

    def noted(_: str) -> None:
        nonlocal filed
        filed += 0.5  # it is called when a capture begins, and for its thread

    monkeypatch.setattr(ahead.Ahead, "_copy", counted)
    assert file(dumps, *paths, workers=2, progress=noted).exit_code == 0
    assert listed == 199
    assert most <= ahead.MANY * (2 * workers.AHEAD + 3)


@FORKS
def test_who_ends_the_run_ends_its_processes(tmp_path: Path) -> None:
    dumps = Dumps(tmp_path)
    paths = [dumps.add(f"{n}.html", FORUM, THREAD, known(n)) for n in range(1, 60)]
    said = 0

    def stop(_: str) -> None:
        nonlocal said
        said += 1
        if said == 40:
            raise KeyboardInterrupt

    started = time.monotonic()
    report = dumps.convert(*paths, workers=2, progress=stop)
    assert (report.signal, report.stopped) == (signal.SIGINT, "somebody asked for it")
    assert time.monotonic() - started < 30
    assert report.balanced


def test_a_file_next_to_a_page_can_be_read_again(tmp_path: Path) -> None:
    """An attachment that another process found is written by this one."""
    picture = b"\x89PNG\r\n\x1a\n" + bytes(99)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "lamp.png").write_bytes(picture)
    (tmp_path / "a.html").write_text("<html></html>")
    (page,) = captures(tmp_path)
    copy = page.carried(1000)
    assert copy is not None
    copy = pickle.loads(pickle.dumps(copy))  # noqa: S301 - our own
    assert copy.data == page.data
    found = copy.attachment("a_files/lamp.png", picture=True)
    assert isinstance(found, Attachment)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again.read() == picture
    assert page.carried(5) is None
