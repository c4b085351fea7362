"""Which is which of posts that say the same at length: by how often it is said, and by what can stand between two others."""

from __future__ import annotations

import bisect
import functools
from collections import Counter, defaultdict

from ..model import Place
from . import fingerprint
from .certain import Certain
from .fingerprint import is_long
from .likeness import begins, compatible, opens_thread, same_author
from .pairing import NEAR

GAP = 20  # posts between two that are known; where more lie between them, they are no neighbours
_TOP = Place(1, 1)


class Repeated(Certain):
    """The ways to find pairs of what is said several times."""

    def _by_count(self) -> None:
        """Pair what is said at length several times, as often on either side, in its order: hardly anybody says it once more."""
        olds, news = Counter(self.old_keys), Counter(self.new_keys)
        several = {key for key, count in news.items() if count == olds[key] > 1 and is_long(key)}
        free: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.old_keys) if several else ():
            if key in several and i not in self.of_old:
                free[key].append(i)
        left = [j for j, key in enumerate(self.new_keys) if key in several and j not in self.of_new]
        counted = Counter(self.new_keys[j] for j in left)
        for j in left:
            known = free[self.new_keys[j]]
            if len(known) == counted[self.new_keys[j]] and self._free(known[0], j):
                self._pair(known[0], j)
            counted[self.new_keys[j]] -= 1
            del known[:1]

    def _by_length(self) -> None:
        """Take what is said at length for one of those that say the same, or of which a capture had it, though nothing tells for
        which: not for one more.

        Where a capture says it more often, those are taken that can be one of them at all, if they are as many.
        """
        news = Counter(self.new_keys)
        said: dict[str, list[int]] = {}
        for j, key in enumerate(self.new_keys):
            if is_long(key) and key not in said:
                others = self.with_text(j) if self.other_texts else ()
                said[key] = sorted({*self.saying.get(key, ()), *others})
        more: dict[str, list[int]] = defaultdict(list)
        for j, key in enumerate(self.new_keys):
            known = said.get(key, [])
            near = [i for i in known[:NEAR] if self._may_be_said_there(i, j)] if len(known) != news[key] else []
            if near and news[key] > len(known):
                more[key].append(j)
            elif near:
                self._take_for(next((i for i in near if self._next_but_one_agrees(i, j)), near[0]), j)
        for key, possible in more.items():
            left = [i for i in said[key] if i not in self.of_old]
            for i, j in zip(left, possible, strict=True) if len(left) == len(possible) else ():
                if self._may_be_said_there(i, j):
                    self._take_for(i, j)

    def _stands_behind_news(self, i: int, j: int) -> bool:
        """True if the capture shows a post behind much that no other has, and others show the old one behind something else:
        what is new comes last, so that somebody began again as that one did.
        """
        pairs = self.both_next_to(i, j, -1)
        is_new = all(is_long(self.new_keys[b]) and b not in self.of_new and self.new_keys[b] not in self.saying for _, b in pairs)
        return bool(pairs) and is_new and not any(self.says_too(a, b) or self.is_alike(a, b) for a, b in pairs)

    def _stands_behind_another(self, j: int) -> bool:
        """True if the capture has much that nobody said before right before a post, at a spot where the archive has another post:
        from there on it counts its posts otherwise.
        """
        b = j - 1
        if b < 0 or not is_long(self.new_keys[b]) or b in self.of_new or self.new_keys[b] in self.saying:
            return False
        near = [i for spot in (self.new[b].number, self.new[b].place) if spot for i in self.spots.get(spot, ())]
        return bool(near) and not any(i in self.loose or self._says(i, b) or self.is_alike(i, b) for i in near)

    def _fuller(self, i: int, j: int) -> int | None:
        """The post of a capture that says what an old one says and goes on, if that can be it, and the one that says it alone
        cannot, since captures contradict each other there: then the first was added to, and its beginning said again.
        """
        known = self.new_beginnings.get(fingerprint.beginning(self.new_keys[j]), [])
        around = known[bisect.bisect_left(known, j - NEAR) : bisect.bisect_right(known, j + NEAR)]
        near = [k for k in around if k != j and begins(self.old_keys[i], self.new_keys[k])]
        if len(near) != 1 or not (self._free(i, near[0]) and same_author(self.old[i], self.new[near[0]])):
            return None
        return near[0] if self._tears(i, j) and not self._tears(i, near[0]) else None

    def _is_anothers(self, i: int, j: int) -> bool:
        """True if a new post begins with, or is, all that another old post says at length, which may be the same, and this one
        never said it: nobody edits a post so that it says what another one does.
        """
        key = self.new_keys[j]
        if not is_long(key) or self._says(i, j) or self.is_alike(i, j):
            return False
        near = self.old_beginnings.get(fingerprint.beginning(key), ())[:NEAR]
        return any(k != i and begins(self.old_keys[k], key) and compatible(self.old[k], self.new[j]) for k in near)

    @functools.cached_property
    def saying(self) -> dict[str, list[int]]:
        """The old posts by their words."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.old_keys):
            found[key].append(i)
        return found

    @functools.cached_property
    def old_beginnings(self) -> dict[str, list[int]]:
        """The old posts that say much, by how they begin."""
        return fingerprint.beginnings(self.old_keys)

    @functools.cached_property
    def new_beginnings(self) -> dict[str, list[int]]:
        """The same of the capture's."""
        return fingerprint.beginnings(self.new_keys)

    def _may_be_said_there(self, i: int, j: int) -> bool:
        if not (self._free(i, j) and self._is_in_turn(i, j)):
            return False
        return not (self.is_on_other_page(i, j) or self._is_far(i, j) or self._tears(i, j))

    def _tears(self, i: int, j: int) -> bool:
        """True if a capture and this one, which both show all between the two and a pair next to them, contradict each other.

        Posts are written one after the other. What only the one shows there had gone when the other was made, or was not seen
        by it any more: of two captures only one can be the later one.
        """
        for step in (-1, 1):
            between: list[int] = []
            b = j + step
            while 0 <= b < len(self.new) and b not in self.of_new and len(between) < GAP:
                between.append(b)
                b += step
            if not self.is_whole(min(j, b + (b < 0)), max(j, b - (b == len(self.new)))):
                continue
            if b == -1 and opens_thread(self.new[0]):
                stretches = self._from_top(i)
            elif b in self.of_new:
                stretches = self.stretches(self.of_new[b], i, step)
            else:
                continue
            if any(self._contradict(known, between) for known in stretches):
                return True
        return False

    def _contradict(self, olds: list[int], news: list[int]) -> bool:
        """True if either has a post that can be none of the other's."""
        if any(i in self.loose for i in olds) or not (olds and news):
            return False
        pairs = [(a, b) for a in olds for b in news if compatible(self.old[a], self.new[b]) and not self._is_anothers(a, b)]
        return len({a for a, _ in pairs}) < len(olds) and len({b for _, b in pairs}) < len(news)

    @functools.cached_property
    def _at(self) -> dict[int, list[tuple[int, int]]]:
        """Where a post stands in the captures' unbroken lines: a line's number, and the count there."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for n, line in enumerate(self.unbroken):
            for at, i in enumerate(line):
                found[i].append((n, at))
        return found

    def stretches(self, known: int, i: int, step: int) -> list[list[int]]:
        """What captures show between a post that is known and another one, which lies behind (`step`: 1) or before it there."""
        found = []
        places = dict(self._at.get(known, ()))
        for n, at in self._at.get(i, ())[:NEAR]:
            if n in places and 0 < (places[n] - at) * step <= GAP:
                first, last = sorted((at, places[n]))
                found.append(self.unbroken[n][first + 1 : last])
        return found

    def _from_top(self, i: int) -> list[list[int]]:
        """What captures of a thread's first page show before a post."""
        found = []
        for n, at in self._at.get(i, ())[:NEAR]:
            line = self.unbroken[n]
            if at <= GAP and self._is_top(line):
                found.append(line[:at])
        return found

    def _is_top(self, line: list[int]) -> bool:
        """True if the capture of a line shows its first post on top of the thread's first page."""
        names = {source.capture for source in self.old[line[-1]].sources}
        first = (source for source in self.old[line[0]].sources if source.nth == 1)
        return any(source.capture in names and self.pages.get(source.capture) == _TOP.page for source in first)
