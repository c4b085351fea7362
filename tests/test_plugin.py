"""Whole builds by Pelican, in processes of their own: the same bytes whatever surrounds them, and honest exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.builds import PATIENCE
from support.paths import PROJECT

CONF = f"""
import sys
sys.path.insert(0, {str(PROJECT)!r})
from pelicanconf import *
PATH = {{folder!r}} + "/content"
OUTPUT_PATH = {{folder!r}} + "/output"
CACHE_PATH = {{folder!r}} + "/cache"
THEME = {str(PROJECT / "theme")!r}
PLUGIN_PATHS = [{str(PROJECT / "plugins")!r}]
"""
ABOUT = """Title: About

What "this" is.

#### Whose

# When

### How
"""


def archive(folder: Path, more: str = "") -> Path:
    """A project folder with the samples' content."""
    here = PROJECT / "tests" / "outputs"
    shutil.copytree(here / "two-forums" / "content", folder / "content")
    shutil.copytree(here / "relative-urls" / "content" / "attachments", folder / "content" / "attachments")
    fog = "threads/lanternside/0/fog.7"
    shutil.copytree(here / "between-dates" / "content" / fog, folder / "content" / "threads/lanternside/0/fog.9")
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "about.md").write_text(ABOUT, "utf-8")
    (folder / "conf.py").write_text(CONF.format(folder=str(folder)) + more, "utf-8")
    return folder


def pelican(folder: Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", "-s", str(folder / "conf.py"), "--fatal", "errors"]
    surroundings = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        command, cwd=cwd or folder, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def built(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def add_thread(folder: Path) -> None:
    thread = folder / "content/threads/lanternside/0/foghorn.10"
    thread.mkdir()
    (thread / "thread.md").write_text("---\nTitle: Foghorn\n---\n", "utf-8")
    (thread / "99.md").write_text("---\nAuthor: Pell\n---\n\nHoot.\n", "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = archive(tmp_path_factory.mktemp("here"))
    post = folder / "content/threads/lanternside/0/wicks.7/72.md"
    post.write_text("---\nAuthor: tidewatch\n---\n\nSee [it](https://forum.lanternside.example/posts/99/).\n", "utf-8")
    run = pelican(folder, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    assert run.returncode == 0, run.stderr
    return folder


def test_all_of_it_is_there(site: Path) -> None:
    files = set(built(site))
    assert {
        "index.html",
        "404.html",
        "threads/fog.9/index.html",
        "talk/threads/wicks.7/index.html",
        "members/index.html",
        "pages/about.html",
        "theme/forum.css",
    } <= files
    assert not any(path.name.startswith(".output") for path in site.iterdir())


def test_headings_of_own_pages_stand_below_their_title(site: Path) -> None:
    page = built(site)["pages/about.html"].decode()
    assert re.findall(r"<(h[1-6])[^>]*>([^<]*)</(h[1-6])>", page) == [
        ("h1", "About", "h1"),
        ("h2", "Whose", "h2"),
        ("h2", "When", "h2"),
        ("h3", "How", "h3"),
    ]


def test_a_second_build_writes_nothing(site: Path) -> None:
    def stamps() -> dict[str, int]:
        return {name: (site / "output" / name).stat().st_mtime_ns for name in built(site)}

    before = stamps()
    run = pelican(site)
    assert "Site: 0 files written" in run.stdout
    assert stamps() == before


def test_the_same_bytes_wherever_and_whenever(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "else where"
    shutil.copytree(site / "content", other / "content")
    for path in other.rglob("*.md"):
        os.utime(path, (0, 0))
    (other / "conf.py").write_text(CONF.format(folder=str(other)), "utf-8")
    run = pelican(other, cwd=tmp_path, PYTHONHASHSEED="77", TZ="Pacific/Auckland", LC_ALL="C.UTF-8", LANG="de_DE.UTF-8")
    assert run.returncode == 0, run.stderr
    assert built(other) == built(site)


def test_the_cache_changes_nothing_but_notices_what_links_lead_to(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    (folder / "conf.py").write_text(CONF.format(folder=str(folder)), "utf-8")
    before = built(folder)
    assert b'href="https://forum.lanternside.example/posts/99/"' in before["threads/wicks.7/index.html"]
    cache = folder / "cache" / "stillboard.sqlite3"
    data = cache.read_bytes()
    cache.write_bytes(data[:5000] + b"\x55" * 3000 + data[8000:])
    assert "Site: 0 files written" in pelican(folder).stdout
    add_thread(folder)
    assert pelican(folder).returncode == 0
    assert b'href="/threads/foghorn.10/#post-99"' in built(folder)["threads/wicks.7/index.html"]
    with_cache = built(folder)
    shutil.rmtree(folder / "cache")
    assert "Site: 0 files written" in pelican(folder).stdout
    shutil.rmtree(folder / "content/threads/lanternside/0/foghorn.10")
    assert pelican(folder).returncode == 0
    assert built(folder) == before != with_cache


@pytest.mark.parametrize(
    ("conf", "breaking", "code", "words"),
    [
        ("FORUM_RENDRER = 'gfm'", "", 2, "did you mean FORUM_RENDERER"),
        ("JINJA_ENVIRONMENT = {}", "", 2, "JINJA_ENVIRONMENT"),
        ("PLUGINS = []", "", 2, "stillboard is not among them"),
        ("THEME_TEMPLATES_OVERRIDES = [PATH + '/../theme']", "{{ page.nonsense }}", 5, "thread.html:1"),
        ("THEME_TEMPLATES_OVERRIDES = [PATH + '/../theme']", "{% if %}", 5, "thread.html"),
        ("", "content", 4, "did you mean Author"),
    ],
)
def test_a_failing_build_says_why_and_leaves_the_site_as_it_was(
    tmp_path: Path, conf: str, breaking: str, code: int, words: str
) -> None:
    folder = archive(tmp_path / "x", conf)
    (folder / "output").mkdir()
    (folder / "output" / "index.html").write_text("the site as it was")
    if breaking == "content":
        (folder / "content/threads/lanternside/0/wicks.7/71.md").write_text("---\nAutor: Pell\n---\n", "utf-8")
    elif breaking:
        (folder / "theme").mkdir()
        (folder / "theme" / "thread.html").write_text(breaking, "utf-8")
    run = pelican(folder)
    assert (run.returncode, "Traceback" in run.stderr) == (code, False), run.stderr
    assert words in run.stderr + run.stdout
    assert built(folder) == {"index.html": b"the site as it was"}
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []
