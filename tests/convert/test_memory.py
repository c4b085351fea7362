"""The memory of a dry run of a database: it does not grow with the posts, however long they are, and of whatever letters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.paths import PROJECT

DUMP = PROJECT / "tests" / "importers" / "database" / "mybb-1-8" / "dump.sql"
EACH = 8000  # letters of a post; one that is no letter of the Latin ones makes all of them four bytes wide
RUN = """
import pathlib, resource, sys
from stillboard import convert, importers
folder = pathlib.Path(sys.argv[2])
options = convert.Options(dry_run=True, workers=1)
report = convert.convert([pathlib.Path(sys.argv[1])], folder, [importers.named("database")], options)
assert not report.errors, report.errors
print(report.yielded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(folder: Path, threads: int) -> tuple[int, int]:
    """How many posts a dump of so many threads has, and the most memory of its conversion, in KB."""
    dump = folder / f"{threads}.sql"
    words = ("brass oil lamps with wicks of cotton burned in every window of the harbour " * 200)[:EACH]
    with dump.open("w", encoding="utf-8") as out:
        out.write(DUMP.read_text("utf-8"))
        for n in range(1000, 1000 + threads):
            out.write(f"\nINSERT INTO `mybb_threads` (tid, fid, subject, visible, closed) VALUES ({n}, 4, 'Lamp {n}', 1, '');")
            posts = (f"({n}{i}, {n}, 1, 'wren', 1300000000, '\U0001f600 {n}{i} {words}', 1, 'Lamp')" for i in range(10, 20))
            out.write(
                "\nINSERT INTO `mybb_posts` (pid, tid, uid, username, dateline, message, visible, subject) VALUES "
                f"{','.join(posts)};"
            )
    done = subprocess.run(
        [sys.executable, "-c", RUN, dump, folder], capture_output=True, text=True, check=True, cwd=PROJECT / "plugins"
    )
    posts, most = done.stdout.split()
    return int(posts), int(most)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units there")
def test_the_memory_of_a_dry_run_does_not_follow_the_posts(tmp_path: Path) -> None:
    some, low = peak(tmp_path, 200)
    more, high = peak(tmp_path, 400)
    assert more - some == 2000
    bodies = 2000 * EACH * 4 // 1024  # KB that the further posts are as text
    assert high - low < bodies * 0.8
