"""Ctrl-C and other signals, sent to real builds at chosen moments: honest exit codes; the site is the old one or the new."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stillboard.site import inventory
from support import builds
from support.builds import PATIENCE, Run
from support.paths import PROJECT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends the signals of POSIX")
CONTENT = PROJECT / "tests" / "outputs" / "no-authors" / "content"
OLD, NEW = "the site was left as it was", "the new site is in place"
HALF_NEW = "the site is half new, and the next build finishes it"

# Python at the end of a settings file that sends the process a signal at a moment of the build.
SEND = "import os, signal\nfrom pelican import signals\ndef send(*_, **__):\n    os.kill(os.getpid(), signal.{name})\n"
MOMENTS = {
    "settings": "send()",
    "plugins": "signals.initialized.connect(send)",
    "reading": "signals.all_generators_finalized.connect(send)",
    "writing": "signals.finalized.connect(send)",
    "lost": "class Lost:\n    def __del__(self): send()\n"
    "def lose(*_):\n    Lost()\nsignals.all_generators_finalized.connect(lose)",
    "failing": "def fail(*_):\n    try: send()\n    except BaseException: raise OSError(5, 'it was cut short') from None\n"
    "signals.all_generators_finalized.connect(fail)",
    "promote": "real = os.replace\ndef moved(*paths):\n    global send\n    real(*paths)\n    send()\n    send = lambda: None\n"
    "os.replace = moved",
    "released": "import sys\ndef after(frame, event, call):\n"
    "    if event == 'c_return' and frame.f_code.co_name == 'release' and call.__name__ == 'close':\n"
    "        sys.setprofile(None)\n        send()\n        send()\nsys.setprofile(after)",
    "both": "real = os.replace\ndef moved(*paths):\n    real(*paths)\n    os.replace = real\n    send()\n"
    "    os.kill(os.getpid(), signal.SIGTERM)\nos.replace = moved",
    "twice": "real = os.replace\ndef moved(*paths):\n    real(*paths)\n    if paths[1].name != '.stillboard-unfinished': send()\n"
    "os.replace = moved",
}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as an undisturbed build makes it."""
    return builds.tree(builds.build(tmp_path_factory.mktemp("clean"), CONTENT))


@pytest.fixture
def folder(tmp_path: Path, clean: dict[str, bytes]) -> Path:
    """A folder with an older site: other pages, and a stale one."""
    for name, data in clean.items():
        path = tmp_path / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"old" if name.endswith(".html") else data)
    output = tmp_path / "output"
    (output / inventory.MANIFEST).write_bytes(inventory.manifest([*(inventory.read_manifest(output) or ()), "zz/stale.html"]))
    (tmp_path / "output" / "zz").mkdir()
    (tmp_path / "output" / "zz" / "stale.html").write_text("stale")
    return tmp_path


def run(folder: Path, extra: str = "", *arguments: str) -> Run:
    return builds.pelican(builds.settings(folder, CONTENT, extra=extra), *arguments)


def check_the_next(folder: Path, clean: dict[str, bytes]) -> None:
    """The next build gives the tree of an undisturbed one, and nothing is left over."""
    done = run(folder)
    assert done.code == 0, done.text
    assert builds.tree(folder / "output") == clean
    assert not (folder / "output" / "zz").exists()
    assert sorted({path.name for path in folder.iterdir()} - {"__pycache__"}) == ["cache", "conf.py", "output"]


@pytest.mark.parametrize(
    ("moment", "name", "left"),
    [
        ("settings", "SIGINT", "old"),
        ("plugins", "SIGINT", "old"),
        ("reading", "SIGINT", "old"),
        ("reading", "SIGTERM", "old"),
        ("writing", "SIGHUP", "old"),
        ("lost", "SIGINT", "old"),
        ("failing", "SIGINT", "old"),
        ("promote", "SIGINT", "new"),
        ("promote", "SIGTERM", "new"),
        ("both", "SIGINT", "new"),
        ("released", "SIGINT", "new"),
        ("twice", "SIGINT", "half"),
    ],
)
def test_a_signal_ends_a_build_and_says_what_the_site_is(
    folder: Path, clean: dict[str, bytes], moment: str, name: str, left: str
) -> None:
    before = builds.tree(folder / "output")
    done = run(folder, SEND.format(name=name) + MOMENTS[moment])
    assert done.code == 128 + getattr(signal, name), done.text
    assert ("Traceback" in done.text) == (moment == "lost")  # Python shows what it drops
    after = builds.tree(folder / "output")
    if left == "old":
        assert after == before
    elif left == "new":
        assert after == clean
    words = {"old": OLD, "new": NEW, "half": HALF_NEW}
    if moment not in ("settings", "plugins"):
        assert f"stillboard: stopped; {words[left]}" in done.text
    assert (folder / "output" / ".stillboard-unfinished").exists() == (left == "half")
    check_the_next(folder, clean)


def test_an_ignored_interrupt_stays_ignored(folder: Path, clean: dict[str, bytes]) -> None:
    ignoring = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"  # as a shell does for jobs in its background
    assert run(folder, ignoring + SEND.format(name="SIGINT") + MOMENTS["reading"]).code == 0
    assert builds.tree(folder / "output") == clean


def started(folder: Path, extra: str = "", *arguments: str) -> subprocess.Popen[str]:
    conf = builds.settings(folder, CONTENT, extra=extra)
    command = [sys.executable, "-m", "pelican", "-s", str(conf), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, **pipes)  # type: ignore[call-overload]


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 0), ("SIGTERM", -signal.SIGTERM)])
def test_ctrl_c_is_how_one_leaves_what_waits_for_changes(folder: Path, clean: dict[str, bytes], name: str, code: int) -> None:
    process = started(folder, "", "--autoreload")
    try:
        end = time.monotonic() + PATIENCE
        while not _is_built(folder / "output", clean):
            assert time.monotonic() < end
            time.sleep(0.1)
        for line in process.stdout or ():
            if line.startswith("Site:"):
                break
        time.sleep(1)  # from here it waits; a moment earlier it would be the end of a build, which is as good
        process.send_signal(getattr(signal, name))
        assert process.wait(PATIENCE) in (code, 128 + getattr(signal, name))
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(("moment", "said"), [("reading", OLD), ("failing", OLD), ("released", NEW)])
def test_ctrl_c_in_a_build_ends_autoreload_too(folder: Path, clean: dict[str, bytes], moment: str, said: str) -> None:
    done = run(folder, SEND.format(name="SIGINT") + MOMENTS[moment], "--autoreload")
    assert done.code == 130, done.text
    lines = [line for line in done.text.splitlines() if line.startswith("stillboard:") and "search finds" not in line]
    assert lines == [f"stillboard: stopped; {said}"]
    check_the_next(folder, clean)


def _is_built(output: Path, clean: dict[str, bytes]) -> bool:
    try:
        return builds.tree(output) == clean
    except FileNotFoundError:  # the build has just taken a file away
        return False


# A settings file's end that lets a call fail as the system does, at a moment of the build.
FAIL = """
import builtins, errno, os, shutil
def failing(where, name, number, match, after=0):
    real = getattr(where, name)
    def function(*args, **named):
        nonlocal after
        if any(match in os.fspath(arg) for arg in args if isinstance(arg, (str, os.PathLike))):
            after -= 1
            if after < 0:
                raise OSError(number, os.strerror(number), os.fspath(args[0]))
        return real(*args, **named)
    setattr(where, name, function)
"""


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ('(builtins, "open", errno.ENOSPC, "-building-")', r"output/.*: No space left on device; make room and build again"),
        ('(shutil, "copyfile", errno.EIO, "forum.css")', r"forum.css.*Input/output error"),
        ('(os, "scandir", errno.EACCES, "content/threads")', r"content/threads.*Permission denied"),
        ('(os, "scandir", errno.EMFILE, "content/pages", 1)', r"content/pages.*Too many open files; close"),
        ('(os, "mkdir", errno.EROFS, "output/.stillboard-")', r"output: cannot be written to \(Read-only file system\)"),
        ('(os, "open", errno.EIO, "output/.stillboard")', r"output.*Input/output error"),
        ('(os, "replace", errno.EDQUOT, "index.html", 1)', rf"index.html: Disk quota exceeded; make room .*; {HALF_NEW}"),
    ],
)
def test_what_the_system_refuses_is_one_line(folder: Path, clean: dict[str, bytes], failure: str, said: str) -> None:
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("Title: About\n\nWords.\n")
    before = builds.tree(folder / "output")
    done = builds.pelican(builds.settings(folder, content, extra=f"{FAIL}failing{failure}\n"))
    lines = [line for line in done.text.splitlines() if line.startswith("stillboard: ")]
    assert done.code in (4, 6), done.text
    assert len(lines) == 1, done.text
    assert re.search(said, lines[0]), done.text
    assert "Traceback" not in done.text
    if HALF_NEW not in said:
        left = builds.tree(folder / "output")
        assert {name: data for name, data in left.items() if not name.startswith(".stillboard-")} == before
    shutil.rmtree(content)
    check_the_next(folder, clean)
