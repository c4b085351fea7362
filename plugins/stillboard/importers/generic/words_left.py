"""The words between a page's first post and its last that reach no post, and that nothing explains."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from ...markup.html_words import elements, words_of
from .._html.dom import ancestors
from .._html.page_tree import YEAR, Element, Tree, is_of_other, name_of
from .body_places import HEADING
from .record import Record
from .siblings import Make
from .whole_bodies import APART

MOST = 0.1  # of the letters, that may stay unexplained
NEARLY_ALL = 0.8  # of the records, that stand beside each other and are called alike
LEAST = 30  # characters of what looks like a post
FEW = 60  # letters, that no page is doubted for
MAX_LINK = 40  # letters of a link that does something: answer, report
CARD = 30  # levels above an author's name in which the card is looked for
_CHROME = re.compile(r"signature|footer|profile|avatar|meta|toolbar|action|share|sidebar|advert|breadcrumb|pagina", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class LeftOver:
    """What stands between the posts and is nobody's."""

    letters: int = 0
    of: int = 0  # the letters between the ends of the records
    begins: list[str] = field(default_factory=list)  # the first words of some pieces

    @property
    def is_much(self) -> bool:
        """Whether it must be said that the page was not understood as a whole."""
        return self.letters > FEW and self.letters > MOST * self.of


def left_over(root: LexborNode, found: Sequence[Record], title: str) -> LeftOver:
    """The letters between the first record's start and the last one's end that are in no body, no author's card, no date, and
    not what the page shows with most posts.
    """
    tree = Tree(root)
    places = {element.node.mem_id: element for element in tree.elements}
    ends = [places[part.mem_id] for record in found for part in record.parts if part.mem_id in places]
    if not ends:
        return LeftOver()
    start, end = min(element.at for element in ends), max(element.end for element in ends)
    known = _known(found) | {node.mem_id for place in APART for node in root.css(place)}
    own = _own_letters(tree, start, end)
    outside = [element for element in _outside(tree, start, end, known) if own[element.at - start]]
    repeated = Counter(_words(element) for element in outside)
    where = Counter(_place(tree, element) for element in outside if own[element.at - start] <= HEADING)
    left = LeftOver(of=sum(own))
    many = max(2.0, 0.5 * len(found))
    changing = _changing(tree, found, [element for element in outside if own[element.at - start] <= HEADING])
    said = _said(tree, {record.body.mem_id for record in found if record.body is not None})
    for element in outside:
        letters = own[element.at - start]
        short = letters <= HEADING and where[_place(tree, element)] >= many and _place(tree, element) not in changing
        if repeated[_words(element)] >= many or short:
            continue
        if element.own in said or _is_the_pages(element, letters, title):
            continue
        left.letters += letters
        if len(left.begins) < 3:
            left.begins.append(element.own[:60])
    return left


def not_taken(found: Sequence[Record]) -> list[str]:
    """How elements begin that stand beside the records and look like them, with a date or the same parts, and are none."""
    if not found or any(len(record.parts) > 1 for record in found):
        return []
    taken = {record.parts[0].mem_id for record in found}
    around = {node.mem_id for record in found for node in ancestors(record.parts[0], CARD)}
    parents = Counter(record.parts[0].parent.mem_id for record in found if record.parts[0].parent is not None)
    names = Counter(name_of(record.parts[0]) for record in found)
    (parent, beside), (name, alike) = (*parents.most_common(1), *names.most_common(1)) if parents else ((0, 0), ("", 0))
    if min(beside, alike) < NEARLY_ALL * len(found):
        return []
    above = next(one for record in found if (one := record.parts[0].parent) is not None and one.mem_id == parent)
    others = (node for node in elements(above) if node.mem_id not in taken | around)
    others = (node for node in others if name_of(node) == name and not hides(node.attributes))
    make = Make([record.parts[0] for record in found])
    said = ((node, words_of(node)) for node in others)
    return [words[:60] for node, words in said if words and ((len(words) > LEAST and YEAR.search(words)) or make.fits(node))]


def _known(found: Sequence[Record]) -> set[int]:
    """The elements of the records' fields and bodies, and of the cards with the authors."""
    known: set[int] = set()
    for record in found:
        known.update(node.mem_id for node in (record.body, record.author, record.date) if node is not None)
        if record.author is None or record.body is None:
            continue
        around = {record.body.mem_id, *(above.mem_id for above in ancestors(record.body, CARD))}
        card = record.author
        for above in ancestors(record.author, CARD):
            if above.mem_id in around or any(part.mem_id == card.mem_id for part in record.parts):
                break
            card = above
        known.add(card.mem_id)
    return known


def _own_letters(tree: Tree, start: int, end: int) -> list[int]:
    """The letters of each element's own text, without those of the elements in it."""
    own = [element.letters for element in tree.elements[start:end]]
    for element in tree.elements[start:end]:
        if element.parent >= start:
            own[element.parent - start] -= element.letters
    return own


def _said(tree: Tree, bodies: set[int]) -> set[str]:
    """The pieces of text in the bodies: what stands on the page again, as a preview of what is answered, is not lost."""
    found: set[str] = set()
    end = 0
    for element in tree.elements:
        if element.node.mem_id in bodies:
            end = max(end, element.end)
        if element.at < end and element.own:
            found.add(element.own)
    return found


def _outside(tree: Tree, start: int, end: int, known: set[int]) -> Iterator[Element]:
    at = start
    while at < end:
        element = tree.elements[at]
        if element.node.mem_id in known or _CHROME.search(element.name) or hides(element.node.attributes):
            at = max(element.end, at + 1)
        else:
            yield element
            at += 1


def _words(element: Element) -> tuple[str, str]:
    return element.name, _DIGITS.sub("0", element.own)


def _place(tree: Tree, element: Element) -> tuple[str, ...]:
    above = tree.elements[element.parent] if element.parent >= 0 else element
    return "at", above.name, element.name


def _changing(tree: Tree, found: Sequence[Record], short: Sequence[Element]) -> set[tuple[str, ...]]:
    """The places of short words that are others in each post of the same author, and so tell nothing of the author."""
    starts = sorted((span[0], n) for n, record in enumerate(found) for span in record.spans)
    said: dict[tuple[str, ...], dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for element in short if starts else ():  # what microdata marks has none
        n = starts[max(0, bisect.bisect_right(starts, (element.at, len(found))) - 1)][1]
        record = found[n]
        author = words_of(record.author) or record.name
        if author and record.holds(element.at) and element.node.tag not in {"a", "th", "button", "label"}:
            said[_place(tree, element)][author].append(_words(element))
    return {place for place, of in said.items() if any(len(set(words)) == len(words) > 1 for words in of.values())}


def _is_the_pages(element: Element, letters: int, title: str) -> bool:
    """Whether an element outside the bodies is a button, a notice or the thread's title."""
    if element.node.tag in {"a", "button", "label", "th"} and letters <= MAX_LINK:
        return True
    return is_of_other(element.own) or (bool(title) and title.casefold() in element.own.casefold())
