"""Plain lines -> blocks: paragraphs, lists, quotations, names of files, and tweets with their attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..gfm import MISSING
from .blocks import Block, Break, Inline, Items, Link, Paragraph, Quote, Text

_DEPTH = 6  # of lists and of quotations in one another; what lies deeper becomes paragraphs
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_BULLET = re.compile(r"(?P<indent>\s*)(?:[•◦▪‣●]|(?P<number>\d{1,9})[.)])\s+(?P<text>\S.*)")
_ATTACHED = re.compile(
    r"(?:view attachment|anhang anzeigen|voir la pièce jointe|ver adjunto|ver el archivo adjunto|visualizza allegato"
    r"|bekijk bijlage|zobacz załącznik|посмотреть вложение|ver anexo|visa bilaga) (\d{1,12})",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"[^\s<>|*?\"][^<>|*?\"]{0,120}\.(?:png|jpe?g|gif|webp|bmp|heic|avif|tiff?|svg|mp4|mov|webm|pdf|zip)", re.IGNORECASE
)
# The last line of an embedded tweet: https://developer.x.com/en/docs/x-for-websites/embedded-tweets
_TWEET = re.compile(r"[—–] ?\S.{0,120}\(@\w{1,30}\)\s+\S.{3,30}")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation among lines; `name` is empty where the source does not say."""

    name: str
    lines: tuple[Line, ...]


Line = str | Quoted


def from_text(lines: Sequence[Line], depth: int = 0) -> tuple[Block, ...]:
    """The blocks of a post's lines. Blank lines part paragraphs, other line breaks are kept; every word stays, in order.

    An indented line that begins with a bullet or a number is an item. A line that is only a file's name, or says
    "View attachment 12", becomes a reference to a file that is not in the archive.
    """
    blocks: list[Block] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if isinstance(line, Quoted):
            inner = from_text(line.lines, depth + 1)
            blocks.extend([Quote(inner, line.name)] if depth < _DEPTH else inner)
            i += 1
        elif not _clean(line):
            i += 1
        elif match := _item(line):
            found, i = _list(lines, i, match, 0)
            blocks.append(found)
        else:
            stop = _paragraph_end(lines, i)
            blocks.extend(_paragraphs([_clean(str(text)) for text in lines[i:stop]]))
            i = stop
    return tuple(blocks)


def names_file(line: str) -> bool:
    """True if the line is nothing but the name of a picture, or references to attachments."""
    line = line.strip()
    if len(line) > 300:
        return False
    attached = _ATTACHED.match(line) and not _ATTACHED.sub("", line).strip()
    return bool(attached or (_FILE.fullmatch(line) and "://" not in line))


def _clean(line: str) -> str:
    return " ".join(_CONTROLS.sub("", line.replace("\t", " ")).split(" ")).strip()


def _paragraph_end(lines: Sequence[Line], i: int) -> int:
    while i < len(lines) and isinstance(lines[i], str) and _clean(str(lines[i])) and not _item(str(lines[i])):
        i += 1
    return i


def _paragraphs(lines: Sequence[str]) -> list[Block]:
    """A run of lines without a blank one: text, files in paragraphs of their own, tweets as quotations."""
    blocks: list[Block] = []
    run: list[str] = []
    for line in lines:
        if names_file(line):
            blocks.extend(_text(run))
            blocks.append(Paragraph(tuple(_files(line))))
            run = []
        elif _TWEET.fullmatch(line) and len(line) < 220 and run:
            blocks.append(Quote(tuple(_text([*run, line]))))
            run = []
        else:
            run.append(line)
    return [*blocks, *_text(run)]


def _text(lines: Sequence[str]) -> list[Block]:
    return [Paragraph(tuple(_broken(lines)))] if lines else []


def _broken(lines: Sequence[str]) -> list[Inline]:
    """Lines with breaks between them."""
    inlines: list[Inline] = []
    for line in lines:
        inlines.extend([Break(), Text(line)] if inlines else [Text(line)])
    return inlines


def _files(line: str) -> list[Inline]:
    """The references in a line that names files and nothing else."""
    numbers = _ATTACHED.findall(line)
    if not numbers:
        return [Link(MISSING, (Text(line),))]
    inlines: list[Inline] = []
    for number in numbers:
        link = Link(MISSING, (Text(f"attachment {number}"),))
        inlines.extend([Break(), link] if inlines else [link])
    return inlines


def _item(line: str) -> re.Match[str] | None:
    """A bullet anywhere, or a number behind an indentation: authors type "1." at the margin themselves."""
    match = _BULLET.match(line)
    return match if match and (match["number"] is None or match["indent"]) else None


def _list(lines: Sequence[Line], i: int, first: re.Match[str], depth: int) -> tuple[Items, int]:
    """The list whose first item, `first`, is at line `i`, and the line after it."""
    indent, numbered = len(first["indent"]), first["number"] is not None
    items: list[tuple[Block, ...]] = []
    while i < len(lines):
        ahead = _next(lines, i)
        line = lines[ahead] if ahead < len(lines) else None
        match = _item(line) if isinstance(line, str) else None
        if not match or (match["number"] is not None) != numbered or len(match["indent"]) != indent:
            break
        item, i = _one(lines, ahead, match, depth)
        items.append(item)
    return Items(tuple(items), int(first["number"]) if numbered else None), i


def _next(lines: Sequence[Line], i: int) -> int:
    """The next line, at most one blank line ahead."""
    return i + 1 if i + 1 < len(lines) and isinstance(lines[i], str) and not _clean(str(lines[i])) else i


def _one(lines: Sequence[Line], i: int, match: re.Match[str], depth: int) -> tuple[tuple[Block, ...], int]:
    """One item: its text, the lines that go on under it, and a list inside it."""
    text = [_clean(match["text"])]
    indent = len(match["indent"])
    i += 1
    while i < len(lines):
        line = lines[i]
        if not isinstance(line, str) or not _clean(line) or _item(line) or len(line) - len(line.lstrip()) <= indent:
            break
        text.append(_clean(line))
        i += 1
    blocks: list[Block] = list(_text(text))
    if i < len(lines) and depth < _DEPTH:
        line = lines[i]
        inner = _item(line) if isinstance(line, str) else None
        if inner and len(inner["indent"]) > indent:
            nested, i = _list(lines, i, inner, depth + 1)
            blocks.append(nested)
    return tuple(blocks), i
