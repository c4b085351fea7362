"""Polls whose options and votes each stand in one text."""

from __future__ import annotations

from typing import Any

from ..._sql.store import Store
from ..engine import Answer


def split_polls(store: Store, question: str, thread: Any, separator: str) -> list[Answer]:
    """The options of the poll that `question` gives of a thread: its words, its options, its votes."""
    for words, options, votes in store.ask(question, (thread,)):
        counted = str(votes or "").split(separator)
        numbers = [int(one) if one.isdecimal() and len(one) < 10 else None for one in counted]
        said = str(options or "").split(separator)
        numbers += [None] * (len(said) - len(numbers))
        return [{"question": words, "option": option, "votes": number} for option, number in zip(said, numbers, strict=False)]
    return []
