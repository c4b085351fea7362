"""Reads addresses by the table of forms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .forms import BARE, FORMS, FRAGMENTS, KINDS, PARTS, Form

LONGEST = 2000  # characters of an address that is looked at
BEFORE = r"^(?:[^?]*/|[^?]*\?(?:p=)?(?:[^?&;=]*/)?)?"
"""What stands before a form's path: folders, or a script with a question mark, and folders behind that."""
BEHIND = r"/?(?:[?&;](.*))?$"
"""What follows it: parameters (the group), or nothing."""
_FILE = re.compile(
    r"/attachments/|/uploads/|attachment\.php|action[=,]dlattach|download(?:/file)?\.php\?(?:[^#]{0,100}&)?id=\d"
    r"|filedata/fetch\?|[?/]attachment/\d|[?&;]act=attach\b|[?&;]mod=attachment\b|/discussion/download/\d|files\.php\?(?:[^#]{0,100}&)?aid=",
    re.IGNORECASE,
)
_OF_FILES = ("attach", "/uploads/", "download", "filedata/fetch?", "files.php?")  # one is in whatever that finds
_LITERAL = re.compile(r"((?:[a-z0-9/,_-]|\\\.)*)(?![?*])")  # how a pattern begins, in plain letters


@dataclass(frozen=True, slots=True)
class ForumAddress:
    """What an address names. Ids are the forum's own; empty or 0: not named."""

    post: str = ""
    thread: str = ""
    number: int = 0  # of the post along the thread (Discourse)
    page: int = 0  # of the thread
    start: int = 0  # how many posts of the thread stand before the page, where the address says that in the page's place
    maybe: bool = False  # whether `page` may also be the last word of the title
    member: str = ""  # an id, or a name
    board: str = ""
    file: str = ""


def written_out(pattern: str) -> str:
    """A pattern of forms.py as an expression."""
    return re.sub(r"(?<![A-Z])(?:ID|N|SLUG)(?![A-Za-z])", lambda match: PARTS[match[0]], pattern)


@dataclass(frozen=True, slots=True)
class Reading:
    """A form, ready to be looked for."""

    engine: str
    literal: str  # what every address of the form has in it, in lower case
    path: re.Pattern[str]
    query: tuple[tuple[re.Pattern[str], str], ...]  # of each parameter, and what its value is; "": its groups say so
    asked: re.Pattern[str] | None


def reading(engine: str, form: Form) -> Reading:
    """A form, compiled."""
    beginning = _LITERAL.match(form.path)
    literal = (beginning[1] if beginning else "").replace("\\", "")
    return Reading(
        engine,
        literal,
        re.compile(BEFORE + written_out(form.path) + BEHIND, re.IGNORECASE | re.ASCII),
        tuple((parameter(name, value), value if value.isalpha() else "") for name, value in form.query.items()),
        re.compile(rf"(?:^|[&;?]){re.escape(form.asked)}(?:$|[&;])", re.IGNORECASE | re.ASCII) if form.asked else None,
    )


def parameter(name: str, value: str) -> re.Pattern[str]:
    """The expression of a parameter of a form."""
    return re.compile(rf"(?:^|[&;?]){name}={value_of(value)}(?:$|[&;#/])", re.IGNORECASE | re.ASCII)


def value_of(value: str) -> str:
    """The pattern of a parameter's value, from what a form says of it."""
    if not value.isalpha():
        return written_out(value)
    return f"({PARTS['ID' if value in KINDS else 'N']})"


_FRAGMENT = re.compile(rf"(?P<word>{FRAGMENTS})?(?P<post>{PARTS['ID']})$", re.ASCII)
_MOST = 10**7  # of a number that counts


@functools.cache
def every() -> tuple[Reading, ...]:
    """The forms that need no engine to be known. They are some two hundred expressions, and builds of nothing new need none."""
    return tuple(reading(engine, form) for engine, forms in FORMS.items() for form in forms if not form.own)


@functools.cache
def _own(engine: str) -> tuple[Reading, ...]:
    return tuple(reading(engine, form) for form in FORMS.get(engine, ()))


def named(request: str, fragment: str = "", engine: str = "") -> ForumAddress | None:
    """What an address names, from its path with what follows the question mark, and what follows the #."""
    if len(request) > LONGEST:
        return None
    found, by = _found(request, engine)
    if found is None and "%" in request:
        found, by = _found(unquote(request, errors="replace"), engine)
    match = _FRAGMENT.match(fragment[:100])
    if match and (match["word"] or by in BARE or engine in BARE) and (not found or found.get("thread") or found.get("post")):
        found = {**(found or {}), "post": match["post"]}
    if found is None:
        return None
    page = int(found.get("page") or found.get("maybe") or 0)
    start = int(found.get("start") or 0)
    if page and found.get("per"):
        page, start = 0, min((page - 1) * int(found["per"]), _MOST)
    return ForumAddress(
        post=found.get("post", ""),
        thread=found.get("thread", ""),
        number=int(found.get("number") or 0),
        page=page,
        start=start,
        maybe="maybe" in found,
        member=unquote(found.get("member", "")),
        board=found.get("board", ""),
        file=found.get("file", ""),
    )


def _found(request: str, engine: str) -> tuple[dict[str, str] | None, str]:
    """What the first form that fits says, and its engine."""
    low = request.lower()
    for one in _forms(engine):
        if one.literal in low and (match := one.path.match(request)):
            found = {name: value for name, value in match.groupdict().items() if value is not None}
            found.update(_asked(one, match[match.re.groups] or "", found))
            if one.asked and not one.asked.search(match[match.re.groups] or ""):
                continue
            if any(kind in found for kind in KINDS):
                return found, one.engine
    return None, ""


def _forms(engine: str) -> Iterator[Reading]:
    yield from _own(engine)
    yield from (one for one in every() if one.engine != engine)


def _asked(one: Reading, query: str, found: dict[str, str]) -> dict[str, str]:
    more: dict[str, str] = {}
    for pattern, what in one.query if query else ():
        if match := pattern.search(query):
            values = {what: match[1]} if what else match.groupdict()
            more.update((name, value) for name, value in values.items() if value and name not in found and name not in more)
    return more


def is_file(address: str, *, everywhere: bool = False) -> bool:
    """Whether it is the address of a file that was uploaded to a forum; `everywhere`: whether a text may have one in it."""
    sought = address if everywhere else address[:LONGEST]
    low = sought.lower()
    return any(part in low for part in _OF_FILES) and bool(_FILE.search(sought))
