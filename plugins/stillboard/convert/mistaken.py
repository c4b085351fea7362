"""What a capture shows and was taken for another post that says the same, until a further capture told the two apart."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from ..model import DateSource, Origin, Post, State
from . import fingerprint, lines
from .lines import Line, instant, number_of_id

Taken = tuple[Origin, int, int]  # what a capture shows, the post that it was taken for, and the one that it is

_NEAR = 9  # posts of the same words, or captures of two posts, that are looked at


def mistaken(
    posts: Sequence[Post], before: Sequence[Post | None], paged: Collection[str], fixed: Collection[int]
) -> Iterator[Taken]:
    """What captures show, the post it was taken for, and the one that says the same and that it is.

    The first stands, as ids, instants or another capture say, on the other side of a post that this capture shows next to it; the
    second stands next to that one in another capture, too, and on the right side. `before`: the posts as they were before a
    capture that is filed now, in the same order; None for new ones. `paged`: captures that are pages. `fixed`: the posts that
    people edited. Only captures are looked at of which a post had no id, or no instant, before: they show none themselves.
    """
    same = _saying_the_same(posts, fixed)
    if same:
        yield from _Captured(posts, before, paged).mistaken(same)


def moved(one: Post, other: Post, source: Origin) -> tuple[Post, Post]:
    """Two posts, the second of which it is that a capture shows, which was taken for the first.

    The second at which both were written, as they say, is that of the one that it is: the first had it of this capture.
    """
    left = tuple(known for known in one.sources if known != source)
    one = dataclasses.replace(one, sources=left)
    if one.date and one.date == other.date and one.date.is_instant:
        one = dataclasses.replace(one, date=None, date_source=None)
    return one, dataclasses.replace(other, sources=(*other.sources, source))


def crossed(
    posts: Sequence[Post], before: Sequence[Post | None], paged: Collection[str], fixed: Collection[int]
) -> Iterator[list[Taken]]:
    """What captures show of two posts that say the same, one after the other, of which each was taken for the other one.

    Ids or instants, which this capture has not, say that the one stands on the other side of something, and with the two in their
    turn all that it shows stands as they say. Where they say nothing of the other one, it is the only one with which it does. The
    capture itself, as far as it counts what it shows, has its posts in their order; one that lists them in any order has their
    counts, so that it goes with it. The parameters are those of `mistaken`.
    """
    same = _saying_the_same(posts, fixed)
    group = {i: n for n, known in enumerate(same) for i in known}
    bare = _bare(before) if same else ()
    shown: dict[str, list[tuple[int, int, Origin]]] = defaultdict(list)
    for i, post in enumerate(posts) if bare else ():
        for source in post.sources:
            if source.nth and source.capture in bare:
                shown[source.capture].append((source.nth, i, source))
    facts = {i: _facts(posts[i]) for seen in shown.values() for _, i, _ in seen}
    known = {name: _Seen(seen, before, is_page=name in paged) for name, seen in shown.items()}
    for seen in known.values():
        fall = _first_fall(seen.line, facts) if seen.is_in_order else ()
        near = ((k, other) for k in fall if k in group for other in same[group[k]] if other != k and other in seen.sources)
        pairs = sorted({(i, j) if seen.line.index(i) < seen.line.index(j) else (j, i) for i, j in islice(near, _NEAR)})
        turns = [(i, j) for i, j in pairs if _rise([{i: j, j: i}.get(k, k) for k in seen.line], facts)]
        certain = [pair for pair in turns if not _rise(pair, facts)]  # else one of the two says nothing of its turn
        for i, j in certain or (turns if len(turns) == 1 else ()):
            both = [one for one in known.values() if {i, j} <= one.sources.keys() and not one.has_in_order(j, i)]
            yield [(one.sources[a], a, b) for one in both for a, b in ((i, j), (j, i))]


class _Seen:
    """What a capture that has no ids, or no instants, shows of a thread's posts."""

    def __init__(self, seen: Sequence[tuple[int, int, Origin]], before: Sequence[Post | None], *, is_page: bool) -> None:
        """`seen`: where in the capture each post stands, the post, and what says it."""
        self.line = [i for _, i, _ in sorted(seen)]
        self.sources = {i: source for _, i, source in seen}
        stood = [post for i in self.line if (post := before[i])]
        is_whole = len(self.line) == len(self.sources) == len(stood)
        self.is_in_order = is_whole and lines.goes_forward(range(len(stood)), stood, is_page=is_page)

    def has_in_order(self, i: int, j: int) -> bool:
        """True if the capture has its posts in their order, and the one of two before the other."""
        return self.is_in_order and self.line.index(i) < self.line.index(j)


def _rise(line: Sequence[int], facts: Mapping[int, Sequence[int | None]]) -> bool:
    """True unless ids or instants say that posts stand the other way round."""
    known = ([said for i in line if (said := facts[i][n]) is not None] for n in (0, 1))
    return all(one <= other for values in known for one, other in pairwise(values))


def _first_fall(line: Sequence[int], facts: Mapping[int, Sequence[int | None]]) -> tuple[int, ...]:
    """The first two posts that ids, or else instants, have the other way round; none if they rise."""
    for n in (0, 1):
        known = [i for i in line if facts[i][n] is not None]
        if fall := next((pair for pair in pairwise(known) if not _rise(pair, facts)), None):
            return fall
    return ()


def _bare(before: Sequence[Post | None]) -> set[str]:
    """The captures that show a post of which no id, or no instant, was known: they show none themselves."""
    return {source.capture for post in before if post and None in _facts(post) for source in post.sources}


class _Captured:
    """The captures of a thread that show its posts in order."""

    def __init__(self, posts: Sequence[Post], before: Sequence[Post | None], paged: Collection[str]) -> None:
        self.posts = posts
        self.bare = _bare(before)
        self.lines = lines.captured(posts, paged, before)
        self.behind, self.before = lines.neighbours(lines.unbroken(self.lines, posts))
        self.at: dict[int, dict[str, int]] = defaultdict(dict)  # where posts stand in each line
        for name, line in self.lines.items():
            for at, i in enumerate(line):
                self.at[i][name] = at

    def mistaken(self, same: Sequence[Sequence[int]]) -> Iterator[Taken]:
        """As the function, of posts that say the same."""
        for known in same:
            for i in known:
                for source in self.posts[i].sources if len(self.posts[i].sources) > 1 else ():
                    line = self.lines.get(source.capture, []) if source.capture in self.bare else []
                    at = self.at[i].get(source.capture) if line else None
                    fits = [j for j in known if at is not None and j not in line and self._stands_there(j, line, at)]
                    if len(fits) == 1:
                        yield source, i, fits[0]

    def _stands_there(self, j: int, line: Line, at: int) -> bool:
        """True if a post of the same words may stand at a place of a line where another one stands, which cannot."""
        i = line[at]
        if not _may_be_of_one_day(self.posts[i], self.posts[j]):
            return False
        first, last = (line[at - 1] if at else None), (line[at + 1] if at + 1 < len(line) else None)
        if (first is not None and self._stands_behind(first, j)) or (last is not None and self._stands_behind(j, last)):
            return False
        is_known = first is not None and self._stands_behind(first, i) and j in self.behind.get(first, ())
        return is_known or (last is not None and self._stands_behind(i, last) and j in self.before.get(last, ()))

    def _stands_behind(self, i: int, j: int) -> bool:
        """True if a post stands behind another one, as ids, instants or a capture that shows both say."""
        pairs = zip(_facts(self.posts[i]), _facts(self.posts[j]), strict=True)
        if any(one is not None and other is not None and one > other for one, other in pairs):
            return True
        both = [name for name in self.at[i] if name in self.at[j]][:_NEAR]
        return any(self.at[i][name] > self.at[j][name] for name in both)


def _facts(post: Post) -> tuple[int | None, int | None]:
    return number_of_id(post), instant(post)


def _may_be_of_one_day(one: Post, other: Post) -> bool:
    """True unless the day that a capture printed with a post is another than that of the other post."""
    if one.date is None or other.date is None or one.date_source is DateSource.MARKUP:
        return True
    return not (one.date.before(other.date) or other.date.before(one.date))


def _saying_the_same(posts: Sequence[Post], fixed: Collection[int]) -> list[list[int]]:
    """The posts that say the same and are by the same author."""
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, post in enumerate(posts):
        if i not in fixed and post.author and post.body and post.state is not State.REMOVED:
            same[fingerprint.key(post.body), post.author.casefold()].append(i)
    return [known for known in same.values() if 1 < len(known) <= _NEAR]
