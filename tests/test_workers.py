"""Work in several processes: the same as in one, whatever happens to them; and none of them stays."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from stillboard import workers
from stillboard.errors import ContentError, WorkerError
from stillboard.site.staging import LOCK
from stillboard.workers import Workers
from support import builds, working
from support.builds import PATIENCE
from support.lanternside import small
from support.paths import PROJECT

POSIX = pytest.mark.skipif(os.name == "nt", reason="sends the signals of POSIX")


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How processes start."""
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("processes are no copies here")
    monkeypatch.setattr(workers, "_can_fork", lambda: request.param == "fork")
    return request.param


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    """Nor is anything kept from the collector of garbage: under --autoreload a process makes many builds."""
    frozen = gc.get_freeze_count()
    yield
    assert multiprocessing.active_children() == []
    assert gc.get_freeze_count() <= frozen


@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_the_order_of_the_chunks(start: str, count: int) -> None:
    line = list(Workers(count, 0).each(working.squared, 1, range(20)))
    assert [(chunk, result[0]) for chunk, result in line if result] == [(n, 1 + n * n) for n in range(20)]
    others = {result[1] for _, result in line if result} - {os.getpid()}
    assert len(others) <= count
    assert bool(others) == (count > 1)


def test_where_there_is_nothing_to_do_there_is_no_result(start: str) -> None:
    task = lambda chunk: chunk if chunk % 3 else None  # noqa: E731
    for count in (1, 2):
        line = Workers(count, 2).each(working.length, "abc", range(12), task)
        assert list(line) == [(n, n + 3 if n % 3 else None) for n in range(12)]


def test_what_can_be_done_while_others_work_is_done(start: str) -> None:
    done: list[str] = []
    line = Workers(2, 0).each(working.squared, 0, range(5), meanwhile=lambda: done.append("a step"))
    assert len(list(line)) == len(done) == 5
    done.clear()
    for workers_alone in (Workers(1), Workers(2, 5)):  # then nobody waits
        assert len(list(workers_alone.each(working.squared, 0, range(5), meanwhile=lambda: done.append("a step")))) == 5
    assert done == []


@pytest.mark.parametrize("chunks", [0, 1, 3])
def test_little_is_done_here(chunks: int) -> None:
    assert {result[1] for _, result in Workers(4, 3).each(working.squared, 0, range(chunks)) if result} <= {os.getpid()}


def test_an_error_of_ours_keeps_its_parts(start: str) -> None:
    with pytest.raises(ContentError) as caught:
        list(Workers(2, 0).each(working.fails, "content", range(20)))
    error = caught.value
    assert (error.what, error.where, error.todo) == ("not UTF-8", "content/forums/lamps.md:3", "save it as UTF-8")
    assert str(error) == "content/forums/lamps.md:3: not UTF-8; save it as UTF-8"


def test_an_error_of_the_system_keeps_its_file(start: str) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        list(Workers(2, 0).each(working.fails, "system", range(20)))
    assert (caught.value.filename, caught.value.strerror) == ("/there/is/no such file", "No such file or directory")


def test_an_error_that_cannot_travel_is_told(start: str) -> None:
    with pytest.raises(RuntimeError, match="Odd: words and more"):
        list(Workers(2, 0).each(working.fails, "odd", range(20)))


@POSIX
@pytest.mark.parametrize("size", [1, 500_000])
def test_a_process_that_is_killed_is_made_good(start: str, tmp_path: Path, size: int) -> None:
    chunks = [(n, b"x" * size) for n in range(20)]
    line = Workers(2, 0).each(working.dies_once, str(tmp_path / "mark"), chunks)
    assert [result for _, result in line] == list(range(20))
    assert (tmp_path / "mark").exists()


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results are read a while after they have begun to come."""
    read = Connection._recv

    def read_slowly(connection: Connection, size: int, *rest: object) -> object:
        time.sleep(1 if size > 500_000 else 0)
        return read(connection, size, *rest)

    monkeypatch.setattr(Connection, "_recv", read_slowly)


@POSIX
def test_a_process_that_is_killed_within_its_result_is_made_good(start: str, slowly: None, tmp_path: Path) -> None:
    line = Workers(2, 0).each(working.gives_much, str(tmp_path / "mark"), range(6, 9))
    assert [len(result or b"") for _, result in line] == [1_000_000] * 3
    assert (tmp_path / "mark").exists()


@POSIX
def test_one_who_has_enough_waits_for_no_result_that_has_begun(start: str, slowly: None) -> None:
    with contextlib.closing(Workers(2, 0).each(working.gives_much, "", range(200))) as line:
        next(line)
    assert multiprocessing.active_children() == []


def test_where_processes_keep_dying_the_run_ends_with_one_line(start: str) -> None:
    came: list[int] = []
    with pytest.raises(WorkerError) as caught:
        came.extend(chunk for chunk, _ in Workers(2, 0).each(working.dies, None, range(20)))
    assert came == list(range(len(came)))
    assert len(came) <= 4
    assert caught.value.exitcode == 6
    assert str(caught.value) == (
        "processes that work for this run keep dying; is there enough memory? FORUM_WORKERS = 1 needs the least"
    )


def test_one_who_has_enough_lets_all_go_at_once(start: str, tmp_path: Path) -> None:
    with contextlib.closing(Workers(2, 0).each(working.notes, str(tmp_path), range(200))) as line:
        assert next(line) == (0, 0)
    assert multiprocessing.active_children() == []
    there = sorted(tmp_path.iterdir())
    time.sleep(0.3)
    assert sorted(tmp_path.iterdir()) == there


def test_what_no_process_can_be_given_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_can_fork", lambda: False)

    class Local(list[int]):
        pass

    for shared in (Local([1, 2]), [lambda: 1, lambda: 2]):
        assert [result for _, result in Workers(2, 0).each(working.length, shared, range(9))] == list(range(2, 11))


# Real builds. Each page takes a while, and says in `at work/` which process made it.
SLOW = """
import os, time
from pathlib import Path
from stillboard import building, workers
from stillboard.site import library, templates
building.CHUNK = library.CHUNK = 1
few = workers.Workers.__init__
workers.Workers.__init__ = lambda self, count=0, _=2, **more: few(self, count, 0, **more)
html = templates.Templates.html
def slow(self, page, frame):
    Path("at work", str(os.getpid())).touch()
    time.sleep({seconds})
    return html(self, page, frame)
templates.Templates.html = slow
"""


def started(folder: Path, seconds: float, *arguments: str) -> subprocess.Popen[str]:
    """A build in a group of its own, once two processes are at work for it."""
    conf = builds.settings(folder, folder / "content", extra=SLOW.format(seconds=seconds), FORUM_WORKERS=2)
    (folder / "at work").mkdir()
    command = [sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUTF8": "1"}
    run = subprocess.Popen(
        command, cwd=folder, env=environment, start_new_session=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    wait_until(lambda: len(at_work(folder)) > 1 or run.poll() is not None)
    assert run.poll() is None, run.communicate()[0]
    assert run.pid not in at_work(folder)
    return run


def at_work(folder: Path) -> list[int]:
    return sorted(int(path.name) for path in (folder / "at work").iterdir())


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    with contextlib.suppress(OSError):
        return state.read_text().rpartition(")")[2].split()[0] != "Z"  # its end has not been asked for: nobody's child here
    return not Path("/proc/self").exists()


def wait_until(is_so: object, patience: float = PATIENCE) -> float:
    """Seconds until something was so."""
    began = time.monotonic()
    while not is_so():  # type: ignore[operator]
        assert time.monotonic() - began < patience
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An older site, and an archive that has changed since."""
    small(tmp_path / "content")
    builds.build(tmp_path, tmp_path / "content", SITENAME="An older archive")
    return tmp_path


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="asks for processes as Linux names them")
@pytest.mark.parametrize("whom", ["master", "group"])
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_all_of_them_and_leaves_the_site(site: Path, name: str, code: int, whom: str) -> None:
    before = builds.tree(site / "output")
    run = started(site, PATIENCE)  # which only a run that does not end waits for
    send = os.killpg if whom == "group" else os.kill
    send(run.pid, getattr(signal, name))
    words = run.communicate(timeout=PATIENCE)[0]
    assert run.returncode == code, words
    assert "the site was left as it was" in " ".join(words.split())
    assert "Traceback" not in words
    wait_until(lambda: not any(map(is_alive, at_work(site))), 10)
    assert builds.tree(site / "output") == before
    assert not list(site.glob(".output-building-*"))


CAUGHT_IN_A_LOCK = """
import signal, sys, threading, time
from stillboard import stopping
from stillboard.workers import Workers

entering, moment = threading.Condition.__enter__, []

def taken(lock):
    value = entering(lock)
    if moment and threading.current_thread() is threading.main_thread():
        moment.clear()
        signal.raise_signal(signal.SIGINT)
    return value

def work(shared, chunk):
    time.sleep(0.2)

threading.Condition.__enter__ = taken
stopping.watch()
for _ in Workers(2, few=0).each(work, None, range(1_000), meanwhile=lambda: moment.append("before it waits")):
    pass
"""


@POSIX
def test_a_signal_that_comes_while_a_result_is_locked_ends_it(tmp_path: Path) -> None:
    (tmp_path / "caught.py").write_text(CAUGHT_IN_A_LOCK, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
    run = subprocess.run([sys.executable, "caught.py"], cwd=tmp_path, env=environment, timeout=PATIENCE, check=False)
    assert run.returncode == 130


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="asks for processes as Linux names them")
def test_none_outlives_the_process_it_works_for(site: Path) -> None:
    before = builds.tree(site / "output")
    run = started(site, PATIENCE)
    run.kill()
    run.wait(PATIENCE)
    wait_until(lambda: not any(map(is_alive, at_work(site))), 20)  # they look every second
    run.communicate()
    after = builds.tree(site / "output")
    after.pop(LOCK, None)  # nobody was left to remove it
    assert after == before
    done = builds.pelican(builds.settings(site, site / "content"))
    assert done.code == 0, done.text
    assert not list(site.glob(".output-building-*"))


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="asks for processes as Linux names them")
def test_a_build_goes_on_without_one_that_was_killed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    run = started(site, 0.3)
    os.kill(at_work(site)[0], signal.SIGKILL)
    words = run.communicate(timeout=PATIENCE)[0]
    assert run.returncode == 0, words
    clean = tmp_path_factory.mktemp("clean")
    small(clean / "content")
    assert builds.tree(site / "output") == builds.tree(builds.build(clean, clean / "content"))


@POSIX
def test_a_pipe_that_nobody_reads_any_more_is_closed_by_one_alone():
    """Whoever writes into it hears of it, and whose it is closes it without an error, at whatever moment."""
    read, write = multiprocessing.Pipe(duplex=False)
    workers._let_go(read)
    with write, pytest.raises(BrokenPipeError):
        write.send_bytes(b"x")
    read.close()
    workers._let_go(read)
    assert read.closed
