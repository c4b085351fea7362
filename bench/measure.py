"""One run of a program in a process of its own: how long it took, how much of the processors, and how much memory.

Memory is that of all its processes together at one moment: what they share is counted once (PSS), as /proc says it. It is looked
at often enough to see a peak of a tenth of a second, and seldom enough to take little of what is measured. Where there is no
/proc, memory is not known.
"""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PROC = Path("/proc")
PAUSE = 0.05  # seconds between two looks, at least
SHARE = 0.03  # of one processor that looking may take, at most


class Failed(Exception):
    """A program that was to be measured ended with another exit code than it may."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took."""

    wall: float  # seconds
    cpu: float  # seconds of user and system time, with those of all processes that it waited for
    peak_mb: float | None  # megabytes of 1,000,000 bytes; None: not known


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, allowed: Sequence[int] = (0,)
) -> Figures:
    """Run a command in a folder, to its end. What it prints is shown only if it fails: Failed."""
    log = folder / f".{Path(command[0]).name}.log"
    with log.open("wb") as output:
        before = _cpu()
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_surroundings(), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        with _Watch(process.pid) as watch:
            code = process.wait()
        wall = time.perf_counter() - start
        cpu = _cpu() - before
    printed = log.read_text("utf-8", "replace")
    log.unlink()
    if code not in allowed:
        raise Failed(f"{' '.join(command)} ended with {code}:\n{printed[-4000:]}")
    return Figures(wall, cpu, watch.peak_mb)


def _surroundings() -> dict[str, str]:
    """This process's environment, but for a wish that Python compile all of its modules in every run."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _cpu() -> float:
    """Seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch:
    """Looks at the memory of a process and of all below it until it is left."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak_mb: float | None = None

    def __enter__(self) -> Self:
        if (PROC / "self" / "smaps_rollup").exists() and (PROC / "self" / "task" / str(os.getpid()) / "children").exists():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        pause = PAUSE
        while not self._done.wait(pause):
            start = time.thread_time()
            total = sum(map(_memory, _family(self._pid))) / 1e6
            self.peak_mb = max(self.peak_mb or 0.0, total)
            pause = max(PAUSE, (time.thread_time() - start) / SHARE)


def _family(pid: int) -> list[int]:
    """A process and all below it, as far as they still run."""
    found = [pid]
    for parent in found:  # grows while it is walked
        try:
            threads = list((PROC / str(parent) / "task").iterdir())
            for thread in threads:
                found += map(int, (thread / "children").read_text().split())
        except OSError:
            continue  # it ended meanwhile
    return found


def _memory(pid: int) -> int:
    """Bytes of a process's memory, of what is shared with others its part; 0 if it ended meanwhile."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
