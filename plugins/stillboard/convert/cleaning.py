"""What an importer yields, cleaned once more at the border: values in one line and NFC, bodies without control characters,
e-mail addresses masked (see `emails`).

Importers meet hostile pages. What is still unfit afterwards, `content.records` refuses, and the report says so.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any, TypeVar

from ..content.header import LINE_LENGTH
from ..content.values import LIST, LONGEST_ID
from ..gfm import drop_controls, strip_blank_lines
from ..ids import clean_name, one_line
from ..markup.addresses import without_userinfo
from ..model import Board, CapturedPage, Count, Forum, Member, Origin, Place, PollOption, Post, Source, Thread
from .emails import masked

T = TypeVar("T", Forum, Board, Thread, Member, Post, CapturedPage, Source, Origin, Count, PollOption)
# Names and titles also lose the characters that hide or turn round what follows.
_NAMES = frozenset("title author edited_by name names boards parents prefix tags badges what poll".split())
_LISTED = frozenset({"tags", "badges"})  # several in one value: a ; would part them
_WRITTEN = _NAMES | frozenset("signature edit_reason reactions text poll_options counts".split())  # by people; not ids, not files
_ADDRESSES = frozenset({"address", "addresses"})
_IDS = frozenset("thread_id member_id board_id original_id author_id also reply_to".split())
_FAR = 10**7  # a page, or a post on it, that is none
_MOST = 10**15  # what a header's number stays below


def cleaned(record: T, *, keep_emails: bool = False) -> T:
    """The record with every value fit for a header and every body fit for a file; empty parts of lists are left out, and
    ids and numbers that no forum has: those of more than 500 characters, those below 0 or of more than 15 digits.

    E-mail addresses in what people wrote are masked unless `keep_emails`; names and passwords in addresses go in any case.
    """
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        clean = _value(field.name, value, keep_emails=keep_emails)
        if clean is not value and clean != value:
            changes[field.name] = clean
    return dataclasses.replace(record, **changes) if changes else record


def _value(name: str, value: Any, *, keep_emails: bool) -> Any:
    if type(value) is str:  # an enumeration's member is a str too, and is fit already
        if name == "body":
            return masked(strip_blank_lines(drop_controls(value)), keep_emails=keep_emails)
        if name in _WRITTEN:
            value = masked(value, keep_emails=keep_emails)
        return _words(name, without_userinfo(value) if name in _ADDRESSES else value)
    if isinstance(value, tuple):
        parts = (_value(name, part, keep_emails=keep_emails) for part in value)
        found = tuple(one for one in parts if one not in ("", None))
        return _in_one_line(found) if name in _LISTED else found
    if type(value) is int and not 0 <= value < _MOST:  # a post must not be lost for it
        return None
    if isinstance(value, CapturedPage) and not 0 <= value.number < _MOST:
        return None
    if type(value) is Place:
        return value if 0 <= value.page < _FAR and 0 <= value.nth < _FAR else None
    if isinstance(value, CapturedPage | Source | Origin | Count | PollOption):
        part: Any = value  # a type variable takes each of these, but not their union
        return cleaned(part, keep_emails=keep_emails)
    return value


def _in_one_line(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many of the words as the one line that holds them all has room for."""
    ends = itertools.accumulate(len(part) + len(LIST) for part in parts)
    return tuple(part for part, end in zip(parts, ends, strict=True) if end < LINE_LENGTH)


def _words(name: str, value: str) -> str:
    # No forum's: a post must not be lost for it.
    if name in _IDS and len(value) > LONGEST_ID:
        return ""
    if value.isascii() and value.isprintable() and "  " not in value and value == value.strip() and len(value) < 500:
        return value.replace(";", ",") if name in _LISTED else value
    value = clean_name(value) if name in _NAMES else one_line(value)
    if name in _LISTED:
        value = value.replace(";", ",").strip()
    return value if len(value) <= LINE_LENGTH - 50 else value[: LINE_LENGTH - 50] + "…"
