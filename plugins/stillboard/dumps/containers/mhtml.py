"""MHTML: a page with its files as one mail, as Chrome ("Webpage, Single File"), Internet Explorer and others save it.

https://www.rfc-editor.org/rfc/rfc2557
"""

from __future__ import annotations

import binascii
import email.parser
import email.policy
import functools
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO

from ..capture import Capture
from ...errors import DumpError
from ..saved_by import http_date
from ._base import Container
from ._bounds import MAX_NEARBY
from ._pages import finder, key

_MAIL = re.compile(rb"\s{0,100}[A-Za-z][A-Za-z-]{1,60}:[ \t]")
_SAVED = re.compile(
    rb"^(?:Snapshot-Content-Location:|From:[^\r\n]{0,40}Saved by |X-MAF|X-UnMHT|Content-Location:)", re.IGNORECASE | re.MULTILINE
)
_KIND = re.compile(
    rb"^Content-Type:[ \t]{0,9}(?:multipart/(?:related|mixed|alternative)|text/html)\b", re.IGNORECASE | re.MULTILINE
)
_CID = re.compile(rb"(?<=[\"'])cid:[^\s\"'<>]{1,200}")
_WEB = re.compile(r"https?://[\x21-\x7e]{1,2000}$")
_BLANK = re.compile(rb"\r?\n\r?\n")
_HTML = ("text/html", "application/xhtml+xml")
_HEAD = 64 * 1024
_MAX_PARTS = 20_000
_MAX_DEPTH = 4
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the mail, not yet decoded."""

    media: str
    charset: str
    location: str
    identity: str  # cid:…, or empty
    coding: str
    data: memoryview

    def decoded(self) -> bytes:
        """Its bytes. ValueError if they are not in the coding that the part names."""
        if self.coding == "base64":
            return binascii.a2b_base64(self.data)
        return binascii.a2b_qp(self.data) if self.coding == "quoted-printable" else bytes(self.data)


def opens(capture: Capture) -> bool:
    """True for a mail that a browser made of a page."""
    beginning = capture.beginning[:16384]
    if not _MAIL.match(beginning) or not _KIND.search(beginning):
        return False
    return capture.name.lower().endswith((".mht", ".mhtml")) or bool(_SAVED.search(beginning))


def members(capture: Capture, _inside: str) -> Iterator[Capture]:
    """The page; where it only frames others, these too."""
    data = memoryview(capture.data)
    head, _ = _head(data)
    parts = list(_parts(data))
    pages = [part for part in parts if part.media in _HTML]
    if not pages:
        raise DumpError("holds no page", where=capture.name, todo="save the page again")
    address = str(head.get("Snapshot-Content-Location", "")).strip()
    start = str(head.get_param("start", "") or "").strip("<> ")
    first = next((page for page in pages if start and page.identity == f"cid:{start}"), None)
    first = first or next((page for page in pages if address and page.location == address), pages[0])
    framed = [page for page in pages if page is not first] if _FRAMES.search(_bytes(first, capture.name)) else []
    files: dict[str, _Part] = {}
    for part in parts:
        if part.media not in _HTML:
            files.setdefault(key(part.location), part)
            files.setdefault(part.identity, part)
    frames = {page.identity.encode(): page.location.encode() for page in pages if page.identity and _WEB.match(page.location)}
    for number, page in enumerate([first, *framed]):
        where = (address if page is first else "") or page.location
        yield capture.member(
            f"{capture.name}{f'#{number}' if number else ''}",
            functools.partial(_opened, page, capture.name, frames),
            captured=http_date(str(head.get("Date", ""))),
            address=where if where.startswith(("http://", "https://")) else "",
            declared=page.charset,
            nearby=finder(where, lambda address: _file(files.get(address))),
            addressed=True,
        )


def _opened(part: _Part, where: str, frames: dict[bytes, bytes]) -> BinaryIO:
    """A page, with its frames' addresses for their names in the mail, as the forum had them."""
    data = _bytes(part, where)
    if b"cid:" in data and frames:
        data = _CID.sub(lambda found: html.escape(frames.get(found[0], found[0]).decode()).encode(), data)
    return io.BytesIO(data)


def _bytes(part: _Part, where: str) -> bytes:
    try:
        return part.decoded()
    except ValueError as error:
        raise DumpError(f"is damaged ({error})", where=where, todo="save the page again") from error


def _file(part: _Part | None) -> bytes | None:
    try:
        return part.decoded() if part and len(part.data) <= 2 * MAX_NEARBY else None
    except ValueError:
        return None


def _head(data: memoryview) -> tuple[Message, int]:
    """The head of a mail or a part, and where its body begins."""
    beginning = bytes(data[:_HEAD])
    blank = _BLANK.search(beginning)
    end = blank.start() if blank else len(beginning)
    head = email.parser.BytesHeaderParser(policy=email.policy.compat32).parsebytes(beginning[:end].lstrip())
    return head, blank.end() if blank else len(beginning)


def _parts(data: memoryview) -> Iterator[_Part]:
    """The parts that hold something, in order; parts of parts too."""
    waiting, count = [(data, 0)], 0
    while waiting and count < _MAX_PARTS:
        whole, depth = waiting.pop()
        count += 1
        head, start = _head(whole)
        boundary = str(head.get_param("boundary", "") or "") if head.get_content_maintype() == "multipart" else ""
        if boundary and depth < _MAX_DEPTH:
            waiting += [(part, depth + 1) for part in reversed(list(_split(whole[start:], boundary)))]
        else:
            yield _Part(
                head.get_content_type(),
                str(head.get_content_charset("")),
                " ".join(str(head.get("Content-Location", "")).split()),
                f"cid:{identity}" if (identity := str(head.get("Content-ID", "")).strip("<> \t\r\n")) else "",
                str(head.get("Content-Transfer-Encoding", "")).strip().lower(),
                whole[start:],
            )


def _split(data: memoryview, boundary: str) -> Iterator[memoryview]:
    """What lies between the lines of the boundary; a mail that is cut keeps its last part."""
    line = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary.encode("utf-8", "surrogateescape")) + rb"(--)?[ \t]{0,99}(?=\r?\n|$)"
    )
    begin = -1
    for match in line.finditer(data):
        if begin >= 0:
            yield data[begin : match.start()]
        if match[1]:
            return
        begin = match.end()
    if begin >= 0:
        yield data[begin:]


CONTAINER = Container("mhtml", opens, members, transparent=True)
