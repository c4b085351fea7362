"""Goes through HTML elements in order and gathers paragraphs; handlers say what an element means.

Its time is about linear in the size of the HTML, and nesting cannot exhaust Python's stack: only handlers recurse (for
quotes, lists, tables, spoilers), to MAX_DEPTH.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..addresses.credentials import without
from ..gfm import MISSING
from .blocks import (
    Block,
    Break,
    CodeBlock,
    CodeSpan,
    Heading,
    Inline,
    Items,
    Paragraph,
    Quote,
    Spoiler,
    Table,
    Text,
)
from .doubted import DOUBTED, is_clear
from .gated import GAP, in_line, is_gated
from .hidden import is_hidden, parted
from .html_words import BLOCKS, DROPPED, MARKS, STYLED, note_hidden, words_of
from .left_out import note
from .paper import Paper, Target
from .staff import is_box, is_note

MAX_DEPTH = 60  # of blocks in blocks; below it only the words are kept
MAX_TEXT = 8_000_000  # characters of a body; a file of the archive holds fewer bytes

# A document next to the page, which a link leads to: no page of a mirror, and nothing that an address of the web can be.
_FILE = re.compile(
    r"(?:\.{1,2}/)*(?:[^:?#/]{1,200}/){0,8}[^:?#/]{1,200}\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|gz|tgz|rar|7z"
    r"|mp3|ogg|wav|flac|m4a|mp4|avi|mov|mkv|webm|epub|djvu)",
    re.IGNORECASE,
)

Handler = Callable[[LexborNode, "Reader"], "Iterable[Block | Inline] | None"]
"""What an element becomes: inlines join the paragraph, blocks end it, nothing drops it; None: it is an ordinary element."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a forum engine adds to HTML."""

    by_class: Mapping[str, Handler] = field(default_factory=dict)
    """Handlers by class name; an element's first class that has one decides."""
    by_tag: Mapping[str, Handler] = field(default_factory=dict)
    address: Callable[[str], str] = str
    """From an address on the page to an absolute one; "" if it must not be followed."""
    file: Callable[[str], str] = lambda _: ""
    """From a relative address on the page to the path of a file that the dump holds; "" if it does not, MISSING if it holds one
    that the page must not bring along, and whose own address is not known."""
    excluded: AbstractSet[int] = frozenset()
    """Elements, by `mem_id`, that are no part of what is read."""


class _TooLong(Exception):
    """A body has more words than any file can hold."""


def drop(_: LexborNode, __: Reader) -> tuple[Block, ...]:
    """The handler of boilerplate."""
    return ()


class Reader:
    """Reads elements; handlers use it for what is inside theirs."""

    def __init__(self, dialect: Dialect, tags: Mapping[str, Handler]) -> None:
        """A reader of one dialect; `tags` are the handlers of plain HTML."""
        self.dialect = dialect
        self._depth = 0
        self._length = 0  # of the words so far, in characters
        self._roots: set[int] = set()  # what is read as a whole
        self._gone: set[int] = set()  # what handlers had left out
        self._doubted: set[int] = set()  # what may be hidden
        self._tags: dict[str, Handler] = {**tags, **dialect.by_tag}

    def blocks(self, *nodes: LexborNode) -> tuple[Block, ...]:
        """The blocks inside elements. In place of more words than any file holds stand words that no file takes either."""
        if any(self.is_gated(node) for node in nodes):
            if len(nodes) > 1:
                return tuple(block for node in nodes for block in self.blocks(node))
            note(gated_parts=1)
            return (Paragraph((GAP,)),)
        children = [child for node in nodes for child in reversed(_children(node))]
        if self._depth:
            return self.among(children)
        self._roots, self._length = {node.mem_id for node in nodes}, 0
        try:
            return self.among(children)
        except _TooLong:
            return (Paragraph((Text("x" * MAX_TEXT),)),)

    def among(self, nodes: Sequence[LexborNode]) -> tuple[Block, ...]:
        """The blocks that nodes themselves are."""
        self._depth += 1
        try:
            paper = Paper()
            self._walk(nodes, paper)
            return paper.finish()
        finally:
            self._depth -= 1

    def inlines(self, *nodes: LexborNode) -> tuple[Inline, ...]:
        """The words inside elements in one paragraph, with a line break where blocks meet."""
        return in_one_line(self.blocks(*nodes))

    def address(self, address: str | None) -> str:
        """The absolute address, or "" if it must not be followed."""
        if not address:
            return ""
        if found := without(address)[1]:
            note(credentials=found)
        return self.dialect.address(address)

    def _walk(self, nodes: Sequence[LexborNode], paper: Paper) -> None:
        """Go through the nodes in order, without recursion."""
        todo: list[LexborNode | _Leave] = list(reversed(nodes))
        while todo:
            node = todo.pop()
            if isinstance(node, _Leave):
                paper.styles = node.styles
                if node.block:
                    paper.end_paragraph()
            elif self._gone and node.mem_id in self._gone:
                continue
            elif node.is_text_node:
                self._add_words(node.text_content or "", paper)
            elif node.is_element_node:
                self._element(node, paper, todo)

    def _add_words(self, words: str, paper: Paper) -> None:
        self._length += len(words)
        if self._length > MAX_TEXT:  # before they are taken apart, which takes many times their length of memory
            raise _TooLong
        paper.inline(Text(words.replace("\xa0", " ")))

    def _element(self, node: LexborNode, paper: Paper, todo: list[LexborNode | _Leave]) -> None:
        tag = node.tag or ""
        attributes = node.attributes
        if (tag in DROPPED and tag not in self._tags) or not self.is_shown(node, attributes):
            return
        classes = attributes.get("class")
        handler = self._handler(tag, classes)
        if (classes or tag == "fieldset") and handler is not drop and self.is_gated(node, classes or ""):
            note(gated_parts=1)
            paper.add(GAP if in_line(tag) else Paragraph((GAP,)))
            return
        if handler and (handler is drop or tag == "br" or self._depth <= MAX_DEPTH):
            made = handler(node, self)
            if made is not None:
                for item in made:
                    paper.add(item)
                return
        leave = _Leave(paper.styles, tag in BLOCKS)
        if leave.block:
            paper.end_paragraph()
        self._style(tag, attributes, paper)
        todo.append(leave)
        todo.extend(_children(node))

    def _style(self, tag: str, attributes: Mapping[str, str | None], paper: Paper) -> None:
        """Begin what an ordinary element does to the words in it."""
        if tag in MARKS:
            paper.style(MARKS[tag])
        elif tag == "a":
            href = attributes.get("href") or ""
            path = self.dialect.file(href) if _FILE.fullmatch(href) else ""
            address = path if path and path != MISSING else self.address(href)
            if address:
                paper.style(Target(address))
        elif tag in STYLED:
            paper.styled(attributes.get("style") or "")

    def is_shown(self, node: LexborNode, attributes: Mapping[str, str | None] | None = None) -> bool:
        """Whether an element is part of what is read, and a page shows it; the words of one that it never shows are counted."""
        if node.mem_id in self.dialect.excluded or node.mem_id in self._gone:
            return False
        attributes = node.attributes if attributes is None else attributes
        if is_box(node, attributes):
            note_hidden(node)
            return False
        if not is_hidden(node, attributes, self._roots):
            if DOUBTED in attributes or is_clear(attributes.get("style") or ""):
                self._note_doubted(node)
            elif is_note(attributes):
                self._note_doubted(node, of_staff=True)
            return True
        known = (self.dialect.by_class.get(name, drop) for name in (attributes.get("class") or "").split())
        if any(handler is not drop for handler in known):  # a spoiler of the engine's
            return True
        if parts := parted(node):
            self.leave_hidden(parts)
            return True
        note_hidden(node)
        return False

    def _note_doubted(self, node: LexborNode, *, of_staff: bool = False) -> None:
        """Count the words of an element that may be hidden, or may be for the staff alone, once, and not those in it again."""
        above: LexborNode | None = node
        for _ in range(MAX_DEPTH):
            if above is None:
                break
            if above.mem_id in self._doubted:
                return
            above = above.parent
        self._doubted.add(node.mem_id)
        words = len(words_of(node).split())
        note(**{"staff_words" if of_staff else "doubted_words": words})

    def leave_hidden(self, nodes: Iterable[LexborNode]) -> None:
        """Skip nodes that are still to come, and count their words as hidden."""
        for node in nodes:
            if node.mem_id not in self._gone:
                self._gone.add(node.mem_id)
                note_hidden(node)

    def is_gated(self, node: LexborNode, classes: str | None = None) -> bool:
        """Whether an element holds what guests were not shown: `blocks` has a gap in its place, and counts it."""
        classes = (node.attributes.get("class") or "") if classes is None else classes
        return bool(classes or node.tag == "fieldset") and is_gated(
            node, classes, self.dialect.by_class.__contains__, self._roots
        )

    def leave_out(self, nodes: Iterable[LexborNode]) -> None:
        """Skip what follows an element and belongs to it."""
        self._gone.update(node.mem_id for node in nodes)

    def _handler(self, tag: str, classes: str | None) -> Handler | None:
        if classes and self.dialect.by_class:
            for name in classes.split():
                if name in self.dialect.by_class:
                    return self.dialect.by_class[name]
        return self._tags.get(tag)


@dataclass(frozen=True, slots=True)
class _Leave:
    """The end of an element: the styles around it apply again."""

    styles: tuple[str | Target, ...]
    block: bool


def _children(node: LexborNode) -> list[LexborNode]:
    """An element's children, the last one first."""
    children: list[LexborNode] = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def in_one_line(blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """Paragraphs as one, with line breaks between; of other blocks the words."""
    out: list[Inline] = []
    for block in blocks:
        inlines = block.inlines if isinstance(block, Paragraph) else _words(block)
        if out and inlines:
            out.append(Break())
        out.extend(inlines)
    return tuple(out)


def _words(block: Block) -> tuple[Inline, ...]:
    match block:
        case Paragraph(inlines) | Heading(inlines=inlines):
            return inlines
        case Quote(blocks=blocks) | Spoiler(blocks=blocks):
            return in_one_line(blocks)
        case Items(items=items):
            return in_one_line(inner for item in items for inner in item)
        case Table(rows=rows):
            return tuple(inline for row in rows for cell in row for inline in (*cell, Text(" ")))
        case CodeBlock(text=text):
            return (CodeSpan(text),)
        case _:
            return ()
