"""What stands beside a page's dated records and is built as they are: posts whose date nobody can read, or that have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from .._html.dom import attribute
from .._html.page_tree import Element, Tree, name_of

NEARLY_ALL = 0.8  # of the records, that have an element of one name
FEW = 2  # elements of one name that say that two things are built alike
MAX_PARTS = 200  # elements of a record that are looked at
_DIGITS = re.compile(r"\d+")


class Make:
    """How some elements are built, all of which are records of a page."""

    def __init__(self, tops: Sequence[LexborNode]) -> None:
        """`tops`: the element of each record, one at least."""
        names = Counter(map(name_of, tops)).most_common(1)[0]
        self.name = names[0] if names[1] >= NEARLY_ALL * len(tops) else ""
        numbers = Counter(map(_number, tops)).most_common(1)[0]
        self._number = numbers[0] if numbers[1] >= NEARLY_ALL * len(tops) else ""
        many = Counter(name for top in tops for name in _parts(top))
        self._parts = {name for name, of in many.items() if of >= NEARLY_ALL * len(tops)}

    def fits(self, node: LexborNode) -> bool:
        """Whether an element is built so: of the same name, with a class or a numbered id, and with most of the same parts."""
        if not self.name or name_of(node) != self.name or hides(node.attributes):
            return False
        if self.name.endswith(".") and not (self._number and _number(node) == self._number):
            return False
        shared = len(self._parts & _parts(node))
        return shared >= FEW and shared * 2 >= len(self._parts)


def _number(node: LexborNode) -> str:
    said = attribute(node, "id")
    return _DIGITS.sub("0", said) if any(map(str.isdigit, said)) else ""


def _parts(top: LexborNode) -> set[str]:
    """The names of what is in an element, as far as classes give them."""
    names = (name_of(node) for node in top.css("*")[:MAX_PARTS] if node.mem_id != top.mem_id)
    return {name for name in names if not name.endswith(".")}


def undated(tree: Tree, parent: int, kept: Sequence[tuple[int, Element]]) -> dict[int, Element | None]:
    """The elements beside those with a date each that are built like them, by their indices, with what stands at the date's place
    and says something. None where nearly every record has one: then these are rows of the records.

    `kept`: the index of each element with a date, which lies in the one at `parent`, and that date.
    """
    elements = tree.elements
    make = Make([elements[top].node for top, _ in kept])
    tops = {top for top, _ in kept}
    ways = Counter(_way(tree, top, date.at) for top, date in kept).most_common(1)[0][0]
    found: dict[int, Element | None] = {}
    at = parent + 1
    while at < elements[parent].end:
        element = elements[at]
        if element.at not in tops and element.letters and make.fits(element.node):
            places = (one for one in elements[at + 1 : element.end] if one.letters and one.name == ways[-1])
            found[at] = next((one for one in places if _way(tree, at, one.at) == ways), None) if len(ways) > 1 else None
        at = max(element.end, at + 1)
    return found if len(found) < NEARLY_ALL * len(kept) else {}


def _way(tree: Tree, top: int, at: int) -> tuple[str, ...]:
    """The names of the elements from a record's down to one in it."""
    way: list[str] = []
    while at > top:
        way.append(tree.elements[at].name)
        at = tree.elements[at].parent
    return (tree.elements[top].name, *reversed(way))
