"""Threads that a dry run is done with for the time being, in a temporary file: it writes none, so none can be read again.

Without this a dry run would have all threads of a database in memory. They stand there in the order in which they were put aside,
and the file has no name that anybody else could open it by.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Generic, TypeVar

from ..errors import Unreadable
from ..importers._sql.store import temporary_file

T = TypeVar("T")  # a thread
_QUICKLY = 1  # of zlib's levels: the words of posts become half as long


class Aside(Generic[T]):
    """The threads of one forum."""

    def __init__(self, folder: Path | None) -> None:
        """There is no file yet. `folder`: where it is to be; None: the system's for temporary files."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[int, int]] = {}  # where each begins, and how long it is

    def __contains__(self, identity: str) -> bool:
        """Whether a thread stands aside."""
        return identity in self._places

    def put(self, identity: str, thread: T) -> None:
        """Put a thread aside. Unreadable if there is no room for it; then it does not stand there."""
        data = zlib.compress(pickle.dumps(thread, pickle.HIGHEST_PROTOCOL), _QUICKLY)
        with self._said("written"):
            file = self._opened()
            start = file.seek(0, os.SEEK_END)
            file.write(data)
            file.flush()
        self._places[identity] = (start, len(data))

    def take(self, identity: str) -> T:
        """The thread, which no longer stands aside. Unreadable if the disk does not give it back."""
        start, size = self._places.pop(identity)
        with self._said("read"):
            file = self._opened()
            file.seek(start)
            data = file.read(size)
        thread: T = pickle.loads(zlib.decompress(data))  # noqa: S301 - nobody else can have written it
        return thread

    def all(self) -> Iterator[T]:
        """All of them, the longest untouched first. None stands aside afterwards, and the file is gone."""
        while self._places:
            yield self.take(next(iter(self._places)))
        if self._file is not None:
            self._file.close()
            self._file = None

    @contextlib.contextmanager
    def _said(self, done: str) -> Iterator[None]:
        """Say of an error of the system which file it met: no path names it."""
        try:
            yield
        except OSError as error:
            raise Unreadable(
                f"the temporary file of a dry run cannot be {done} ({error.strerror})",
                where=str(self._folder or "the system's temporary folder"),
                todo="make room, or name another folder with --cache",
            ) from error

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            handle, path = temporary_file(self._folder)
            self._file = os.fdopen(handle, "w+b")
            with contextlib.suppress(OSError):  # Windows keeps the name of what is open
                path.unlink()
        return self._file
