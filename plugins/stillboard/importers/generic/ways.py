"""Places of a page's records: elements of the same names all the way down from the record's top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborNode

from .._html.dom import ancestors
from .._html.page_tree import Element, Tree
from .record import Record

Every = dict[int, list[Element]]  # the elements at a place, by the records' indices
Place = list[tuple[int, Element]]  # of some records, by their indices, an element each


def places_of(tree: Tree, found: Sequence[Record], fits: Callable[[Element], bool]) -> list[Every]:
    """The elements that fit, by their way down from the record's top and by the record's index."""
    found_at: dict[int, dict[int, list[Element]]] = defaultdict(lambda: defaultdict(list))
    ways: dict[tuple[int, str], int] = {}
    for n, record in enumerate(found):
        way: dict[int, int] = {}
        columns: Counter[int] = Counter()
        for part, (start, end) in enumerate(record.spans):
            for element in tree.elements[start:end]:
                top = element.at == start and element.parent not in way
                name = f"{part if len(record.parts) > 1 else ''}{element.node.tag}" if top else element.name
                if element.node.tag == "td":  # the cells of a row differ by their columns only
                    columns[element.parent] += 1
                    name = f"{columns[element.parent]}{name}"
                key = way.get(element.parent, -1), name
                way[element.at] = ways.setdefault(key, len(ways))
                if fits(element):
                    found_at[way[element.at]][n].append(element)
    return [*found_at.values()]


def holds(node: LexborNode | None, inner: LexborNode | None) -> bool:
    """Whether an element holds another, some levels down, or is it."""
    return node is not None and inner is not None and any(one.mem_id == node.mem_id for one in (inner, *ancestors(inner, 30)))
