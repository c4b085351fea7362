"""Lines between two blank ones: a paragraph whose wrapped lines are joined, a list, a rule, or a drawing whose blanks count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ...markup.blocks import Block, Break, Inline, Items, Link, Paragraph, Rule, Text

_WRAPPED = 55  # columns; text whose longest line is shorter was not wrapped by a program
_WIDEST = 90  # columns; a longer line was not wrapped either
_TABS = 4  # blanks before a line that was set in
_GAP = re.compile(r"[^\s.!?:] {3,}\S")
_CODE = re.compile(
    r"[;{}\\]\s*$|^\s*(?:\$ |# ?include|//|/\*|\*/|#!|<[a-z/!?])|\w\(.*\)\s*[;{]?$|^\s*[\w.\[\]>-]{1,60} ?[:+-]?= "
    r"?\S|->|&&|\|\|| \| "
)
_ODD = re.compile(r"[][{}();=\\|&<>$#+_/*~^`.'-]")  # what code and drawings are made of, besides words
_DRAWING = re.compile(r"[|+/\\_=<>#*~^.'`-]")
_BULLET = re.compile(r"(?P<indent> {0,12})(?P<mark>[-*+•o·]|\(?(?P<number>\d{1,3})[.)])(?P<gap> {1,4})(?P<text>\S.*)")
_RULE = re.compile(r"\s*([-_=*~#])(?: ?\1){4,}\s*")
_URL = re.compile(r"<(?:URL:\s?)?((?:https?|ftp)://[^\s<>]{1,1990})>|<mailto:([^\s<>]{1,300})>")


def chunk(lines: Sequence[str]) -> list[Block]:
    """The blocks of a chunk: a rule, lists, paragraphs."""
    if len(lines) == 1 and len(lines[0]) < 200 and _RULE.fullmatch(lines[0]):
        return [Rule()]
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    out: list[Block] = []
    i = start = 0
    while i < len(lines):
        match = _bullet(lines, i, width)
        if match and (stop := _list_end(lines, i, match, width)) > i:
            out += _paragraph(lines[start:i], width)
            out.append(_items(lines[i:stop], match, width))
            i = start = stop
        else:
            i += 1
    return [*out, *_paragraph(lines[start:], width)]


def _bullet(lines: Sequence[str], i: int, width: int) -> re.Match[str] | None:
    """The item that begins at line `i`, unless it is the rest of a wrapped line that happens to look like one."""
    match = _BULLET.match(lines[i])
    if not match or (match["mark"] == "o" and not match["indent"]):
        return None
    return None if i and not match["indent"] and _is_full(lines[i - 1], lines[i], width) else match


def _list_end(lines: Sequence[str], i: int, first: re.Match[str], width: int) -> int:
    """The line after a list; `i` if one line alone looks like an item but begins a sentence ("1986. That was…", "- Pell")."""
    count, n = 1, i + 1
    while n < len(lines):
        match = _bullet(lines, n, width)
        if match and _alike(match, first):
            count += 1
        elif match is None and not _continues(lines[n - 1], lines[n], first, width):
            break
        n += 1
    alone = first["number"] is not None and first["number"] != "1"
    return n if count > 1 or (not alone and (n > i + 1 or first["mark"] in "*•" or first["number"])) else i


def _alike(match: re.Match[str], first: re.Match[str]) -> bool:
    same = match["number"] is not None if first["number"] is not None else match["mark"] == first["mark"]
    return same and abs(len(match["indent"]) - len(first["indent"])) <= 1


def _continues(before: str, line: str, first: re.Match[str], width: int) -> bool:
    """Whether a line goes on with an item: set in behind its bullet, or wrapped."""
    indent = len(line) - len(line.lstrip())
    return indent > len(first["indent"]) or _is_full(before, line, width)


def _items(lines: Sequence[str], first: re.Match[str], width: int) -> Items:
    items: list[list[str]] = []
    for n, line in enumerate(lines):
        match = _bullet(lines, n, width)
        if match and _alike(match, first):
            items.append([" " * match.start("text") + match["text"]])
        else:
            items[-1].append(line)
    start = int(first["number"]) if first["number"] is not None else None
    return Items(tuple(tuple(_paragraph(item, width)) for item in items), start)


def _paragraph(lines: Sequence[str], width: int) -> list[Block]:
    """The lines as a paragraph, with breaks where the author made them."""
    inlines: list[Inline] = []
    run: list[str] = []
    for n, line in enumerate(lines):
        if n and not (_is_full(lines[n - 1], line, width) and not _set_in(lines[n - 1], line)):
            inlines += [*_inlines(_joined(run)), Break()]
            run = []
        run.append(line.strip())
    inlines += _inlines(_joined(run))
    return [Paragraph(tuple(inlines))] if inlines else []


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether a program ended the line: the next word would not have fitted on it."""
    length = len(line.rstrip())
    if width < _WRAPPED or length > _WIDEST or length + 30 < width:
        return False
    word = following.split(None, 1)[0] if following.strip() else ""
    return length + 1 + len(word) > width


def _set_in(line: str, following: str) -> bool:
    """Whether the next line is set in, or part of a table."""
    before, after = (len(said) - len(said.lstrip()) for said in (line, following))
    return after >= before + _TABS or _has_gap(following) or _has_gap(line)


def _has_gap(line: str) -> bool:
    """Whether there are blanks inside the line that part columns."""
    return "   " in line and bool(_GAP.search(line[:300]))


def _joined(run: list[str]) -> str:
    """Lines as one. Scripts that write without blanks get none where lines meet."""
    out = ""
    for line in run:
        wide = out and line and _is_wide(out[-1]) and _is_wide(line[0])
        out += line if not out or wide else f" {line}"
    return out


def _is_wide(character: str) -> bool:
    return character > "\u2e80" and unicodedata.east_asian_width(character) in "WF"


def _inlines(text: str) -> Iterator[Inline]:
    """Words, with the addresses that stand in <> as links."""
    end = 0
    for match in _URL.finditer(text):
        if match.start() > end:
            yield Text(text[end : match.start()])
        yield Link(match[1], (Text(match[1]),)) if match[1] else Text(match[2])
        end = match.end()
    if end < len(text):
        yield Text(text[end:])


def is_drawn(lines: Sequence[str]) -> bool:
    """Whether the blanks of a chunk count: it is code, a table or a drawing."""
    if len(lines) > 400:
        sample: Sequence[str] = lines[:200]
    else:
        sample = lines
    if _BULLET.match(sample[0]):
        return False
    set_in = all(line.startswith(" " * _TABS) for line in sample)
    needed = (len(sample) + 1) // 2 if set_in else (len(sample) * 2 + 2) // 3
    if len(sample) == 1 and not set_in:
        return False
    marks, left = 0, len(sample)
    for line in sample:
        if marks + left < needed:
            return False
        marks += _is_technical(line[:300])
        left -= 1
    return marks >= needed


def _is_technical(line: str) -> bool:
    if _has_gap(line):
        return True
    if not _ODD.search(line):
        return False
    if _CODE.search(line):
        return True
    solid = line.replace(" ", "")
    return len(solid) > 3 and not _RULE.fullmatch(line) and len(_DRAWING.findall(solid)) * 2 > len(solid)


def code_lines(lines: Sequence[str]) -> list[str]:
    """The lines without the indentation that they share."""
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    return [line[indent:].rstrip() for line in lines]
