"""Inlines whose Markdown needs no look at what stands next to what: words, and marks and links that work wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..addresses.credentials import without
from . import escape
from .blocks import Break, Inline, Link, Styled, Text

MARKS = ("**", "*", "~~")


def unmarked(words: str) -> str | None:
    """The Markdown of a line of words, its blanks as one each and none around it, but for what its beginning may mean; None
    where the words may hold an address, or signs that are none.
    """
    if escape.is_plain(words):
        return " ".join(words.split())
    said = " ".join(words.split())
    if not escape.is_usual(words) or without(said)[1]:  # what is taken out of an address may leave nothing of the line
        return None
    return escape.words(said) if escape.has_marks(said) else said


def simply(inlines: Sequence[Inline], line_break: str) -> str | None:
    """The Markdown of words among which some stand in one mark or link each, which is what the long way comes to; None for all
    that takes a look at what stands next to what.
    """
    rows: list[list[str]] = [[]]
    words: list[str] = []  # that nothing parts
    is_free = True  # no mark or link ends there
    for inline in inlines:
        if isinstance(inline, Text):
            words.append(inline.text)
            continue
        said = "".join(words)
        if said:
            if not _needs_nothing(said):
                return None
            rows[-1].append(said)
            words, is_free = [], True
        if isinstance(inline, Break):
            rows.append([])
            is_free = True
        elif isinstance(inline, Styled | Link) and is_free and (shown := _shown_simply(inline, said)):
            rows[-1].append(shown)
            is_free = False
        else:
            return None
    said = "".join(words)
    if said and not _needs_nothing(said):
        return None
    rows[-1].append(said)
    lines = [" ".join("".join(row).split()) for row in rows]
    while lines and not lines[-1]:
        lines.pop()
    first = next((n for n, line in enumerate(lines) if line), 0)
    lines = lines[first:]
    return line_break.join([*(f"{line} " if _is_address(line) else line for line in lines[:-1]), *lines[-1:]])


def _shown_simply(inline: Styled | Link, before: str) -> str:
    """The words of a mark or a link with it, where both of its ends work whatever stands next to them; "" for all else."""
    inner = inline.inlines[0] if len(inline.inlines) == 1 else None
    if not isinstance(inner, Text) or not inner.text[:1].isalnum() or not inner.text[-1:].isalnum():
        return ""
    if not _needs_nothing(inner.text):
        return ""
    if isinstance(inline, Styled):
        return f"{inline.mark}{inner.text}{inline.mark}" if inline.mark in MARKS else ""
    return f"[{inner.text}]({escape.destination(inline.address)})" if inline.address and before[-1:] != "!" else ""


def _needs_nothing(words: str) -> bool:
    """Whether words are shown as they are, their blanks as one each, wherever they stand in a line."""
    return escape.is_usual(words) and not escape.has_marks(words) and not without(words)[1]


def _is_address(line: str) -> bool:
    word = line.rsplit(maxsplit=1)[-1].lower() if line else ""
    return "://" in word or "www." in word
