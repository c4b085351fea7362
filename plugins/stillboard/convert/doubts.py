"""Which posts of a capture may be posts of the archive, though nothing proves it: the report names them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from ..model import Place, Post
from . import fingerprint
from .fingerprint import LIKE
from .likeness import authors_differ, both_have_ids, compatible, dates_differ, instant, instants, same_author, same_second
from .matching import Matching

_NEAR = 9  # posts of the same words, or at one spot, that are looked at: more are no help
_SOME = 2  # digits of a fingerprint that agree: fewer do by chance


def doubts(matching: Matching) -> Iterator[tuple[int, int]]:
    """Pairs (old post, post of the capture by its place there) that may be one post."""
    return _Doubts(matching).pairs()


class _Doubts:
    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.spots: dict[Place | int, list[int]] = defaultdict(list)
        self.changed: dict[int, list[int]] = defaultdict(list)
        for i, post in enumerate(matching.old):
            if i in matching.taken or (i in matching.of_old and not matching.is_taken_out(i)):
                continue
            if matching.old_keys[i]:
                self.by_key[matching.old_keys[i]].append(i)
            for spot in _spots(post):
                self.spots[spot].append(i)
        for i, j in matching.changed.like(LIKE, matching.of_old):
            self.changed[j].append(i)

    def pairs(self) -> Iterator[tuple[int, int]]:
        matching = self.matching
        for j, post in enumerate(matching.new):
            near = dict.fromkeys([*self.by_key.get(matching.new_keys[j], ())[:_NEAR], *self._around(j), *self.changed.get(j, ())])
            near |= dict.fromkeys([*self._beginning_as(j), *self._with_text(j), *self._of_second(j)])
            near |= dict.fromkeys(i for spot in _spots(post) for i in self.spots.get(spot, ())[:_NEAR])
            yield from ((i, matching.turn[j]) for i in near if self._is_doubtful(i, j))
            yield from ((i, matching.turn[j]) for i in self._between_the_same(j))

    def _between_the_same(self, j: int) -> list[int]:
        """What one capture shows right between the posts between which this one shows another post of the same author: nothing
        new comes between two posts, so that it was edited, and filed twice before anything told so.
        """
        of_new, matching = self.matching.of_new, self.matching
        first, filed, last = (of_new.get(n) for n in (j - 1, j, j + 1))
        if first is None or filed is None or last is None or not matching.is_whole(j - 1, j + 1):
            return []
        between = set(matching.behind.get(first, ())) & set(matching.before.get(last, ())) - {filed}
        pairs = [(matching.old[i], known, i) for i in sorted(between) for known in (matching.old[filed], matching.new[j])]
        others = {i for old, known, i in pairs if not (same_author(old, known) and compatible(old, known))}
        return [i for i in sorted(between - others) if i not in matching.of_old and i not in matching.taken]

    def _with_text(self, j: int) -> list[int]:
        """The old posts of which a capture had what a post says that was found nowhere."""
        return self.matching.with_text(j)[:_NEAR] if self.matching.other_texts and j not in self.matching.of_new else []

    def _of_second(self, j: int) -> list[int]:
        """The old posts that the author of a post wrote in the same second."""
        moment = instant(self.matching.new[j])
        return self.seconds.get((self.matching.new[j].author.casefold(), moment.text), [])[:_NEAR] if moment else []

    @functools.cached_property
    def seconds(self) -> dict[tuple[str, str], list[int]]:
        return instants(self.matching.old)

    @functools.cached_property
    def beginnings(self) -> dict[str, list[int]]:
        return fingerprint.beginnings(self.matching.old_keys)

    def _beginning_as(self, j: int) -> list[int]:
        """The old posts whose many words begin as those of a post that was found nowhere."""
        if j in self.matching.of_new:
            return []
        said = self.matching.new_keys[j].split(" ", fingerprint.LONG)[: fingerprint.LONG]
        return self.beginnings.get(" ".join(said), [])[:_NEAR] if len(said) == fingerprint.LONG else []

    def _around(self, j: int) -> Iterator[int]:
        """The old posts next to those that the neighbours of a new post are."""
        for step in (1, -1):
            known = self.matching.of_new.get(j - step)
            if known is not None:
                near = [known + step, *self.matching.next_to(known, step)]
                near += [
                    i for i in (known + 2 * step, known + 3 * step) if i in self.matching.loose
                ]  # what was between may be gone
                yield from (i for i in near if 0 <= i < len(self.matching.old))

    def _is_doubtful(self, i: int, j: int) -> bool:
        matching = self.matching
        old, new = matching.old[i], matching.new[j]
        if i in matching.taken:
            return False
        if both_have_ids(old, new):  # a capture without ids may have shown either
            is_said = j not in matching.of_new and matching.old_keys[i] == matching.new_keys[j]
            return is_said and matching.is_taken_out(i) and not authors_differ(old, new)
        if i in matching.of_old:  # that another post was taken for it proves little where the words are the same
            return matching.is_taken_out(i) and j not in matching.of_new and matching.old_keys[i] == matching.new_keys[j]
        says_other = authors_differ(old, new) or dates_differ(old, new)
        if says_other and i not in matching.edited:  # people may have corrected it
            return False
        if matching.old_keys[i] and matching.old_keys[i] == matching.new_keys[j]:
            return True
        if j in matching.of_new:
            return self._was_filed_twice(i, j)
        return self._may_be_one(i, j, says_other=says_other)

    def _was_filed_twice(self, i: int, j: int) -> bool:
        """True if a post that is known to be one old post was written by its author in the very second of another one, too.

        Until this capture nothing told so. Where one capture shows both of them, they are two.
        """
        old, new = self.matching.old[i], self.matching.new[j]
        if not (instant(new) and same_second(old, new)):
            return False
        known = self.matching.old[self.matching.of_new[j]]
        return {source.capture for source in old.sources}.isdisjoint(source.capture for source in known.sources)

    def _may_be_one(self, i: int, j: int, *, says_other: bool) -> bool:
        """True if two, of which nothing is known yet, may be one by their words or their second; `says_other`: not by author
        and date.
        """
        matching = self.matching
        old, new = matching.old[i], matching.new[j]
        if same_second(old, new) or matching.says_too(i, j):
            return True
        if i in matching.loose:
            return self._may_have_said(i, j, _SOME if not says_other else LIKE)
        return same_author(old, new) and matching.is_alike(i, j)

    def _may_have_said(self, i: int, j: int, least: int) -> bool:
        """True unless the fingerprint of what people changed says that it was something else."""
        digits = self.matching.changed.agreeing(i, j)
        return digits is None or digits >= least or self.matching.is_alike(i, j)


def _spots(post: Post) -> list[Place | int]:
    return [spot for spot in (post.number, post.place) if spot]
