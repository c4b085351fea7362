"""The header of a page of the archive's own (content/pages, content/news), as Python-Markdown reads it, and what it may say.

Pelican would set every key as an attribute of the page, obey `Save_as`, `Template` and `_content`, and put `Lang` and `Slug`
into a path. A page comes by pull request, so only the keys below are taken, each with values that make no path.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown.extensions.meta import BEGIN_RE, END_RE, META_MORE_RE, META_RE
from unidecode import unidecode

from ..gfm import FORBIDDEN
from ..ids import is_stem, slugify
from .header import LINE_LENGTH, Problem

TITLE = 200  # characters
STATUSES = ("published", "hidden", "draft", "skip")
_SLUG = re.compile(r"[^\W_](?:[\w-]{0,98}[^\W_])?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,6}", re.ASCII)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T_]\d\d:\d\d(?::\d\d)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?", re.ASCII)
_PATH_LIKE = re.compile(r"[/\\{}|<>\u2044\u2215\u29f8\uff0f\uff3c]|^[.~\s]+|\.\.|^\W*$")
# Keys that make addresses, choose templates or replace what Pelican made: each gets a word of its own.
_CHOOSES = re.compile(r"save[_-]?as|url|override.*|template|path|source.*|status|slug", re.ASCII)


@dataclass(frozen=True, slots=True)
class Value:
    """A key of a header with its lines, as Python-Markdown takes them."""

    key: str  # in lower case
    lines: tuple[str, ...]
    line: int  # from 1

    @property
    def text(self) -> str:
        """The value as one text."""
        return "\n".join(self.lines)


def read(lines: list[str]) -> tuple[list[Value], int]:
    """The keys of a header in their order, and how many lines it takes. `lines`: with blanks made plain, as Markdown does."""
    found: list[Value] = []
    number = 1 if lines and BEGIN_RE.match(lines[0]) else 0
    while number < len(lines):
        line = lines[number]
        if not line.strip() or END_RE.match(line):
            return found, number + 1
        if match := META_RE.match(line):
            found.append(Value(match["key"].lower().strip(), (match["value"].strip(),), number + 1))
        elif (match := META_MORE_RE.match(line)) and found:
            last = found[-1]
            found[-1] = Value(last.key, (*last.lines, match["value"].strip()), last.line)
        else:
            return found, number
        number += 1
    return found, number


def problems(values: list[Value], *, is_news: bool, name: str) -> Iterator[Problem]:
    """What a header says that it may not. `name`: the file's, which Pelican takes a date from."""
    seen: set[str] = set()
    for value in values:
        if value.key in seen:
            yield Problem(value.line, f"{_shown(value.key)} stands twice")
        elif fault := _fault(value):
            yield Problem(value.line, fault)
        seen.add(value.key)
    titled = next((value for value in values if value.key == "title" and value.text.strip()), None)
    if titled is None:
        yield Problem(1, "there is no Title; begin the file with `Title: About us` and a blank line")
    elif "slug" not in seen and (fault := _slug_of(titled.text)):
        yield Problem(titled.line, f"the title makes no address ({fault}); write a Slug, such as `Slug: about`")
    if is_news and "date" not in seen and not re.match(r"\d{4}-\d\d-\d\d", name, re.ASCII):
        drafted = any(value.key == "status" and value.text.lower() in ("draft", "skip") for value in values)
        if not drafted:
            yield Problem(1, "news has no Date; write `Date: 2026-03-14`")


def _fault(value: Value) -> str:
    key, text = value.key, value.text
    shown = _shown(key)
    if key not in KEYS:
        if _CHOOSES.fullmatch(key) or key.startswith("_"):
            return f"{shown} is refused: a page does not choose its address or template; take the line out"
        near = difflib.get_close_matches(key, KEYS, 1, 0.6)
        known = ", ".join(map(_shown, KEYS))
        return f"unknown key {shown}" + (f", did you mean {_shown(near[0])}?" if near else f"; known are {known}")
    if len(value.lines) > 1 and key != "summary":
        return f"{shown} is one line; take the indented lines under it out"
    if len(text) > LINE_LENGTH:
        return f"{shown} is longer than {LINE_LENGTH} characters"
    if FORBIDDEN.search(text) or "\t" in text:
        return f"{shown}: a control character"
    fault = KEYS[key](text.strip())
    return f"{shown}: {fault}" if fault else ""


def _shown(key: str) -> str:
    """The key as people write it."""
    return key[:40].capitalize()


def _slug(text: str) -> str:
    stem = text.lower()
    if _SLUG.fullmatch(text) and (not stem.isascii() or is_stem(stem.replace("_", "-")[:64])):
        return ""
    return f"{text[:60]!r} cannot be part of an address; use letters, digits, - and _, at most 100, and no device's name"


def _slug_of(title: str) -> str:
    """What is wrong with the slug that Pelican makes of a title, which is as long as the title in Latin letters."""
    return f"of {TITLE} letters or more" if len(unidecode(title)) > TITLE else _slug(slugify(title))


def _status(text: str) -> str:
    return "" if text.lower() in STATUSES else f"{text[:60]!r} is none; write one of {', '.join(STATUSES)}"


def _language(text: str) -> str:
    return "" if _LANGUAGE.fullmatch(text) else f"{text[:60]!r} is no language; write it as en or pt-BR"


def _date(text: str) -> str:
    todo = f"{text[:60]!r} cannot be read; write it as 2026-03-14 or 2026-03-14 09:30"
    if (match := _DATE.fullmatch(text)) is None:
        return todo
    try:
        datetime.date.fromisoformat(match[1])
    except ValueError:
        return todo
    return ""


def _name(text: str) -> str:
    return "" if not _PATH_LIKE.search(text) else f"{text[:60]!r} looks like a path; use letters, digits, blanks and -"


def _names(text: str) -> str:
    parts = [part.strip() for part in re.split(r"[;,]", text) if part.strip()]
    return next((fault for part in parts if (fault := _name(part))), "") if parts else "no name"


def _words(_: str) -> str:
    return ""


def _title(text: str) -> str:
    return "" if len(text) <= TITLE else f"longer than {TITLE} characters; it stands in the bar on top of every page"


KEYS: dict[str, Callable[[str], str]] = {
    "title": _title,
    "slug": _slug,
    "date": _date,
    "modified": _date,
    "lang": _language,
    "status": _status,
    "summary": _words,
    "author": _name,
    "authors": _names,
    "category": _name,
    "tags": _names,
}
"""The keys that a page may have, in lower case, each with what is wrong with a value (empty: nothing)."""
