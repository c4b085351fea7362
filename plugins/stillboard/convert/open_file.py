"""A file of the archive that a run may change: its record as it was found, and as it is to be."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from ..content import records, tree
from ..content.disk import NewFile, digest
from ..content.takedown import Takedown
from ..model import Board, Forum, Member, Post, Thread

R = TypeVar("R", Forum, Board, Thread, Member, Post, Takedown)


@dataclass(slots=True)
class OpenFile(Generic[R]):
    """A file of the archive: the record as it is to be, and as it was found (None: there is no file yet)."""

    record: R
    found: R | None = None
    edited: bool = False  # people changed it: it is never written
    seen: str = ""  # the digest of the file's bytes, as they were read or written last; "": there is no file yet
    counted: list[str] = field(default_factory=list)  # the outcomes in the report of what is not yet written

    @property
    def is_changed(self) -> bool:
        """True if there is something to write."""
        return self.record != self.found and not self.edited

    def differing(self, other: R) -> str:
        """The keys of the header in which another record differs, joined by commas; "its body" for the body."""
        mine = self.record
        names = [field.name for field in dataclasses.fields(mine) if getattr(mine, field.name) != getattr(other, field.name)]
        keys = {key.field: key.name for key in records.KEYS[type(mine)]}
        return ", ".join(keys.get(name, f"its {name}") for name in names)


def open_file(kind: type[R], path: str) -> OpenFile[R]:
    """Read a file. ContentError if it is faulty."""
    return opened(kind, path, tree.read_data(path))


def opened(kind: type[R], path: str, data: bytes) -> OpenFile[R]:
    """The file that holds these bytes. ContentError if it is faulty."""
    text = tree.decoded(data, path)
    record = records.loads(kind, text, PurePosixPath(Path(path).as_posix()))
    return OpenFile(record, record, edited=records.is_edited(text), seen=digest(data))


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be written: its place below content/, its text, and the open file."""

    path: PurePosixPath
    text: str
    file: OpenFile[Any]

    @property
    def digest(self) -> str:
        """Of the bytes that the file will have."""
        return digest(self.text.encode("utf-8"))

    def new_file(self) -> NewFile:
        """For the disk."""
        return NewFile(self.path, self.text.encode("utf-8"), self.file.seen)

    def is_written(self) -> None:
        """From now on the file counts as found."""
        self.file.found, self.file.seen = self.file.record, self.digest
        self.file.counted.clear()


@dataclass(frozen=True, slots=True)
class Changes:
    """Files to be written together, all or none, where they are a thread's; else each for itself."""

    files: Sequence[Change]
    folder: PurePosixPath | None = None  # the thread's
    is_new: bool = False  # whether that folder is to be made
