"""Reads what XenForo prints below a post's body: who reacted, when it was edited, the buttons, the files attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .words import END, action, edited, reaction_kind, reactions

_ATTACHMENTS = re.compile(
    r"(?:attachments|attached files|anhänge|angehängte dateien|pièces jointes|adjuntos|allegati|bijlagen|załączniki"
    r"|вложения|anexos):?",
    re.IGNORECASE,
)
_FILE = re.compile(r"\s*(?:•\s*)?(\S[^<>\"]{0,120}\.[A-Za-z0-9]{2,5})")
_SIZE = re.compile(r"\s*+(?:(?:file size:)?\s*+[\d.,]++\s*+(?:bytes|[kmg]i?b)\b.{0,60}|views:.{0,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trailer:
    """The facts below a body; empty where nothing is said."""

    reactions: str = ""
    edited: str = ""  # the date as printed
    edited_by: str = ""
    files: tuple[str, ...] = ()  # names of attached files, one a line


def take(lines: Sequence[str], start: int = 0, *, buttons: bool = True) -> tuple[Trailer, int]:
    """The trailer at `start`, and the line after it; blank lines after the trailer are not taken.

    `buttons`: does the text hold buttons ("Reply")? Extracts do not, and there such a line is a post's own.
    """
    who, when, by = [], "", ""
    files: list[str] = []
    i = end = start
    while i < len(lines):
        line = lines[i]
        if not line.strip():
            i += 1
            continue
        if names := reactions(line):
            who.append(names)
        elif (change := edited(line)) is not None:
            by, when = change[0] or by, change[1] or when
        elif _ATTACHMENTS.fullmatch(line.strip()) and i + 1 < len(lines):
            more, after = _files(lines, i + 1)
            if not more:
                break
            files.extend(more)
            i = end = after
            continue
        elif not ((buttons and action(line)) or (reaction_kind(line) and _has_reactions_near(lines, i))):
            break
        i = end = i + 1
    return Trailer(", ".join(who), when, by, tuple(files)), end


def _has_reactions_near(lines: Sequence[str], i: int) -> bool:
    """Whether the next or the last line other than a kind of reaction is the list of who reacted."""
    for step in (1, -1):
        j = i + step
        while 0 <= j < len(lines) and abs(j - i) < 12 and (not lines[j].strip() or reaction_kind(lines[j])):
            j += step
        if 0 <= j < len(lines) and reactions(lines[j]):
            return True
    return False


def _files(lines: Sequence[str], i: int) -> tuple[list[str], int]:
    names = []
    end = i
    while i < len(lines):
        if match := _FILE.fullmatch(lines[i]):
            names.append(match[1])
        elif lines[i].strip() and not _SIZE.fullmatch(lines[i]):
            break
        i += 1
        end = i if lines[i - 1].strip() else end
    return names, end


def cut(lines: Sequence[str]) -> tuple[list[str], Trailer, list[str]]:
    """(body, trailer, what follows the trailer) of a post's lines: the last end mark parts them, or else the trailer does."""
    for i in range(len(lines) - 1, -1, -1):
        if lines[i] == END:
            trailer, after = take(lines, i + 1)
            return list(lines[:i]), trailer, list(lines[after:])
    i = len(lines)
    while i and (not lines[i - 1].strip() or _trails(lines, i - 1)):
        i -= 1
    trailer, after = take(lines, i)
    return list(lines[:i]), trailer, list(lines[after:])


def _trails(lines: Sequence[str], i: int) -> bool:
    line = lines[i]
    return (
        bool(reactions(line))
        or edited(line) is not None
        or action(line)
        or (reaction_kind(line) and _has_reactions_near(lines, i))
    )
