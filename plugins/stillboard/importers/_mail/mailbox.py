"""The messages of a Maildir or of a mailbox file, as they are read: no more than one message is held.

A Maildir keeps each in a file of its own, as it was sent. In a mailbox file messages begin with a line "From …" (the mbox
formats; RFC 4155, and qmail's mbox(5) on their differences), or there is only one message, which begins with its header.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ...dumps.capture import Capture

Lines = Iterable[bytes]
MAX_HEADER = 256 * 1024  # bytes
MAX_BODY = 48 * 1024 * 1024
_FIELD = re.compile(rb"(?:>From |[!-9;-~]{1,76}[ \t]{0,10}:)")
# Fields that a message may begin with. A "From …" line without a date begins a message only before one of these.
_COMMON = re.compile(
    rb"(?:Return-Path|Received|From|To|Cc|Date|Subject|Message-ID|MIME-Version|Content-Type|Delivered-To|Reply-To|Sender|"
    rb"References|In-Reply-To|Path|Newsgroups|Status|List-Id|Envelope-To|DKIM-Signature|Approved"
    rb"|X-[A-Za-z0-9-]{1,60})[ \t]{0,10}:",
    re.IGNORECASE,
)
_DATED = re.compile(rb"From .{0,400}?\d{1,2}:\d\d(?::\d\d)?\b.{0,40}\d{4}")
_STAMP = re.compile(rb"From .{0,400}?((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d .{0,12}\d{4})")
_BLANK_LINES = frozenset({b"\n", b"\r\n"})
_QUOTED = re.compile(rb"(>+)From ")


@dataclass(slots=True)
class RawMessage:
    """A message as it stands in the file."""

    number: int  # from 1
    envelope: bytes = b""  # its "From …" line
    header: bytes = b""
    lines: list[bytes] = field(default_factory=list)  # of the body, if they are kept
    size: int = 0  # bytes of the body
    cut: bool = False  # whether it was too large to be read whole

    guarded: bool = True  # whether a ">" may stand before its lines "From …" that the message did not have

    packed: bytes | None = None  # the body, once its lines were put together

    @property
    def body(self) -> bytes:
        """The body, without the ">" that guards its lines "From …"."""
        if self.packed is None:
            self.packed = b"".join(_unguarded(self.lines) if self.guarded else self.lines)
            self.lines = []
        return self.packed

    @property
    def stamp(self) -> str:
        """When it arrived, by its "From …" line; "" if that names nobody: then it says when a program wrote the file."""
        match = _STAMP.match(self.envelope)
        if match and b"@" not in self.envelope and b" at " not in self.envelope:
            return ""
        return match[1].decode("ascii", "replace") if match else ""


def begins_mailbox(head: str) -> bool:
    """A text that begins with a "From …" line and a field is a mailbox file."""
    lines = head.lstrip("\n\r").encode("utf-8", "replace").splitlines()[:2]
    return len(lines) == 2 and lines[0].startswith(b"From ") and bool(_COMMON.match(lines[1]) or _dated_field(*lines))


def _dated_field(line: bytes, following: bytes) -> bool:
    return bool(_DATED.match(line) and _FIELD.match(following))


def messages_of(capture: Capture, *, bodies: bool, seen: Callable[[Lines], Lines] = iter) -> Iterator[RawMessage]:
    """The messages of a capture, in order; their bodies only if they are asked for (else only their sizes). `seen` is handed the
    lines on their way. DumpError if the capture cannot be read.
    """
    if not capture.is_maildir:
        yield from messages_in(seen(capture.lines()), bodies=bodies)
        return
    for number, message in enumerate(capture.messages(), 1):
        yield _one_in(seen(message.lines()), number, bodies=bodies)


def _one_in(lines: Lines, number: int, *, bodies: bool) -> RawMessage:
    """The message of a file that holds nothing else: its lines "From …" are what somebody wrote."""
    reader = _Reader(bodies=bodies)
    for line in lines:
        reader.put(line)
    message = next(reader.finish(), RawMessage(number))
    message.number, message.guarded = number, False
    return message


def messages_in(lines: Lines, *, bodies: bool) -> Iterator[RawMessage]:
    """The messages of a mailbox file."""
    reader = _Reader(bodies=bodies)
    for line in lines:
        if reader.in_body and line[:5] != b"From ":  # by far the most lines
            reader.put_body(line)
            continue
        done = reader.take(line)
        if done:
            yield done
    yield from reader.finish()


class _Reader:
    """Where the lines go: a message's header, its body, or the beginning of the next one."""

    def __init__(self, *, bodies: bool) -> None:
        self.bodies = bodies
        self.count = 0
        self.now: RawMessage | None = None
        self.in_header = False
        self.header: list[bytes] = []
        self.header_size = 0
        self.waiting = b""  # a "From …" line that may begin a message, until the next line shows
        self.before = b"\n"  # the line before it
        self.in_body = False  # whether the next line is one of a body, unless it begins with "From "

    def take(self, line: bytes) -> RawMessage | None:
        """Take a line; returns the message that it ends, if it begins another."""
        if self.waiting:
            mark, self.waiting = self.waiting, b""
            self.in_body = self.now is not None and not self.in_header
            if self._separates(mark, line):
                done = self._begin(mark)
                self.put(line)
                return done
            self.put(mark)
        if line.startswith(b"From "):
            self.waiting, self.in_body = line, False
            return None
        self.put(line)
        return None

    def finish(self) -> Iterator[RawMessage]:
        """The last message."""
        if self.waiting:
            self.put(self.waiting)
        if self.now:
            yield self._closed(self.now)

    def _separates(self, mark: bytes, following: bytes) -> bool:
        if self.now is None or self.before in _BLANK_LINES:
            return bool(_COMMON.match(following)) or _dated_field(mark, following)
        return _dated_field(mark, following) and (following.startswith(b">From ") or bool(_COMMON.match(following)))

    def _begin(self, mark: bytes = b"") -> RawMessage | None:
        done = self._closed(self.now) if self.now else None
        self.count += 1
        self.now, self.in_header, self.header, self.header_size = RawMessage(self.count, mark), True, [], 0
        self.in_body = False
        return done

    def _closed(self, message: RawMessage) -> RawMessage:
        message.header = b"".join(self.header)
        return message

    def put(self, line: bytes) -> None:
        """Take a line of the message at hand; it begins one where there is none."""
        if self.now is None:
            if not line.strip():
                return
            self._begin()
        if not self.in_header:
            self.put_body(line)
        elif line in _BLANK_LINES:
            self.in_header, self.in_body, self.before = False, True, line
        elif self.header and not (_FIELD.match(line) or line[:1] in b" \t"):
            self.in_header, self.in_body = False, True
            self.put_body(line)
        else:
            self._put_field(line)

    def put_body(self, line: bytes) -> None:
        """Take a line of the body."""
        self.before = line
        message = self.now
        if message is None:
            return
        message.size += len(line)
        if message.size > MAX_BODY:
            message.cut = True
        elif self.bodies:
            message.lines.append(line)

    def _put_field(self, line: bytes) -> None:
        self.before = line
        self.header_size += len(line)
        if self.header_size <= MAX_HEADER:
            self.header.append(line)
        elif self.now:
            self.now.cut = True


def _unguarded(lines: list[bytes]) -> list[bytes]:
    """Lines whose ">From …" was "From …" before the file was written: those that no line beside them makes a quotation."""
    if not any(line[:1] == b">" and b"From " in line[:40] for line in lines):
        return lines
    out = list(lines)
    for n, line in enumerate(lines):
        match = _QUOTED.match(line)
        if match:
            near = max(_depth(lines[n - 1]) if n else 0, _depth(lines[n + 1]) if n + 1 < len(lines) else 0)
            if len(match[1]) > near:
                out[n] = line[1:]
    return out


def _depth(line: bytes) -> int:
    return 0 if _QUOTED.match(line) else len(line) - len(line.lstrip(b">"))
