"""What a mail is made of (MIME, RFC 2045 to 2049): its words, and the files that came with it, in order.

Python's `email` takes mails apart and decodes their parts; what is shown of them is decided here. Nesting and the number of parts
are bounded; what lies beyond is left out and counted. Nothing here raises for what a mail holds.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import Policy, compat32
from typing import Any

from .header import MAX_VALUE, Header, decoded, header_with

MAX_NESTING = 20  # parts in one another
MAX_PARTS = 500  # of one mail
MAX_FILE = 32 * 1024 * 1024  # bytes
MAX_TEXT = 8 * 1024 * 1024  # bytes of one part's text
_SMALLEST = 2048  # bytes of a picture that somebody sent; smaller ones are icons of signatures
_NO_NAME = re.compile(r"[^\w-]")
_FOLD = re.compile(rb"\r?\n[ \t]?")
_OF_PARTS = ("content-type", "content-transfer-encoding")  # the fields that say how a body is taken apart
_MESSAGES = frozenset({"message/rfc822", "message/news", "message/global"})
_ENDING = re.compile(r"[\w-]{1,30}/(?:x-|vnd\.)?([a-z0-9]{1,6})")
# What no reader misses: signatures of programs, receipts, invitations, cards of addresses.
_BOILERPLATE = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature application/pgp-keys "
    "application/applefile application/ms-tnef text/calendar application/ics text/vcard text/x-vcard text/directory "
    "message/delivery-status message/disposition-notification text/rfc822-headers application/pgp-encrypted "
    "message/external-body message/partial".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """Text that somebody wrote: plain, or HTML."""

    text: str
    html: bool = False
    flowed: bool = False  # format=flowed (RFC 3676)
    delsp: bool = False  # and the blank before a soft line end is not part of the text


@dataclass(frozen=True, slots=True)
class File:
    """A file that came along."""

    name: str
    kind: str
    data: bytes
    cid: str = ""  # how an HTML part names it

    @property
    def is_picture(self) -> bool:
        """Whether a browser can show it as a picture."""
        return self.kind in {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/avif"}


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Another mail inside this one."""

    header: Header
    pieces: tuple[Piece, ...]


Piece = Words | File | Forwarded


@dataclass(slots=True)
class Count:
    """How much was read, and how much was too much."""

    parts: int = 0
    left_out: int = 0
    encrypted: bool = False
    cut: int = field(default=0)  # parts that are not whole


class _Part(Message):
    """A part as Python's parser makes it. To the parser only multiparts have parts, and only within the bounds: it would recurse
    without end, try every boundary around at each line, and compile one for each part.
    """

    depth = 0
    count: Count

    def get(self, name: str, failobj: Any = None) -> Any:
        """A field, no longer than one that is read: the parser's time on parameters is not linear. Of an encoding its name."""
        value = str(super().get(name, failobj) or "")[:MAX_VALUE]
        return _NO_NAME.split(value.strip(), maxsplit=1)[0] if name.lower() == "content-transfer-encoding" else value

    def get_content_type(self) -> str:
        """The type, if it is one of parts that the parser shall find."""
        kind = super().get_content_type()
        beyond = self.depth > MAX_NESTING or self.count.parts > MAX_PARTS
        return "text/plain" if beyond or not kind.startswith("multipart/") else kind

    def get_boundary(self, failobj: Any = None) -> Any:
        """The boundary; None if there is none, or if the parameters contradict one another."""
        try:
            return super().get_boundary() or None
        except (TypeError, ValueError):
            return None

    def attach(self, payload: Any) -> None:
        """Take a part in."""
        payload.depth, payload.count = self.depth + 1, self.count
        self.count.parts += 1
        if self.count.parts > MAX_PARTS or payload.depth > MAX_NESTING:
            self.count.left_out += 1
        else:
            super().attach(payload)

    def header(self) -> Header:
        """Its fields."""
        return header_with((name, _bytes(value)) for name, value in self.raw_items())


def _bytes(said: object) -> bytes:
    """The bytes that the parser took for text, in one line."""
    return _FOLD.sub(b" ", str(said).encode("ascii", "surrogateescape"))


def pieces_of(header: Header, body: bytes, count: Count, depth: int = 0) -> tuple[Piece, ...]:
    """The pieces of a message, in reading order."""
    count.parts += 1
    head = "".join(f"{name}: {header.fields[name]}\n" for name in _OF_PARTS if name in header.fields)
    return _pieces(header, _tree(head.encode("utf-8", "replace") + b"\n", body, count, depth), count)


def _tree(head: bytes, body: bytes, count: Count, depth: int) -> _Part:
    """A message taken apart by Python's parser. What has no parts is not looked at line by line."""

    def part(policy: Policy = compat32) -> _Part:
        made = _Part(policy)
        made.depth, made.count = depth, count
        return made

    parser = BytesFeedParser(part)
    parser.feed(head)
    if not head or b"multipart/" in head.lower():
        parser.feed(body)
        return parser.close()
    whole = parser.close()
    whole.set_payload(body.decode("ascii", "surrogateescape"))
    return whole


def _pieces(header: Header, part: _Part, count: Count) -> tuple[Piece, ...]:
    kind = header.kind or part.get_default_type()
    if part.is_multipart():
        count.cut += any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects)
        count.encrypted = count.encrypted or kind == "multipart/encrypted"
        made = [_pieces(inner.header(), inner, count) for inner in part.get_payload() if isinstance(inner, _Part)]
        return _best(made) if kind == "multipart/alternative" else tuple(piece for pieces in made for piece in pieces)
    if kind in _MESSAGES:
        return _opened(part, count)
    return tuple(_leaf(header, "text/plain" if kind.startswith("multipart/") else kind, part, count))


def _opened(part: _Part, count: Count) -> tuple[Piece, ...]:
    """A mail in a part. It has bytes of its own, which may be encoded for the way."""
    if part.depth >= MAX_NESTING or count.parts >= MAX_PARTS:
        count.left_out += 1
        return ()
    count.parts += 1
    inner = _tree(b"", _content(part), count, part.depth + 1)
    header = inner.header()
    return (Forwarded(header, _pieces(header, inner, count)),)


def _best(made: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Of one text in several forms: the plain one, else the HTML. Files that only another form brings along are kept."""
    said = [pieces for pieces in made if any(isinstance(piece, Words) and piece.text.strip() for piece in pieces)]
    plain = [pieces for pieces in said if not any(isinstance(piece, Words) and piece.html for piece in pieces)]
    chosen = next(iter(plain or said), ())
    others = (piece for pieces in made if pieces is not chosen for piece in pieces if not isinstance(piece, Words))
    return (*chosen, *others)


def _leaf(header: Header, kind: str, part: _Part, count: Count) -> Iterator[Piece]:
    """One part that holds no others."""
    if kind in _BOILERPLATE:
        count.encrypted = count.encrypted or kind == "application/pgp-encrypted"
        return
    disposition = header.fields.get("content-disposition", "").partition(";")[0].strip().lower()
    name = _name(header)
    shown = kind in {"text/plain", "text/html", "text/enriched", "text/richtext", "text"} or "/" not in kind
    if shown and not (disposition == "attachment" and (name or kind == "text/html")) and not _is_file(name, kind):
        parameters = header.parameters("content-type")
        data = _content(part)[:MAX_TEXT]
        flowed = parameters.get("format", "").lower() == "flowed"
        text = decoded(data, parameters.get("charset", ""))
        yield Words(text, kind == "text/html", flowed, parameters.get("delsp", "").lower() == "yes")
        return
    data = _content(part)
    cid = header.fields.get("content-id", "").strip(" <>")
    if len(data) > MAX_FILE:
        count.left_out += 1
    elif data and not (cid and kind.startswith("image/") and len(data) < _SMALLEST and disposition != "attachment"):
        yield File(name or _nameless(kind), kind, data, cid)


def _is_file(name: str, kind: str) -> bool:
    """Whether a text with a name is a file. Mailers name bodies too: `ATT00001.txt`, `part 2`."""
    return bool(name) and kind != "text/html" and "." in name and not name.upper().startswith("ATT0")


def _name(header: Header) -> str:
    said = header.parameters("content-disposition").get("filename", "") or header.parameters("content-type").get("name", "")
    return " ".join(said.replace("\\", "/").rpartition("/")[2].split())[:200]


def _nameless(kind: str) -> str:
    ending = _ENDING.fullmatch(kind)
    return f"attachment.{ending[1].replace('jpeg', 'jpg').replace('plain', 'txt')}" if ending else "attachment"


def _content(part: _Part) -> bytes:
    """A part's bytes as they were before they were encoded for the way."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


_BEGIN = re.compile(r"begin [0-7]{3,4} (\S.{0,200})\s*")


def uu_spans(lines: list[str]) -> Iterator[tuple[int, int, str, bytes]]:
    """Where uuencoded files stand among lines (first line, line after), their names and bytes."""
    i = 0
    while i < len(lines):
        begin = _BEGIN.fullmatch(lines[i]) if lines[i].startswith("begin ") else None
        i += 1
        if begin is None:
            continue
        start, parts = i - 1, []
        while i < len(lines) and lines[i].strip() not in ("end", "`", ""):
            try:
                parts.append(binascii.a2b_uu(lines[i].encode("latin-1", "replace")))
            except binascii.Error:
                break
            i += 1
        while i < len(lines) and lines[i].strip() in ("`", "", "end") and lines[i].strip() != "end":
            i += 1
        if parts and i < len(lines) and lines[i].strip() == "end":
            i += 1
            yield start, i, begin[1].strip(), b"".join(parts)
