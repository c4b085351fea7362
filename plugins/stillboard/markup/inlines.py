"""Inlines -> one paragraph of GitHub-flavoured Markdown: blanks, emphasis that really opens and closes, links."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from . import escape
from .blocks import Break, CodeSpan, Image, Inline, Link, Styled, Text
from .left_out import freed
from .plain_inlines import MARKS, simply, unmarked

_PASSES = 8  # rounds of dropping marks that would not work; each is linear


@dataclass(frozen=True, slots=True)
class _Start:
    """The beginning of emphasised words or of a link."""

    of: Styled | Link
    id: int


@dataclass(frozen=True, slots=True)
class _End:
    """Its end."""

    of: Styled | Link
    id: int


_Token = str | Break | CodeSpan | Image | _Start | _End
_Piece = str | _Start | _End  # marks only; the rest is finished Markdown


def paragraph(inlines: Sequence[Inline], line_break: str = "\\\n") -> str:
    """The Markdown of inlines, without blanks around it; empty where there is nothing to see."""
    if (plain := _plain(inlines, line_break)) is not None:
        return plain
    if line_break[0] == "\\" and (simple := simply(inlines, line_break)) is not None:
        return simple
    tokens = [freed(token) if isinstance(token, str) else token for token in _tidy(_flat(inlines))]
    pieces = _pieces(tokens, line_break)
    for _ in range(_PASSES):
        bad = _useless(pieces)
        if not bad:
            break
        tokens = _without(tokens, bad)
        pieces = _pieces(tokens, line_break)
    else:
        tokens = _without(tokens, {piece.id for piece in pieces if not isinstance(piece, str)})
        pieces = _pieces(tokens, line_break)
    return "".join(piece if isinstance(piece, str) else _mark(piece) for piece in pieces)


def _plain(inlines: Sequence[Inline], line_break: str) -> str | None:
    """The Markdown of mere words, which is what the long way comes to; None for all else."""
    rows: list[list[str]] = [[]]
    for inline in inlines:
        if isinstance(inline, Text):
            rows[-1].append(inline.text)
        elif isinstance(inline, Break):
            rows.append([])
        else:
            return None
    shown: list[str] = []
    for row in rows:
        said = unmarked("".join(row))
        if said is None or (said and line_break[-1] == ">" and not escape.is_plain(said)):
            return None
        shown.append(said)
    first = next((n for n, row in enumerate(shown) if row), len(shown))
    last = next((n for n in range(len(shown), first, -1) if shown[n - 1]), first)
    return line_break.join(shown[first:last])


def _without(tokens: list[_Token], marks: set[int]) -> list[_Token]:
    """The tokens without some marks; words and code that now stand side by side become one."""
    out: list[_Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if isinstance(token, _Start | _End) and isinstance(token.of, Styled) and token.id in marks:
            continue
        if isinstance(token, str) and isinstance(last, str):
            out[-1] = last + token
        elif isinstance(token, CodeSpan) and isinstance(last, CodeSpan):
            out[-1] = CodeSpan(last.text + token.text)
        else:
            out.append(token)
    return out


def lines(inlines: Sequence[Inline]) -> list[str]:
    """The lines of a paragraph, safe at their beginnings."""
    text = paragraph(inlines)
    return [escape.line(line) for line in text.split("\n")] if text else []


def _flat(inlines: Sequence[Inline]) -> list[_Token]:
    """The tree as a row: no link inside a link, no mark inside the same mark. Takes any depth."""
    row: list[_Token] = []
    ids = itertools.count()
    active: list[str] = []
    stack: list[Inline | _End] = list(reversed(inlines))
    while stack:
        item = stack.pop()
        match item:
            case Text(text):
                row.append(escape.one_blank(text))
            case _End():
                active.pop()
                row.append(item)
            case Styled() | Link():
                kind = item.mark if isinstance(item, Styled) else "[" if item.address else ""
                if kind in active or kind not in {*MARKS, "["}:
                    stack.extend(reversed(item.inlines))
                    continue
                active.append(kind)
                end = _End(item, next(ids))
                row.append(_Start(item, end.id))
                stack.append(end)
                stack.extend(reversed(item.inlines))
            case _:
                row.append(item)
    return row


class _Tidy:
    """Moves blanks and line breaks out of marks and links, joins words, drops marks around nothing."""

    def __init__(self) -> None:
        self.row: list[_Token] = []
        self.starts: list[_Start] = []  # without anything in them yet
        self.blank = False
        self.breaks = 0
        self.same: dict[int, int] = {}  # the id of a mark that goes on an earlier one

    def content(self, token: str | CodeSpan | Image) -> None:
        if self.row:
            if self.breaks:
                self.row.extend([Break()] * self.breaks)
            elif self.blank:
                self._words(" ")
        self.blank, self.breaks = False, 0
        for start in self.starts:
            self._start(start)
        self.starts.clear()
        last = self.row[-1] if self.row else None
        if isinstance(token, str):
            self._words(token)
        elif isinstance(token, CodeSpan) and isinstance(last, CodeSpan):
            self.row[-1] = CodeSpan(last.text + token.text)  # two fences side by side would be one
        else:
            self.row.append(token)

    def _words(self, text: str) -> None:
        if self.row and isinstance(self.row[-1], str):
            self.row[-1] += text
        else:
            self.row.append(text)

    def _start(self, start: _Start) -> None:
        last = self.row[-1] if self.row else None
        goes_on = isinstance(last, _End) and isinstance(last.of, Styled) and isinstance(start.of, Styled)
        if isinstance(last, _End) and goes_on and _mark(last) == _mark(start):
            self.row.pop()
            self.same[start.id] = last.id
        else:
            self.row.append(start)

    def end(self, end: _End) -> None:
        if self.starts and self.starts[-1].id == end.id:
            if isinstance(end.of, Link):
                self.content(escape.one_blank(end.of.address).strip())
            else:
                self.starts.pop()
                return
        self.row.append(_End(end.of, self.same.get(end.id, end.id)))

    def text(self, text: str) -> None:
        core = text.strip()
        if not escape.is_seen(core):  # a heading, an item or a link of nothing else would be empty
            self.blank = self.blank or (bool(text) and (not core or text != core))
            return
        self.blank = self.blank or text[0].isspace()
        self.content(core)
        self.blank = text[-1].isspace()


def _tidy(row: list[_Token]) -> list[_Token]:
    tidy = _Tidy()
    for token in row:
        match token:
            case str():
                tidy.text(token)
            case Break():
                tidy.breaks += 1
            case _Start():
                tidy.starts.append(token)
            case _End():
                tidy.end(token)
            case CodeSpan(text) if not text.strip():
                tidy.blank = True
            case _:
                tidy.content(token)
    return tidy.row


def _pieces(tokens: list[_Token], line_break: str) -> list[_Piece]:
    """The tokens as Markdown; marks stay objects until it is known which of them work."""
    struck, brackets, opened = _hold(tokens)
    pieces: list[_Piece] = []
    inside = False
    skip = -1
    for n, token in enumerate(tokens):
        if n <= skip:
            continue
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        match token:
            case str():
                last = after is None or isinstance(after, Break)
                first = not n or not _is_shown(tokens[n - 1], line_break)
                text = escape.words(token, link=inside, first=first, last=last, struck=struck, brackets=brackets)
                pieces.append(text[:-1] + "\\!" if text.endswith("!") and _link_follows(tokens, n) else text)
            case Break():
                pieces.append(f" {line_break}" if line_break[0] == "\\" and _ends_in_address(pieces) else line_break)
            case CodeSpan(text):
                pieces.append(escape.code(text))
            case Image(address, alt):
                pieces.append(f"![{_alt(alt)}]({escape.destination(address)})")
            case _Start(Link(address=address)):
                bare = _bare(tokens, n, address, opened=opened)
                if bare:
                    pieces.append(bare)
                    skip = n + 2
                    continue
                inside = True
                pieces.append("[")
            case _End(Link(address=address)):
                inside = False
                pieces.append(f"]({escape.destination(address)})")
            case _:
                pieces.append(token)
    return pieces


def _hold(tokens: list[_Token]) -> tuple[bool, bool, bool]:
    """Whether something is struck through, an address stands among the words, and a bracket."""
    struck = brackets = opened = False
    for token in tokens:
        if isinstance(token, str):
            opened = opened or "[" in token
            brackets = brackets or "://" in token or "www." in token.lower()
        elif isinstance(token, _Start) and isinstance(token.of, Styled):
            struck = struck or token.of.mark == "~~"
    return struck, brackets, opened


def _is_shown(token: _Token, line_break: str) -> bool:
    """True if a token ends in a sign after which `www.` begins no bare address."""
    is_tag = isinstance(token, Break) and line_break.endswith(">")  # in a table's cell
    return is_tag or isinstance(token, CodeSpan | Image) or (isinstance(token, _End) and isinstance(token.of, Link))


def _ends_in_address(pieces: list[_Piece]) -> bool:
    """True if the line ends in a bare address: GFM would take the backslash of a line break for a part of it."""
    tail: list[str] = []
    for piece in reversed(pieces):
        if isinstance(piece, str) and piece:
            tail.append(piece)
            if any(sign.isspace() for sign in piece):
                break
    line = "".join(reversed(tail))
    word = "" if not line or line[-1].isspace() else line.split()[-1].lower()
    return "://" in word or "www." in word


def _link_follows(tokens: list[_Token], n: int) -> bool:
    """True if the next thing that shows is a link: a `!` before it would make it a picture."""
    after = (t for t in tokens[n + 1 : n + 6] if not (isinstance(t, _Start | _End) and isinstance(t.of, Styled)))
    return isinstance(next(after, None), _Start)


def _alt(alt: str) -> str:
    return escape.words(freed(escape.one_blank(alt).strip()), link=True, last=False)


def _bare(tokens: list[_Token], n: int, address: str, *, opened: bool) -> str:
    """The address alone where a link's words are its address, else nothing. `opened`: a bracket stands among the tokens."""
    if n + 2 >= len(tokens) or tokens[n + 1] != address or not isinstance(tokens[n + 2], _End) or not escape.is_bare(address):
        return ""
    before = tokens[n - 1] if n else None
    after = tokens[n + 3] if n + 3 < len(tokens) else None
    free = after is None or isinstance(after, Break) or (isinstance(after, str) and after[:1].isspace())
    clear = before is None or isinstance(before, Break) or (isinstance(before, str) and before[-1:].isspace())
    # An open bracket before it keeps cmark-gfm from making a link.
    clear = clear and not opened
    return address if free and clear else f"<{address}>"


def _mark(piece: _Start | _End) -> str:
    return piece.of.mark if isinstance(piece.of, Styled) else ""


def _useless(pieces: list[_Piece]) -> set[int]:
    """The ids of marks that CommonMark's flanking rules would not take as beginning or end of emphasis."""
    bad: set[int] = set()
    within: dict[str, int] = {}  # how many marks of a character are open
    end = 0
    for kind, group in itertools.groupby(pieces, lambda piece: "" if isinstance(piece, str) else _mark(piece)[0]):
        run = list(group)
        start, end = end, end + len(run)
        if kind:
            marks = [mark for mark in run if not isinstance(mark, str)]
            inside = within.get(kind, 0)
            within[kind] = inside + sum(1 if isinstance(mark, _Start) else -1 for mark in marks)
            # cmark-gfm looks past ~ for the characters next to a run, GitHub's specification does not: satisfy both.
            near = _near(pieces, start - 1, -1, ""), _near(pieces, end, 1, "")
            bad.update(_bad(marks, *near, inside=inside > 0))
            if "~" in near:
                near = _near(pieces, start - 1, -1, "~"), _near(pieces, end, 1, "~")
                bad.update(_bad(marks, *near, inside=inside > 0))
    return bad


def _near(pieces: list[_Piece], at: int, step: int, past: str) -> str:
    """The character next to a run of marks, past characters that do not count; a line's end counts as a blank."""
    while 0 <= at < len(pieces):
        piece = pieces[at]
        shown = piece if isinstance(piece, str) else _mark(piece)
        shown = shown.rstrip(past) if past and step < 0 else shown.lstrip(past) if past else shown
        if shown:
            return shown[-1 if step < 0 else 0]
        at += step
    return " "


def _bad(run: list[_Start | _End], before: str, after: str, *, inside: bool) -> set[int]:
    starts = {mark.id for mark in run if isinstance(mark, _Start)}
    if starts and len(starts) < len(run):
        return starts  # an end and a beginning would flow together
    opens = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    closes = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    if starts:
        # One that could close as well would end the emphasis around it.
        return set() if opens and not (inside and closes) else starts
    return set() if closes else {mark.id for mark in run}


def _punctuation(character: str) -> bool:
    return character in escape.PUNCTUATION or unicodedata.category(character)[0] == "P"
