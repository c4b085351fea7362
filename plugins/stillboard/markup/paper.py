"""The blocks of a post as they are written one after the other: inlines become paragraphs, with the styles that hold there."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from .blocks import Block, Break, CodeSpan, Image, Inline, Link, Paragraph, Styled, Text
from .html_words import STYLES


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """The link that words are in; two links to one address are two."""

    address: str


class Paper:
    """The blocks so far, and the paragraph being written: its inlines, each with the styles it stands in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run: list[tuple[Inline, tuple[str | Target, ...]]] = []
        self.styles: tuple[str | Target, ...] = ()

    def style(self, style: str | Target) -> None:
        """Begin a style, unless it holds already; a link inside a link is no link."""
        if isinstance(style, Target) and any(isinstance(other, Target) for other in self.styles):
            return
        if style not in self.styles:
            self.styles = (*self.styles, style)

    def styled(self, said: str) -> None:
        """Begin the styles that an element's own style sheet asks for."""
        for mark in (mark for pattern, mark in STYLES if said and pattern.search(said)):
            self.style(mark)

    def add(self, item: Block | Inline) -> None:
        """Put something on it: a block ends the paragraph."""
        if isinstance(item, Text | Break | CodeSpan | Styled | Link | Image):
            self.inline(item)
        else:
            self.end_paragraph()
            self.blocks.append(item)

    def inline(self, item: Inline) -> None:
        """Put an inline on it, in the styles that hold."""
        self.run.append((item, self.styles))

    def end_paragraph(self) -> None:
        """Make paragraphs of what stands there since the last block."""
        for run in _paragraphs(self.run):
            self.blocks.append(Paragraph(_nested(run, 0)))
        self.run = []

    def finish(self) -> tuple[Block, ...]:
        """All blocks."""
        self.end_paragraph()
        return tuple(self.blocks)


_Run = list[tuple[Inline, tuple[str | Target, ...]]]


def _paragraphs(run: _Run) -> Iterable[_Run]:
    """Cut a run where two or more line breaks follow one another; leave out what shows nothing."""
    part: _Run = []
    breaks = 0
    for item in run:
        if isinstance(item[0], Break):
            breaks += 1
        elif isinstance(item[0], Text) and not item[0].text.strip():
            part.append(item)
            continue
        else:
            if breaks > 1 and part:
                yield from _shown(part)
                part = []
            breaks = 0
        part.append(item)
    yield from _shown(part)


def _shown(part: _Run) -> Iterable[_Run]:
    """The run without line breaks and blanks at its ends, if anything is left."""
    first, last = 0, len(part)
    while first < last and _blank(part[first][0]):
        first += 1
    while first < last and _blank(part[last - 1][0]):
        last -= 1
    if first < last:
        yield part[first:last]


def _blank(item: Inline) -> bool:
    return isinstance(item, Break) or (isinstance(item, Text) and not item.text.strip())


def _nested(run: _Run, level: int) -> tuple[Inline, ...]:
    """Inlines with their styles as a tree. There are four styles at most: three marks and a link."""
    out: list[Inline] = []
    if not level and not any(styles for _, styles in run):
        return _side_by_side(item for item, _ in run)
    for style, group in itertools.groupby(run, lambda item: item[1][level] if len(item[1]) > level else None):
        items = list(group)
        if style is None:
            out.extend(_side_by_side(item for item, _ in items))
        elif isinstance(style, Target):
            out.append(Link(style.address, _nested(items, level + 1)))
        else:
            out.append(Styled(style, _nested(items, level + 1)))
    return tuple(out)


def _side_by_side(items: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines in a row: words that nothing parts are one."""
    out: list[Inline] = []
    words: list[str] = []
    for item in items:
        if isinstance(item, Text):
            words.append(item.text)
            continue
        if words:
            out.append(Text("".join(words)))
            words = []
        out.append(item)
    if words:
        out.append(Text("".join(words)))
    return tuple(out)
