"""A post's words as a few hex digits, by which they are known again, and which do not give them away: the header's `Words`.

A file whose body a person took out or rewrote still has to recognise what it held, in whichever capture it comes again. So each
file says, from the start, what its words come to: `<salt>-<digits>`, the salt being the thread's own.

* Eight words or more have 16 digits. Each is four bits of the smallest of a family of hashes over all pairs of neighbouring words
  (b-bit minwise hashing, Li and König 2010): two texts agree in about as many digits as they share pairs, be they long or short,
  and by chance in one of 16. A captured text that lacks a smiley, or has a quotation cut elsewhere, still agrees in most.
* Fewer words have 3 digits, of a hash of them all.

Neither is enough to find out words by trying: where all but one word of a post is known, that word decides few of the 16 digits,
and 3 digits leave every 4096th guess.
"""

from __future__ import annotations

import functools
import hashlib
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..ids import digest
from ..weight import Remembered
from .merging import unquoted, words

LONG = 8  # words; so many, the same and once only on both sides, speak for themselves
_DIGITS = 16
_SHORT = 3  # digits of fewer words
_FAMILY = struct.Struct(f">{_DIGITS}I")
_VALUE = 4  # bytes of each
_MOST = 24 * 1024 * 1024  # bytes of bodies and words that are remembered
_READ = 500  # words: what follows them makes no post another
_APART = 5  # digits in which two texts differ that are the same but for what captures of two kinds make of one post
_MANY = 40  # texts that share two digits: more are not compared
LIKE = 5  # digits that two texts have in common where a third of their pairs are the same; by chance one in 300 has


def salt(*named: str) -> str:
    """What makes the same words come to other digits in another thread. `named`: what names the thread."""
    return digest("words", *named)


def key(body: str) -> str:
    """A body's own words, in one line; of one that only quotes, all. A body without words (a smiley, a picture) counts as itself.

    "" for no body.
    """
    return _keys(body)


def _key(body: str) -> str:
    own = unquoted(body)
    return " ".join(words(own or body)) or (digest(own or body) if body else "")


_keys = Remembered(_key, _MOST)  # each capture of a thread is compared with all posts that the thread has


def is_long(said: str) -> bool:
    """True if a key's words are so many that nobody says them twice by chance."""
    return said.count(" ") + 1 >= LONG


def beginnings(keys: Sequence[str]) -> dict[str, list[int]]:
    """The places of long keys among others, by the words that they begin with."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, said in enumerate(keys):
        if begun := beginning(said):
            found[begun].append(n)
    return found


def beginning(said: str) -> str:
    """The first words of a long key; "" for one that says little."""
    words = said.split(" ", LONG)[:LONG]
    return " ".join(words) if len(words) == LONG else ""


def of(said: str, salted: str) -> str:
    """The fingerprint of a key, as `Words` has it; "" for no words."""
    return _prints((said, salted)) if said else ""


def _of(one: tuple[str, str]) -> str:
    said, salted = one
    words = said.encode("utf-8", "surrogatepass").split(b" ", _READ)[:_READ]
    seed = salted.encode()
    if len(words) < LONG:
        return f"{salted}-{_hash(said, seed).hex()[:_SHORT]}"
    return f"{salted}-{_digits(_smallest({word + b' ' + after for word, after in pairwise(words)}, seed))}"


_prints = Remembered(_of, _MOST)


def _smallest(texts: Iterable[bytes], seed: bytes) -> Iterator[int]:
    """The smallest value of some texts in each hash of the family; of as many numbers as a long post has, few are made."""
    copied, made = _keyed(seed).copy, []
    for text in texts:
        one = copied()
        one.update(text)
        made.append(one.digest())
    values = b"".join(made)
    for start in range(0, _FAMILY.size, _VALUE):
        first = values[start :: _FAMILY.size]  # of each value the first byte, which nearly always says which is smallest
        least = next(byte for byte in range(256) if byte in first)
        n, found = first.index(least), []
        while n >= 0:
            place = n * _FAMILY.size + start
            found.append(values[place : place + _VALUE])
            n = first.find(least, n + 1)
        yield int.from_bytes(min(found), "big")


def beginnings_of(said: str, salted: str) -> frozenset[str]:
    """The fingerprints of all long beginnings of a key: a post to which somebody added has one of what it was before."""
    found: dict[str, None] = {}
    seed = salted.encode()
    smallest: tuple[int, ...] = ()
    for n, pair in enumerate(pairwise(said.split(" ", _READ)[:_READ]), 2):
        values = _FAMILY.unpack(_hash(" ".join(pair), seed))
        smallest = tuple(map(min, smallest, values)) if smallest else values
        if n >= LONG:
            found[f"{salted}-{_digits(smallest)}"] = None
    return frozenset(found)


def _digits(smallest: Iterable[int]) -> str:
    return "".join(f"{value & 15:x}" for value in smallest)


def _hash(text: str, seed: bytes) -> bytes:
    made = _keyed(seed).copy()  # a third faster than to make one with its key
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.digest()


@functools.lru_cache(maxsize=64)
def _keyed(seed: bytes) -> hashlib.blake2b:
    return hashlib.blake2b(key=seed, digest_size=_FAMILY.size)


def salt_of(fingerprint: str) -> str:
    """The salt that a fingerprint was made with."""
    return fingerprint.partition("-")[0]


def is_of_long(fingerprint: str) -> bool:
    """True for the fingerprint of a text long enough to be known when it is not quite the same."""
    return len(fingerprint.partition("-")[2]) == _DIGITS


def agreeing(one: str, other: str) -> int:
    """In how many digits two fingerprints agree; 0 if they cannot be compared."""
    (salted, _, mine), (also, _, theirs) = one.partition("-"), other.partition("-")
    if salted != also or len(mine) != len(theirs):
        return 0
    return sum(a == b for a, b in zip(mine, theirs, strict=True))


def is_like(one: str, other: str) -> bool:
    """True if the texts of two fingerprints have so much in common that at the same place they are the same post."""
    return one == other or agreeing(one, other) >= LIKE


class Index:
    """The fingerprints of a capture's posts, made with one salt, so that the one nearest to another is found at once."""

    def __init__(self, said: Sequence[str], salted: str) -> None:
        """`said`: the posts' keys."""
        self._said, self._salted = said, salted
        self._begun: dict[int, frozenset[str]] = {}
        self.prints = [of(one, salted) for one in said]
        self._same: dict[str, list[int]] = defaultdict(list)
        self._banded: dict[tuple[int, str], list[int]] = defaultdict(list)
        for n, one in enumerate(self.prints):
            self._same[one].append(n)
        for one, known in self._same.items():
            for band in _bands(one):
                self._banded[band].append(known[0])

    def nearest(self, wanted: str) -> int | None:
        """The post whose words are the same, or nearly, as those of a fingerprint; None if none, or more than one, is."""
        if same := self._same.get(wanted):
            return same[0]
        shared = Counter(n for band in _bands(wanted) for n in self._banded.get(band, ()))
        enough = len(_bands(wanted)) - _APART
        near = [n for n, bands in shared.items() if bands >= enough and agreeing(wanted, self.prints[n]) >= _DIGITS - _APART]
        return near[0] if len(near) == 1 else None

    def beginnings(self, n: int) -> frozenset[str]:
        """The fingerprints of a post's beginnings."""
        if n not in self._begun:
            self._begun[n] = beginnings_of(self._said[n], self._salted)
        return self._begun[n]

    def near(self, wanted: str, least: int, *, is_all: bool = False) -> list[int]:
        """The posts whose words agree with a long fingerprint in so many digits, those that agree in most first.

        `is_all`: also those that have no two digits in common with it that stand side by side.
        """
        found = {n for band in _bands(wanted) for n in self._banded.get(band, ())[:_MANY]}
        if is_all and is_of_long(wanted):
            found = set(range(len(self.prints)))
        agree = {n: agreeing(wanted, self.prints[n]) for n in found}
        return sorted((n for n in found if agree[n] >= least), key=lambda n: (-agree[n], n))


def _bands(fingerprint: str) -> list[tuple[int, str]]:
    """The digits of long texts, two at a time, with their place."""
    digits = fingerprint.partition("-")[2]
    return [(n, digits[n : n + 2]) for n in range(0, _DIGITS, 2)] if len(digits) == _DIGITS else []
