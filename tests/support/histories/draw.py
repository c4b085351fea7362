"""Histories by the number of a seed, and the shortest that goes wrong in the same way."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .forms import ENGINES
from .judge import Violation
from .world import Setting, Step, World, play

MEMORY = Path("/dev/shm")  # noqa: S108  where files cost no disk


@dataclass(frozen=True, slots=True)
class History:
    """What decides everything."""

    setting: Setting
    steps: tuple[Step, ...]


def history(seed: int, sort: str = "") -> History:
    """`sort`: A (every capture has ids), B (no edits), C; chosen by the seed where it is not said."""
    rng = random.Random(seed)  # noqa: S311 - any will do
    sort = sort or "ABC"[seed % 3]
    setting = Setting(
        engine=rng.choice(ENGINES) if rng.random() < 0.5 else "xenforo",
        sticky=rng.random() < 0.3,
        is_dated=rng.random() < 0.3,
        has_cache=rng.random() < 0.3,
        same_names=rng.random() < 0.15,
    )
    shorts = 0 if setting.same_names else rng.choice((0.1, 0.3, 0.5))
    steps: list[Step] = [_write(rng, shorts) for _ in range(rng.randint(1, 9))]
    for _ in range(rng.randint(2, 6)):
        steps += _year(rng, shorts)
        per_page = rng.choice((2, 3, 4, 5, 8))
        steps += [_capture(rng, sort, setting.engine, per_page) for _ in range(rng.randint(1, 4))]
        if rng.random() < 0.8:
            steps.append(("convert", rng.randint(0, 99), rng.choice((0, 0, 1, 2)), rng.random() < 0.4))
        if rng.random() < 0.3:
            steps.append(("again", rng.randint(0, 9), rng.random() < 0.5))
        if sort != "B" and rng.random() < 0.5:
            steps += [_people(rng) for _ in range(rng.randint(1, 3))]
    steps.append(("convert", rng.randint(0, 99), 0, rng.random() < 0.5))
    steps += [("again", n, rng.random() < 0.3) for n in range(rng.randint(0, 9))]
    if sort == "A":
        steps.append(("permuted", rng.randint(1, 99)))
    return History(setting, tuple(steps))


def _write(rng: random.Random, shorts: float) -> Step:
    kind = "long"
    if rng.random() < shorts:
        kind = rng.choice(("short", "short", "short", "short", "short", "picture", "picture", "quote-short", "again"))
    elif rng.random() < 0.2:
        kind = "quote"
    return ("write", rng.randint(0, 2), kind, rng.randint(0, 9999))


def _year(rng: random.Random, shorts: float) -> list[Step]:
    steps: list[Step] = []
    for _ in range(rng.randint(0, 4)):
        what = rng.random()
        if what < 0.55:
            steps.append(_write(rng, shorts))
        elif what < 0.8:
            steps.append(("delete", rng.randint(0, 30)))
        elif what < 0.97:
            steps.append(("edit", rng.randint(0, 30), rng.choice(("fuller", "changed"))))
        else:
            steps.append(("retitle", rng.randint(0, 1)))
    return steps


def _capture(rng: random.Random, sort: str, engine: str, per_page: int) -> Step:
    forms = ["jsonl", "page", "page"]
    if sort != "A":
        forms += ["jsonl", "text", "text", "copied"] if engine == "xenforo" else ["jsonl", "jsonl"]
    form = rng.choice(forms)
    ids = sort == "A" or rng.random() < 0.3
    numbers, dates = rng.random() < 0.5, rng.random() < 0.6
    shuffled = rng.randint(1, 99) if rng.random() < 0.2 else 0
    first = rng.choice((0, 0, 1, 2, 4))
    return ("capture", form, per_page, rng.randint(1, 4), ids, numbers, dates, shuffled, first, rng.choice((99, 99, 3, 5)))


def _people(rng: random.Random) -> Step:
    how = rng.choice(("remove", "remove", "remove", "rewrite", "rewrite", "rewrite", "note", "author", "date", "thread"))
    return ("people", rng.randint(0, 30), how)


def outcome(wanted: History) -> tuple[World, list[Violation]]:
    """Take a history's steps in a folder of their own, which is gone afterwards."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    try:
        return play(wanted.steps, folder, wanted.setting)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def shortest(wanted: History, kind: str) -> History:
    """The history with every step left out that is not needed for a violation of this kind."""
    return _shrunk(wanted, lambda one: any(found.kind == kind for found in outcome(one)[1]))


def _shrunk(wanted: History, fails: Callable[[History], bool]) -> History:
    size = max(1, len(wanted.steps) // 2)
    while True:
        n, changed = 0, False
        while n < len(wanted.steps):
            fewer = History(wanted.setting, wanted.steps[:n] + wanted.steps[n + size :])
            if fails(fewer):
                wanted, changed = fewer, True
            else:
                n += size
        if size == 1 and not changed:
            return wanted
        size = max(1, size // 2)
