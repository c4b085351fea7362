"""Which posts of a capture were taken for one of several that say the same, or by their words alone, so that the report names it.

A post that has few words, or that somebody sent twice, is known by what stands around it. Where that is not known, or says
something else, either may be right: nobody should have to find out by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Post
from . import fingerprint
from .fingerprint import is_long
from .likeness import authors_differ, compatible, opens_thread, same_author, same_second
from .matching import Matching
from .pairing import FAR, NEAR
from .repeated import GAP

_FEW = 2  # posts in a row that several people may happen to say again


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A post of a capture that was taken for an old one, and which others it may be, or what else the old one may be.

    `olds`: other posts of the archive, by index. `news`: other posts of the capture, by place there. Neither: its words alone
    say it, and what stands around them does not agree.
    """

    n: int
    olds: tuple[int, ...] = ()
    news: tuple[int, ...] = ()


def unsettled(matching: Matching) -> Iterator[Unsettled]:
    """The posts of the capture that were taken for old ones, and of which nothing settles that they are these."""
    twins = _Twins(matching)
    for j, i in sorted(matching.of_new.items()):
        if not is_certain(matching.old[i], matching.new[j]) and (found := twins.unsettled(i, j)):
            yield found


def is_certain(old: Post, new: Post) -> bool:
    """True if more than words and neighbours says that two posts are one."""
    ids = {identity for identity in (old.original_id, *old.also) if identity}
    return not ids.isdisjoint((new.original_id, *new.also)) or (same_second(old, new) and not authors_differ(old, new))


class _Twins:
    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.olds, self.news = (_by_words(keys) for keys in (matching.old_keys, matching.new_keys))

    def unsettled(self, i: int, j: int) -> Unsettled | None:
        """What a pair may be instead, if it is not settled."""
        matching = self.matching
        olds, news = self._olds_like(i, j), self._news_like(i, j)
        sides = [self._agrees(i, j, step) for step in (-1, 1)]
        if self._is_of_another(i, j):
            return Unsettled(matching.turn[j], tuple(olds), tuple(matching.turn[k] for k in news))
        if not self._is_carried(i, j):  # its place is all that says it, however sure that is
            return Unsettled(matching.turn[j], tuple(olds), tuple(matching.turn[k] for k in news))
        n = matching.turn[j]
        if not (any(sides) or matching.says_too(i, j)):  # other words, and nothing next to them that says it
            return Unsettled(n, tuple(olds), tuple(matching.turn[k] for k in news))
        if all(sides) or (sides == [None, None] and matching.has_same_spot(i, j)):
            return None
        if not (olds or news):
            is_weak = (
                self._is_out_of_step(i, j, FAR if False in sides else 1) if not any(sides) else self._is_of_few_elsewhere(i, j)
            )
            return Unsettled(n) if is_weak and is_long(matching.new_keys[j]) else None
        others = [k for k in olds if k not in matching.of_old], [k for k in news if k not in matching.of_new]
        if any(sides) and not self._may_be_others(i, j, *others):
            is_next = False in sides and (j - 1 in news or j + 1 in news)
            if not is_next:
                return None
        shown = (others[0] or olds, others[1] or news) if not any(others) else others
        return Unsettled(n, tuple(shown[0]), tuple(matching.turn[k] for k in shown[1]))

    def _is_carried(self, i: int, j: int) -> bool:
        """True if the words of the old post, or those that it had before people changed it, may be the new one's."""
        matching = self.matching
        return matching.old[i].body == matching.new[j].body or matching.says_too(i, j) or matching.is_alike(i, j)

    def _is_of_another(self, i: int, j: int) -> bool:
        """True if a file that people edited is by another author, and few words are all that says who has corrected it."""
        matching = self.matching
        return authors_differ(matching.old[i], matching.new[j]) and not is_long(matching.new_keys[j])

    def _may_be_others(self, i: int, j: int, olds: list[int], news: list[int]) -> bool:
        """True if what stands next to them agrees with another pair, too."""
        pairs = [*((k, j) for k in olds), *((i, k) for k in news)]
        return any(self._agrees(*pair, step) for pair in pairs for step in (-1, 1))

    def _agrees(self, i: int, j: int, step: int) -> bool | None:
        """Whether this capture and another have the same next to two posts, up to one that is certain; None if unknown."""
        matching = self.matching
        for _ in range(NEAR):
            near = [a for a, _ in matching.both_next_to(i, j, step)]
            j += step
            if near and matching.of_new.get(j) not in near:  # pages that repeat the first post show it next to others
                near = [a for a in near if self._are_counted_in_a_row(i, a)]
            if not near:
                return None
            if (i := matching.of_new.get(j, -1)) not in near:
                return False
            if is_certain(matching.old[i], matching.new[j]) or self._is_said_once(i, j):
                return True
        return None

    def _are_counted_in_a_row(self, i: int, a: int) -> bool:
        """True unless the numbers of two old posts say that others stand between them."""
        one, other = self.matching.old[i].number, self.matching.old[a].number
        return not (one and other) or abs(one - other) == 1

    def _is_said_once(self, i: int, j: int) -> bool:
        is_said = is_long(self.matching.new_keys[j]) and self.matching.says_too(i, j)
        return is_said and not (self._olds_like(i, j) or self._news_like(i, j))

    def _olds_like(self, i: int, j: int) -> list[int]:
        """The other old posts that the new one may be by its words."""
        near = dict.fromkeys((*self._near(self.olds, self.matching.new_keys[j]), *self.matching.with_text(j)))
        return [k for k in near if k != i and k not in self.matching.taken and self._may_be(k, j)]

    def _news_like(self, i: int, j: int) -> list[int]:
        """The other posts of the capture that the old one may be by its words."""
        return [k for k in self._near(self.news, self.matching.old_keys[i]) if k != j and self._may_be(i, k)]

    def _near(self, known: dict[str, list[int]], said: str) -> list[int]:
        return known.get(_beginning(said), [])[:NEAR] if said else []

    def _may_be(self, i: int, j: int) -> bool:
        matching = self.matching
        old, new = matching.old[i], matching.new[j]
        is_by_same = same_author(old, new) or (
            i in matching.edited and matching.old_keys[i] == matching.new_keys[j] != ""
        )  # people may have put another name
        return is_by_same and (compatible(old, new) or i in matching.of_old or j in matching.of_new)

    def _is_out_of_step(self, i: int, j: int, least: int) -> bool:
        """True if two stand on pages of other numbers, or further from the next pair in one capture than in the other,
        by so many posts; or if captures of several posts have nothing else in common.
        """
        matching = self.matching
        if matching.is_on_other_page(i, j):
            return not matching.has_same_spot(i, j)
        if len(matching.of_new) == 1:
            is_first = opens_thread(matching.old[i]) and opens_thread(matching.new[j])
            return min(len(matching.old), len(matching.new)) > 1 and not (is_first or matching.has_same_spot(i, j))
        apart = [by for step in (-1, 1) if (by := self._apart(i, j, step)) is not None]
        return bool(apart) and min(apart) >= least

    def _is_of_few_elsewhere(self, i: int, j: int) -> bool:
        """True if two stand on other pages, and next to them and one or two that agree stands something else."""
        matching = self.matching
        if not matching.is_on_other_page(i, j) or matching.has_same_spot(i, j):
            return False
        ends, count = [], 1
        for step in (-1, 1):
            a, b = i, j
            while (near := matching.both_next_to(a, b, step)) and matching.of_new.get(b + step) in [old for old, _ in near]:
                a, b, count = matching.of_new[b + step], b + step, count + 1
                if count > _FEW:
                    return False
            ends.append(bool(near))
        return any(ends)

    def _apart(self, i: int, j: int, step: int) -> int | None:
        """By how many the posts up to the next pair differ, of this capture and another; None if that is not known."""
        matching = self.matching
        b = next((b for b in range(j + step, j + step * GAP, step) if b in matching.of_new), None)
        if b is None:
            return None
        a = matching.of_new[b]
        one, other = matching.old[i].number, matching.old[a].number
        counted = [abs(one - other)] if one and other else [len(known) + 1 for known in matching.stretches(a, i, step)]
        first, second = matching.new[j].number, matching.new[b].number
        here = abs(first - second) if first and second else abs(b - j)
        return min((abs(here - there) for there in counted), default=None)


def _by_words(keys: list[str]) -> dict[str, list[int]]:
    """The places of keys by what they say, or begin with if that is much: posts are edited."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, said in enumerate(keys):
        if said:
            found[_beginning(said)].append(n)
    return found


def _beginning(said: str) -> str:
    return " ".join(said.split(" ", fingerprint.LONG)[: fingerprint.LONG])
