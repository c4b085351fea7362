"""Fields that an engine's table does not find on a page, since its skin has them elsewhere: the posts' structure shows them.

A field is looked for where most of the page's posts lack it, or where it is known what its place shows: for posts that lack it
there is the place that shows the right thing in the others. A candidate is a place that is the same in most of the posts. What
cannot be the field is not taken: a wrong date is worse than none. What was found, and what was not, is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from ...model import When
from .dates import PageDates, instants_of, says_date
from .dom import attribute, own_words
from .names import MAX_NAME, bare_name, like_names
from .order_of_dates import CLOCK, Dated, Order, order_of
from .other_names import name_by_picture, name_in_line
from .page import Page
from .page_tree import MAX_LABEL, YEAR, before_date, is_labelled_otherwise, is_of_other
from .places import Place, Places, Spot, called
from .post import ForumPost

MOST = 0.6  # of the posts that lack a field, that a place must have it in
SURE = 0.9  # of what looks like names
FEW = 3  # posts whose order says little
MAX_CARD = 2000  # letters of an element whose words are looked through for a label
MAX_SAID = 160  # characters of a text with a date
_HINT = re.compile(r"dat|time|post(?:ed|head|info)|publish|when|byline|meta|head", re.IGNORECASE)
_BODY = re.compile(r"content|body|text|message|entry|post|description|bbcode|inner", re.IGNORECASE)
_NO_BODY = re.compile(
    r"signature|footer|header|user|author|profile|sidebar|avatar|meta|action|toolbar|reply|quote", re.IGNORECASE
)
_OF_POST = re.compile(
    r"(?:^|[^a-z])(?:p|pid|post|comment|msg|reply|entry|message|answer|item|permalink)[a-z_.-]*$", re.IGNORECASE
)
_ID = re.compile(r"([A-Za-z_.#=-]{0,30}?)(\d{1,18})", re.ASCII)
_NO_NAMES = frozenset({"time", "ul", "li", "td", "tr", "table", "dd", "dt", "p"})
_FLAT = frozenset({"a", "time", "b", "strong", "i", "em", "small", "li", "h1", "h2", "h3", "h4", "h5"})
Found = dict[int, tuple[Spot, str]]


FIELDS = frozenset({"author", "date", "body", "id"})


@dataclass(frozen=True, slots=True)
class Inference:
    """What became of a field that most posts of a page lack, or some of them."""

    field: str
    lacking: int
    found: int = 0
    place: str = ""

    def said(self, posts: int) -> str:
        """As a report says it."""
        of = f"the {self.field} of {self.lacking} of {posts} posts" if self.lacking < posts else f"the {self.field} of its posts"
        what = f"this skin shows {of} in a place that is not known"
        if not self.found:
            return f"{what}, or not at all: {'they have' if self.lacking > 1 else 'it has'} none here"
        some = "" if self.found == self.lacking else f", in {self.found} of them"
        return f"{what}; it was found by the structure of the posts: {self.place}{some}"


def infer(page: Page, posts: Sequence[ForumPost], fields: AbstractSet[str] = FIELDS) -> Iterator[Inference]:
    """Find what the layout does not, and give it to the posts. They have their dates' reader already."""
    shown = [post for post in posts if post.counts and post.withheld is None]
    bodies = [post.body() for post in shown]
    if any(body is not None for body in bodies):  # what is like a post and holds none is an advertisement, perhaps
        shown = [post for post, body in zip(shown, bodies, strict=True) if body is not None]
        fields = fields - {"body"}
    lacking = {field: {n for n, post in enumerate(shown) if lacks(post)} for field, lacks in _LACKS.items() if field in fields}
    if not any(lacking.values()):
        return
    hidden = {n for n in set().union(*lacking.values()) if shown[n].state() is not None}
    lacking = {field: missing - hidden for field, missing in lacking.items()}
    places = Places(shown) if any(lacking.values()) else None
    for field, missing in lacking.items():
        find = _FINDERS[field]
        if missing and places and (inference := find(page, places, missing)):
            if not inference.found and field in _BESIDE:
                inference = find(page, Places(shown, beside=True), missing) or inference
            yield inference


def _is_most(missing: set[int], places: Places) -> bool:
    return len(missing) * 2 > len(places.posts)


def _fits(of: Mapping[int, object], missing: set[int], agrees: int, disagrees: int, *, most: bool) -> bool:
    """Whether a place has what most of the posts lack, or what the others have, too."""
    covered = sum(n in of for n in missing)
    if covered < MOST * len(missing) or disagrees > 0.1 * (agrees + disagrees):
        return False
    return most or agrees > 0


# Authors.


def _lacks_author(post: ForumPost) -> bool:
    """Whether the layout has no place with words for the author; the name may be one that stands for nobody."""
    return not post.author and not words_of(post.user)


def _authors(_: Page, places: Places, missing: set[int]) -> Inference | None:
    posts = places.posts
    most = _is_most(missing, places)
    best: tuple[float, Found] = (0.0, {})
    for of in places.by_place(_name_in).values():
        known = [of[n][1] == posts[n].author for n in of if n not in missing]
        if not _fits(of, missing, sum(known), len(known) - sum(known), most=most):
            continue
        score = _name_score(of, posts[0]) + sum(known) / len(posts)
        if score >= SURE and score * len(of) > best[0]:
            best = score * len(of), of
    if not best[1]:
        return _said_otherwise(places, missing)
    found = {n: one for n, one in best[1].items() if n in missing}
    like = next(iter(found.values()))[0].element.name.partition(".")[2] if found else ""
    for n in missing - found.keys() if like else ():  # a guest's name is no link
        alike = (spot for spot in places.spots(n) if spot.element.name.partition(".")[2] == like)
        if (other := next(alike, None)) and (said := _name_in(other)):
            found[n] = other, said
    for n, (spot, words) in found.items():
        _name(posts[n], spot.element.node, words)
    return _inference("author", missing, found)


def _said_otherwise(places: Places, missing: set[int]) -> Inference:
    """Names that stand in a line with more, or in the words of a picture; not one and the same in all posts of a page."""
    for name_of in (name_in_line, name_by_picture):
        for of in places.by_place(name_of).values():
            known = [of[n][1] == places.posts[n].author for n in of if n not in missing]
            names = {words for _, words in of.values()}
            if len(names) > 1 and _fits(of, missing, sum(known), len(known) - sum(known), most=_is_most(missing, places)):
                found = {n: one for n, one in of.items() if n in missing}
                for n in missing - found.keys():  # the opening post has other classes, perhaps
                    said = ((spot, words) for spot in places.spots(n) if (words := name_of(spot)))
                    if (other := next(said, None)) is not None:
                        found[n] = other
                for n, (spot, words) in found.items():
                    _name(places.posts[n], spot.element.node, words)
                return _inference("author", missing, found)
    return _inference("author", missing, {})


def _name_in(spot: Spot) -> str | None:
    element = spot.element
    if not element.own or element.letters > MAX_NAME or element.node.tag in _NO_NAMES:
        return None
    words = clean_name(bare_name(words_of(element.node)))
    return words if words and not YEAR.search(words) and any(map(str.isalnum, words)) else None


def _name_score(of: Found, post: ForumPost) -> float:
    """How much a place looks like one of names; 0 for a word that the page has in each post."""
    nodes = [spot.element.node for spot, _ in of.values()]
    members = sum(_leads_to_member(node, post) for node in nodes) / len(nodes)
    names = {words for _, words in of.values()}
    profiles = {href for node in nodes if (href := attribute(node, "href"))}
    if len(profiles) > len(names) or (len(of) > 1 and len(names) == 1 and not members):
        return 0.0
    return like_names(nodes, len(nodes)) + members


def _name(post: ForumPost, node: LexborNode, words: str) -> None:
    post.user, post.author = node, words
    post.author_id = post.find_author_id()


def _leads_to_member(node: LexborNode, post: ForumPost) -> bool:
    href = attribute(node, "href")
    return bool(href and post.layout.addresses.member.search(href))


def _inference(field: str, missing: set[int], found: Mapping[int, tuple[Spot, object]]) -> Inference:
    if not found:
        return Inference(field, len(missing))
    return Inference(field, len(missing), len(found), called(next(iter(found.values()))[0]))


# Dates.


def _lacks_date(post: ForumPost) -> bool:
    """Whether the layout has no date of a post; one that cannot be read for certain is known."""
    if post.date_found()[0] is not None:
        return False
    return post.dateless or not says_date(post.date_said(), post.page.lang)


def _dates(page: Page, places: Places, missing: set[int]) -> Inference | None:
    posts = places.posts
    most = _is_most(missing, places)
    best: tuple[float, Found, dict[int, When]] = (0.0, {}, {})
    known = {n: when for n, post in enumerate(posts) if n not in missing and (when := post.date_found()[0])}
    for place, of in places.by_place(lambda spot: _date_said(spot, page.lang)).items():
        if sum(n in of for n in missing) < MOST * len(missing):
            continue
        dates = PageDates(page, [said for _, said in of.values()])
        read = {n: when for n, (spot, said) in of.items() if (when := dates.shown(spot.element.node, said)[0])}
        agrees = sum(_same_day(read[n], known[n]) for n in read.keys() & known.keys())
        wrong = len(read.keys() & known.keys()) - agrees
        if not _fits(read, missing, agrees, wrong, most=most) or not _can_be(read, known, of, page, posts):
            continue
        score = _date_score(place, of, read, len(posts))
        if score > best[0]:
            best = score, {n: of[n] for n in read}, read
    found = {n: one for n, one in best[1].items() if n in missing}
    if found:
        reader = PageDates(page, [said for _, said in best[1].values()])
        for n, (spot, said) in found.items():
            posts[n].place_of_date = spot.element.node, _wider(spot, said, reader, best[2][n])
            posts[n].dates = reader
    return _inference("date", missing, found)


def _date_said(spot: Spot, lang: str) -> str | None:
    """The words of an element that may show a post's date; those around it where it has only an attribute."""
    element = spot.element
    if is_of_other(element.name) or is_of_other(element.own) or is_labelled_otherwise(spot.tree, element):
        return None
    if attribute(element.node, "itemprop") == "dateModified":
        return None
    if instants_of(element.node):
        return own_words(element.node) or "0:00"
    for said in (element.own, attribute(element.node, "title")):
        if 5 <= len(said) <= MAX_SAID and says_date(said, lang):
            words = words_of(element.node) if element.letters <= MAX_CARD else ""
            year = YEAR.search(said)
            leading = words.partition(said[: year.start()].strip() or said if year else said)[0][-MAX_LABEL:]
            return None if is_of_other(leading) or is_of_other(before_date(words)) else said
    return None


def _can_be(read: dict[int, When], known: dict[int, When], of: Found, page: Page, posts: Sequence[ForumPost]) -> bool:
    """Whether some dates can be those of the posts: not after the capture, in order, and no members' dates."""
    captured = page.capture.captured
    if captured and any(captured.before(when) for when in read.values()):
        return False
    every = {**read, **known}
    dated = [Dated(every[n], of[n][1] if n in of else "", posts[n].author) for n in sorted(every)]
    timed = sum(one.is_timed or "T" in one.when.text for one in dated) * 2 > len(dated)
    spots = [of[n][0] for n in read]
    if any(spot.in_card for spot in spots) and not timed:
        return False
    starts = [one.when.start() for one in dated]
    if order_of(dated) is not Order.KEPT or (timed and len(starts) > FEW and len(set(starts)) == 1):
        return False
    if len(dated) > FEW:
        return True
    return (timed or any(_HINT.search(called(spot)) for spot in spots)) and starts == sorted(starts)


def _date_score(place: Place, of: Found, read: dict[int, When], posts: int) -> float:
    spots = [of[n][0] for n in read]
    timed = sum(bool("T" in when.text) for when in read.values()) / len(read)
    score = len(read) / posts + timed + 0.4 * bool(_HINT.search(called(spots[0]))) - 0.5 * spots[0].in_card
    return score + 0.3 * bool(instants_of(spots[0].element.node)) + 0.01 * (place[0] == "way") - 0.05 * int(str(place[-1]))


def _same_day(one: When, other: When) -> bool:
    return abs((one.start() - other.start()).total_seconds()) <= 86400


def _wider(spot: Spot, said: str, dates: PageDates, when: When) -> str:
    """The words of a date, with the time of day that stands next to it in an element of its own."""
    above = spot.element.node.parent
    words = words_of(above) if above is not None and "T" not in when.text and spot.element.parent >= 0 else ""
    if words and len(words) <= MAX_SAID and CLOCK.search(words):
        other = dates.read(words)
        if other is not None and other.text.startswith(when.text):
            return words
    return said


# Bodies.


def _bodies(_: Page, places: Places, missing: set[int]) -> Inference | None:
    """The place with most of the words, and as little else as can be, of posts none of which has its body where it is known."""
    posts = places.posts
    heads = [_around(post) for post in posts]
    best: tuple[float, dict[int, tuple[Spot, int]]] = (0.0, {})
    for of in places.by_place(_letters, whole=True).values():
        free = {n: one for n, one in of.items() if one[0].element.node.mem_id not in heads[n]}
        if len(free) < MOST * len(posts) or _is_the_same(free.values()):
            continue
        hint = called(next(iter(free.values()))[0]).partition(" ")[0]
        letters = float(sum(min(many, 4000) for _, many in free.values()))
        letters *= (1.6 if _BODY.search(hint) else 1.0) * (0.3 if _NO_BODY.search(hint) else 1.0)
        if letters > best[0]:
            best = letters, free
    for n, (spot, _many) in best[1].items():
        posts[n].place_of_body = spot.element.node
    return _inference("body", missing, best[1])


def _is_the_same(place: Collection[tuple[Spot, int]]) -> bool:
    """Whether all posts have the same words there, as under a line that is drawn over signatures."""
    alike = len(place) > 1 and len({(spot.element.letters, spot.element.own) for spot, _ in place}) == 1
    return alike and len({words_of(spot.element.node) for spot, _ in place}) == 1


def _letters(spot: Spot) -> int | None:
    element = spot.element
    return None if element.node.tag in _FLAT or not element.letters else element.letters - int(0.7 * element.linked)


def _around(post: ForumPost) -> set[int]:
    """The elements that are no body, since the author, the date, or the post's own number stands in them."""
    heads = [post.user, post.date_node(), post.place_of_date[0] if post.place_of_date else None]
    around = {one.mem_id for head in heads for one in _way(head)}
    card = post.card()
    inside = [card, *card.css("*")] if all(card.mem_id != part.mem_id for part in post.parts()) else []
    return around | {one.mem_id for one in inside} | post.known()


def _way(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None:
        yield node
        node = node.parent


# Ids.


def _ids(_: Page, places: Places, missing: set[int]) -> Inference | None:
    """Numbers in the attributes of posts' elements that rise along the page, and speak of posts."""
    posts = places.posts
    if not _is_most(missing, places):
        return None
    found: dict[tuple[str, str], dict[int, str]] = {}
    where: dict[tuple[str, str], Spot] = {}
    for n, post in enumerate(posts):
        for spot in places.spots(n):
            for kind, value in _numbers_in(spot, post):
                found.setdefault(kind, {}).setdefault(n, value)
                where.setdefault(kind, spot)
    for kind, of in found.items():
        values = [int(of[n]) for n in sorted(of)]
        if len(of) == len(posts) > 1 and values == sorted(set(values)):
            for n in missing:
                posts[n].id = of[n]
            return Inference("id", len(missing), len(missing), called(where[kind]))
    return Inference("id", len(missing))


def _numbers_in(spot: Spot, post: ForumPost) -> Iterator[tuple[tuple[str, str], str]]:
    """The numbers that an element's attributes have, each with what is before it."""
    for name, value in spot.element.node.attributes.items():
        if not value or len(value) > 500:
            continue
        if name == "href":
            match = post.layout.addresses.post.search(value)
            number = next((group for group in match.groups() if group and group.isdecimal()), "") if match else ""
            if number:
                yield ("href", ""), number
        elif name in {"id", "name"} or name.startswith("data-"):
            match = _ID.fullmatch(value)
            if match and (_OF_POST.search(match[1]) or (_OF_POST.search(name) and not match[1])):
                yield (name, match[1]), match[2]


_LACKS: dict[str, Callable[[ForumPost], bool]] = {
    "author": _lacks_author,
    "date": _lacks_date,
    "body": lambda post: post.body() is None,
    "id": lambda post: not post.id,
}
_FINDERS = {"author": _authors, "date": _dates, "body": _bodies, "id": _ids}
_BESIDE = frozenset({"author", "date"})  # what a skin may have next to a post
