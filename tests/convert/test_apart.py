"""One large capture whose posts several processes make: the same files and the same report as with one."""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stillboard import workers
from stillboard.convert import Options, ahead, apart, convert
from stillboard.convert.report import Report, as_json, lines
from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.importers._importer import Importer
from stillboard.importers._later import Later, Piece, whole
from stillboard.model import Forum, Post, Thread
from stillboard.workers import works_for_another

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a test makes can only be given to copies of a process")
ADDRESS = "https://talk.lanternside.example/"
WORDS = "The wick was trimmed at dusk, and the glass was clean; still it smokes on the leeward side of the tower"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is large, and goes to processes a few posts at a time."""
    monkeypatch.setattr(ahead, "LARGEST", 1)
    monkeypatch.setattr(apart, "MANY", 7)
    monkeypatch.setattr(workers, "_can_fork", lambda: True)


def outcome(dump: Path, root: Path, count: int, **options: Any) -> tuple[dict[str, bytes], list[str], str]:
    importers = options.pop("importers", all_importers())
    report = convert([dump], root, importers, Options(workers=count, url=ADDRESS, **options))
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    return files, list(lines(report)), json.dumps(as_json(report)).replace(str(root), "")


def assert_same(dump: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, **options: Any) -> tuple[dict[str, bytes], str]:
    """One process and three come to the same, and with three others do the work."""
    alone = outcome(dump, folder / "alone", 1, **options)
    taken = []
    done = apart._task
    monkeypatch.setattr(apart, "_task", lambda chunk: taken.append(1) or done(chunk))
    assert outcome(dump, folder / "several", 3, **options) == alone
    assert len(taken) > 2
    return alone[0], alone[2]


def discourse(posts: int = 120, topics: int = 4, **changes: Any) -> list[dict[str, Any]]:
    found = []
    for topic in range(1, topics + 1):
        members = []
        for number in range(1, posts // topics + 1):
            members.append(
                {
                    "id": topic * 1000 + number,
                    "username": f"keeper{number % 5}",
                    "created_at": f"2021-03-{number % 27 + 1:02}T10:00:00.000Z",
                    "post_number": number,
                    "reply_to_post_number": number - 1 or None,
                    "cooked": f"<p>{WORDS} {number}</p>",
                    "raw": f"{WORDS} {number}",
                    "topic_id": topic,
                    **{key: value(number) for key, value in changes.items()},
                }
            )
        found.append({"id": topic, "title": f"Lamp {topic}", "slug": f"lamp-{topic}", "post_stream": {"posts": members}})
    return found


def test_discourse_in_one_file(tmp_path, monkeypatch):
    dump = tmp_path / "topics.json"
    dump.write_text(json.dumps(discourse()))
    files, _ = assert_same(dump, tmp_path, monkeypatch)
    assert sum(name.startswith("threads/") for name in files) > 120


@pytest.mark.parametrize("large", [False, True])
def test_faults_are_told_in_the_order_of_the_file(tmp_path, monkeypatch, large):
    if large:
        monkeypatch.setattr("stillboard.importers.discourse.is_large", lambda _: True)
    topics = discourse(
        created_at=lambda n: "yesterday" if n % 4 == 1 else "2021-03-11T10:00:00.000Z",
        post_number=lambda n: "three" if n == 3 else n,
        polls=lambda n: [{"name": "poll", "options": [{"id": "a", "html": "Yes", "votes": n}]}] if n % 5 == 0 else None,
        hidden=lambda n: n == 8,
    )
    topics[1]["views"] = "many"
    topics[2]["post_stream"]["posts"] += topics[2]["post_stream"]["posts"][:3]
    dump = tmp_path / "topics.json"
    dump.write_text("\n".join(json.dumps(topic) for topic in topics))
    _, said = assert_same(dump, tmp_path, monkeypatch)
    assert "'created_at' is no date" in said


def test_what_is_left_out_is_counted(tmp_path, monkeypatch):
    hidden = '<p>Words <span style="display:none">not shown to anybody</span> <a href="https://a.example/?PHPSESSID=0123456789abcdef01">here</a></p>'
    dump = tmp_path / "topics.json"
    dump.write_text(json.dumps(discourse(cooked=lambda n: hidden if n % 3 else f"<p>{WORDS}</p>", raw=lambda _: "")))
    _, said = assert_same(dump, tmp_path, monkeypatch)
    assert "hidden on the page" in said or "session id" in said


@pytest.mark.parametrize("end", ['{"id": 9, "post_stream": ', "]]"])
def test_a_file_that_breaks_off(tmp_path, monkeypatch, end):
    monkeypatch.setattr("stillboard.importers.discourse.is_large", lambda _: True)
    dump = tmp_path / "topics.json"
    dump.write_text("\n".join(json.dumps(topic) for topic in discourse()) + end)
    files, said = assert_same(dump, tmp_path, monkeypatch)
    assert "broken JSON" in said
    assert len(files) > 80


def rows(shuffled: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"type": "forum", "title": "Lanternside", "address": ADDRESS, "format": "bbcode", "post_address": f"{ADDRESS}p/{{id}}"},
        {"type": "board", "id": 1, "title": "Workshop"},
        *(
            {"type": "thread", "id": n, "title": f"Lamp {n}", "board": 1, "state": "odd" if n == 3 else "locked"}
            for n in range(1, 6)
        ),
        *({"type": "member", "id": n, "name": f"Keeper {n}", "joined": "soon" if n == 2 else 1_500_000_000} for n in range(1, 8)),
    ]
    found += [
        {
            "type": "post",
            "id": n if n % 50 else 7,
            "thread": n % 6,
            "author_id": n % 9,
            "date": 1_600_000_000 + n if n % 11 else "once",
            "body": f"[b]{WORDS}[/b] {n}",
            **({"colour": "red"} if n % 40 == 0 else {}),
            **({"state": "lost"} if n % 30 == 0 else {}),
        }
        for n in range(1, 200)
    ]
    if shuffled:
        random.Random(3).shuffle(found)  # noqa: S311 - the same each time
    return found


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("files", [False, True])
def test_json_lines(tmp_path, monkeypatch, shuffled, files):
    found = rows(shuffled)
    if files:
        found.append({"type": "attachment", "id": "a1", "name": "lamp.txt", "data": "TGFtcA=="})
        next(row for row in found if row.get("id") == 9 and row["type"] == "post")["attachments"] = ["a1", "a2"]
    dump = tmp_path / "rows.jsonl"
    dump.write_text("\n".join(map(json.dumps, found)))
    _, said = assert_same(dump, tmp_path, monkeypatch)
    assert "is no date" in said


def mails() -> str:
    picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    out = []
    for n in range(1, 90):
        head = f"From keeper@lanternside.example Thu Mar 11 10:00:00 2021\nFrom: Keeper {n % 4} <k{n % 4}@lanternside.example>\n"
        head += f"Message-ID: <{n}@lanternside.example>\nSubject: {'Re: ' if n > 9 else ''}Lamp {n % 9}\n"
        head += f"Date: {'nonsense' if n % 13 == 0 else f'Thu, 11 Mar 2021 10:{n % 60:02}:00 +0000'}\n"
        head += f"In-Reply-To: <{n - 9}@lanternside.example>\n" if n > 9 else ""
        if n % 10 == 0:
            head += "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee the picture\n--x\n"
            head += f"Content-Type: image/png; name=lamp{n}.png\nContent-Transfer-Encoding: base64\n\n{picture}\n"
            head += "" if n == 20 else "--x--\n"
        else:
            head += f"\nKeeper {n} wrote:\n> {WORDS}\n\n{WORDS} {n}\n-- \nKeeper {n % 4}\n"
        out.append(head)
    return "\n".join(out)


def test_a_mailbox(tmp_path, monkeypatch):
    dump = tmp_path / "lamps.mbox"
    dump.write_text(mails())
    files, said = assert_same(dump, tmp_path, monkeypatch)
    assert any(name.startswith("attachments/") for name in files)
    assert "the last part has no end" in said


def test_a_maildir(tmp_path, monkeypatch):
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    for n, mail in enumerate(mails().split("From keeper@lanternside.example Thu")[1:]):
        (tmp_path / "Maildir" / "cur" / f"{n:03}.host:2,S").write_text(mail.partition("\n")[2])
    assert_same(tmp_path / "Maildir", tmp_path, monkeypatch)


# An importer of the tests: what its processes do, they do by a number.

MASTER = os.getpid()


def work(mark: str, number: int) -> str:
    if number == 31 and mark:
        if mark.startswith("dies"):
            if works_for_another() and not Path(mark[4:]).exists():
                Path(mark[4:]).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif mark == "bug":
            raise ZeroDivisionError("a bug")
        elif mark == "broken":
            raise DumpError("is broken", where="lamps:31")
        elif mark == "unsent" and works_for_another():
            return functools.partial(print, lambda: 0)  # type: ignore[return-value] # what no process can be sent
    return f"{WORDS} {number}"


def importer(mark: str) -> Importer:
    def pieces(_: Capture) -> Iterator[Piece]:
        yield Forum("Lanternside", addresses=(ADDRESS,))
        yield Thread("Lamps", thread_id="1")
        for number in range(1, 60):
            yield Later(functools.partial(post, number), work, (mark, number))

    def post(number: int, body: str) -> Iterator[Post]:
        yield Post(body, author="Keeper", number=number, original_id=str(number))

    return Importer("lamps", "Lamps.", lambda _: True, whole(pieces), pieces=pieces)


def lamps(folder: Path) -> Path:
    dump = folder / "lamps"
    dump.write_text("lamps")
    return dump


def test_a_process_that_dies_is_made_good(tmp_path, monkeypatch):
    mark = tmp_path / "died"
    assert_same(lamps(tmp_path), tmp_path, monkeypatch, importers=[importer(f"dies{mark}")])
    assert mark.exists()


def test_what_a_process_cannot_read_ends_the_capture_behind_what_came_before(tmp_path, monkeypatch):
    files, said = assert_same(lamps(tmp_path), tmp_path, monkeypatch, importers=[importer("broken")])
    assert sum(name.endswith(".md") and name.startswith("threads/") for name in files) == 31  # 30 posts and their thread
    assert "lamps:31: is broken" in said


def test_a_bug_keeps_its_traceback(tmp_path):
    for count in (1, 3):
        with pytest.raises(ZeroDivisionError, match="a bug") as raised:
            outcome(lamps(tmp_path), tmp_path / str(count), count, importers=[importer("bug")])
        assert raised.traceback[-1].name == "work"


def test_a_large_capture_among_others(tmp_path, monkeypatch):
    """Two lots of processes at a time: those that read pages ahead, and those of the large capture."""
    monkeypatch.setattr(ahead, "LARGEST", 20_000)
    monkeypatch.setattr(ahead, "MANY", 1)
    folder = tmp_path / "dumps"
    folder.mkdir()
    for n, topic in enumerate(discourse(topics=8)):
        (folder / f"{n}.json").write_text(json.dumps(topic))
    (folder / "3a.json").write_text(json.dumps(discourse(posts=300, topics=3, topic_id=lambda _: 77)))
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    assert_same(folder, tmp_path, monkeypatch)


def test_ctrl_c_ends_the_processes(tmp_path):
    said = 0

    def stop(_: str) -> None:
        nonlocal said
        said += 1
        if said == 2:
            raise KeyboardInterrupt

    report: Report = convert([lamps(tmp_path)], tmp_path / "content", [importer("")], Options(workers=3, progress=stop))
    assert report.signal == signal.SIGINT
    assert multiprocessing.active_children() == []
