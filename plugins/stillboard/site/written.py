"""What each member of a forum wrote, as their pages list it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Written:
    """The posts of a forum as their authors' pages list them, packed and one behind the other.

    They are the most that a library holds. In one piece, processes that are copies of one another share them.
    """

    _posts: bytearray = field(default_factory=bytearray)
    _places: dict[str, array[int]] = field(default_factory=dict)
    """By an author's id, four numbers for each thread that they wrote in: its place in the forum, how many posts, and where those
    begin and end."""
    _digests: dict[str, bytearray] = field(default_factory=dict)

    def add(self, author: str, thread: int, count: int, posts: bytes, digest: bytes) -> None:
        """Note what an author wrote in a thread. `digest`: of these posts, and of what is said of the thread."""
        begin = len(self._posts)
        self._posts += posts
        places = self._places.get(author)
        if places is None:
            places = self._places[author] = array("q")
            self._digests[author] = bytearray()
        places.extend((thread, count, begin, begin + len(posts)))
        self._digests[author] += digest

    def by(self, author: str) -> Iterator[tuple[int, bytearray]]:
        """What an author wrote: the place of each thread in the forum, and the posts in it."""
        places = self._places.get(author, ())
        return ((places[n], self._posts[places[n + 2] : places[n + 3]]) for n in range(0, len(places), 4))

    def digests(self, author: str) -> bytes:
        """Those of all that an author wrote, one behind the other."""
        return bytes(self._digests.get(author, b""))

    def authors(self) -> set[str]:
        """The ids of all who wrote."""
        return set(self._places)

    def forget(self, author: str) -> None:
        """Let an author have written nothing."""
        self._places.pop(author, None)
        self._digests.pop(author, None)

    def count(self, author: str) -> int:
        """How many posts an author wrote."""
        return sum(self._places.get(author, ())[1::4])
