"""`python -m bench`, which `make bench` calls: make the forum, run the rounds, tell the results."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from . import results
from .machine import about
from .measure import Failed
from .runs import Workplace

HERE = Path(__file__).resolve().parent
PEERS = ("hugo", "pelican")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0; 1: a program failed that was to be measured."""
    options = _parser().parse_args(arguments)
    start = time.perf_counter()

    def say(text: str) -> None:
        print(f"[{time.perf_counter() - start:6.0f} s] {text}", flush=True)

    with tempfile.TemporaryDirectory(prefix="stillboard-bench-") as folder:
        say("making the forum")
        try:
            workplace = Workplace(Path(folder), options.posts, options.corpus, set(options.peers), say)
            described = about(workplace.hugo)
            say(f"{workplace.forum.posts:,} posts in {workplace.forum.threads:,} threads; building once to warm up")
            workplace.warm_up()
            rounds = []
            for number in range(1, options.rounds + 1):
                say(f"round {number} of {options.rounds}")
                rounds.append(workplace.round(number))
        except (Failed, ValueError) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    found = results.gathered(rounds, workplace.forum, workplace.sizes, described)
    for rows in (results.table(found), results.ratios(found), results.sites(found)):
        print(f"\n{results.plain(rows)}")
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / "results.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (options.results / "results.md").write_text(results.markdown(found), encoding="utf-8")
    print(f"\nWritten: results.md and results.json in {options.results}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="How long a site takes to build, next to its peers.")
    parser.add_argument("--posts", type=_at_least(1), default=10_000, help="posts of the forum that is made up (10000)")
    parser.add_argument("--rounds", type=_at_least(1), default=3, help="how often everything runs (3)")
    parser.add_argument("--corpus", type=Path, help="a folder with a forum to build, instead of one made up")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="the programs to run beside ours (all)")
    parser.add_argument(
        "--results", type=Path, default=HERE, help="the folder to write results.md and results.json into (bench/)"
    )
    return parser


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is less than {least}")
        return value

    return number


if __name__ == "__main__":
    sys.exit(main())
