"""Maildir: a folder of messages, one a file, under cur/ and new/ (https://cr.yp.to/proto/maildir.html).

It becomes one capture, whose messages stay as they are, in the order of their files' names, which begin with the time of delivery.
The capture is called `Maildir.mbox`, or after the folder, since that is what its posts name as their source.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from ...ids import natural
from ..capture import NamedStream

_BLOCK = 256 * 1024  # bytes
# A time, a unique part, a host; perhaps flags, after a colon or what stands for it where file names have none.
_MESSAGE = re.compile(r"\d{6,}\.[^/]{1,200}")

File = tuple[str, int, Callable[[], BinaryIO]]  # path, bytes, opener


@dataclass(frozen=True, slots=True)
class Maildir:
    """The messages of a folder."""

    name: str
    size: int  # bytes of all messages
    messages: tuple[NamedStream, ...]

    def open(self) -> BinaryIO:
        """Their bytes, one message after the other."""
        return cast("BinaryIO", io.BufferedReader(_Joined(self.messages), _BLOCK))


class _Joined(io.RawIOBase):
    """Streams one after the other, each opened when its turn comes."""

    def __init__(self, streams: Iterable[NamedStream]) -> None:
        self._blocks = _blocks(streams)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        block = self._rest or next(self._blocks, b"")
        size = min(len(block), len(buffer))
        buffer[:size] = block[:size]
        self._rest = block[size:]
        return size


def _blocks(streams: Iterable[NamedStream]) -> Iterator[bytes]:
    for _, opened in streams:
        with opened() as stream:
            while block := stream.read(_BLOCK):
                yield block


def is_folder(name: str) -> bool:
    """Maildir++ keeps its further folders as .Name and .Name.Sub beside cur/."""
    return bool(re.fullmatch(r"\.[A-Z][\w.&+ -]{0,100}", name))


def gathered(files: Iterable[File]) -> tuple[list[Maildir], list[File]]:
    """The Maildirs among the files, and all other files."""
    folders: dict[str, list[File]] = defaultdict(list)
    others = []
    for file in files:
        path, _, name = file[0].rpartition("/")
        above, _, last = path.rpartition("/")
        if last in ("cur", "new") and _MESSAGE.fullmatch(name):
            folders[above].append(file)
        else:
            others.append(file)
    return [_maildir(folder, found) for folder, found in folders.items()], others


def _maildir(folder: str, files: list[File]) -> Maildir:
    in_order = sorted(files, key=lambda file: natural(file[0].rpartition("/")[2]))
    messages = tuple((name, opened) for name, _, opened in in_order)
    return Maildir(f"{folder or 'Maildir'}.mbox", sum(size for _, size, _ in files), messages)
