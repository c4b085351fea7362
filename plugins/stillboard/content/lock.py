"""One run at a time writes into an archive: the lock, in the hidden folder where files lie while they are written.

Where the system can, the lock is the system's (flock), which goes with the process that holds it. On file systems without,
and on Windows, it is the lock's file itself, which names its holder: one that no longer runs is succeeded by the next.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any

from ..errors import Busy
from . import plain

WORK = ".stillboard-convert"  # in content/: what is being written; hidden, ignored by git, gone when the run is
FILE = "lock"
_PAUSE = 0.2  # seconds between two tries
_SILENT = 60.0  # seconds after which a lock that names nobody is of a run that was killed while it made it
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTSUP}


@contextlib.contextmanager
def locked(root: Path, wait: float, say: Callable[[str], object]) -> Iterator[None]:
    """Hold the lock of the archive at `root`, which is made if it is not there. Busy if another run holds it after `wait` seconds.

    `say` is called once with who holds it. OSError if nothing can be written there.
    """
    new = not plain.is_there(root)
    work = root / WORK
    until, said = time.monotonic() + wait, False
    try:
        while (release := _taken(work)) is None:
            holder = _words(_holder(work / FILE))
            if time.monotonic() >= until:
                what = f"another run is writing here: {holder}"
                todo = f"let it end or end it, then convert again (--wait SECONDS waits longer); if there is none, delete {work / FILE}"
                raise Busy(what, where=str(root), todo=todo)
            if not said:
                say(f"{root}: another run is writing here: {holder}; waiting up to {wait:g} seconds for it")
                said = True
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            release()
    finally:
        for folder in (work, root) if new else (work,):
            with contextlib.suppress(OSError):  # there is something in it
                folder.rmdir()


def _taken(work: Path) -> Callable[[], None] | None:
    """What releases the lock, which is held now; None if another process holds it."""
    with contextlib.suppress(FileExistsError):
        work.mkdir(parents=True)
    try:
        return _taken_by_system(work / FILE)
    except FileNotFoundError:  # the other run has just ended, and taken the folder away
        return None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return _taken_by_name(work / FILE)


def _taken_by_system(file: Path) -> Callable[[], None] | None:
    try:
        import fcntl  # here: not on Windows
    except ImportError as error:
        raise OSError(errno.ENOSYS, "no flock") from error
    with contextlib.ExitStack() as unless_taken:
        held = unless_taken.enter_context(open(file, "r+b", buffering=0, opener=_opened))
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not _is_still(file, held.fileno()):  # the holder before us took the file away
                return None
            held.truncate(0)
            held.write(_me())
        except BlockingIOError:
            return None
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(file)) from error
        unless_taken.pop_all()
    return partial(_release, file, held)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)


def _release(file: Path, held: FileIO) -> None:
    with contextlib.suppress(OSError):
        os.unlink(file)
    with contextlib.suppress(OSError):
        held.close()


def _is_still(file: Path, descriptor: int) -> bool:
    try:
        there, mine = os.stat(file), os.fstat(descriptor)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)


def _taken_by_name(file: Path) -> Callable[[], None] | None:
    mine = _me()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        _succeed(file)
        return None
    try:
        os.write(descriptor, mine)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(file)
        raise
    finally:
        os.close(descriptor)

    def release() -> None:
        with contextlib.suppress(OSError):
            if file.read_bytes() == mine:
                os.unlink(file)

    return release


def _succeed(file: Path) -> None:
    """Take the lock's file away if its holder no longer runs."""
    holder = _holder(file)
    if _runs(holder) if holder else _age(file) < _SILENT:
        return
    aside = file.with_name(f"{FILE}-{os.getpid()}")
    with contextlib.suppress(OSError):
        os.rename(file, aside)
        if _holder(aside) == holder:
            os.unlink(aside)
        else:  # another run was faster, and this is its lock
            os.rename(aside, file)


def _age(file: Path) -> float:
    """Seconds since a file was written."""
    try:
        return time.time() - os.stat(file).st_mtime
    except OSError:
        return 0.0


def _runs(holder: dict[str, Any]) -> bool:
    """True if the process may still run; of a process on another machine nobody here knows."""
    if holder.get("host") != socket.gethostname():
        return True
    if holder.get("boot") != _boot():
        return False
    process = holder.get("process")
    return not isinstance(process, int) or _started(process) == holder.get("started")


def _me() -> bytes:
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    me = os.getpid()
    holder = {"process": me, "host": socket.gethostname(), "boot": _boot(), "since": now, "started": _started(me)}
    return json.dumps(holder).encode()


def _holder(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _words(holder: dict[str, Any]) -> str:
    if not holder:
        return "one that does not say which"
    return f"process {holder.get('process')} on {holder.get('host')}, since {holder.get('since')}"[:200]


def _boot() -> str:
    """What tells one start of this machine from another; "" where the system does not say."""
    with contextlib.suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def _started(process: int) -> str:
    """When a process began, as the system counts it; "" if it does not run, "?" where the system does not say."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    if os.path.lexists("/proc/self/stat"):
        return ""
    if os.name == "nt":  # os.kill would end it
        return "?"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        return "?"
    return "?"
