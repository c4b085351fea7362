"""One file packed by gzip, bzip2 or xz; a .tgz is a tar archive in one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from typing import BinaryIO, cast

from ..capture import Capture
from ._base import Container
from ._bounds import bounded

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0"
_XZ_MEMORY = 128 * 1024 * 1024  # bytes for unpacking; the highest preset of xz needs 65 MB
_ENDINGS = ("gz", "bz2", "xz")


class _Xz(io.RawIOBase):
    """What lzma.LZMAFile is, with a bound for the memory that a hostile header may ask for."""

    def __init__(self, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        self._decoder = self._new()

    def _new(self) -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        while True:
            if self._decoder.eof:
                data = self._decoder.unused_data.lstrip(b"\0") or self._source.read(65536).lstrip(b"\0")
                if not data:
                    return 0
                self._decoder = self._new()
            else:
                data = self._source.read(65536) if self._decoder.needs_input else b""
                if not data and self._decoder.needs_input:
                    raise EOFError
            if unpacked := self._decoder.decompress(data, len(target)):
                target[: len(unpacked)] = unpacked
                return len(unpacked)

    def close(self) -> None:
        self._source.close()
        super().close()


def opens(capture: Capture) -> bool:
    """True if it begins as a packed file does."""
    return capture.beginning.startswith((_GZIP, _XZ)) or (
        capture.beginning.startswith(_BZIP2) and capture.beginning[4:10] in (b"1AY&SY", b"\x17rE8P\x90")
    )


def members(capture: Capture, _inside: str) -> Iterator[Capture]:
    """The one file in it."""
    yield capture.member(_name(capture.name), lambda: unpacked(capture))


def unpacked(capture: Capture) -> BinaryIO:
    """What is packed in a capture, as a stream."""
    source = capture.open()
    return bounded(_unpacking(source, capture.beginning), capture.name, source.tell, source)


def _unpacking(source: BinaryIO, beginning: bytes) -> BinaryIO:
    if beginning.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=source))
    return cast("BinaryIO", bz2.BZ2File(source) if beginning.startswith(_BZIP2) else _Xz(source))


def _name(name: str) -> str:
    """Without its ending; a .tar.gz keeps it, for it will hold files of its own."""
    stem, _, ending = name.rpartition(".")
    return stem if stem and ending.lower() in _ENDINGS and not stem.lower().endswith(".tar") else name


CONTAINER = Container("packed", opens, members, transparent=True)
