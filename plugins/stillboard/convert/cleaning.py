"""What an importer yields, cleaned once more at the border: values in one line and NFC, bodies without control characters,
e-mail addresses masked (see `emails`), session ids, tokens and passwords taken out (see `addresses.credentials`). What is done to
a text depends on what the model says that it is.

Importers meet hostile pages. What is still unfit afterwards, `content.records` refuses, and the report says so.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from typing import Any, TypeVar

from ..addresses.credentials import without
from ..content.header import LINE_LENGTH
from ..content.values import LIST, LONGEST_ID, texts_of
from ..gfm import drop_controls, strip_blank_lines
from ..ids import clean_name, one_line, private_id
from ..markup.left_out import freed, note
from ..model import (
    Board,
    CapturedPage,
    Count,
    Forum,
    Member,
    Origin,
    Place,
    PollOption,
    Post,
    Remark,
    Source,
    Text,
    Thread,
)
from .emails import masked

T = TypeVar("T", Forum, Board, Thread, Member, Post, CapturedPage, Source, Origin, Count, PollOption)
_FIELDS: dict[type, list[tuple[str, Text | None]]] = {
    kind: [(field.name, texts_of(kind).get(field.name)) for field in dataclasses.fields(kind)]
    for kind in (Forum, Board, Thread, Member, Post, CapturedPage, Source, Origin, Count, PollOption)
}
_NAMES = frozenset({Text.NAME, Text.TAG})  # they also lose the characters that hide or turn round what follows
_AGAIN = frozenset({Text.NAME, Text.TAG, Text.FACT})  # what one post says, the next says too: its author, its capture
_SHORT = 300  # characters of a value that is remembered
_NO_WORDS = frozenset({Text.ID, Text.STEM, None})  # what names something has no address in it
_PERSONS = frozenset(  # the fields that name people; a forum that shows a guest's IP address shows it there
    {(Post, "author"), (Post, "edited_by"), (Member, "name"), (Member, "names"), (Member, "title"), (Member, "badges")}
)
_PERSONS_IDS = frozenset({(Post, "author_id"), (Member, "member_id")})
_IP = re.compile(
    r"(?<![^\W_]|[.:])(?:(?:::ffff:)?\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{1,4}:{1,2}){3,7}[0-9a-f]{1,4})(?![\w:]|\.\d)",
    re.IGNORECASE,
)
# What only the staff sees of a member, in the languages of forums: the IP address, warnings, reports.
_STAFF_ONLY = re.compile(
    r"\bips?\b|\bip[- ]|warn|verwarn|avertiss|advertencia|ammoni|ostrze[żz]|предупрежд|infraction|violation|report(?:s|ed)\b"
    r"|(?:admin|moderator|staff)\W{0,3}notes?",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(.*[^.])(\.[a-z]{1,5}\d?)", re.IGNORECASE | re.DOTALL)
_FAR = 10**7  # a page, or a post on it, that is none
_MOST = 10**15  # what a header's number stays below


def cleaned(record: T, *, keep_emails: bool = False) -> T:
    """The record with every value fit for a header and every body fit for a file; empty parts of lists are left out, and
    ids and numbers that no forum has: those of more than 500 characters, those below 0 or of more than 15 digits.

    E-mail addresses in what people wrote are masked unless `keep_emails`; names, passwords and session ids in addresses go in any
    case, and the IP address that a forum shows as or behind a name.
    """
    changes: dict[str, Any] = {}
    for name, kind in _FIELDS[type(record)]:
        value = getattr(record, name)
        if value:  # nothing is wrong with what is empty
            clean = _value(kind, value, keep_emails=keep_emails)
            if (type(record), name) in _PERSONS:
                clean = tuple(map(_without_ip, clean)) if isinstance(clean, tuple) else _without_ip(clean)
            elif (type(record), name) in _PERSONS_IDS and not keep_emails and masked(clean) != clean:
                clean = private_id("", clean)  # the same in posts and members, and nobody's address
            elif type(record) is Member and name == "counts":
                clean = tuple(count for count in clean if not _STAFF_ONLY.search(count.what))
            if clean is not value and clean != value:
                changes[name] = clean
    return dataclasses.replace(record, **changes) if changes else record


def _value(kind: Text | None, value: Any, *, keep_emails: bool) -> Any:
    if type(value) is str:  # an enumeration's member is a str too, and is fit already
        return _text(kind, value, keep_emails=keep_emails)
    if isinstance(value, tuple):
        parts = (_value(kind, part, keep_emails=keep_emails) for part in value)
        found = tuple(one for one in parts if one not in ("", None))
        return _in_one_line(found) if kind is Text.TAG else found
    if type(value) is int and not 0 <= value < _MOST:  # a post must not be lost for it
        return None
    if isinstance(value, Place):
        return value if 0 <= value.page < _FAR and 0 <= value.nth < _FAR else None
    if isinstance(value, CapturedPage) and not 0 <= value.number < _MOST:
        return None
    if isinstance(value, CapturedPage | Source | Origin | Count | PollOption):
        part: Any = value  # a type variable takes each of these, but not their union
        return cleaned(part, keep_emails=keep_emails)
    return value


def _text(kind: Text | None, value: str, *, keep_emails: bool) -> str:
    if kind is Text.MARKDOWN:
        return strip_blank_lines(masked(freed(strip_blank_lines(drop_controls(value))), keep_emails=keep_emails))
    if kind is Text.ID and len(value) > LONGEST_ID:  # no forum's: a post must not be lost for it
        return ""
    is_again = kind in _AGAIN and len(value) <= _SHORT
    clean, found = (_remembered if is_again else _one_line)(kind, value, keep_emails=keep_emails)
    if found:
        note(credentials=found)
    return clean


def _one_line(kind: Text | None, value: str, *, keep_emails: bool) -> tuple[str, int]:
    """A value on one line, and how many things were taken out of addresses in it."""
    value = _line(kind, value)  # first, since what it takes out may stand in the middle of what is looked for then
    found = 0
    if kind not in _NO_WORDS:
        free, found = without(value)
        public = _public(kind, free, keep_emails=keep_emails)
        value = _line(kind, public) if public != value else value
    if kind is Text.TAG:
        value = value.replace(";", ",").strip()
    return value if len(value) <= LINE_LENGTH - 50 else value[: LINE_LENGTH - 50] + "…", found


_remembered = functools.lru_cache(maxsize=8192)(_one_line)


def _line(kind: Text | None, value: str) -> str:
    """A value on one line."""
    if value.isascii() and value.isprintable() and "  " not in value and value == value.strip() and len(value) < 500:
        return value
    return clean_name(value) if kind in _NAMES else one_line(value)


def _public(kind: Text | None, value: str, *, keep_emails: bool) -> str:
    """A value without e-mail addresses."""
    if kind is Text.FACT:
        return capture_name(value, keep_emails=keep_emails)
    if kind is Text.ADDRESS and not keep_emails and value[:7].lower().startswith(("mailto:", "xmpp:")):
        return ""
    return masked(value, keep_emails=keep_emails)


def capture_name(name: str, *, keep_emails: bool = False) -> str:
    """The name of a capture as it stands in files: a saved page may be called by its address, a mailbox by its owner's."""
    name = without(name)[0]
    match = _ENDING.fullmatch(name)  # what the name of a file ends in is not the end of an e-mail address
    if match and (stem := masked(match[1], keep_emails=keep_emails)) != match[1]:
        return stem + match[2]
    return masked(name, keep_emails=keep_emails)


def _without_ip(name: str) -> str:
    """A person's name without the IP address that a forum shows in it: "Guest (203.0.113.9)"; "…" for a name that is one."""
    if "." not in name and ":" not in name:
        return name
    bare = _IP.sub("…", name)
    return re.sub(r" ?[(\[]…[)\]]", "", bare).strip() or "…" if bare != name else name


def cleaned_remark(remark: Remark, *, keep_emails: bool = False) -> Remark:
    """What is said of a capture, which may repeat words of it, without e-mail and IP addresses: whoever asks for a dump to
    be taken in publishes that.
    """
    text = _IP.sub("…", masked(remark.text, keep_emails=keep_emails))
    return remark if text == remark.text else dataclasses.replace(remark, text=text)


def _in_one_line(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many of the words as the one line that holds them all has room for."""
    ends = itertools.accumulate(len(part) + len(LIST) for part in parts)
    return tuple(part for part, end in zip(parts, ends, strict=True) if end < LINE_LENGTH)
