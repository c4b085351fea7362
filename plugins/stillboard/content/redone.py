"""A file that people edited, with other values or another body: all else in it stays as they left it, to the end of each line."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ..gfm import strip_blank_lines
from . import records
from .records import Key, R

_LINE = re.compile(r"(?<=\n)")


def redone(text: str, found: R, record: R) -> str:
    """The text of a file which held `found`, and is to hold `record`."""
    lines = [line for line in _LINE.split(text) if line]
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    changed = [key for key in records.KEYS[type(found)] if getattr(found, key.field) != getattr(record, key.field)]
    head: list[str] = _header(lines[:end], changed, records.dumps(record), newline)
    body: list[str] = _body(lines[end + 1 :], found.body, record.body, newline)
    return "".join((*head, lines[end], *body))


def _header(lines: list[str], keys: list[Key], text: str, newline: str) -> list[str]:
    """The lines of the header, up to the one that closes it: those of other values are written anew, at their places."""
    new = text.split("\n---\n")[0].split("\n")[1:]
    for key in keys:
        mark = f"{key.name}:"
        at: int = next((n for n, line in enumerate(lines) if line.startswith(mark)), len(lines))
        made = [line + newline for line in new if line.startswith(mark)]
        lines = [*lines[:at], *made, *(line for line in lines[at:] if not line.startswith(mark))]
    return lines


def _body(lines: list[str], found: str, body: str, newline: str) -> list[str]:
    if found == body:
        return lines
    plain = "".join(lines).replace("\r\n", "\n")
    start = plain.index(stripped) if (stripped := strip_blank_lines(plain)) else 0
    old = [line.removesuffix("\n").removesuffix("\r") for line in lines]
    if not lines or lines[-1].endswith("\n"):
        old.append("")
    new = f"{plain[:start]}{body}{plain[start + len(stripped) :]}".split("\n")
    out: list[str] = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        out += lines[first:last] if what == "equal" else [line + newline for line in new[start:end]]
    if out and not (lines and lines[-1].endswith("\n")):
        out[-1] = out[-1].rstrip("\r\n")
    return out
