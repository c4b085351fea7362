"""How much of a capture is left out on purpose, for the report: words that its page hides, parts for some readers alone, files
that await approval, what `addresses.credentials` takes out of addresses; how many posts are not whole, and how many words may
be hidden.

Whoever reads a capture calls `begin`, and looks at what that returned when it is read: importers hand out posts, not numbers.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from ..addresses.credentials import without


@dataclass(slots=True)
class LeftOut:
    """What was left out of one capture."""

    hidden_words: int = 0
    gated_parts: int = 0
    credentials: int = 0
    awaiting_files: int = 0  # that only the staff was shown
    doubted_words: int = 0  # that are not left out, though their page may hide them
    staff_words: int = 0  # the same, that the staff may have noted for itself alone
    cut_off: int = 0  # posts whose source ends in the middle


_NOW: ContextVar[LeftOut | None] = ContextVar("left_out", default=None)


def begin() -> LeftOut:
    """The account of the capture that is read from now on."""
    account = LeftOut()
    _NOW.set(account)
    return account


def freed(text: str) -> str:
    """Words without what is its visitor's alone in the addresses among them; it is counted."""
    text, found = without(text)
    if found:
        note(credentials=found)
    return text


def note(
    *,
    hidden_words: int = 0,
    gated_parts: int = 0,
    awaiting_files: int = 0,
    credentials: int = 0,
    doubted_words: int = 0,
    staff_words: int = 0,
    cut_off: int = 0,
) -> None:
    """Count what was left out just now, if anybody wants to know."""
    account = _NOW.get()
    if account is not None:
        account.hidden_words += hidden_words
        account.gated_parts += gated_parts
        account.awaiting_files += awaiting_files
        account.credentials += credentials
        account.doubted_words += doubted_words
        account.staff_words += staff_words
        account.cut_off += cut_off
