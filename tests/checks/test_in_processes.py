"""What is found is the same with any number of processes, each file is read once, and none is left when a check ends early."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard import checks, workers
from stillboard.addresses.credentials import without
from stillboard.checks import _attachments, _walk, p017_body_bounds, p023_copies
from stillboard.content import tree
from stillboard.errors import ContentError, WorkerError
from stillboard.workers import Workers
from support.paths import PROJECT

SAMPLES = Path(__file__).parent
FOLDERS = sorted(folder for folder in SAMPLES.iterdir() if (folder / "content").is_dir())
THREAD = "threads/lanternside/0/a-wick-that-will-not-rise.7"
PATIENCE = 60  # seconds


def findings(content: Path, count: int, *paths: str) -> list[str]:
    found = checks.run(content, [content / path for path in paths], workers=Workers(count, few=0))
    return [repr(finding) for finding in found]


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let processes have a folder at a time; what is given: how many were started each time."""
    counts: list[int] = []
    if sys.platform == "linux":  # copies have what a test changes here; threads that other tests left would forbid them
        monkeypatch.setattr(workers, "_can_fork", lambda: True)
    start = workers._started

    def counted(count: int, shared: object) -> object:
        counts.append(count)
        return start(count, shared)

    monkeypatch.setattr(workers, "_started", counted)
    monkeypatch.setattr(checks, "CHUNK", 1)
    return counts


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """One archive with the faults of all samples, each forum under a name of its own, and attachments that all sorts name."""
    content = tmp_path / "content"
    for folder in FOLDERS:
        for file in (path for path in (folder / "content").rglob("*") if path.is_symlink() or path.is_file()):
            path = file.relative_to(folder / "content").as_posix().replace("lanternside", f"from-{folder.name.lower()}")
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, content / path, follow_symlinks=False)
    return content


def attached(content: Path, name: str) -> str:
    """A new attachment's path, relative to content/."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    path = f"attachments/{digest[:2]}/{digest}-{name}.png"
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / path).write_bytes(name.encode())
    return path


def test_samples_give_the_same_with_any_number_of_processes(started: list[int]) -> None:
    for folder in FOLDERS:
        alone = findings(folder / "content", 1)
        assert not started
        assert findings(folder / "content", 2) == findings(folder / "content", 5) == alone
        assert started == [2, 5]
        started.clear()


def test_an_archive_of_all_faults_gives_the_same(mixed: Path, started: list[int]) -> None:
    alone = findings(mixed, 1)
    assert len({line.partition("code=")[2][:6] for line in alone}) > 20
    assert findings(mixed, 2) == findings(mixed, 5) == alone
    assert started == [2, 5]


@pytest.mark.parametrize("error", [ImportError("no sem_open"), OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))])
def test_a_system_that_has_no_locks_does_it_in_one(
    mixed: Path, monkeypatch: pytest.MonkeyPatch, started: list[int], error: Exception
):
    def failing(**_: object) -> None:
        raise error

    alone = findings(mixed, 1)
    monkeypatch.setattr("multiprocessing.synchronize.Lock", failing)
    assert findings(mixed, 2) == alone
    assert not started


def test_parts_of_an_archive_give_the_same(mixed: Path) -> None:
    attached(mixed, "alone")
    for paths in (("attachments",), ("threads", "threads/from-p023"), ("members", "boards")):
        assert findings(mixed, 2, *paths) == findings(mixed, 1, *paths)


@pytest.mark.parametrize("count", [1, 2])
def test_copies_in_different_threads_are_found_once_each(tmp_path: Path, count: int) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLES / "good" / "content", content)
    post = "---\nAuthor: Pell\nDate: 2020-01-02T03:04:05Z\n---\n\nLit.\n"
    folders = [f"threads/lanternside/0/{name}" for name in ("again.8", "once-more.9")]
    for folder in (THREAD, *folders):
        (content / folder).mkdir(exist_ok=True)
        (content / folder / "thread.md").write_text("---\nTitle: Wicks\n---\n", encoding="utf-8")
        (content / folder / "901.md").write_text(post, encoding="utf-8")
    (content / folders[1] / "902.md").write_text(post, encoding="utf-8")
    found = [line for line in findings(content, count) if "code='P023'" in line]
    first, second, third = found
    assert len(found) == 3
    assert f"{folders[0]}/901.md" in first
    assert f"the same post as {THREAD}/901.md" in first
    assert f"{folders[1]}/901.md" in second
    assert f"the same post as {THREAD}/901.md" in second
    assert "the same post as 901.md" in third


def test_a_digest_is_not_found_across_two_others() -> None:
    digests = [bytes([1]) * 11 + bytes([7]), bytes([7]) * 11 + bytes([2]), bytes([7]) * 12]
    posts = p023_copies.Posts("threads/a/0/b.1", "1.md/2.md/3.md", b"".join(digests), {})
    assert [posts.name_of(digest) for digest in digests] == ["1.md", "2.md", "3.md"]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("paths", [(), ("attachments",)])
def test_whatever_a_file_is_it_may_name_an_attachment(tmp_path: Path, count: int, paths: tuple[str, ...]) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLES / "good" / "content", content)
    own_thread = b"---\nTitle: Wicks\nState: closed\n---\n\n"
    for path, start in (
        (f"{THREAD}/79.md", b"---\nAuthor: Pell\n---\n\n"),
        (f"{THREAD}/thread.md", own_thread),
        (f"{THREAD}/80.md", b"\xff"),
        (f"{THREAD}/notes.txt", b""),
        (f"{THREAD}/.gitkeep/80.md", b"---\nState: removed\n---\n"),
        (f"{THREAD}/folder/deep/x", b""),
        ("pages/about.md", b"Title: About\n\n"),
        ("README.md", b""),
        ("drafts/one/x.txt", b""),
        ("/".join("abcdefghijklmno") + "/x", b""),
    ):
        name = attached(content, path.rpartition("/")[0].replace("/", "-")[-10:].strip("-.").replace(".", "") + "x")
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(start + f"![](/content/{name})\n".encode())
    unnamed = {attached(content, "nobody"), attached(content, "hidden")}
    hidden = f"---\nAuthor: Pell\nState: removed\n---\n\n![](/content/{attached(content, 'hidden')})\n"
    (content / THREAD / "81.md").write_text(hidden, encoding="utf-8")
    (content / "attachments" / "README.md").write_text(f"/content/{attached(content, 'nobody')}", encoding="utf-8")
    found = [line for line in findings(content, count, *paths) if "code='P024'" in line]
    assert {line.partition("content/")[2].partition("'")[0] for line in found} == unnamed


def test_each_file_is_read_once(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attached(mixed, "alone")
    read: Counter[str] = Counter()
    opened = tree.open_plain

    def counted(path: str | os.PathLike[str]) -> int:
        read[os.path.relpath(path, mixed)] += 1
        return opened(path)

    monkeypatch.setattr(tree, "open_plain", counted)
    monkeypatch.setattr(_attachments, "open_plain", counted)
    readable = {finding.path.partition("/content/")[2] for finding in checks.run(mixed) if finding.code != "P001"}
    posts = {path: count for path, count in read.items() if path.startswith(("threads/", "members/")) and path in readable}
    assert len(posts) > 20
    assert set(posts.values()) == {1}


def test_what_a_process_cannot_read_is_a_finding(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = _walk.read_text

    def failing(path: str) -> str:
        if path.endswith("from-good/0/a-wick-that-will-not-rise.7/71.md"):
            raise ContentError("cannot be read (Input/output error)", where=path, todo="look at the disk")
        return reading(path)

    monkeypatch.setattr(_walk, "read_text", failing)
    alone = findings(mixed, 1)
    assert sum("code='P001'" in line and "Input/output error" in line for line in alone) == 1
    assert findings(mixed, 2) == alone


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    "error", [ContentError("no", where="x.md", todo="look"), OSError(errno.EIO, "Input/output error", "x.md")]
)
def test_what_ends_a_process_ends_the_check(mixed: Path, monkeypatch: pytest.MonkeyPatch, count: int, error: Exception) -> None:
    def failing(*_: object) -> str:
        raise error

    monkeypatch.setattr(_walk, "_examine", failing)
    monkeypatch.setattr(checks, "overview", lambda content: checks.Overview(content, (), {}, {}))
    with pytest.raises(type(error)) as raised:
        findings(mixed, count)
    assert str(raised.value) == str(error)
    assert raised.value.__dict__ == error.__dict__


def test_processes_that_keep_dying_are_said_in_the_words_of_the_command(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(path: str) -> str:
        os._exit(1)

    monkeypatch.setattr(_walk, "read_text", dying)
    monkeypatch.setattr(checks, "overview", lambda content: checks.Overview(content, (), {}, {}))
    with pytest.raises(WorkerError, match="--workers 1 needs the least"):
        checks.run(mixed, workers=Workers(2, few=0, option="--workers"))


SLOW = """
import os, sys, time
from pathlib import Path
from stillboard import checks, cli
from stillboard.checks import _walk
reading = _walk.read_text
master = os.getpid()
def slow(path):
    if os.getpid() != master:
        Path(sys.argv[2]).touch()
        time.sleep(0.5)
    return reading(path)
_walk.read_text = slow
checks.CHUNK = 1
sys.exit(cli.main(["check", "--workers", "2", "--content", sys.argv[1]]))
"""


def is_gone(group: int) -> bool:
    """Whether no process of a group is left, once the system has taken away those that have ended."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.name == "nt", reason="sends the signals of POSIX")
@pytest.mark.parametrize(("name", "to_all"), [("SIGINT", True), ("SIGINT", False), ("SIGTERM", False)])
def test_a_signal_ends_it_with_all_its_processes(mixed: Path, tmp_path: Path, name: str, to_all: bool) -> None:
    number, marker = getattr(signal, name), tmp_path / "begun"
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(mixed), str(marker)],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    while not marker.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert process.poll() is None
    (os.killpg if to_all else os.kill)(process.pid, number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (128 + number, "")
    assert err == "stillboard: stopped; every file is whole, convert again to go on\n"
    assert is_gone(process.pid)


def pieces(*words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), max_size=60).map("".join)


@given(pieces(*"\n\r\u00a0\x1c ab?&=:/;@<>s", "sid=", "0123456789abcdef" * 2, "http://a.example/", "PHPSESSID=", "password"))
def test_a_text_has_credentials_if_one_of_its_lines_has(text: str) -> None:
    assert bool(without(text)[1]) == any(without(line)[1] for line in text.split("\n"))


@given(pieces(*"\n\r-: ax", "\n---", "---\n", "\ufeff"))
def test_the_lines_of_a_header(text: str) -> None:
    lines = text.removeprefix("\ufeff").split("\n")[1:]
    end = next((n for n, line in enumerate(lines) if line.rstrip() == "---"), len(lines))
    assert list(_walk.header_lines(text)) == [(n, line.rstrip("\r")) for n, line in enumerate(lines[:end], 2)]


@given(pieces("> " * 7, "a. ", "1. ", "2) " * 9, "\n", " \t" * 50, "\t" * 230, "<b[", "é" * 90, "+-~_*"))
def test_which_bodies_may_be_deep(body: str) -> None:
    nesters = sum(1 for _ in p017_body_bounds._NESTERS.finditer(body))
    assert p017_body_bounds._may_be_deep(body) == (nesters >= p017_body_bounds.NESTING // 2)
