"""Finds the posts in a XenForo page that a person copied with select-all: there each post has its date and "#19"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .._dates import absolute_date, is_relative
from .cards import Card, counts, custom, end_of, entry, named, past_custom, post_number, read
from .extract import Extract, Found
from .trailers import Trailer, cut, take
from .words import BOILERPLATE, CLOSING, END, LABELS, STARTED, STARTER, action, edited, plain, said

_BETWEEN = 4  # lines ("Add bookmark", "New") between a post's date and its number
_CARD = 40  # lines
_PAGER = re.compile(r"(?:\d{1,6}|…|\.\.\.|prev|next|first|last|\d+ of \d+|go to page)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A post's date line and number line."""

    date_at: int
    number_at: int
    number: int
    date: str
    name: str  # of the author where the date line has it, as in XenForo 1: "Ann, Jan 3, 2019"


def find(lines: Sequence[str], lang: str) -> Extract | None:
    """The posts of a copied page; None if its posts have no dates and numbers."""
    marks = _marks(lines, lang)
    if not marks:
        return None
    if all(mark.name for mark in marks):
        return _below(lines, marks)
    return _dates_first(lines, marks) if _is_dates_first(lines, marks) else _cards_first(lines, marks)


def _marks(lines: Sequence[str], lang: str) -> list[_Mark]:
    """The places where a date line is followed by a number greater than the one before."""
    marks: list[_Mark] = []
    for i, line in enumerate(lines):
        number = post_number(line)
        if number is None or (marks and number < marks[-1].number):
            continue
        at = next((j for j in range(i - 1, max(i - _BETWEEN, -1), -1) if _shows_date(lines[j])), None)
        found = _dated(lines[at], lang) if at is not None else None
        if at is None or found is None:
            continue
        if marks and number == marks[-1].number:
            if i - marks[-1].number_at <= _BETWEEN:  # some styles show both twice
                marks[-1] = _Mark(marks[-1].date_at, i, number, marks[-1].date, marks[-1].name)
            continue
        marks.append(_Mark(at, i, number, *found))
    return marks


def _shows_date(line: str) -> bool:
    return bool(line.strip()) and not action(line) and edited(line) is None


def _dated(line: str, lang: str) -> tuple[str, str] | None:
    """(date as printed, name before it) of a post's date line."""
    line = line.strip()
    if len(line) > 120:
        return None
    if is_relative(line) or absolute_date(line, lang):
        return line, ""
    for comma in re.finditer(", ", line):
        name, date = line[: comma.start()], line[comma.end() :]
        if named(name) and (is_relative(date) or absolute_date(date, lang)):
            return date, named(name)
    return None


def _below(lines: Sequence[str], marks: Sequence[_Mark]) -> Extract:
    """XenForo 1: card, body, "Ann, Jan 3, 2019", "#1", likes."""
    posts: list[Found] = []
    regions, below = _regions(lines, marks)
    ends = [_card_below(region, mark.name) for region, mark in zip(regions, marks, strict=True)]
    labels = custom(
        (mark.name, region[end]) for mark, region, (_, end) in zip(marks, regions, ends, strict=True) if end < len(region)
    )
    for mark, region, trailer, (card, end) in zip(marks, regions, below, ends, strict=True):
        body, own, rest = cut(region[past_custom(region, end, labels) :])
        posts.append(Found(tuple(body), card, bool(end), mark.number, mark.date, _merged(own, trailer), tuple(rest)))
    return Extract(tuple(posts))


def _regions(lines: Sequence[str], marks: Sequence[_Mark]) -> tuple[list[Sequence[str]], list[Trailer]]:
    """For each post, the lines above its date line, and the trailer below its number."""
    regions, below = [], []
    begin = _first_card(lines, marks[0])
    for mark, after in itertools.zip_longest(marks, marks[1:]):
        regions.append(lines[begin : mark.date_at])
        trailer, begin = _likes(lines, mark.number_at + 1, after.date_at if after else len(lines))
        below.append(trailer)
    return regions, below


def _card_below(region: Sequence[str], name: str) -> tuple[Card, int]:
    """The card that begins with the author's name (and a title behind it), and the line after it; 0 if there is none."""
    start = next((i for i, line in enumerate(region) if _opens(line, name)), None)
    if start is None:
        return Card(name), 0
    title = region[start].strip()[len(name) :].strip()
    stop = end_of(region, start + 1)[0]
    return read(name, [*([title] if title else []), *region[start + 1 : stop]]), stop


def _opens(line: str, name: str) -> bool:
    line = line.strip()
    return line == name or line.startswith(f"{name} ")


def _first_card(lines: Sequence[str], mark: _Mark) -> int:
    """Where the first post begins: the author's name right above the labels of a card, else after the page's head."""
    for i in range(mark.date_at):
        if _opens(lines[i], mark.name) and i + 2 < mark.date_at and entry(lines, i + 1, frozenset()):
            return i
    heads = [
        i
        for i in range(mark.date_at)
        if STARTED.fullmatch(lines[i].strip()) or (_opens(lines[i], mark.name) and len(lines[i]) < 100)
    ]
    return heads[-1] if heads else 0


def _likes(lines: Sequence[str], start: int, stop: int) -> tuple[Trailer, int]:
    """What is below a post's date line, and where the next post begins."""
    trailer, after = take(lines[start:stop])
    return trailer, start + after


def _merged(one: Trailer, other: Trailer) -> Trailer:
    return Trailer(
        ", ".join(who for who in (one.reactions, other.reactions) if who),
        one.edited or other.edited,
        one.edited_by or other.edited_by,
        (*one.files, *other.files),
    )


def _is_dates_first(lines: Sequence[str], marks: Sequence[_Mark]) -> bool:
    """Whether a post's date stands above its author's name (some styles of XenForo 2.3), not below the card."""
    votes = 0
    for mark in marks:
        above = [line for line in lines[max(mark.date_at - 3, 0) : mark.date_at] if line.strip()]
        below = [line for line in lines[mark.number_at + 1 : mark.number_at + 8] if line.strip()]
        numbers = any(counts(a) and counts(b) for a, b in itertools.pairwise(below)) or any(
            plain(line) in LABELS for line in below
        )
        carded = bool(above) and (counts(above[-1]) or any(plain(line) in LABELS for line in above))
        votes += (1 if numbers else 0) - (1 if carded else 0)
    return votes > 0


def _dates_first(lines: Sequence[str], marks: Sequence[_Mark]) -> Extract:
    posts = []
    outside: list[str] = []
    for mark, after in itertools.zip_longest(marks, marks[1:]):
        region = lines[mark.number_at + 1 : after.date_at if after else _close(lines, mark.number_at)]
        at = next((i for i, line in enumerate(region) if line.strip()), 0)
        name = named(region[at]) if region else ""
        stop = end_of(region, at + 1)[0] if name else at
        card = read(name, region[at + 1 : stop]) if name else Card()
        body, trailer, rest = cut(region[stop:])
        if not after:
            outside, rest = [line for line in rest if line.strip()], []
        posts.append(Found(tuple(body), card, bool(name), mark.number, mark.date, trailer, tuple(rest)))
    return Extract(tuple(posts), tuple(outside))


def _cards_first(lines: Sequence[str], marks: Sequence[_Mark]) -> Extract:
    """XenForo 2: card, date, "#1", body, trailer."""
    posts: list[Found] = []
    known = [name for line in lines if (name := said(line))]
    head = _head_start(lines, 0, marks[0].date_at)
    for mark, after in itertools.zip_longest(marks, marks[1:]):
        stop = _head_start(lines, mark.number_at + 1, after.date_at) if after else _close(lines, mark.number_at)
        body, trailer, rest = cut(lines[mark.number_at + 1 : stop])
        card = _card(lines[head : mark.date_at], known)
        outside = [line for line in rest if line.strip() and plain(line) not in BOILERPLATE] if not after else []
        trailer = _merged(trailer, take([line for line in lines[mark.date_at : mark.number_at] if edited(line) is not None])[0])
        posts.append(Found(tuple(body), card, bool(card.name), mark.number, mark.date, trailer, () if outside else tuple(rest)))
        head = stop
    return Extract(tuple(posts), tuple(outside))


def _card(lines: Sequence[str], known: Sequence[str]) -> Card:
    """A card that stands alone: an avatar's letter, the name, entries. A `known` name shows what is a title behind it."""
    shown = [line for line in lines if line.strip()]
    if len(shown) > 1 and _avatar(shown[0], shown[1]):
        shown = shown[1:]
    name = named(shown[0]) if shown else ""
    inner = next((other for other in known if name.startswith(f"{other} ")), name)
    title = [name[len(inner) :].strip()] if inner != name else []
    return read(inner, [*title, *shown[1:]]) if name else Card()


def _avatar(line: str, after: str) -> bool:
    letter = line.strip().casefold()
    return 0 < len(letter) <= 2 and after.strip().casefold().startswith(letter)


def _head_start(lines: Sequence[str], start: int, stop: int) -> int:
    """Where the card above the date line at `stop` begins, no earlier than `start`."""
    for i in range(stop - 1, max(start, stop - _CARD) - 1, -1):
        line = lines[i]
        if line == END:
            return stop - len(cut(lines[i:stop])[2])
        if _begins(lines, i + 1, stop) and (not line.strip() or action(line) or _not_a_card(line)):
            return i + 1
        if i + 1 < stop and _avatar(line, lines[i + 1]) and named(lines[i + 1]):
            return i
    return max(start, stop - 1) if stop - start > _CARD else start


def _not_a_card(line: str) -> bool:
    """Whether it is a line of the page's head, or below a post, which no card follows within."""
    return (
        bool(STARTER.fullmatch(line) or CLOSING.match(line.strip()) or cut([line, ""])[1] != Trailer()) or said(line) is not None
    )


def _begins(lines: Sequence[str], i: int, stop: int) -> bool:
    """Whether a card can begin at line `i`: a name, then something before the date."""
    return i < stop and bool(lines[i].strip()) and bool(named(lines[i])) and not counts(lines[i])


def _close(lines: Sequence[str], start: int) -> int:
    """Where the page's foot begins, after the last post's number line."""
    for i in range(start + 1, len(lines)):
        if CLOSING.match(lines[i].strip()):
            stop = i
            while (
                stop > start + 1
                and (not lines[stop - 1].strip() or _PAGER.fullmatch(lines[stop - 1].strip()))
                and lines[stop - 1] != END
            ):
                stop -= 1
            return stop
    return len(lines)
