"""What a check is and what it says, and nothing that looks at a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ._overview import Overview
from ._walk import Part


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault, in one place: where it is, which check found it, and what to do."""

    path: str  # as people can open it: it starts with the content folder as it was given
    line: int  # from 1; 1 also for what concerns a file's or folder's name
    code: str
    text: str
    is_hint: bool = False  # nothing is wrong: it says what people may want to know

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.text}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check says of a part: `run` adds the folder and the code."""

    path: str  # relative to content/
    line: int
    text: str


def _none(*_: object) -> Iterator[Fault]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that content/ must keep."""

    code: str  # P and three digits for post files and their neighbours
    summary: str  # the rule, in one sentence
    faults: Callable[[Part, Overview], Iterator[Fault]] = _none
    """Every breach of the rule in one part of content/. Never raises for what files hold."""
    is_hint: bool = False  # what it finds is no mistake, and does not fail the command
    note: Callable[[Part, Overview], Any] | None = None
    """What a rule between parts must know of one: small, since those of all are kept, and picklable. None: nothing."""
    across: Callable[[Sequence[Any]], Iterator[Fault]] = _none
    """Every breach between parts, from the notes of all of them in the order of the walk."""
