"""By what the words of what was taken out are known again: while they are still there, all of them; afterwards, some hashes."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..content.takedown import Passages, Takedown
from ..ids import clean_name
from . import fingerprint, merging
from .merging import words
from .quotations import unquoted

RUN = 5  # words of which a passage is known
WINDOW = 4  # runs in a row of which one is known: so no passage of eight words is missed
LONG = RUN + WINDOW - 1
_FEW = 3  # words of somebody who is named, in the thread of their post, that are taken for its
NEAR = 11  # digits of 16 in which two captures of one text agree at least
_MOST = 40_000  # hashes of one takedown; of longer texts fewer runs are known
_LINE = 400  # hashes in a line of the record
_SENTENCES = re.compile(r"[.!?…。！？](?=\s|$)|\n+")
_CLAUSES = re.compile(r"[.!?…。！？;:–—](?=\s|$)|[()\[\]\"“”„«»]|\n+")
_TEXTS = 4_000_000  # characters of what is being taken out that are looked through for a few words


def mark(salt: str, kind: str, *said: str) -> str:
    """What something is known by and does not say: `<salt>-<16 hex>`. `kind` keeps a name from an id of the same letters."""
    text = "\0".join((kind, *said)).encode("utf-8", "surrogatepass")
    return f"{salt}-{hashlib.blake2b(text, key=salt.encode(), digest_size=8).hexdigest()}"


def name_key(name: str) -> str:
    """What two spellings of a name share."""
    return clean_name(name).casefold()


def pieces(said: Sequence[str], length: int) -> Iterator[str]:
    """The runs of so many words of a text."""
    return (" ".join(said[n : n + length]) for n in range(len(said) - length + 1))


def _runs(said: Sequence[str], salt: str) -> list[tuple[int, str]]:
    """The hashes of all runs of words: a number by which one is chosen, and 6 hex digits."""
    found = []
    for run in pieces(said, RUN):
        made = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), key=salt.encode(), digest_size=7).digest()
        found.append((int.from_bytes(made[:4]), made[4:].hex()))
    return found


def _chosen(runs: Sequence[tuple[int, str]], window: int) -> list[tuple[int, str]]:
    """Of so many runs in a row always the one with the smallest number: whatever stands around them, it is the same one.

    Winnowing: Schleimer, Wilkerson and Aiken, 2003.
    """
    found: dict[int, tuple[int, str]] = {}
    for n in range(len(runs) - window + 1):
        at = min(range(n, n + window), key=lambda k: (runs[k], -k))
        found[at] = runs[at]
    return list(found.values())


def passages_of(bodies: Iterable[str], salt: str) -> tuple[Passages, ...]:
    """The hashes by which pieces of texts are known again."""
    runs = [_runs(words(body), salt) for body in bodies]
    window = WINDOW
    while len(found := {digits for one in runs for _, digits in _chosen(one, min(window, max(len(one), 1)))}) > _MOST:
        window *= 2
    return together([Passages(window, salt, tuple(found))])


def together(passages: Iterable[Passages]) -> tuple[Passages, ...]:
    """The hashes of several texts, each once."""
    found: dict[tuple[bool, int, str], set[str]] = defaultdict(set)
    for one in passages:
        found[one.is_sampled, one.many, one.salt].update(one.hashes)
    return tuple(
        Passages(many, salt, tuple(listed[n : n + _LINE]), is_sampled)
        for (is_sampled, many, salt), hashes in found.items()
        for listed in (sorted(hashes),)
        for n in range(0, len(listed), _LINE)
    )


def threads_of(records: Sequence[Takedown]) -> dict[str, set[str]]:
    """The posts that are out, by their stems: the ids of their threads."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for one in record.posts:
            thread, _, post = one.partition("/")
            found[post].add(thread)
    return found


class KnownAgain:
    """The texts that some takedowns know, by their hashes."""

    def __init__(self, known: Sequence[Takedown]) -> None:
        """Know what the records say."""
        self._prints: set[str] = set()
        self._bands: dict[tuple[str, int, str], list[str]] = defaultdict(list)
        self._passages: dict[tuple[str, int, bool], set[str]] = defaultdict(set)
        marks = (one for record in known for one in (*record.known_by, *record.quoted, *record.files, *record.words))
        self.salts = sorted({one.partition("-")[0] for one in marks})
        for record in known:
            self.learn(record)

    def learn(self, record: Takedown) -> None:
        """Know all that a record says."""
        for one in record.words:
            if fingerprint.is_of_long(one) and one not in self._prints:
                self._prints.add(one)
                salt, _, digits = one.partition("-")
                for n in range(0, len(digits), 2):
                    self._bands[salt, n, digits[n : n + 2]].append(one)
        for passages in record.passages:
            self._passages[passages.salt, passages.many, passages.is_sampled].update(passages.hashes)

    def has(self, body: str) -> bool:
        """Whether a text is that of a post that was taken out: all of its many words."""
        said = fingerprint.key(merging.unquoted(body)) if self._prints else ""
        return fingerprint.is_long(said) and any(fingerprint.of(said, salt) in self._prints for salt in self.salts)

    def has_most(self, bodies: Iterable[str]) -> bool:
        """Whether most texts of many words are known, and two at least: somebody may begin a thread twice."""
        long = [body for body in bodies if fingerprint.is_long(fingerprint.key(merging.unquoted(body)))]
        return sum(map(self.has, long)) >= max(2, len(long) / 2)

    def has_nearly(self, body: str) -> bool:
        """Whether a text has most of its words in common with one that was taken out."""
        said = fingerprint.key(merging.unquoted(body)) if self._prints else ""
        if not fingerprint.is_long(said):
            return False
        for salt in self.salts:
            made = fingerprint.of(said, salt)
            digits = made.partition("-")[2]
            near = {one for n in range(0, len(digits), 2) for one in self._bands.get((salt, n, digits[n : n + 2]), ())}
            if any(fingerprint.agreeing(made, one) >= NEAR for one in near):
                return True
        return False

    def share(self, said: Sequence[str]) -> tuple[int, int]:
        """Of the passages by which a text would be known again: how many are known, and how many there are."""
        best = (0, 0)
        for (salt, many, is_sampled), known in self._passages.items():
            runs = _runs(said, salt)
            chosen = [one for one in runs if one[0] % many == 0] if is_sampled else _chosen(runs, min(many, max(len(runs), 1)))
            found = sum(digits in known for _, digits in chosen)
            best = max(best, (found, len(chosen)), key=lambda one: (one[0], one[0] / max(one[1], 1)))
        return best

    def has_sentence(self, body: str) -> bool:
        """Whether a sentence of eight words or more stands in a text, or what comes after a colon, that is known as a whole.

        Of nine words in a row that two posts have in common, only one passage may be known, by its salt: that says little of
        a long text, and enough of a sentence that has no other.
        """
        sentences = (words(one) for parting in (_SENTENCES, _CLAUSES) for one in parting.split(body)) if self._passages else ()
        return any(found == chosen > 0 for said in sentences if len(said) >= LONG for found, chosen in (self.share(said),))


class EachAlone:
    """The texts that each of some threads had. Of a member's posts in several threads most say nothing of another thread."""

    def __init__(self, records: Iterable[Takedown]) -> None:
        """Know what the records say, each by itself."""
        self._texts = [(record, KnownAgain([record])) for record in records]

    def most_of(self, bodies: Sequence[str]) -> Takedown | None:
        """The record that knows most of some texts of many words; None: none does."""
        return next((record for record, texts in self._texts if texts.has_most(bodies)), None)

    def some_of(self, bodies: Sequence[str]) -> list[Takedown]:
        """The records that know one text of many words at least."""
        return [record for record, texts in self._texts if any(map(texts.has, bodies))]


class Words:
    """The words of what is being taken out, while they are still there."""

    def __init__(self, bodies: Iterable[str], authors: Iterable[str] = (), threads: Iterable[str] = ()) -> None:
        """`authors`: the names of those who wrote them, where names tell; `threads`: the ids of the threads in which they are."""
        self.authors, self.threads = frozenset(map(name_key, authors)), frozenset(threads)
        self._runs: set[int] = set()
        self._short: set[str] = set()  # the whole texts of few words
        texts, size = [], 0
        for body in bodies:
            said = words(unquoted(body))
            self._runs.update(map(hash, pieces(said, RUN)))
            if len(said) < LONG:
                self._short.add(" ".join(said))
            size += len(body)
            if said and size < _TEXTS:
                texts.append(f" {' '.join(said)} ")
        self._texts = "\n".join(texts)

    def holds(self, said: Sequence[str]) -> bool:
        """Whether some words stand there in a row; of the last one, where it was cut, its beginning."""
        return bool(said) and f" {' '.join(said)}" in self._texts

    def covered(self, said: Sequence[str]) -> int:
        """How many of some words stand there, five in a row or more at a time."""
        found = {n + k for n, run in enumerate(pieces(said, RUN)) if hash(run) in self._runs for k in range(RUN)}
        return len(found)

    def has_quoted(self, name: str, said: Sequence[str], here: str) -> bool:
        """Whether a quotation is of it: eight words in a row or so; of its author fewer, in its thread, or the whole of a text.

        `here`: the id of the thread in which it stands.
        """
        covered = self.covered(said)
        is_named = name_key(name) in self.authors
        if covered * 2 >= len(said) and covered >= (RUN if is_named else LONG):
            return True
        if is_named and here in self.threads and len(said) >= _FEW and self.holds(said):
            return True
        return is_named and " ".join(said) in self._short

    def may_be_quoted(self, name: str, said: Sequence[str]) -> bool:
        """Whether a quotation of few words that stays may be of it: its author's, or of nobody who is named."""
        if not said or len(said) >= LONG:
            return False
        if name_key(name) in self.authors:
            return self.holds(said)
        return not name and len(said) >= _FEW and " ".join(said) in self._short
