"""What lies on the disk, and bytes put there for good. An error is raised: it never stands for "there is none".

Errors name the path that a person knows, which is not always the one that the system was asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import BinaryIO

from ..content import plain

HALF = ".stillboard-new"  # a file half written, in the folder where it will stand
_NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST})
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")  # how that file writes spaces and the like in paths
_CHUNK = 1 << 20
_FEW = 50  # files that are written through one by one; beyond, the whole file system at once is quicker
_NO_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOSYS, errno.ENOTSUP})


@contextlib.contextmanager
def named(path: str | os.PathLike[str], hidden: str | os.PathLike[str] = "") -> Iterator[None]:
    """Let an OSError that names no path, or the one that is `hidden` from people, name this path."""
    try:
        yield
    except OSError as error:
        if error.filename and os.fspath(error.filename) != os.fspath(hidden):
            raise
        raise OSError(error.errno, error.strerror or str(error), os.fspath(path)) from error


def advice(error: OSError) -> str:
    """What to do about an error of the system's."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "make room and build again"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "look at its permissions and build again"
        case errno.EMFILE | errno.ENFILE:
            return "close other programs, since too many files are open, and build again"
        case errno.ELOOP:
            return "take the link away and build again"
        case _:
            return "look at the file and at its disk, and build again"


def is_file(path: str | os.PathLike[str]) -> bool:
    """True for a file or a link to one."""
    found = _status(path)
    return found is not None and S_ISREG(found.st_mode)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """True for a folder or a link to one."""
    found = _status(path)
    return found is not None and S_ISDIR(found.st_mode)


def is_there(path: str | os.PathLike[str]) -> bool:
    """True for anything of this name, a link that leads nowhere too."""
    return plain.is_there(path)


def is_link(path: str | os.PathLike[str]) -> bool:
    """True for a link, wherever it leads."""
    try:
        return S_ISLNK(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _status(path: str | os.PathLike[str]) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def files_below(folder: str | os.PathLike[str], *, hidden: bool = True) -> Iterator[str]:
    """The files in a folder and in its folders, each by its path from there with `/`; in the order of the names."""
    for where, folders, names in os.walk(folder, onerror=fail):
        shown = [name for name in names if hidden or not name.startswith(".")]
        folders[:] = sorted(name for name in folders if hidden or not name.startswith("."))
        inside = os.path.relpath(where, folder).replace(os.sep, "/")
        yield from (name if inside == "." else f"{inside}/{name}" for name in sorted(shown))


def fail(error: OSError) -> None:
    """What to give `os.walk`, which otherwise takes a folder that cannot be listed for an empty one."""
    raise error


def holds(path: Path, data: bytes) -> bool:
    """True if a file has exactly these bytes. One that cannot be read counts as different: it will be written anew."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def same(source: Path, copy: Path) -> bool:
    """True if `copy` has the bytes of `source`; False too if it cannot be read. OSError if the source cannot be."""
    with named(source), open(source, "rb") as one:
        try:
            with open(copy, "rb") as other:
                return os.fstat(one.fileno()).st_size == os.fstat(other.fileno()).st_size and _same_rest(one, other)
        except OSError as error:
            if error.filename == os.fspath(source):
                raise
            return False


def _same_rest(one: BinaryIO, other: BinaryIO) -> bool:
    while True:
        with named(one.name):
            data = one.read(_CHUNK)
        if data != other.read(_CHUNK):
            return False
        if not data:
            return True


def copy_bytes(source: Path, target: Path, shown: Path) -> None:
    """Copy a file's bytes. An OSError names the source, or `shown` where it is the target that fails."""
    with named(shown, target), open(target, "wb") as out:
        out.writelines(blocks(source))


def blocks(source: Path) -> Iterator[bytes]:
    """A file's bytes."""
    with named(source), open(source, "rb") as file:
        while data := file.read(_CHUNK):
            yield data


def put(path: Path, data: bytes) -> None:
    """Put bytes in a file in one step, so that not even a power cut leaves a part of them."""
    half = path.with_name(HALF)
    with named(path, half):
        try:
            with open(half, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(half, path)
        except OSError:
            with contextlib.suppress(OSError):  # what stays is swept by the next build
                half.unlink(missing_ok=True)
            raise


def move(source: Path, target: Path) -> None:
    """Put a file in another's place in one step; across file systems its bytes are copied first, and written through."""
    with named(target, source):
        try:
            os.replace(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            half = target.with_name(HALF)
            copy_bytes(source, half, target)
            write_through([half])
            with named(target, half):
                os.replace(half, target)


def move_folder(source: Path, target: Path) -> bool:
    """Put a folder in a place where nothing is, in one step. False if that is impossible, and nothing was done."""
    with named(target, source):
        try:
            os.rename(source, target)
        except OSError as error:
            if error.errno in (errno.EXDEV, errno.ENOENT, errno.EACCES, errno.EPERM):
                return False
            raise
    return True


def removed(folder: Path) -> bool:
    """Remove a folder with all that is in it. False if some of it stays."""
    with contextlib.suppress(OSError):  # not all of them are ignored
        shutil.rmtree(folder, ignore_errors=True)
    return not os.path.lexists(folder)


def remove_empty(folder: Path) -> None:
    """Remove a folder that holds no file, with the folders in it."""
    for where, _, _ in os.walk(folder, topdown=False, onerror=fail):
        os.rmdir(where)


def remove_empty_parents(path: Path, end: Path) -> None:
    """Remove the folders, below `end`, that are empty without this file."""
    for folder in path.parents:
        if folder == end:
            return
        try:
            folder.rmdir()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if error.errno in _NOT_EMPTY or (error.errno == errno.EBUSY and is_mount_point(folder)):
                return
            raise


def is_mount_point(folder: Path) -> bool:
    """True if a file system, or a folder that stands elsewhere too, is mounted here: it stays, and that is no failure.

    A folder of the same file system that was bound to this place has its parent's device, so that Linux's own list is asked.
    """
    if os.path.ismount(folder):
        return True
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False  # no such list here
    places = (line.split(" ")[4] for line in lines if line.count(" ") >= 4)
    return os.path.realpath(folder) in (_ESCAPED.sub(lambda match: chr(int(match[1], 8)), place) for place in places)


def write_through(files: list[Path]) -> None:
    """Wait until what was written to these files is on the disk, so that a power cut leaves none of them empty.

    Many at once cost as much as their file system needs for all that waits to be written: one call, not one for each file.
    """
    if len(files) > _FEW and _sync_file_system(files[0]):
        return
    for file in files:
        with named(file):
            _sync(file, os.O_RDWR | getattr(os, "O_BINARY", 0))


def write_through_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so."""
    if os.name != "nt":
        with named(folder):
            _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def _sync_file_system(file: Path) -> bool:
    """Write through everything on a file's file system; False where there is no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        return False
    descriptor = os.open(file, os.O_RDONLY)
    try:
        if call(descriptor) == 0:
            return True
        number = ctypes.get_errno()
    finally:
        os.close(descriptor)
    if number in _NO_SYNC:
        return False
    raise OSError(number, os.strerror(number), os.fspath(file))
