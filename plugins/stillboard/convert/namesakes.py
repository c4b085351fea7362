"""Threads of one title, however many: which of them can hold a post of a capture, without reading them all again each time.

Threads without an id are distinguished by their posts alone. Where thousands are called "Untitled", each new one would be
compared with all of them. Here each is read once, and remembered by what `one_thread.overlap` knows a post by.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from ..ids import clean_name, digest
from ..model import DateSource, Post, State, Thread
from . import fingerprint

FEW = 8  # threads that are simply read
MOST = 40  # threads that are compared by what they have in common with a capture; one with more of it comes before the others
_BEGINNING = 2  # words by which titles are found that go on where another one ends
_Head = tuple[frozenset[int], tuple[str, ...]]  # the pages that are known of a thread, and the titles of its boards
_ANYBODY = "\n"  # no name has it
K = TypeVar("K")


class Groups(Generic[K]):
    """The threads that have something in common, such as a title: nearly always it is one, which needs no set of its own."""

    def __init__(self) -> None:
        """It is empty."""
        self._found: dict[K, str | dict[str, None]] = {}

    def add(self, key: K, identity: str) -> bool:
        """Take in a thread's id; False if it was there."""
        known = self._found.get(key)
        if known is None:
            self._found[key] = identity
            return True
        if isinstance(known, str):
            if known == identity:
                return False
            known = self._found[key] = {known: None}
        is_new = identity not in known
        known[identity] = None
        return is_new

    def of(self, key: K) -> Iterator[str]:
        """The ids, in the order of their coming."""
        known = self._found.get(key, ())
        yield from (known,) if isinstance(known, str) else tuple(known)


class Beginnings:
    """The titles of a forum's threads: which of them go on where another one ends."""

    def __init__(self) -> None:
        """No thread is known."""
        # By the first words: all of them, a line break, the thread's id; first of the threads that have none of the forum's.
        self._by_words: tuple[Groups[str], Groups[str]] = (Groups(), Groups())

    def add(self, title: str, identity: str, *, has_id: bool) -> None:
        """Take in a title of a thread. `has_id`: whether its id is the forum's."""
        words = _words_of(title)
        for groups in self._by_words[has_id:]:
            groups.add(_beginning(words), f"{words}\n{identity}")

    def going_on(self, title: str, *, has_id: bool) -> Iterator[str]:
        """The ids of the threads whose title goes on where this one ends, or the other way round.

        `has_id`: whether what has the title has an id of the forum's; then only threads that were filed without one.
        """
        mine = _words_of(title)
        for one in self._by_words[not has_id].of(_beginning(mine)):
            words, _, identity = one.rpartition("\n")
            if words != mine and _goes_on(words, mine):
                yield identity


class Namesakes:
    """The threads of a forum, by what their posts are known by; those of a title that few others have are not looked into."""

    def __init__(self) -> None:
        """No thread is known."""
        self._by_clue: dict[int, dict[str, None]] = defaultdict(dict)
        self._unread: set[str] = set()  # ids of the threads that changed since they were looked into
        self._loose: set[str] = set()  # those with posts that people changed: they are known by likeness too
        self._heads: dict[str, _Head] = {}
        self._alike: dict[_Head, _Head] = {}  # thousands of threads are alike in this: they share it

    def changed(self, thread: Thread) -> None:
        """To be called for a thread that is new, or of which more is known, posts included."""
        self._unread.add(thread.id)
        head = _head(thread)
        self._heads[thread.id] = self._alike.setdefault(head, head)

    def continued_by(self, named: Iterable[str], new: Thread) -> list[str]:
        """Those of the named threads that a captured one can be further pages of: other pages, and no other board."""
        head = _head(new)
        answers: dict[_Head, bool] = {}  # thousands of threads are alike in this
        found = []
        for identity in named if head[0] else ():
            known = self._heads[identity]
            if known not in answers:
                answers[known] = _continues(known, head)
            if answers[known]:
                found.append(identity)
        return found

    def among(
        self, named: Collection[str], posts: Sequence[Post], load: Callable[[str], tuple[Sequence[Post], Collection[int]]]
    ) -> list[str]:
        """Those of the named threads that may have a post in common with a capture's, in the order given.

        `load`: a thread's posts, and which of them people changed.
        """
        if len(named) <= FEW:
            return list(named)
        for identity in [one for one in named if one in self._unread]:
            old, edited = load(identity)
            if any(i in edited or (post.fingerprint and post.state is State.REMOVED) for i, post in enumerate(old)):
                self._loose.add(identity)
            for clue in _clues_of_filed(old):
                self._by_clue[clue][identity] = None
            self._unread.discard(identity)
        shared = Counter(identity for clue in set(_clues_of_captured(posts)) for identity in self._by_clue.get(clue, ()))
        found = set(shared)
        if (
            len(shared) > MOST
        ):  # somebody began hundreds of threads with the same words: those that have more in common, else the first
            found = set(heapq.nlargest(MOST, (one for one in named if one in shared), key=shared.__getitem__))
        return [identity for identity in named if identity in found or identity in self._loose]


def _words_of(title: str) -> str:
    """The words of a title, parted by blanks."""
    return " ".join(re.findall(r"\w+", clean_name(title).casefold()))


def _beginning(words: str) -> str:
    return " ".join(words.split(" ", _BEGINNING)[:_BEGINNING])


def _goes_on(words: str, others: str) -> bool:
    """Whether the words of one title are the first of the other's."""
    short, long = sorted((words, others), key=len)
    return not short or f"{long} ".startswith(f"{short} ")


def _head(thread: Thread) -> _Head:
    return frozenset(page.number for page in thread.pages), thread.boards


def _continues(old: _Head, new: _Head) -> bool:
    return bool(old[0] and new[0]) and not old[0] & new[0] and (not old[1] or not new[1] or old[1] == new[1])


def _clues_of_filed(posts: Iterable[Post]) -> Iterator[int]:
    for post in posts:
        yield from _certain(post)
        yield from (hash(("text", other.digest)) for other in post.differs)
        for words in _words(post):
            yield hash((words, clean_name(post.author).casefold()))
            yield hash((words, _ANYBODY))


def _clues_of_captured(posts: Iterable[Post]) -> Iterator[int]:
    for post in posts:
        yield from _certain(post)
        yield hash(("text", digest(post.body, length=16)))
        for words in _words(post):  # the same author's, or of a post that does not say whose it is
            for author in (clean_name(post.author).casefold(), "") if post.author else (_ANYBODY,):
                yield hash((words, author))


def _certain(post: Post) -> Iterator[int]:
    """Ids, places in captures, and the instant of an author."""
    yield from (hash(("id", identity)) for identity in (post.original_id, *post.also) if identity)
    yield from (hash(("at", source)) for source in post.sources)
    if post.date and post.date.is_instant and post.author and post.date_source is DateSource.MARKUP:
        yield hash(("instant", post.author.casefold(), post.date.text))


def _words(post: Post) -> Iterator[str]:
    """All that a post says, and how it begins."""
    if said := fingerprint.key(post.body):
        yield said
        if fingerprint.is_long(said):
            yield "begins " + " ".join(islice(said.split(" ", fingerprint.LONG), fingerprint.LONG))
