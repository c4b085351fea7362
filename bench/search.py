"""`make bench-search`: how large the search index of a made-up forum is, and what making it takes; both ways of indexing.

The site is built once and indexed twice, by posts and by threads. What the first search of a reader loads is counted for a word
that few posts have, with the sizes of files as they lie there: hosts send scripts and records compressed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from . import corpus
from .measure import Figures, run
from .runs import PROJECT, SETTINGS

MODES = ("posts", "threads")


def main() -> None:
    """Make a forum, build it, index it, print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts (default: 10000)")
    posts: int = parser.parse_args().posts
    with tempfile.TemporaryDirectory(prefix="stillboard-bench-") as name:
        folder = Path(name)
        corpus.write(folder / "content", posts)
        print(f"{'':10} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'files':>7} {'MB':>8} {'list KB':>8} {'word KB':>8}")
        for mode in MODES:
            (folder / "pelicanconf.py").write_text(f'{SETTINGS}FORUM_SEARCH = "{mode}"\n')
            _run(folder, "pelican", "content", "--output", "output", "--settings", "pelicanconf.py", "--fatal", "errors")
            took = _run(folder, "stillboard", "search", "output")
            again = _run(folder, "stillboard", "search", "output")
            print(_line(mode, took, folder / "output" / "search" / "data"))
            print(f"{'unchanged':10} {again.wall:8.1f} {again.cpu:8.1f} {again.peak_mb or 0:8.0f}")


def _run(folder: Path, *module: str) -> Figures:
    return run([sys.executable, "-m", *module], folder, {"PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUTF8": "1"})


def _line(mode: str, took: Figures, data: Path) -> str:
    sizes = {path: path.stat().st_size for path in data.rglob("*") if path.is_file()}
    chunks = sorted(size for path, size in sizes.items() if path.suffix == ".pf_index")
    listed = sum(size for path, size in sizes.items() if path.suffix == ".pf_meta")
    figures = f"{took.wall:8.1f} {took.cpu:8.1f} {took.peak_mb or 0:8.0f} {len(sizes):7,} {sum(sizes.values()) / 1e6:8.1f}"
    return f"{mode:10} {figures} {listed / 1e3:8.1f} {chunks[len(chunks) // 2] / 1e3:8.1f}"


if __name__ == "__main__":
    main()
