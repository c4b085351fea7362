"""What checks know of the whole of content/ while they look at one part: its forums, its boards, its threads' folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from ..content.tree import entries, thread_folders
from ..errors import ContentError
from ..model import Board
from ._walk import ContentFile, Part, parts


@dataclass(frozen=True, slots=True)
class Overview:
    """The small files and the names of folders, read before the walk."""

    content: Path
    forums: tuple[ContentFile, ...]
    boards: dict[str, dict[str, Board]]  # forum's stem -> board's stem -> board
    threads: dict[tuple[str, str], tuple[str, ...]]  # forum's stem, thread's id -> its folders, relative to content/
    is_referring: bool = False  # whether P024 must note which attachments texts name: all are looked at, and there are some
    unread: tuple[ContentFile, ...] = ()  # the small files that could not be read, so that nobody knows what they say

    def forum_stems(self) -> frozenset[str]:
        """The forums that have a file."""
        return frozenset(PurePosixPath(file.path).stem for file in self.forums)

    def has_file(self, path: str) -> bool:
        """True if there is a plain file at this path, relative to content/. ContentError if nobody knows."""
        try:
            return S_ISREG(os.lstat(self.content / path).st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise _unreadable(path, error.strerror or str(error)) from error


def overview(content: Path) -> Overview:
    """Read the forums and the boards, and list the threads' folders. ContentError if a folder cannot be listed."""
    forums = tuple(file for part in _listed(content, "forums") for file in part.files)
    unread = [file for file in forums if file.unreadable]
    boards: dict[str, dict[str, Board]] = {}
    for part in _listed(content, "boards"):
        unread += [file for file in part.files if file.unreadable]
        found = {PurePosixPath(file.path).stem: file.record for file in part.files if isinstance(file.record, Board)}
        if found:
            boards[PurePosixPath(part.path).name] = found
    return Overview(content, forums, boards, _threads(content), unread=tuple(unread))


def _listed(content: Path, folder: str) -> Iterator[Part]:
    for part in parts(content, folder):
        if part.unlisted:
            raise _unreadable(part.path, part.unlisted)
        yield part


def _unreadable(path: str, why: str) -> ContentError:
    return ContentError(f"cannot be read ({why})", where=path, todo="put that right: nothing can be checked without it")


def _threads(content: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    start = len(os.path.join(content, ""))
    for forum in entries(content / "threads", folders=True):
        for folder in thread_folders(content, forum.name):
            identity = folder.name.rpartition(".")[2]
            path = folder.path[start:].replace(os.sep, "/")
            found[forum.name, identity] = (*found.get((forum.name, identity), ()), path)
    return found
