"""A stream of a dump, of which only a window is in memory: it grows where something does not end in it, up to a bound."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any, BinaryIO

from ...errors import DumpError

BLOCK = 1024 * 1024  # bytes
LARGEST = 64 * 1024 * 1024  # bytes of one row, or of one statement that is looked at as a whole


class Window:
    """What of a stream is at hand: `data` from `at` on is not read yet."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], object] = int) -> None:
        """`tell` is called with the number of bytes read, now and then."""
        self._stream, self._tell = stream, tell
        self.data = b""
        self.at = 0
        self.ended = False
        self.broken: DumpError | None = None  # why it ends early
        self.read = 0  # bytes
        self._lines = 0  # that were forgotten
        self._charset = ""
        self._blocks: list[tuple[int, bytes, Any]] = []  # where they begin in `data`, as they were read, and the decoder's state
        self._decoder: codecs.IncrementalDecoder | None = None  # of what is yet to be read, where it is made UTF-8

    def more(self) -> bool:
        """Read on, and forget what stands before `at`. False at the end."""
        if self.ended:
            return False
        rest = self.data[self.at :]
        self._lines += self.data.count(b"\n", 0, self.at)
        try:
            block = self._stream.read(max(BLOCK, len(rest)))
        except DumpError as error:
            self.broken, block = error, b""
        self.ended = not block
        self.read += len(block)
        self._tell(self.read)
        block = self._made_utf8(block, len(rest))
        self.data, self.at = rest + block, 0
        return not self.ended

    @property
    def line(self) -> int:
        """The number of the line that `at` stands in."""
        return self._lines + self.data.count(b"\n", 0, self.at) + 1

    def as_utf8(self, charset: str) -> None:
        """From `at` on, give what is written in a charset as UTF-8. Bytes that are none of its signs stay as they are.

        For charsets whose signs may hold the byte of a backslash, which then is none.
        """
        if charset == self._charset:
            return
        self.as_it_is()
        rest = self.data[self.at :]
        self._lines += self.data.count(b"\n", 0, self.at)
        self._charset = charset
        self._decoder = codecs.getincrementaldecoder(charset)("surrogateescape")
        self.data = self._made_utf8(rest, 0)
        self.at = 0

    @property
    def is_made_utf8(self) -> bool:
        """Whether `as_utf8` was asked for."""
        return self._decoder is not None

    def as_it_is(self) -> None:
        """From `at` on, give what is written as it is again."""
        if self._decoder is None:
            return
        index = max(n for n, (start, _, _) in enumerate(self._blocks) if start <= self.at)
        place, block, state = self._blocks[index]
        self._decoder.setstate(state)
        used = 0
        while place < self.at:  # as there is no other way from the one place to the other that never errs
            place += len(self._decoder.decode(block[used : used + 1]).encode("utf-8", "surrogateescape"))
            used += 1
        rest = (b"" if used else state[0]) + block[used:] + b"".join(raw for _, raw, _ in self._blocks[index + 1 :])
        self._lines += self.data.count(b"\n", 0, self.at)
        self.data, self.at, self._decoder, self._charset, self._blocks = rest, 0, None, "", []

    def _made_utf8(self, block: bytes, start: int) -> bytes:
        if self._decoder is None:
            return block
        kept = [(place - self.at, raw, state) for place, raw, state in self._blocks]
        ends = [*(place for place, _, _ in kept), start][1:]
        self._blocks = [one for one, end in zip(kept, ends, strict=True) if end > 0]
        self._blocks.append((start, block, self._decoder.getstate()))
        return self._decoder.decode(block, self.ended).encode("utf-8", "surrogateescape")

    def ahead(self, size: int) -> None:
        """See to it that so many bytes are at hand, or all that are left."""
        while len(self.data) - self.at < size and self.more():
            pass

    @property
    def length(self) -> int:
        """Bytes at hand."""
        return len(self.data) - self.at

    def next_line(self) -> bytes | None:
        """The next line without its end; None at the end of the stream, and for one that is longer than the bound allows."""
        while True:
            end = self.data.find(b"\n", self.at)
            if end >= 0:
                line = self.data[self.at : end]
                self.at = end + 1
                return line
            if self.length > LARGEST:
                self.skip_line()
                return None
            if not self.more():
                line, self.at = self.data[self.at :], len(self.data)
                return line or None

    def skip_line(self) -> None:
        """Pass over the rest of a line, however long it is."""
        while (end := self.data.find(b"\n", self.at)) < 0:
            self.at = len(self.data)
            if not self.more():
                return
        self.at = end + 1

    def skip_to(self, mark: bytes) -> bool:
        """Pass over all up to a mark, and over it. False if it comes no more."""
        while (found := self.data.find(mark, self.at)) < 0:
            self.at = max(self.at, len(self.data) - len(mark) + 1)
            if not self.more():
                self.at = len(self.data)
                return False
        self.at = found + len(mark)
        return True


def skip_string(window: Window, mark: bytes, *, backslashes: bool) -> None:
    """Go behind the string that was begun with a mark, however long it is: nothing of it is kept. Two marks end none."""
    one = re.escape(mark)
    ends = re.compile(rb"\\|(?:%s%s)++|%s" % (one, one, one)) if backslashes else re.compile(rb"(?:%s%s)++|%s" % (one, one, one))
    while True:
        match = ends.search(window.data, window.at)
        if match is None:
            window.at = len(window.data)
            if not window.more():
                return
            continue
        window.at = match.end()
        if match[0] == mark:
            window.ahead(1)
            if window.data[window.at : window.at + 1] != mark:  # the other of the two may lie in the next block
                return
            window.at += 1
        elif match[0] == b"\\":
            window.ahead(2)
            window.at += 1
