"""Finds the posts in the text that extraction tools make of a XenForo page: cards, bodies, end marks, hardly a date."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .cards import Card, Pairs, badge, custom, end_of, entry, learn, named, past_custom, post_number, read, shared, strong, titled
from .trailers import Trailer, cut, take
from .words import BOILERPLATE, CLOSING, END, LABELS, edited, plain, reactions, said

_FOOT = 60  # lines from a page's end in which its foot is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """A post as the text shows it."""

    lines: tuple[str, ...]  # of the body
    card: Card = Card()
    carded: bool = False  # whether the text shows a card (or what is left of one)
    number: int | None = None
    date: str = ""  # as printed next to the post
    trailer: Trailer = Trailer()
    leftover: tuple[str, ...] = ()  # lines between this post's end and the next post's card
    ended: bool = True  # whether an end mark closes it


@dataclass(frozen=True, slots=True)
class Extract:
    """The posts of a page, and the lines that belong to none."""

    posts: tuple[Found, ...]
    outside: tuple[str, ...] = ()  # after the last post
    above: tuple[str, ...] = ()  # before the first
    marked: bool = True  # whether end marks or numbers show where posts begin


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a card may begin: the name, its line, and the first line after the name."""

    name: str
    at: int
    start: int
    title: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one post, head first, and the trailer below it."""

    lines: tuple[str, ...]
    head: _Head | None
    ended: bool
    trailer: Trailer = field(default_factory=Trailer)
    leftover: tuple[str, ...] = ()


def find(lines: Sequence[str], top: int, known: Iterable[str] = ()) -> Extract:
    """The posts of an extract, none of which begins before line `top`; `known`: members whom the page names elsewhere."""
    segments = _segments(lines[top:])
    marked = len(segments) > 1
    if not marked:
        segments = [_without_foot(segments[0])]
    tail = segments.pop() if marked else ()
    trusted = _trusted(segments, set(known))
    parts: list[_Part] = []
    for n, segment in enumerate(segments):
        parts = _append(parts, segment, trusted, first=n == 0, ended=marked)
        if n == 0:
            above = segment[: len(segment) - sum(len(part.lines) for part in parts)]
    parts, outside = _append_tail(parts, tail, trusted)
    together = _together(parts)
    labels = custom(_ends(parts, trusted.learned))
    return Extract(tuple(_found(part, trusted.learned, labels, together) for part in parts), tuple(outside), above, marked)


def _without_foot(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without the buttons and boxes at a page's foot."""
    near = max(len(lines) - _FOOT, 0)
    stop = next((i for i in range(near, len(lines)) if CLOSING.match(lines[i].strip())), len(lines))
    while stop and (not lines[stop - 1].strip() or plain(lines[stop - 1]) in BOILERPLATE):
        stop -= 1
    return lines[:stop]


def _segments(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """The lines between end marks."""
    marks = [-1, *(i for i, line in enumerate(lines) if line == END), len(lines)]
    return [tuple(lines[a + 1 : b]) for a, b in itertools.pairwise(marks)]


def _append(parts: list[_Part], segment: tuple[str, ...], trusted: _Trust, *, first: bool, ended: bool) -> list[_Part]:
    """Add the posts of one segment; its beginning may still belong to the post before it."""
    start = 0
    if parts:
        trailer, start = take(segment, 0, buttons=False)
        parts[-1] = replace(parts[-1], trailer=trailer)
    rest = segment[start:]
    heads = list(_heads(rest, trusted, first=first))
    if heads and heads[0].at and any(line.strip() for line in rest[: heads[0].at]):
        before = rest[: heads[0].at]
        if parts:
            parts[-1] = replace(parts[-1], leftover=before)
    if not heads:
        parts.append(_Part(rest, None, ended))
    for head, after in itertools.zip_longest(heads, heads[1:]):
        stop = after.at if after else len(rest)
        shifted = replace(head, at=0, start=head.start - head.at)
        parts.append(_Part(rest[head.at : stop], shifted, ended and after is None))
    return parts


def _append_tail(parts: list[_Part], tail: tuple[str, ...], trusted: _Trust) -> tuple[list[_Part], list[str]]:
    """What follows the last end mark: trailers, the rest of the page, and a post only if a card shows it."""
    if not tail:
        return parts, []
    trailer, start = take(tail, 0, buttons=False)
    if parts:
        parts[-1] = replace(parts[-1], trailer=trailer)
    rest = tail[start:]
    heads = [head for head in _heads(rest, trusted, first=False) if head.sure]
    if not heads:
        return parts, [line for line in rest if line.strip() and plain(line) not in BOILERPLATE]
    closing = next((i for i, line in enumerate(rest) if i > heads[0].at and CLOSING.match(line.strip())), len(rest))
    kept = _append([], rest[heads[0].at : closing], trusted, first=False, ended=False)
    return [*parts, *kept], [line for line in rest[closing:] if line.strip() and plain(line) not in BOILERPLATE]


def _head(lines: Sequence[str], i: int, *, edge: bool) -> _Head | None:
    """The head that the lines at `i` show; `edge`: whether a post ends right before it."""
    if not lines[i].strip() or not (edge or not lines[i - 1].strip()):
        return None
    name = named(lines[i])
    if not name or i + 1 >= len(lines):
        return None
    if lines[i + 1].strip():
        sure = i + 2 < len(lines) and strong(lines[i + 1], lines[i + 2])
        return _Head(name, i, i + 1, "", True) if sure else None
    start = i + 2
    if start >= len(lines) or not lines[start].strip():
        return None
    _, sure = end_of(lines, start)
    return _Head(name, i, start, _title(name, lines[start]), sure)


def _title(name: str, line: str) -> str:
    """The title in a card's first line, which repeats the name in XenForo 1."""
    line = line.strip()
    return line[len(name) :].strip() if line == name or line.startswith(f"{name} ") else line


def _heads(lines: Sequence[str], trusted: _Trust, *, first: bool) -> Iterator[_Head]:
    """The heads in a segment: a sure one anywhere, another only where a post begins."""
    begin = next((i for i, line in enumerate(lines) if line.strip() and post_number(line) is None), len(lines))
    past = 0
    for i in range(begin, len(lines)):
        if i < past:
            continue
        head = _head(lines, i, edge=i == begin)
        if head and (head.sure or ((i == begin or first) and trusted(head, lines, first=first and i == begin))):
            yield head
            first = False
            past = end_of(lines, head.start)[0]


class _Trust:
    """Decides whether a name above an unlabelled line is an author: only if the page shows it elsewhere."""

    def __init__(self, known: set[str], titles: set[str], pairs: set[tuple[str, str]], learned: Pairs) -> None:
        self._known = known
        self._titles = titles
        self._pairs = pairs
        self.learned = learned

    def __call__(self, head: _Head, lines: Sequence[str], *, first: bool) -> bool:
        """`first`: whether it is the very first thing of the page's posts."""
        if badge(head.title):
            return True
        if not titled(head.title) or not titled(head.name):
            return False
        if end_of(lines, head.start, self.learned)[0] > head.start:
            return True
        if head.name in self._known or head.title in self._titles or (head.name, head.title) in self._pairs:
            return True
        body = lines[head.start + 1] if head.start + 1 < len(lines) else ""
        return first and len(head.title.split()) <= 3 and len(head.name.split()) <= 3 and len(body) > 60


def _trusted(segments: Sequence[Sequence[str]], known: set[str]) -> _Trust:
    """What the page shows of its members: who is quoted, who reacted, which titles two names bear."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    pairs: Counter[tuple[str, str]] = Counter()
    cards: list[tuple[str, Sequence[str]]] = []
    for n, segment in enumerate(segments):
        for line in segment:
            if name := said(line):
                known.add(name)
            elif names := reactions(line):
                known.update(re.split(r", | (?:and|und|et|y|e|en|i|и) ", names))
        start = take(segment, 0, buttons=False)[1] if n else 0
        begin = next((i for i in range(start, len(segment)) if segment[i].strip() and post_number(segment[i]) is None), None)
        head = _head(segment, begin, edge=True) if begin is not None else None
        if head:
            owners[head.title].add(head.name)
            pairs[head.name, head.title] += 1
            cards.append((head.name, segment[head.start : head.start + 20]))
            if head.sure:
                known.add(head.name)
    titles = {title for title, names in owners.items() if len(names) > 1}
    return _Trust(known, titles, {pair for pair, count in pairs.items() if count > 1}, learn(cards))


def _together(parts: Sequence[_Part]) -> dict[str, int]:
    """Name → how many lines of its cards are the same on this page."""
    cards: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for part in parts:
        if part.head:
            cards[part.head.name].append(part.lines[part.head.start :])
    return {name: shared(lines) for name, lines in cards.items()}


def _ends(parts: Sequence[_Part], learned: Pairs) -> Iterator[tuple[str, str]]:
    """The names, and the lines at which their cards certainly have ended."""
    for part in parts:
        if part.head:
            end = end_of(part.lines, part.head.start, learned)[0]
            yield part.head.name, part.lines[end] if end < len(part.lines) else ""


def _found(part: _Part, learned: Pairs, labels: frozenset[str], together: dict[str, int]) -> Found:
    """Take a post's lines apart."""
    lines, head = part.lines, part.head
    i = _past_blanks(lines, 0) if not head else head.start
    number = None
    if head:
        stop = max(end_of(lines, i, learned)[0], i + 1 if head.title else i)
        stop = past_custom(lines, stop, labels)
        alike = i + together[head.name]
        if stop < alike < len(lines) and _may_grow(lines[i:stop], lines[stop]):
            stop = alike
    else:
        stop = _remnant(lines, i, learned)
    card = _card(head, lines[i:stop], learned)
    carded = bool(head) or stop > i
    while stop < len(lines) and (post_number(lines[stop]) is not None or edited(lines[stop]) is not None):
        stop += 1
    for line in lines[: min(stop, i + 40)]:
        number = post_number(line) if number is None else number
    trailer = part.trailer
    change = next((edited(line) for line in lines[i:stop] if edited(line) is not None), None)
    if change:
        trailer = replace(trailer, edited=change[1], edited_by=change[0])
    body: Sequence[str] = lines[stop:] if stop > i or head else lines[i:]
    if not part.ended:
        body, trailer, rest = cut(body)
        body = [*body, *rest]
    return Found(tuple(body), card, carded, number, "", trailer, part.leftover, part.ended)


def _may_grow(card: Sequence[str], line: str) -> bool:
    """Whether a card can go on without a label: not where its entries have labels, unless XenForo 1 ("Equipment:") goes on."""
    return line.strip().endswith(":") or not any(plain(entry) in LABELS for entry in card)


def _card(head: _Head | None, lines: Sequence[str], learned: Pairs) -> Card:
    """The card of a head; what is left of a card without a name says nothing of a member."""
    if not head:
        return Card()
    first = [head.title] if head.title else []
    rest = lines[1:] if head.title or (lines and _title(head.name, lines[0]) == "") else lines
    return read(head.name, [*first, *rest], learned)


def _past_blanks(lines: Sequence[str], i: int) -> int:
    while i < len(lines) and (not lines[i].strip() or post_number(lines[i]) is not None):
        i += 1
    return i


def _remnant(lines: Sequence[str], i: int, learned: Pairs) -> int:
    """Where the entries of a card end whose name the extractor dropped."""
    while i + 2 < len(lines):
        pair = lines[i].strip(), lines[i + 1].strip()
        if not (pair in learned or strong(*pair)) or not entry(lines, i, learned):
            return i
        i += 2
    return i
