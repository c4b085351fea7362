"""What conversions go by of a thread whose own file people edited. That file is theirs, so captures.txt next to it says what it
does not: which bytes were read, which pages they are, and what else the thread is called.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from ..content import tree
from ..model import Thread
from . import merging

_FIELDS = ("titles", "thread_id", "addresses", "pages", "sources", "known_posts")


def read_thread(folder: str) -> Thread:
    """A thread as its files say together. ContentError if one is missing or faulty."""
    thread = tree.read_thread(folder)
    path = tree.captures_file(folder)
    return joined(thread, tree.read(Thread, path)) if path else thread


def joined(thread: Thread, besides: Thread) -> Thread:
    """A thread with what is known besides, as far as conversions go by it."""
    merged = merging.thread(thread, besides)
    return dataclasses.replace(thread, **{name: getattr(merged, name) for name in _FIELDS})


def left(said: Thread, known: Thread) -> Thread:
    """What is known of a thread and not said by its own file: captures.txt as it is to be."""
    facts: dict[str, Any] = {name: _besides(getattr(said, name), getattr(known, name)) for name in _FIELDS}
    return dataclasses.replace(Thread(said.title, id=said.id, slug=said.slug), **facts)


def is_empty(record: Thread) -> bool:
    """True if captures.txt would say nothing."""
    return not any(getattr(record, name) for name in _FIELDS)


def _besides(said: object, known: object) -> object:
    if isinstance(said, tuple) and isinstance(known, tuple):
        return tuple(value for value in known if value not in set(said))
    return "" if known == said else known
