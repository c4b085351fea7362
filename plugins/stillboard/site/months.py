"""The months that posts were written in, as the forum's own clocks showed them.

What is kept of a thread depends on no time zone: a month that is the same wherever one lived, and for the first and last days
of a month the minute. What the zone makes of that is asked when a site is built.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from . import dates
from .archived import ArchivedForum, Dated, Library

UNKNOWN = ""  # the month of what has no date, or one that may lie in more than a year
Stamps = tuple[tuple[str, int], ...]
"""How many posts have which date, as far as months go: `2014-03`, `2014` (no more is known), `2014-03-31T23:30Z` (the month is a
matter of the zone), `<one>/<another>` (between the two), UNKNOWN; `~` before one that was inferred."""


def stamps(posts: Iterable[Dated]) -> Stamps:
    """When some posts were written."""
    return tuple(sorted(Counter(map(_stamp, posts)).items()))


def stamp(post: Dated) -> str:
    """When one was."""
    return _stamp(post)


def _stamp(post: Dated) -> str:
    if post.date:
        said = _short(post.date.text)
        return f"~{said}" if dates.is_inferred(post.date_source) else said
    if post.not_before and post.not_after:
        return f"~{_short(post.not_before.text)}/{_short(post.not_after.text)}"
    return UNKNOWN


def _short(text: str) -> str:
    if text.endswith("Z") and not "02" <= text[8:10] <= "27":
        return f"{text[:16]}Z"
    return text[:7]


@functools.lru_cache(maxsize=65536)
def month(stamp: str, timezone: str) -> str:
    """The month of a stamp, as `2014-03`; the year alone, `2014`, where that is all that is known; or UNKNOWN."""
    first, _, last = stamp.lstrip("~").partition("/")
    first = _shown(first, timezone)
    if not last:
        return first
    last = _shown(last, timezone)
    if first == last:
        return first
    return first[:4] if first[:4] == last[:4] else UNKNOWN


def _shown(said: str, timezone: str) -> str:
    return dates.local_day(said, timezone)[:7] if said.endswith("Z") else said


@dataclass(slots=True)
class Active:
    """A thread in a month."""

    forum: int  # its place in the library
    thread: int  # its place in the forum
    posts: int  # written in that month
    is_start: bool  # whether its opening post was


@dataclass(slots=True)
class Months:
    """When the posts of a library were written."""

    threads: dict[str, list[Active]] = field(default_factory=dict)  # by month (`2014-03`), or year where no month is known
    posts: Counter[str] = field(default_factory=Counter)  # by month, year or UNKNOWN
    inferred: Counter[str] = field(default_factory=Counter)  # those whose date was inferred, likewise

    @property
    def years(self) -> list[str]:
        """The years in which posts were written, in order."""
        return sorted({when[:4] for when in self.posts if when})


def months(library: Library) -> Months:
    """When the posts of a library were written."""
    found = Months()
    for n, forum in enumerate(library.forums):
        for place, thread in enumerate(forum.threads):
            own: Counter[str] = Counter()
            for stamp, posts in thread.stamps:
                when = month(stamp, forum.record.timezone)
                own[when] += posts
                if when and stamp.startswith("~"):
                    found.inferred[when] += posts
            found.posts.update(own)
            opened = month(_stamp(thread.opening), forum.record.timezone) if thread.opening else UNKNOWN
            for when, posts in own.items():
                if when:
                    found.threads.setdefault(when, []).append(Active(n, place, posts, when == opened))
    return found


def years_of(posts: Iterable[Dated], forum: ArchivedForum) -> Iterator[str]:
    """The years in which some posts were written; UNKNOWN for one of which it is not known."""
    return (month(_stamp(post), forum.record.timezone)[:4] for post in posts)
