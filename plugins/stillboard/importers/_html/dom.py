"""The ways through a page's tree: what an element says, what lies inside it, around it, before and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from ...markup.html_words import words_of

_FEW = 20  # elements among which one that is shown is looked for
Test = Callable[[LexborNode], bool]


def first(node: LexborNode | None, *selectors: str) -> LexborNode | None:
    """The first element inside `node` that the first fitting selector finds; None for no element.

    One that the page does not show counts only where it shows none: scripts show the other later.
    """
    if node is None:
        return None
    hidden = None
    for selector in selectors:
        found = node.css_first(selector)
        if found is None:
            continue
        if not hides(found.attributes):
            return found
        shown = next((other for other in node.css(selector)[:_FEW] if not hides(other.attributes)), None)
        if shown is not None:
            return shown
        hidden = hidden or found
    return hidden


def attribute(node: LexborNode | None, *names: str) -> str:
    """The first of the attributes that is there and not empty; "" else."""
    attributes = node.attributes if node is not None else {}
    for name in names:  # each element is asked often, and next() takes twice as long
        if value := attributes.get(name):
            return value
    return ""


def text(node: LexborNode | None, *selectors: str) -> str:
    """The words of the first element found, on one line; "" if none is."""
    return words_of(first(node, *selectors))


def classes(node: LexborNode | None) -> list[str]:
    """The class names of an element; none for no element."""
    return attribute(node, "class").split()


def has_class(node: LexborNode | None, *names: str) -> bool:
    """Whether an element has one of the classes."""
    return not set(names).isdisjoint(classes(node))


def is_blank(node: LexborNode) -> bool:
    """Whether a node shows nothing at all: a comment, or text of blanks."""
    return not node.is_element_node and not (node.is_text_node and (node.text_content or "").strip())


def own_words(node: LexborNode | None) -> str:
    """The words of an element's own text, on one line, without those of the elements in it."""
    pieces = (inner.text_content or "" for inner in nodes_in(node) if inner.is_text_node) if node is not None else ()
    return " ".join(" ".join(pieces).split())


# Upwards.


def ancestors(node: LexborNode, most: int = 0) -> Iterator[LexborNode]:
    """The elements around one, the nearest first; no more than `most` of them, or all for 0."""
    above, n = node.parent, 0
    while above is not None and (not most or n < most):
        yield above
        above, n = above.parent, n + 1


def ancestor(node: LexborNode | None, test: Test, most: int = 0) -> LexborNode | None:
    """The nearest element around `node` that passes the test; None if none of the nearest `most` (0: of all) does."""
    return next(filter(test, ancestors(node, most)), None) if node is not None else None


def of_tag(*tags: str) -> Test:
    """The test for elements of some kinds."""
    return lambda node: node.tag in tags


def of_class(*names: str) -> Test:
    """The test for elements of some classes."""
    return lambda node: has_class(node, *names)


def is_inside(node: LexborNode, name: str) -> bool:
    """Whether the element, or one around it up to four levels, has the class."""
    return has_class(node, name) or ancestor(node, of_class(name), 4) is not None


def belongs_to(node: LexborNode, outer: LexborNode, test: Test) -> bool:
    """Whether `node` lies in `outer` itself, and not in another that passes the test inside that."""
    found = ancestor(node, lambda one: one.mem_id == outer.mem_id or test(one))
    return found is not None and found.mem_id == outer.mem_id


# Sideways.


def following(node: LexborNode | None, *, forward: bool = True) -> Iterator[LexborNode]:
    """The nodes after one under the same parent, text and comments too; those before it, the nearest first, if not forward."""
    other = (node.next if forward else node.prev) if node is not None else None
    while other is not None:
        yield other
        other = other.next if forward else other.prev


def next_element(node: LexborNode | None) -> LexborNode | None:
    """The element after one, whatever text stands between."""
    return next((other for other in following(node) if other.is_element_node), None)


def previous_element(node: LexborNode | None) -> LexborNode | None:
    """The element before one, whatever text stands between."""
    return next((other for other in following(node, forward=False) if other.is_element_node), None)


def sibling(node: LexborNode, *, forward: bool, across: AbstractSet[str] = frozenset({"br"})) -> LexborNode | None:
    """The next element, or the one before, if nothing but blanks, comments and the elements `across` stands between."""
    for other in following(node, forward=forward):
        if other.is_element_node and other.tag not in across:
            return other
        if not other.is_element_node and not is_blank(other):
            return None
    return None


def next_elements(node: LexborNode, most: int, stop: Test) -> list[LexborNode]:
    """The elements after one, up to the first that passes the test `stop`; no more than `most`."""
    found: list[LexborNode] = []
    for other in following(node):
        if other.is_element_node:
            if len(found) == most or stop(other):
                break
            found.append(other)
    return found


# Downwards.


def nodes_in(node: LexborNode) -> Iterator[LexborNode]:
    """All nodes right inside an element, text and comments too."""
    inner = node.first_child
    if inner is not None:
        yield inner
        yield from following(inner)


def first_solid(node: LexborNode) -> LexborNode | None:
    """The first node right inside an element that is not blank."""
    return next((inner for inner in nodes_in(node) if not is_blank(inner)), None)


def elements_before(root: LexborNode, end: LexborNode, selector: str, most: int) -> list[LexborNode]:
    """The elements that a selector finds before another in the page's order; no more than `most`."""
    wanted = {node.mem_id: node for node in root.css(selector)[:most]}
    found: list[LexborNode] = []
    for node in root.traverse() if wanted else ():
        if node.mem_id == end.mem_id:
            break
        if node.mem_id in wanted:
            found.append(node)
    return found
