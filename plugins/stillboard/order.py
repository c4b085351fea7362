"""Where a post stands in its thread: the order of the posts, and the page of each.

What is known decides, in this turn: the forum's own count along the thread (`number`); the captured page and the place on
it; the date; the id, since forums count upwards. `ordered` is what pages show, and the last word; `spots` is for two posts that
both say where they stand.
"""

from __future__ import annotations

import bisect
import itertools
import operator
from collections import Counter
from collections.abc import Callable, Sequence

from .ids import natural
from .model import Post, Thread, When

POSTS_PER_PAGE = 20  # of a thread whose own paging is not known
_DIGITS = 19  # of an id that counts: more are a hash
_FAR = 10**_DIGITS
_INSTANT = 99  # more exact than what any forum's own clock says


def ordered(posts: Sequence[Post]) -> list[Post]:
    """The posts along the thread: by number; else place; else date; else numeric id; else file name.

    The first of these that every post has decides. Where none is common to all, a post that lacks the most frequent
    one keeps its place behind the post that stands before it by the next. A day and an instant
    are no common measure.
    """
    keys = _keys(posts)
    for key in keys:
        known = {value: post for post in posts if (value := key(post)) is not None}
        if len(known) == len(posts):  # each has one of its own
            return [known[value] for value in sorted(known)]
        if all(key(post) is not None for post in posts):
            return sorted(posts, key=lambda post, key=key: (key(post), *_rest(post)))  # type: ignore[misc]
    return _woven(posts, keys)


def spots(one: Post, other: Post) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """What puts two posts in order: their numbers, else their places; None where they have neither in common."""
    for key in (_number, place_of):
        first, second = key(one), key(other)
        if first is not None and second is not None:
            return first, second
    return None


def numeric_id(post: Post) -> int:
    """The forum's own id as a number; 0 where it is none."""
    known = _numeric_id(post)
    return known[0] if known else 0


def page_by_number(number: int, posts_per_page: int) -> int:
    """The page on which a thread's n-th post stands."""
    return (max(number, 1) - 1) // posts_per_page + 1


def page_of(post: Post, thread: Thread) -> int:
    """The page on which a post stood when its thread was captured.

    Where neither the place nor the thread's paging is known, pages of `POSTS_PER_PAGE` are counted. `FORUM_POSTS_PER_PAGE`
    of a site has no say in this: it decides what is shown, and may change from one build to the next, while this decides
    how the files of posts without an id are named, which must stay.
    """
    if post.place:
        return post.place.page
    if post.number:
        return page_by_number(post.number, thread.posts_per_page or POSTS_PER_PAGE)
    return thread.pages[0].number if thread.pages else 1


def _number(post: Post) -> tuple[int, ...] | None:
    return None if post.number is None else (post.number,)


def _date(post: Post) -> tuple[int, ...] | None:
    when = post.date or post.not_before or post.not_after
    return (int(when.start().timestamp()),) if when else None


def _numeric_id(post: Post) -> tuple[int, ...] | None:
    known = (one for one in (post.original_id, *post.also) if one.isdecimal() and len(one) <= _DIGITS)
    return next(((int(one),) for one in known), None)


def place_of(post: Post) -> tuple[int, int] | None:
    """The page, and which post of it this is, or None."""
    return (post.place.page, post.place.nth) if post.place else None


Key = Callable[[Post], tuple[int, ...] | None]
_KEYS: tuple[Key, ...] = (_number, place_of, _date, _numeric_id)


def _keys(posts: Sequence[Post]) -> tuple[Key, ...]:
    """What posts are put in order by: of dates that do not tell which is earlier, those of the most frequent exactness."""
    exact = Counter(_exactness(post.date) for post in posts if post.date)
    if len(exact) < 2 or _tell(posts):
        return _KEYS
    most = max(exact, key=lambda one: (exact[one], one))

    def date(post: Post) -> tuple[int, ...] | None:
        return _date(post) if not post.date or _exactness(post.date) == most else None

    return (_number, place_of, date, _numeric_id)


def _tell(posts: Sequence[Post]) -> bool:
    """True if no date stands within one that says less, such as an instant within a day."""
    dated = sorted((when for post in posts if (when := post.date)), key=lambda when: (when.start(), len(when.text)))
    pairs = itertools.pairwise(dated)
    return all(_exactness(one) == _exactness(other) or not other.text.startswith(one.text) for one, other in pairs)


def _exactness(when: When) -> int:
    """How much a date says."""
    return _INSTANT if when.is_instant else len(when.text)


def _rest(post: Post) -> tuple[object, ...]:
    """What decides between posts that are equal so far; always total, whatever the file system's order."""
    when = _date(post)
    numeric = _numeric_id(post)
    return (place_of(post) or (_FAR, _FAR), when or (_FAR,), numeric or (_FAR,), natural(post.id), post.id)


def _woven(posts: Sequence[Post], keys: Sequence[Key]) -> list[Post]:
    main = max(keys, key=lambda key: sum(key(post) is not None for post in posts))
    line = sorted((post for post in posts if main(post) is not None), key=lambda post: (main(post), *_rest(post)))
    others = [(key, *_furthest(line, key)) for key in dict.fromkeys((*_KEYS, *keys)) if key is not main]
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
    """How many posts of the line stand before this one: by the first key that it shares with any of them, and by the others
    that rise along the line, since these may know of posts that lack the first.
    """
    known: list[int] = []
    for key, values, furthest in others:
        mine = key(post)
        if mine is not None and values and (not known or all(map(operator.lt, furthest, furthest[1:]))):
            before = bisect.bisect_right(values, mine)
            known.append(furthest[before - 1] if before else 0)
    return max(known, default=last)
