"""A file of the archive that a run may change: its record as it was found, and as it is to be."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from ..content import records, tree
from ..model import Board, Forum, Member, Post, Thread

R = TypeVar("R", Forum, Board, Thread, Member, Post)


@dataclass(slots=True)
class OpenFile(Generic[R]):
    """A file of the archive: the record as it is to be, and as it was found (None: there is no file yet)."""

    record: R
    found: R | None = None
    edited: bool = False  # people changed it: it is never written

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
    text = tree.read_text(path)
    record = records.loads(kind, text, PurePosixPath(Path(path).as_posix()))
    return OpenFile(record, record, edited=records.is_edited(text))
