"""What a person must look at: a name, or words, of what is taken out, in what others wrote and in the names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..convert.merging import words
from ..ids import slugify
from .account import Account, Place, excerpt

_RUN = 8  # words in a row that nobody writes by chance
_MOST = 500_000  # of such runs that are looked for
_OWN = ("Author: ", "Name: ", "Address: ")
_SHORTEST = 3  # letters of a slug that is looked for in names of files


class Looking:
    """The search through what stays."""

    def __init__(self, account: Account) -> None:
        """Nothing is looked for yet."""
        self._account = account
        self._name: re.Pattern[str] | None = None
        self._slugs: re.Pattern[str] | None = None
        self._runs: set[str] = set()
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
            self._runs.update(_runs_of(body))
            if len(self._runs) > _MOST:
                break

    def at(self, path: str, text: str) -> None:
        """Look through a file that stays, as it is to be. `path`: relative to content/."""
        self.named(path)
        lines = text.split("\n") if self._name or self._runs else []
        for number, line in enumerate(lines, 1):
            if self.is_elsewhere and line.startswith(_OWN):
                continue
            if self._name and (match := self._name.search(line)):
                self._account.look.append(Place(path, number, excerpt(line, *match.span())))
            elif self._runs and not self._runs.isdisjoint(_runs_of(line)):
                self._account.look.append(Place(path, number, excerpt(line, 0, 0)))

    def named(self, path: str) -> None:
        """Look at the name of a file that stays."""
        if self._slugs and self._slugs.search(path):
            self._account.look.append(Place(path, 0))


def _runs_of(text: str) -> Iterable[str]:
    said = words(text)
    return (" ".join(said[n : n + _RUN]) for n in range(len(said) - _RUN + 1))
