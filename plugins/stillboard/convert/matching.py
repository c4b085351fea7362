"""Which post of a capture is which post of the archive.

The forum's id decides, then the place in the capture if these very bytes were read before, then author and instant; else author,
words and neighbours. What people rewrote or took out is known by the fingerprint of what it said. Two posts of one capture are
never matched with each other: "+1" said twice stays twice. Time is about linear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from ..ids import digest
from ..model import Origin, Place, Post, State
from . import fingerprint
from .fingerprint import is_long
from .likeness import (
    authors_differ,
    both_have_ids,
    compatible,
    counted_otherwise,
    dates_differ,
    opens_again,
    opens_thread,
    same_author,
    same_second,
    side_by_side,
)
from .lines import rise_with
from .merging import same_title
from .pairing import NEAR
from .repeated import GAP, Repeated

_FEW_BY_CHANCE = 7  # digits in which fingerprints agree, wherever the posts stand


def match(
    old: Sequence[Post], new: Sequence[Post], taken: Collection[int] = (), *, again: bool = False, edited: Collection[int] = ()
) -> list[int | None]:
    """For each new post, the index of the old post that it is, or None. The old ones are in the thread's order.

    `taken`: the old posts that came from the same capture: only an id can say that one of them stands there again.
    `again`: these very bytes were read before. Then the same place of them is the same post, whatever its file says now.
    `edited`: the old posts whose files people changed.
    """
    return Matching(old, new, taken, edited).found(again=again)


class Matching(Repeated):
    """The ways to find pairs, one after the other: those that are certain first."""

    def found(self, *, alike: bool = True, again: bool = False) -> list[int | None]:
        """For each post of the capture, in its own order, the old one that it is, or None."""
        self._by_id()
        if again:  # other bytes by the same name prove nothing
            self._by_source()
        if len(self.of_new) < len(self.new) and len(self.of_old) < len(self.old):
            self._by_instant()
            self._by_minute()
            self._by_other_texts()
            self._by_words()
            self._by_beginnings()
            self._by_spot()
            self._by_neighbours(alike=False)
            self._next_to_mistaken()
            self._by_count()
            if alike:
                self._by_neighbours(alike=True)
                self._by_place()
                self._by_others_name()
                self._between()
                self._by_neighbours(alike=True)
                self._by_length()
                self._by_fingerprint()
                if self.guessed:  # then more is known of what stands next to them
                    self._by_others_name()
                    self._by_neighbours(alike=True)
        found: list[int | None] = [None] * len(self.new)
        for j, i in self.of_new.items():
            found[self.turn[j]] = i
        return found

    def held(self, *, also_elsewhere: bool = True) -> dict[int, int]:
        """The posts of the capture (by place there) that old ones are, by ids or words alone: also where several say the same.

        `also_elsewhere`: and where pages of other numbers show them, which proves little of a single post.
        """
        held = {n: i for n, i in enumerate(self.found(alike=False)) if i is not None}
        said: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.old_keys):
            if is_long(key) and i not in self.of_old:
                said[key].append(i)
        for j, n in enumerate(self.turn):
            known = said.get(self.new_keys[j], ())
            near = (i for i in islice(known, NEAR) if also_elsewhere or not self.is_on_other_page(i, j))
            same = next((i for i in near if compatible(self.old[i], self.new[j])), None)
            if same is not None and n not in held:
                said[self.new_keys[j]].remove(same)  # what is said twice is two posts
                held[n] = same
                self._pair(same, j)
                self.likely.add(j)
        return held

    def next_to_held(self, held: Mapping[int, str], noted: Mapping[Origin, str]) -> dict[int, int]:
        """Pair what says the same next to posts that files of other threads hold; the further pairs, as `held`.

        `held`: those files, by the place of a post in the capture. `noted`: the same of earlier captures, by source.
        """
        known = set(self.of_new)
        beside = self._beside(noted) if held and noted else {}
        for j, n in enumerate(self.turn) if beside else ():
            for step in (-1, 1):
                b = j + step
                if n in held and 0 <= b < len(self.new) and side_by_side(self.new[j], self.new[b], unknown=True):
                    near = [i for i in beside.get((held[n], step), ()) if self._free(i, b)]
                    near = [i for i in near if self._says(i, b) or self._is_on_both_sides(i, b, step, held, beside)]
                    for i in near[:1]:
                        self._pair(i, b)
        if len(self.of_new) > len(known):
            self._by_neighbours(alike=True)
        return {self.turn[j]: i for j, i in self.of_new.items() if j not in known}

    def _is_on_both_sides(
        self, i: int, b: int, step: int, held: Mapping[int, str], beside: Mapping[tuple[str, int], Collection[int]]
    ) -> bool:
        """True if two posts of one author, next to what another thread holds, have the same on their other side."""
        c = b + step
        if not (0 <= c < len(self.new) and self.is_whole(min(b, c), max(b, c)) and same_author(self.old[i], self.new[b])):
            return False
        known = self.of_new.get(c)
        if known is not None:
            return i in (self.before if step > 0 else self.behind).get(known, ())
        return self.turn[c] in held and i in beside.get((held[self.turn[c]], -step), ())

    def _beside(self, noted: Mapping[Origin, str]) -> dict[tuple[str, int], dict[int, None]]:
        """The old posts that a capture shows right before (-1) or behind (1) what files of other threads hold."""
        found: dict[tuple[str, int], dict[int, None]] = defaultdict(dict)
        for i, post in enumerate(self.old):
            for source in post.sources:
                for step in (-1, 1) if source.nth else ():
                    if file := noted.get(Origin(source.capture, (source.nth or 0) - step)):
                        found[file, step][i] = None
        return found

    # What words and neighbours say.

    def _by_words(self) -> None:
        """Pair what is said once on either side."""
        olds, news = Counter(self.old_keys), Counter(self.new_keys)
        once = {key: i for i, key in enumerate(self.old_keys) if key and olds[key] == news[key] == 1 and i not in self.of_old}
        pairs = [(once[key], j) for j, key in enumerate(self.new_keys) if key in once and self._free(once[key], j)]
        pairs = [(i, j) for i, j in pairs if not self.other_texts or set(self.with_text(j)) <= {i}]
        rising = set(rise_with([pair for pair in pairs if self._speaks_for_itself(*pair)], pairs, self._agreement))
        is_only = len(rising) == 1 and not self.of_new
        is_in_order = len(rising) * 2 > len(pairs)  # then a capture that says nothing of its posts' places has their order
        for i, j in sorted((pair for pair in pairs if self._free(*pair)), key=lambda pair: pair not in rising):
            other = self._fuller(i, j)
            if other is not None:
                self._take_for(i, other)
            elif is_in_order and not (self._is_placed(i, j) or (i, j) in rising or self._is_in_turn(i, j)):
                self.turned.add((i, j))
            elif (i, j) in rising or not self._is_placed(i, j):
                if self._speaks_for_itself(i, j) and not (is_only and self._is_far(i, j)):
                    self._pair_said(i, j)
                elif is_long(self.old_keys[i]) and (self.is_taken_out(i) or self._stands_alone(i, j)):
                    self._take_for(i, j)
            elif self.is_taken_out(i) or (
                is_long(self.old_keys[i]) and (self._was_shown_there(i, j) or self._neighbours_agree(i, j))
            ):
                self._pair(i, j)
        for i, j in (pair for pair in pairs if is_long(self.old_keys[pair[0]]) and self._free(*pair)):
            if self._is_in_turn(i, j) and not self._is_turned(i, j) and self._speaks_for_itself(i, j) and not self._is_far(i, j):
                self._take_for(i, j)

    def _agreement(self, pair: tuple[int, int]) -> int:
        """How much says that a pair is one: many words before anything else, its place, and what stands before and behind it."""
        sides = (any(self.says_too(a, b) for a, b in self.both_next_to(*pair, step)) for step in (-1, 1))
        said = 4 * is_long(self.new_keys[pair[1]])
        return said + (self.has_same_spot(*pair) or self._counted_apart(*pair) == 0) + sum(sides)

    def _pair_said(self, i: int, j: int) -> None:
        """Pair two that say the same, of which few words prove little."""
        if is_long(self.new_keys[j]):
            self._pair(i, j)
        else:
            self._take_for(i, j)

    def _counted_otherwise(self) -> tuple[float, Place]:
        """The first number, and the first place, from which on the capture counts its posts otherwise: some have gone before."""
        at = {spot: i for i, post in enumerate(self.old) for spot in (post.number, post.place) if spot}
        unknown = [(j, post) for j, post in enumerate(self.new) if j not in self.of_new and self.new_keys[j]]
        near = ((at[spot], j) for j, post in unknown for spot in (post.number, post.place) if spot in at)
        others = [(self.old[i], self.new[j]) for i, j in near if not (self._says(i, j) or self.is_alike(i, j))]
        return counted_otherwise([(self.old[i], self.new[j]) for j, i in self.of_new.items()], others)

    def _by_beginnings(self) -> None:
        """Pair what begins with the same words, once on either side, and has most of them in common: it was edited later."""
        for beginning, known in self.new_beginnings.items():
            others = self.old_beginnings.get(beginning, ())
            if len(known) == len(others) == 1 and self._free(others[0], known[0]):
                i, j = others[0], known[0]
                if same_author(self.old[i], self.new[j]) and not self.is_on_other_page(i, j) and self.is_alike(i, j):
                    if self.has_same_spot(i, j):
                        self._pair(i, j)
                    elif not (self._crosses(i, j) or (not self.of_new and self._is_far(i, j)) or self._stands_behind_news(i, j)):
                        self._take_for(i, j)

    def _by_spot(self) -> None:
        """Pair what says the same at the same spot, once it is known where the capture counts its posts otherwise."""
        olds, news = Counter(self.old_keys), Counter(self.new_keys)
        number, place = self._counted_otherwise()
        for i, j in self._at_same_spot():
            key, old, new = self.new_keys[j], self.old[i], self.new[j]
            is_counted_so = new.number is not None and new.number == old.number and new.number < number
            if new.place is not None and new.place == old.place and new.place < place:
                is_counted_so |= self.has_same_spot(i, j)
            is_said_once = is_long(key) and max(olds[key], news[key]) == 1
            if self._says(i, j) and (is_said_once or (is_counted_so and self._is_in_turn(i, j))):
                self._pair_said(i, j)

    def _speaks_for_itself(self, i: int, j: int) -> bool:
        """True if the words, said once on either side, prove it; on another page only if no neighbour says otherwise."""
        old, new = self.old[i], self.new[j]
        if self.is_on_other_page(i, j):
            if self._neighbours_agree(i, j) or (is_long(self.old_keys[i]) and self._next_but_one_agrees(i, j)):
                return True
            is_same = self.has_same_spot(i, j) or opens_again(old, new) or same_second(old, new)
            return is_long(self.old_keys[i]) and (is_same or self._was_counted_so(i, j))
        is_at_spot = self.has_same_spot(i, j) and not self._stands_behind_another(j)
        return is_long(self.old_keys[i]) or is_at_spot or self._neighbours_agree(i, j)

    def _stands_alone(self, i: int, j: int) -> bool:
        """True if a capture of a single post could only be a page of other length: no neighbour says anything else.

        On top of the next page it may be a second post of the same words, sent twice.
        """
        if len(self.new) > 1 and len(self.old) > 1:
            return False
        place = self.new[j].place
        shown = [one for one in (self.old[i].place, *self.sightings.places(i)) if one]
        pairs = [sorted((one, place)) for one in shown if place]  # a file may have lost its place to an order
        return bool(pairs) and not any(other.nth == 1 and other.page == one.page + 1 for one, other in pairs)

    def _at_same_spot(self) -> Iterator[tuple[int, int]]:
        """Free pairs at the same number or place, each post at most once."""
        for j, post in enumerate(self.new):
            near = (i for spot in (post.number, post.place) if spot for i in islice(self.spots.get(spot, ()), NEAR))
            free = [i for i in near if self._free(i, j) and not self._tears(i, j)]
            if free:
                yield next((i for i in free if self._says(i, j)), free[0]), j

    def _by_neighbours(self, *, alike: bool) -> None:
        """Walk on from every pair, forwards and backwards, as long as both sides say the same, or nearly."""
        for j, i in sorted(self.of_new.items()):
            for step in (1, -1):
                pair: tuple[int, int] | None = (i, j)
                while pair:
                    near = self._next(*pair, step, alike=alike)
                    if near and self._is_over_page(pair[0], near[0]):
                        near = near if self._says(*near) or not self._stands_behind_news(*near) else None
                        if near:
                            self._pair_said(*near)
                    elif near:
                        self._pair(*near)
                    pair = near or self._filed_twice(*pair, step)

    def _next(self, i: int, j: int, step: int, *, alike: bool) -> tuple[int, int] | None:
        """The posts next to two that are the same, on either side, if they are the same too."""
        for a, b in self.both_next_to(i, j, step):
            if self._free(a, b) and (self._says(a, b) or (alike and (self.is_alike(a, b) or self._begins_alike(a, b)))):
                return a, b
        return None

    def _next_to_mistaken(self) -> None:
        """Walk on from what has another id than the post of its words that a capture showed at its place: it was taken for that
        one before the ids were known.
        """
        by_key: dict[str, list[int]] = defaultdict(list)
        for i, key in enumerate(self.old_keys):
            by_key[key].append(i)
        for j, key in enumerate(self.new_keys):
            near = by_key.get(key, ())[:NEAR] if is_long(key) and j not in self.of_new else ()
            for i in near:
                old, new = self.old[i], self.new[j]
                if both_have_ids(old, new) and same_author(old, new) and self._was_shown_there(i, j):
                    for pair in [self._next(i, j, step, alike=False) for step in (1, -1)]:
                        if pair and self._free(*pair):
                            self._take_for(*pair)

    def _filed_twice(self, i: int, j: int, step: int) -> tuple[int, int] | None:
        """The posts next to two that are the same, if they are the same and the new one is known to be another old one too.

        It was filed twice when nothing told so yet. What stands beyond it is known by it all the same.
        """
        for a, b in self.both_next_to(i, j, step):
            old, new = self.old[a], self.new[b]
            is_known = b in self.of_new and a not in self.of_old and a not in self.taken
            if is_known and self._says(a, b) and same_author(old, new) and not dates_differ(old, new):
                return a, b
        return None

    def _by_place(self) -> None:
        """Pair what stands at the same spot and is alike enough: a fuller capture of it."""
        for i, j in self._at_same_spot():
            if self.is_alike(i, j):
                self._pair_said(i, j)

    # What both neighbours say.

    def _between(self) -> None:
        """Pair what stands between the same two posts on both sides and is by the same author: it was edited in between.

        A forum's posts are written one after the other, so that nothing new comes between two that stood side by side.
        """
        second = self.of_new.get(1)
        if second is not None and opens_thread(self.new[0]) and self.old:
            if first := self._shown_as_first_before(second):
                self._pair_between(first, [0], side_by_side=True)
            elif opens_thread(self.old[0]) and second in self.next_to(0, 1):
                self._pair_between([0], [0], side_by_side=False)
        for (j, i), (after, beyond) in pairwise(sorted(self.of_new.items())):
            if after == j + 2 and self.is_whole(j, after):
                between = set(self.behind.get(i, ())) & set(self.before.get(beyond, ()))
                self._pair_between(sorted(between), [j + 1], side_by_side=True)
            if 1 < after - j <= GAP and 1 < beyond - i <= GAP:
                self._pair_between(range(i + 1, beyond), range(j + 1, after), side_by_side=False)

    def _pair_between(self, olds: Sequence[int], news: Sequence[int], *, side_by_side: bool) -> None:
        """Pair these posts, author by author where each wrote as many on either side.

        `side_by_side`: one capture has the old ones right between the same two; else only what people changed is paired.
        """
        pair = self._pair if side_by_side else self._take_for
        olds = [i for i in olds if i not in self.of_old and i not in self.taken]
        news = [j for j in news if j not in self.of_new]
        if len(olds) == len(news) == 1 and olds[0] in self.loose and self._names_nobody(olds[0]):
            is_said = side_by_side or self._may_have_said(olds[0], news[0])
            if authors_differ(self.old[olds[0]], self.new[news[0]]):  # then only words tell
                is_said = self.is_alike(olds[0], news[0])
            if is_said and not both_have_ids(self.old[olds[0]], self.new[news[0]]):
                pair(olds[0], news[0])
            return
        for author in dict.fromkeys(self.new[j].author for j in news if self.new[j].author):
            mine = [i for i in olds if same_title(self.old[i].author, author)]
            theirs = [j for j in news if same_title(self.new[j].author, author)]
            if len(mine) != len(theirs):
                continue
            for i, j in zip(mine, theirs, strict=True):
                if self._is_anothers(i, j):
                    continue
                if self._free(i, j) and (side_by_side or (i in self.loose and self._may_have_said(i, j))):
                    pair(i, j)

    def _names_nobody(self, i: int) -> bool:
        """True for a file with nothing but `State: removed`, and for one whose author people may have changed."""
        return self.old[i].state is not State.REMOVED or not self.old[i].author

    def _by_others_name(self) -> None:
        """Pair a short post with the file that says the same at its place, under an author whom people may have corrected."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for i in sorted(self.edited):
            for said in {self.old_keys[i], *(other.digest for other in self.old[i].differs)}:
                by_key[said].append(i)
        for j, key in enumerate(self.new_keys) if by_key else ():
            near = dict.fromkeys((*by_key.get(key, ())[:NEAR], *by_key.get(digest(self.new[j].body, length=16), ())[:NEAR]))
            known = [i for i in near if key and self._open(i, j) and self._still_says(i)]
            known = [i for i in known if self._is_in_turn(i, j) and self._is_at_place_of(i, j)]
            if len(known) == 1:
                self._take_for(known[0], j)

    def _still_says(self, i: int) -> bool:
        """True unless people took out what a post said: they hardly put another name there, too, but none."""
        return not self.old[i].author or fingerprint.key(self.old[i].body) == self.old_keys[i]

    def _is_at_place_of(self, i: int, j: int) -> bool:
        old, new = self.old[i], self.new[j]
        if both_have_ids(old, new) or not authors_differ(old, new):
            return False
        return self.has_same_spot(i, j) or same_second(old, new) or self._neighbours_agree(i, j)

    def _by_fingerprint(self) -> None:
        """Pair what is much like what people took out, if one post on either side is, and by its author: it was edited."""
        pairs = ((i, j) for i, j in self._like_changed() if i not in self.kept and self._free(i, j))
        near = [(i, j) for i, j in pairs if same_author(self.old[i], self.new[j])]
        olds, news = Counter(i for i, _ in near), Counter(j for _, j in near)
        for i, j in near:
            if olds[i] == news[j] == 1:
                self._pair(i, j)
                self.guessed.add(self.turn[j])

    def _like_changed(self) -> dict[tuple[int, int], None]:
        """Pairs of what people changed, and posts of the capture that are much like it, or begin with all of it."""
        likely = self.changed.like(_FEW_BY_CHANCE, self.of_old)
        return dict.fromkeys([*likely, *self.changed.added_to(self.of_old, self.of_new)])

    def is_like_changed(self) -> bool:
        """True if a post is so much like what people changed that the two are hardly alike by chance."""
        pairs = ((i, j) for i, j in self._like_changed() if self._open(i, j))
        return any(not both_have_ids(self.old[i], self.new[j]) for i, j in pairs)
