"""A real cluster of two worker processes on this machine makes the same site as one process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stillboard.errors import SettingsError
from stillboard.workers import Workers
from support.builds import pelican, settings, tree
from support.lanternside import small

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills processes")
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


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(CLUSTER, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    ) as process:
        assert process.stdout
        yield json.loads(process.stdout.readline()).replace("tcp://", "dask://")


def doubled(shared: int, number: int) -> int:
    return shared * number


def refused(_: object, number: int) -> int:
    if number == 3:
        raise SettingsError("three", where="here", todo="count on")
    return number


def ends_once(folder: str, number: int) -> int:
    """Kill the worker of the cluster that this process works for, the first time."""
    mark = Path(folder, "ended")
    if number == 4 and not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(30)
    return number


def test_results_come_in_order(cluster):
    every = Workers(cluster=cluster, few=0).each(doubled, 3, range(40), lambda n: n)
    assert list(every) == [(n, 3 * n) for n in range(40)]


def test_an_error_comes_out_as_itself(cluster):
    with pytest.raises(SettingsError, match="here: three; count on"):
        list(Workers(cluster=cluster, few=0).each(refused, None, range(9)))


def test_a_worker_that_dies_is_made_good(cluster, tmp_path):
    every = Workers(cluster=cluster, few=0).each(ends_once, str(tmp_path), range(20))
    assert list(every) == [(n, n) for n in range(20)]
    assert (tmp_path / "ended").exists()


def test_no_scheduler_is_said_in_a_line():
    with pytest.raises(SettingsError, match="FORUM_EXECUTOR: no scheduler answers"):
        list(Workers(cluster="dask://127.0.0.1:9", few=0).each(doubled, 3, range(9)))


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
