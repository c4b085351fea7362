"""Reads what a XenForo page in plain text says outside its posts: titles, page, language; recognises such a page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...ids import clean_name
from .cards import post_number, strong
from .words import CLOSING, END, LABELS, LOCKED, PAGE, PAGE_OF, STARTED, STARTER, edited, expands, plain, reactions, said

_HEAD = 400  # lines in which the page's head must end
_SHOWN = 20_000  # lines that are looked at to recognise the format
_NUMBERED = re.compile(r"\s*\d{1,5}\. (\S.{0,59})")
_SITE = re.compile(r"\s*[|•·»—–-]\s*(\S.{0,100})")


@dataclass(frozen=True, slots=True)
class Head:
    """A page's own facts. Empty, None or 0: the text does not say."""

    title: str = ""
    prefix: str = ""
    forum: str = ""
    page: int | None = None
    page_count: int | None = None
    top: int = 0  # the first line that can belong to a post
    lang: str = ""
    locked: bool = False
    members: tuple[str, ...] = ()  # who started the thread


def lines_of(text: str) -> list[str]:
    """The lines of a text; one that holds only a no-break space becomes END, an indentation of the whole page goes."""
    lines = [_line(line) for line in text.split("\n")]
    indents = [len(raw) - len(raw.lstrip(" ")) for raw in text.split("\n") if raw.strip() == "" and END in raw]
    depth = min(sorted(indents)[len(indents) // 2] if indents else 0, 12)
    margin = " " * depth  # the page's posts are items of one list, as in XenForo 1
    return _unnumbered([line.removeprefix(margin) for line in lines] if depth else lines)


def _unnumbered(lines: list[str]) -> list[str]:
    """Turn XenForo 1's "1. Ann", blank, "Ann Member", blank into the heading and card that XenForo 2 shows."""
    out = list(lines)
    for i in range(len(lines) - 3):
        match = _NUMBERED.fullmatch(lines[i]) if len(lines[i]) < 100 else None
        if not match or lines[i + 1] or lines[i + 3]:
            continue
        name, shown = match[1], lines[i + 2].strip()
        if shown == name or shown.startswith(f"{name} "):
            title = shown[len(name) :].strip()
            out[i : i + 4] = ["", name, "", title] if title else ["", "", name, ""]
    return out


def _line(line: str) -> str:
    line = line.rstrip(" \t\v\f\r")
    return END if END in line and not line.strip() else line


def head(lines: Sequence[str]) -> Head:
    """The facts of a page's head."""
    starter = next((i for i, text in enumerate(lines[:_HEAD]) if _starts(text) is not None), None)
    title, prefix, forum, page, top = _titles(lines, starter)
    count = next((match for text in lines[:_HEAD] if (match := PAGE_OF.fullmatch(text.strip()[:60]))), None)
    return Head(
        clean_name(title)[:300],
        clean_name(prefix)[:60],
        clean_name(forum)[:120],
        page or (int(count[1]) if count else None),
        int(count[2]) if count else None,
        top,
        _language(lines),
        any(LOCKED.fullmatch(text.strip()[:80]) for text in lines[:_HEAD]),
        (_starts(lines[starter]) or "",) if starter is not None else (),
    )


def _titles(lines: Sequence[str], starter: int | None) -> tuple[str, str, str, int | None, int]:
    """(title, prefix, forum, page, first line of the posts), from the first line, the heading, or what is above `starter`."""
    first = next((i for i, line in enumerate(lines[:_HEAD]) if line.strip()), 0)
    line = lines[first].strip()[:500] if lines else ""
    title, page, forum = _titled(line) if " | " in line else ("", None, "")
    heading = _heading(lines, first, title or line)
    if heading is not None and (title or heading < first + 6 or _site(line, lines[heading].strip())):
        shown = lines[heading].strip()
        prefix, title = _prefixed(title, shown) if title else ("", shown)
        return title, prefix, forum or _site(line, shown), page, heading + 1
    if starter is not None and not title:
        title = next((text.strip() for text in reversed(lines[:starter]) if text.strip()), "")
    return title, "", forum, page, first + 1 if forum else 0


def _titled(line: str) -> tuple[str, int | None, str]:
    """(title, page, site) of XenForo's "Title | Page 13 | Site"."""
    *parts, site = line.split(" | ")
    match = PAGE.fullmatch(parts[-1].strip()) if len(parts) > 1 else None
    page = next((int(number) for number in match.groups() if number), None) if match else None
    return " | ".join(parts[:-1] if match else parts).strip(), page, site.strip()


def _heading(lines: Sequence[str], first: int, title: str) -> int | None:
    """The line that repeats the thread's title: alone, behind its prefix and a no-break space, or as the first line has it."""
    wanted = _bare(title)
    for i in range(first + 1, min(len(lines), first + _HEAD)):
        shown = _bare(lines[i][:400])
        if lines[i] == END:
            return None
        if not shown:
            continue
        if shown == wanted or (
            END in lines[i] and wanted in (shown, _bare(lines[i].partition(END)[2]), _bare(lines[i].replace(END, " - ", 1)))
        ):
            return i
        if len(shown) > 8 and len(shown) > len(wanted) // 3 and _site(title, lines[i].strip()):
            return i
    return None


def _bare(text: str) -> str:
    return " ".join(clean_name(text).split())


def _site(line: str, heading: str) -> str:
    """What follows the heading in a first line such as "Heading • Site"."""
    match = _SITE.fullmatch(line[len(heading) :]) if line.startswith(heading) else None
    return match[1] if match else ""


def _prefixed(title: str, heading: str) -> tuple[str, str]:
    prefix, mark, rest = heading.partition(END)
    return (prefix.strip(), rest.strip()) if mark and rest.strip() else ("", title)


def _starts(line: str) -> str | None:
    """Who started the thread, if the line says so; empty if the name is on the next line."""
    if len(line) > 250:
        return None
    match = STARTER.fullmatch(line.strip()) or STARTED.fullmatch(line.strip())
    return clean_name(match["name"]) if match else None


def _language(lines: Sequence[str]) -> str:
    """The language in which most cards are labelled."""
    votes = Counter(LABELS[word] for line in lines[:_SHOWN] if len(line) < 40 and (word := plain(line)) in LABELS)
    return votes.most_common(1)[0][0] if votes else ""


def is_thread(text: str) -> bool:
    """Whether the text has the shape of a XenForo page: end marks, cards or post numbers, and what goes with them."""
    lines = lines_of(text)[:_SHOWN]
    first = next((line.strip() for line in lines if line.strip()), "")
    if re.search(r" \| #\d+$", first):
        return False  # Discourse's /raw/
    titled = " | " in first and len(first) < 400
    cards = sum(1 for a, b in itertools.pairwise(lines) if a and b and len(a) < 40 and strong(a, b))
    numbers = sum(1 for line in lines if post_number(line) is not None)
    words = any(
        len(line) < 200 and (expands(line) or edited(line) is not None or reactions(line) or said(line) or CLOSING.match(line))
        for line in lines
    )
    signs = (END in lines) + (cards > 0) + (numbers > 1) + words
    return signs >= (1 if titled else 2) or (titled and _heading(lines, 0, _titled(first)[0]) is not None)
