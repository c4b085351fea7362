"""How many rows a dump says that its tables had, and how many came: what the files of a folder tell, in comments of one form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable

from . import grammar
from .faults import Faults
from .naming import Names
from .wanted import Key

_NOTE = re.compile(
    rb"-- Table files: (?:(\d{1,18}) rows of (%s)|lost, of (%s): ([^\n]{1,500})|note: ([^\n]{1,500})"
    rb"|(unsure|short), of (%s): ([^\n]{1,500}))\r?\n" % (grammar.NAME, grammar.NAME, grammar.NAME)
)
LONGEST = 1500  # bytes of a comment


class Counted:
    """What was said of the rows of tables."""

    def __init__(self, names: Names, faults: Faults) -> None:
        """`faults` is added to."""
        self._names, self._faults = names, faults
        self._rows: dict[Key, int] = {}
        self._lost: dict[Key, str] = {}
        self._unsure: dict[Key, str] = {}  # that nobody can count
        self._short: dict[Key, str] = {}  # of these, such as once had more rows at their end

    def note(self, said: bytes) -> None:
        """A comment."""
        match = _NOTE.match(said)
        if match is None:
            return
        if match[1]:
            self._rows[self._names.key(match[2])] = int(match[1])
        elif match[3]:
            self._lost[self._names.key(match[3])] = match[4].decode("utf-8", "replace")
        elif match[5]:
            self._faults.noted.append(match[5].decode("utf-8", "replace"))
        else:
            key, why = self._names.key(match[7]), match[8].decode("utf-8", "replace")
            self._unsure[key] = why
            if match[6] == b"short":
                self._short[key] = why

    def compare(self, wanted: Container[Key], came: Iterable[tuple[Key, int]]) -> None:
        """With the rows that came of the tables that are read, whatever was made of them."""
        met: Counter[Key] = Counter()
        for key, number in came:
            met[key] += number
        self._faults.uncounted.update({key[1]: why for key, why in self._unsure.items() if key in wanted})
        self._faults.noted += [f"{key[1]}: {why}" for key, why in self._short.items() if key in wanted]
        for key, why in self._lost.items():
            if key in wanted:
                self._faults.lost[key[1]] = f"rows of it are lost ({why})"
        for key, number in self._rows.items():
            if key in wanted and met[key] != number:
                words = "of the" if met[key] < number else "rows, not the"
                self._faults.lost[key[1]] = f"it has {met[key]} {words} {number} rows that its dumper counted"
