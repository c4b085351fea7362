"""The authors of a page's posts, what is found in a post that is built otherwise, and how much records look like posts."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import DROPPED, words_of
from .._html.bare_names import name_in
from .._html.dom import ancestors
from .._html.names import MAX_NAME, like_names
from .._html.page_tree import Element, Tree, name_of
from .body_places import FEW, MAX_CARD, NO_BODY, SHOWN, are_bare_dates, is_only_heads
from .record import Record
from .ways import Place, holds, places_of

LEAST = 0.4  # of the letters of a post, that its body holds
MANY = 0.9  # of the posts, that begin with a name in bold type
SEVERAL = 3  # people
_NEAR = 4  # elements around words, the name among them
FAINT = 0.1  # how much that counts beside a place of names that are known by more
MIN_WORDS = 20  # letters of a post that is shown in a way of its own
_FLOW = frozenset({"p", "li", "blockquote"})  # with others like it beside
MOST = 0.75  # of the letters, that the body of such a post holds


def find_authors(tree: Tree, found: Sequence[Record]) -> None:
    """The place of short words that look most like a name: by class, by where it leads, by changing from post to post."""
    inside = [_span_of(tree, record) for record in found]

    def fits(element: Element) -> bool:
        small = element.end - element.at <= MAX_CARD  # what holds replies to a post is no name, however little it says itself
        return small and 0 < element.letters <= MAX_NAME and element.node.tag not in {"time", "li", "ul", "p"}

    best: tuple[float, Place] = (0.0, [])
    for every in places_of(tree, found, fits):
        if len(every) < 0.5 * len(found):
            continue
        free = {n: [one for one in elements if not _is_taken(one, inside[n], found[n])] for n, elements in every.items()}
        outside = [(n, elements[0]) for n, elements in free.items() if elements]
        if len(outside) < 0.5 * len(found):
            continue
        score = like_names([element.node for _, element in outside], len(found))
        if score <= 0:
            score = _few_write_much(found, outside)
        if score > best[0]:
            best = score, outside
    for n, element in best[1]:
        found[n].author = element.node


def _few_write_much(found: Sequence[Record], place: Place) -> float:
    """How much elements in bold type that posts begin with look like names, of a few people who wrote many posts: as much as one
    of each does. 0 where posts begin with something else, or fewer than `SEVERAL` people are named.
    """
    if any(element.node.tag not in {"b", "strong"} for _, element in place) or len(place) < MANY * len(found):
        return 0.0
    each = {words_of(element.node).casefold(): element.node for _, element in place}
    if len(each) < SEVERAL or sum(_begins_with(found[n].parts[0], element.node) for n, element in place) < MANY * len(place):
        return 0.0
    return FAINT * like_names([*each.values()], len(each))


def _begins_with(part: LexborNode, name: LexborNode) -> bool:
    """Whether the first words of an element are those of another one. No more of it is looked at: it may hold replies."""
    said = (node for node in part.traverse(include_text=True) if node.is_text_node and (node.text_content or "").strip())
    first = next((node for node in said if node.parent is None or node.parent.tag not in DROPPED), None)
    return first is not None and any(above.mem_id == name.mem_id for above in ancestors(first, _NEAR))


def _is_taken(element: Element, body: tuple[int, int], record: Record) -> bool:
    """Whether an element is in the body, or shows the date."""
    return body[0] <= element.at < body[1] or holds(element.node, record.date)


def members_own(tree: Tree, found: Sequence[Record]) -> set[int]:
    """What was taken for the bodies (by the index of the element) and is the authors': the same in all that each of them wrote,
    as a signature is, or begins with the name, as cards do.
    """
    said: dict[str, list[str]] = defaultdict(list)
    for record in found:
        if record.author is not None and record.body is not None:
            said[words_of(record.author)].append(words_of(record.body))
    several = [words for words in said.values() if len(words) > 1]
    cards = sum(len(words) for name, words in said.items() for words in [[one for one in words if one.startswith(name)]])
    alike = bool(several) and all(len(set(words)) == 1 and words[0] for words in several)
    if not alike and (cards < FEW or cards < 0.8 * sum(map(len, said.values()))):
        return set()
    bodies = {record.body.mem_id for record in found if record.body is not None}
    return {element.at for record in found for element in tree.inside(record.spans) if element.node.mem_id in bodies}


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
    bare = are_bare_dates(found)
    for record in found:
        if bare and _is_no_body(tree, record):
            record.body = None
        if record.body is None or record.author is None:
            inside = list(tree.inside(record.spans))
            record.author = record.author or same_name([e for e in inside if not holds(e.node, record.date)], author)
            record.body = record.body or said_in(inside, body, record.date, record.author)
        record.author = _bare(record.author)
        if record.author is None and record.date is not None:
            record.name = name_in(words_of(record.date))


def _is_no_body(tree: Tree, record: Record) -> bool:
    """Whether what was taken for a body only says who wrote it, and when."""
    body = record.body
    if body is None or not (holds(body, record.date) or holds(body, record.author)) or body.css_first(SHOWN) is not None:
        return False
    found = (element for element in tree.inside(record.spans) if element.node.mem_id == body.mem_id)
    return any(is_only_heads(element, record) for element in found)


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
    most_of_it = min((e for e, letters in plain if letters >= MOST * most), key=lambda e: e.letters).node
    above = (e.node for e, _ in plain if most_of_it.tag in _FLOW and _is_parent(e.node, most_of_it))
    return next(above, most_of_it)


def _is_parent(node: LexborNode, inner: LexborNode) -> bool:
    return inner.parent is not None and inner.parent.mem_id == node.mem_id


def _bare(author: LexborNode | None) -> LexborNode | None:
    """The name without what stands next to it: a link inside the element, if that is where its words begin."""
    link = author.css_first("a[href]") if author is not None and author.tag != "a" else None
    words = words_of(link)
    return link if any(map(str.isalpha, words)) and words_of(author).startswith(words) else author


def same_name(inside: Sequence[Element], like: LexborNode | None) -> LexborNode | None:
    """The largest of the elements that are classed like another, whatever their tags: a guest's name is no link. If none has
    words, one that shows a picture.
    """
    name = name_of(like).partition(".")[2] if like is not None else ""
    alike = [e for e in inside if name and e.name.partition(".")[2] == name]
    best = max((e for e in alike if e.letters), default=None, key=lambda e: e.letters)
    return best.node if best else next((e.node for e in alike[:3] if e.node.css_first("img, video, iframe") is not None), None)


def score_of(found: Sequence[Record], *, short: bool = False) -> float:
    """How much a set of records looks like a thread; 0 for lists of links and the like. `short`: posts may be of any length."""
    bodies = [record for record in found if record.body is not None]
    if len(bodies) < max(FEW, 0.6 * len(found)):
        return 0.0
    authors = sum(record.author is not None or bool(record.name) for record in found)
    if authors < 0.5 * len(found):
        return 0.0
    sizes = [len(words_of(record.body)) for record in bodies]
    if short and not any(sizes):  # a thread of pictures
        sizes = [int(record.body is not None and record.body.css_first(SHOWN) is not None) for record in bodies]
    links = sum(_linked(record.body) for record in bodies) / (sum(sizes) + 1)
    if (statistics.median(sizes) < 12 and not short) or links > 0.6:
        return 0.0
    return sum(min(size, 3000) for size in sizes) * (authors / len(found)) * (1 - links)


def _linked(node: LexborNode | None) -> int:
    return sum(len(words_of(link)) for link in node.css("a")) if node is not None else 0
