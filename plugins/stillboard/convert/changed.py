"""What the posts that people rewrote or took out said before, as far as their fingerprints tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence

from ..model import Post
from . import fingerprint

SOME = 3  # so many where a fifth are; by chance one in 14 has
_ALL = 20_000  # pairs: so many are compared, of more those that have two digits in common at one place
_SALTS = 9  # all posts of a thread have the same, but for what people wrote


class Changed:
    """The fingerprints of changed posts, and those that the posts of a capture have with the same salt."""

    def __init__(self, old: Sequence[Post], changed: Collection[int], new_keys: Sequence[str]) -> None:
        """`changed`: which of the old posts. `new_keys`: what the posts of the capture say."""
        self.old, self.new_keys = old, new_keys
        self.prints: dict[str, fingerprint.Index] = {}  # by salt
        for i in sorted(changed):
            salted = fingerprint.salt_of(old[i].fingerprint)
            if salted and salted not in self.prints and len(self.prints) < _SALTS:
                self.prints[salted] = fingerprint.Index(new_keys, salted)
        self.which = [i for i in sorted(changed) if self._index(i)]

    def _index(self, i: int) -> fingerprint.Index | None:
        return self.prints.get(fingerprint.salt_of(self.old[i].fingerprint))

    def said(self, i: int) -> str:
        """The words of a changed post: those of the capture that it held before, else its own."""
        post, index = self.old[i], self._index(i)
        key = fingerprint.key(post.body)
        if index is None or (key and fingerprint.of(key, fingerprint.salt_of(post.fingerprint)) == post.fingerprint):
            return key
        nearest = index.nearest(post.fingerprint)
        return key if nearest is None else self.new_keys[nearest]

    def agreeing(self, i: int, j: int) -> int | None:
        """In how many digits a changed post and one of the capture agree; None if nothing is known, or one was much shorter."""
        index, wanted = self._index(i), self.old[i].fingerprint
        if index is None or fingerprint.is_of_long(wanted) != fingerprint.is_of_long(index.prints[j]):
            return None
        return fingerprint.agreeing(wanted, index.prints[j])

    def is_like(self, i: int, j: int) -> bool:
        """True if a changed post and one of the capture, which stand at one place, are the same, edited on the forum at most."""
        index, wanted = self._index(i), self.old[i].fingerprint
        if index is None:
            return False
        return fingerprint.is_like(wanted, index.prints[j]) or (fingerprint.is_of_long(wanted) and wanted in index.beginnings(j))

    def added_to(self, besides: Container[int], known: Container[int]) -> Iterator[tuple[int, int]]:
        """Pairs of changed posts, and those of the capture that begin with what they said.

        `besides`, `known`: the old posts, and those of the capture, of which more is known.
        """
        wanted: dict[str, list[int]] = defaultdict(list)
        for i in self.which:
            if i not in besides and fingerprint.is_of_long(self.old[i].fingerprint):
                wanted[self.old[i].fingerprint].append(i)
        for index in self.prints.values() if wanted else ():
            for j in (j for j in range(len(self.new_keys)) if j not in known):
                yield from ((i, j) for begun in sorted(index.beginnings(j) & wanted.keys()) for i in wanted[begun])

    def like(self, least: int, besides: Container[int]) -> Iterator[tuple[int, int]]:
        """Pairs of changed posts, and those of the capture that agree with them in so many digits, wherever they stand.

        `besides`: the old posts that are known to be others of the capture.
        """
        wanted = [i for i in self.which if i not in besides]
        is_all = len(wanted) * len(self.new_keys) <= _ALL
        for i in wanted:
            index = self._index(i)
            yield from ((i, j) for j in (index.near(self.old[i].fingerprint, least, is_all=is_all) if index else ()))
