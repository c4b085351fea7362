"""The plain text of a mail -> blocks: paragraphs whose wrapped lines are joined, quotations, lists, code, drawings, patches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...markup.blocks import Block, CodeBlock, Quote
from .attribution import MAX_LINES, attributed, head_at
from .boilerplate import Scrubbed, scrubbed, unarmoured, without_footers, without_signature
from .chunks import chunk, code_lines, is_drawn

MAX_DEPTH = 20  # of quotations in one another; deeper ones are read as that deep
_QUOTED = re.compile(r" ?>[ >]{0,400}")
_INITIALS = re.compile(r" ?([A-Z][A-Za-z]{0,3})> ?")
_PROMPT = re.compile(r">>> (?:import |from |print|def |class |for |with |if |[\w.\[\]'\"]{1,60}\s?(?:[=(\[.+*/%-]|$))")
_DIFF = re.compile(r"diff (?:--git |-\w)|Index: \S|(?:---|\*\*\*) \S{1,200}(?:\s.{0,100})?$")
_OF_DIFF = re.compile(
    r"[ +@\\-]|diff |index |(?:new|deleted|old) (?:file )?mode |similarity index |dissimilarity |rename |copy "
    r"|Binary |GIT binary|Index: |={20,}$|\*{3}|!"
)


@dataclass(slots=True)
class Read:
    """What a mail's text holds."""

    blocks: list[Block] = field(default_factory=list)
    signature: str = ""
    scrubbed: list[Scrubbed] = field(default_factory=list)


def read(text: str, *, flowed: bool = False, delsp: bool = False) -> Read:
    """Read a mail's text. `flowed`, `delsp`: its lines end where the author's paragraphs do not (RFC 3676)."""
    lines = _lines(text)
    if flowed:
        lines = _unflowed(lines, delsp=delsp)
    lines, files = scrubbed(unarmoured(lines))
    lines = without_footers(lines)
    lines, signature = without_signature(lines)
    return Read(blocks_of(lines), signature, files)


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", "").replace("\xa0", " ")
    return [line.expandtabs() if "\t" in line and len(line) < 2000 else line for line in text.removeprefix("\ufeff").split("\n")]


def _unflowed(lines: list[str], *, delsp: bool) -> list[str]:
    """Lines with soft ends joined, if their depth of quotation is the same (RFC 3676, 4)."""
    out: list[list[str]] = []
    depth_before, soft = -1, False
    for line in lines:
        rest = line.lstrip(">")
        depth = len(line) - len(rest)
        rest = rest.removeprefix(" ")
        ends = not rest.endswith(" ") or rest == "-- "
        piece = rest[:-1] if delsp and not ends else rest
        if soft and depth == depth_before and rest != "-- ":
            out[-1].append(piece)
        else:
            out.append([">" * depth + " " if depth else "", piece])
        depth_before, soft = depth, not ends
    joined = ["".join(parts) for parts in out]
    return [line if line == "-- " else line.rstrip() for line in joined]


def blocks_of(lines: Sequence[str], depth: int = 0) -> list[Block]:
    """The blocks of lines at one depth of quotation."""
    out: list[Block] = []
    i = start = 0
    lines = list(lines)
    while i < len(lines):
        head = head_at(lines, i) if depth < MAX_DEPTH else None
        if head:
            out += _texts(lines[start:i])
            inner = _below(lines[head.stop :], depth, head.subject)
            return [*out, Quote(tuple(inner), head.name)] if inner else [*out, *_texts(lines[i:])]
        stop = _quote_end(lines, i)
        if stop > i:
            before, name = _cut_attribution(lines[start:i])
            out += _texts(before)
            out += _quote(lines[i:stop], name, depth)
            i = start = stop
        elif (stop := _diff_end(lines, i)) > i:
            out += _texts(lines[start:i])
            out.append(CodeBlock("\n".join(lines[i:stop]).rstrip("\n"), "diff"))
            i = start = stop
        else:
            i += 1
    return [*out, *_texts(lines[start:])]


def _below(lines: list[str], depth: int, subject: str) -> list[Block]:
    """The mail that stands below its head. If all of it is marked as quoted too, it is so once."""
    inner = blocks_of(lines, depth + 1)
    if len(inner) == 1 and isinstance(inner[0], Quote) and not inner[0].name:
        inner = list(inner[0].blocks)
    return [*chunk([subject]), *inner] if subject and inner else inner


def _quote_end(lines: list[str], i: int) -> int:
    """The line after the quotation that begins at line `i`; `i` if none does."""
    if lines[i][:2].lstrip()[:1] == ">":
        stop = i
        while stop < len(lines) and lines[stop][:2].lstrip()[:1] == ">":
            stop += 1
        return stop
    match = _INITIALS.match(lines[i])
    if not match:
        return i
    stop = i
    while stop < len(lines) and (again := _INITIALS.match(lines[stop])) and again[1] == match[1]:
        stop += 1
    return stop if stop > i + 1 else i


def _quote(lines: list[str], name: str, depth: int) -> list[Block]:
    """A quotation, without one level of its marks."""
    if all(_PROMPT.match(line) or line.startswith((">>> ", ">>>")) for line in lines) and any(map(_PROMPT.match, lines)):
        return [CodeBlock("\n".join(lines), "python")]
    if _INITIALS.match(lines[0]) and lines[0].lstrip()[:1] != ">":
        inner = [_INITIALS.sub("", line, count=1) for line in lines]
    else:
        inner = _unguarded([_unmarked(line, depth) for line in lines])
    blocks = blocks_of(without_footers(inner), depth + 1)
    return [Quote(tuple(blocks), name)] if blocks else []


def _unguarded(lines: list[str]) -> list[str]:
    """Lines whose ">From …" was "From …" before a mailbox of the quoted held them."""
    return [
        line[1:]
        if line.startswith(">From ") and not any(near.startswith("> ") for near in lines[max(0, n - 1) : n + 2])
        else line
        for n, line in enumerate(lines)
    ]


def _unmarked(line: str, depth: int) -> str:
    line = line.removeprefix(" ")[1:]
    if depth >= MAX_DEPTH - 1 and (match := _QUOTED.match(line)):
        return line[match.end() :]
    return line.removeprefix(" ")


def _cut_attribution(lines: list[str]) -> tuple[list[str], str]:
    """The lines before a quotation without its attribution, and the name in that."""
    stop = len(lines)
    while stop and not lines[stop - 1].strip() and len(lines) - stop < 2:
        stop -= 1
    names = ((n, attributed(lines[stop - n : stop])) for n in range(1, min(MAX_LINES, stop) + 1) if lines[stop - n].strip())
    best = 0, ""
    for n, name in names:
        # One more line belongs to it if it begins one ("On Monday,") and the name is not cut off by it.
        if name and (not best[1] or _begins(lines[stop - n])):
            best = n, name
        if not all(line.strip() for line in lines[stop - n : stop]):
            break
    n, name = best
    return (lines[: stop - n], name) if name else (lines, "")


_BEGINS = re.compile(
    r"\s*+(?:\*|-{1,3} )?\s*+(?:on|am|le|el|il|em|op|den|dnia|w dniu|dne|at|in|thus|\d{1,4}[./-])\b", re.IGNORECASE
)


def _begins(line: str) -> bool:
    return bool(_BEGINS.match(line))


def _diff_end(lines: list[str], i: int) -> int:
    """The line after a patch that begins at line `i`; `i` if none does."""
    line = lines[i]
    if line[:1] not in "dI-*" or not _DIFF.match(line) or not _is_diff(lines, i):
        return i
    stop = last = i + 1
    while stop < len(lines) and (not lines[stop].strip() or _OF_DIFF.match(lines[stop])):
        if lines[stop].strip():
            last = stop + 1
        elif stop - last > 2:
            break
        stop += 1
    return last


def _is_diff(lines: list[str], i: int) -> bool:
    """Whether there is a hunk soon."""
    return any(after.startswith(("@@ ", "*** ", "+++ ", "Binary ", "GIT binary", "rename ")) for after in lines[i + 1 : i + 10])


def _texts(lines: Sequence[str]) -> list[Block]:
    """The blocks of lines without quotations: chunks between blank lines."""
    out: list[Block] = []
    run: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            run.append(line)
        elif run:
            _add(out, run)
            run = []
    return out


def _add(out: list[Block], run: list[str]) -> None:
    """Add a chunk; code that only a blank line parts from code goes on."""
    if is_drawn(run):
        code = "\n".join(code_lines(run))
        if out and isinstance(out[-1], CodeBlock) and not out[-1].lang and run[0][:1] == " ":
            out[-1] = CodeBlock(f"{out[-1].text}\n\n{code}")
        else:
            out.append(CodeBlock(code))
    else:
        out.extend(chunk(run))
