"""Plain files alone, opened for reading: content/ may come from anywhere, and nobody waits for what a pipe or a device may say.

And whether anything is there at all: what the system will not say is an error, and never stands for "there is none".
"""

from __future__ import annotations

import errno
import os
import stat

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def open_plain(path: str | os.PathLike[str]) -> int:
    """The descriptor of a plain file. OSError for a link, a pipe, a device or a folder, at once."""
    descriptor = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "this is no plain file", os.fspath(path))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def is_there(path: str | os.PathLike[str]) -> bool:
    """True for anything of this name, a link that leads nowhere too. OSError if nobody knows: `os.path.lexists` would say no."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
