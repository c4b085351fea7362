"""The order of a thread's posts where captures of different days count them differently.

When a post goes, those behind it move up: a later capture gives them lower numbers, and posts that only it has would stand among
earlier ones. `merging` keeps the highest number and place that any capture gives a post, which are those from before the others
went; here what only a later capture has is put behind the posts that stand before it there.
"""

from __future__ import annotations

import dataclasses
import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..model import Origin, Place, Post, Thread
from ..order import ordered
from . import lines
from .lines import longest_rise

_LAST = 9_000_000  # a page has no more places


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


def settled(
    posts: Sequence[Post],
    fixed: Collection[int] = (),
    shown: Sequence[int] = (),
    paged: Collection[str] = (),
    before: Sequence[Post | None] = (),
) -> Iterator[tuple[int, Post]]:
    """The posts (by index) whose numbers or places say another order than what is certain, with others or none.

    `fixed`: the posts that people edited, which stay as they are. `shown`: the posts of a capture in its order, those among them
    whose files do not name it. `paged`: the captures that are pages. None where captures contradict one another, such as
    those of a page that is sorted by votes. `before`: the posts as they were settled last, in the same order; None for new ones.
    """
    if _are_as_shown(posts):
        return
    turn = _in_turn(posts, shown, paged, before)
    result = _rewritten(posts, turn, fixed)
    yield from ((i, after) for i, (before, after) in enumerate(zip(posts, result, strict=True)) if before != after)


def _are_as_shown(posts: Sequence[Post]) -> bool:
    """True for the posts of a single capture that stand in its order, as their numbers and places say too."""
    sources = [post.sources[0] for post in posts if len(post.sources) == 1]
    if len(sources) != len(posts) or len({source.capture for source in sources}) != 1:
        return False
    shown = [source.nth for source in sources if source.nth]
    if len(shown) != len(posts) or any(one >= other for one, other in pairwise(shown)):
        return False
    return _agree(posts) and lines.goes_forward(range(len(posts)), posts, is_page=False)


def _rewritten(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> Sequence[Post]:
    """The posts with numbers and places that say the order given, changed as little as that needs.

    What people edited may stand elsewhere, if nothing can move it.
    """
    result: Sequence[Post] = posts
    for besides in [set[int](), set(fixed)] if fixed else [set[int]()]:
        movable = [i for i in turn if i not in besides]
        wanted, held = [posts[i].id for i in movable], {posts[i].id for i in besides}
        for change in (_as_they_are, _renumbered, _unplaced, _placed, _bare):
            result = change(posts, turn, fixed)
            if [post.id for post in ordered(result) if post.id not in held] == wanted and _agree([result[i] for i in movable]):
                return result
    return result


def _in_turn(
    posts: Sequence[Post], shown: Sequence[int], paged: Collection[str], settled_before: Sequence[Post | None]
) -> list[int]:
    """The posts (by index) in an order that contradicts no capture, no instant and no id, and else as they say themselves.

    What contradicts itself is left as it is.
    """
    captured = list(lines.captured(posts, paged, settled_before).values())
    if len(line := list(dict.fromkeys(shown))) > 1 and lines.goes_forward(line, posts, is_page=True):
        captured.append(line)
    behind, before = lines.neighbours([*captured, *lines.certain(posts, captured)])
    at = {post.id: n for n, post in enumerate(ordered(posts))}
    rank = [at[post.id] for post in posts]
    return _sorted(rank, behind, before)


def _sorted(rank: Sequence[int], behind: Mapping[int, Sequence[int]], before: Mapping[int, Sequence[int]]) -> list[int]:
    """All indices, each behind those that stand before it, else by rank. Only what stands in a circle decides by rank alone."""
    open_before = {i: len(before.get(i, ())) for i in range(len(rank))}
    ready = [(rank[i], i) for i, count in open_before.items() if not count]
    heapq.heapify(ready)
    outside: dict[int, int] = {}  # how many of other circles stand before one and are still to come
    circle: dict[int, int] = {}
    free: list[tuple[int, int]] = []
    turn: list[int] = []
    done: set[int] = set()
    while len(turn) < len(rank):
        if not ready:  # captures contradict one another
            if not circle:
                left = [i for i in range(len(rank)) if i not in done]
                circle = _circles(left, behind, before)
                outside = {i: sum(circle[j] != circle[i] for j in before.get(i, ()) if j not in done) for i in left}
                free = sorted((rank[i], i) for i in left if not outside[i])
            heapq.heappush(ready, heapq.heappop(free))
        _, i = heapq.heappop(ready)
        if i in done:
            continue
        done.add(i)
        turn.append(i)
        for j in behind.get(i, ()):
            open_before[j] -= 1
            if not open_before[j]:
                heapq.heappush(ready, (rank[j], j))
            if circle and circle[j] != circle[i]:
                outside[j] -= 1
                if not outside[j]:
                    heapq.heappush(free, (rank[j], j))
    return turn


def _circles(left: Sequence[int], behind: Mapping[int, Sequence[int]], before: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Which of these stand in a circle with which: the same number for each of it, and one of its own for what is in none."""
    inside = set(left)
    finished: list[int] = []
    seen: set[int] = set()
    for start in left:
        path = [(start, iter(behind.get(start, ())))] if start not in seen else []
        seen.add(start)
        while path:
            i, further = path[-1]
            following = next((j for j in further if j in inside and j not in seen), None)
            if following is None:
                finished.append(i)
                path.pop()
            else:
                seen.add(following)
                path.append((following, iter(behind.get(following, ()))))
    circle: dict[int, int] = {}
    for start in reversed(finished):
        open_ends = [start] if start not in circle else []
        while open_ends:
            i = open_ends.pop()
            if i not in circle:
                circle[i] = start
                open_ends += [j for j in before.get(i, ()) if j in inside and j not in circle]
    return circle


def _as_they_are(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> Sequence[Post]:
    del turn, fixed
    return posts


def _unplaced(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> list[Post]:
    """The posts without the numbers and places that do not rise along their order."""
    numbered = _rising([(i, posts[i].number) for i in turn], fixed)
    spots = {place: n for n, place in enumerate(sorted({post.place for post in posts if post.place}), 1)}
    placed = _rising([(i, spots[place] if (place := posts[i].place) else None) for i in turn], fixed)
    result = list(posts)
    for i, post in enumerate(posts):
        number, place = post.number if i in numbered else None, post.place if i in placed else None
        result[i] = post if i in fixed else dataclasses.replace(post, number=number, place=place)
    return result


def _bare(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> list[Post]:
    """The posts without numbers and places: dates and ids decide."""
    del turn
    return [post if i in fixed else dataclasses.replace(post, number=None, place=None) for i, post in enumerate(posts)]


def _renumbered(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> list[Post]:
    """The posts without the numbers that do not rise along their order, and with places that do."""
    result = list(posts)
    kept = _rising([(i, posts[i].number) for i in turn], fixed)
    last: Place | None = None
    for i in turn:
        post = result[i]
        if i not in fixed:
            number = post.number if i in kept else None
            place = post.place
            if place and last and place <= last:
                place = _next(last)
            result[i] = dataclasses.replace(post, number=number, place=place)
        last = max((place for place in (last, result[i].place) if place), default=None)
    return result


def _placed(posts: Sequence[Post], turn: Sequence[int], fixed: Collection[int]) -> list[Post]:
    """The same, with a place for every post: then that decides."""
    result = _renumbered(posts, turn, fixed)
    last = Place(1, 0)
    for i in turn:
        if i not in fixed:
            place = result[i].place
            result[i] = dataclasses.replace(result[i], place=place if place and place > last else _next(last))
        last = max(last, result[i].place or last)
    return result


def _rising(numbered: Sequence[tuple[int, int | None]], fixed: Collection[int]) -> set[int]:
    """The posts that keep their numbers: as many as can, so that they rise, those that people edited among them."""
    numbers = [(i, number) for i, number in numbered if number is not None]
    ceiling: list[float] = []
    least = math.inf
    for i, number in reversed(numbers):
        ceiling.append(least)
        least = min(least, number) if i in fixed else least
    floor, possible = 0, []
    for (i, number), most in zip(numbers, reversed(ceiling), strict=True):
        if floor < number < most or i in fixed:
            possible.append((number, i))
        floor = max(floor, number) if i in fixed else floor
    return {i for _, i in longest_rise(possible)} | set(fixed)


def _agree(result: Sequence[Post]) -> bool:
    """True if along these posts both numbers and places rise."""
    numbers = [post.number for post in result if post.number]
    places = [post.place for post in result if post.place]
    return all(one < other for one, other in pairwise(numbers)) and all(one < other for one, other in pairwise(places))


def _next(place: Place) -> Place:
    return Place(place.page, place.nth + 1) if place.nth < _LAST else Place(place.page + 1, 1)
