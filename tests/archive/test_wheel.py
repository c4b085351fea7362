"""The wheel as people get it: what is in it, and an archive made, converted, checked, built, served and published with it.

It is installed into environments of its own, without the network: the libraries are those that run these tests.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.builds import tree
from support.paths import PLUGIN, PROJECT
from support.serving import free_port

BIN = "Scripts" if os.name == "nt" else "bin"
NEW = ("SITEURL", "PORT", "SERVER", "RELATIVE", "PYTHONPATH")
TITLE = "Öl & Licht"


def run(folder: Path, *command: str | Path, **environment: str) -> str:
    """What a command prints that has to succeed, with nothing of this clone importable."""
    clean = {name: value for name, value in os.environ.items() if name not in NEW and not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        command, cwd=folder, env={**clean, **environment}, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder: Path, wheel: Path) -> Path:
    """A virtual environment with a wheel and the libraries of this one; returns its folder of programs."""
    run(folder.parent, sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / BIN / "python"
    place = run(folder.parent, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(place) / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps"]
    run(folder.parent, *pip, "--disable-pip-version-check", "--root-user-action=ignore", wheel)
    return folder / BIN


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    run(PROJECT, sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def stillboard(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed for somebody who has no clone."""
    return environment(tmp_path_factory.mktemp("tool") / "venv", wheel) / "stillboard"


@pytest.fixture(scope="module")
def made(stillboard: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that `init` made in an empty folder, in a folder with a blank in its name, set up as tasks.py would."""
    home = tmp_path_factory.mktemp("some body")
    run(home, stillboard, "init", "my archive", "--title", TITLE)
    folder = home / "my archive"
    environment(folder / ".venv", next((folder / "tool").glob("*.whl")))
    requirements = (folder / "requirements.txt").read_text(encoding="utf-8")
    (folder / ".venv" / "installed").write_text(f"{folder.resolve()}\n{requirements}", encoding="utf-8")
    shutil.copytree(PROJECT / "tests/importers/xenforo/xf2", folder / "dumps/pages", ignore=lambda *_: {"expected"})
    return folder


def task(folder: Path, *arguments: str) -> str:
    return run(folder, sys.executable, "tasks.py", *arguments)


def test_the_wheel_holds_the_package_the_theme_and_what_init_writes(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if ".dist-info/" not in name}
        notes = {name.partition("/")[2] for name in opened.namelist()} - {name.partition("/")[2] for name in names}
        style = opened.read("stillboard/theme/static/forum.css")
    package = {
        f"stillboard/{path.relative_to(PLUGIN).as_posix()}"
        for path in PLUGIN.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    theme = {f"stillboard/{name}" for name in ("theme/README.md", *_under("theme/templates"), *_under("theme/static"))}
    packed = {
        f"stillboard/archive/packed/{name}"
        for name in (
            "content/README.md",
            "docs/databases.md",
            "docs/export.md",
            "docs/hosts.md",
            "docs/jsonl.md",
            "docs/provenance.md",
            "docs/saving-a-forum.md",
            "docs/scale.md",
            "docs/search.md",
            "docs/takedown.md",
            "requirements.lock",
        )
    }
    assert "stillboard/py.typed" in package
    assert names == package | theme | packed
    assert style == (PROJECT / "theme/static/forum.css").read_bytes()
    assert notes == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def _under(folder: str) -> list[str]:
    return [path.relative_to(PROJECT).as_posix() for path in (PROJECT / folder).rglob("*") if path.is_file()]


def test_a_wheel_comes_out_of_the_source_package_too(wheel: Path, tmp_path: Path) -> None:
    run(PROJECT, sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", tmp_path)
    packed = next(tmp_path.glob("*.tar.gz"))
    subprocess.run([sys.executable, "-m", "tarfile", "--extract", packed, tmp_path / "source"], check=True)
    source = next((tmp_path / "source").iterdir())
    run(source, sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_the_archive_carries_the_tool_that_made_it(wheel: Path, made: Path) -> None:
    """`init` packs what is installed again: the same files with the same bytes."""
    carried = made / "tool" / wheel.name
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(carried) as other:
        files = set(one.namelist())
        assert set(other.namelist()) == files
        assert not [name for name in files if not name.endswith("/RECORD") and one.read(name) != other.read(name)]


def test_the_archive_uses_the_theme_of_the_wheel(made: Path) -> None:
    python = made / ".venv" / BIN / "python"
    theme = Path(run(made, python, "-c", "import pelicanconf; print(pelicanconf.THEME)").strip())
    assert made / ".venv" in theme.parents
    assert (theme / "templates" / "thread.html").is_file()


def test_an_empty_archive_can_be_checked_built_and_published(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns(".venv", "dumps", "content"))
    shutil.copytree(made / "content" / "pages", folder / "content" / "pages")
    (folder / "dumps").mkdir()
    python = made / ".venv" / BIN / "python"
    run(folder, python, "-m", "stillboard", "check")
    run(folder, python, "-m", "pelican", "--fatal", "errors", "--settings", "publishconf.py", SITEURL="https://archive.example")
    assert "Öl &amp; Licht" in (folder / "output" / "index.html").read_text(encoding="utf-8")


def test_dumps_become_a_site_and_a_second_run_writes_nothing(made: Path) -> None:
    said = task(made, "html")
    assert " 0 files written" not in said
    threads = sorted((made / "output" / "threads").glob("*/index.html"))
    assert threads
    assert "Öl &amp; Licht" in threads[0].read_text(encoding="utf-8")
    assert "read-only archive of forum threads" in (made / "output/pages/about.html").read_text(encoding="utf-8")
    before = tree(made / "content")
    assert "Site: 0 files written" in task(made, "html")
    assert tree(made / "content") == before


def test_check_and_publish_as_its_workflows_do(made: Path) -> None:
    task(made, "convert", "check", "publish", "SITEURL=https://archive.example/old")
    page = next((made / "output" / "threads").glob("*/index.html")).read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://archive.example/old/threads/' in page


def test_clean_removes_what_was_built(made: Path) -> None:
    task(made, "convert", "publish")
    content = tree(made / "content")
    task(made, "clean")
    assert not (made / "output").exists()
    assert not (made / "cache").exists()
    assert tree(made / "content") == content


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_does_the_same(made: Path) -> None:
    assert "Site: " in run(made, "make", f"PYTHON={sys.executable}", "html")
    run(made, "make", f"PYTHON={sys.executable}", "publish", "SITEURL=https://made.example")
    assert "https://made.example/" in (made / "output" / "index.html").read_text(encoding="utf-8")


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "tasks.py", "serve", f"PORT={port}"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def page(address: str, seconds: float = 60) -> str:
    """What a server answers, once it is there."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
                return answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.mark.skipif(os.name == "nt", reason="there, the server is a child that terminate() leaves running")
def test_serve_shows_the_site_and_ends_when_it_is_stopped(made: Path) -> None:
    task(made, "html")
    thread = next((made / "output" / "threads").iterdir()).name
    with serving(made) as address:
        assert "Öl &amp; Licht" in page(f"{address}/")
        assert "<article" in page(f"{address}/threads/{thread}/")
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        page(f"{address}/", seconds=0)


def test_the_package_says_that_it_has_types(stillboard: Path) -> None:
    python = stillboard.with_name("python")
    where = run(stillboard.parent, python, "-c", "import stillboard; print(stillboard.__path__[0])").strip()
    assert (Path(where) / "py.typed").is_file()
    assert PROJECT not in Path(where).parents
