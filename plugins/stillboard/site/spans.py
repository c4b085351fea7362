"""Cells of a table that reach over several columns or rows: whether there are such columns and rows, and nobody else is there."""

from __future__ import annotations

import re
from collections.abc import Iterable

MAX_WORK = 100_000  # columns of cells, and of those that reach into each row
_SPAN = re.compile(r' (colspan|rowspan)="([0-9]*)"')


def spans(rest: str) -> tuple[int, int]:
    """How many columns and rows a cell takes, by the attributes of its tag."""
    said = {name: int(number or 0) for name, number in _SPAN.findall(rest)}
    return said.get("colspan", 1), said.get("rowspan", 1)


def unspanned(tag: str) -> str:
    """A cell's tag, of one column and one row."""
    return _SPAN.sub("", tag)


def fit(groups: Iterable[Iterable[Iterable[tuple[int, int]]]]) -> bool:
    """Whether the cells of a table, by groups of rows and by rows, cover every place once, and in each column one begins.

    What takes too long to look at does not fit.
    """
    begun: set[int] = set()
    width = work = 0
    for group in groups:
        hanging: dict[int, int] = {}  # columns that cells of rows above take, and in how many rows yet
        for row in group:
            column, taken = 0, hanging
            hanging = {place: rows - 1 for place, rows in taken.items() if rows > 1}
            for columns, rows in row:
                while column in taken:
                    column += 1
                work += columns
                if columns < 1 or rows < 1 or work > MAX_WORK or any(place in taken for place in range(column, column + columns)):
                    return False
                begun.add(column)
                if rows > 1:
                    hanging.update(dict.fromkeys(range(column, column + columns), rows - 1))
                column += columns
                width = max(width, column)
            work += len(taken)
            if work > MAX_WORK:
                return False
        if hanging:
            return False
    return len(begun) == width
