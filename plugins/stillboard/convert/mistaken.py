"""What a capture shows and was taken for another post that says the same, until a further capture told the two apart."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from ..model import DateSource, Origin, Post, State
from . import fingerprint, lines
from .lines import Line, instant, number_of_id

_NEAR = 9  # posts of the same words, or captures of two posts, that are looked at


def mistaken(
    posts: Sequence[Post], before: Sequence[Post | None], paged: Collection[str], fixed: Collection[int]
) -> Iterator[tuple[Origin, int, int]]:
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
    """Two posts, the second of which it is that a capture shows, which was taken for the first."""
    left = tuple(known for known in one.sources if known != source)
    return dataclasses.replace(one, sources=left), dataclasses.replace(other, sources=(*other.sources, source))


class _Captured:
    """The captures of a thread that show its posts in order."""

    def __init__(self, posts: Sequence[Post], before: Sequence[Post | None], paged: Collection[str]) -> None:
        self.posts = posts
        self.bare = {source.capture for post in before if post and None in _facts(post) for source in post.sources}
        self.lines = lines.captured(posts, paged, before)
        self.behind, self.before = lines.neighbours(lines.unbroken(self.lines, posts))
        self.at: dict[int, dict[str, int]] = defaultdict(dict)  # where posts stand in each line
        for name, line in self.lines.items():
            for at, i in enumerate(line):
                self.at[i][name] = at

    def mistaken(self, same: Sequence[Sequence[int]]) -> Iterator[tuple[Origin, int, int]]:
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
