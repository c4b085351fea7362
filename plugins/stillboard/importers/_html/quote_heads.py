"""Quotations whose author stands in a line before them ("Ann wrote:") or in their own first line, and in no element for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...markup.blocks import Block, Break, Inline, Paragraph, Quote, Rule, Styled, Text
from .attribution import quoted_name, says_who_wrote

MAX_BLANKS = 3  # of a name
_LABEL = re.compile(r"(?:quote|zitat|citation|cita|citazione|цитата)\s?:?", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:originally posted by|original von|ursprünglich (?:von|geschrieben von)|posté à l'origine par)"
    r"\s?:?\s(?P<name>\S.{0,59}?)\s?:?",
    re.IGNORECASE,
)


def with_names(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, where a quotation takes the name from the line before it."""
    found: list[Block] = []
    for block in blocks:
        name = _name_in(found[-1]) if found and isinstance(block, Quote) and not block.name else ""
        if name and isinstance(block, Quote):
            found[-1] = Quote(block.blocks, name, block.address)
        else:
            found.append(block)
    return tuple(found)


def _name_in(block: Block) -> str:
    """Who is named, if a block is a line of bold words that says nothing but that; "" else."""
    inline = block.inlines[0] if isinstance(block, Paragraph) and len(block.inlines) == 1 else None
    if not isinstance(inline, Styled) or inline.mark != "**" or not all(isinstance(one, Text) for one in inline.inlines):
        return ""
    said = "".join(one.text for one in inline.inlines if isinstance(one, Text)).strip()
    return quoted_name(said) if said.endswith((":", "：")) and says_who_wrote(said) else ""


def with_names_in_lines(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks, where a quotation takes the name from the last line of the words before it, or from its own first line."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, Quote):
            found.append(block)
            continue
        inner, name = with_names_in_lines(block.blocks), block.name
        if not name:
            inner, name = _from_first_line(inner)
        if not name and found and isinstance(before := found[-1], Paragraph):
            lines = _lines(before.inlines)
            name = _named(lines[-1]) or _posted(lines[-1])
            found[-1:] = _paragraphs(lines[:-1]) if name else found[-1:]
        found.append(Quote(inner, name, block.address))
    return tuple(found)


def _from_first_line(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str]:
    """What a quotation holds without a line that says who is quoted, and the name; "" if none says so."""
    rest = list(blocks)
    if (
        len(rest) > 1
        and isinstance(rest[0], Paragraph)
        and _LABEL.fullmatch(_words(rest[0].inlines))
        and isinstance(rest[1], Rule)
    ):
        rest = rest[2:]
    if not rest or not isinstance(first := rest[0], Paragraph):
        return tuple(blocks), ""
    lines = _lines(first.inlines)
    name = _named(lines[0]) or _posted(lines[0])
    rest[:1] = _paragraphs(lines[1:])
    if name and rest and isinstance(rest[-1], Rule):  # UBB draws a line over and under what is quoted
        rest.pop()
    return (tuple(rest), name) if name and rest else (tuple(blocks), "")


def _lines(inlines: Sequence[Inline]) -> list[list[Inline]]:
    lines: list[list[Inline]] = [[]]
    for one in inlines:
        if isinstance(one, Break):
            lines.append([])
        else:
            lines[-1].append(one)
    return lines


def _paragraphs(lines: Sequence[Sequence[Inline]]) -> list[Block]:
    inlines = [one for line in lines for one in (Break(), *line)][1:]
    return [Paragraph(tuple(inlines))] if any(lines) else []


def _words(line: Sequence[Inline]) -> str:
    """The words of a line that are plain, bold or italic; "" if anything else is in it."""
    said: list[str] = []
    for one in line:
        inner = one.inlines if isinstance(one, Styled) else (one,)
        if not all(isinstance(text, Text) for text in inner):
            return ""
        said += [text.text for text in inner if isinstance(text, Text)]
    return " ".join("".join(said).split())


def _named(line: Sequence[Inline]) -> str:
    said = _words(line)
    name = quoted_name(said) if said.endswith((":", "：")) and says_who_wrote(said) else ""
    return name if name.count(" ") <= MAX_BLANKS else ""


def _posted(line: Sequence[Inline]) -> str:
    match = _POSTED.fullmatch(_words(line))
    return match["name"] if match and match["name"].count(" ") <= MAX_BLANKS else ""
