"""What a mail is made of (MIME, RFC 2045 to 2049): its words, and the files that came with it, in order.

Nesting and the number of parts are bounded; what lies beyond is left out and counted. Nothing here raises for what a mail holds.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .header import Header, decoded, header_of

MAX_NESTING = 20  # parts in one another
MAX_PARTS = 500  # of one mail
MAX_FILE = 32 * 1024 * 1024  # bytes
MAX_TEXT = 8 * 1024 * 1024  # bytes of one part's text
_SMALLEST = 2048  # bytes of a picture that somebody sent; smaller ones are icons of signatures
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
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
        """Can a browser show it as a picture?"""
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


def pieces_of(header: Header, body: bytes, count: Count, depth: int = 0) -> tuple[Piece, ...]:
    """The pieces of a message or a part, in reading order."""
    count.parts += 1
    if depth > MAX_NESTING or count.parts > MAX_PARTS:
        count.left_out += 1
        return ()
    kind = header.kind or "text/plain"
    if kind.startswith("multipart/"):
        parts = _split(body, header.parameters("content-type").get("boundary", ""), count)
        if parts:
            return _multipart(kind, parts, count, depth)
        kind = "text/plain"
    if kind in {"message/rfc822", "message/news", "message/global"}:
        inner, rest = _opened(_content(header, body))
        return (Forwarded(inner, pieces_of(inner, rest, count, depth + 1)),)
    return tuple(_leaf(header, kind, body, count))


def _opened(part: bytes) -> tuple[Header, bytes]:
    """The header and the body of a part."""
    match = _BLANK.search(part)
    if match is None:
        return header_of(part), b""
    return header_of(part[: match.start()]), part[match.end() :]


def _split(body: bytes, boundary: str, count: Count) -> list[bytes]:
    """The parts between the boundaries; empty if there is no boundary. The last part may lack its end."""
    mark = b"--" + boundary.encode("utf-8", "replace")[:200]
    if len(mark) < 3:
        return []
    parts: list[bytes] = []
    start, at = -1, body.find(mark)
    while at >= 0:
        end = body.find(b"\n", at)
        line = body[at + len(mark) : end if end >= 0 else len(body)].strip()
        if (at == 0 or body[at - 1] == 10) and line in (b"", b"--"):
            if start >= 0:
                parts.append(body[start : max(start, at - 1 - (body[at - 2 : at - 1] == b"\r"))])
            start = end + 1 if end >= 0 and not line else -1
            if line or len(parts) > MAX_PARTS:
                count.left_out += len(parts) > MAX_PARTS
                break
        at = body.find(mark, at + len(mark))
    if start >= 0 and len(parts) <= MAX_PARTS:
        parts.append(body[start:])
        count.cut += 1
    return parts


def _multipart(kind: str, parts: list[bytes], count: Count, depth: int) -> tuple[Piece, ...]:
    made = []
    for part in parts:
        header, body = _opened(part)
        if kind == "multipart/digest" and not header.kind:
            header = Header({**header.fields, "content-type": "message/rfc822"})
        made.append(pieces_of(header, body, count, depth + 1))
    if kind == "multipart/alternative":
        return _best(made)
    if kind == "multipart/encrypted":
        count.encrypted = True
    return tuple(piece for pieces in made for piece in pieces)


def _best(made: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Of one text in several forms: the plain one, else the HTML. Files that only another form brings along are kept."""
    said = [pieces for pieces in made if any(isinstance(piece, Words) and piece.text.strip() for piece in pieces)]
    plain = [pieces for pieces in said if not any(isinstance(piece, Words) and piece.html for piece in pieces)]
    chosen = next(iter(plain or said), ())
    others = (piece for pieces in made if pieces is not chosen for piece in pieces if not isinstance(piece, Words))
    return (*chosen, *others)


def _leaf(header: Header, kind: str, body: bytes, count: Count) -> Iterator[Piece]:
    """One part that holds no others."""
    if kind in _BOILERPLATE:
        count.encrypted = count.encrypted or kind == "application/pgp-encrypted"
        return
    disposition = header.fields.get("content-disposition", "").partition(";")[0].strip().lower()
    name = _name(header)
    shown = kind in {"text/plain", "text/html", "text/enriched", "text/richtext", "text"} or "/" not in kind
    if shown and not (disposition == "attachment" and (name or kind == "text/html")) and not _is_file(name, kind):
        parameters = header.parameters("content-type")
        data = _content(header, body)[:MAX_TEXT]
        flowed = parameters.get("format", "").lower() == "flowed"
        text = decoded(data, parameters.get("charset", ""))
        yield Words(text, kind == "text/html", flowed, parameters.get("delsp", "").lower() == "yes")
        return
    data = _content(header, body)
    cid = header.fields.get("content-id", "").strip(" <>")
    if len(data) > MAX_FILE:
        count.left_out += 1
    elif data and not (cid and kind.startswith("image/") and len(data) < _SMALLEST and disposition != "attachment"):
        yield File(name or _nameless(kind), kind, data, cid)


def _is_file(name: str, kind: str) -> bool:
    """Is a text with a name a file? Mailers name bodies too: `ATT00001.txt`, `part 2`."""
    return bool(name) and kind != "text/html" and "." in name and not name.upper().startswith("ATT0")


def _name(header: Header) -> str:
    said = header.parameters("content-disposition").get("filename", "") or header.parameters("content-type").get("name", "")
    return " ".join(said.replace("\\", "/").rpartition("/")[2].split())[:200]


def _nameless(kind: str) -> str:
    ending = _ENDING.fullmatch(kind)
    return f"attachment.{ending[1].replace('jpeg', 'jpg').replace('plain', 'txt')}" if ending else "attachment"


def _content(header: Header, body: bytes) -> bytes:
    """A part's bytes as they were before they were encoded for the way."""
    how = header.fields.get("content-transfer-encoding", "").strip().lower()
    if how.startswith("quoted"):
        return binascii.a2b_qp(body)
    if how.startswith("base64"):
        return unbase64(body)
    if how in {"x-uuencode", "uuencode", "x-uue"}:
        return next((data for _, data in uuencoded(body.decode("latin-1").split("\n"))), body)
    return body


def unbase64(data: bytes) -> bytes:
    """What base 64 says, as far as it can be read. Footers that lists add in plain behind its end are no part of it."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data.partition(b"=")[0])
        return binascii.a2b_base64(
            clean[: len(clean) // 4 * 4] + {2: clean[-2:] + b"==", 3: clean[-3:] + b"="}.get(len(clean) % 4, b"")
        )


_BEGIN = re.compile(r"begin [0-7]{3,4} (\S.{0,200})\s*")


def uuencoded(lines: list[str]) -> Iterator[tuple[str, bytes]]:
    """The names and the bytes of the files that stand uuencoded among lines."""
    for _, _, name, data in uu_spans(lines):
        yield name, data


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
