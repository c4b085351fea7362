"""Infers when posts were written from what their text holds, and checks it against their order."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import DateSource, When
from .._dates import absolute_date

_UPLOAD = re.compile(r"(\d{13})\.(?:png|jpe?g|gif|webp|bmp|heic|avif)", re.ASCII | re.IGNORECASE)
_EARLIEST, _LATEST = When("2000"), When("2100")
_HEAD = 6  # lines among which a pasted article has its date line


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of a post's date: nothing, a date and its source, or bounds."""

    date: When | None = None
    source: DateSource | None = None
    not_before: When | None = None
    not_after: When | None = None


def infer(lines: Sequence[str], captured: When | None, lang: str = "") -> Dated:
    """The date that a post's own lines (no quotation among them) show: an upload's name first, else a line near the head.

    XenForo names a pasted picture after the time of the upload in milliseconds (1589235127300.png).
    """
    uploads = [when for line in lines if (when := _upload(line.strip(), captured))]
    if uploads:
        return Dated(max(uploads, key=lambda when: when.text), DateSource.UPLOAD_NAME)
    for line in [line.strip() for line in lines if line.strip()][:_HEAD]:
        when = absolute_date(line, lang or "en") if len(line) <= 60 else None
        if when and not (captured and captured.before(when)):
            return Dated(when, DateSource.TEXT)
    return Dated()


def _upload(line: str, captured: When | None) -> When | None:
    match = _UPLOAD.fullmatch(line) if len(line) < 24 else None
    if not match:
        return None
    when = When.epoch(int(match[1]) // 1000)
    return None if when.before(_EARLIEST) or (captured or _LATEST).before(when) else when


def consistent(dates: Sequence[Dated]) -> tuple[list[Dated], list[int]]:
    """The dates that the posts' order allows, the bounds of undated posts, and which dates were dropped (by index).

    An upload's name outweighs a line of text; among equals those go that are not in every longest run in order.
    """
    uploads = _in_order(dates, [i for i, one in enumerate(dates) if one.source is DateSource.UPLOAD_NAME])
    texts = [i for i, one in enumerate(dates) if one.date and one.source is not DateSource.UPLOAD_NAME]
    disputed = _disputed(dates, sorted([*uploads, *texts]), {*uploads})
    texts = _in_order(dates, [i for i in texts if i not in disputed])
    kept = {*uploads, *texts}
    dropped = [i for i, one in enumerate(dates) if one.date and i not in kept]
    return _bounded([one if i in kept else Dated() for i, one in enumerate(dates)]), dropped


def _disputed(dates: Sequence[Dated], indices: Sequence[int], against: set[int]) -> set[int]:
    """Those whose date is certainly before that of an earlier post, or after that of a later one, among `against`."""
    bounds = {i: date.bounds() for i in indices if (date := dates[i].date)}
    found = set()
    latest = None
    for i in indices:
        if latest and bounds[i][1] < latest:
            found.add(i)
        if i in against:
            latest = max(latest, bounds[i][0]) if latest else bounds[i][0]
    earliest = None
    for i in reversed(indices):
        if earliest and bounds[i][0] > earliest:
            found.add(i)
        if i in against:
            earliest = min(earliest, bounds[i][1]) if earliest else bounds[i][1]
    return found


def _in_order(dates: Sequence[Dated], indices: Sequence[int]) -> list[int]:
    """Those not in dispute with one another, and of the others those in every longest run in order."""
    disputed = _disputed(dates, indices, set(indices))
    if not disputed:
        return list(indices)
    starts = {i: date.start().timestamp() for i in indices if (date := dates[i].date)}
    left = _lengths([starts[i] for i in indices])
    right = _lengths([-starts[i] for i in reversed(indices)])[::-1]
    longest = max(left)
    ranks = Counter(a for a, b in zip(left, right, strict=True) if a + b - 1 == longest)
    sure = {i for i, a, b in zip(indices, left, right, strict=True) if a + b - 1 == longest and ranks[a] == 1}
    kept = [i for i in indices if i in sure or i not in disputed]
    again = _disputed(dates, kept, sure)
    return [i for i in kept if i in sure or i not in again]


def _lengths(values: Sequence[float]) -> list[int]:
    """For each value, the length of the longest run in order that ends with it."""
    ends: list[float] = []
    lengths = []
    for value in values:
        at = bisect.bisect_right(ends, value)
        ends[at : at + 1] = [value]
        lengths.append(at + 1)
    return lengths


def _bounded(dates: Sequence[Dated]) -> list[Dated]:
    """Give undated posts between two dated ones the bounds of their nearest dated neighbours."""
    after: list[When | None] = [None] * len(dates)
    following = None
    for i in range(len(dates) - 1, -1, -1):
        after[i] = following
        following = dates[i].date or following
    out = []
    before = None
    for one, later in zip(dates, after, strict=True):
        if one.date:
            before = one.date
        out.append(Dated(None, DateSource.BETWEEN, before, later) if not one.date and before and later else one)
    return out
