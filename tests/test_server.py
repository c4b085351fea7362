"""`stillboard serve`, `make serve` and `make devserver`: a built site as static hosts show it, and how serving ends."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.lanternside import small
from support.paths import PROJECT
from support.serving import free_port

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(os.name == "nt", reason="starts and stops process groups"),
]
FILES = {
    "index.html": "home",
    "404.html": "there is no such page",
    "threads/lamps.12/index.html": "page one",
    "threads/lamps.12/page-2.html": "page two: é",
    "forum.css": "body {}",
    "folder/file.txt": "é",
    ".stillboard": "index.html",
    ".stillboard-building-k3j2h1g0/index.html": "half built",
    ".well-known/security.txt": "Contact: mailto:keeper@lanternside.example",
}


@pytest.fixture
def site(tmp_path) -> Path:
    folder = tmp_path / "the output"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret")
    return folder


class Server:
    """A process in a group of its own that serves on a port."""

    def __init__(self, command: list[str], cwd: Path, port: int, **environment: str) -> None:
        self.log = cwd / "server.log"
        self.port = port
        ignored = environment.pop("ignored", "")
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=cwd,
                env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUNBUFFERED": "1", **environment},
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_ignore_interrupts if ignored else None,  # noqa: PLW1509 - as a shell starts its background jobs
            )

    def get(self, path: str, method: str = "GET") -> tuple[int, str, str]:
        """Status, type and text of an answer; redirects are not followed. The path goes out as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode("utf-8")
        finally:
            connection.close()

    def wait_for(self, path: str, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if words in self.get(path)[2]:
                    return
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        pytest.fail(f"no {words!r} at {path} within {seconds} s:\n{self.said()}")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def stop(self, how: int = signal.SIGINT) -> int:
        os.killpg(self.process.pid, how)
        return self.process.wait(20)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def started(command: list[str], cwd: Path, port: int, **environment: str) -> Iterator[Server]:
    server = Server(command, cwd, port, **environment)
    try:
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait(10)


@contextlib.contextmanager
def serving(site: Path, *more: str, **environment: str) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "stillboard", "serve", str(site), "--port", str(port), *more]
    with started(command, site.parent, port, **environment) as server:
        server.wait_for("/", "home")
        yield server


def test_addresses_without_endings_and_a_page_for_what_is_missing(site):
    with serving(site) as server:
        assert server.get("/threads/lamps.12/page-2") == (200, "text/html; charset=utf-8", "page two: é")
        assert server.get("/threads/lamps.12/page-2.html?x=1")[2] == "page two: é"
        assert server.get("/threads/lamps.12/")[2] == "page one"
        assert server.get("/threads/lamps.12")[0] == 301
        assert server.get("/forum.css")[1].startswith("text/css")
        assert server.get("/folder/file.txt") == (200, "text/plain; charset=utf-8", "é")
        for missing in ("/nowhere", "/threads/lamps.12/page-3", "/threads/lamps.99/", "/folder/", "/forum.css/"):
            assert server.get(missing) == (404, "text/html; charset=utf-8", FILES["404.html"]), missing
        for impossible in ("/x%00y", "/%ED%A0%80", f"/{'x' * 5000}"):  # no file's name
            assert server.get(impossible)[0] == 404, impossible
        assert server.get("/nowhere", "HEAD") == (404, "text/html; charset=utf-8", "")
        assert server.get("/nowhere", "POST")[0] == 501
        assert server.stop() == 0
    assert "404 /nowhere" in server.said()
    assert "page-2" not in server.said()


@pytest.mark.parametrize(
    "path", ["/../secret", "/..%2fsecret.html", "/%2e%2e/secret.html", "//secret", "/threads/../../secret.html"]
)
def test_nothing_outside_the_folder_is_served(site, path):
    with serving(site) as server:
        assert "secret" not in server.get(path)[2]


def test_what_builds_keep_in_the_folder_is_not_served(site):
    with serving(site) as server:
        for path in ("/.stillboard", "/.stillboard-building-k3j2h1g0/", "/%2estillboard-building-k3j2h1g0/index.html"):
            assert server.get(path)[0] == 404, path
        assert server.get("/.well-known/security.txt")[0] == 200


def test_what_is_asked_for_drives_no_terminal(site):
    with serving(site) as server:
        with contextlib.suppress(http.client.HTTPException), pytest.MonkeyPatch.context() as patch:
            patch.setattr(http.client.HTTPConnection, "_validate_path", lambda *_: None)
            server.get("/nowhere\x1b[31m")
        server.get("/elsewhere")
    assert "404 /elsewhere" in server.said()
    assert "\x1b" not in server.said()


def test_without_its_own_page_a_missing_address_is_an_answer_all_the_same(site):
    (site / "404.html").unlink()
    with serving(site) as server:
        status, _, text = server.get("/nowhere")
        assert status == 404
        assert "no page" in text


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("ignored", ["", "yes"], ids=["in front", "as a background job"])
def test_it_stops_when_it_is_asked_to(site, how, ignored):
    with serving(site, ignored=ignored) as server:
        assert server.stop(how) == 0
        assert "Traceback" not in server.said()


def test_a_command_along_with_it_ends_it_and_gives_the_code(site):
    with serving(site, "--along", "sh", "-c", "sleep 2; exit 3") as server:
        assert server.process.wait(20) == 3
    with serving(site, "--along", "sh", "-c", "sleep 2; kill -TERM $$") as server:
        assert server.process.wait(20) == 143


def test_it_ends_the_command_along_with_it(site, tmp_path):
    script = f"echo $$ > '{tmp_path}/pid'; exec sleep 100"
    with serving(site, "--along", "sh", "-c", script) as server:
        for _ in range(100):
            if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
                break
            time.sleep(0.1)
        server.process.send_signal(signal.SIGTERM)  # it alone
        assert server.process.wait(20) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_port_that_is_taken_is_one_line(site):
    with serving(site) as server:
        command = [sys.executable, "-m", "stillboard", "serve", str(site), "--port", str(server.port)]
        environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=50)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "choose another with --port" in done.stderr


@pytest.fixture
def clone(tmp_path) -> Path:
    """What make needs of a clone, with a small content and this environment in place of its own."""
    folder = tmp_path / "my archive"
    folder.mkdir()
    for name in ("plugins", "theme"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py", "Makefile"):
        shutil.copy(PROJECT / name, folder)
    (folder / ".ci").mkdir()
    (folder / ".ci" / "setup").write_text("")
    small(folder / "content")
    return folder


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_devserver_builds_serves_and_builds_again(clone):
    port = free_port()
    command = ["make", "devserver", f"PORT={port}", f"PY={sys.executable}"]
    opening = clone / "content/threads/lanternside/0/a-wick-that-will-not-rise.7/71.md"
    with started(command, clone, port, PYTHONPATH="plugins") as server:
        thread = "/threads/a-wick-that-will-not-rise.7/"
        server.wait_for(thread, "<article")
        status, _, text = server.get("/nowhere/at/all")
        assert status == 404
        assert "Not in this archive" in text
        time.sleep(1)  # the watcher starts after the first build
        opening.write_text(opening.read_text().rpartition("---\n")[0] + "---\n\nIt was the spring.\n")
        server.wait_for(thread, "It was the spring")
        server.stop()
    assert "Traceback" not in server.said()
    with started(["make", "serve", f"PORT={port}", f"PY={sys.executable}"], clone, port, PYTHONPATH="plugins") as server:
        server.wait_for(thread, "It was the spring")
        assert server.get("/nowhere")[0] == 404
        server.stop()
    assert "Traceback" not in server.said()
