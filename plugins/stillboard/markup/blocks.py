"""A post's body between its source markup and Markdown: a small tree of blocks and inlines.

`from_html`, `from_text` (and later `from_bbcode`) make it, `to_markdown` writes it. No text in it is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words; a line break in it is a blank."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author made."""


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code inside a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Strong (`**`), emphasised (`*`) or struck (`~~`) words."""

    mark: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; a mention's text starts with @; a file that is not there has the address MISSING."""

    address: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    address: str
    alt: str


Inline = Text | Break | CodeSpan | Styled | Link | Image


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a post, level 1 to 6."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. `name` and `address` (of the quoted post) are empty where the source does not say."""

    blocks: tuple[Block, ...]
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code; `lang` is a lower-case language name or empty."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list: numbered from `start`, or with bullets where that is None."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. The first row is the head if `head`."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    head: bool = True


@dataclass(frozen=True, slots=True)
class Spoiler:
    """Something folded away; `title` may be empty."""

    blocks: tuple[Block, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Block = Paragraph | Heading | Quote | CodeBlock | Items | Table | Spoiler | Rule
