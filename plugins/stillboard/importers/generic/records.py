"""Finds the repeated records of a page that no importer knows: where each post begins, and its date, author and body in it.

A thread shows every post in the same way, so the dates of its posts stand in places of one kind: elements of the same names
and classes, one below the other. What holds just one of them is a record. Inside the records the author and the body are the
places of one kind that are there in most of them. Time is linear in the page's size.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from ...model import When
from .._html.bare_names import before_all, behind_all, name_in
from .._html.dom import attribute, next_element, previous_element
from .._html.names import MAX_NAME, like_names
from .._html.order_of_dates import CLOCK, Dated, Order, order_of
from .._html.page_tree import Element, Tree, is_labelled_otherwise, shows_date
from .._phrases import ANSWER
from .body_places import FEW, find_bodies
from .nested import answer_by_indent, near, nested
from .numbered_posts import any_of, are_called_posts, are_numbered_posts, is_like_body, is_named_body, say_different_things
from .page_words import leave_out
from .record import Record
from .record_parts import fill_in, find_authors, members_own, said_in, same_name, score_of
from .siblings import undated
from .subjects import MIN_TITLE, find_headings, find_subjects
from .titles import segments
from .whole_bodies import widen

MAX_GROUPS = 20  # of dates that are looked at
MAX_TURNS = 4  # dates of one record
MAX_UP = 6  # levels above the first reply at which the opening post is looked for
MIN_OPENING = 20  # characters of an opening post that is shown in a way of its own
_TIME = re.compile(r"[\s,;@|·–—-]{0,5}\d{1,2}[:h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?[\s|·-]{0,5}(?:#?\d{1,9})?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?:[^\W\d]{1,12}\s?)?[#№]?\d{1,9}[\s|·–—-]{1,5})?", re.IGNORECASE)  # "#9012 - ", of the post
TRIED = 60  # records whose dates are compared to choose among places
_NAMED = (is_named_body, is_like_body)  # what says so for sure first
UNLIKELY = 0.3
SURE = 1.4  # of what is taken for a name by itself

Reading = Callable[[LexborNode], When | None]


def records(root: LexborNode, is_date: Callable[[LexborNode], bool], read: Reading, named: str = "") -> list[Record]:
    """The posts of a page, in order; none if the page shows no repeated records with dates, authors and bodies.

    `is_date`: whether an element shows a date; `read`: which; `named`: the page's title.
    """
    tree = Tree(root)
    titles = [title for part in segments(named) if len(title := ANSWER.sub("", part).casefold()) >= MIN_TITLE]
    found = _best(tree, is_date, read, titles) or _best(tree, is_date, read, titles, short=True)
    names = [words_of(record.author) for record in found]
    around = [pattern for pattern in (before_all(names), behind_all(names)) if pattern]
    for record in found:
        record.around = "|".join(around)
    for record in found:
        record.date = _with_clock(record.date)
    widen(found)
    find_subjects(found, named)
    find_headings(found, named)
    leave_out(found)
    answer_by_indent(found)
    opening = _opening(tree, found, is_date)
    return [opening, *found] if opening else found


def _with_clock(date: LexborNode | None) -> LexborNode | None:
    """What is around a date and holds nothing else but its time of day, in an element of its own, and the post's number."""
    beside, above = (next_element(date), date.parent) if date is not None else (None, None)
    if date is None or beside is None or above is None or CLOCK.search(words_of(date)) or attribute(date, "datetime", "title"):
        return date
    number, _, behind = words_of(above).partition(words_of(date))
    return above if _NUMBER.fullmatch(number) and _TIME.fullmatch(behind) else date


def _best(
    tree: Tree, is_date: Callable[[LexborNode], bool], read: Reading, titles: Sequence[str], *, short: bool = False
) -> list[Record]:
    """The records that look most like a thread. `short`: a thread in which nobody says more than a few words: then only what the
    page itself numbers and names as posts and their bodies.
    """
    best: tuple[float, list[Record]] = (0.0, [])
    for dates in _alike(tree):
        if not _are_dates(dates, is_date):
            continue
        branches = [_anchored(record) for record in nested(tree, dates)]
        found = branches or _holding(tree, dates)
        if not found:
            continue
        own = tree.apart([record.spans[0][0] for record in found]) if branches else tree
        if short and not (are_numbered_posts(own, found) or are_called_posts(found)):
            continue
        named = next((one for one in _NAMED if any_of(own, found, one)), None) if short else None
        find_bodies(own, found, titles, named=named)
        find_authors(own, found)
        if named is None and (apart := members_own(own, found)):
            find_bodies(own, found, titles, apart)
            find_authors(own, found)
        if short and named is None and not say_different_things(found):
            continue
        fill_in(own, found)
        found = [record for record in found if record.body is not None or record.author is not None or record.name]
        score = score_of(found, short=short)
        if score > 0 and order_of_records(found[:TRIED], read) is not Order.KEPT:
            score *= UNLIKELY  # where the page has other dates, these are the members'
        if score > best[0]:
            best = score, found
    return best[1]


def order_of_records(found: Sequence[Record], read: Reading) -> Order:
    """How the dates of some records follow each other. A tree of replies is in an order of its own."""
    if any(record.answers is not None for record in found):
        return Order.KEPT
    dated = ((record, record.date, read(record.date)) for record in found if record.date is not None)
    return order_of(
        [Dated(when, _says(date), words_of(record.author) or record.name) for record, date, when in dated if when is not None]
    )


def rows(root: LexborNode, is_date: Callable[[LexborNode], bool]) -> Iterator[list[Record]]:
    """What else has a date each, in groups, on a page that shows no posts: rows of a list, perhaps."""
    tree = Tree(root)
    for dates in _alike(tree):
        if _are_dates(dates, is_date):
            yield _holding(tree, dates)


def dates_of(root: LexborNode, is_date: Callable[[LexborNode], bool]) -> int:
    """How many elements show a date that no label says to be another thing's than a post's."""
    tree = Tree(root)
    found = [one for one in tree.elements if shows_date(one) and not is_labelled_otherwise(tree, one) and is_date(one.node)]
    return sum(after is None or after.at >= one.end for one, after in itertools.zip_longest(found, found[1:]) if one is not None)


def _alike(tree: Tree) -> list[list[Element]]:
    """The elements that may show dates, by kind and by shape: the largest groups, each once."""
    groups: dict[tuple[str, object], list[Element]] = defaultdict(list)
    for element in tree.elements:
        if shows_date(element) and not is_labelled_otherwise(tree, element):
            groups["kind", element.kind].append(element)
            groups["shape", element.shape].append(element)
            groups["near", near(tree, element)].append(element)
    every = [*groups.values(), *(part for group in [*groups.values()] for part in _by_turn(tree, group))]
    unlike = {(len(group), group[0].at, group[-1].at): group for group in every if len(group) >= FEW}
    return sorted(unlike.values(), key=lambda group: (-len(group), group[0].at))[:MAX_GROUPS]


def _by_turn(tree: Tree, dates: Sequence[Element]) -> list[list[Element]]:
    """Dates of one kind that come several to a record (since when its author is a member, and its own), each turn by itself."""
    if len(dates) < 2 * FEW:
        return []
    around = [_around_both(tree, before.at, after.at) for before, after in itertools.pairwise(dates)]
    outermost = min(around)
    starts = [0, *(n for n, at in enumerate(around, 1) if at == outermost), len(dates)]
    many = {end - start for start, end in itertools.pairwise(starts)}
    turns = max(many) if len(many) == 1 else 1
    return [[*dates[turn::turns]] for turn in range(turns)] if 1 < turns <= MAX_TURNS else []


def _around_both(tree: Tree, before: int, after: int) -> int:
    """The innermost element around two."""
    while after > before:
        after = tree.elements[after].parent
    return after


def _are_dates(dates: Sequence[Element], is_date: Callable[[LexborNode], bool]) -> bool:
    """Whether the first few of them are dates indeed."""
    tried = dates[:5]
    return sum(is_date(element.node) for element in tried) * 2 > len(tried)


def _holding(tree: Tree, dates: Sequence[Element]) -> list[Record]:
    """What holds one date each: the highest element that holds no other, or, in tables, the rows from one date to the next."""
    tops = [_top(tree, n, dates) for n in range(len(dates))]
    parents = Counter(tree.elements[top].parent for top in tops)
    common, many = parents.most_common(1)[0]
    if many < max(FEW, 0.5 * len(dates)):  # each in a box of its own: threads as trees, replies inside replies
        return [_one(tree, top, date) for top, date in zip(tops, dates, strict=True)]
    kept = [(top, date) for top, date in zip(tops, dates, strict=True) if tree.elements[top].parent == common]
    beside = undated(tree, common, kept)
    found = [_one(tree, top, date) for top, date in sorted([*kept, *beside.items()], key=lambda one: one[0])]
    letters = [sum(tree.elements[start].letters for start, _ in record.spans) for record in found]
    shown = [len(words_of(record.date)) for record in found]
    if statistics.median(letters) > 3 * statistics.median(shown) + 20 or _stand_alone(tree, common, kept):
        return [_anchored(record) for record in found]
    return _runs(tree, common, [*kept, *beside.items()])


def _stand_alone(tree: Tree, parent: int, kept: Sequence[tuple[int, Element]]) -> bool:
    """Whether hardly any words stand between the elements that hold a date each, and more than the date in them."""
    first, last = kept[0][0], kept[-1][0]
    tops = {top for top, _ in kept}
    between = [e for e in tree.elements[first:last] if e.parent == parent and e.at not in tops]
    inside = sum(tree.elements[top].letters - date.letters for top, date in kept)
    return sum(e.letters for e in between) * 5 < inside


def _anchored(record: Record) -> Record:
    """With the empty element before it that has its id, as old software writes anchors."""
    before = previous_element(record.parts[0])
    if before is not None and before.tag in {"a", "span"} and attribute(before, "id", "name") and not words_of(before):
        record.anchor = before
    return record


def _one(tree: Tree, top: int, date: Element | None) -> Record:
    element = tree.elements[top]
    return Record([element.node], date=date.node if date else None, spans=[(top, element.end)])


def _top(tree: Tree, n: int, dates: Sequence[Element]) -> int:
    """The highest element around the n-th date that holds neither the one before nor the one after."""
    at = dates[n].at
    before = dates[n - 1].at if n else -1
    after = dates[n + 1].at if n + 1 < len(dates) else len(tree.elements) + 1
    while True:
        parent = tree.elements[at].parent
        if parent < 0 or parent <= before or tree.elements[parent].end > after:
            return at
        if tree.elements[parent].node.tag in {"body", "html", "main"}:
            return at
        at = parent


def _runs(tree: Tree, parent: int, kept: Sequence[tuple[int, Element | None]]) -> list[Record]:
    """Records of several neighbours: from the row with a date to that with the next one."""
    children = [e for e in tree.elements[parent + 1 : tree.elements[parent].end] if e.parent == parent]
    starts = _begin_earlier(children, dict(kept))
    found: list[Record] = []
    anchor: LexborNode | None = None
    for child in children:
        if child.at in starts:
            date = starts[child.at]
            found.append(Record([], date=date.node if date else None))
            found[-1].anchor = anchor
        anchor = child.node if not child.letters and child.node.tag == "a" and attribute(child.node, "id", "name") else None
        if found and not (anchor is not None and child.end < len(tree.elements) and child.end in starts):
            found[-1].parts.append(child.node)
            found[-1].spans.append((child.at, child.end))
    return found


def _begin_earlier(children: Sequence[Element], starts: dict[int, Element | None]) -> dict[int, Element | None]:
    """The starts of records, moved up to what stands alike before each date, the first one too, and not after the last one.

    There a title or a name leads to its date; taken for the end of the post before, it would be somebody else's.
    """
    at = [n for n, child in enumerate(children) if child.at in starts]
    room = min([at[0], *(after - before - 1 for before, after in itertools.pairwise(at))])
    lead = 0
    while lead < room and len({children[n - lead - 1].name for n in at}) == 1:
        lead += 1
    names = [child.name for child in children]
    before = names[at[0] - lead : at[0]]
    last = names[at[-1] + 1 :]
    repeats = any(last[n : n + lead] == before for n in range(len(last)))
    if not lead or repeats or not any(child.letters for child in children[at[0] - lead : at[0]]):
        return starts
    return {children[n - lead].at: starts[children[n].at] for n in at}


def _opening(tree: Tree, found: Sequence[Record], is_date: Callable[[LexborNode], bool]) -> Record | None:
    """The opening post, where the page shows it in another way than the replies: what stands before them with a date, a
    name and a text.
    """
    if not found or found[0].body is None:
        return None
    at = found[0].spans[0][0]
    parent = tree.elements[at].parent
    for _ in range(MAX_UP):
        if parent < 0:
            return None
        before = [e for e in tree.elements[parent + 1 : at] if e.parent == parent and e.end <= at and e.letters]
        spans = [(e.at, e.end) for e in before]
        inside = list(tree.inside(spans))
        date = next((e for e in inside if shows_date(e) and is_date(e.node)), None)
        if date is not None:
            if _says(date.node) == _says(found[0].date):
                return None  # the head of the page, which speaks of the first post
            author = same_name(inside, found[0].author) or _likely_name(inside)
            body = said_in(inside, found[0].body, date.node, author)  # a line that says who began it, and when, has none
            name = "" if author is not None else name_in(words_of(date.node))
            if body is not None and (author is not None or name) and len(words_of(body)) >= MIN_OPENING:
                return Record([e.node for e in before], date=date.node, author=author, body=body, name=name, spans=spans)
            return None
        at, parent = parent, tree.elements[parent].parent
    return None


def _says(date: LexborNode | None) -> str:
    return attribute(date, "datetime", "title") or words_of(date)


def _likely_name(inside: Sequence[Element]) -> LexborNode | None:
    scored = [(like_names([e.node], 1), -n, e.node) for n, e in enumerate(inside[:400]) if 0 < e.letters <= MAX_NAME]
    best = max(scored, default=None, key=lambda one: one[:2])
    return best[2] if best and best[0] > SURE else None
