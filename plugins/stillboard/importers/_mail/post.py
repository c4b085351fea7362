"""A mail as a post: its author, its date, its body in Markdown, and the files that it brought along."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ...dumps.companions import attachment_path
from ...ids import one_line
from ...markup.addresses import absolute
from ...markup.blocks import Block, Break, Image, Inline, Link, Paragraph, Quote, Styled, Text
from ...markup.to_markdown import to_markdown
from ...model import Attachment, DateSource, When
from .._dates import absolute_date
from .boilerplate import Scrubbed
from .header import Header, date_of, name_and_address, words
from .html import read_html
from .parts import Count, File, Forwarded, Piece, Words, pieces_of, uu_spans
from .text import read

MAX_FILES = 100  # of one mail
_VIA = re.compile(
    r"(?P<name>\S.{0,200}?)(?<!\s)\s++(?:via|über|par|por|tramite|za pośrednictwem)\s+(?P<list>\S.{0,100})", re.IGNORECASE
)


@dataclass(slots=True)
class Body:
    """What a mail says."""

    blocks: list[Block] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    signature: str = ""
    count: Count = field(default_factory=Count)

    @property
    def markdown(self) -> str:
        """The body of the post."""
        return to_markdown(self.blocks)


def author_of(header: Header) -> tuple[str, str]:
    """The name (else the address) and the address of a mail's author.

    Lists that must not forge their members' addresses write "Ann via Lamps-talk" with the list's own address; then the author's
    is not known, unless X-Original-From or Reply-To says it.
    """
    name, address = name_and_address(header.fields.get("from", "") or header.fields.get("sender", ""))
    match = _VIA.fullmatch(name)
    if match:
        name = match["name"].strip("'\" ")
        others = (name_and_address(header.fields.get(key, "")) for key in ("x-original-from", "reply-to"))
        address = next((other for known, other in others if other and other != address and _same(known, name)), "")
    return name or address, address


def _same(known: str, name: str) -> bool:
    return known.casefold().strip("'\" ") == name.casefold()


def dated(header: Header, stamp: str) -> tuple[When | None, DateSource | None]:
    """When a mail was sent; where its Date says nothing, when it arrived, as the mailbox notes in an unknown zone.

    A post that forum-dl fetched may have its forum's own words for a date.
    """
    said = header.fields.get("date", "")
    when = date_of(said)
    if when:
        return when, DateSource.MARKUP
    when = absolute_date(words(said)) if said and "content-location" in header.fields else date_of(stamp)
    return when, DateSource.TEXT if when else None


def body_of(header: Header, body: bytes) -> Body:
    """Read a mail's body."""
    made = Body()
    pieces = pieces_of(header, body, made.count)
    made.blocks = _blocks(pieces, made)
    return made


def _blocks(pieces: Sequence[Piece], made: Body) -> list[Block]:
    """The blocks of pieces: words in their order, then the files that they do not show themselves."""
    out: list[Block] = []
    kept = [(piece, _keep(piece, made)) for piece in pieces if isinstance(piece, File)]
    by_cid = {piece.cid: found for piece, found in kept if piece.cid and found}
    shown: set[str] = set()

    def file(cid: str) -> str:
        found = by_cid.get(cid)
        shown.update([found.sha256] if found else [])
        return attachment_path(found) if found else ""

    scrubbed: list[Scrubbed] = []
    for piece in pieces:
        if isinstance(piece, Words):
            out += _words(piece, made, file, kept, scrubbed)
        elif isinstance(piece, Forwarded):
            out += _forwarded(piece, made)
    lines = [_line(piece, found) for piece, found in kept if found is None or found.sha256 not in shown]
    lines += [Link(address, (Text(one.name),)) if (address := absolute(one.address, "")) else Text(one.name) for one in scrubbed]
    return [*out, *listed(lines)]


def listed(lines: Iterable[Inline]) -> list[Block]:
    """Files, a line each."""
    inlines: list[Inline] = []
    for line in lines:
        inlines += [Break(), line] if inlines else [line]
    return [Paragraph(tuple(inlines))] if inlines else []


def _words(
    piece: Words, made: Body, file: Callable[[str], str], kept: list[tuple[File, Attachment | None]], scrubbed: list[Scrubbed]
) -> list[Block]:
    if piece.html:
        html = read_html(piece.text, file)
        made.signature = made.signature or html.signature
        return html.blocks
    text = piece.text
    if "begin " in text and "\nend" in text:
        text = _without_uu(text, made, kept)
    found = read(text, flowed=piece.flowed, delsp=piece.delsp)
    made.signature = made.signature or found.signature
    scrubbed.extend(found.scrubbed)
    return found.blocks


def _without_uu(text: str, made: Body, kept: list[tuple[File, Attachment | None]]) -> str:
    """The text without the files that stand uuencoded in it."""
    lines = text.replace("\r\n", "\n").split("\n")
    at = 0
    out: list[str] = []
    for start, stop, name, data in uu_spans(lines):
        piece = File(one_line(name), "application/octet-stream", data)
        kept.append((piece, _keep(piece, made)))
        out += lines[at:start]
        at = stop
    return "\n".join([*out, *lines[at:]])


def _keep(piece: File, made: Body) -> Attachment | None:
    """The file as one of the archive; None if there are too many."""
    if len(made.files) >= MAX_FILES:
        made.count.left_out += 1
        return None
    data = piece.data
    attachment = Attachment(one_line(piece.name) or "file", hashlib.sha256(data).hexdigest(), data.__bytes__)
    made.files.append(attachment)
    return attachment


def _line(piece: File, found: Attachment | None) -> Inline:
    name = one_line(piece.name) or "file"
    if found is None:
        return Text(name)
    path = attachment_path(found)
    return Image(path, name) if piece.is_picture else Link(path, (Text(name),))


def _forwarded(piece: Forwarded, made: Body) -> list[Block]:
    """A mail inside a mail: a quotation that begins with its subject."""
    subject = piece.header.get("subject")
    inner = _blocks(piece.pieces, made)
    if not inner:
        return []
    title: list[Block] = [Paragraph((Styled("**", (Text(subject),)),))] if subject else []
    return [Quote((*title, *inner), author_of(piece.header)[0])]


def addressed(blocks: Sequence[Block], author: str, address: str) -> list[Block]:
    """The blocks with the address of the mail that is answered at the quotations that name its author."""
    if not address or not author:
        return list(blocks)
    return [
        replace(block, address=address) if isinstance(block, Quote) and not block.address and _same(block.name, author) else block
        for block in blocks
    ]
