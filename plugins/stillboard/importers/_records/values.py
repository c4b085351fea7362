"""JSON in the scripts and the attributes of a page, and the texts in a value of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_decoder = json.JSONDecoder()


def value_at(said: str, at: int) -> Any:
    """The value of JSON that begins at a place in a script, whatever follows it; None if it is broken."""
    try:
        return _decoder.raw_decode(said, at)[0]
    except (ValueError, RecursionError):
        return None


def object_of(said: str) -> dict[str, Any]:
    """The object that a text of JSON is; {} if it is none."""
    try:
        value = json.loads(said) if said else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a value, the outer before the inner."""
    return (one for one in _values_in(value) if isinstance(one, dict))


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value, but for the keys of objects."""
    return (one for one in _values_in(value) if isinstance(one, str))


def _values_in(value: Any) -> Iterator[Any]:
    todo = [value]
    while todo:
        one = todo.pop()
        yield one
        if isinstance(one, dict):
            todo.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            todo.extend(reversed(one))
