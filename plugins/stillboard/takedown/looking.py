"""What a person must look at: a name, or words, of what is taken out, in what others wrote and in the names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..convert.known_again import pieces
from ..convert.merging import words
from ..convert.quotations import plain
from ..ids import slugify
from .account import Account, Place, excerpt

RUN = 6  # words in a row that hardly anybody writes by chance
_MOST = 3_000_000  # of such runs that are looked for
_SAYS_WHO: tuple[str, ...] = ("Author: ", "Name: ", "Address: ")
# Where a capture is named that the thread's own file names too.
_SAYS_WHENCE: tuple[str, ...] = ("Source: ", "Missing-from: ", "Differs: ")
_SAYS_WHENCE_OF_THREAD: tuple[str, ...] = ("Page: ", "Post: ", "Missing-from: ")
_SHORTEST = 3  # letters of a slug that is looked for in names of files


class Looking:
    """The search through what stays."""

    def __init__(self, account: Account) -> None:
        """Nothing is looked for yet."""
        self._account = account
        self._name: re.Pattern[str] | None = None
        self._slugs: re.Pattern[str] | None = None
        self._runs: set[int] = set()
        self.is_elsewhere = False  # in another forum, where somebody else may be called so: the member's file is named, once

    def begin(self, names: Sequence[str], bodies: Iterable[str], shown_as: str) -> None:
        """Say what to look for. `shown_as`: the name that stays."""
        named = [name for name in names if name and name != shown_as]
        slugs = [slug for slug in map(slugify, named) if len(slug) >= _SHORTEST]
        if named:
            said = "|".join(re.escape(one) for one in sorted({*named, *slugs}, key=len, reverse=True))
            self._name = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
        if slugs:
            self._slugs = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, slugs))})(?![a-z0-9])")
        for body in bodies:
            if len(self._runs) > _MOST:
                self._account.unsearched += 1
            else:
                self._runs.update(map(hash, pieces(words(body), RUN)))

    def at(self, path: str, text: str, *, is_anothers: bool = False) -> None:
        """Look through a file that stays, as it is to be. `path`: relative to content/.

        `is_anothers`: it is known to be by, or of, somebody else, whatever they are called.
        """
        self.named(path)
        lines = text.split("\n") if self._name or self._runs else []
        skipped = _SAYS_WHENCE_OF_THREAD if path.endswith(("/thread.md", ".txt")) else _SAYS_WHENCE
        skipped += _SAYS_WHO if self.is_elsewhere or is_anothers else ()
        header = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), 0)
        shared = self._shared(lines, header)
        for number, line in enumerate(lines):
            if number < header and line.startswith(skipped):
                continue
            if self._name and (match := self._name.search(line)):
                self._account.look.append(Place(path, number + 1, excerpt(line, *match.span())))
            elif number in shared or (self._name and "\\" in line and self._name.search(plain(line))):
                self._account.look.append(Place(path, number + 1, excerpt(line, 0, 0)))

    def _shared(self, lines: Sequence[str], header: int) -> set[int]:
        """The lines in which words begin that stand in what is taken out too, be it in other lines there."""
        if not self._runs:
            return set()
        found: set[int] = set()
        for part in (*((number,) for number in range(header)), range(header, len(lines))):
            said = [(word, number) for number in part for word in words(lines[number])]
            runs = map(hash, pieces([word for word, _ in said], RUN))
            found.update(number for (_, number), run in zip(said, runs, strict=False) if run in self._runs)
        return found

    def named(self, path: str) -> None:
        """Look at the name of a file that stays."""
        if self._slugs and self._slugs.search(path):
            self._account.look.append(Place(path, 0))

    def said(self, path: str, text: str, pieces_of: Iterable[str]) -> None:
        """Name the lines of a file in which some pieces of its Markdown begin, each once."""
        known = {place.line for place in self._account.look if place.path == path}
        lines = text.split("\n")
        for piece in pieces_of:
            first = next((line.strip() for line in piece.split("\n") if line.strip()), "")
            found = (n for n, line in enumerate(lines, 1) if first and n not in known and first in line)
            if number := next(found, 0):
                known.add(number)
                self._account.look.append(Place(path, number, excerpt(lines[number - 1], 0, 0)))
