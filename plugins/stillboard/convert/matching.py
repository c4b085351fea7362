"""Which post of a capture is which post of the archive: by the forum's id, else by author, words and neighbours.

Two posts of one capture are never matched with each other: "+1" said twice stays twice. Time is about linear.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice

from ..ids import digest
from ..model import Origin, Place, Post, State
from .merging import own_words, same_title

LONG = 8  # words; so many, the same and once only on both sides, speak for themselves
ALIKE = 0.6  # the share of the shorter body's runs of words that the other must hold, where place and author agree already


def match(old: Sequence[Post], new: Sequence[Post], taken: Collection[int] = (), *, again: bool = False) -> list[int | None]:
    """For each new post, the index of the old post that it is, or None. Both are in the thread's order.

    `taken`: the old posts that came from the same capture: only an id can say that one of them stands there again.
    `again`: these very bytes were read before. Then the same words from the same place of them are the same post.
    """
    return _Matching(old, new, taken).found(alike=True, again=again)


def overlap(old: Sequence[Post], new: Sequence[Post]) -> bool:
    """True if two captures have a post in common, by id or by its very words: likeness is not enough to make two threads one."""
    return any(found is not None for found in _Matching(old, new).found(alike=False))


def compatible(old: Post, new: Post) -> bool:
    """True if the two can be one post: nothing that both say contradicts it."""
    if (old.original_id or old.also) and new.original_id:
        return False  # matched by id already, if they are the same
    if old.author and new.author and not same_title(old.author, new.author):
        return False
    if old.date and new.date and old.date_source == new.date_source:
        return not (old.date.before(new.date) or new.date.before(old.date))
    return True


def same_spot(old: Post, new: Post) -> bool:
    """True if both stand at the same number, or the same place of the same page."""
    return bool((old.number and old.number == new.number) or (old.place and old.place == new.place))


def _other_page(old: Post, new: Post) -> bool:
    return bool(old.place and new.place and old.place.page != new.place.page)


def _same_second(old: Post, new: Post) -> bool:
    return bool(old.date and old.date == new.date and old.author and len(old.date.text) >= len("2020-05-11T22:12:07"))


def _opens_again(old: Post, new: Post) -> bool:
    """True if one is a thread's first post, and the other the same on top of a later page, where some skins repeat it."""
    if not (old.place and new.place and old.place.nth == new.place.nth == 1 in (old.place.page, new.place.page)):
        return False
    return bool(old.date) and old.date == new.date


class _Matching:
    """The state of one matching: pairs found so far, in both directions."""

    def __init__(self, old: Sequence[Post], new: Sequence[Post], taken: Collection[int] = ()) -> None:
        self.old, self.new, self.taken = old, new, frozenset(taken)
        self.of_new: dict[int, int] = {}
        self.of_old: dict[int, int] = {}

    @cached_property
    def old_keys(self) -> list[str]:
        return [_key(post) for post in self.old]

    @cached_property
    def new_keys(self) -> list[str]:
        return [_key(post) for post in self.new]

    def found(self, *, alike: bool, again: bool = False) -> list[int | None]:
        self._by_id()
        if again:
            self._by_source()
        if len(self.of_new) < len(self.new) and len(self.of_old) < len(self.old):
            self._by_words()
            self._by_neighbours(alike=False)
            if alike:
                self._by_neighbours(alike=True)
                self._by_place()
        return [self.of_new.get(j) for j in range(len(self.new))]

    def _pair(self, i: int, j: int) -> None:
        self.of_new[j], self.of_old[i] = i, j

    def _free(self, i: int, j: int) -> bool:
        if not (0 <= i < len(self.old) and 0 <= j < len(self.new)):
            return False
        return i not in self.of_old and i not in self.taken and j not in self.of_new and compatible(self.old[i], self.new[j])

    def _by_id(self) -> None:
        ids = {identity: i for i, post in enumerate(self.old) for identity in (*post.also, post.original_id) if identity}
        for j, post in enumerate(self.new):
            for identity in (post.original_id, *post.also):
                known = ids.get(identity)
                if known is not None and known not in self.of_old:
                    self._pair(known, j)
                    break

    def _by_source(self) -> None:
        """Pair what the same place of the same capture said before, be it as short as "+1"."""
        places: dict[Origin, int] = {}
        for i, post in enumerate(self.old):
            for source in post.sources:
                places.setdefault(source, i)
        for j, post in enumerate(self.new):
            for i in (places[source] for source in post.sources if source in places):
                if self._free(i, j) and self.old_keys[i] == self.new_keys[j]:
                    self._pair(i, j)
                    break

    def _by_words(self) -> None:
        """Pair what is said once on either side, in the order of both; and what is said at the same spot."""
        olds, news = Counter(self.old_keys), Counter(self.new_keys)
        once = {
            key: i for i, key in enumerate(self.old_keys) if key and olds[key] == 1 and news[key] == 1 and i not in self.of_old
        }
        pairs = [(once[key], j) for j, key in enumerate(self.new_keys) if key in once and self._free(once[key], j)]
        for i, j in _rising(pairs):
            if self._speaks_for_itself(i, j):
                self._pair(i, j)
        for i, j in self._at_same_spot():
            if self.old_keys[i] and self.old_keys[i] == self.new_keys[j]:
                self._pair(i, j)

    def _speaks_for_itself(self, i: int, j: int) -> bool:
        """True if the words, said once on either side, prove it; on another page only if their neighbours agree too."""
        old, new = self.old[i], self.new[j]
        if _other_page(old, new):
            return self._neighbours_agree(i, j) or (
                _is_long(self.old_keys[i]) and (_opens_again(old, new) or _same_second(old, new))
            )
        return same_spot(old, new) or _is_long(self.old_keys[i]) or self._neighbours_agree(i, j)

    def _neighbours_agree(self, i: int, j: int) -> bool:
        """True if a neighbour is known to be the same, or says the same at length: "+1" next to them proves nothing."""
        for a, b in ((i - 1, j - 1), (i + 1, j + 1)):
            if 0 <= a < len(self.old) and 0 <= b < len(self.new):
                if self.of_new.get(b) == a:
                    return True
                if _is_long(self.old_keys[a]) and self.old_keys[a] == self.new_keys[b] and self._free(a, b):
                    return True
        return False

    def _at_same_spot(self) -> Iterator[tuple[int, int]]:
        """Free pairs at the same number or place, each post at most once."""
        spots: dict[Place | int, deque[int]] = defaultdict(deque)
        for i, post in enumerate(self.old):
            for spot in (post.number, post.place):
                if spot:
                    spots[spot].append(i)
        for j, post in enumerate(self.new):
            near = (i for spot in (post.number, post.place) if spot for i in islice(spots.get(spot, ()), 9))
            free = next((i for i in near if self._free(i, j)), None)
            if free is not None:
                yield free, j

    def _by_neighbours(self, *, alike: bool) -> None:
        """Walk on from every pair, forwards and backwards, as long as both sides say the same, or nearly."""
        for j, i in sorted(self.of_new.items()):
            for step in (1, -1):
                a, b = i + step, j + step
                while self._free(a, b) and (self._alike(a, b) if alike else self.old_keys[a] == self.new_keys[b]):
                    self._pair(a, b)
                    a, b = a + step, b + step

    def _by_place(self) -> None:
        """Pair what stands at the same spot and is alike enough: a fuller capture of it."""
        for i, j in self._at_same_spot():
            if self._alike(i, j):
                self._pair(i, j)

    def _alike(self, i: int, j: int) -> bool:
        old, new = self.old[i], self.new[j]
        if not (old.body and new.body):
            return State.REMOVED in (old.state, new.state) or bool(old.author and new.author)
        one, other = _runs(self.old_keys[i].split()), _runs(self.new_keys[j].split())
        shorter = min(one.total(), other.total())
        return shorter > 0 and (one & other).total() >= ALIKE * shorter


def _runs(said: list[str]) -> Counter[tuple[str, ...]]:
    """Three words at a time: bodies that merely use the same words share few of them, and "+1" is like nothing else."""
    return Counter(zip(said, said[1:], said[2:], strict=False))


def _is_long(key: str) -> bool:
    return key.count(" ") + 1 >= LONG


def _key(post: Post) -> str:
    """A post's own words; a body without words (a smiley, a picture) counts as itself."""
    return " ".join(own_words(post.body)) or (digest(post.body) if post.body else "")


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs (sorted by the second part) whose first parts rise: what both sides say in the same order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (first, _) in enumerate(pairs):
        at = bisect.bisect_left(tails, first)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [first], [n]
    run = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(pairs[n])
        n = before[n]
    return run[::-1]
