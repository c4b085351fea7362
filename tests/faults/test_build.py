"""A build in which any one call of the file system fails, or which ends at any moment.

Whatever happens: no traceback; no success that was none; the old site as it was, or the line says that it is not; and the next
build makes the site what it would have been, without leftovers. A slice runs each time, and all of it with `make faults`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.builds import settings
from support.faults import CALLS, ERRORS, At, Ended, Worker
from support.paths import PROJECT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
MOST = int(os.environ.get("STILLBOARD_FAULTS") or 0)  # moments of each kind; 0: a slice
SLICED = ("open", "write", "rename", "listing")  # the kinds of the slice
CHANGED = ("half new", "new site is in place")  # how a line says that the site is not the old one any more


@dataclass(frozen=True)
class Scene:
    """An archive with its site, from which a thread was taken and in which a post was changed since."""

    folder: Path
    ready: Path  # before the build
    worker: Worker
    old: dict[str, bytes]  # the site before
    new: dict[str, bytes]  # and after
    calls: dict[str, int]
    command = ("pelican", "-s", "conf.py", "--fatal", "errors")

    def run(self, at: At | None = None, then: str = "") -> Ended:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.ready, self.folder)
        return self.worker.run(self.folder, *self.command, at=at, then=then)

    def site(self) -> dict[str, bytes]:
        return site(self.folder)

    def must_complete(self) -> None:
        """The next build makes the site whole, and leaves nothing lying about."""
        ended = self.worker.run(self.folder, *self.command)
        assert (ended.code, self.site()) == (0, self.new), ended.text
        left = [path.name for path in self.folder.rglob(".*") if path.name not in (".stillboard", ".gitignore")]
        assert not left


def site(folder: Path) -> dict[str, bytes]:
    """What is published, by its path."""
    output = folder / "output"
    found = (path for path in output.rglob("*") if path.is_file())
    return {name: path.read_bytes() for path in found if not (name := path.relative_to(output).as_posix()).startswith(".")}


def moments(count: int, last: bool = False) -> list[int]:
    """Calls by their number, as many as are asked for; of the slice, one in the middle or the last."""
    if not MOST:
        return [count if last else (count + 1) // 2] if count else []
    step = max(1.0, count / MOST)
    return [1 + int(i * step) for i in range(min(count, MOST))]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    started = Worker("pelican", "stillboard.plugin")
    yield started
    started.close()


@pytest.fixture(scope="module")
def scene(worker, tmp_path_factory) -> Scene:
    ready, folder = tmp_path_factory.mktemp("ready"), tmp_path_factory.mktemp("faults") / "archive"
    shutil.copytree(PROJECT / "content", ready / "content", ignore=shutil.ignore_patterns("talk-*"))
    shutil.copytree(PROJECT / "theme", ready / "theme")
    settings(ready, Path("content"), OUTPUT_PATH="output", CACHE_PATH="cache", THEME="theme")
    assert worker.run(ready, *Scene.command).code == 0
    old = site(ready)
    threads = sorted((ready / "content" / "threads").rglob("thread.md"))
    shutil.rmtree(threads[0].parent)
    post = next(path for path in sorted(threads[-1].parent.iterdir()) if path.name != "thread.md")
    post.write_text(post.read_text(encoding="utf-8") + "\nAnd one line more.\n", encoding="utf-8")
    shutil.copytree(ready, folder)
    ended = worker.run(folder, *Scene.command)
    assert ended.code == 0, ended.text
    new = site(folder)
    assert old.keys() - new.keys()
    return Scene(folder, ready, worker, old, new, ended.calls)


@pytest.mark.parametrize("kind", CALLS if MOST else SLICED)
def test_a_call_that_fails_is_a_line_and_the_next_build_completes(scene, kind):
    for nth in moments(scene.calls.get(kind, 0), last=kind == "rename"):
        then = ERRORS[kind][nth % len(ERRORS[kind])]
        ended = scene.run(At(kind, nth), then)
        assert not ended.has_traceback, ended.text
        if ended.code == 0:
            assert scene.site() == scene.new, (kind, nth, then, ended.text)
        else:
            assert "stillboard: " in ended.text, (kind, nth, then, ended.text)
            assert any(words in ended.text for words in CHANGED) or scene.site() == scene.old, (kind, nth, then, ended.text)
        scene.must_complete()


def test_a_build_that_is_killed_at_any_moment_is_completed_by_the_next(scene):
    for nth in moments(scene.calls["any"]):
        assert scene.run(At("any", nth), "SIGKILL").code == -9
        assert scene.site().keys() <= scene.old.keys() | scene.new.keys()
        scene.must_complete()


@pytest.mark.parametrize(("request_", "code"), [("SIGINT", 130), ("SIGTERM", 143)] if MOST else [("SIGINT", 130)])
def test_a_build_that_is_asked_to_end_never_says_that_it_did_all(scene, request_, code):
    for nth in moments(scene.calls["any"]):
        ended = scene.run(At("any", nth), request_)
        assert not ended.has_traceback, ended.text
        assert ended.code == code or scene.site() == scene.new, ended.text
        scene.must_complete()
