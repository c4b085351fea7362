"""P012: number, place and date put a thread's posts in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..content.records import is_edited
from ..model import Post
from ..order import place_of
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import ContentFile, Part

Filed = tuple[ContentFile, Post]


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    numbered = sorted((p for p in part.posts if p[1].number is not None), key=lambda p: p[1].number or 0)
    placed = sorted((p for p in part.posts if p[1].place and p[1].number is None), key=_spot)
    for earlier, later in pairwise(post for post in numbered if post[1].place):
        if _spot(later) < _spot(earlier):
            yield _fault(later, earlier, "Place", "Number puts it after {0}, Place before it; correct one of them")
    for earlier, later in [*pairwise(_dated(numbered)), *pairwise(_dated(placed))]:
        if _contradict(earlier, later):
            yield _fault(later, earlier, "Date", "it comes after {0} in the thread, yet its Date is earlier; correct one of them")


def _spot(filed: Filed) -> tuple[int, ...]:
    return place_of(filed[1]) or ()


def _dated(posts: list[Filed]) -> list[Filed]:
    return [filed for filed in posts if filed[1].date]


def _contradict(earlier: Filed, later: Filed) -> bool:
    """True if the dates are certainly in the other order, and people wrote or edited one of the two.

    Forums let posts keep their dates when they are moved to another thread, and show answers below what they answer. Where a dump
    gave both order and dates, and nobody edited the files, both are facts.
    """
    first, second = earlier[1].date, later[1].date
    if not first or not second or not second.before(first):
        return False
    return any(is_edited(file.text) for file, _ in (earlier, later))


def _fault(later: Filed, earlier: Filed, key: str, text: str) -> Fault:
    file = later[0]
    return Fault(file.path, file.line_of(key), text.format(earlier[0].path.rpartition("/")[2]))


CHECK = Check("P012", "Number, Place and Date of a thread's posts do not contradict one another.", _faults)
