"""Which posts of a thread stand the other way round than a capture, their ids or their instants have them, so that the report
names them.

`renumbering` puts a thread in an order that contradicts nothing, if there is one. Where what is known contradicts itself, or a
file that people edited stands in the way, either order may be right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Post
from . import lines

_MOST = 3  # so many posts of a capture must stand as it shows them for one that does not: else it is in another order, or in none


@dataclass(frozen=True, slots=True)
class OutOfTurn:
    """Two posts, by index, the first of which stands before the second one in the thread, and what says otherwise."""

    first: int
    second: int
    why: str


def out_of_turn(posts: Sequence[Post], fixed: Collection[int], paged: Collection[str]) -> Iterator[OutOfTurn]:
    """The posts of a thread, in its order, that something has the other way round: one pair for each capture, one for the ids,
    and one for the instants.

    `fixed`: the posts that people edited, which may have another date, and which nothing moves. `paged`: the captures that are
    pages; others may list posts in any order.
    """
    for name, shown in _shown(posts).items():
        line = [i for i in shown if i not in fixed]
        if name not in paged and any(_falls([value(posts[i]) for i in line]) for value in (lines.number_of_id, lines.instant)):
            continue
        falls = [(j, i) for i, j in pairwise(line) if j < i]
        rises = len(line) - 1 - len(falls)
        if falls and rises >= len(falls) * (1 if name in paged else _MOST):
            yield OutOfTurn(*falls[0], f"{name} shows the two the other way round")
    for value, what in ((lines.number_of_id, "has a lower id"), (lines.instant, "was written earlier")):
        known = [(i, said) for i, post in enumerate(posts) if i not in fixed and (said := value(post)) is not None]
        falls = [(i, j) for (i, one), (j, other) in pairwise(known) if other < one]
        if pair := next((pair for pair in falls if not _is_shown(posts, *pair)), None):
            yield OutOfTurn(*pair, f"the second {what}, and no capture shows both")


def _shown(posts: Sequence[Post]) -> dict[str, list[int]]:
    """The posts that a capture counts, in its order, by its name."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, post in enumerate(posts):
        for source in post.sources:
            if source.nth is not None:
                seen[source.capture].append((source.nth, i))
    found = {}
    for name, known in seen.items():
        shared = Counter(nth for nth, _ in known)  # by captures of other days that have the same name
        found[name] = list(dict.fromkeys(i for nth, i in sorted(known) if shared[nth] == 1))
    return found


def _falls(values: Sequence[int | None]) -> bool:
    return any(other < one for one, other in pairwise(said for said in values if said is not None))


def _is_shown(posts: Sequence[Post], i: int, j: int) -> bool:
    """True if one capture shows both posts."""
    return not {source.capture for source in posts[i].sources}.isdisjoint(source.capture for source in posts[j].sources)
