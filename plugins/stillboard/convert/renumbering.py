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

from ..model import Origin, Place, Post, State, Thread
from ..order import numeric_id, spots

ROUNDS = 20  # captures that contradict one another never come to an end


def _falls(one: Post, other: Post) -> bool:
    keys = spots(one, other)
    return keys is not None and keys[0] >= keys[1] and one is not other


def opens_each_page(post: Post, thread: Thread, others: Iterable[Post]) -> bool:
    """True for the thread's first post, if the skin repeats it on top of each page.

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
    """True if one of the new posts has the number or the place of another, or a date that its neighbours contradict."""
    spots = Counter(spot for post in posts for spot in (post.number, post.place) if spot)
    if any(spots[spot] > 1 for post in new for spot in (post.number, post.place) if spot):
        return True
    fresh = {post.id for post in new}
    neighbours = ((one, other) for one, other in pairwise(posts) if one.id in fresh or other.id in fresh)
    return any(_is_dated_before(other, one) for one, other in neighbours)


def _is_dated_before(one: Post, other: Post) -> bool:
    """True if the date of `one` is earlier. Dates of one forum that are equally exact are compared as they stand."""
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
    return [sorted(starts, key=lambda i: (starts[i], numeric_id(posts[i])))]


def _goes_forward(line: Sequence[int], posts: Sequence[Post]) -> bool:
    """Some captures list the newest post first."""
    steps = [keys[0] < keys[1] for i, j in pairwise(line) if (keys := spots(posts[i], posts[j]))]
    return sum(steps) * 2 >= len(steps)
