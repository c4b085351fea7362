"""The state of one matching of a capture's posts with the archive's, and what two posts have in common in it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Sequence

from ..ids import digest
from ..model import Place, Post, State
from ..order import numeric_id, ordered, spots
from . import fingerprint, lines
from .changed import SOME, Changed
from .fingerprint import is_long
from .likeness import (
    Shown,
    begins,
    both_have_ids,
    compatible,
    days_differ,
    instant,
    may_be_of_other_zone,
    opens_thread,
    other_page,
    runs,
    same_author,
    same_second,
    same_spot,
    share_runs,
    side_by_side,
)
from .sightings import Sightings, Turn

FAR = 5  # posts by which two are counted otherwise: fewer go more often than anybody says the same at length again
_AROUND = 3  # posts before and behind one that are near it
NEAR = 9  # posts at one spot, or of the same words, that are looked at: more are no help


class Pairing:
    """Pairs found so far, in both directions: i is a post of the archive, j one of the capture."""

    def __init__(
        self,
        old: Sequence[Post],
        new: Sequence[Post],
        taken: Collection[int] = (),
        edited: Collection[int] = (),
        shown: Shown | None = None,
    ) -> None:
        """As `match`. Exports list posts in any order: they are compared in the one that they say themselves.

        `shown`: what else captures said of the old posts.
        """
        self.shown = shown or Shown()
        self.pages = self.shown.pages
        self.sightings = Sightings(old, self.pages)
        places = {id(post): n for n, post in enumerate(new)}
        self.old, self.new = old, ordered(new)
        self.turn = [places[id(post)] for post in self.new]  # where each stands in the capture
        self.taken, self.edited = frozenset(taken), frozenset(edited)
        self.loose = {i for i, post in enumerate(old) if i in self.edited or post.state is State.REMOVED}
        self.of_new: dict[int, int] = {}
        self.of_old: dict[int, int] = {}
        self._turn: Turn | None = None
        self._counts_more = False  # the capture shows a paired post elsewhere than where the thread's order alone has put it
        self.guessed: set[int] = set()  # posts of the capture, by place there, that only likeness says to be what was taken out
        self.turned: set[tuple[int, int]] = set()  # of the same words, but in another turn than the rest of a capture
        self.likely: set[int] = set()  # posts of the capture that were paired by what proves little alone
        self.new_keys = [fingerprint.key(post.body) for post in self.new]
        self.changed = Changed(old, self.loose, self.new_keys)
        self.old_keys = [self.changed.said(i) if i in self.loose else fingerprint.key(post.body) for i, post in enumerate(old)]
        self._captured = lines.captured(old, self.pages, before=old, fixed=self.loose)
        self.unbroken = lines.unbroken(self._captured, old, self.sightings.repeating)
        self.behind, self.before = lines.neighbours(self.unbroken)

    def _pair(self, i: int, j: int) -> None:
        self.of_new[j], self.of_old[i] = i, j
        if i not in self.edited:
            self._counts_more = self._counts_more or self.sightings.is_put_elsewhere(i, self.new[j])
        if self._turn:
            self._turn.add(i, j)

    def _take_for(self, i: int, j: int) -> None:
        """Pair two of which nothing but their neighbours may prove that they are one, unless they were written on other days."""
        old, new = self.old[i].date, self.new[j].date
        if i not in self.edited and old and new and (old.before(new) or new.before(old)):
            return
        self._pair(i, j)
        self.likely.add(j)

    def let_go(self, posts: Collection[int]) -> None:
        """Undo the pairs of these posts of the capture, by place there."""
        for j in [j for j in self.of_new if self.turn[j] in posts]:
            del self.of_old[self.of_new.pop(j)]
            self.likely.discard(j)
            self.guessed.discard(self.turn[j])

    def unproven(self) -> dict[int, int]:
        """The posts of the capture (by place there) that were taken for old ones, and nothing else that is known agrees."""
        return {
            self.turn[j]: self.of_new[j]
            for j in sorted(self.likely)
            if not (same_second(self.old[self.of_new[j]], self.new[j]) or self._stands_next_to_known(self.of_new[j], j))
        }

    def _stands_next_to_known(self, i: int, j: int) -> bool:
        near = (pair for step in (-1, 1) for pair in self.both_next_to(i, j, step))
        return any(self.of_new.get(b) == a and not self._is_over_page(i, a) for a, b in near)

    def _is_over_page(self, i: int, a: int) -> bool:
        """True if nothing but their places at the end of a page and on top of the next one puts two old posts side by side.

        Captures of other days may have other pages.
        """
        one, other = self.old[i], self.old[a]
        if a in self.behind.get(i, ()) or a in self.before.get(i, ()) or (one.number and other.number):
            return False
        return bool(one.place and other.place and one.place.page != other.place.page)

    def _open(self, i: int, j: int) -> bool:
        """True if neither is spoken for."""
        if not (0 <= i < len(self.old) and 0 <= j < len(self.new)):
            return False
        return i not in self.of_old and i not in self.taken and j not in self.of_new

    def _free(self, i: int, j: int) -> bool:
        if (i, j) in self.turned or not (self._open(i, j) and self._compatible(i, j)):
            return False
        is_said = is_long(self.new_keys[j]) and self._same_words(i, j) and compatible(self.old[i], self.new[j])
        return is_said or self._is_in_turn(i, j)  # an order may be wrong that came of taking one post for another

    def _is_in_turn(self, i: int, j: int) -> bool:
        """True unless what is paired already says that the two stand the other way round: captures of a thread have one order."""
        if self._turn is None:
            captured = list(self._captured.values())
            is_forward = lines.goes_forward(range(len(self.new)), self.new, is_page=any(post.place for post in self.new))
            by_date = ([i for i in line if i not in self.edited] for line in lines.certain(self.old, captured))
            self._turn = Turn([*captured, *by_date] if is_forward else [], self.of_old)
        return self._turn.allows(i, j)

    def _compatible(self, i: int, j: int) -> bool:
        old, new = self.old[i], self.new[j]
        if compatible(old, new):
            return i in self.edited or not days_differ(old, new)
        # People may have corrected author and date, but not of what they took out; and a second by whole quarter hours.
        may_be_corrected = i in self.edited and old.state is not State.REMOVED and may_be_of_other_zone(old, new)
        return may_be_corrected and self._says_at_length(i, j) and not both_have_ids(old, new)

    def _says_at_length(self, i: int, j: int) -> bool:
        """True if two posts have so many words in common that nobody but their one author wrote them."""
        if is_long(self.new_keys[j]) and self._says(i, j):
            return True
        if not (is_long(self.old_keys[i]) and is_long(self.new_keys[j])):
            return False
        return self._same_words(i, j) or share_runs(self.old_keys[i], self.new_keys[j])

    def has_same_spot(self, i: int, j: int) -> bool:
        """True if both stand at the same number or place: by what is known of the two, or where a capture showed the old one.

        A place that no capture showed was given to the old one so that the thread is in order. It counts what was known then,
        and proves nothing once this capture shows that there is more.
        """
        old, new = self.old[i], self.new[j]
        is_counted_so = bool(old.number and old.number == new.number)
        if is_counted_so or self._was_shown_there(i, j):
            return True
        return same_spot(old, new) and not (self._counts_more or self.sightings.places(i))

    def _was_shown_there(self, i: int, j: int) -> bool:
        """True if a capture showed an old post at the place or number of the new one, though its file may say another now."""
        place, number = self.new[j].place, self.new[j].number
        return any(place == one or (one.page == 1 and number == one.nth) for one in self.sightings.places(i))

    def _was_counted_so(self, i: int, j: int) -> bool:
        """True if a page counted an old post as the new one is counted, though another capture gave it a higher number since.

        The posts that a page shows are counted one after the other, and a number in a file is no lower than that of any capture.
        """
        number = self.new[j].number
        firsts = ((source.nth, self._firsts.get(source.capture)) for source in self.old[i].sources)
        return number is not None and any(nth and first is not None and nth + first == number for nth, first in firsts)

    @functools.cached_property
    def _firsts(self) -> dict[str, int]:
        """How much lower than its number along the thread a post's count on a page is, as its least counted post says."""
        found: dict[str, int] = {}
        for number, sources in ((post.number, post.sources) for post in self.old):
            for source in sources:
                if number and source.nth and source.capture in self.pages:
                    found[source.capture] = min(found.get(source.capture, number), number - source.nth)
        return found

    def _shown_as_first_before(self, i: int) -> list[int]:
        """The old post that a capture shows on top of the thread, right before another one; none if no capture does."""
        seconds = {source.capture for source in self.old[i].sources if source.nth == 2 and self.pages.get(source.capture) == 1}
        firsts = ((n, source) for n in self.before.get(i, ()) for source in self.old[n].sources)
        return list(dict.fromkeys(n for n, source in firsts if source.nth == 1 and source.capture in seconds))

    @functools.cached_property
    def spots(self) -> dict[Place | int, dict[int, None]]:
        """The old posts at each number and place, also those at which captures showed them."""
        found: dict[Place | int, dict[int, None]] = defaultdict(dict)
        for i, post in enumerate(self.old):
            for spot in (post.number, post.place):
                if spot:
                    found[spot][i] = None
        for i in range(len(self.old) if self.pages else 0):
            for place in self.sightings.places(i):
                found[place][i] = None
        return found

    def is_on_other_page(self, i: int, j: int) -> bool:
        """True if the two stand on other pages: a capture showed the old one on a page, and none on that of the new one.

        The place in its file may have been given to put it in order.
        """
        place = self.new[j].place
        shown = self.sightings.pages(i) if place and self.pages else set()
        if place is None or shown:
            return place is not None and place.page not in shown
        return other_page(self.old[i], self.new[j]) and (not self.pages or i in self.edited)

    def _same_words(self, i: int, j: int) -> bool:
        return bool(self.old_keys[i]) and self.old_keys[i] == self.new_keys[j]

    def _says(self, i: int, j: int) -> bool:
        """True if an old post says what a new one says, or if one of its other texts does, which was not kept."""
        if self._same_words(i, j):
            return True
        old, new = self.old[i], self.new[j]
        if old.differs and digest(new.body, length=16) in {one.digest for one in old.differs}:
            return True
        return any(fingerprint.of(self.new_keys[j], fingerprint.salt_of(one)) == one for one in old.other_words)

    def says_too(self, i: int, j: int) -> bool:
        """True if an old post says what a new one says, and may be that one."""
        return compatible(self.old[i], self.new[j]) and self._says(i, j)

    @functools.cached_property
    def other_texts(self) -> dict[str, dict[int, None]]:
        """The old posts of which captures had texts that were not kept, by the digests and fingerprints of these."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for i, post in enumerate(self.old):
            for said in (*(other.digest for other in post.differs), *post.other_words):
                found[said][i] = None
        return found

    @functools.cached_property
    def _salts(self) -> list[str]:
        return list(dict.fromkeys(fingerprint.salt_of(said) for post in self.old for said in post.other_words))

    def with_text(self, j: int) -> list[int]:
        """The old posts of which a capture had what a new one says, and whose files have another text."""
        said = [digest(self.new[j].body, length=16), *(fingerprint.of(self.new_keys[j], salted) for salted in self._salts)]
        return list(dict.fromkeys(i for one in said for i in self.other_texts.get(one, ())))

    def next_to(self, i: int, step: int) -> list[int]:
        """The old posts next to one, in any capture, or by what they say of their places in the thread."""
        shown = (self.behind if step > 0 else self.before).get(i, [])
        next_one = [i + step] if 0 <= i + step < len(self.old) and side_by_side(self.old[i], self.old[i + step]) else []
        return [*shown[:NEAR], *next_one]

    def is_whole(self, j: int, after: int) -> bool:
        """True if nothing was left out of the capture, such as a picture, between two of its posts."""
        return all(side_by_side(self.new[n], self.new[n + 1], unknown=True) for n in range(j, after))

    def both_next_to(self, i: int, j: int, step: int) -> list[tuple[int, int]]:
        """The posts next to an old one, each with the post next to a new one, unless one was left out before that."""
        b = j + step
        if not (0 <= b < len(self.new) and side_by_side(self.new[j], self.new[b], unknown=True)):
            return []
        return [(a, b) for a in self.next_to(i, step)]

    def _neighbours_agree(self, i: int, j: int) -> bool:
        """True if a neighbour is known to be the same, or says the same at length: "+1" next to them proves nothing."""
        for step in (-1, 1):
            for a, b in self.both_next_to(i, j, step):
                if self.of_new.get(b) == a:
                    return True
                if is_long(self.new_keys[b]) and self._free(a, b) and (self._says(a, b) or self._is_edited(a, b)):
                    return True
        return False

    def _next_but_one_agrees(self, i: int, j: int) -> bool:
        """True if the next post but one is known to be the same, or says the same at length: the one between was edited."""
        for step in (-1, 1):
            for pair in self.both_next_to(i, j, step):
                for a, b in self.both_next_to(*pair, step):
                    if self.of_new.get(b) == a or (is_long(self.old_keys[a]) and self._same_words(a, b) and self._free(a, b)):
                        return True
        return False

    def _is_edited(self, i: int, j: int) -> bool:
        """True if the same author says nearly the same at length."""
        is_said_at_length = is_long(self.old_keys[i]) or self.changed.is_like(i, j)
        return is_said_at_length and same_author(self.old[i], self.new[j]) and self.is_alike(i, j)

    def is_taken_out(self, i: int) -> bool:
        """True if people took words out, many of them, that this capture has again: wherever it has them."""
        return i in self.loose and is_long(self.old_keys[i]) and i not in self.kept

    @functools.cached_property
    def kept(self) -> set[int]:
        """The old posts whose files people changed, and that have all many words still that this capture has of them."""
        long = {i: fingerprint.key(self.old[i].body) for i in self.loose if is_long(self.old_keys[i])}
        return {i for i, key in long.items() if key == self.old_keys[i] or not runs(self.old_keys[i]) - runs(key)}

    def _is_placed(self, i: int, j: int) -> bool:
        """True if both sides say where in the thread a post stands: only then can the two contradict each other."""
        return all(post.number or post.place or instant(post) or numeric_id(post) for post in (self.old[i], self.new[j]))

    def _crosses(self, i: int, j: int) -> bool:
        """True if a pair that is known stands the other way round: before the one post, and behind the other."""
        if not self._is_placed(i, j):
            return False
        before = next((self.of_new[n] for n in range(j - 1, -1, -1) if n in self.of_new), -1)
        behind = next((self.of_new[n] for n in range(j + 1, len(self.new)) if n in self.of_new), len(self.old))
        return not before < i < behind

    def _is_turned(self, i: int, j: int) -> bool:
        """True if a capture counts an old post on the other side of what is paired next to it: else that is a guess."""
        before = next((self.of_new[n] for n in range(j - 1, max(-1, j - NEAR), -1) if n in self.of_new), -1)
        behind = next((self.of_new[n] for n in range(j + 1, min(len(self.new), j + NEAR)) if n in self.of_new), len(self.old))
        crossed = [k for k in (before, behind) if 0 <= k < len(self.old) and not before < i < behind]
        return any(self._is_counted_with(i, k) for k in crossed)

    def _is_counted_with(self, i: int, k: int) -> bool:
        """True if the numbers or places of two old posts may be of one capture."""
        first, second = ({source.capture for source in self.old[n].sources} for n in (i, k))
        return spots(self.old[i], self.old[k]) is not None and not (first and second and first.isdisjoint(second))

    def _is_far(self, i: int, j: int) -> bool:
        """True if so many posts would have gone, for the two to be one, that it is likelier that somebody said the same again:
        they are counted quite otherwise, and what stands near them at length is something else on either side. What opened a
        thread goes least of all.
        """
        if self._counted_apart(i, j) < FAR:
            return False
        pairs = [pair for step in (1, -1) for pair in self.both_next_to(i, j, step)]
        if any(self.of_new.get(b) == a or self.says_too(a, b) or self.is_alike(a, b) for a, b in pairs):
            return False
        olds, news = (_around(n, keys) for n, keys in ((i, self.old_keys), (j, self.new_keys)))
        is_near = any(self.of_new.get(b) == a or self._same_words(a, b) or self.is_alike(a, b) for a in olds for b in news)
        is_known = bool(olds and news) or opens_thread(self.old[i]) or opens_thread(self.new[j])
        return is_known and not is_near

    def _counted_apart(self, i: int, j: int) -> int:
        """By how many posts two are counted otherwise, at least; where one is not counted, what stands before it says so."""
        number, counted = _count(self.new[j]), self._numbers(i)
        if number is not None and counted:
            return min(abs(number - one) for one in counted)
        if number is not None:
            return self._ranks.get(i, 0) - number
        return j + 1 - max(counted) if counted else 0

    @functools.cached_property
    def _ranks(self) -> dict[int, int]:
        """How many posts captures show up to an old one, itself among them."""
        found: dict[int, int] = {}
        for line in self._captured.values():
            found |= {i: n for n, i in enumerate(line, 1) if n > found.get(i, 0)}
        return found

    def _numbers(self, i: int) -> set[int]:
        """Which post of the thread, from 1, an old one was counted as."""
        first = {place.nth for place in self.sightings.places(i) if place.page == 1}
        number = _count(self.old[i])
        return first if number is None else {number, *first}

    def is_alike(self, i: int, j: int) -> bool:
        """True if an old and a new post, which stand at one place, say nearly the same; of a changed one, what it said before."""
        old, new = self.old[i], self.new[j]
        if i in self.loose and self.changed.is_like(i, j):
            return True
        if not (old.body and new.body):
            return old.state is not State.REMOVED and bool(old.author and new.author)
        return share_runs(self.old_keys[i], self.new_keys[j])

    def _begins_alike(self, i: int, j: int) -> bool:
        return same_author(self.old[i], self.new[j]) and begins(self.old_keys[i], self.new_keys[j])

    def _may_have_said(self, i: int, j: int) -> bool:
        """True unless the fingerprint of what people changed says that it was something else."""
        digits = self.changed.agreeing(i, j)
        return not self.old[i].fingerprint or bool(digits and digits >= SOME) or self.is_alike(i, j)


def _around(n: int, keys: Sequence[str]) -> list[int]:
    """The posts near one that say much."""
    return [k for k in range(max(0, n - _AROUND), min(len(keys), n + _AROUND + 1)) if k != n and is_long(keys[k])]


def _count(post: Post) -> int | None:
    """Which post of its thread one is, from 1, as far as it says."""
    return post.number or (post.place.nth if post.place and post.place.page == 1 else None)
