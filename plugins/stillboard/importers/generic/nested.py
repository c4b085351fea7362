"""Threads that are shown as trees: replies inside replies, or moved to the right, each built like all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .page_tree import Element, Tree
from .record_parts import FEW, Record

MAX_LEVELS = 12  # from a date up to the element of its record
ALIKE = 0.6  # of the records, that are elements of one name


def near(tree: Tree, element: Element) -> tuple[str, str]:
    """The names of an element and of the one around it, which are the same however deep a reply stands."""
    return tree.elements[element.parent].name if element.parent >= 0 else "", element.name


def nested(tree: Tree, dates: Sequence[Element]) -> list[Record]:
    """The records of some dates, if some of them lie inside others, or deeper than others; none for a plain thread."""
    tops = _tops(tree, dates)
    if not tops:
        return []
    names = Counter(tree.elements[top].name for top, _ in tops)
    name, many = names.most_common(1)[0]
    if many < max(FEW, ALIKE * len(tops)):
        return []
    kept = [(top, date) for top, date in tops if tree.elements[top].name == name]
    outer = _enclosing(tree, [top for top, _ in kept])
    parents = [tree.elements[top].parent for top, _ in kept]
    if all(one is None for one in outer) and not _moved(tree, parents):
        return []
    found: list[Record] = []
    for n, (top, date) in enumerate(kept):
        record = Record([tree.elements[top].node], date=date.node, spans=_without(tree, top, kept, n))
        record.answers = found[around] if (around := outer[n]) is not None else None
        found.append(record)
    if all(one is None for one in outer):
        _answer_by_place(tree, found, parents)
    return found


def _tops(tree: Tree, dates: Sequence[Element]) -> list[tuple[int, Element]]:
    """The highest elements that are as far above each date, and all different; each with its date."""
    ways = [date.at for date in dates]
    for _ in range(MAX_LEVELS):
        above = [tree.elements[at].parent for at in ways]
        if min(above) < 0 or len(set(above)) < len(above):
            break
        ways = above
    return sorted(zip(ways, dates, strict=True), key=lambda one: one[0])


def _enclosing(tree: Tree, tops: Sequence[int]) -> list[int | None]:
    """The index of the innermost of some elements (in the page's order) that each of them lies in."""
    found: list[int | None] = []
    around: list[int] = []
    for n, top in enumerate(tops):
        while around and tree.elements[tops[around[-1]]].end <= top:
            around.pop()
        found.append(around[-1] if around else None)
        around.append(n)
    return found


def _moved(tree: Tree, parents: Sequence[int]) -> bool:
    """Whether the elements of some records lie in others like those of the rest: around replies, one inside the other."""
    first = parents[0]
    end = tree.elements[first].end
    return any(parent != first and first < parent < end for parent in parents) and all(first <= at < end for at in parents)


def _without(tree: Tree, top: int, kept: Sequence[tuple[int, Element]], n: int) -> list[tuple[int, int]]:
    """The spans of a record without those of the records in it."""
    spans, start, end = [], top, tree.elements[top].end
    for other, _ in kept[n + 1 :]:
        if other >= end:
            break
        if other >= start:
            spans.append((start, other))
            start = tree.elements[other].end
    if start < end:
        spans.append((start, end))
    return spans


def _answer_by_place(tree: Tree, found: Sequence[Record], parents: Sequence[int]) -> None:
    """A reply that is moved to the right answers the last one before it that is moved less."""
    around: list[tuple[int, int]] = []  # the end of what a record's replies lie in, and the record's index
    for n, parent in enumerate(parents):
        while around and not (around[-1][0] < parent < tree.elements[around[-1][0]].end):
            around.pop()
        found[n].answers = found[around[-1][1]] if around else None
        around.append((parent, n))
