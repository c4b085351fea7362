"""One build at a time in an output folder: a lock that the system gives up when its process dies, however it dies."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from ..errors import BuildError

try:
    import fcntl  # not on Windows
except ImportError:
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt  # on Windows alone
except ImportError:
    msvcrt = None  # type: ignore[assignment]

PATIENCE = 600.0  # seconds that a build waits for another one
_PAUSE = 0.1  # seconds between two looks
_FAR = 1 << 30  # the byte that Windows locks: far behind the words, so that others can read them
# What says that another process has it. Where flock is, EACCES is a refusal, and waiting changes nothing.
_HELD = frozenset({errno.EACCES, errno.EDEADLK} if os.name == "nt" else {errno.EWOULDBLOCK})
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP})


class BuildLock:
    """A file that one process holds. What a killed build left of it is no obstacle, and goes with the next build."""

    def __init__(self, path: Path, say: Callable[[str], object], patience: float = PATIENCE) -> None:
        """Wait until the file is ours, saying once who holds it.

        BuildError after `patience` seconds, OSError if there can be no such file.
        """
        self._path = path
        self.is_sure = True  # False where the file system has no locks: then another build may be at work
        self._file = self._taken(say, patience)
        with contextlib.suppress(OSError):  # a full disk: then nobody learns who holds it
            self._file.truncate(0)
            self._file.seek(0)
            self._file.write(f"process {os.getpid()} on {socket.gethostname()}\n".encode())

    def _taken(self, say: Callable[[str], object], patience: float) -> FileIO:
        end = time.monotonic() + patience
        waiting = False
        while True:
            with contextlib.ExitStack() as unless_ours:
                file = unless_ours.enter_context(open(self._path, "r+b", buffering=0, opener=_opened))
                if self._is_locked(file.fileno()) and self._is_current(file.fileno()):
                    unless_ours.pop_all()
                    return file
                holder = _words(file)
            if time.monotonic() >= end:
                todo = "wait for it, or end it, and build again"
                raise BuildError(f"another build is at work here{holder}", where=str(self._path.parent), todo=todo)
            if not waiting:
                say(f"{self._path.parent}: another build is at work here{holder}; waiting for it")
            waiting = True
            time.sleep(_PAUSE)

    def _is_locked(self, descriptor: int) -> bool:
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            elif msvcrt is not None:
                os.lseek(descriptor, _FAR, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError as error:
            if error.errno in _NO_LOCKS:
                self.is_sure = False
                return True
            if error.errno in _HELD:
                return False
            raise OSError(error.errno, error.strerror, os.fspath(self._path)) from error
        return True

    def _is_current(self, descriptor: int) -> bool:
        """False if the build that held the file has removed it meanwhile: then it locks nothing."""
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._path))
        except FileNotFoundError:
            return False

    @property
    def is_held(self) -> bool:
        """False once others may build."""
        return not self._file.closed

    def release(self) -> None:
        """Let others build. Nothing happens the second time, also if the first was cut short by a signal."""
        if self._file.closed:
            return
        with contextlib.suppress(OSError):  # an empty file that stays disturbs nobody
            if fcntl is not None:
                os.unlink(self._path)  # while it is held: whoever waits for it finds that it is gone
        with contextlib.suppress(OSError):  # its words have served
            self._file.close()
        if fcntl is None:
            with contextlib.suppress(OSError):
                os.unlink(self._path)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)


def _words(file: FileIO) -> str:
    with contextlib.suppress(OSError):
        file.seek(0)
        words = file.read(200).decode("utf-8", "replace").strip()
        return f" ({words})" if words.isprintable() and words else ""
    return ""
