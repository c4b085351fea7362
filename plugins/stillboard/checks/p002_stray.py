"""P002: nothing lies in content/ that nobody reads, and no link leads out of it."""

from __future__ import annotations

from collections.abc import Iterator

from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for stray in part.strays:
        yield Fault(stray.path, 1, stray.text)


CHECK = Check("P002", "Everything in content/ has its place; there are no links and no hidden files.", _faults)
