"""Where a post stands in its thread."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Sequence

from .ids import natural
from .model import Post

_FAR = 10**15


def ordered(posts: Sequence[Post]) -> list[Post]:
    """The posts along the thread: by number; else place; else date; else numeric id; else file name.

    The first of these that every post has decides. Where none is common to all, a post that lacks the most frequent
    one keeps its place behind the post that stands before it by the next.
    """
    for key in _KEYS:
        if all(key(post) is not None for post in posts):
            return sorted(posts, key=lambda post, key=key: (key(post), *_rest(post)))  # type: ignore[misc]
    return _woven(posts)


def _number(post: Post) -> tuple[int, ...] | None:
    return None if post.number is None else (post.number,)


def _place(post: Post) -> tuple[int, ...] | None:
    return place_of(post)


def _date(post: Post) -> tuple[int, ...] | None:
    when = post.date or post.not_before or post.not_after
    return (int(when.start().timestamp()),) if when else None


def _numeric_id(post: Post) -> tuple[int, ...] | None:
    return (int(post.original_id),) if post.original_id.isdecimal() and len(post.original_id) < 16 else None


def place_of(post: Post) -> tuple[int, int] | None:
    """Page and position on it, or None."""
    return (post.place.page, post.place.nth) if post.place else None


Key = Callable[[Post], tuple[int, ...] | None]
_KEYS: tuple[Key, ...] = (_number, _place, _date, _numeric_id)


def _rest(post: Post) -> tuple[object, ...]:
    """What decides between posts that are equal so far; always total, whatever the file system's order."""
    when = _date(post)
    numeric = _numeric_id(post)
    return (place_of(post) or (_FAR, _FAR), when or (_FAR,), numeric or (_FAR,), natural(post.id), post.id)


def _woven(posts: Sequence[Post]) -> list[Post]:
    main = max(_KEYS, key=lambda key: sum(key(post) is not None for post in posts))
    line = sorted((post for post in posts if main(post) is not None), key=lambda post: (main(post), *_rest(post)))
    others = [(key, *_furthest(line, key)) for key in _KEYS if key is not main]
    behind: dict[int, list[Post]] = {}
    for post in sorted((post for post in posts if main(post) is None), key=_rest):
        behind.setdefault(_position(post, others, len(line)), []).append(post)
    woven = behind.get(0, [])
    for n, post in enumerate(line, 1):
        woven += [post, *behind.get(n, [])]
    return woven


def _furthest(line: Sequence[Post], key: Key) -> tuple[list[tuple[int, ...]], list[int]]:
    """The values of a key along a line, sorted, and how far along one has come with all posts up to that value."""
    known = sorted((value, n) for n, post in enumerate(line, 1) if (value := key(post)) is not None)
    return [value for value, _ in known], list(itertools.accumulate((n for _, n in known), max))


def _position(post: Post, others: Sequence[tuple[Key, list[tuple[int, ...]], list[int]]], last: int) -> int:
    """How many posts of the line stand before this one: by the first key that it shares with any of them."""
    for key, values, furthest in others:
        mine = key(post)
        if mine is not None and values:
            before = bisect.bisect_right(values, mine)
            return furthest[before - 1] if before else 0
    return last
