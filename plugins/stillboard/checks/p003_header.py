"""P003: a header has the form and the keys that content/README.md lists."""

from __future__ import annotations

from collections.abc import Iterator

from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

_TODO = {
    "a --- line": "put the header between two --- lines",
    "closing --- line": "put the header between two --- lines",
    "is refused": "take the line out",
    "stands twice": "keep one of them",
    "no blank line": "put one there",
    "control character": "take it out",
    "is missing": "write it into the header",
}


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        for problem in file.problems:
            yield Fault(file.path, problem.line, f"{problem.text}{_todo(problem.text)}")


def _todo(text: str) -> str:
    """What to do, where the fault's own words do not say it."""
    return next((f"; {todo}" for words, todo in _TODO.items() if words in text), "")


CHECK = Check("P003", "A header holds only known keys, each with a value of its form.", _faults)
