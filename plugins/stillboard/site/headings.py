"""Headings inside what people wrote: below the page's own, none skipping a level, whatever the writer typed."""

from __future__ import annotations

import itertools
import re

LOWEST = 6
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<close>/)?h(?P<level>[1-6])(?=[\s/>])", re.I | re.ASCII | re.DOTALL)


class Outline:
    """The levels of one text's headings, from `top` (that of its first) down; a heading is at most one below the last."""

    def __init__(self, top: int) -> None:
        """`top`: the level below the heading that the text stands under."""
        self._top = top
        self._above: list[int] = []  # as written: the headings that the current place lies under
        self._open: list[int] = []  # the new levels of headings whose end tags are still to come

    def start(self, level: int) -> int:
        """The level for a heading that was written with `level`."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        self._open.append(min(self._top + len(self._above) - 1, LOWEST))
        return self._open[-1]

    def end(self) -> int:
        """The level for an end tag: it ends the heading that is open, as in browsers. 0 where none is."""
        return self._open.pop() if self._open else 0


def levelled(source: str, top: int) -> str:
    """HTML with its headings' levels from `top` down."""
    outline = Outline(top)

    def replaced(match: re.Match[str]) -> str:
        if not match["level"]:
            return match[0]
        level = outline.end() if match["close"] else outline.start(int(match["level"]))
        return f"<{match['close'] or ''}h{level}" if level else match[0]

    return _TAG.sub(replaced, source)


def are_levelled(source: str, top: int) -> bool:
    """Whether HTML's headings start at `top` and go down by one at most."""
    levels = [int(match["level"]) for match in _TAG.finditer(source) if match["level"] and not match["close"]]
    return all(top <= after <= before + 1 for before, after in itertools.pairwise([top - 1, *levels]))
