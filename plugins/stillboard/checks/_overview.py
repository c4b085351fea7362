"""What checks know of the whole of content/ while they look at one part: its forums, its boards, its threads' folders."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..content.tree import entries, thread_folders
from ..errors import ContentError
from ..model import Board
from ._walk import ContentFile, parts


@dataclass(frozen=True, slots=True)
class Overview:
    """The small files and the names of folders, read before the walk."""

    content: Path
    forums: tuple[ContentFile, ...]
    boards: dict[str, dict[str, Board]]  # forum's stem -> board's stem -> board
    threads: dict[tuple[str, str], tuple[str, ...]]  # forum's stem, thread's id -> its folders, relative to content/

    def forum_stems(self) -> frozenset[str]:
        """The forums that have a file."""
        return frozenset(PurePosixPath(file.path).stem for file in self.forums)

    def has_file(self, path: str) -> bool:
        """True if there is a plain file at this path, relative to content/. ContentError if nobody knows."""
        target = self.content / path
        try:
            return stat.S_ISREG(target.lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            todo = "look at its permissions and at the disk"
            raise ContentError(f"cannot be read ({error.strerror})", where=str(target), todo=todo) from error


def overview(content: Path) -> Overview:
    """Read the forums and the boards, and list the threads' folders."""
    forums = tuple(file for part in parts(content, "forums") for file in part.files)
    boards: dict[str, dict[str, Board]] = {}
    for part in parts(content, "boards"):
        found = {PurePosixPath(file.path).stem: file.record for file in part.files if isinstance(file.record, Board)}
        if found:
            boards[PurePosixPath(part.path).name] = found
    return Overview(content, forums, boards, _threads(content))


def _threads(content: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for forum in entries(content / "threads", folders=True):
        for folder in thread_folders(content, forum.name):
            identity = folder.name.rpartition(".")[2]
            path = PurePosixPath(os.path.relpath(folder.path, content)).as_posix()
            found[forum.name, identity] = (*found.get((forum.name, identity), ()), path)
    return found
