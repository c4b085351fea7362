"""Lists of ids cut into files of a few KB, each of which is what a script asks for to find one id.

A file holds the ids of a range whose length is a power of two and whose start is a multiple of that: what is archived later
changes the files of its own ranges alone. theme/static/old.js reads them.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Callable, Iterator, Sequence

from ..site.landing import PAGE, PLACE, Landing, parts_of

LARGEST = 10_000  # bytes of a file
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MOST = 4000  # posts that are tried as one file


def number(value: int) -> str:
    """A number as letters: five bits in each, the lowest first; in all but the last a sixth is set."""
    out = ""
    while value > 31:
        out += _LETTERS[32 | value & 31]
        value >>= 5
    return out + _LETTERS[value]


_SHORT = [number(value) for value in range(4096)]


def signed(value: int) -> int:
    """A number that may be negative as one that is not."""
    return value << 1 if value >= 0 else ~value << 1 | 1


def ranges(count: int, key: Callable[[int], int], fitting: Callable[[int, int, int], str]) -> Iterator[tuple[int, str]]:
    """The files of `count` things that are sorted by `key(place)`: the start of each one's range, and its text.

    `fitting(start, first, end)` makes the text of some of them; "" if they are too many.
    """
    if not count:
        return
    todo = [(0, 1 << key(count - 1).bit_length(), 0, count)]
    while todo:
        start, size, first, end = todo.pop()
        text = fitting(start, first, end)
        if text or size == 1:
            yield start, text
            continue
        half = start + size // 2
        middle = bisect.bisect_left(range(first, end), half, key=key) + first
        if middle < end:
            todo.append((half, size // 2, middle, end))
        if first < middle:
            todo.append((start, size // 2, first, middle))


def posts(codes: Sequence[int], threads: Sequence[Landing]) -> Iterator[tuple[int, str]]:
    """The files of posts."""

    def fitting(start: int, first: int, end: int) -> str:
        if end - first > _MOST:
            return ""
        text = _posts(codes[first:end], threads, start)
        return text if len(text) <= LARGEST or end - first == 1 else ""

    return ranges(len(codes), lambda place: codes[place] >> (PAGE + PLACE), fitting)


def _posts(codes: Sequence[int], threads: Sequence[Landing], start: int) -> str:
    """Some posts: how far each one's id is from the one before, which thread of the file's own list it is in, that list, and
    where the page of a thread is another than that of the post of the thread before.
    """
    gaps, of, fresh, turns = [], [], [], []
    known: dict[int, int] = {}
    pages: list[int] = []
    before, last_key, turn = start, 0, 0
    for n, code in enumerate(codes):
        own, place, page = parts_of(code)
        gap = own - before
        before = own + 1
        gaps.append(_SHORT[gap] if 0 <= gap < 4096 else number(max(gap, 0)))
        which = known.get(place)
        if which is None:
            which = known[place] = len(known)
            pages.append(1)
            key = threads[place].key
            fresh.append(number(signed(key - last_key)))
            last_key = key
        of.append(_SHORT[which])
        if page != pages[which]:
            turns.append(number(n - turn) + number(signed(page - pages[which])))
            pages[which], turn = page, n
    return json.dumps(["".join(gaps), "".join(of), "".join(fresh), "".join(turns)], separators=(",", ":"))


def rows(every: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The files of things that have a row each: its key, and the rest of it as JSON without the first bracket."""
    sizes = [0]
    for _, row in every:
        sizes.append(sizes[-1] + len(row) + 12)

    def fitting(start: int, first: int, end: int) -> str:
        if sizes[end] - sizes[first] > LARGEST and end - first > 1:
            return ""
        before = start
        out = []
        for key, row in every[first:end]:
            out.append(f"[{key - before}{row}")
            before = key
        return f"[{','.join(out)}]"

    return ranges(len(every), lambda place: every[place][0], fitting)


def pages(numbers: Sequence[int]) -> int | str:
    """The numbers of pages: how many there are, if these are the first ones, else as ranges: 1-3,7."""
    if numbers[0] == 1 and numbers[-1] == len(numbers):
        return len(numbers)
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][1] == one - 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
