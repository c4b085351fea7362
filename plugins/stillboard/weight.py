"""How much of what is there to save work lies in memory: bounds in bytes, for a thousand posts may be a megabyte or a hundred."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from sys import getsizeof
from typing import Generic, Protocol, TypeVar

from .model import Post

K = TypeVar("K", bound=Hashable)


class Remembered(Generic[K]):
    """A function whose latest results need not be made again."""

    def __init__(self, make: Callable[[K], str], most: int) -> None:
        """`make`: the function. `most`: bytes of keys and results, as they lie in memory, that are remembered about."""
        self._make, self._half = make, most // 2
        self._late: dict[K, str] = {}
        self._early: dict[K, str] = {}  # what was asked for before these
        self._size = 0  # bytes of the late ones

    def __call__(self, key: K) -> str:
        """The result."""
        found = self._late.get(key)
        if found is not None:
            return found
        found = self._early.get(key)
        if found is None:
            found = self._make(key)
        self._size += _bytes(key) + getsizeof(found)
        if self._size > self._half:
            self._early, self._late, self._size = self._late, {}, _bytes(key) + getsizeof(found)
        self._late[key] = found
        return found

    @property
    def size(self) -> int:
        """Bytes of all keys and results that are remembered now."""
        return sum(_bytes(key) + getsizeof(found) for kept in (self._late, self._early) for key, found in kept.items())


class Weighed(Protocol):
    """What is weighed."""

    def post_records(self) -> Sequence[Post]:
        """The posts as they are to be."""


class Weights:
    """The sum of some threads, known without asking each time those that nobody touched."""

    def __init__(self) -> None:
        """There is no thread."""
        self.posts = 0
        self.size = 0  # bytes of bodies, as they lie in memory
        self._known: dict[str, tuple[int, int]] = {}
        self._touched: dict[str, None] = {}

    def touch(self, identity: str) -> None:
        """To be called for a thread that is there from now on, or may change."""
        self._touched[identity] = None

    def weigh(self, threads: Mapping[str, Weighed]) -> None:
        """Bring the sums up to date. `threads`: all that are there, by id."""
        for identity in self._touched:
            self._forget(identity)
            records = threads[identity].post_records()
            known = self._known[identity] = len(records), sum(getsizeof(post.body) for post in records)
            self.posts += known[0]
            self.size += known[1]
        self._touched.clear()

    def let_go(self, identity: str) -> None:
        """To be called for a thread that is there no more."""
        self._touched.pop(identity, None)
        self._forget(identity)

    def _forget(self, identity: str) -> None:
        posts, size = self._known.pop(identity, (0, 0))
        self.posts -= posts
        self.size -= size


def _bytes(key: Hashable) -> int:
    return sum(map(getsizeof, key)) if isinstance(key, tuple) else getsizeof(key)
