"""The commands people type in a clone: `pelican`, `pelican --listen`, `pelican -lr`. What they serve, and how they fail."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stillboard.model import Place, Post, Thread
from support.builds import PATIENCE, put, run, tree
from support.lanternside import FORUM, small
from support.paths import PROJECT
from support.serving import free_port

pytestmark = pytest.mark.skipif(os.name == "nt", reason="starts and stops process groups")
PARTS = ("plugins", "theme", "pelicanconf.py", "publishconf.py")
OPENING = "content/threads/lanternside/0/a-wick-that-will-not-rise.7/71.md"


@pytest.fixture
def clone(tmp_path) -> Path:
    """What a clone of the project has, with a small content of its own and a thread of which only page 13 is known."""
    folder = tmp_path / "my archive"
    folder.mkdir()
    for name in PARTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    small(folder / "content")
    late = Thread("Fog signals", id="12345", slug="fog-signals")
    put(folder / "content", late, FORUM)
    put(folder / "content", Post("Heard it at four miles.", id="p13-1", author="Pell", place=Place(13, 1)), FORUM, late)
    return folder


def pelican(clone: Path, *arguments: str) -> tuple[int, str]:
    environment = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = run([sys.executable, "-m", "pelican", *arguments], clone, **environment)
    return done.code, done.text


@dataclass(slots=True)
class Server:
    """A running pelican, its address and its log."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:  # noqa: S310 - our own
            return answer.read().decode("utf-8")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def cpu(self) -> float:
        """Seconds of processor time that its process group has used."""
        return sum(int(fields[11]) + int(fields[12]) for _, fields in self.group()) / os.sysconf("SC_CLK_TCK")

    def group(self) -> Iterator[tuple[Path, list[str]]]:
        """The folder under /proc of each process of its group, and the fields of its stat that follow the name."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(") ")[2].split(" ")
                if int(fields[2]) == self.process.pid:
                    yield folder, fields

    def watches(self) -> bool:
        """Whether the kernel is asked for changes in every folder: the watcher starts after the first build, one by one."""
        if not Path("/proc").is_dir():
            time.sleep(1)
            return True
        folders = [path for name in ("content", "theme") for path in (self.log.parent / name).rglob("*") if path.is_dir()]
        watched = 0
        for folder, _ in self.group():
            for file in folder.glob("fdinfo/*"):
                with contextlib.suppress(OSError):  # it was closed meanwhile
                    watched = max(watched, file.read_text().count("inotify wd:"))
        return watched > len(folders)


def interruptible() -> None:
    """Let Control-C mean what it means in a terminal: a shell's background jobs ignore it, and so do their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextlib.contextmanager
def started(clone: Path, *arguments: str) -> Iterator[Server]:
    """Start pelican as a group of its own, and stop it as Control-C does."""
    port, log = free_port(), clone / "log"
    command = [sys.executable, "-m", "pelican", *arguments, "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=clone,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=interruptible,  # noqa: PLW1509 - no other thread of this process runs Python code
        )
        server = Server(process, f"http://127.0.0.1:{port}", log)
        try:
            until(lambda: server.get("/") != "", server)
            yield server
            os.killpg(process.pid, signal.SIGINT)
            process.wait(PATIENCE)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def until(true: Callable[[], bool], server: Server, seconds: float = PATIENCE) -> None:
    """Wait until something holds; errors of a server that is not there yet count as not yet."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            if true():
                return
        assert server.process.poll() is None, server.said()
        time.sleep(0.1)
    pytest.fail(f"not within {seconds} s; the log:\n{server.said()}")


def test_pelican_alone_builds_the_site(clone):
    code, text = pelican(clone)
    assert code == 0, text
    assert "Heard it at four miles" in (clone / "output/threads/fog-signals.12345/page-13.html").read_text()


def test_a_second_build_touches_no_file(clone):
    pelican(clone)
    stamps = {path: path.stat().st_mtime_ns for path in (clone / "output").rglob("*")}
    code, text = pelican(clone)
    assert code == 0
    assert {path: path.stat().st_mtime_ns for path in (clone / "output").rglob("*")} == stamps
    assert " 0 files written" in text


def test_listen_serves_what_was_built(clone):
    pelican(clone)
    with started(clone, "--listen") as server:
        assert "Lanternside Forum" in server.get("/")
        assert "A wick that will not rise" in server.get("/threads/a-wick-that-will-not-rise.7/")
        assert "Heard it at four miles" in server.get("/threads/fog-signals.12345/page-13")
        style = re.search(r'rel="stylesheet" href="([^"]+)"', server.get("/"))
        assert "{" in server.get(style[1])
    assert server.process.returncode == 0


@pytest.mark.parametrize("arguments", [("--listen",), ("--autoreload", "--listen")])
def test_a_page_that_is_not_there_is_answered_with_the_site_s_404(clone, arguments):
    pelican(clone)
    with started(clone, *arguments) as server:
        for path in ("/threads/gone.99/", "/nothing", "/threads/gone.99/page-2?x=%2e%2e/"):
            with pytest.raises(urllib.error.HTTPError) as answer:
                server.get(path)
            assert answer.value.code == 404
            assert answer.value.read() == (clone / "output/404.html").read_bytes()
        (clone / "output/404.html").unlink()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            server.get("/nothing")


def save(file: Path, text: str) -> None:
    """Write a file in one step: a build that reads the half of it, and fails, would not be told of the other half."""
    new = file.parents[len(Path(OPENING).parts) - 1] / "saved"
    new.write_text(text)
    new.replace(file)


def test_an_edit_is_served_within_seconds(clone):
    began = time.monotonic()
    with started(clone, "--autoreload", "--listen") as server:
        until(
            lambda: (
                "burr" in server.get("/threads/a-wick-that-will-not-rise.7/")
                or "paraffin" in server.get("/threads/a-wick-that-will-not-rise.7/")
            ),
            server,
        )
        first = time.monotonic() - began
        until(server.watches, server)
        file = clone / OPENING
        save(file, file.read_text().rpartition("---\n")[0] + "---\n\nA second look: it was the spring.\n")
        began = time.monotonic()
        until(lambda: "it was the spring" in server.get("/threads/a-wick-that-will-not-rise.7/"), server)
        assert time.monotonic() - began < max(15, 3 * first), "far longer than the first build took"


def test_a_broken_post_while_running_leaves_the_old_page_and_is_fixed(clone):
    with started(clone, "--autoreload", "--listen") as server:
        thread = "/threads/a-wick-that-will-not-rise.7/"
        until(lambda: "<article" in server.get(thread), server)
        until(server.watches, server)
        file = clone / OPENING
        good, page = file.read_text(), server.get(thread)
        save(file, "---\nAutor: Marlow\n---\n\nHalf a thought\n")
        until(lambda: "unknown key Autor, did you mean Author?" in server.said(), server)
        lines, cpu = server.said().count("\n"), server.cpu()
        time.sleep(3)
        assert server.get(thread) == page
        assert server.said().count("\n") - lines < 10, "it tries again and again"
        assert server.cpu() - cpu < 2, "it is busy with nothing"
        save(file, good.rpartition("---\n")[0] + "---\n\nFixed, and whole.\n")
        until(lambda: "Fixed, and whole" in server.get(thread), server)


def test_a_first_build_that_fails_is_reported_once_and_waits(clone):
    file = clone / OPENING
    good = file.read_text()
    save(file, "---\nAutor: Marlow\n---\n\nHalf a thought\n")
    (clone / "output").mkdir()
    (clone / "output/index.html").write_text("the last good site")
    with started(clone, "--autoreload", "--listen") as server:
        until(lambda: "did you mean Author?" in server.said(), server)
        until(server.watches, server)
        time.sleep(3)
        assert server.said().count("did you mean Author?") == 1, server.said()
        assert server.get("/") == "the last good site"
        save(file, good)
        until(lambda: "A wick" in server.get("/"), server)


COMMANDS = ([], ["--listen"], ["--autoreload"], ["-lr"])


def misspelt(clone: Path) -> Path:
    """A copy of the settings with a FORUM_ setting that does not exist."""
    file = clone.with_name("misspelt.py")
    file.write_text((clone / "pelicanconf.py").read_text() + "\nFORUM_POSTS_PAGE = 3\n")
    return file


FAULTS = {
    "syntax error": lambda clone: (clone / "plugins/stillboard/site/render.py").write_text("def post(:\n"),
    "library missing": lambda clone: (clone / "plugins/nh3.py").write_text("raise ImportError('No module named nh3')\n"),
    "library unreadable": lambda clone: (clone / "plugins/nh3.py").write_text("raise OSError(5, 'Input/output error')\n"),
    "wrong setting": lambda clone: shutil.copy(misspelt(clone), clone / "pelicanconf.py"),
}


@pytest.mark.parametrize("fault", list(FAULTS))
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(["pelican", *arguments]))
def test_a_plugin_that_cannot_be_loaded_stops_every_command(clone, arguments, fault):
    FAULTS[fault](clone)
    before = tree(clone)
    port = ["--port", str(free_port())] if arguments else []
    code, text = pelican(clone, "-s", "pelicanconf.py", *arguments, *port)
    assert code != 0, text
    assert "Serving site" not in text
    assert {name for name in tree(clone) if "__pycache__" not in name} == {name for name in before if "__pycache__" not in name}
    if fault != "syntax error":  # a bug shows where it is; a person's mistake does not
        assert "Traceback" not in text, text
