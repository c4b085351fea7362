"""Where the blocks of a body stand, line by line, as the parser that shows them sees it: quotations, code, beginnings of others.

Only the parser knows whether a line without a mark goes on with the quotation above it, or a fence opens anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..gfm import PLACES, to_html

_TAG = re.compile(
    r"<(?P<end>/?)(?P<tag>blockquote|pre|h[1-6]|hr|ol|ul|li|p|table|thead|tbody|tr|th|td)\b"
    r'(?:[^<>]*? data-sourcepos="(?P<first>\d+):(?P<column>\d+)-(?P<last>\d+):\d+")?[^<>]*>'
)
_MARK = re.compile(r"[ \t]*>")


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation: its lines, from 0 on, how many others it stands in, and what stands before its first mark."""

    first: int
    last: int
    depth: int
    before: str


@dataclass(slots=True)
class Blocks:
    """The blocks of a body."""

    lines: list[str]
    quotes: list[Quote] = field(default_factory=list)  # in their order; one before those that it holds
    code: set[int] = field(default_factory=set)  # lines of blocks of code
    begun: set[int] = field(default_factory=set)  # lines in which a block begins

    def own(self, n: int) -> Iterator[tuple[int, str]]:
        """The lines of a quotation, with their numbers: without their marks, and without the quotations that it holds."""
        quote = self.quotes[n]
        inner = {line for one in self._inside(n) for line in range(one.first, one.last + 1)}
        for number in range(quote.first, quote.last + 1):
            if number not in inner:
                yield number, self.bare(quote, number)

    def _inside(self, n: int) -> Iterator[Quote]:
        for one in self.quotes[n + 1 :]:
            if one.depth <= self.quotes[n].depth:
                return
            yield one

    def bare(self, quote: Quote, number: int) -> str:
        """A line of a quotation without the marks of it, and of those that it stands in."""
        line, marks = self.lines[number], quote.depth + 1
        if number == quote.first:
            line, marks = line[len(quote.before) :], 1
        for _ in range(marks):
            if match := _MARK.match(line):
                line = line[match.end() :]
        return line.removeprefix(" ")


def blocks(body: str, deepest: int) -> Blocks:
    """The blocks of a body. Quotations that stand in more than `deepest` others count as words of these."""
    found = Blocks(body.split("\n"))
    depth = 0
    for tag in _TAG.finditer(to_html(body, PLACES)):
        is_quote = tag["tag"] == "blockquote"
        if tag["end"]:
            depth -= is_quote
            continue
        if tag["first"]:
            first, last = int(tag["first"]) - 1, min(int(tag["last"]), len(found.lines)) - 1
            found.begun.add(first)
            if is_quote and depth < deepest:
                before = found.lines[first].encode()[: int(tag["column"]) - 1].decode("utf-8", "replace")
                found.quotes.append(Quote(first, max(first, last), depth, before))
            elif tag["tag"] == "pre":
                found.code.update(range(first, last + 1))
        depth += is_quote
    return found
