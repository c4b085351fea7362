"""How much a container may hold, and streams that keep to it: what they cannot read, or what grows too large, is a DumpError."""

from __future__ import annotations

import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from ..capture import UNREADABLE, Capture
from ...errors import DumpError, Unreadable

MAX_MEMBERS = 200_000
MANY = 10_000  # members; where there are more, they must hold something, since each takes time
SMALLEST = 100  # bytes of each of so many, on average; real pages have thousands
MAX_DEPTH = 4  # containers in one another: a tar in a gz in a zip, with a .gz in it
MAX_RATIO = 100  # unpacked bytes per packed byte; real pages stay below 30
FREE = 10 * 1024 * 1024  # bytes that may be unpacked from whatever little
MAX_UNPACKED = 32 << 30  # bytes of one container
MAX_NEARBY = 32 * 1024 * 1024  # bytes of a file that a page shows
_IN_MEMORY = 8 * 1024 * 1024
_BLOCK = 1024 * 1024
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError)


def explain(error: BaseException, where: str) -> DumpError:
    """What is wrong with a container, as one line."""
    if isinstance(error, DumpError):
        return error
    if isinstance(error, OSError) and error.errno is not None:
        return Unreadable(f"cannot be read ({error.strerror})", where=where, todo=UNREADABLE)
    if isinstance(error, EOFError):
        return DumpError("ends in the middle", where=where, todo="get it again")
    if isinstance(error, NotImplementedError):
        return DumpError("is packed in a way that is not read here", where=where, todo="unpack it and give the folder")
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return DumpError(f"is damaged ({said})", where=where, todo="get it again, or unpack it and give the folder")


class _Bounded(io.RawIOBase):
    """Reads on from a stream that unpacks."""

    def __init__(self, inner: BinaryIO, where: str, packed: Callable[[], int], source: BinaryIO | None) -> None:
        super().__init__()
        self._inner, self._where, self._packed, self._source, self._count = inner, where, packed, source, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        try:
            data = self._inner.read(len(target))
        except BROKEN as error:
            raise explain(error, self._where) from error
        target[: len(data)] = data
        self._count += len(data)
        if self._count > FREE and (self._count > MAX_RATIO * self._packed() or self._count > MAX_UNPACKED):
            raise bomb(self._where)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            if self._source:
                self._source.close()
        super().close()


def bomb(where: str) -> DumpError:
    """The error for what grows out of all proportion when it is unpacked."""
    what = f"grows to more than {MAX_RATIO} times its size when it is unpacked"
    return DumpError(what, where=where, todo="if you trust it, unpack it and give the folder")


def check_substance(count: int, size: int, where: str) -> None:
    """DumpError for a great many members that hold next to nothing. `size`: the bytes of all."""
    if count > MANY and size < SMALLEST * count:
        what = f"{count} files in it, which hold {size // count} bytes on average"
        raise DumpError(what, where=where, todo="if they are pages all the same, unpack it and give the folder")


def bounded(inner: BinaryIO, where: str, packed: Callable[[], int], source: BinaryIO | None = None) -> BinaryIO:
    """`inner`, which unpacks, as a stream with bounds; `packed` says how many packed bytes were or are to be read. `source`,
    which `inner` reads from, is closed with it.
    """
    return io.BufferedReader(_Bounded(inner, where, packed, source), 64 * 1024)


class _Window(io.RawIOBase):
    """A part of a store."""

    def __init__(self, store: Store, start: int, length: int) -> None:
        super().__init__()
        self._store, self._start, self._length, self._place = store, start, length, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = max(0, offset + (0, self._place, self._length)[whence])
        return self._place

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        size = min(len(target), self._length - self._place)
        data = self._store.read_at(self._start + self._place, size) if size > 0 else b""
        target[: len(data)] = data
        self._place += len(data)
        return len(data)


class Store:
    """The bytes of a container, read at any place by any number of readers, one at a time.

    What can only be read from its beginning (it lies packed in something else) is unpacked once, into memory or, beyond 8 MB,
    into a temporary file without a name, which goes with this object. Nothing in a container ever names a file on disk.
    """

    def __init__(self, capture: Capture) -> None:
        """DumpError if it cannot be read at all; `broken` says why it ends early."""
        self.name = capture.name
        self.broken: DumpError | None = None
        stream = capture.open()
        if stream.seekable():
            self._file, self._base = stream, stream.tell()
        else:
            with stream:
                self._file, self._base = self._unpacked(stream), 0
        self.size = self._file.seek(0, io.SEEK_END) - self._base

    def _unpacked(self, stream: BinaryIO) -> BinaryIO:
        spool = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - it is closed with this object
        try:
            while block := stream.read(_BLOCK):
                spool.write(block)
        except Unreadable:
            raise
        except DumpError as error:
            self.broken = error
        except OSError as error:
            todo = "make room in the folder for temporary files (TMPDIR), or unpack it and give the folder"
            raise Unreadable(f"cannot be unpacked ({error.strerror or error})", where=self.name, todo=todo) from error
        return spool

    def read_at(self, place: int, size: int) -> bytes:
        """At most `size` bytes from `place` on. DumpError if they cannot be read: what unpacks would take an OSError for damage."""
        if place < 0:
            return b""
        try:
            self._file.seek(self._base + place)
            return self._file.read(size)
        except OSError as error:
            raise explain(error, self.name) from error

    def window(self, start: int = 0, length: int | None = None) -> BinaryIO:
        """A stream of its own over a part of the bytes, which can seek."""
        rest = max(0, self.size - start)
        return io.BufferedReader(_Window(self, start, rest if length is None else min(length, rest)), 64 * 1024)

    def __del__(self) -> None:
        if file := self.__dict__.get("_file"):
            file.close()
