"""What an importer yields, cleaned once more at the border: values in one line and NFC, bodies without control characters.

Importers meet hostile pages. What is still unfit afterwards, postfile refuses, and the report says so.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from .header import LINE_LENGTH, drop_controls, strip_blank_lines
from .model import Board, CapturedPage, Count, Forum, Member, PollOption, Post, Source, Thread
from .names import clean_name, one_line

T = TypeVar("T", Forum, Board, Thread, Member, Post, CapturedPage, Source, Count, PollOption)
# Names and titles also lose the characters that hide or turn round what follows.
_NAMES = frozenset("title author edited_by name names boards parents prefix tags badges what poll".split())
_LISTED = frozenset({"tags", "badges"})  # several in one value: a ; would part them


def cleaned(record: T) -> T:
    """The record with every value fit for a header and every body fit for a file; empty parts of lists are left out."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        clean = _value(field.name, value)
        if clean is not value and clean != value:
            changes[field.name] = clean
    return dataclasses.replace(record, **changes) if changes else record


def _value(name: str, value: Any) -> Any:
    if type(value) is str:  # an enumeration's member is a str too, and is fit already
        return strip_blank_lines(drop_controls(value)) if name == "body" else _words(name, value)
    if isinstance(value, tuple):
        return tuple(one for one in (_value(name, part) for part in value) if one not in ("", None))
    if isinstance(value, CapturedPage | Source | Count | PollOption):
        part: Any = value  # a type variable takes each of these, but not their union
        return cleaned(part)
    return value


def _words(name: str, value: str) -> str:
    if value.isascii() and value.isprintable() and "  " not in value and value == value.strip() and len(value) < 500:
        return value.replace(";", ",") if name in _LISTED else value
    value = clean_name(value) if name in _NAMES else one_line(value)
    if name in _LISTED:
        value = value.replace(";", ",").strip()
    return value if len(value) <= LINE_LENGTH - 50 else value[: LINE_LENGTH - 50] + "…"
