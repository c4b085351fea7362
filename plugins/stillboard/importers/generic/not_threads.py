"""Lists of boards, of threads, of a blog's articles, of members: rows with dates and names as a thread has them, but of links."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ...dumps.page_kinds import NotAThread
from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.names import PROFILE
from .._html.page_tree import YEAR
from .._phrases import ANSWER
from .record import Record
from .ways import holds

MOST = 0.8  # of the rows, that must be as those of a list
FEW = 3  # rows that make a list
MAX_LINKS = 30  # of a row, that are looked at
MAX_CELLS = 60
MAX_ROW = 20  # letters of a row in a list of members, besides the name and the date: a rank, a place
_COUNT = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]?\d{3})*(?:\.\d)?[kKmM]?|[-–—]")
_CELLS = "td, dd, li, div, span, strong, b"
_HEADINGS = frozenset("h1 h2 h3 h4".split())


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row of a list leads to."""

    title: str
    address: str
    in_heading: bool
    again: bool  # whether another link leads there: "Read more", "5 comments"


def kind_of_rows(found: Sequence[Record], resolve: Callable[[str], str], here: str) -> NotAThread | None:
    """What the records are if they are no posts; None for posts, and where nothing is sure. `here`: the page's own address."""
    if len(found) < FEW:
        return None
    rows = [row for record in found if (row := _row(record, resolve, here)) is not None]
    if not _are_most({row.address for row in rows}, found) or not _are_most({row.title for row in rows}, found):
        return None
    counted = sum(_counts(record) for record in found)
    articles = sum(row.in_heading and row.again for row in rows)
    return NotAThread.LIST if max(counted, articles) >= MOST * len(found) else None


def is_list_of_members(found: Sequence[Record]) -> bool:
    """Whether some rows in which nothing was said lead to a member each, and say little else."""
    profiles = {attribute(link, "href") for record in found for link in _links(record)[:1] if _is_profile(link)}
    return len(found) >= FEW and _are_most(profiles, found) and statistics.median(map(_size, found)) <= MAX_ROW


def _are_most(values: set[str], found: Sequence[Record]) -> bool:
    return len(values) >= MOST * len(found)


def _row(record: Record, resolve: Callable[[str], str], here: str) -> _Row | None:
    """The first link of a row that leads to another page than this one, and is neither a member's nor a date."""
    links = _links(record)
    by_somebody = any(_is_profile(link) for link in links)
    for link in links:
        words = words_of(link)
        if len(words) < 3 or YEAR.search(words) or holds(link, record.date) or _is_profile(link):
            continue
        if holds(link, record.author) and not by_somebody:  # else what was taken for a name is a title: the name stands elsewhere
            continue
        place = urldefrag(resolve(attribute(link, "href")) or attribute(link, "href"))
        if place.fragment or not place.url or place.url == urldefrag(here).url:
            return None
        others = [one for one in links if one.mem_id != link.mem_id]
        again = any(urldefrag(resolve(attribute(one, "href")) or attribute(one, "href")).url == place.url for one in others)
        heading = link.parent is not None and link.parent.tag in _HEADINGS
        return _Row(ANSWER.sub("", words).casefold(), place.url, heading, again)
    return None


def _links(record: Record) -> list[LexborNode]:
    return [link for part in record.parts for link in part.css("a[href]")[:MAX_LINKS] if words_of(link)]


def _is_profile(link: LexborNode) -> bool:
    return bool(PROFILE.search(attribute(link, "href")))


def _counts(record: Record) -> bool:
    """Whether a row has a number by itself, of threads, posts or views, outside of what is said of a member."""
    cells = (cell for part in record.parts for cell in part.css(_CELLS)[:MAX_CELLS])
    return any(_COUNT.fullmatch(words_of(cell)) for cell in cells if cell.first_child is not None)


def _size(record: Record) -> int:
    """The letters of a row that are no member's name and not the date."""
    names = sum(len(words_of(link)) for link in _links(record) if _is_profile(link))
    said = "".join(words_of(part) for part in record.parts)
    return sum(map(str.isalpha, said)) - names - sum(map(str.isalpha, words_of(record.date)))
