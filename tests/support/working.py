"""What the tests of workers have other processes do: a module that any process can import."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

from stillboard.convert import ahead
from stillboard.errors import ContentError
from stillboard.workers import works_for_another


class Odd(Exception):
    """An error that cannot be read where it arrives."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Odd, ("words",)


def squared(shared: int, task: int) -> tuple[int, int]:
    """Slower for the first ones, so that the later ones are ready before them."""
    time.sleep(0.03 if task < 3 else 0)
    return shared + task * task, os.getpid()


def fails(shared: str, task: int) -> int:
    if task == 4:
        if shared == "content":
            raise ContentError("not UTF-8", where="content/forums/lamps.md:3", todo="save it as UTF-8")
        if shared == "system":
            Path("/there/is/no such file").read_bytes()
        if shared == "odd":
            raise Odd("words", "and more")
        raise KeyboardInterrupt
    return task


def dies_once(mark: str, task: tuple[int, bytes]) -> int:
    """Dies with whatever others were given, the first time that it comes to number 7."""
    number, _ = task
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def gives_much(mark: str, task: int) -> bytes:
    """More than a pipe holds; with a mark, dies in the middle of handing that over, the first time that it comes to number 7."""
    if mark and task == 7 and not Path(mark).exists():
        Path(mark).touch()
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return b"%d," % task * 500_000


def dies(_: object, task: int) -> int:
    if task == 4:
        os._exit(3)
    return task


def notes(folder: str, task: int) -> int:
    """Leaves a file, after a while."""
    time.sleep(0.1)
    Path(folder, f"{task}-{os.getpid()}").touch()
    return task


def length(shared: Any, task: int) -> int:
    return len(shared) + task


def times(shared: int, task: int) -> int:
    return shared * task


def ends_its_master_once(folder: str, task: int) -> int:
    """Kills the worker of a cluster that this process works for, the first time."""
    mark = Path(folder, "ended")
    if task == 4 and not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(30)
    return task


def reads_after_an_end(shared: Any, task: tuple[str, Any]) -> Any:
    """What a conversion has read elsewhere; the first that is asked for kills the worker of the cluster."""
    mark, copies = Path(task[0]), task[1]
    if works_for_another() and not mark.exists():
        mark.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(30)
    return ahead.read(shared, copies)
