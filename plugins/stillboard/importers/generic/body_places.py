"""Where the posts of a page have their bodies: the place with most of the words, and as little else as can be."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.page_tree import MAX_DATE, OTHER, YEAR, Element, Tree, is_of_other
from .._phrases import ANSWER
from .record import Record
from .ways import Every, Place, holds, places_of

_BODY = re.compile(
    r"content|body|text|message|entry|comment-?(?:content|body|text)|post-?(?:content|body|text)|description|markdown|bbcode",
    re.IGNORECASE,
)
NO_BODY = re.compile(
    r"signature|\bsig\b|footer|header|user|author|profile|sidebar|avatar|meta|action|toolbar|reply|share|attribution|quote",
    re.IGNORECASE,
)
_INLINE = frozenset({"a", "li", "time", "span", "b", "strong", "i", "em", "small"})
SHOWN = "img, video, audio, iframe, object, embed"
_SHOWN = frozenset(SHOWN.split(", "))
MAX_SINCE = 40  # characters between a word such as "joined" and its date
MAX_TURNS = 4  # elements of one name next to each other that are told apart
MAX_LETTERS = 4000  # of a post, that count for the place of its body
MAX_CARD = 100  # elements in what is said of a member next to a post
HEADING = 60  # characters of what stands over or under what was said
NEXT_TO_IT = 0.25  # of the letters around the date that a body must have which lies next to it
FEW = 2  # records whose likeness says little
MAX_TITLE = 250  # letters of the thread's title over a post, and of what stands behind it
MAX_ANSWER = 12  # letters of what stands before the title of an answer, once or several times
MAX_HEADS = 200  # letters of what may be a date and a name alone
MAX_TRIED = 60  # records whose dates are measured
MAX_SPREAD = 16  # characters between the shortest date and the longest: "1 May 2012", "30 September 2012 at 10:00"
MAX_NUMBER = 12  # letters of a post's number and of signs beside them
PICTURE = 20  # letters that a picture counts for, where nobody says a word
HARDLY = 0.01  # what letters weigh that were hardly said


def find_bodies(
    tree: Tree,
    found: Sequence[Record],
    titles: Sequence[str],
    apart: AbstractSet[int] = frozenset(),
    named: Callable[[LexborNode], bool] | None = None,
) -> None:
    """The place that holds most of the words, in most of the records, and as little else as can be.

    `titles`: what the thread may be called, in small letters; `apart`: elements (by their index) that are no bodies; `named`:
    what is asked of an element whose class must say that it is a body, whatever is said there; None if none must.
    """
    shows = _showing(tree, found)

    def fits(element: Element) -> bool:
        tag = element.node.tag
        if (not element.letters and element.at not in shows) or (named and not named(element.node)):
            return False
        return tag not in _INLINE or (tag == "span" and bool(_BODY.search(element.name)))

    common = [every for every in places_of(tree, found, fits) if len(every) >= 0.6 * len(found)]
    places = [place for every in common for place in _choices(found, every)]
    if are_bare_dates(found):
        places = [place for place in places if not _name_heads(found, place, shows)]
    around = [_holds_heads(found, place) for place in places]
    known = around if not named else [True] * len(places)  # in posts of few words all may say the same
    weights = [1.0 if is_known else _weight_of(place, apart, titles) for place, is_known in zip(places, known, strict=True)]
    hardly = _Spans(one for place, weight in zip(places, weights, strict=True) if weight <= HARDLY for _, one in place)
    best: list[tuple[float, Place]] = [(0.0, []), (0.0, [])]  # next to the date, and around it
    for place, weight, holds_date in zip(places, weights, around, strict=True):
        said = ((element, hardly.letters_in(element)) for _, element in place)
        letters = weight * sum(min(one.letters - other - 0.7 * one.linked, MAX_LETTERS) for one, other in said)
        if named and not letters:  # pictures alone, where a class says that they are bodies
            letters = weight * PICTURE * sum(element.at in shows for _, element in place)
        if not holds_date:
            hint = attribute(place[0][1].node, "class") + " " + attribute(place[0][1].node, "itemprop", "id")
            letters *= (1.6 if _BODY.search(hint) else 1.0) * (0.4 if NO_BODY.search(hint) else 1.0)
        if letters > best[holds_date][0]:
            best[holds_date] = letters, place
    chosen = best[0][1] if best[0][0] > NEXT_TO_IT * best[1][0] else best[1][1]
    inner = (place for place, weight in zip(places, weights, strict=True) if weight > HARDLY)
    for n, element in _narrowed(inner, dict(chosen)).items():
        found[n].body = element.node


# What somebody says without a letter: agreement, a question, a smiley; not what pages draw around dates and numbers.
_SIGNS_SAID = re.compile(r"\+\s?1\b|[?!]|[:;=]-?[()]|\^|[\u2600-\u26ff\u2764\U0001f300-\U0001faff]")


class _Spans:
    """Elements, and how many letters of another are theirs."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._outermost: list[Element] = []
        end = 0
        for element in sorted(elements, key=lambda one: (one.at, -one.end)):
            if element.at >= end:
                self._outermost.append(element)
                end = element.end
        self._starts = [element.at for element in self._outermost]

    def letters_in(self, element: Element) -> int:
        """The letters of those inside an element."""
        first = bisect.bisect_right(self._starts, element.at)
        last = bisect.bisect_left(self._starts, element.end)
        return sum(one.letters for one in self._outermost[first:last])


def _choices(found: Sequence[Record], place: Every) -> list[Place]:
    """Of each record the element with the most text at a place, but not that with the date, which old software writes in the
    same <font> as the words. Where most records have as many of them, there is a choice for the first, the second, and so on:
    what was said may be short, and what stands under it long.
    """
    weights = {n: [_weight(element, found[n]) for element in elements] for n, elements in place.items()}
    most = {n: weighed.index(max(weighed)) for n, weighed in weights.items()}
    many = Counter(len(elements) for elements in place.values()).most_common(1)[0][0]
    alike = [n for n, elements in place.items() if len(elements) == many]
    turns = range(min(many, MAX_TURNS))
    if many == 1 or len(alike) < 2 or len(alike) * 2 <= len(place) or all(_flows(place[n][0]) for n in alike):
        return [[(n, elements[most[n]]) for n, elements in place.items()]]
    chosen = [
        {n: turn if weights[n][turn][0] and not is_of_other(place[n][turn].own) else most[n] for n in alike} for turn in turns
    ]
    return [[(n, elements[of.get(n, most[n])]) for n, elements in place.items()] for of in chosen]


def _flows(element: Element) -> bool:
    """Whether it is one of several paragraphs."""
    return element.node.tag in {"p", "li", "blockquote"}


def _weight(element: Element, record: Record) -> tuple[bool, int]:
    return not holds(element.node, record.date), element.letters


def _weight_of(place: Place, apart: AbstractSet[int], titles: Sequence[str]) -> float:
    """What the letters of a place weigh: next to nothing where all records have the same there, or the thread's title, or say
    since when somebody is a member; little where words such as that stand in it.
    """
    if any(element.at in apart for _, element in place) or _is_the_same(place) or _are_titles(place, titles):
        return HARDLY
    tried = place[:10]
    small = [words_of(element.node)[:300] for _, element in tried if element.end - element.at < MAX_CARD]
    since = sum(any(YEAR.search(said[label.end() :][:MAX_SINCE]) for label in OTHER.finditer(said)) for said in small)
    if since * 2 > len(tried) and all(len(said) < 300 for said in small):
        return HARDLY
    return 0.2 if sum(is_of_other(said) for said in small) * 2 > len(tried) else 1.0


def _is_the_same(place: Place) -> bool:
    """Whether all records have the same words there: a signature, or the thread's title over each post, with "Re:" or not."""
    sizes = [element.letters for _, element in place]
    if len(place) <= FEW or max(sizes) - min(sizes) > MAX_ANSWER:
        return False
    if max(element.end - element.at for _, element in place) > MAX_CARD:
        return False
    return len({ANSWER.sub("", words_of(element.node)) for _, element in place}) == 1


def _are_titles(place: Place, titles: Sequence[str]) -> bool:
    """Whether most records have the thread's title there, and nothing else but buttons."""
    tried = place[:10]
    if not titles or sum(element.letters > MAX_TITLE for _, element in tried) * 2 >= len(tried):
        return False
    titled = sum(any(_is_title(element, title) for title in titles) for _, element in tried)
    return len(tried) > 1 and titled > 0.6 * len(tried)


def _is_title(element: Element, title: str) -> bool:
    """Whether an element has a title, after "Re:" or not, and nothing behind it that is no link."""
    bare = ANSWER.sub("", words_of(element.node)).casefold()
    if not bare.startswith(title):
        return False
    letters = len(title.replace(" ", ""))
    behind = len(bare.replace(" ", "")) - letters
    return behind in (0, element.linked, element.linked - letters)


def _showing(tree: Tree, found: Sequence[Record]) -> set[int]:
    """The elements of the records that hold a picture, a film or the like: a post may be that alone."""
    shows: set[int] = set()
    for record in found:
        for element in tree.inside(record.spans):
            if element.node.tag in _SHOWN:
                above = element.parent
                while above >= 0 and above not in shows and record.holds(above):
                    shows.add(above)
                    above = tree.elements[above].parent
    return shows


def _narrowed(places: Iterable[Place], body: dict[int, Element]) -> dict[int, Element]:
    """The innermost place that still has all that was said: what is left out is short, and stands in every record (a heading,
    a date) or is nothing at all.
    """
    for place in sorted(places, key=lambda place: place[0][1].at):
        inner = dict(place)
        if all(element.letters <= element.linked for element in inner.values()):
            continue  # buttons
        if inner.keys() != body.keys() or any(not body[n].at < e.at < body[n].end for n, e in place):
            continue
        left_out = [body[n].letters - element.letters for n, element in place]
        if max(left_out) <= HEADING and (min(left_out) > 0 or max(left_out) == 0):
            body = inner
    return body


def _name_heads(found: Sequence[Record], place: Place, shows: AbstractSet[int]) -> bool:
    """Whether most records have nothing at the place but their own date, author and number."""
    empty = sum(element.at not in shows and is_only_heads(element, found[n]) for n, element in place)
    return empty * 2 > len(place)


def are_bare_dates(found: Sequence[Record]) -> bool:
    """Whether the elements with the dates are all as long as dates are: where they are not, the words stand in them, too."""
    sizes = [len(words_of(record.date)) for record in found[:MAX_TRIED] if record.date is not None]
    return bool(sizes) and max(sizes) <= MAX_DATE and max(sizes) - min(sizes) <= MAX_SPREAD


def is_only_heads(element: Element, record: Record) -> bool:
    """Whether an element has the date or the author of a record in it, and no other words, numbers and signs apart: but "+1", "?"
    and the like are said.
    """
    if element.letters > MAX_HEADS:
        return False
    said = [words_of(head) for head in (record.date, record.author) if head is not None and holds(element.node, head)]
    if not said or element.end - element.at > MAX_CARD:  # with many elements in it: replies, whose letters are not counted
        return False
    if element.letters > sum(len(words.replace(" ", "")) for words in said) + MAX_NUMBER:
        return False
    words = words_of(element.node)
    for head in sorted(said, key=len, reverse=True):
        words = words.replace(head, " ", 1)
    return not any(map(str.isalpha, words)) and not _SIGNS_SAID.search(words)


def _holds_heads(found: Sequence[Record], place: Place) -> bool:
    """Whether the place holds the date as well."""
    tried = place[:10]
    return sum(holds(element.node, found[n].date) for n, element in tried) * 2 > len(tried)
