"""The tags of BBCode that nearly all posts are made of -> blocks, without HTML on the way: marks, links, pictures, quotations,
lists, code. It is what `from_bbcode` comes to by HTML's parser; whatever else there is, is left to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .bbcode_tags import BBCodeContext, image, linked_to, plain, quotation, quoted
from .blocks import Block, Break, CodeBlock, Items, Text
from .escape import has_controls
from .html_reader import in_one_line
from .paper import Paper, Target

LONGEST = 500_000  # characters; the other way knows what is too long
_DEEPEST = 20  # tags in one another
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~"}
_PLAIN = frozenset("u color colour size font face highlight mark bg background".split())  # their words, and nothing of them
_AROUND = frozenset({"quote", "list", "*"})  # what blocks may stand in
_LINKS = frozenset({"url", "email"})
_LANGUAGE = re.compile(r"[a-z0-9+#._-]{1,30}")
_BREAK = Break()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a post: words, or a tag that has its other half, or one with what it holds."""

    words: str  # of no tag
    name: str = ""  # of a tag
    end: bool = False
    value: str = ""
    inner: str | None = None  # what a tag holds that is not read for tags


class _Other(Exception):
    """Something that is left to HTML's parser."""


@dataclass(slots=True)
class _Open:
    """A tag that is open."""

    name: str
    value: str
    styles: tuple[str | Target, ...]  # around it
    paper: Paper | None = None  # around it, of what has one of its own
    items: list[tuple[Block, ...]] | None = None  # of a list


def directly(pieces: Iterable[Piece], context: BBCodeContext) -> tuple[Block, ...] | None:
    """The blocks of a post's pieces; None if anything in it is no such tag, or does not stand as they do."""
    try:
        return _Direct(context).blocks(pieces)
    except _Other:
        return None


class _Direct:
    """The blocks so far, and what is open."""

    def __init__(self, context: BBCodeContext) -> None:
        self._context = context
        self._paper = Paper()
        self._open: list[_Open] = []
        self._is_begun = False

    def blocks(self, pieces: Iterable[Piece]) -> tuple[Block, ...]:
        """All of them. _Other for what this does not read."""
        for piece in pieces:
            if not piece.name:
                self._say(piece.words)
            elif piece.inner is not None:
                self._hold(piece, piece.inner)
            elif piece.name == "*":
                self._item()
            elif piece.end:
                self._end(piece.name)
            else:
                self._begin(piece)
        if self._open:
            raise _Other
        return self._paper.finish()

    def _say(self, words: str) -> None:
        if not self._is_begun:
            words = words.lstrip(" \t")  # as the parser does with what stands before all
        if not words:
            return
        self._is_begun = True
        if has_controls(words) or "/cdn-cgi/" in words:  # which hides addresses
            raise _Other
        if self._open and self._open[-1].items is not None:
            if words.strip():
                raise _Other
            return
        for n, row in enumerate(words.split("\n")):
            if n:
                self._paper.inline(_BREAK)
            if row:
                self._paper.inline(Text(row.replace("\xa0", " ")))

    def _begin(self, piece: Piece) -> None:
        self._is_begun = True
        name, inner = piece.name, self._open[-1] if self._open else None
        if len(self._open) > _DEEPEST or (inner is not None and inner.items is not None):
            raise _Other
        styles = self._paper.styles
        if name in _MARKS:
            self._open.append(_Open(name, "", styles))
            self._paper.style(_MARKS[name])
        elif name in _PLAIN:
            self._open.append(_Open(name, "", styles))
        elif name in _LINKS:
            if any(one.name in _LINKS for one in self._open):
                raise _Other
            self._open.append(_Open(name, plain(piece.value), styles, self._paper))
            self._paper = Paper()
        elif name in {"quote", "list"} and all(one.name in _AROUND for one in self._open):
            self._open.append(
                _Open(name, piece.value, styles, self._paper if name == "quote" else None, [] if name == "list" else None)
            )
            self._paper = Paper() if name == "quote" else self._paper
        else:
            raise _Other

    def _item(self) -> None:
        """Begin an item of a list, and end the one before."""
        if self._open and self._open[-1].name == "*":
            self._end("*")
        if not self._open or self._open[-1].items is None or len(self._open) > _DEEPEST:
            raise _Other
        self._open.append(_Open("*", "", self._paper.styles, self._paper))
        self._paper = Paper()

    def _end(self, name: str) -> None:
        if name == "list" and self._open and self._open[-1].name == "*":
            self._end("*")
        if not self._open or self._open[-1].name != name:
            raise _Other
        inner = self._open.pop()
        if inner.items is not None:
            if any(inner.items):
                is_numbered = inner.value[:1] not in {"", "c", "d", "s"}
                self._paper.add(Items(tuple(inner.items), 1 if is_numbered else None))
        elif inner.paper is None:
            self._paper.styles = inner.styles
        else:
            blocks, self._paper = self._paper.finish(), inner.paper
            if name == "quote":
                self._paper.add(quotation(*quoted(inner.value), blocks, self._context))
            elif name == "*":
                self._take_item(blocks)
            else:
                self._add_link(name, inner.value, blocks)

    def _take_item(self, blocks: tuple[Block, ...]) -> None:
        items = self._open[-1].items
        if items is not None:
            items.append(blocks)

    def _add_link(self, name: str, to: str, blocks: tuple[Block, ...]) -> None:
        for item in linked_to(name, to, in_one_line(blocks), self._context):
            self._paper.add(item)

    def _hold(self, piece: Piece, inner: str) -> None:
        """What is not read for tags."""
        self._is_begun = True
        if has_controls(inner) or "/cdn-cgi/" in inner or (self._open and self._open[-1].items is not None):
            raise _Other
        if piece.name == "img":
            for item in image(inner.strip(), self._context):
                self._paper.add(item)
        elif piece.name in _LINKS:
            self._add_link(piece.name, inner.strip(), ())
        elif piece.name == "code" and all(one.name in _AROUND for one in self._open):
            language = plain(piece.value).lower()
            self._paper.add(CodeBlock(inner.replace("\xa0", " ").strip("\n"), language if _LANGUAGE.fullmatch(language) else ""))
        else:
            raise _Other
