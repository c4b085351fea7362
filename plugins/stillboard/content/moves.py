"""Single files and folders written, moved and taken away, each whole or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import functools
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from .plain import open_plain

LEFTOVERS = ".stillboard-"  # how the names of all files begin that are no more than on their way
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV})  # of a system or a file system


@functools.cache
def _call() -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    try:
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library that has no such call
        return None
    found.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return found


def swap(one: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    """Whether two files are in each other's places now, in one step; False where that cannot be done. OSError if one is not there.

    What somebody saved at the very moment of the step is then in the hand of who made it. Linux can (renameat2(2) with
    RENAME_EXCHANGE, since 3.15); Python has no name for it.
    """
    call = _call()
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), os.fspath(one), None, os.fspath(other))


@contextlib.contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Let an OSError that names no path, as one of a descriptor does, name this one."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(path)
        raise


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """A file's bytes; OSError for what is no plain file."""
    with naming(path), open(open_plain(path), "rb", buffering=0) as file:
        return file.read()


def written(path: Path, data: bytes) -> Path:
    """A new file with these bytes; none if that fails."""
    try:
        with naming(path):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(descriptor, view) :]
            finally:
                os.close(descriptor)
    except BaseException:
        forget(path)
        raise
    return path


def move(source: Path, target: Path) -> None:
    """Move a file or a folder in one step, also where content/ is made of several file systems."""
    try:
        os.replace(source, target)
        return
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
    half = target.with_name(f"{LEFTOVERS}{source.name}")
    try:
        if source.is_dir():
            shutil.copytree(source, half)
        else:
            shutil.copyfile(source, half)
        if hasattr(os, "sync"):
            os.sync()
        os.replace(half, target)
    except BaseException:
        forget(half)
        raise
    forget(source)


def remove(path: str | Path) -> None:
    """Take a file or a folder away with all that is in it; no link is followed."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            shutil.rmtree(path)
        else:
            os.unlink(path)
    except FileNotFoundError:
        pass


def forget(path: Path) -> None:
    """Take away what is no longer needed; the next run takes away what cannot be now."""
    with contextlib.suppress(OSError):
        remove(path)


