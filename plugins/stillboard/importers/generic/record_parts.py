"""Where the posts of a page have their bodies and their authors' names: places of one kind, in most of the records."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import ancestors, attribute
from .._html.names import MAX_NAME, like_names
from .._html.page_tree import OTHER, Element, Tree, name_of
from .bare_names import name_in
from .linked_data import Described

_BODY = re.compile(
    r"content|body|text|message|entry|comment-?(?:content|body|text)|post-?(?:content|body|text)|description|markdown|bbcode",
    re.IGNORECASE,
)
NO_BODY = re.compile(
    r"signature|footer|header|user|author|profile|sidebar|avatar|meta|action|toolbar|reply|share|attribution|quote",
    re.IGNORECASE,
)
MAX_CARD = 100  # elements in what is said of a member next to a post
HEADING = 60  # characters of what stands over or under what was said
_INLINE = frozenset({"a", "li", "time", "span", "b", "strong", "i", "em", "small"})
NEXT_TO_IT = 0.25  # of the letters around the date that a body must have which lies next to it
LEAST = 0.4  # of the letters of a post, that its body holds
MIN_WORDS = 20  # letters of a post that is shown in a way of its own
MOST = 0.75  # of the letters, that the body of such a post holds
FEW = 2  # records that make a thread by their structure alone


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
    behind: str = ""
    """A pattern of what the page has behind each name and is none's."""
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


def _places(
    tree: Tree, found: Sequence[Record], fits: Callable[[Element], bool], *, largest: bool = False
) -> dict[int, list[tuple[int, Element]]]:
    """The elements that fit, by their way down from the record's top: of each record (by its index) the first, or the one
    with the most text, but not that with the date, which old software writes in the same <font> as the words.
    """
    places: dict[int, dict[int, Element]] = defaultdict(dict)
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
                if not fits(element):
                    continue
                other = places[way[element.at]].setdefault(n, element)
                if largest and other is not element and _weight(element, record) > _weight(other, record):
                    places[way[element.at]][n] = element
    return {kind: list(of.items()) for kind, of in places.items()}


def _weight(element: Element, record: Record) -> tuple[bool, int]:
    return not holds(element.node, record.date), element.letters


def find_bodies(tree: Tree, found: Sequence[Record]) -> None:
    """The place that holds most of the words, in most of the records, and as little else as can be."""

    def fits(element: Element) -> bool:
        tag = element.node.tag
        return element.letters > 0 and (tag not in _INLINE or (tag == "span" and bool(_BODY.search(element.name))))

    places = _places(tree, found, fits)
    best: list[tuple[float, list[tuple[int, Element]]]] = [(0.0, []), (0.0, [])]  # next to the date, and around it
    for place in _places(tree, found, fits, largest=True).values():
        if len(place) < 0.6 * len(found):
            continue
        letters = sum(min(element.letters - 0.7 * element.linked, 4000) for _, element in place)
        hint = attribute(place[0][1].node, "class") + " " + attribute(place[0][1].node, "itemprop", "id")
        holds_date = _holds_heads(found, place)
        if not holds_date:
            letters *= (1.6 if _BODY.search(hint) else 1.0) * (0.4 if NO_BODY.search(hint) else 1.0)
            letters *= 0.2 if _is_card(place) else 1.0
        if letters > best[holds_date][0] and _is_the_same(place):
            letters *= 0.1
        if letters > best[holds_date][0]:
            best[holds_date] = letters, place
    chosen = best[0][1] if best[0][0] > NEXT_TO_IT * best[1][0] else best[1][1]
    for n, element in _narrowed(places.values(), dict(chosen)).items():
        found[n].body = element.node


def _is_the_same(place: Sequence[tuple[int, Element]]) -> bool:
    """Whether all records have the same words there: a signature, or the thread's title over each post."""
    alike = {(element.letters, element.end - element.at) for _, element in place}
    if len(place) <= FEW or len(alike) > 1 or max(alike)[1] > MAX_CARD:
        return False
    return len({words_of(element.node) for _, element in place}) == 1


def _is_card(place: Sequence[tuple[int, Element]]) -> bool:
    """Whether the place says since when somebody is a member."""
    tried = place[:10]
    small = [element for _, element in tried if element.end - element.at < MAX_CARD]
    return sum(bool(OTHER.search(words_of(element.node)[:300])) for element in small) * 2 > len(tried)


def _narrowed(places: Iterable[list[tuple[int, Element]]], body: dict[int, Element]) -> dict[int, Element]:
    """The innermost place that still has all that was said: what is left out is short, and stands in every record (a heading,
    a date) or is nothing at all.
    """
    for place in sorted(places, key=lambda place: place[0][1].at):
        inner = dict(place)
        if inner.keys() != body.keys() or any(not body[n].at < e.at < body[n].end for n, e in place):
            continue
        left_out = [body[n].letters - element.letters for n, element in place]
        if max(left_out) <= HEADING and (min(left_out) > 0 or max(left_out) == 0):
            body = inner
    return body


def _holds_heads(found: Sequence[Record], place: Sequence[tuple[int, Element]]) -> bool:
    """Whether the place holds the date as well."""
    tried = place[:10]
    return sum(holds(element.node, found[n].date) for n, element in tried) * 2 > len(tried)


def holds(node: LexborNode, inner: LexborNode | None) -> bool:
    """Whether an element holds another, some levels down, or is it."""
    return inner is not None and any(one.mem_id == node.mem_id for one in (inner, *ancestors(inner, 30)))


def find_authors(tree: Tree, found: Sequence[Record]) -> None:
    """The place of short words that look most like a name: by class, by where it leads, by changing from post to post."""
    inside = [_span_of(tree, record) for record in found]

    def fits(element: Element) -> bool:
        small = element.end - element.at <= MAX_CARD  # what holds replies to a post is no name, however little it says itself
        return small and 0 < element.letters <= MAX_NAME and element.node.tag not in {"time", "li", "ul", "p"}

    places = _places(tree, found, fits)
    best: tuple[float, list[tuple[int, Element]]] = (0.0, [])
    for place in places.values():
        if len(place) < 0.5 * len(found):
            continue
        outside = [(n, element) for n, element in place if not (inside[n][0] <= element.at < inside[n][1])]
        if len(outside) < 0.5 * len(found):
            continue
        score = like_names([element.node for _, element in outside], len(found))
        if score > best[0]:
            best = score, outside
    for n, element in best[1]:
        found[n].author = element.node


def _span_of(tree: Tree, record: Record) -> tuple[int, int]:
    """The span of a record's body."""
    if record.body is None:
        return -1, -1
    for element in tree.inside(record.spans):
        if element.node.mem_id == record.body.mem_id:
            return element.at, element.end
    return -1, -1


def fill_in(tree: Tree, found: Sequence[Record]) -> None:
    """Find the body and the author of records that are built otherwise: by the names of the others' elements."""
    body = next((record.body for record in found if record.body is not None), None)
    author = next((record.author for record in found if record.author is not None), None)
    for record in found:
        if record.body is None or record.author is None:
            inside = list(tree.inside(record.spans))
            record.author = record.author or same_name(inside, author)
            record.body = record.body or said_in(inside, body, record.date, record.author)
        record.author = _bare(record.author)
        if record.author is None and record.date is not None:
            record.name = name_in(words_of(record.date))


def said_in(
    inside: Sequence[Element], like: LexborNode | None, date: LexborNode | None, author: LexborNode | None
) -> LexborNode | None:
    """The body among some elements: what is classed like another body or what is around that, even if it shows a picture only;
    else what holds most of the words that are no links, and names neither the author nor the date.
    """
    heads = [head for head in (date, author) if head is not None]
    around = {one.mem_id for head in heads for one in (head, *ancestors(head, 30))}
    free = [element for element in inside if element.node.mem_id not in around]
    for one in (like, *(ancestors(like, 3) if like is not None else ())):
        if (found := same_name(free, one)) is not None:
            return found
    plain = [(e, e.letters - e.linked) for e in free if e.node.tag not in {"a", "time"} and not NO_BODY.search(e.name)]
    most = max((letters for _, letters in plain), default=0)
    whole = max((e.letters - e.linked for e in inside), default=0)
    if most < MIN_WORDS or most < LEAST * whole:
        return None
    return min((e for e, letters in plain if letters >= MOST * most), key=lambda e: e.letters).node


def _bare(author: LexborNode | None) -> LexborNode | None:
    """The name without what stands next to it: a link inside the element, if that is where its words begin."""
    link = author.css_first("a[href]") if author is not None and author.tag != "a" else None
    words = words_of(link)
    return link if words and words_of(author).startswith(words) else author


def same_name(inside: Sequence[Element], like: LexborNode | None) -> LexborNode | None:
    """The largest of the elements that are classed like another, whatever their tags: a guest's name is no link. If none has
    words, one that shows a picture.
    """
    name = name_of(like).partition(".")[2] if like is not None else ""
    alike = [e for e in inside if name and e.name.partition(".")[2] == name]
    best = max((e for e in alike if e.letters), default=None, key=lambda e: e.letters)
    return best.node if best else next((e.node for e in alike[:3] if e.node.css_first("img, video, iframe") is not None), None)


def score_of(found: Sequence[Record]) -> float:
    """How much a set of records looks like a thread; 0 for lists of links and the like."""
    bodies = [record for record in found if record.body is not None]
    if len(bodies) < max(FEW, 0.6 * len(found)):
        return 0.0
    authors = sum(record.author is not None or bool(record.name) for record in found)
    if authors < 0.5 * len(found):
        return 0.0
    sizes = [len(words_of(record.body)) for record in bodies]
    links = sum(_linked(record.body) for record in bodies) / (sum(sizes) + 1)
    if statistics.median(sizes) < 12 or links > 0.6:
        return 0.0
    return sum(min(size, 3000) for size in sizes) * (authors / len(found)) * (1 - links)


def _linked(node: LexborNode | None) -> int:
    return sum(len(words_of(link)) for link in node.css("a")) if node is not None else 0
