"""Which posts of different captures are certainly the same, and in which order posts certainly stood.

Certain is what a careful person could say who has the captures and nothing else:

* ids say it; an instant says it, with the author;
* ten words or more say it, unless captures show them on several pages, or in two posts of the same author: people say the same
  again, if rarely;
* of a short post ("+1"), and of one that was edited in between, its neighbours say it: going from one to the next on either
  side, where both captures show the same, one comes to a post that is certain.

What none of this settles may be one post or two. Then either is right, and the report must name them where there are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .forms import Dump, Sighting
from .truth import Text, TrueThread


class Held:
    """The captures that were converted so far."""

    def __init__(self, thread: TrueThread) -> None:
        self.thread = thread
        self.dumps: list[Dump] = []
        self.by_name: dict[str, list[Dump]] = {}  # with those whose bytes another one has too

    def add(self, dump: Dump) -> None:
        self.by_name.setdefault(dump.name, []).append(dump)
        if all(dump.data != known.data for known in self.dumps):
            self.dumps.append(dump)

    @property
    def keys(self) -> list[int]:
        return sorted({one.key for dump in self.dumps for one in dump.posts if not one.is_empty})

    def text(self, one: Sighting) -> Text:
        return self.thread.posts[one.key].versions[one.version]

    def texts(self, key: int) -> list[Text]:
        """What captures showed of a post."""
        seen = {one.version for dump in self.dumps for one in dump.posts if one.key == key}
        return [self.thread.posts[key].versions[n] for n in sorted(seen)]

    def places(self, key: int) -> list[tuple[int, int]]:
        """(capture, index in its sequence) wherever a post was shown with words."""
        return [
            (d, i)
            for d, dump in enumerate(self.dumps)
            for i, one in enumerate(dump.sequence or [])
            if one.key == key and not one.is_empty
        ]

    def repeated(self, key: int) -> bool:
        return any(one.is_repeated and one.key == key for dump in self.dumps for one in dump.posts)

    def least(self, key: int) -> int:
        """In how many files a post may stand at most, if the captures had all been there at once."""
        groups: list[list[tuple[int, int]]] = []
        for place in self.places(key):
            same = [group for group in groups if any(self.settled(one, place) for one in group)]
            groups = [group for group in groups if group not in same]
            groups.append([place, *(one for group in same for one in group)])
        return len(groups) + self._apart_on_top(key)

    def by_turns(self, key: int) -> int:
        """In how many files a post may stand at most, if each capture is compared with those before it."""
        places = self.places(key)
        return sum(not any(self.settled(a, b) for b in places[:n]) for n, a in enumerate(places)) + self._apart_on_top(key)

    def _apart_on_top(self, key: int) -> int:
        """1 if captures show a post on top of a later page, and nothing says that it is the one that others show in its place."""
        places = [(self.dumps[d], self.dumps[d].sequence[i]) for d, i in self.places(key)]
        tops = [(dump, one) for dump in self.dumps for one in dump.posts if one.is_repeated and one.key == key]
        return int(bool(places) and any(not any(self._by_itself(*top, *place) for place in places) for top in tops))

    def settled(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """True if two sightings of one post are certainly the same post."""
        (d, i), (e, j) = one, other
        first, second = self.dumps[d], self.dumps[e]
        if not self._of_one_thread(first, second, self.dumps[: max(d, e) + 1]):
            return False
        a, b = first.sequence[i], second.sequence[j]
        if self._by_itself(first, a, second, b):
            return True
        same = self.text(a).said == self.text(b).said
        sides = [self._leads_to_certain(first, i, second, j, step) for step in (1, -1)]
        if same or _alike(self.text(a), self.text(b)):
            return any(sides)
        return all(sides)

    def _of_one_thread(self, first: Dump, second: Dump, known: Sequence[Dump]) -> bool:
        """True if an id or a title says that two captures are of one thread; a title may have changed in between."""
        titles = {dump.title for dump in known if dump.has_thread_id}
        return all(dump.has_thread_id or dump.title in titles for dump in (first, second)) or first.title == second.title

    def _by_itself(self, first: Dump, a: Sighting, second: Dump, b: Sighting) -> bool:
        """True if two sightings are certainly the same post, whatever stands around them."""
        if a.key != b.key:
            return False
        if (first.has_ids and second.has_ids) or (first.has_instants and second.has_instants):
            return True
        if self.text(a).said != self.text(b).said or not self.text(a).is_long:
            return False
        return _same_spot(first, a, second, b) or not (self._is_on_pages(a) or self._is_said_twice(a.key))

    def _is_on_pages(self, one: Sighting) -> bool:
        """True if captures show a post's words on more than one page."""
        said = self.text(one).said
        shown = ((dump, other) for dump in self.dumps if dump.page for other in dump.sequence if other.key == one.key)
        return len({dump.page for dump, other in shown if self.text(other).said == said}) > 1

    def _is_said_twice(self, key: int) -> bool:
        """True if captures show the same words of the same author in two posts."""
        post, said = self.thread.posts[key], {text.said for text in self.texts(key)}
        return any(
            other != key and self.thread.posts[other].author == post.author and said & {text.said for text in self.texts(other)}
            for other in self.keys
        )

    def _leads_to_certain(self, first: Dump, i: int, second: Dump, j: int, step: int) -> bool:
        if not (first.is_in_order and second.is_in_order):
            return False
        while True:
            i, j = i + step, j + step
            if not (0 <= i < len(first.sequence) and 0 <= j < len(second.sequence)):
                return False
            a, b = first.sequence[i], second.sequence[j]
            if a.key != b.key or a.is_empty or b.is_empty:
                return False
            if self._by_itself(first, a, second, b):
                return True
            if self.text(a).said != self.text(b).said:
                return False

    def may_be_same(self, key: int, other: int) -> bool:
        """True if nothing that the captures say keeps two posts apart: the same author and words, and a neighbour that agrees."""
        for d, i in self.places(key):
            for e, j in self.places(other):
                first, second = self.dumps[d], self.dumps[e]
                if d == e or (first.has_ids and second.has_ids) or (first.has_instants and second.has_instants):
                    continue
                a, b = first.sequence[i], second.sequence[j]
                if self.thread.posts[key].author != self.thread.posts[other].author:
                    continue
                if self.text(a).said != self.text(b).said:
                    continue
                if self.text(a).is_long and not _other_page(first, second):
                    return True
                if _same_spot(first, a, second, b) or any(self._touch(d, i, e, j, step) for step in (1, -1)):
                    return True
        return False

    def _touch(self, d: int, i: int, e: int, j: int, step: int) -> bool:
        first, second = self.dumps[d].sequence, self.dumps[e].sequence
        while 0 <= i + step < len(first) and 0 <= j + step < len(second):
            i, j = i + step, j + step
            a, b = first[i], second[j]
            if self.text(a).said != self.text(b).said:
                return a.key == b.key
            if self.text(a).is_long:
                return True
        return False

    def in_order(self, besides: set[int]) -> Iterator[tuple[int, int, str]]:
        """Pairs of keys whose order is certain, and by what. `besides`: posts that say nothing any more."""
        ids = {one.key for dump in self.dumps if dump.has_ids for one in dump.posts if not one.is_empty}
        instants = {one.key for dump in self.dumps if dump.has_instants for one in dump.posts if not one.is_empty}
        lines = [(sorted(ids), "ids"), (sorted(instants), "instants")]
        lines += [
            ([one.key for one in dump.sequence if not one.is_empty], f"one after the other in {dump.name}")
            for dump in self.dumps
            if dump.is_in_order
        ]
        for line, why in lines:
            yield from ((a, b, why) for a, b in pairwise(key for key in line if key not in besides))


def _same_spot(first: Dump, a: Sighting, second: Dump, b: Sighting) -> bool:
    if a.number and a.number == b.number:
        return True
    return bool(first.page and first.page == second.page and a.nth == b.nth)


def _other_page(first: Dump, second: Dump) -> bool:
    return bool(first.page and second.page and first.page != second.page)


def _alike(one: Text, other: Text) -> bool:
    """True if the shorter text's words stand, by threes, in the other one."""
    runs = [_threes(text.said.split()) for text in (one, other)]
    shorter = min(runs, key=len)
    return bool(shorter) and len(runs[0] & runs[1]) >= 0.6 * len(shorter)


def _threes(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))
