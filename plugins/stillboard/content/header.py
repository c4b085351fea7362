"""The header of a content file: a `---` fence, `Key: value` lines, a `---` fence, a blank line, then the body.

A value is one line, in NFC. It stands plain, or in double quotes with JSON's escapes where YAML would misread it
plain: forges show such headers as YAML, and a reviewer should see what the archive reads. The writer emits LF; the
reader takes CRLF and a byte order mark too. Every fault has its line. Which keys there are: `records`.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..errors import Unsafe
from ..gfm import forbidden, strip_blank_lines
from ..ids import digest

# What a plain scalar may not start with, may not contain, and what would be no string (YAML 1.1, sections 5.3, 7.3.3
# and the type repository's bool, null, int, float and timestamp).
_NOT_PLAIN = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`~=<]|^\s|\s$|:(?:\s|$)|\s\#|^$|^\.|^---""", re.VERBOSE)
_NOT_TEXT = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|[-+]?[\d_,.:]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*)", re.I
)
_FENCE = re.compile(r"\n---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,40}", re.ASCII)
# A post does not choose its address, its template or whether it is published: Pelican would obey these.
REFUSED = frozenset({"save_as", "save-as", "url", "template", "slug", "status", "settings", "content", "override_url"})
LINE_LENGTH = 4000
MAX_BODY = 7 * 1024 * 1024  # bytes; a content file has at most 8 MB


class Problem(NamedTuple):
    """A fault in a content file."""

    line: int  # from 1
    text: str


class Entry(NamedTuple):
    """One `Key: value` line."""

    key: str  # as the format spells it
    value: str
    line: int


class Parsed(NamedTuple):
    """A content file taken apart."""

    entries: tuple[Entry, ...]
    body: str
    body_line: int  # the line where the body starts
    problems: tuple[Problem, ...]


def quote(value: str, *, text: bool) -> str:
    """The value as it stands in a file; `text`: it is words, so that `no` or `2020` must not become a bool or a number."""
    if _NOT_PLAIN.search(value) or (text and _NOT_TEXT.fullmatch(value)):
        return json.dumps(value, ensure_ascii=False)
    return value


def check_value(value: str, where: str) -> str:
    """Return the value. Unsafe for line breaks, control characters, lone surrogates, over-long lines, or what is not NFC."""
    if "\n" in value or "\t" in value or forbidden(value):
        raise Unsafe("a line break or control character in a value", where=where, todo="take it out")
    if len(value) > LINE_LENGTH:
        raise Unsafe(f"a value of {len(value)} characters", where=where, todo=f"use at most {LINE_LENGTH}")
    if not unicodedata.is_normalized("NFC", value):
        raise Unsafe("a value that is not in Unicode's NFC", where=where, todo="normalise it")
    return value


def check_body(body: str, where: str) -> str:
    """Return the body in its one form (LF, no blank lines around it), or raise Unsafe for control characters and for a body
    that no file can hold.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    if len(body) > MAX_BODY // 4 and (size := len(body.encode("utf-8", "replace"))) > MAX_BODY:
        raise Unsafe(f"a body of {size} bytes", where=where, todo=f"a file can hold {MAX_BODY}: cut it into several posts")
    if match := forbidden(body):
        raise Unsafe(f"control character U+{ord(match[0]):04X} in a body", where=where, todo="take it out")
    return strip_blank_lines(body)


def compose(entries: Iterable[tuple[str, str]], body: str) -> str:
    """The file's text. Values are quoted already; the body is in its one form."""
    head = "".join(f"{key}: {value}\n" for key, value in entries)
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")


def seal(text: str) -> str:
    """What `Written` says of a file: a hash of its text without the `Written` line. Blank lines at its end do not count."""
    head, fence, body = text.partition("\n---\n")
    kept = "\n".join(line for line in head.split("\n") if not line.startswith("Written:"))
    return digest((kept + fence + body).rstrip())


def body_of(text: str) -> str:
    """The body of a file whose header is known to be good."""
    lines = text.removeprefix("\ufeff")
    lines = lines.replace("\r\n", "\n") if "\r" in lines else lines
    match = _FENCE.search(lines)
    return strip_blank_lines(lines[match.end() :]) if match else ""


def parse(text: str, keys: Mapping[str, bool]) -> Parsed:
    """Take a file apart. `keys` are the known keys, each with whether it may stand more than once."""
    return _regular(text, keys) or _any(text, keys)


def _regular(text: str, keys: Mapping[str, bool]) -> Parsed | None:
    """A file as the converter writes most, taken apart at once: `_any` would say the same. None for all others."""
    end = text.find("\n---\n", 3)
    body = text[end + 5 :]
    if not text.startswith("---\n") or end < 4 or body[:1] not in ("", "\n") or forbidden(text):
        return None
    entries: list[Entry] = []
    for number, line in enumerate(text[4:end].split("\n"), 2):
        key, _, value = line.partition(": ")
        value = value.strip(" ")
        if key not in keys or not value or value[0] == '"' or "\t" in value or len(value) > LINE_LENGTH:
            return None
        entries.append(Entry(key, value if value.isascii() else unicodedata.normalize("NFC", value), number))
    single = [entry.key for entry in entries if not keys[entry.key]]
    if len(set(single)) < len(single):
        return None
    return Parsed(tuple(entries), strip_blank_lines(body), len(entries) + 4, ())


def _any(text: str, keys: Mapping[str, bool]) -> Parsed:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Parsed((), "", 1, (Problem(1, "the file does not start with a --- line"),))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return Parsed((), "", 1, (Problem(1, "the header has no closing --- line"),))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:end], 2):
        entry = _entry(line, number, keys, entries, problems)
        if entry:
            entries.append(entry)
    body = "\n".join(lines[end + 1 :])
    if end + 1 < len(lines) and lines[end + 1].strip():
        problems.append(Problem(end + 2, "no blank line between the header and the body"))
    if match := forbidden(body):
        line_number = end + 2 + body.count("\n", 0, match.start())
        problems.append(Problem(line_number, f"control character U+{ord(match[0]):04X} in the body"))
    return Parsed(tuple(entries), strip_blank_lines(body), end + 3, tuple(problems))


def _entry(line: str, number: int, keys: Mapping[str, bool], before: list[Entry], problems: list[Problem]) -> Entry | None:
    key, colon, rest = line.partition(":")
    if not colon or not _KEY.fullmatch(key) or (rest and not rest.startswith(" ")):
        problems.append(Problem(number, f"not a `Key: value` line: {line[:60]!r}"))
        return None
    if key not in keys:
        problems.append(Problem(number, _unknown(key, keys)))
        return None
    if not keys[key] and any(entry.key == key for entry in before):
        problems.append(Problem(number, f"{key} stands twice"))
        return None
    value, fault = unquote(rest.strip(" "))
    if fault:
        problems.append(Problem(number, f"{key}: {fault}"))
        return None
    return Entry(key, value, number)


def unquote(value: str) -> tuple[str, str]:
    """A value as it was before quoting, and what is wrong with it (empty: nothing)."""
    if value.startswith('"'):
        try:
            value = json.loads(value)
        except ValueError:
            return "", 'it starts with " but is no JSON string; write \\" for a quote inside it'
    if "\n" in value or "\t" in value or forbidden(value):
        return "", "a line break or control character"
    if len(value) > LINE_LENGTH:
        return "", f"longer than {LINE_LENGTH} characters"
    if not value:
        return "", "it has no value; leave the line out"
    return unicodedata.normalize("NFC", value), ""


def _unknown(key: str, keys: Mapping[str, bool]) -> str:
    if key.lower() in REFUSED:
        return f"{key} is refused: a file here does not choose its address, template or status"
    near = difflib.get_close_matches(key.capitalize(), list(keys), 1, 0.5)
    return f"unknown key {key}" + (f", did you mean {near[0]}?" if near else f"; known are {', '.join(keys)}")
