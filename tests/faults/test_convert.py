"""A conversion, or a check, in which any one call fails, or which ends at any moment, or during which people save their edits.

Whatever happens: no traceback; no success that was none; sums that agree; and the next run makes the archive what it would have
been, without leftovers. A slice runs each time, and all of it with `make faults`.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.faults import CALLS, ERRORS, PATIENCE, At, Ended, Worker
from support.paths import PROJECT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
MOST = int(os.environ.get("STILLBOARD_FAULTS") or 0)  # moments of each kind; 0: a slice
SLICE = 4
POST = re.compile(r"threads/[^/]+/[^/]+/[^/]+/(?!thread\.md)[^/]+\.md$")
ACCOUNT = re.compile(r"^(Read|Nothing to do)", re.MULTILINE)
FILED_BEFORE = 2  # posts of FIRST
EDITED = "threads/harbour-talk/0/the-winch.31/501.md"
FORUM = {"type": "forum", "title": "Harbour talk", "address": "https://harbour.example/", "engine": "phpBB 3", "format": "text"}


def lines(*items: dict[str, object]) -> str:
    return "".join(json.dumps(item) + "\n" for item in (FORUM, *items))


def post(number: int, thread: int, author: str, body: str) -> dict[str, object]:
    return {"type": "post", "id": number, "thread": thread, "author": author, "date": 1551546251 + number, "body": body}


def thread(number: int, title: str) -> dict[str, object]:
    return {"type": "thread", "id": number, "title": title, "board": 2}


INNER = "---\nTitle: Quay\nParent: harbour.3\n---\n"
OUTER = "---\nTitle: Harbour\n---\n"
BOARD = {"type": "board", "id": 2, "title": "Quay"}
FIRST = lines(BOARD, thread(31, "The winch"), post(501, 31, "Edda", "The winch slips again"), post(502, 31, "Odo", "Grease it"))
MORE = lines(
    BOARD,
    thread(31, "The winch"),
    post(501, 31, "Edda", "The winch slips again, and now the brake does not hold either"),
    post(502, 31, "Odo", "Grease it, as the old harbour master did each autumn"),
    post(503, 31, "Edda", "Greased, and it holds"),
    thread(32, "The bell"),
    post(510, 32, "Ruun", "Who rings it at four?"),
    post(511, 32, "Odo", "The wind"),
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Rope - Harbour talk</title>
<link rel="canonical" href="https://harbour.example/threads/rope.33/"></head><body>
<article itemscope itemtype="https://schema.org/DiscussionForumPosting"><h1 itemprop="headline">Rope</h1>
<span itemprop="author">Ruun</span><time itemprop="datePublished" datetime="2019-04-01T10:00:00Z">1 April</time>
<div itemprop="text">Ten fathoms of it, see <img src="rope_files/rope.gif" alt="rope">, and a good deal more to come.</div>
</article></body></html>"""
GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90400000000002c00000000010001000002024401003b")


@dataclass(frozen=True)
class Scene:
    """An archive of one dump, and a command that converts another into it."""

    folder: Path
    ready: Path  # the archive and the dumps before the command
    worker: Worker
    whole: dict[str, bytes | None]  # content/ after the command
    calls: dict[str, int]
    command = ("stillboard", "convert", "more.jsonl", "saved")

    def run(self, at: At | None = None, then: str = "", save: dict[str, str] | None = None) -> Ended:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.ready, self.folder)
        return self.worker.run(self.folder, *self.command, at=at, then=then, save=save)

    def files(self) -> dict[str, bytes | None]:
        return files(self.folder / "content")

    def new_posts(self) -> int:
        """How many files of posts there are that were not there before."""
        return sum(bool(POST.match(name)) for name in self.files()) - FILED_BEFORE

    def must_complete(self) -> None:
        """The next run makes all whole, and leaves nothing lying about."""
        ended = self.worker.run(self.folder, *self.command)
        assert (ended.code, self.files()) == (0, self.whole), ended.text
        assert not [path for path in self.folder.rglob("*") if path.name.startswith((".stillboard", ".conversions"))]


def new_posts(report: str) -> int:
    """How many posts a report calls new."""
    found = re.search(r"posts +(\d+) new", report)
    return int(found[1]) if found else 0


def files(root: Path) -> dict[str, bytes | None]:
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None for path in root.rglob("*")}


def shown(found: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """Without what is hidden."""
    return {name: data for name, data in found.items() if not name.startswith(".")}


def moments(count: int, few: int = SLICE) -> list[int]:
    """Calls by their number, from the first to the last, as many as are asked for."""
    few = max(few, MOST)
    return sorted({1 + i * (count - 1) // max(1, few - 1) for i in range(few)}) if count else []


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    started = Worker()
    yield started
    started.close()


@pytest.fixture(scope="module")
def scene(worker, tmp_path_factory) -> Scene:
    ready, folder = tmp_path_factory.mktemp("ready"), tmp_path_factory.mktemp("faults") / "archive"
    (ready / "first.jsonl").write_text(FIRST, encoding="utf-8")
    assert worker.run(ready, "stillboard", "convert", "first.jsonl").code == 0
    (ready / "more.jsonl").write_text(MORE, encoding="utf-8")
    (ready / "saved" / "rope_files").mkdir(parents=True)
    (ready / "saved" / "rope.html").write_text(PAGE, encoding="utf-8")
    (ready / "saved" / "rope_files" / "rope.gif").write_bytes(GIF)
    shutil.copytree(ready, folder)
    ended = worker.run(folder, *Scene.command)
    assert ended.code == 0, ended.text
    assert any(name.startswith("attachments/") for name in files(folder / "content"))
    return Scene(folder, ready, worker, files(folder / "content"), ended.calls)


@pytest.mark.parametrize("kind", CALLS)
def test_a_call_that_fails_is_a_line_and_costs_nothing_for_good(scene, kind):
    for nth in moments(scene.calls.get(kind, 0)):
        for then in ERRORS[kind] if MOST else [ERRORS[kind][nth % len(ERRORS[kind])]]:
            ended = scene.run(At(kind, nth), then)
            assert not ended.has_traceback, ended.text
            assert "do not agree" not in ended.text
            assert new_posts(ended.text) <= scene.new_posts(), (kind, nth, then, ended.text)
            if then == "ELOOP" and ("was not taken along: " in ended.text or "was saved while this ran" in ended.text):
                pass  # it is what a symbolic link answers that somebody put there: no file of the dump, or a change, and said
            elif ended.code == 0:  # what could not be taken away is hidden, and goes with the next run
                assert shown(scene.files()) == scene.whole, (kind, nth, then)
            else:
                assert "stillboard: " in ended.text, (kind, nth, then)
                assert "standard output" not in ended.text, (kind, nth, then)  # what names no file is taken for that
                assert ACCOUNT.search(ended.text) or scene.new_posts() == 0, (kind, nth, then, ended.text)
            scene.must_complete()


def test_a_run_that_is_killed_at_any_moment_is_completed_by_the_next(scene):
    for nth in moments(scene.calls["any"], 3 * SLICE):
        assert scene.run(At("any", nth), "SIGKILL").code == -9
        scene.must_complete()


@pytest.mark.parametrize(("request_", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_run_that_is_asked_to_end_says_what_it_did(scene, request_, code):
    for nth in moments(scene.calls["any"]):
        ended = scene.run(At("any", nth), request_)
        assert (ended.code, ended.has_traceback) == (code, False) or shown(scene.files()) == scene.whole, ended.text
        assert "do not agree" not in ended.text
        assert new_posts(ended.text) == scene.new_posts(), (nth, ended.text)
        scene.must_complete()


def test_what_people_save_while_it_runs_stays(scene):
    edited = (scene.ready / "content" / EDITED).read_text(encoding="utf-8") + "\nAnd I say so too.\n"
    new = "threads/harbour-talk/0/the-winch.31/503.md"
    reported = 0
    for nth in moments(scene.calls["any"], 2 * SLICE):
        ended = scene.run(At("any", nth), save={f"content/{EDITED}": edited})
        assert (ended.code, scene.files()[EDITED]) == (0, edited.encode()), ended.text
        reported += "left alone" in ended.text  # it is not where it was saved after the file had been written
        ended = scene.run(At("any", nth), save={f"content/{new}": edited})
        assert scene.files()[new] == edited.encode()
        assert not ended.has_traceback
    assert reported


def test_what_people_take_away_while_it_runs_does_not_come_back_in_that_run(scene):
    away = [
        nth
        for nth in moments(scene.calls["any"], 2 * SLICE)
        if "taken away" in scene.run(At("any", nth), save={f"content/{EDITED}": ""}).text
    ]
    assert away
    for nth in away:
        scene.run(At("any", nth), save={f"content/{EDITED}": ""})
        assert EDITED not in scene.files()


@pytest.mark.parametrize("lasting", [True, False])  # False: what is read twice is well the second time
@pytest.mark.parametrize("kind", ["open", "read", "listing"])
def test_a_check_that_cannot_read_never_says_that_all_is_well(scene, kind, lasting):
    scene.run()
    (scene.folder / "content" / "boards" / "harbour-talk" / "quay.2.md").write_text(INNER, encoding="utf-8")
    (scene.folder / "content" / "boards" / "harbour-talk" / "harbour.3.md").write_text(OUTER, encoding="utf-8")
    count = scene.worker.run(scene.folder, "stillboard", "check").calls.get(kind, 0)
    for nth in moments(count, 4 * SLICE):
        for then in ERRORS[kind] if MOST else [ERRORS[kind][nth % len(ERRORS[kind])]]:
            ended = scene.worker.run(scene.folder, "stillboard", "check", at=At(kind, nth), then=then, lasting=lasting)
            assert not ended.has_traceback, ended.text
            assert ended.code != 0, (kind, nth, then, ended.text)
            assert not re.search(r"^0 findings", ended.text, re.MULTILINE), (kind, nth, then, ended.text)
            assert os.strerror(getattr(errno, then)) in ended.text, (kind, nth, then, ended.text)
            assert "there is no board" not in ended.text  # nobody knows that
            assert kind != "listing" or "the thread has no" not in ended.text


def test_output_that_cannot_be_written_is_a_line(scene):
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    command = [sys.executable, "-m", "stillboard", "list"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins")}
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment, timeout=PATIENCE
        )
    assert (done.returncode, done.stderr.count("\n")) == (6, 1)
    assert "standard output: No space left on device" in done.stderr
