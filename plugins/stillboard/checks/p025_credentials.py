"""P025: no address has a session id, a token, a password or a signature in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses.credentials import without
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        if not without(file.text)[1]:  # an address does not go beyond its line: most files are looked at as a whole, once
            continue
        for number, line in enumerate(file.text.split("\n"), 1):
            clean, found = without(line)
            if found:
                shown = _changed(line, clean)
                yield Fault(file.path, number, f"an address has what is its visitor's alone in it; write {shown}")


def _changed(line: str, clean: str) -> str:
    """The first word of a line that was cleaned, as it should be; the report must not show what it should not have."""
    pairs = zip(line.split(), clean.split(), strict=False)
    shown = next((new for old, new in pairs if old != new), clean)
    return shown if len(shown) < 120 else f"{shown[:120]}…"


CHECK = Check("P025", "No address holds a session id, a token or a password.", _faults)
