"""A build with the index of an earlier one makes the site that a clean build makes, byte for byte, whatever changed between."""

from __future__ import annotations

import contextlib
import operator
import os
import random
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

import stillboard
from stillboard.errors import BuildError
from stillboard.site.index import NAME
from support.builds import tree
from support.edits import EDITS, Edit, World
from support.inprocess import Built, build
from support.paths import PROJECT

MANY = int(os.environ.get("STILLBOARD_INCREMENTS", "0"))  # examples; 0: the few of a usual run
SIZES = {"FORUM_POSTS_PER_PAGE": 3, "FORUM_THREADS_PER_PAGE": 2, "FORUM_MEMBERS_PER_PAGE": 2, "FORUM_MEMBER_POSTS_PER_PAGE": 3}
SETTINGS: tuple[dict[str, Any], ...] = (
    {"FORUM_POSTS_PER_PAGE": 2},
    {"FORUM_THREADS_PER_PAGE": 3},
    {"FORUM_ORDERS": ["views", "start"]},
    {"FORUM_MEMBER_POSTS_PER_PAGE": 2},
    {"SITENAME": "Another archive"},
    {"SITEURL": "https://archive.example/lamps"},
    {"RELATIVE_URLS": True},
    {"FORUM_TYPOGRIFY": False},
    {"FORUM_SIGNATURES": True},
    {"FORUM_RENDERER": "markdown"},
    {"FORUM_THREAD_PATH": "t/{slug}.{id}"},
    {"DEFAULT_LANG": "de"},
    {"FORUM_WORKERS": 2},
    {"FORUM_CACHE": False},
)
Looks = dict[str, tuple[int, int]]


def looks(output: Path) -> Looks:
    """The time and number of every file."""
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


class Edits(RuleBasedStateMachine):
    """An archive that is edited, and built after each edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="increments-"))
        self.world = World(self.folder)
        self.theme = self.folder / "theme"
        shutil.copytree(PROJECT / "theme", self.theme)
        self.settings: dict[str, Any] = dict(SIZES)
        self.site = self.folder / "site"
        self.clean = self.folder / "clean"
        self.output = self.site / "output"
        self.is_built = False

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(how=st.sampled_from(EDITS), seed=st.integers(0, 2**32), more=st.booleans())
    def edited(self, how: Edit, seed: int, more: bool) -> None:
        how(self.world, random.Random(seed))  # noqa: S311 - any will do
        self.world.sync()
        self.changed(more)

    def changed(self, more: bool) -> None:
        """Build now, or after what comes next."""
        self.is_built = False
        if not more:
            self.builds()

    @rule(setting=st.sampled_from(SETTINGS), more=st.booleans())
    def set_or_unset(self, setting: dict[str, Any], more: bool) -> None:
        for name, value in setting.items():
            if self.settings.get(name) == value:
                self.settings.pop(name)
                self.settings.update({name: SIZES[name]} if name in SIZES else {})
            else:
                self.settings[name] = value
        self.changed(more)

    @rule(file=st.sampled_from(("templates/parts/words.html", "templates/thread.html", "static/forum.css")), more=st.booleans())
    def changed_theme(self, file: str, more: bool) -> None:
        path = self.theme / file
        mark = "/* more */" if file.endswith("css") else "<!-- more -->"
        text = path.read_text("utf-8")
        path.write_text(text.removesuffix(mark) if text.endswith(mark) else text + mark, "utf-8")
        self.changed(more)

    @rule(nth=st.integers(0, 200), how=st.sampled_from(("bytes", "gone", "folder", "touch", "copy")), more=st.booleans())
    def tampered(self, nth: int, how: str, more: bool) -> None:
        files = sorted(path for path in self.output.rglob("*.html") if path.is_file())
        if not files:
            return
        path = files[nth % len(files)]
        before, data = path.stat(), path.read_bytes()
        if how == "bytes":
            with path.open("r+b") as file:
                file.write(data.replace(b"e", b"3"))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif how == "touch":
            path.touch()
        else:
            path.unlink()
            if how == "folder":
                path.mkdir()
            if how == "copy":
                path.write_bytes(data)
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.changed(more)

    @precondition(lambda self: (self.site / "cache" / NAME).exists())
    @rule(how=st.sampled_from(("gone", "cut", "hurt", "older", "emptied")), at=st.integers(0, 10**6), more=st.booleans())
    def index_suffers(self, how: str, at: int, more: bool) -> None:
        path, kept = self.site / "cache" / NAME, self.folder / "older"
        data = path.read_bytes()
        if how == "gone":
            path.unlink()
        elif how == "cut":
            path.write_bytes(data[: at % len(data)])
        elif how == "hurt":
            path.write_bytes(data[: at % len(data)] + b"hurt" + data[at % len(data) + 4 :])
        elif how == "older":
            older = kept.read_bytes() if kept.exists() else b""
            kept.write_bytes(data)
            path.write_bytes(older or data)
        else:
            with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as rows:
                rows.execute("DELETE FROM rows WHERE kind = ?", (("facts", "whole", "bodies", "part", "output")[at % 5],))
                rows.commit()
        self.changed(more)

    @rule()
    def builds_elsewhere(self) -> None:
        """Another output folder, with the same index: what somebody looks at here, and what is published."""
        name = "output" if self.output.name == "published" else "published"
        self.output = self.site / name
        self.changed(False)

    @rule(how=st.sampled_from(EDITS), seed=st.integers(0, 2**32), at=st.integers(0, 12))
    def is_cut_short(self, how: Edit, seed: int, at: int) -> None:
        """A build of an edit that fails on its way into the site, or when it is there and nothing is noted yet."""
        how(self.world, random.Random(seed))  # noqa: S311 - as above
        self.world.sync()
        failures = iter([None] * at + [OSError(28, "No space left on device")])
        what = "building.Building.settle" if at > 9 else "site.on_disk.move"
        if at > 9:
            failures = iter([BuildError("killed")])
        real = operator.attrgetter(what)(stillboard)

        def failing(*given: Any) -> Any:
            if error := next(failures, None):
                raise error
            return real(*given)

        with mock.patch(f"stillboard.{what}", failing):
            self.build()
        self.changed(False)

    def build(self) -> Built:
        return build(self.site, self.world.content, self.theme, **self.settings, OUTPUT_PATH=str(self.output))

    def builds(self) -> None:
        output = self.output
        before, bytes_before = (looks(output), tree(output)) if output.exists() else ({}, {})
        built = self.build()
        clean = build(self.clean, self.world.content, self.theme, **{**self.settings, "FORUM_CACHE": False, "FORUM_WORKERS": 1})
        made = tree(self.clean / "output") if (self.clean / "output").exists() else {}
        shutil.rmtree(self.clean, ignore_errors=True)
        assert built.error == clean.error
        self.is_built = True
        if built.error:
            assert (tree(output) if output.exists() else {}) == bytes_before
            return
        assert sorted(fault for fault in built.faults if "the cache could not be used" not in fault) == sorted(clean.faults)
        after = tree(output)
        assert after == made
        now = looks(output)
        unchanged = {file for file in before if bytes_before[file] == after.get(file)}
        assert {file: before[file] for file in unchanged} == {file: now[file] for file in unchanged}

    @precondition(lambda self: self.is_built)
    @rule()
    def builds_again(self) -> None:
        output = self.output
        before = looks(output) if output.exists() else {}
        again = self.build()
        assert again.counts[0] == again.counts[2] == 0
        assert (looks(output) if output.exists() else {}) == before

    @invariant()
    def nothing_is_left(self) -> None:
        assert not list(self.folder.glob(".*-building-*"))


def test_random_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("site.library", "building"):
        monkeypatch.setattr(f"stillboard.{module}.CHUNK", 1)
    monkeypatch.setattr("stillboard.site.reading.TICK", 0)  # else no thread that was just edited would come out of the index
    if MANY:
        monkeypatch.setattr("stillboard.workers._can_fork", lambda: True)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    phases = [Phase.explicit, Phase.reuse, Phase.generate, *(() if MANY else (Phase.shrink,))]
    few = settings(
        max_examples=MANY or 4,
        stateful_step_count=30 if MANY else 20,
        deadline=None,
        phases=phases,
        suppress_health_check=checks,
    )
    run_state_machine_as_test(Edits, settings=few)
