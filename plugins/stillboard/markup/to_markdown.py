"""Blocks -> GitHub-flavoured Markdown that shows the same words in the same structure, and that people like to read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from . import escape
from .blocks import Block, CodeBlock, Heading, Inline, Items, Link, Paragraph, Quote, Rule, Spoiler, Styled, Table, Text
from .inlines import lines, paragraph

MAX_DEPTH = 45  # of quotes, lists (two elements each) and spoilers in one another; what lies deeper is written without them
_LANG = re.compile(r"[^a-z0-9+#._-]")
_TASK = re.compile(r"\[[ xX]\](?=\s|$)")
_CLOSING = re.compile(r"(?<=\s)#+$|^#+$")


def to_markdown(blocks: Sequence[Block]) -> str:
    """The Markdown of a post's body: no blank line at its ends, LF; empty if the blocks show nothing."""
    return "\n".join(_lines(blocks, 0))


def _lines(blocks: Sequence[Block], depth: int, *, tight: bool = False) -> list[str]:
    """The lines of blocks, one blank line between two unless they are `tight`."""
    out: list[str] = []
    other = False  # the second of two lists in a row takes other marks, or they would become one
    before: Block | None = None
    for block in _shallow(blocks) if depth >= MAX_DEPTH else blocks:
        other = isinstance(block, Items) and isinstance(before, Items) and _same_kind(block, before) and not other
        piece = _items(block, depth, other) if isinstance(block, Items) else _block(block, depth)
        if piece:
            if out and not tight:
                out.append("")
            out.extend(piece)
            before = block
    return out


def _same_kind(one: Items, other: Items) -> bool:
    return (one.start is None) == (other.start is None)


def _shallow(blocks: Sequence[Block]) -> Iterator[Block]:
    """The leaves of the blocks, in order, whatever their depth."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        match block:
            case Quote(blocks=inner):
                stack.extend(reversed(inner))
                yield Paragraph(_attribution(block))
            case Spoiler(blocks=inner, title=title):
                stack.extend(reversed(inner))
                yield Paragraph((Text(title),))
            case Items(items=items):
                stack.extend(block for item in reversed(items) for block in reversed(item))
            case _:
                yield block


def _block(block: Block, depth: int) -> list[str]:
    out: list[str] = []
    match block:
        case Paragraph(inlines):
            out = lines(inlines)
        case Heading(level, inlines):
            out = _heading(level, inlines)
        case Quote():
            out = _quote(block, depth)
        case CodeBlock(text, lang):
            out = _code(text, lang)
        case Table():
            out = _table(block)
        case Spoiler():
            out = _spoiler(block, depth)
        case Rule():
            out = ["---" if not depth else "___"]  # "- ---" would be a rule itself, not a list that holds one
        case Items():
            out = _items(block, depth, False)
    return out


def _heading(level: int, inlines: Sequence[Inline]) -> list[str]:
    text = _CLOSING.sub(lambda match: "\\" + match[0], paragraph(inlines, " "))
    return [f"{'#' * min(max(level, 1), 6)} {text}"] if text else []


def _attribution(quote: Quote) -> tuple[Inline, ...]:
    """`**Name** [wrote](address):`, or `**Name** wrote:`; where nobody is named, a mere link to what is quoted."""
    name = escape.one_blank(quote.name).strip()
    if not escape.is_seen(name):
        return (Link(quote.address, (Text("source"),)),) if quote.address else ()
    wrote: Inline = Link(quote.address, (Text("wrote"),)) if quote.address else Text("wrote")
    return (Styled("**", (Text(name),)), Text(" "), wrote, Text(":"))


def _head(quote: Quote) -> list[str]:
    """The lines of an attribution. A name of letters alone needs no look at what marks next to it would do."""
    if quote.name.isalpha() and quote.name.isascii() and quote.address:
        return [f"**{quote.name}** [wrote]({escape.destination(quote.address)}):"]
    return lines(_attribution(quote))


def _quote(quote: Quote, depth: int) -> list[str]:
    head = _head(quote)
    inner = _lines(quote.blocks, depth + 1)
    body = [*head, *([""] if head and inner else []), *inner]
    return [f"> {line}" if line else ">" for line in body]


def _code(text: str, lang: str) -> list[str]:
    text = escape.writable(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\x85", "\n")
    text = re.sub("[\u2028\u2029]", "\n", text).removesuffix("\n")
    fence = "`" * max(3, escape.longest_run(text, "`") + 1)
    return [fence + _LANG.sub("", lang.lower()), *text.split("\n"), fence]


def _items(block: Items, depth: int, other: bool) -> list[str]:
    tight = all(_is_tight(item) for item in block.items)
    items = [_lines(item, depth + 1, tight=tight) for item in block.items]
    if block.start is None or not any(items):  # bare marks say nothing, and `- - -` would be a line across
        items = [item for item in items if item]
    start = block.start if block.start is not None and 0 <= block.start < 10**9 - len(items) else 1
    out: list[str] = []
    for n, item in enumerate(items):
        mark = ("*" if other else "-") if block.start is None else f"{start + n}{')' if other else '.'}"
        if out and not tight:
            out.append("")
        out.extend(_item(mark, item))
    return out


def _is_tight(item: tuple[Block, ...]) -> bool:
    """True if the item is one paragraph, with lists under it at most."""
    lists = all(isinstance(block, Items) and block.start in {None, 1} for block in item[1:])
    return lists and (not item or isinstance(item[0], Paragraph | Items))


def _item(mark: str, item: list[str]) -> list[str]:
    if not item:
        return [mark]
    first = "\\" + item[0] if _TASK.match(item[0]) else item[0]
    indent = " " * (len(mark) + 1)
    return [f"{mark} {first}", *(indent + line if line else "" for line in item[1:])]


def _table(table: Table) -> list[str]:
    rows = [[paragraph(cell, "<br>").replace("|", "\\|") for cell in row] for row in table.rows]
    width = max((len(row) for row in rows), default=0)
    if not any(any(row) for row in rows):
        return []
    if not table.head:
        rows.insert(0, [])
    rows = [row + [""] * (width - len(row)) for row in rows]
    rows.insert(1, ["---"] * width)
    return [f"| {' | '.join(row)} |" for row in rows]


def _spoiler(spoiler: Spoiler, depth: int) -> list[str]:
    title = html.escape(escape.one_blank(spoiler.title).strip(), quote=False) if escape.is_seen(spoiler.title) else "Spoiler"
    inner = _lines(spoiler.blocks, depth + 1)
    return [f"<details><summary>{title}</summary>", "", *inner, *([""] if inner else []), "</details>"]
