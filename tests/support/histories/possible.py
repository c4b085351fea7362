"""Whether an archive could be the truth: another history of the forum that gives the very same captures.

What two captures show may be one post or two, and sometimes nothing in them tells. Then no archive is wrong that takes the one
for the other, if its report names the pair. To say so of an archive, it is not enough that a rule finds nothing: here the forum
is played again with the posts that the archive's files say, one post a file. Posts are written one after the other, each
capture is taken when what stands in the thread is what it shows, with its counts, and what goes does not come back. Where that
ends with all captures taken, the archive may be right, and this history is the proof. Nothing is said where none is found.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .forms import Dump, Sighting
from .truth import TrueThread

Label = Hashable
_STEPS = 8000  # of the search: more are not tried
_TURNS = 16  # in which a history may differ from the true one
_DEAREST = 3  # an event that truly happened much later counts as so many
_UNSEEN = 6  # posts more that no capture shows than there really were
_PER_PAGE = 12
_TO_THE_SECOND = len("2015-03-02T08:00:07")
_MANY = 10**6


@dataclass(slots=True)
class Shot:
    """A capture, with the posts as an archive has them."""

    window: list[Label]  # in the thread's order
    top: Label | None  # the thread's first post, on top of a later page
    counts: list[tuple[int | None, int, int]]  # how many stand before the window, and how many in all at least and at most
    after: set[int] = field(default_factory=set)  # captures that were certainly taken before
    needs: set[Label] = field(default_factory=set)  # posts that were certainly written before
    taken_at: str = ""  # when, as ISO 8601 in UTC, if that was said
    time: float = math.inf  # when it truly was


@dataclass(slots=True)
class Written:
    """A post as an archive has it."""

    shown: dict[int, Sighting] = field(default_factory=dict)  # by capture
    ids: set[int] = field(default_factory=set)
    days: set[str] = field(default_factory=set)  # as exactly as captures say
    authors: set[str] = field(default_factory=set)

    @property
    def day(self) -> str:
        """When it was written, as exactly as a capture says."""
        return max(self.days, key=len, default="")


def is_possible(
    thread: TrueThread, dumps: Sequence[Dump], label_of: Callable[[int, Sighting], Label], days: Mapping[int, str]
) -> bool:
    """True if there is a history with these posts that gives these captures.

    `label_of`: which post of the archive it is that a capture shows, by the capture's place among `dumps`. `days`: when a capture
    was taken (ISO 8601, UTC, to the second), by that place, where it was said.
    """
    posts = _posts(thread, dumps, label_of)
    shots = [_shot(dump, n, label_of, days) for n, dump in enumerate(dumps)]
    if posts is None or any(shot is None for shot in shots):
        return False
    known = [shot for shot in shots if shot is not None]
    if not _order_versions(thread, posts, known):
        return False
    before = _written_before(posts, known)
    shown = {one.key for dump in dumps for one in dump.posts}
    written: dict[Label, int] = {label: min(one.key for one in found.shown.values()) for label, found in posts.items()}
    written |= {("unseen", post.key): post.key for post in thread.posts if post.key not in shown}
    times = {label: thread.posts[key].when.timestamp() for label, key in sorted(written.items(), key=lambda one: one[1])}
    more = {("unseen", len(thread.posts) + n): math.inf for n in range(_UNSEEN)}
    return any(_Search(known, posts, before, listed).succeeds() for listed in (times, times | more))


def _posts(thread: TrueThread, dumps: Sequence[Dump], label_of: Callable[[int, Sighting], Label]) -> dict[Label, Written] | None:
    """What captures say of each post; None if they contradict one another."""
    posts: dict[Label, Written] = defaultdict(Written)
    for n, dump in enumerate(dumps):
        for one in dump.posts:
            post, label = thread.posts[one.key], label_of(n, one)
            known = posts[label]
            if n in known.shown:
                return None  # one capture shows it twice
            known.shown[n] = one
            known.authors.add(post.author)
            if dump.has_ids:
                known.ids.add(post.id)
            if dump.date_digits:
                known.days.add(f"{post.when:%Y-%m-%dT%H:%M:%S}"[: dump.date_digits])
    for known in posts.values():
        said = sorted(known.days, key=len)
        if len(known.ids) > 1 or len(known.authors) > 1 or not all(said[-1].startswith(day) for day in said):
            return None
    named = Counter(name for known in posts.values() for name in _names(known))
    return dict(posts) if max(named.values(), default=1) == 1 else None


def _names(known: Written) -> Iterator[Hashable]:
    """What no two posts have: an id, or an author and a second."""
    yield from known.ids
    if len(known.day) == _TO_THE_SECOND:
        yield from ((author, known.day) for author in known.authors)


def _shot(dump: Dump, n: int, label_of: Callable[[int, Sighting], Label], days: Mapping[int, str]) -> Shot | None:
    sequence = sorted(dump.sequence, key=lambda one: one.key)
    window = [label_of(n, one) for one in sequence]
    tops = [label_of(n, one) for one in dump.posts if one.is_repeated]
    if not window or len(set(window)) < len(window):
        return None
    counts = list(_counts(dump, len(window), sequence[0]))
    time = dump.captured.timestamp() if dump.captured else math.inf
    return Shot(window, tops[0] if tops else None, counts, taken_at=days.get(n, ""), time=time)


def _counts(dump: Dump, shown: int, first: Sighting) -> Iterator[tuple[int | None, int, int]]:
    """How many posts may stand before what a capture shows, and how many in all, so that it says the same."""
    start = first.number - 1 if first.number else None
    if dump.page is None:
        yield start, 0, _MANY
        return
    is_last = dump.pages == dump.page
    for per_page in range(shown, _PER_PAGE + 1):
        before = (dump.page - 1) * per_page
        if start is not None and before != start:
            continue
        if per_page == shown and not is_last:
            least, most = ((dump.pages - 1) * per_page + 1, dump.pages * per_page) if dump.pages else (before + shown, _MANY)
            yield before, least, most
        elif is_last or not dump.pages:
            yield before, before + shown, before + shown


def _order_versions(thread: TrueThread, posts: Mapping[Label, Written], shots: Sequence[Shot]) -> bool:
    """Say of each capture which ones were taken before, as the posts' texts have it; False if a text became what none can."""
    for known in posts.values():
        for (n, one), (m, other) in itertools.permutations(known.shown.items(), 2):
            if one.is_empty or other.is_empty:
                continue
            forwards, backwards = _becomes(thread, one, other), _becomes(thread, other, one)
            if not (forwards or backwards):
                return False
            if not backwards:
                shots[m].after.add(n)
    for n, m in itertools.permutations(range(len(shots)), 2):
        if "" < shots[n].taken_at < shots[m].taken_at:
            shots[m].after.add(n)
    return True


def _becomes(thread: TrueThread, one: Sighting, other: Sighting) -> bool:
    """True if somebody can have made the other text of the one: added to it, changed its end, or written a short one anew."""
    text, later = (thread.posts[shown.key].versions[shown.version] for shown in (one, other))
    if text.said == later.said:
        return True
    if one.key == other.key:
        return one.version < other.version
    before, after = text.said.split(), later.said.split()
    if not text.is_long:
        return later.is_long
    same = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))))
    return same >= len(before) * 3 // 4


def _written_before(posts: Mapping[Label, Written], shots: Sequence[Shot]) -> dict[Label, set[Label]]:
    """The posts that were certainly written before each one: captures, ids and dates say it. Of captures: which were needed."""
    before: dict[Label, set[Label]] = defaultdict(set)
    for shot in shots:
        line = shot.window if shot.top is None or shot.top in shot.window else [shot.top, *shot.window]
        for one, other in itertools.pairwise(line):
            before[other].add(one)
        if shot.taken_at:
            shot.needs |= {label for label, known in posts.items() if known.day and known.day < shot.taken_at[: len(known.day)]}
    for one, other in itertools.permutations(posts, 2):
        first, second = posts[one], posts[other]
        length = min(len(first.day), len(second.day))
        by_ids = first.ids and second.ids and min(first.ids) < min(second.ids)
        if by_ids or first.day[:length] < second.day[:length]:
            before[other].add(one)
    return before


class _Search:
    """The forum, played again: posts are written, captures are taken as soon as they can be, posts go for a capture's sake."""

    def __init__(
        self,
        shots: Sequence[Shot],
        posts: Mapping[Label, Written],
        before: Mapping[Label, set[Label]],
        times: Mapping[Label, float],
    ) -> None:
        """`times`: when posts were truly written, also some that no capture shows."""
        self.shots, self.posts, self.before, self.times = shots, posts, before, times
        self.seen: dict[Hashable, int] = {}  # the states that were gone on from, and with how many turns
        self.is_cut = False  # whether more turns than these would have led further
        self.steps = 0

    def succeeds(self) -> bool:
        """Look near the true history first: for one that differs from it in few turns, then in more."""
        for turns in range(_TURNS):
            self.seen.clear()
            self.is_cut = False
            if self._goes_on((), frozenset(), frozenset(), turns):
                return True
            if self.steps > _STEPS or not self.is_cut:
                return False
        return False

    def _goes_on(self, visible: tuple[Label, ...], written: frozenset[Label], taken: frozenset[int], turns: int) -> bool:
        self.steps += 1
        taken = self._taken_at_once(visible, written, taken)
        if len(taken) == len(self.shots):
            return True
        state = self._state(visible, written, taken)
        if self.seen.get(state, -1) >= turns or self.steps > _STEPS or self._is_late(visible, taken):
            return False
        self.seen[state] = turns
        for n, (_, left, label, shot) in enumerate(sorted(self._events(visible, written, taken), key=lambda event: event[0])):
            cost = min(n, _DEAREST)
            if cost > turns:
                self.is_cut = True
                break
            if shot is None:
                goes_on = self._goes_on((*left, label), written | {label}, taken, turns - cost)
            else:
                goes_on = self._goes_on(left, written, taken | {shot}, turns - cost)
            if goes_on:
                return True
        return False

    def _events(
        self, visible: tuple[Label, ...], written: frozenset[Label], taken: frozenset[int]
    ) -> Iterator[tuple[float, tuple[Label, ...], Label, int | None]]:
        """What can happen next, each with when it truly happened: a post is written, or posts go and a capture is taken."""
        for label in self._next(written, taken):
            yield self.times[label], visible, label, None
        for n in self._open(written, taken):
            for left in dict.fromkeys(self._without(visible, n, taken)):
                yield self.shots[n].time, left, None, n

    def _state(self, visible: tuple[Label, ...], written: frozenset[Label], taken: frozenset[int]) -> Hashable:
        """What decides how it can go on: which of the posts that no capture shows they are does not."""
        return (
            tuple(label if label in self.posts else None for label in visible),
            len(written),
            written.intersection(self.posts),
            taken,
        )

    def _is_late(self, visible: tuple[Label, ...], taken: frozenset[int]) -> bool:
        """True if a capture can never be taken: more posts stand before its own than there are, and none comes between."""
        at = {label: n for n, label in enumerate(visible)}
        for n, shot in enumerate(self.shots):
            if n not in taken and shot.window[0] in at:
                starts = [start for start, _, _ in shot.counts]
                if None not in starts and all(start > at[shot.window[0]] for start in starts):  # type: ignore[operator]
                    return True
        return False

    def _taken_at_once(self, visible: tuple[Label, ...], written: frozenset[Label], taken: frozenset[int]) -> frozenset[int]:
        while True:
            now = {n for n in self._open(written, taken) if self._shows(visible, n)}
            if not now:
                return taken
            taken |= now

    def _open(self, written: frozenset[Label], taken: frozenset[int]) -> list[int]:
        """The captures that can be taken next, of a thread with the right posts."""
        return [
            n
            for n, shot in enumerate(self.shots)
            if n not in taken and shot.after <= taken and written.issuperset(shot.window) and shot.needs <= written
        ]

    def _next(self, written: frozenset[Label], taken: frozenset[int]) -> Iterator[Label]:
        """The posts that can be written next."""
        days = [shot.taken_at for n, shot in enumerate(self.shots) if shot.taken_at and n not in taken]
        until = min(days, default="")
        has_unseen = False
        for label in self.times:
            if label in written:
                continue
            if known := self.posts.get(label):
                is_later = until and known.day and known.day > until[: len(known.day)]
                if not is_later and self.before.get(label, set()) <= written:
                    yield label
            elif not has_unseen:  # one is as good as another
                has_unseen = True
                yield label

    def _shows(self, visible: tuple[Label, ...], n: int) -> bool:
        """True if a capture of the thread as it stands is this one."""
        shot = self.shots[n]
        size = len(shot.window)
        if shot.window[0] not in visible:
            return False
        at = visible.index(shot.window[0])
        if list(visible[at : at + size]) != shot.window or (shot.top is not None and visible[0] != shot.top):
            return False
        return any(start in (None, at) and least <= len(visible) <= most for start, least, most in shot.counts)

    def _without(self, visible: tuple[Label, ...], n: int, taken: frozenset[int]) -> Iterator[tuple[Label, ...]]:
        """The thread without posts that no capture to come shows, so that this one shows it."""
        shot = self.shots[n]
        if not set(shot.window) <= set(visible):
            return
        needed = {label for m, other in enumerate(self.shots) if m not in taken for label in (*other.window, other.top)}
        free = [label for label in visible if label not in needed]
        first, last = visible.index(shot.window[0]), visible.index(shot.window[-1])
        inside = {label for label in free if first < visible.index(label) < last}
        outside = [label for label in free if label not in inside]
        for size in range(min(len(outside), 4) + 1):
            for gone in itertools.islice(itertools.combinations(outside, size), 40):
                left = tuple(label for label in visible if label not in inside and label not in gone)
                if self._shows(left, n):
                    yield left
