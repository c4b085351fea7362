"""Play many histories and show what goes wrong, the shortest history of each kind.

PYTHONPATH=tests .venv/bin/python -m support.histories --seeds 300
PYTHONPATH=tests .venv/bin/python -m support.histories --seed 17          # one, minimised, with its dumps and files
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from .draw import History, history, outcome, shortest
from .world import World, play


def main() -> int:
    parser = argparse.ArgumentParser(prog="histories", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=int, default=300, help="how many histories")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seed", type=int, help="only this one, minimised")
    parser.add_argument("--sort", default="", choices=["", "A", "B", "C"], help="A: with ids; B: without edits; C: the others")
    parser.add_argument("--kind", default="", help="only violations of this kind")
    parser.add_argument("--keep", type=Path, help="play the minimised history of --seed in this folder, and leave it there")
    parser.add_argument("--brief", action="store_true", help="show the steps and what is wrong, not the dumps and reports")
    parser.add_argument("--examples", type=int, default=1, help="how many seeds of each kind are minimised")
    args = parser.parse_args()
    if args.seed is not None:
        return _one(args.seed, args.sort, args.kind, args.keep)
    return _many(args)


def _many(args: argparse.Namespace) -> int:
    start = time.perf_counter()
    bad: dict[tuple[str, str], list[int]] = defaultdict(list)
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    undecided: dict[str, list[int]] = defaultdict(list)
    for seed in range(args.first, args.first + args.seeds):
        wanted = history(seed, args.sort)
        try:
            world, found = outcome(wanted)
        except Exception as error:  # noqa: BLE001  a bug of either side, to be shown with its seed
            bad["?", f"crash-{type(error).__name__}"].append(seed)
            continue
        total[world.sort] += 1
        kinds = {one.kind for one in found if not args.kind or one.kind == args.kind}
        wrong[world.sort] += bool(kinds)
        if not kinds and any(world.judge.undecided.values()):
            undecided[world.sort].append(seed)
        for kind in kinds:
            bad[world.sort, kind].append(seed)
    seconds = time.perf_counter() - start
    print(f"{args.seeds} histories in {seconds:.0f} s: " + ", ".join(f"{wrong[s]} of {total[s]} in {s}" for s in sorted(total)))
    for sort, seeds in sorted(undecided.items()):
        listed = ", ".join(map(str, seeds[:8]))
        print(f"  {sort}: {len(seeds)} with what the report names and nothing in the captures can settle (seeds {listed})")
    for (sort, kind), seeds in sorted(bad.items(), key=lambda item: (item[0][0], -len(item[1]))):
        print(f"  {sort} {kind}: {len(seeds)} (seeds {', '.join(map(str, seeds[:8]))})", flush=True)
    for (sort, kind), seeds in sorted(bad.items(), key=lambda item: (item[0][0], -len(item[1]))):
        for seed in seeds[: args.examples]:
            if not kind.startswith("crash"):
                print(f"\n=== {sort} {kind}, seed {seed}")
                _show(shortest(history(seed, args.sort), kind), dumps=not args.brief)
                sys.stdout.flush()
    return int(bool(bad))


def _one(seed: int, sort: str, kind: str, keep: Path | None) -> int:
    wanted = history(seed, sort)
    _, found = outcome(wanted)
    if not found:
        print("nothing is wrong")
        return 0
    short = shortest(wanted, kind or found[0].kind)
    if keep:
        shutil.rmtree(keep, ignore_errors=True)
        play(short.steps, keep, short.setting)
    _show(short)
    return 1


def _show(wanted: History, *, dumps: bool = True) -> None:
    world, found = outcome(wanted)
    flags = [name for name in ("sticky", "is_dated", "has_cache", "same_names") if getattr(wanted.setting, name)]
    print(", ".join([wanted.setting.engine, *flags]))
    for step in wanted.steps:
        print(f"  {step}")
    if dumps:
        _dumps(world)
    log = world.log if dumps else [line for line in world.log if line.startswith("$")]
    print("\n".join(f"  {line}" for line in log))
    for one in found:
        print(f"  ! {one}")


def _dumps(world: World) -> None:
    for dump in world.held.dumps:
        print(f"  -- {dump.name}")
        for one in dump.posts:
            post = world.thread.posts[one.key]
            text = post.versions[one.version]
            shown = f"#{one.number}" if one.number else ""
            print(f"     {one.nth}. post {one.key} v{one.version} {shown} {post.author}: {text.words or text.picture}")


if __name__ == "__main__":
    sys.exit(main())
