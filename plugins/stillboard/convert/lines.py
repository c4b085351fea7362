"""In which order captures show a thread's posts: one line a capture, of those that show the posts as they were written."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from ..ids import natural
from ..model import Post
from ..order import spots
from .likeness import side_by_side

Facts = Sequence[Sequence[int | None]]  # what counts upwards along a thread: each of the posts' ids, and each of their instants
Line = list[int]  # indices of posts, as a capture shows them

_IDS = 19  # digits of an id that counts: more are a hash


def captured(
    posts: Sequence[Post], paged: Collection[str] = (), before: Sequence[Post | None] = (), fixed: Collection[int] = ()
) -> dict[str, Line]:
    """The posts of each capture, by its name, in its order, where nothing says that this is another order than the thread's.

    Exports list posts in any order, and some pages have the newest first, or the best. `paged`: the captures that are pages.
    `before`: the posts as they were settled before a capture that is filed now, which may count them otherwise; None for new
    ones. `fixed`: the posts that people edited, which may stand elsewhere, since nothing moves them: the others of a capture say
    its order.
    """
    settled = {source.capture for post in before if post for source in post.sources}
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, post in enumerate(posts):
        for source in post.sources:
            if source.nth is not None:
                seen[source.capture].append((source.nth, i))
    found: dict[str, Line] = {}
    facts = _facts(posts) if seen else ()
    for name in sorted(seen, key=natural):
        shared = Counter(nth for nth, _ in seen[name])  # by captures of other days that have the same name
        line = list(dict.fromkeys(i for nth, i in sorted(seen[name]) if shared[nth] == 1))
        known = before if name in settled and all(before[i] for i in line) else ()
        movable = [i for i in line if i not in fixed] if fixed else line
        judged = movable if len(movable) > 1 else line
        if len(line) > 1 and goes_forward(judged, posts, is_page=name in paged, facts=facts, before=known):
            found[name] = line
    return found


def certain(posts: Sequence[Post], lines: Sequence[Line]) -> list[Line]:
    """The posts by their instants, and by their ids, where no capture contradicts it: forums move posts with their dates."""
    found: list[Line] = []
    for value in (instant, day, number_of_id):
        known = {i: said for i, post in enumerate(posts) if (said := value(post)) is not None}
        if value is day and len({len(posts[i].date.text) for i in known if posts[i].date}) != 1:  # type: ignore[union-attr]
            continue
        line = sorted(known, key=lambda i: (known[i], number_of_id(posts[i]) or 0))
        if len(line) > 1 and not any(_falls(one, known) for one in (*lines, *found)):
            found += _without_ties(line, known, posts)
    return found


def _without_ties(line: Line, known: Mapping[int, int], posts: Sequence[Post]) -> Iterator[Line]:
    """A line that says of those of one day or second only what their ids say, and each of the others in a line of its own."""
    main: Line = []
    others: list[tuple[int, int, Line]] = []
    for _, same in groupby(line, key=known.__getitem__):
        tied = list(same)
        counted = [i for i in tied if number_of_id(posts[i]) is not None] or tied[:1]
        others.append((len(main), len(main) + len(counted), [i for i in tied if i not in counted]))
        main += counted
    yield main
    for start, end, uncounted in others:
        yield from ([*main[max(0, start - 1) : start], i, *main[end : end + 1]] for i in uncounted)


def _falls(line: Line, known: dict[int, int]) -> bool:
    return any(known[j] < known[i] for i, j in pairwise(i for i in line if i in known))


def instant(post: Post) -> int | None:
    """The second at which a post was written, if that is known."""
    return int(post.date.start().timestamp()) if post.date and post.date.is_instant else None


def day(post: Post) -> int | None:
    """When a post was written, as its forum's clock said."""
    return int(post.date.start().timestamp()) if post.date and not post.date.is_instant else None


def number_of_id(post: Post) -> int | None:
    """The forum's own id of a post, where it counts: forums count upwards."""
    known = (int(one) for one in (post.original_id, *post.also) if one.isdecimal() and one.isascii() and len(one) <= _IDS)
    return next(known, None)


def _facts(posts: Sequence[Post]) -> Facts:
    return [[value(post) for post in posts] for value in (number_of_id, instant)]


def goes_forward(
    line: Sequence[int], posts: Sequence[Post], *, is_page: bool, facts: Facts = (), before: Sequence[Post | None] = ()
) -> bool:
    """True if ids or instants rise all along the line; or numbers and places: all, where ids or instants fall, else most.

    `facts`: the posts' ids and instants, where they are known. Of these those decide that more of the posts have. What a page
    shows is in order unless it is turned round: captures of other days count its posts otherwise. `before`: the posts as they
    were settled after the capture was filed, so that what goes forward does not fall.
    """
    stood = [(before[i] if before else None) or posts[i] for i in line]
    pairs = [pair for pair in pairwise(stood) if spots(*pair)]
    steps = [keys[0] < keys[1] for one, other in pairs if (keys := spots(one, other))]
    known = [[said for i in line if (said := values[i]) is not None] for values in facts or _facts(posts)]
    most = max(map(len, known))
    if most > max(1, len(line) // 2) and any(len(one) == most and _rises(one) for one in known):
        return most == len(line) or not before or is_page or all(steps)
    falls = not all(map(_rises, known))
    if falls:
        return sum(steps) == len(line) - 1 and (is_page or all(_is_of_one_capture(posts[i]) for i in line))
    if is_page:
        return len(steps) < 2 or any(steps)
    if before:
        return all(steps)
    counted = [rises for rises, pair in zip(steps, pairs, strict=True) if rises or _are_counted_alike(*pair)]
    return sum(counted) * 4 >= len(counted) * 3


def unbroken(found: Mapping[str, Line], posts: Sequence[Post], repeating: Collection[str] = ()) -> list[Line]:
    """The captures' lines, cut in two wherever one shows something between two posts that was left out, such as a picture.

    `repeating`: later pages with the thread's first post on top, next to which the page's own first post never stood.
    """
    parts: list[Line] = []
    for name, line in found.items():
        parts.append(line[:1])
        for n, (i, j) in enumerate(pairwise(line)):
            is_next = side_by_side(posts[i], posts[j], unknown=True) or _follow(posts[i], posts[j], name)
            if is_next and (n or name not in repeating):
                parts[-1].append(j)
            else:
                parts.append([j])
    return parts


def _follow(one: Post, other: Post, name: str) -> bool:
    nths = {source.nth for source in one.sources if source.capture == name}
    return any(source.capture == name and source.nth and source.nth - 1 in nths for source in other.sources)


def _are_counted_alike(one: Post, other: Post) -> bool:
    """True if their numbers and places may be of one capture: of their only one, or of a further one that shows both."""
    first, second = ({source.capture for source in post.sources} for post in (one, other))
    return len(first | second) == 1 or len(first & second) > 1


def _is_of_one_capture(post: Post) -> bool:
    """True if a post's number and place are those that its only capture gives."""
    return len({source.capture for source in post.sources}) == 1


def _rises(values: Sequence[int]) -> bool:
    return all(one <= other for one, other in pairwise(values))


def neighbours(lines: Sequence[Line]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The posts that stand next behind each post in any of the lines, and those next before it."""
    behind: dict[int, dict[int, None]] = defaultdict(dict)
    before: dict[int, dict[int, None]] = defaultdict(dict)
    for line in lines:
        for i, j in pairwise(line):
            behind[i][j] = None
            before[j][i] = None
    return {i: list(found) for i, found in behind.items()}, {j: list(found) for j, found in before.items()}


def longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of these pairs whose first parts rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (first, _) in enumerate(pairs):
        at = bisect.bisect_left(tails, first)
        before.append(ends[at - 1] if at else -1)
        if tails[at : at + 1] != [first]:  # of equal ones the earliest
            tails[at : at + 1], ends[at : at + 1] = [first], [n]
    run = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(pairs[n])
        n = before[n]
    return run[::-1]


def heaviest_rise(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[tuple[int, int]]:
    """Of the longest runs of these pairs whose first parts rise, the one whose weights are most together."""
    firsts = sorted({first for first, _ in pairs})
    none = (0, 0, 0, -1)  # pairs in a run, their weights, how early it ends, and its last pair
    best = [none] * (len(firsts) + 1)  # a Fenwick tree of the best run that ends in so many first parts
    before: list[int] = []
    for n, ((first, _), weight) in enumerate(zip(pairs, weights, strict=True)):
        at = bisect.bisect_left(firsts, first)
        run, k = none, at
        while k:
            run, k = max(run, best[k]), k & (k - 1)
        before.append(run[3])
        longer, k = (run[0] + 1, run[1] + weight, -first, n), at + 1
        while k < len(best):
            best[k], k = max(best[k], longer, key=lambda one: one[:3]), k + (k & -k)
    n = max(best, key=lambda one: one[:3])[3]
    found = []
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def rise_with(
    sure: Sequence[tuple[int, int]], pairs: Sequence[tuple[int, int]], weight: Callable[[tuple[int, int]], int] | None = None
) -> list[tuple[int, int]]:
    """The longest run of these pairs, both of whose parts rise, that has the longest run of the sure ones among them.

    The second parts rise already. `weight`: of a sure pair; of several longest runs the one that weighs most is taken.
    """
    run = longest_rise(sure)
    if weight and len(run) < len(sure):
        run = heaviest_rise(sure, [weight(pair) for pair in sure])
    places = {pair: n for n, pair in enumerate(run)}
    seconds = [second for _, second in run]

    def fits(pair: tuple[int, int]) -> bool:
        at = bisect.bisect_left(seconds, pair[1])
        return pair in places or ((run[at - 1][0] < pair[0] if at else True) and (at == len(run) or pair[0] < run[at][0]))

    return longest_rise([pair for pair in pairs if fits(pair)])
