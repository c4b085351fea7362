"""Threads that are shown as trees: replies inside replies, or moved to the right, each built like all others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .._html.dom import attribute
from .._html.page_tree import Element, Tree
from .body_places import FEW
from .record import Record

MAX_LEVELS = 12  # from a date up to the element of its record
_REPLIES = re.compile(r"indent|child|repl(?:y|ies)|nest|thread|comments|answers|level|depth|listing", re.IGNORECASE)
_INDENTED = ("[indent]", "[data-indent]", "[data-depth]", "[data-level]", "td.ind img[width]")
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
    inside: dict[int, list[int]] = defaultdict(list)
    for (top, _), around in zip(kept, outer, strict=True):
        if around is not None:
            inside[around].append(top)
    found: list[Record] = []
    for n, (top, date) in enumerate(kept):
        record = Record([tree.elements[top].node], date=date.node, spans=_without(tree, top, inside[n]))
        around = outer[n]
        if around is not None and _is_for_replies(tree, tree.elements[top].parent, kept[around][0]):
            record.answers = found[around]
        found.append(record)
    if all(one is None for one in outer):
        _answer_by_place(tree, found, parents)
    return found


def _tops(tree: Tree, dates: Sequence[Element]) -> list[tuple[int, Element]]:
    """The highest elements that are as far above each date, all different, and of one name as far as those below them; not
    what is around each of them and holds nothing else. Each with its date.
    """
    levels = [[date.at for date in dates]]
    alike = _alike(tree, levels[0])
    for _ in range(MAX_LEVELS):
        above = [tree.elements[at].parent for at in levels[-1]]
        if min(above) < 0 or len(set(above)) < len(above) or (many := _alike(tree, above)) < alike:
            break
        levels.append(above)
        alike = many
    while len(levels) > 1 and all(_is_shell(tree, outer, inner) for outer, inner in zip(levels[-1], levels[-2], strict=True)):
        levels.pop()
    return sorted(zip(levels[-1], dates, strict=True), key=lambda one: one[0])


def _alike(tree: Tree, ways: Sequence[int]) -> int:
    """How many of some elements have the name that most have."""
    return max(Counter(tree.elements[at].name for at in ways).values())


def _is_shell(tree: Tree, outer: int, inner: int) -> bool:
    """Whether an element holds another and nothing else."""
    around, within = tree.elements[outer], tree.elements[inner]
    return inner == outer + 1 and around.end == within.end and around.letters == within.letters


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


def _is_for_replies(tree: Tree, at: int, up_to: int) -> bool:
    """Whether an element, or one around it, says that replies stand in it: a page with faults has posts in one another, too."""
    for _ in range(MAX_LEVELS):
        if at <= up_to:
            return False
        element = tree.elements[at]
        if element.node.tag in {"ul", "ol"} or _REPLIES.search(attribute(element.node, "class")):
            return True
        at = element.parent
    return False


def _without(tree: Tree, top: int, inside: Sequence[int]) -> list[tuple[int, int]]:
    """The spans of a record without those of the records right inside it."""
    spans, start, end = [], top, tree.elements[top].end
    for other in inside:
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
        found[n].answers = found[around[-1][1]] if around and _is_for_replies(tree, parent, around[-1][0]) else None
        around.append((parent, n))


def answer_by_indent(found: Sequence[Record]) -> None:
    """Replies that stand one below the other, each with how far it is moved: it answers the last one that is moved less."""
    depths = [_indent(record) for record in found]
    known = [depth for depth in depths if depth is not None]
    if len(known) < max(FEW, ALIKE * len(found)) or len(set(known)) < FEW or any(record.answers for record in found):
        return
    around: list[tuple[int, Record]] = []
    for record, depth in zip(found, depths, strict=True):
        if depth is None:
            continue
        while around and around[-1][0] >= depth:
            around.pop()
        record.answers = around[-1][1] if around else None
        around.append((depth, record))


def _indent(record: Record) -> int | None:
    """How far a record is moved to the right, in whatever unit its page has; None if it does not say."""
    top = record.parts[0]
    for node in (top, *(found for place in _INDENTED if (found := top.css_first(place)) is not None)):
        for name in ("indent", "data-indent", "data-depth", "data-level"):
            if (said := attribute(node, name)).isdecimal() and len(said) < 6:
                return int(said)
        if node.tag == "img" and (said := attribute(node, "width")).isdecimal() and len(said) < 6:
            return int(said)
    return None
