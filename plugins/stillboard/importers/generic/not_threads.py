"""Lists of boards, of threads, of a blog's articles, of members: rows with dates and names as a thread has them, but of links.

A thread shows what was said first on top, as good as always; lists show what is new, or go by names. Where the dates rise along a
page, more is asked for to take it for a list.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...dumps.page_kinds import NotAThread
from ...markup.html_words import words_of
from .._html.dom import attribute
from .names_of_lists import FEEDBACK, MEMBERS, NAMED, REVIEWS, WALL
from .numbered_posts import is_called_post
from .pages_of_members import is_about_member
from .record import Record
from .rows_of_lists import Row, is_profile, links_of, more_of, most_alike, row_of
from .rows_of_things import are_things, stand_apart

MOST = 0.8  # of the rows, that must be as those of a list
FEW = 3  # rows that make a list
ALIKE = 20  # rows that tell what all show
MIN_TITLE = 3  # characters of a title that says something
MAX_PARTS = 2  # of a list's title: its own and the site's
MAX_CELLS = 60  # of a row, that are looked at
MAX_ROW = 20  # letters of a row in a list of members, besides the name and the date: a rank, a place
_COUNT = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]?\d{3})*(?:\.\d)?[kKmM]?|[-–—]")
_DRAWN_STARS = re.compile("[★☆⭐]{2,}")
_CELLS = "td, dd, li, div, span, strong, b"
_STARS = re.compile(
    r"\b[0-5](?:[.,]\d)?\s?(?:out of|of|von|sur|su|de|z|из|/)\s?5\s?"
    r"(?:stars?|sternen?|étoiles|estrellas|stelle|estrelas|gwiazdek|звезд)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows besides its rows."""

    resolve: Callable[[str], str]
    here: str = ""
    """Its own address."""
    parts: Sequence[str] = ()
    """The parts of its title: of a thread's the thread, the board, the site."""
    headings: Sequence[str] = ()
    above: str = ""
    """The heading that stands nearest above the first of them."""
    before: Sequence[LexborNode] = ()
    """The elements before them."""
    rises: bool = True
    """Whether the dates of its records rise along the page, or nothing is known of that."""


def kind_of_rows(found: Sequence[Record], seen: Seen) -> NotAThread | None:
    """What the records are if they are no posts; None for posts, and where nothing is sure."""
    rows = [row_of(record, seen.resolve, seen.here) for record in found]
    about = {one.casefold() for one in (*seen.parts, *seen.headings)}
    leads_away = not any(row is not None and len(row.title) > MIN_TITLE and row.title in about for row in rows)
    leads_away = leads_away and not _lead_to_authors_own(found, rows)
    if len(found) >= FEW and is_about_member(found[:ALIKE], seen.parts, seen.headings, seen.before):
        return NotAThread.MEMBER
    if len(found) >= FEW and stand_apart(found[:ALIKE], about, rises=seen.rises):
        return NotAThread.THINGS
    # The first may be a line over the rows, that has a date too.
    return _kind(found, rows, seen, leads_away=leads_away) or _kind(found[1:], rows[1:], seen, leads_away=leads_away)


def _kind(found: Sequence[Record], of: Sequence[Row | None], seen: Seen, *, leads_away: bool) -> NotAThread | None:
    """The same of some of them. `of`: what each leads to; `leads_away`: whether none leads to what the page is about."""
    if len(found) < FEW:
        return None
    if kind := _by_what_is_above(found, seen):
        return kind
    named = len(seen.parts) <= MAX_PARTS and any(map(NAMED.fullmatch, seen.parts))
    if named and (not seen.rises or any(map(MEMBERS.fullmatch, seen.parts))) and _are_most({*_members(found)}, found):
        return NotAThread.MEMBER
    if named and (not seen.rises or are_things(found)):
        return NotAThread.LIST
    more = {more for one in found if (more := more_of(one, seen.resolve, seen.here))}
    if (named or not seen.rises) and _are_most(more, found):
        return NotAThread.LIST
    rows = [row for row in of if row is not None]
    if not _are_most({row.address for row in rows}, found) or not _are_most({row.title for row in rows}, found):
        return None
    counted = sum(_counts(record) for record in found)
    articles = sum(row.in_heading and row.again for row in rows)
    if max(counted, articles) >= MOST * len(found):
        return NotAThread.LIST
    by_one = len({words_of(record.author) or record.name for record in found}) == 1
    return NotAThread.LIST if leads_away and _lead_away(rows, sure=named or by_one or not seen.rises) else None


def _by_what_is_above(found: Sequence[Record], seen: Seen) -> NotAThread | None:
    """What the records are by the heading above them, or by the stars that they give."""
    if WALL.fullmatch(seen.above) or any(map(FEEDBACK.fullmatch, seen.parts)):
        return NotAThread.MEMBER
    if _have(found, lambda part: bool(_STARS.search(words_of(part)))):
        return NotAThread.OTHER
    drawn = REVIEWS.fullmatch(seen.above) and _have(found, lambda part: bool(_DRAWN_STARS.search(words_of(part))))
    return NotAThread.OTHER if drawn else None


def _have(found: Sequence[Record], test: Callable[[LexborNode], bool]) -> bool:
    """Whether most records have a part that passes a test."""
    return sum(any(map(test, record.parts)) for record in found) >= MOST * len(found)


def _lead_away(rows: Sequence[Row], *, sure: bool) -> bool:
    """Whether rows lead to a page of one kind each. `sure`: whether any place of the link will do."""
    if most_alike([row.shape for row in rows]) < MOST * len(rows):
        return False
    return sure or sum(map(_is_title, rows)) >= MOST * len(rows) or sum(row.to_post for row in rows) >= MOST * len(rows)


def _is_title(row: Row) -> bool:
    """Whether a link is the title of its row: a heading, or what it begins with, and no words of a post."""
    return (row.begins and row.in_heading) or ((row.begins or row.in_heading) and not row.in_body)


def _lead_to_authors_own(found: Sequence[Record], of: Sequence[Row | None]) -> bool:
    """Whether rows lead to what belongs to their authors, a place or a group: to the same for all that one of them wrote."""
    by: dict[str, list[str]] = defaultdict(list)
    for record, row in zip(found, of, strict=True):
        if row is not None and (name := words_of(record.author) or record.name):
            by[name].append(row.address)
    return any(len(to) > 1 and len(set(to)) == 1 for to in by.values())


def is_list_of_members(found: Sequence[Record]) -> bool:
    """Whether some rows in which nothing was said lead to a member each, and say little else; not where they are called posts."""
    if sum(map(is_called_post, found)) >= MOST * len(found):
        return False
    return len(found) >= FEW and _are_most({*_members(found)}, found) and statistics.median(map(_size, found)) <= MAX_ROW


def _members(found: Sequence[Record]) -> list[str]:
    return [attribute(link, "href") for record in found for link in links_of(record)[:1] if is_profile(link)]


def _are_most(values: set[str], found: Sequence[Record]) -> bool:
    return len(values) >= MOST * len(found)


def _counts(record: Record) -> bool:
    """Whether a row has a number by itself, of threads, posts or views, outside of what is said of a member."""
    cells = (cell for part in record.parts for cell in part.css(_CELLS)[:MAX_CELLS])
    return any(_COUNT.fullmatch(words_of(cell)) for cell in cells if cell.first_child is not None)


def _size(record: Record) -> int:
    """The letters of a row that are no member's name and not the date."""
    names = sum(len(words_of(link)) for link in links_of(record) if is_profile(link))
    said = "".join(words_of(part) for part in record.parts)
    return sum(map(str.isalpha, said)) - names - sum(map(str.isalpha, words_of(record.date)))
