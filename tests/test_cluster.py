"""A real cluster of two worker processes on this machine makes the same site as one process."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from stillboard.cluster import _Result
from stillboard.errors import WorkerError
from support.builds import PATIENCE, pelican, settings, tree
from support.lanternside import small
from support.paths import PROJECT

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="kills processes"),
    pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed"),
]
# Chunks so small that even this archive has some to hand out.
SMALL = "import stillboard.building, stillboard.site.library\nstillboard.building.CHUNK = stillboard.site.library.CHUNK = 1\n"
CLUSTER = """
import json, sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50) as cluster:
        print(json.dumps(cluster.scheduler_address), flush=True)
        sys.stdin.read()
"""


@contextlib.contextmanager
def started(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A cluster: the process that schedules, and the address."""
    script = folder / "cluster.py"
    script.write_text(CLUSTER, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    ) as process:
        assert process.stdout
        yield process, json.loads(process.stdout.readline()).replace("tcp://", "dask://")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    with started(tmp_path_factory.mktemp("cluster")) as (_, address):
        yield address


def done(cluster: str, code: str) -> str:
    """What a process of its own prints: a cluster's client leaves threads, beside which no other test could fork."""
    line = f"import os\nfrom stillboard.workers import Workers\nfrom support import working\ncluster = {cluster!r}\n{code}\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT / "tests"), str(PROJECT / "plugins")])}
    run = subprocess.run(
        [sys.executable, "-c", line], env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    return run.stdout or run.stderr.strip().rpartition("\n")[2]


def test_results_come_in_order(cluster):
    code = "print(list(Workers(cluster=cluster, few=0).each(working.times, 3, range(40), lambda n: n)))"
    assert done(cluster, code) == f"{[(n, 3 * n) for n in range(40)]}\n"


def test_an_error_comes_out_as_itself(cluster):
    said = done(cluster, "list(Workers(cluster=cluster, few=0).each(working.fails, 'content', range(20)))")
    assert said == "stillboard.errors.ContentError: content/forums/lamps.md:3: not UTF-8; save it as UTF-8"


def test_a_worker_that_dies_is_made_good(cluster, tmp_path):
    code = f"print(list(Workers(cluster=cluster, few=0).each(working.ends_its_master_once, {str(tmp_path)!r}, range(20))))"
    assert done(cluster, code) == f"{[(n, n) for n in range(20)]}\n"
    assert (tmp_path / "ended").exists()


def test_no_scheduler_is_said_in_a_line():
    said = done("dask://127.0.0.1:9", "list(Workers(cluster=cluster, few=0).each(working.times, 3, range(9)))")
    assert "SettingsError: FORUM_EXECUTOR: no scheduler answers" in said


def test_the_same_bytes(cluster, tmp_path):
    small(tmp_path / "content")
    sites = []
    for name, executor in (("alone", ""), ("cluster", cluster)):
        (tmp_path / name).mkdir()
        extra = f"{SMALL}FORUM_EXECUTOR = {executor!r}\nFORUM_WORKERS = 1\n"
        done = pelican(settings(tmp_path / name, tmp_path / "content", extra=extra))
        assert done.code == 0, done.text
        sites.append(tree(tmp_path / name / "output"))
    assert sites[0] == sites[1]
    assert len(sites[0]) > 10


CONVERT = """
import os, signal, stillboard.convert.ahead
from stillboard.cli import main
stillboard.convert.ahead.MANY = 2
"""


def converted(folder: Path, code: str, *options: str) -> tuple[dict[str, bytes], str]:
    """The files of an archive into which the project's own samples were converted, and what was said: the report, the errors."""
    dumps = folder / "dumps"
    if not dumps.exists():
        dumps.mkdir()
        samples = (PROJECT / "tests" / "importers").glob("phpbb/*/dump*.html")
        for number, sample in enumerate(sorted(samples)):
            (dumps / f"{number:03}-{sample.name}").write_bytes(sample.read_bytes())
    (content := folder / f"content-{len(list(folder.iterdir()))}").mkdir()
    command = ["convert", str(dumps), "--content", str(content), "--cache", str(folder / "cache"), "--again", *options]
    said = done("", f"{CONVERT}{code}\nimport sys\nsys.stderr = sys.stdout\nmain({command!r})")
    return tree(content), said


def test_a_conversion_gives_the_same_files_and_the_same_report(cluster, tmp_path):
    wanted = converted(tmp_path, "", "--workers", "1")
    assert len(wanted[0]) > 20
    assert converted(tmp_path, "", "--executor", cluster) == wanted


def test_the_workers_do_the_reading(cluster, tmp_path):
    """Whoever converts cannot read here."""
    unable = "from stillboard.convert.reader import Reader\ndel Reader.parts"
    assert converted(tmp_path, unable, "--executor", cluster) == converted(tmp_path, "", "--workers", "1")


def test_a_worker_that_dies_while_it_reads_is_made_good(cluster, tmp_path):
    mark = tmp_path / "ended"
    wanted = converted(tmp_path, "", "--workers", "1")
    deadly = f"""
from support import working
stillboard.convert.ahead.read = working.reads_after_an_end
real = stillboard.convert.ahead._copies
stillboard.convert.ahead._copies = lambda chunk: (copies := real(chunk)) and ({str(mark)!r}, copies)
"""
    assert converted(tmp_path, deadly, "--executor", cluster) == wanted
    assert mark.exists()


@pytest.mark.parametrize("reason", ["lost dependencies", "already forgotten", None])
def test_what_died_with_the_last_worker_that_held_it_is_handed_out_again(reason):
    """The cluster is there: a worker is started in the place of the dead one, but has not what all tasks share."""
    from distributed.client import FutureCancelledError

    with pytest.raises(BrokenProcessPool):
        _Result(Lost(FutureCancelledError("key", reason))).result()
    with pytest.raises(WorkerError, match="the scheduler of the cluster is gone"):
        _Result(Lost(FutureCancelledError("key", "scheduler-connection-lost"))).result()


class Lost:
    """A chunk's result that never comes."""

    def __init__(self, error):
        self.error = error

    def result(self):
        raise self.error


def test_the_posts_of_one_large_file_are_made_by_the_workers(cluster, tmp_path):
    (tmp_path / "dumps").mkdir()
    posts = [
        {
            "id": n,
            "username": f"keeper{n % 3}",
            "created_at": "2021-03-11T10:00:00.000Z",
            "post_number": n,
            "topic_id": 1,
            "cooked": f"<p>The wick is new, said <b>{n}</b></p>",
        }
        for n in range(1, 60)
    ]
    (tmp_path / "dumps" / "posts.json").write_text(json.dumps({"latest_posts": posts}), "utf-8")
    large = "stillboard.convert.ahead.LARGEST = 1\nimport stillboard.convert.apart\nstillboard.convert.apart.MANY = 7\n"
    wanted = converted(tmp_path, large, "--workers", "1", "--url", "https://talk.lanternside.example/")
    assert len(wanted[0]) > 59
    unable = f"{large}from stillboard.importers._discourse import items\nitems.post_of = None\n"
    found = converted(tmp_path, unable, "--executor", cluster, "--url", "https://talk.lanternside.example/")
    assert found == wanted, "who converts could not have made them"


def test_a_conversion_without_a_cluster_is_a_line(tmp_path):
    files, said = converted(tmp_path, "", "--executor", "dask://127.0.0.1:9")
    assert "stillboard: --executor: no scheduler answers at dask://127.0.0.1:9; is it running?" in said
    assert files == {}


def test_a_scheduler_that_goes_away_stops_a_conversion(tmp_path):
    with started(tmp_path) as (process, address):
        kill = f"""
import stillboard.convert.run as run
file = run.file_thread
def filed(*args):
    run.file_thread = file
    os.kill({process.pid}, signal.SIGKILL)
    return file(*args)
run.file_thread = filed
"""
        files, said = converted(tmp_path, kill, "--executor", address)
    assert "the scheduler of the cluster is gone" in said or "no scheduler answers" in said
    assert "Traceback" not in said
    assert files
