"""The order of a thread's posts where captures of different days count them differently.

When a post goes, those behind it move up: a later capture gives them lower numbers, and posts that only it has would stand among
earlier ones. `merging` keeps the highest number and place that any capture gives a post, which are those from before the others
went; here what only a later capture has is put behind the posts that stand before it there.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..content.records import forum_id
from ..model import Origin, Place, Post, State, Thread
from ..order import place_of

ROUNDS = 20  # captures that contradict one another never come to an end


def _falls(one: Post, other: Post) -> bool:
    keys = _keys(one, other)
    return keys is not None and keys[0] >= keys[1] and one is not other


def _keys(one: Post, other: Post) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """What orders two posts: their numbers, else their places; None where they share neither."""
    if one.number is not None and other.number is not None:
        return (one.number,), (other.number,)
    first, second = place_of(one), place_of(other)
    return (first, second) if first and second else None


def opens_each_page(post: Post, thread: Thread, others: Iterable[Post]) -> bool:
    """Is it the thread's first post, which some skins repeat on top of each page?

    Then captures of the same day have it there on several pages, the first among them, and nothing else opens that one.
    """
    days: dict[str, set[int]] = defaultdict(set)
    for page in thread.pages:
        if Origin(page.source, 1) in post.sources:
            days[page.captured.text[:10] if page.captured else ""].add(page.number)
    if not any(len(numbers) > 1 and 1 in numbers for numbers in days.values()):
        return False
    tops = {Origin(page.source, 1) for page in thread.pages if page.number == 1}
    return not any(tops.intersection(other.sources) for other in others if other.id != post.id)


def is_odd(posts: Sequence[Post], new: Sequence[Post]) -> bool:
    """Does one of the new posts have the number or the place of another, or a date that its neighbours contradict?"""
    spots = Counter(spot for post in posts for spot in (post.number, post.place) if spot)
    if any(spots[spot] > 1 for post in new for spot in (post.number, post.place) if spot):
        return True
    fresh = {post.id for post in new}
    beside = ((one, other) for one, other in pairwise(posts) if one.id in fresh or other.id in fresh)
    return any(_is_dated_before(other, one) for one, other in beside)


def _is_dated_before(one: Post, other: Post) -> bool:
    """Is the date earlier? Dates of one forum that are equally exact are compared as they stand."""
    if not (one.date and other.date) or len(one.date.text) != len(other.date.text):
        return False
    return one.date.text < other.date.text


def settled(posts: Sequence[Post]) -> Iterator[tuple[int, Post]]:
    """The posts (by index) that must stand elsewhere, with their new places and without a number that says otherwise.

    None where captures contradict one another, such as those of a page that is sorted by votes.
    """
    now = list(posts)
    lines = [line for line in _lines(posts) if _goes_forward(line, posts)]
    lines += _dated(posts, lines)
    for _ in range(ROUNDS):
        moved = False
        for line in lines:
            for i, j in pairwise(line):
                if _falls(now[i], now[j]) and (place := _behind(now[i])) and now[j].state is not State.REMOVED:
                    now[j] = dataclasses.replace(now[j], number=None, place=place)
                    moved = True
        if not moved:
            yield from ((i, after) for i, (before, after) in enumerate(zip(posts, now, strict=True)) if before != after)
            return


def _behind(post: Post) -> Place | None:
    place = post.place
    return Place(place.page, place.nth + 1) if place and place.nth < 9_000_000 else None


def _lines(posts: Sequence[Post]) -> list[list[int]]:
    """The posts of each capture, in its order."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, post in enumerate(posts):
        for source in post.sources:
            if source.nth is not None:
                seen[source.capture].append((source.nth, i))
    return [[i for _, i in sorted(seen[name])] for name in sorted(seen)]


def _dated(posts: Sequence[Post], lines: Sequence[Sequence[int]]) -> list[list[int]]:
    """The posts by their dates, if every capture of the thread is in the order of the dates and all are equally exact."""
    dates = {i: post.date for i, post in enumerate(posts) if post.date}
    if len({len(when.text) for when in dates.values()}) != 1:
        return []
    starts = {i: when.start() for i, when in dates.items()}
    for line in lines:
        if any(starts[j] < starts[i] for i, j in pairwise(i for i in line if i in starts)):
            return []
    return [sorted(starts, key=lambda i: (starts[i], _numeric(posts[i])))]


def _numeric(post: Post) -> int:
    own = forum_id(post)
    return int(own) if own.isdecimal() and len(own) < 20 else 0


def _goes_forward(line: Sequence[int], posts: Sequence[Post]) -> bool:
    """Some captures list the newest post first."""
    steps = [keys[0] < keys[1] for i, j in pairwise(line) if (keys := _keys(posts[i], posts[j]))]
    return sum(steps) * 2 >= len(steps)
