"""Finds where quotations begin and end in a post's lines: by their markers, or by the earlier post they repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...markup.from_text import Line, Quoted, names_file
from .words import expands, said

_ENOUGH = 30  # characters: what is repeated word for word at this length is no chance
_SEVERAL = 15  # characters, where several lines are repeated
_OWN = 80  # characters of their own earlier post before a member is taken to quote themselves
_KEY = 24  # characters that find a line of which only the beginning was quoted
_TRIES = 8  # earlier places to compare with
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class _Place:
    post: int
    line: int


class Quotes:
    """The posts of a page in order: each is searched for quotations of those before it."""

    def __init__(self, said: Callable[[str], str | None] = said) -> None:
        """`said`: finds the name in an attribution."""
        self._said = said
        self._posts: list[tuple[str, list[str]]] = []  # (author, comparable lines without its own quotations)
        self._whole: defaultdict[str, list[_Place]] = defaultdict(list)
        self._begun: defaultdict[str, list[_Place]] = defaultdict(list)

    def read(self, author: str, lines: Sequence[str]) -> tuple[Line, ...]:
        """The lines of the page's next post, with its quotations marked. `author` is empty where it is not known."""
        found = self._head(author, _marked(lines, self._said))
        self._add(author, found)
        return tuple(found)

    def _add(self, author: str, lines: Sequence[Line]) -> None:
        own = [_comparable(line) for line in lines if isinstance(line, str) and line.strip()]
        for n, line in enumerate(own):
            place = _Place(len(self._posts), n)
            if len(line) >= 4:
                self._whole[line].append(place)
            if len(line) >= _KEY:
                self._begun[line[:_KEY]].append(place)
        self._posts.append((author, own))

    def _head(self, author: str, lines: list[Line]) -> list[Line]:
        """Mark what is quoted at the head, after a quotation, and after an attribution without an end."""
        out: list[Line] = []
        i, fresh = 0, True
        while i < len(lines):
            line = lines[i]
            if isinstance(line, Quoted) or not line.strip():
                fresh = fresh or isinstance(line, Quoted)
                out.append(line)
                i += 1
                continue
            name = self._said(line)
            start = i + 1 if name else i
            stop, source = self._match(author, lines, start) if name or fresh else (start, "")
            if stop > start:
                out.append(Quoted(name or source, tuple(lines[start:stop])))
                i, fresh = stop, True
                continue
            out.append(line)
            i, fresh = i + 1, False
        return out

    def _match(self, author: str, lines: Sequence[Line], start: int) -> tuple[int, str]:
        """(where the text repeated from `start` ends, who wrote it); `start` if nothing is."""
        first = lines[start] if start < len(lines) else ""
        if not isinstance(first, str) or not first.strip():
            return start, ""
        key = _comparable(first)
        places = self._whole.get(key, [])[-_TRIES:] or (self._begun.get(key[:_KEY], [])[-_TRIES:] if len(key) >= _ENOUGH else [])
        best, name = start, ""
        for place in reversed(places):
            stop, size, count = self._run(lines, start, place)
            writer = self._posts[place.post][0]
            enough = size >= (_OWN if writer and writer == author else _ENOUGH) or (
                count > 1 and size >= _SEVERAL and writer != author
            )
            if enough and stop > best and any(isinstance(line, Quoted) or line.strip() for line in lines[stop:]):
                best, name = stop, writer
        return best, name

    def _run(self, lines: Sequence[Line], start: int, place: _Place) -> tuple[int, int, int]:
        """(end, characters, lines) of the run of lines that repeat a post from one place on."""
        own = self._posts[place.post][1]
        i = stop = start
        j, size, count = place.line, 0, 0
        while i < len(lines) and j < len(own):
            line = lines[i]
            if not isinstance(line, str):
                break
            if not line.strip():
                i += 1
                continue
            this = _comparable(line)
            if names_file(line) and (this == own[j] or names_file(own[j]) or j == len(own)):
                while j < len(own) and names_file(own[j]):
                    j += 1
            elif this == own[j] or _trimmed(this, own[j]):
                j += 1
            else:
                break
            size, count = size + len(this), count + 1
            i = stop = i + 1
        return stop, size, count


def _trimmed(line: str, own: str) -> bool:
    """Whether the line was quoted in part, or changed after its beginning."""
    return len(line) >= _ENOUGH and line[:_ENOUGH] == own[:_ENOUGH]


def _comparable(line: str) -> str:
    """A line without what copying changes: case, blanks, smileys; a file's name stays as it is."""
    if names_file(line):
        return line.strip()
    return " ".join(re.sub(r"[^\w.]+", " ", line).split()).casefold() or line.strip()


def _marked(lines: Sequence[str], said: Callable[[str], str | None]) -> list[Line]:
    """Put quotations between "Ann said:" and "Click to expand..." into one; a marker without its fellow stays a line, or goes."""
    stack: list[tuple[str, str, list[Line]]] = [("", "", [])]  # (name, attribution as printed, lines)
    for line in lines:
        name = said(line)
        if name and len(stack) < _DEPTH:
            stack.append((name, line, []))
        elif expands(line):
            if len(stack) > 1:
                name, _, inner = stack.pop()
                stack[-1][2].append(Quoted(name, tuple(inner)))
        else:
            stack[-1][2].append(line)
    while len(stack) > 1:
        _, attribution, inner = stack.pop()
        stack[-1][2].extend([attribution, *inner])
    return stack[0][2]
