"""The HTML of a mail -> blocks: quotations with the names that mailers write over them, signatures apart, pictures in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from ...markup.addresses import absolute
from ...markup.blocks import Block, Break, CodeSpan, Image, Inline, Link, Paragraph, Quote, Rule, Styled, Text
from ...markup.from_html import Dialect, Reader
from ...markup.html_words import note_hidden, text_of
from .._html.fragments import blocks_in
from .attribution import attributed, head_at
from .boilerplate import without_footers

_SIGNATURES = "moz-signature gmail_signature gmail_signature_prefix protonmail_signature_block".split()
_FLAT = re.compile(r"(?<![\w-])max-height\s*:\s*0(?![.\d])", re.IGNORECASE)
_CUT = re.compile(r"(?<![\w-])overflow\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class ReadHtml:
    """What a mail's HTML holds."""

    blocks: list[Block] = field(default_factory=list)
    signature: str = ""


def read_html(html: str, file: Callable[[str], str] = lambda _: "") -> ReadHtml:
    """Read a mail's HTML; `file` gives the archive's path of a part by its content id, or ""."""
    found = ReadHtml()

    def signature(node: LexborNode, _: Reader) -> tuple[Block, ...]:
        lines = [" ".join(line.split()) for line in text_of(node).splitlines()]
        found.signature = found.signature or " · ".join(line for line in lines if line.strip(" -_"))[:1000]
        return ()

    def hidden(node: LexborNode, reader: Reader) -> Iterable[Block | Inline] | None:
        """What is cut off to no height, as the words are that only lists of mails show; what else hides, hides on any page."""
        style = node.attributes.get("style") or ""
        if not (_FLAT.search(style) and _CUT.search(style)):
            return None
        return preheader(node, reader)

    def preheader(node: LexborNode, _: Reader) -> Iterable[Block | Inline]:
        note_hidden(node)
        return ()

    def kept(address: str) -> str:
        return file(unquote(address[4:])) if address[:4].lower() == "cid:" else ""

    dialect = Dialect(
        by_class={**dict.fromkeys(_SIGNATURES, signature), "moz-txt-sig": signature, "preheader": preheader},
        by_tag={"div": hidden, "span": hidden},
        address=_followed,
        file=kept,
    )
    found.blocks = named(blocks_in(html, dialect))
    return found


def _followed(address: str) -> str:
    """The address that a link leads to. One to a mailbox leads nowhere: its words say enough."""
    found = absolute(address, "")
    return "" if found.lower().startswith("mailto:") else found


def named(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the names of the quoted: from the attribution before a quotation or at its beginning, and from the head
    of a mail that stands below in full.
    """
    out: list[Block] = []
    for n, block in enumerate(blocks):
        head = _head(blocks, n)
        if head:
            rest = named(blocks[head[0] :])
            return _footless([*out, Quote(tuple(rest), head[1])] if rest else [*out, *blocks[n:]])
        out.append(_named_quote(block, out) if isinstance(block, Quote) else block)
    return _footless(out)


def _named_quote(quote: Quote, before: list[Block]) -> Quote:
    inner = list(quote.blocks)
    name = quote.name
    if not name and before and isinstance(before[-1], Paragraph):
        lines = lines_of(before[-1])
        for count in range(min(3, len(lines)), 0, -1):
            if name := attributed(lines[-count:]):
                kept = _but_last(before.pop(), count)
                before.extend([kept] if kept else [])
                break
    if not name and inner and isinstance(inner[0], Paragraph) and (name := attributed(lines_of(inner[0]))):
        inner = inner[1:]
    return Quote(tuple(named(inner)), name, quote.address)


def _but_last(block: Block, count: int) -> Block | None:
    """A paragraph without its last lines."""
    if not isinstance(block, Paragraph):
        return block
    inlines = list(block.inlines)
    while inlines and count:
        count -= isinstance(inlines.pop(), Break)
    return Paragraph(tuple(inlines)) if inlines else None


def _head(blocks: Sequence[Block], n: int) -> tuple[int, str] | None:
    """Where the mail begins whose head is at a block, and its author's name; None if none is there."""
    start = n + isinstance(blocks[n], Rule)
    block = blocks[start] if start < len(blocks) else None
    if not isinstance(block, Paragraph) or start + 1 >= len(blocks):
        return None
    lines = lines_of(block)
    head = head_at(lines, 0) if lines else None
    return (start + 1, head.name) if head and head.stop >= len(lines) else None


def _footless(blocks: list[Block]) -> list[Block]:
    """The blocks without a list's footer at their end."""
    for count in (3, 2, 1):
        tail = blocks[-count:]
        if len(tail) == count < len(blocks) and all(isinstance(block, Paragraph | Rule) for block in tail):
            lines = [line for block in tail for line in (["-" * 30] if isinstance(block, Rule) else lines_of(block))]
            if not any(line.strip() for line in without_footers(lines)):
                return blocks[:-count]
    return blocks


def lines_of(block: Block) -> list[str]:
    """The lines of a paragraph in plain."""
    if not isinstance(block, Paragraph):
        return []
    return "".join(_plain(block.inlines)).split("\n")


def _plain(inlines: Sequence[Inline]) -> Iterable[str]:
    for inline in inlines:
        match inline:
            case Text(text) | CodeSpan(text):
                yield " ".join(text.replace("\n", " ").split(" "))
            case Break():
                yield "\n"
            case Styled(inlines=inner) | Link(inlines=inner):
                yield from _plain(inner)
            case Image(alt=alt):
                yield alt
