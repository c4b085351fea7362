"""The content/ folder: walk it, read its files. What the files mean is the business of `records`, writing that of `disk`.

Symbolic links are never followed: a pull request could point one anywhere. Every walk is sorted, so that no order
depends on the file system.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..errors import ContentError
from . import plain
from .header import body_of
from ..model import Board, Forum, Member, Post, Thread
from .plain import open_plain
from .records import CAPTURES, R, loads

_BLOCK = 64 * 1024  # bytes that are asked for at once
MAX_FILE = 8 * 1024 * 1024  # bytes of a content file; a post of a book's length has two


class Entry(NamedTuple):
    """A file or a folder under content/, not a link."""

    name: str
    path: str
    mtime_ns: int
    size: int
    ctime_ns: int = 0
    inode: int = 0


def entries(folder: str | os.PathLike[str], *, folders: bool, ending: str = "") -> list[Entry]:
    """The plain files (or the folders) in a folder, by name; hidden ones and links left out. Empty if there is no folder.

    ContentError if it cannot be listed: that is not the same as empty.
    """
    found = []
    try:
        with os.scandir(folder) as scan:
            for item in scan:
                if item.name.startswith(".") or not item.name.endswith(ending):
                    continue
                if item.is_dir(follow_symlinks=False) if folders else item.is_file(follow_symlinks=False):
                    try:
                        stat = item.stat(follow_symlinks=False)
                    except FileNotFoundError:  # somebody has just taken it away
                        continue
                    found.append(Entry(item.name, item.path, stat.st_mtime_ns, stat.st_size, stat.st_ctime_ns, stat.st_ino))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(error, folder) from error
    return sorted(found)


def links(root: str | os.PathLike[str]) -> Iterator[str]:
    """Every symbolic link in a folder and in its folders, by its path; hidden ones are left out, as everywhere.

    ContentError if a folder cannot be listed.
    """
    folders = [os.fspath(root)]
    while folders:
        inside, found = [], []
        try:
            with os.scandir(folders[-1]) as scan:
                for item in scan:
                    if item.is_file(follow_symlinks=False) or item.name.startswith("."):
                        continue
                    if item.is_symlink():
                        found.append(item.path)
                    elif item.is_dir(follow_symlinks=False):
                        inside.append(item.path)
        except OSError as error:
            raise unreadable(error, error.filename or folders[-1]) from error
        yield from sorted(found)
        folders[-1:] = sorted(inside, reverse=True)


def unreadable(error: OSError, where: str | os.PathLike[str]) -> ContentError:
    """A file that cannot be read, or a folder that cannot be listed, as one line: that is not the same as none."""
    told = {errno.ELOOP: "is it a link?", errno.ENOENT: "put it there, or run this again if it was taken away in this moment"}
    todo = told.get(error.errno or 0, "look at its permissions and at the disk")
    return ContentError(f"cannot be read ({error.strerror or error})", where=os.fspath(where), todo=todo)


def read_data(path: str | os.PathLike[str]) -> bytes:
    """A content file's bytes. ContentError if it cannot be read, is too large or a link."""
    try:
        descriptor = open_plain(path)
        try:
            blocks = []
            size = 0
            while size <= MAX_FILE and (block := os.read(descriptor, _BLOCK)):  # one read may give less than there is
                blocks.append(block)
                size += len(block)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unreadable(error, path) from error
    if size > MAX_FILE:
        raise ContentError(f"larger than {MAX_FILE} bytes", where=os.fspath(path), todo="cut it into several posts")
    return b"".join(blocks)


def read_text(path: str | os.PathLike[str]) -> str:
    """A content file's text. ContentError if it is no UTF-8, too large, a link, or cannot be read."""
    return decoded(read_data(path), os.fspath(path))


def decoded(data: bytes, shown: str) -> str:
    """The text of a content file. ContentError if it is no UTF-8; `shown` is its path."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError("not UTF-8", where=f"{shown}:{line}", todo="save it as UTF-8") from error


def read_body(path: str | os.PathLike[str]) -> str:
    """A content file's body alone, for a file that was read whole before."""
    return body_of(read_text(path))


def forum_files(root: Path) -> list[Entry]:
    """The forums' files, by name."""
    return entries(root / "forums", folders=False, ending=".md")


def board_files(root: Path, forum: str) -> list[Entry]:
    """A forum's boards' files, by name."""
    return entries(root / "boards" / forum, folders=False, ending=".md")


def member_files(root: Path, forum: str) -> list[Entry]:
    """A forum's members' files, by name."""
    return entries(root / "members" / forum, folders=False, ending=".md")


def takedown_files(root: Path, forum: str) -> list[Entry]:
    """The files of what was taken out of a forum, by name."""
    return entries(root / "takedowns" / forum, folders=False, ending=".md")


def read(kind: type[R], path: str | os.PathLike[str]) -> R:
    """A record from its file. ContentError if it is faulty."""
    return loads(kind, read_text(path), os.fspath(path).replace(os.sep, "/"))


def forums(root: Path) -> Iterator[Forum]:
    """The forums, by file name."""
    return (read(Forum, entry.path) for entry in forum_files(root))


def boards(root: Path, forum: str) -> Iterator[Board]:
    """A forum's boards, by file name."""
    return (read(Board, entry.path) for entry in board_files(root, forum))


def members(root: Path, forum: str) -> Iterator[Member]:
    """A forum's members, by file name."""
    return (read(Member, entry.path) for entry in member_files(root, forum))


def thread_folders(root: Path, forum: str) -> Iterator[Entry]:
    """The folders of a forum's threads, by thousand and name, as the file system sorts names."""
    for group in entries(root / "threads" / forum, folders=True):
        yield from entries(group.path, folders=True)


def has_thread(folder: str | os.PathLike[str]) -> bool:
    """True if something is called as a thread's own file is. ContentError if nobody knows."""
    return is_there(os.path.join(folder, "thread.md"))


def read_thread(folder: str | os.PathLike[str]) -> Thread:
    """A thread's own file. ContentError if it is missing or faulty."""
    return read(Thread, PurePosixPath(folder, "thread.md"))


def captures_file(folder: str | os.PathLike[str]) -> str | None:
    """The path of the file that says what a thread's own file does not; None if there is none. ContentError if nobody knows."""
    path = os.path.join(folder, CAPTURES)
    return path if is_there(path) else None


def is_there(path: str | os.PathLike[str]) -> bool:
    """True for anything of this name. ContentError if nobody knows."""
    try:
        return plain.is_there(path)
    except OSError as error:
        raise unreadable(error, path) from error


def post_files(folder: str | os.PathLike[str]) -> list[Entry]:
    """The post files of a thread's folder, by name."""
    return [entry for entry in entries(folder, folders=False, ending=".md") if entry.name != "thread.md"]


def post_paths(folder: str | os.PathLike[str]) -> Iterator[str]:
    """The paths of the same files, in any order and without a look at each: a third of the time where there are very many."""
    try:
        with os.scandir(folder) as scan:
            for item in scan:
                is_post = item.name.endswith(".md") and item.name != "thread.md" and not item.name.startswith(".")
                if is_post and item.is_file(follow_symlinks=False):
                    yield item.path
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise unreadable(error, folder) from error


def read_post(path: str | os.PathLike[str]) -> Post:
    """A post's file. ContentError if it is faulty."""
    return read(Post, path)
