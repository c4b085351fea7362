"""Runs commands of this project in which one call of the file system fails, or at which the process dies or is interrupted.

Run as a program it is a worker: it loads the commands once, then forks for each task, so that a fault costs hundredths of a
second. Only calls that concern the task's own folder are counted, and not those of Python's import. POSIX only.
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# What is counted as one kind, by the names of os.
CALLS: dict[str, tuple[str, ...]] = {
    "open": ("open",),
    "read": ("read",),
    "write": ("write",),
    "rename": ("rename", "replace", "link"),
    "mkdir": ("mkdir",),
    "unlink": ("unlink", "remove", "rmdir"),
    "listing": ("scandir", "listdir"),
    "stat": ("stat", "lstat", "fstat"),
    "fsync": ("fsync",),
    "chmod": ("chmod", "utime"),
}
# What each kind fails with in life.
ERRORS: dict[str, tuple[str, ...]] = {
    "open": ("EACCES", "EIO", "EMFILE", "ENFILE", "ENOSPC", "EROFS", "ELOOP"),
    "read": ("EIO",),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "rename": ("EACCES", "EIO", "ENOSPC", "EROFS", "EXDEV"),
    "mkdir": ("EACCES", "EIO", "ENOSPC", "EROFS"),
    "unlink": ("EACCES", "EIO", "EROFS"),
    "listing": ("EACCES", "EIO", "EMFILE"),
    "stat": ("EACCES", "EIO", "ELOOP"),
    "fsync": ("EIO", "ENOSPC"),
    "chmod": ("EPERM", "EROFS"),
}
PATIENCE = 300  # seconds after which a command hangs


@dataclass(frozen=True, slots=True)
class At:
    """A moment: just before the nth call of a kind, from 1; of any kind that changes something or opens a file for "any"."""

    kind: str
    nth: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int  # negative: the signal that killed it
    text: str  # stdout and stderr
    calls: dict[str, int] = field(default_factory=dict)  # of each kind; none if it was killed

    @property
    def has_traceback(self) -> bool:
        """True if it ended as a bug does, or Python complained at its end."""
        return "Traceback (most recent call last)" in self.text or "Exception ignored" in self.text


class Worker:
    """A process that runs commands."""

    def __init__(self, *loaded: str) -> None:
        """`loaded`: modules to load once for all tasks."""
        environment = {key: value for key, value in os.environ.items() if key not in ("SITEURL", "COLUMNS", "PYTHONPATH")}
        environment |= {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(
            [sys.executable, __file__, *loaded], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
        )

    def run(
        self, folder: Path, *arguments: str, at: At | None = None, then: str = "", save: dict[str, str] | None = None
    ) -> Ended:
        """Run `stillboard` or `pelican` with arguments in a folder.

        At the moment, the call fails with an error (`then`: its name, EIO), the process gets a signal (SIGKILL), or files are
        saved as a person would: their texts by their paths, "" to take one away.
        """
        task = {"folder": str(folder), "arguments": arguments, "then": then, "save": save or {}}
        if at:
            task |= {"kind": at.kind, "nth": at.nth}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()


class _Stage:
    """The calls of one task, counted."""

    def __init__(self, task: dict[str, Any]) -> None:
        self.task = task
        self.root = os.path.realpath(task["folder"])
        self.calls: Counter[str] = Counter()
        self.descriptors: set[int] = set()
        self._busy = False

    def concerns(self, path: Any) -> bool:
        """True for what lies in the task's folder."""
        if isinstance(path, int):
            return path in self.descriptors
        try:
            full = os.path.join(self.root, os.fsdecode(path))
        except (TypeError, ValueError):
            return False
        return full.startswith(self.root)

    def call(self, kind: str, path: Any) -> None:
        """Count a call, and do what the task wants at this one."""
        if self._busy:
            return
        self.calls[kind] += 1
        if kind not in ("stat", "read"):
            self.calls["any"] += 1
        wanted = self.task.get("kind")
        if self.calls[wanted] != self.task.get("nth") or wanted not in (kind, "any" if kind not in ("stat", "read") else kind):
            return
        self._busy = True
        for place, text in self.task["save"].items():
            target = Path(self.root, place)
            if text:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            else:
                target.unlink(missing_ok=True)
        self._busy = False
        then = self.task["then"]
        if then.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[then])
        elif then:
            number = getattr(errno, then)
            raise OSError(number, os.strerror(number), path if not isinstance(path, int) else None)

    def replace_calls(self) -> None:
        """Put counted calls in the place of the file system's."""
        import _io
        import _pyio  # its files call os.read and os.write

        for kind, names in CALLS.items():
            for name in names:
                setattr(os, name, self._counted(kind, name))
        close, plain = os.close, io.open

        def closed(descriptor: int) -> None:
            self.descriptors.discard(descriptor)
            close(descriptor)

        def opened(file: Any, *arguments: Any, **options: Any) -> Any:
            return (_pyio.open if self.concerns(file) else plain)(file, *arguments, **options)

        os.close = closed
        builtins.open = io.open = _io.open = opened  # type: ignore[assignment]

    def _counted(self, kind: str, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def counted(path: Any = ".", *arguments: Any, **options: Any) -> Any:
            if self.concerns(path):
                self.call(kind, path)
                result = real(path, *arguments, **options)
                if name == "open":
                    self.descriptors.add(result)
                return result
            return real(path, *arguments, **options)

        return counted


def _main(arguments: Sequence[str]) -> int:
    if arguments[0] == "pelican":
        from pelican import main

        main(list(arguments[1:]))
        return 0
    from stillboard.cli import main as stillboard

    return stillboard(list(arguments[1:]))


def _run(task: dict[str, Any], counts: str) -> None:
    """Run a task in this process, which ends with it."""
    stage = _Stage(task)
    os.chdir(task["folder"])
    code: Any = 1
    try:
        stage.replace_calls()
        sys.argv = list(task["arguments"])
        code = _main(task["arguments"])
    except SystemExit as stopped:
        code = stopped.code
    except BaseException:  # noqa: BLE001 - it is shown
        traceback.print_exc()
    stage._busy = True
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stderr.flush()
    descriptor = os.open(counts, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, json.dumps(stage.calls).encode())
    os._exit(code if isinstance(code, int) else int(bool(code)))


def _forked(task: dict[str, Any], folder: str) -> dict[str, Any]:
    said, counts = os.path.join(folder, "said"), os.path.join(folder, "counts")
    for path in (said, counts):
        Path(path).write_bytes(b"")
    if (child := os.fork()) == 0:
        descriptor = os.open(said, os.O_WRONLY | os.O_APPEND)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8", write_through=True)
        _run(task, counts)
    _, status = os.waitpid(child, 0)
    calls = json.loads(Path(counts).read_text(encoding="utf-8") or "{}")
    text = Path(said).read_text(encoding="utf-8", errors="replace")
    return {"code": os.waitstatus_to_exitcode(status), "text": text, "calls": calls}


def _tasks() -> Iterator[dict[str, Any]]:
    while line := sys.stdin.readline():
        yield json.loads(line)


def work(loaded: Sequence[str]) -> None:
    """Load what all tasks need, then run one after the other."""
    import importlib

    from stillboard import checks, importers
    from stillboard.convert import unchanged

    unchanged.program()
    importers.all_importers()
    checks.all_checks()
    for name in loaded:
        importlib.import_module(name)
    gc.freeze()  # the forks would copy what a collection touches
    with tempfile.TemporaryDirectory() as folder:
        for task in _tasks():
            print(json.dumps(_forked(task, folder)), flush=True)


if __name__ == "__main__":
    work(sys.argv[1:])
