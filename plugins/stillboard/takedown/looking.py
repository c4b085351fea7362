"""What a person must look at: a name, or words, of what is taken out, in what others wrote and in the names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..convert import spelling
from ..convert.known_again import pieces
from ..convert.merging import words
from ..convert.naming import header_of, naming, unsearched
from ..convert.quotations import plain
from ..convert.spelling import lines_naming
from .account import Account, Place, excerpt

RUN = 6  # words in a row that hardly anybody writes by chance
_MOST = 3_000_000  # of such runs that are looked for


class Looking:
    """The search through what stays."""

    def __init__(self, account: Account) -> None:
        """Nothing is looked for yet."""
        self._account = account
        self._name: re.Pattern[str] | None = None
        self._forms: frozenset[str] = frozenset()  # the names as they are looked for in whatever spelling
        self._lengths: frozenset[int] = frozenset()  # words of these
        self._letters: frozenset[str] = frozenset()
        self._parts: frozenset[str] = frozenset()
        self._runs: set[int] = set()
        self.is_elsewhere = False  # in another forum, where somebody else may be called so: the member's file is named, once

    def begin(
        self,
        names: Sequence[str],
        bodies: Iterable[str],
        shown_as: str,
        mails: Iterable[str] = (),
        parts: Iterable[str] = (),
    ) -> None:
        """Say what to look for.

        `shown_as`: the name that stays. `mails`: e-mail addresses, as the archive has them. `parts`: words of the names that are
        nobody else's.
        """
        self._parts = frozenset(parts)
        named = [name for name in names if name and name != shown_as]
        # Names that are all signs have no other spelling; and who looks for themselves looks for what they are called first.
        if said := "|".join(re.escape(one) for one in sorted({*named, *mails}, key=len, reverse=True)):
            self._name = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
        self._forms = frozenset(form for name in named for form in spelling.forms(name))
        self._lengths = frozenset(len(form.split(" ")) for form in self._forms)
        self._letters = spelling.letters(named)
        for body in bodies:
            if len(self._runs) > _MOST:
                self._account.unsearched += 1
            else:
                self._runs.update(map(hash, pieces(words(body), RUN)))

    def at(self, path: str, text: str, *, is_anothers: bool = False, is_theirs: bool = False) -> None:
        """Look through a file that stays, as it is to be. `path`: relative to content/.

        `is_anothers`: it is known to be by, or of, somebody else, whatever they are called. `is_theirs`: it has words that stay
        under the pseudonym, in which an e-mail address may be their own.
        """
        self.named(path)
        is_anothers = is_anothers or self.is_elsewhere
        lines = text.split("\n") if self._name or self._runs or self._parts else []
        skipped = unsearched(path, lines, is_anothers=is_anothers)
        named: set[int] = set()
        if spelling.may_name(text, self._letters):
            named.update(naming(path, lines, self._lengths, self._forms.__contains__, is_anothers=is_anothers))
        shared = self._shared(lines, header_of(lines))
        for number, line in enumerate(lines):
            if number in skipped:
                continue
            if self._name and (match := self._name.search(line)):
                self._account.look.append(Place(path, number + 1, excerpt(line, *match.span())))
            elif number in named:
                where = max(spelling.beginning(line, form) for form in self._forms)
                self._account.look.append(Place(path, number + 1, excerpt(line, *where)))
            elif number in shared or (self._name and "\\" in line and self._name.search(plain(line))):
                self._account.look.append(Place(path, number + 1, excerpt(line, 0, 0)))
            elif is_theirs and spelling.holds_mail(line):
                self._account.look.append(Place(path, number + 1, excerpt(line, *spelling.beginning(line, "@"))))
            elif (found := spelling.part_in(line, self._parts))[1]:
                self._account.perhaps.append(Place(path, number + 1, excerpt(line, *found)))

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
        if spelling.may_name(path, self._letters) and lines_naming([path], self._lengths, self._forms.__contains__):
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
