"""The site depends on its content alone: not on how many processes make it, nor on where and when they do."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from support.builds import pelican, run, settings, tree
from support.lanternside import attachment, page, png, whole

# Python at the end of a settings file: so few posts a chunk that several processes start for this small archive, which must
# have made something.
POOLS = """
import atexit, os
from stillboard import building, workers
from stillboard.site import library
building.CHUNK = library.CHUNK = 1
begin = workers.Workers.__init__
workers.Workers.__init__ = lambda self, count=0, _=2, **more: begin(self, count, 0, **more)
started = workers._started
def counted(count, shared):
    print(f"{count} processes by {'fork' if workers._can_fork() else 'spawn'}")
    return started(count, shared)
workers._started = counted
"""
SPAWN = f"{POOLS}\nworkers._can_fork = lambda: False\n"
# Another day for all that asks Python which day it is.
LATER = """
import datetime, time
began = time.time
time.time = lambda: began() + 400 * 86400.0
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return super().now(tz) + datetime.timedelta(400)
    @classmethod
    def utcnow(cls): return super().utcnow() + datetime.timedelta(400)
    @classmethod
    def today(cls): return super().today() + datetime.timedelta(400)
datetime.datetime = Later
"""


# Every warning, word for word and without the time that the log prints beside it, is a line of a file next to the settings.
HEARD = """
import logging, pathlib
class Heard(logging.Handler):
    def emit(self, record):
        with pathlib.Path("warned.txt").open("a", encoding="utf-8") as file:
            file.write(record.getMessage() + "\\n")
logging.getLogger().addHandler(Heard(logging.WARNING))
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "content"
    whole(folder)
    picture = attachment(folder, "a lamp.png", png(8, 8))
    page(folder, "lamp", "A lamp", f"![A lamp]({picture})\n\n<form>A form</form>")
    attachment(folder, "nobodys.png", png(9, 8))
    return folder


@pytest.fixture(scope="module")
def usual(content: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], list[str]]:
    """The site as one process makes it, and what it warned of."""
    folder = tmp_path_factory.mktemp("usual")
    done = pelican(settings(folder, content, extra=HEARD, FORUM_WORKERS=1))
    assert done.code == 0, done.text
    warnings = warned(folder)
    assert any("1 file is not published" in one for one in warnings)
    return tree(folder / "output"), warnings


def warned(folder: Path) -> list[str]:
    """What a build warned of, in its order; the next build's file begins empty."""
    file = folder / "warned.txt"
    lines = file.read_text("utf-8").splitlines()
    file.unlink()
    return lines


@pytest.mark.parametrize(
    ("workers", "extra", "said"),
    [
        (1, POOLS, ""),
        (2, POOLS, "2 processes by fork"),
        (5, POOLS, "5 processes by fork"),
        (2, SPAWN, "2 processes by spawn"),
    ],
)
def test_any_number_of_processes_makes_the_same(
    content: Path, usual: tuple[dict[str, bytes], list[str]], tmp_path: Path, workers: int, extra: str, said: str
) -> None:
    if "fork" in said and sys.platform != "linux":
        pytest.skip("processes are no copies here")
    conf = settings(tmp_path, content, extra=extra + HEARD, FORUM_WORKERS=workers)
    done = pelican(conf)
    assert done.code == 0, done.text
    assert done.words.count("processes by") == (0 if workers == 1 else 3)  # a forum, another, and the pages
    assert said in done.words
    assert tree(tmp_path / "output") == usual[0]
    assert warned(tmp_path) == usual[1]
    again = pelican(settings(tmp_path, content, extra=POOLS + HEARD, FORUM_WORKERS=6 - workers))
    assert "Site: 0 files written" in again.words, again.text
    assert warned(tmp_path) == usual[1]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"COLUMNS": "40", "USER": "somebody", "HOME": "/nowhere"},
    ],
    ids=lambda environment: " ".join(environment),
)
def test_the_environment_changes_nothing(
    content: Path, usual: tuple[dict[str, bytes], list[str]], tmp_path: Path, environment: dict[str, str]
) -> None:
    done = pelican(settings(tmp_path, content, extra=POOLS, FORUM_WORKERS=2), **environment)
    assert done.code == 0, done.text
    assert tree(tmp_path / "output") == usual[0]


def test_the_working_directory_and_the_day_change_nothing(
    content: Path, usual: tuple[dict[str, bytes], list[str]], tmp_path: Path
) -> None:
    conf = settings(tmp_path, content, extra=POOLS + LATER, FORUM_WORKERS=2)
    done = run([sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors"], Path("/"))
    assert done.code == 0, done.text
    assert tree(tmp_path / "output") == usual[0]


def test_another_place_makes_the_same(content: Path, usual: tuple[dict[str, bytes], list[str]], tmp_path: Path) -> None:
    """A copy with other times, whose files the system lists in another order."""
    moved = tmp_path / "another place" / "content"
    for folder, folders, files in os.walk(content):
        folders.sort(reverse=True)
        for name in sorted(files, reverse=True):
            target = moved / Path(folder, name).relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder, name), target)
    done = pelican(settings(tmp_path, moved, extra=POOLS, FORUM_WORKERS=2))
    assert done.code == 0, done.text
    assert tree(tmp_path / "output") == usual[0]


# A plugin of the site's own: what it gives the templates is in no process that loads no plugins.
LOUD = """
from pelican import signals
def add(generator):
    generator.env.filters["loud"] = lambda words: words.upper()
def register():
    signals.generator_init.connect(add)
"""


@pytest.mark.parametrize("pools", [POOLS, SPAWN], ids=["fork", "spawn"])
def test_what_another_plugin_gives_the_templates_is_there_in_every_process(content: Path, tmp_path: Path, pools: str) -> None:
    overrides = tmp_path / "overrides"
    overrides.mkdir()
    theme = Path(__file__).resolve().parents[2] / "theme" / "templates"
    shown = (theme / "thread.html").read_text(encoding="utf-8")
    loud = shown.replace("{% block main %}", "{% block main %}{{ 'said aloud' | loud }}")
    assert loud != shown
    (overrides / "thread.html").write_text(loud, encoding="utf-8")
    (tmp_path / "loud.py").write_text(LOUD, encoding="utf-8")
    more = f"PLUGINS, PLUGIN_PATHS = ['stillboard', 'loud'], [*PLUGIN_PATHS, {str(tmp_path)!r}]\n"
    conf = settings(tmp_path, content, extra=f"{pools}{more}", FORUM_WORKERS=2, THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    done = pelican(conf)
    assert done.code == 0, done.text
    assert any(b"SAID ALOUD" in data for data in tree(tmp_path / "output").values())
