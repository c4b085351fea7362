"""Where a reader goes on from a thread: the threads started before and after it in its board, and those that seem related.

Related threads share words of their titles, or tags, that few others have. Only such words are looked at, so that the time taken
follows the number of threads.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..ids import natural
from .archived import ArchivedForum, ListedThread

MOST = 5  # related threads
COMMON = 12  # threads of one forum: a word that more have says little of any of them
SHARE = 20  # of a small forum, a word may be in one of so many threads
_WORDS = re.compile(r"[^\W_]+")
_LETTERS = 4  # a shorter word of an alphabet is seldom about anything, unless there is a digit in it
_DENSE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Onward:
    """Where one goes on, by the threads' places in their forum."""

    previous: int | None = None
    next: int | None = None
    related: tuple[int, ...] = ()


def onward(forum: ArchivedForum) -> list[Onward]:
    """Where one goes on from each thread of a forum."""
    before, after = _neighbours(forum)
    return [Onward(before.get(n), after.get(n), near) for n, near in enumerate(_related(forum))]


def _neighbours(forum: ArchivedForum) -> tuple[dict[int, int], dict[int, int]]:
    boards: dict[str, list[int]] = defaultdict(list)
    for place, thread in enumerate(forum.threads):
        if thread.boards:
            boards[thread.boards[-1].id].append(place)
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    for places in boards.values():
        places.sort(key=lambda place: started(forum.threads[place]))
        for first, second in itertools.pairwise(places):
            before[second], after[first] = first, second
    return before, after


def started(thread: ListedThread) -> tuple[str, tuple[tuple[int, int | str], ...]]:
    """A key that sorts threads by when they were started, where it is known, else by their newest post."""
    when = thread.opening.when if thread.opening else None
    return when.start().isoformat() if when else thread.newest, natural(thread.record.id)


def _related(forum: ArchivedForum) -> Iterator[tuple[int, ...]]:
    words = [_words(thread) for thread in forum.threads]
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(words):
        for word in own:
            places[word].append(place)
    most = min(COMMON, max(len(words) // SHARE, 2))
    rare = {word: every for word, every in places.items() if 1 < len(every) <= most}
    for place, own in enumerate(words):
        score: Counter[int] = Counter()
        for word in own:
            for other in rare.get(word, ()):
                score[other] += 1000 // len(rare[word])
        del score[place]
        yield tuple(sorted(score, key=lambda other, score=score: (-score[other], other))[:MOST])  # type: ignore[misc]


def _words(thread: ListedThread) -> set[str]:
    """What a thread's title is about, and its tags."""
    plain = unicodedata.normalize("NFKC", thread.record.title).casefold()
    found = {f"#{tag.casefold()}" for tag in thread.record.tags}
    for word in _WORDS.findall(plain):
        if not word.isascii() and _DENSE.search(word):  # written without blanks: any two letters
            found.update(map("".join, itertools.pairwise(word)))
        elif len(word) >= _LETTERS or not word.isascii() or not word.isalpha():
            found.add(word)
    return found
