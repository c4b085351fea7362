"""What captures showed of a thread's posts: at which places, and one after the other."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import Place, Post
from .likeness import opens_again, opens_thread
from .lines import Line

_TOP = Place(1, 1)


class Sightings:
    """Where pages showed posts. The first post, which some skins repeat on top of each page, stands on none but the first.

    `repeating`: the captures that have it on top of a later page.
    """

    def __init__(self, posts: Sequence[Post], pages: Mapping[str, int]) -> None:
        """`pages`: which page of the thread a capture is, as far as it is one."""
        self._posts, self._pages = posts, pages
        self.repeating = {
            source.capture
            for post in posts
            if opens_thread(post)
            for source in post.sources
            if source.nth == 1 and pages.get(source.capture, 1) > 1
        }

    def places(self, i: int) -> dict[Place, None]:
        """The places at which captures showed a post."""
        found: dict[Place, None] = {}
        for source in self._posts[i].sources:
            page, nth = self._pages.get(source.capture), source.nth
            if page and nth:
                is_behind = source.capture in self.repeating
                found[Place(page, nth - is_behind) if nth > is_behind else _TOP] = None
        return found

    def pages(self, i: int) -> set[int]:
        """The pages on which captures showed a post."""
        shown = {place.page for place in self.places(i)}
        uncounted = (source.capture for source in self._posts[i].sources if not source.nth)
        return shown | {self._pages[name] for name in uncounted if name in self._pages}

    def is_put_elsewhere(self, i: int, shown: Post) -> bool:
        """True if the order alone gave a post its place, as no capture showed it at one, and a capture shows it at another."""
        post = self._posts[i]
        if not (post.place and shown.place) or post.place == shown.place or opens_again(post, shown):
            return False
        return not self.places(i)


class Turn:
    """The order in which posts stand in lines of the archive's posts, against that of a capture.

    What one capture shows before a post, no other shows behind it: what is paired already says which pairs cannot be.
    """

    def __init__(self, lines: Sequence[Line], pairs: Mapping[int, int]) -> None:
        """`pairs`: those that are certain, of posts of the archive and of the capture, both by index."""
        self._places: dict[int, list[tuple[int, int]]] = defaultdict(list)  # of a post: a line's number, and the count there
        self._known: list[list[int]] = [[] for _ in lines]  # the counts of posts of the line that are paired
        self._paired: list[dict[int, int]] = [{} for _ in lines]  # with what, by their counts
        for n, line in enumerate(lines):
            for at, i in enumerate(line):
                self._places[i].append((n, at))
        self._is_other = False  # the capture has another order, by its votes for example
        for i, j in pairs.items():
            self._is_other |= not self.allows(i, j)
            self.add(i, j)

    def add(self, i: int, j: int) -> None:
        """Let a post of the archive and one of the capture be a pair."""
        for n, at in self._places.get(i, ()):
            bisect.insort(self._known[n], at)
            self._paired[n][at] = j

    def allows(self, i: int, j: int) -> bool:
        """True unless the two would stand the other way round than a pair before."""
        if self._is_other:
            return True
        for n, at in self._places.get(i, ()):
            known, paired = self._known[n], self._paired[n]
            k = bisect.bisect_left(known, at)
            if (k and paired[known[k - 1]] > j) or (k < len(known) and paired[known[k]] < j):
                return False
        return True
