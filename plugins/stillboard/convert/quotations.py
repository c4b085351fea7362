"""The quotations in a body's Markdown, each given out to be kept, named otherwise or taken out; and a body without them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..ids import clean_name
from .blocks import Blocks, blocks

TARGET = r"\((?P<target><[^<>\n]{0,2000}>|(?:[^()\s<]|\([^()\s]{0,500}\)){0,2000})\)"
_HEAD = re.compile(rf"\s*\*\*(?P<name>(?:[^*\\]|\\.|\*(?!\*)){{1,400}})\*\* (?:\[wrote\]{TARGET}|wrote):")
_SOURCE = re.compile(rf"\s*\[source\]{TARGET}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OTHER = re.compile(r"[^>\s]")  # the marks of lists before a quotation, in whose place the lines that follow have blanks
DEEPEST = 40  # quotations in one another; the rest is taken for words of the innermost


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: whom it names and where it says that the words are, and its own words without those quoted in it."""

    name: str  # plain; "" if it names nobody
    address: str  # "" if it names none
    words: str  # Markdown
    shown: str = ""  # the name as it stands there


def plain(text: str) -> str:
    """Markdown's words as people read them: without backslashes and entities."""
    return clean_name(html.unescape(_ESCAPED.sub(r"\1", text)))


def plain_address(target: str) -> str:
    """An address as it is written in Markdown, as it is."""
    return html.unescape(_ESCAPED.sub(r"\1", target.removeprefix("<").removesuffix(">")))


def unquoted(body: str) -> str:
    """A body without its quotations, wherever they stand."""
    if ">" not in body:
        return body
    found = blocks(body, DEEPEST)
    quoted = {line for quote in found.quotes for line in range(quote.first, quote.last + 1)}
    return "\n".join(line for number, line in enumerate(found.lines) if number not in quoted).strip()


def quotations(body: str) -> list[Quotation]:
    """The quotations of a body, each before those that it holds."""
    if ">" not in body:
        return []
    found = blocks(body, DEEPEST)
    return [_read(found, n)[0] for n in range(len(found.quotes))]


def changed(body: str, decide: Callable[[Quotation], str | None], rename: Callable[[Quotation], str]) -> str:
    """The body with its quotations as `decide` wants them: None leaves one as it is, words take the place of all that is in it.

    `rename`: the name that stands over a quotation that stays, as Markdown. Those within others are asked for too, unless the
    outer one goes. Whatever is no quotation stays as it is.
    """
    if ">" not in body:
        return body
    found = blocks(body, DEEPEST)
    instead: dict[int, tuple[int, list[str]]] = {}  # by the first line: the last one, and what is to stand there
    gone_to = -1
    for n, quote in enumerate(found.quotes):
        if quote.first <= gone_to:
            continue
        quotation, head = _read(found, n)
        if (said := decide(quotation)) is not None:
            gone_to = quote.last
            instead[quote.first] = quote.last, [f"{quote.before}> {said}", *_apart(found.lines, quote.last, quote.before)]
        elif head is not None and (name := rename(quotation)) != quotation.shown:
            line = found.lines[head]
            instead[head] = head, [line.replace(f"**{quotation.shown}** ", f"**{name}** ", 1)]
    return _put(found.lines, instead)


def _apart(lines: Sequence[str], last: int, before: str) -> list[str]:
    """An empty line where what follows would else be read as more of what stands in the place of the quotation."""
    follows = lines[last + 1] if last + 1 < len(lines) else ""
    return [_OTHER.sub(" ", before).rstrip()] if follows.strip(" \t>") else []


def _read(found: Blocks, n: int) -> tuple[Quotation, int | None]:
    """A quotation, and the line that names its author, if one does."""
    own = list(found.own(n))
    at = next((k for k, (_, line) in enumerate(own) if line.strip()), None)
    if at is None or own[at][0] in found.code:
        return Quotation("", "", _words(own)), None
    number, first = own[at]
    match = _HEAD.match(first) or _SOURCE.match(first)
    if match is None:
        return Quotation("", "", _words(own)), None
    own[at] = number, first[match.end() :]
    name = match.groupdict().get("name") or ""
    return Quotation(plain(name), plain_address(match["target"] or ""), _words(own), name), number if name else None


def _words(own: Sequence[tuple[int, str]]) -> str:
    return "\n".join(line for _, line in own).strip()


def _put(lines: Sequence[str], instead: dict[int, tuple[int, list[str]]]) -> str:
    if not instead:
        return "\n".join(lines)
    out: list[str] = []
    n = 0
    while n < len(lines):
        if n in instead:
            last, made = instead[n]
            out += made
            n = last + 1
        else:
            out.append(lines[n])
            n += 1
    return "\n".join(out)
