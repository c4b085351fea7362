"""A post as the structure of its page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from .linked_data import Described


@dataclass(slots=True)
class Record:
    """A post as its structure shows it; what is not found stays None."""

    parts: list[LexborNode]
    """The elements that it consists of: one, or several rows."""
    date: LexborNode | None = None
    author: LexborNode | None = None
    body: LexborNode | None = None
    name: str = ""
    """The author's, where it stands in no element of its own."""
    subject: str = ""
    """The title that stands over it, the thread's or its own."""
    around: str = ""
    """A pattern of what the page has before or behind each name and is none's; "" where it has nothing there."""
    anchor: LexborNode | None = None
    """An empty element before it that has its id."""
    described: Described | None = None
    """What the page's JSON-LD says of it."""
    left_out: list[LexborNode] = field(default_factory=list)
    """What stands in the body and is the page's."""
    answers: Record | None = None
    """What it answers, where the page shows replies inside replies."""
    spans: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, at: int) -> bool:
        """Whether it holds the element with this index."""
        return any(start <= at < end for start, end in self.spans)
