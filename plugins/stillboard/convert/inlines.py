"""The links, pictures, addresses and mentions in a body's Markdown, each given out to be kept or written otherwise.

What stands in code stays as it is: there `@Override` is nobody, and an address leads nowhere.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .blocks import blocks
from .quotations import DEEPEST, plain, plain_address

_TARGET = re.compile(
    r"\(\s*+(?P<target><[^<>\n]{0,2000}>|(?:\\.|[^()\\\s<]|\((?:\\.|[^()\\\s])*+\)){0,2000}+)"
    r"""(?:\s++(?:"(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'|\((?:\\.|[^()\\])*+\)))?\s*+\)""",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:\\.|[^\[\]\\]){0,999})\]", re.DOTALL)
_DEFINED = re.compile(
    r"(?:[ \t]*>)* {0,3}\[(?P<label>(?:\\.|[^\[\]\\]){1,999})\]:\s*(?P<target><[^<>\n]*>|\S+)[ \t]*"
    r"""(?:"[^"]*"|'[^']*'|\([^()]*\))?[ \t]*"""
)
_BARE = re.compile(r"<(?P<inside>https?://[^\s<>]{1,2000})>|https?://[^\s<>()\[\]\"']{1,2000}")
_ADDRESS = re.compile(r"(?:https?://|(?<=\]\()/)[^\s<>()\[\]\"'`]{1,2000}")
_TICKS = re.compile(r"(?<!\\)(\\*+)`+")
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|[`\[\]]|!\[")
_MENTION = re.compile(r"(?<![\w/.@&])@(?=(\S{1,80}(?: \S{1,80}){0,4}))")
# Where a name may end: not before a letter, nor before a sign that names hold and a letter, but before "'s".
_END = re.compile(r"(?<=\S)(?![^\W_])(?!(?!['’]s\b)[-.'’_+@&\\]+[^\W_])")
_PASSES = 4  # of links in one another


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture in somebody's words."""

    image: str  # "!" or ""
    words: str  # as Markdown
    address: str


def linked(body: str, decide: Callable[[Link], str | None], goes: Callable[[str], bool]) -> str:
    """The body with its links and pictures as `decide` wants them; None leaves one as it is.

    `goes`: whether an address goes, also where it is only defined for links that name it.
    """
    if "](" not in body and "]:" not in body:
        return body
    for _ in range(_PASSES):  # of one within another the outer one comes first
        code = _Code(body)
        defined = {label: plain_address(target) for _, _, label, target in _definitions(body, code)}
        asked = ((start, end, decide(link)) for start, end, link in _links(body, code, defined))
        found = [(start, end, said) for start, end, said in asked if said is not None]
        if not found:
            break
        body = _replaced(body, found)
    gone = [(start, end, "") for start, end, _, target in _definitions(body, _Code(body)) if goes(plain_address(target))]
    return _replaced(body, gone).strip("\n") if gone else body


def bare(body: str, goes: Callable[[str], bool]) -> str:
    """The body with an ellipsis for each address in its words that `goes`."""
    if "://" not in body:
        return body
    code = _Code(body)
    found = []
    for match in _BARE.finditer(body):
        address = match["inside"] or match[0].rstrip(".,;:!?*_~")
        end = match.end() if match["inside"] else match.start() + len(address)
        if not code.end_of(match.start()) and goes(address):
            found.append((match.start(), end, "…"))
    return _replaced(body, found)


def readdressed(body: str, changed: Callable[[str], str]) -> str:
    """The body with its addresses as `changed` makes them, those of links and pictures too."""
    if "?" not in body:
        return body
    code = _Code(body)
    found = []
    for match in _ADDRESS.finditer(body):
        shown = match[0].rstrip(".,;:!?*_~") if match[0][0] != "/" else match[0]
        address = plain_address(shown)
        if not code.end_of(match.start()) and (new := changed(address)) != address:
            found.append((match.start(), match.start() + len(shown), new))
    return _replaced(body, found)


def naming_addresses(text: str, names: Callable[[str], bool]) -> list[str]:
    """The addresses in a text of which `names` says so, as they stand there, those in code too."""
    every = (match[0].rstrip(".,;:!?*_~") for match in _ADDRESS.finditer(text))
    return [one for one in every if names(plain_address(one))]


def mentioned(body: str, decide: Callable[[str, str], str | None]) -> str:
    """The body with its mentions (`@name`) as `decide` wants them.

    It is given a name of one word or more, the longest first, and what follows it. None: it is nobody's that goes; "": it is
    somebody else's, as it stands; else what is to stand there.
    """
    if "@" not in body:
        return body
    code = _Code(body)
    found = []
    for match in _MENTION.finditer(body):
        made = None if code.end_of(match.start()) else _mention(match[1], decide)
        end = match.end() + made[0] if made else 0
        is_link = body[match.start() - 1 : match.start()] == "[" and body[end : end + 2] in ("](", "][")  # `linked` has decided
        if made and not is_link:
            found.append((match.end(), end, made[1]))
    return _replaced(body, found)


def _mention(said: str, decide: Callable[[str, str], str | None]) -> tuple[int, str] | None:
    """How many characters of a mention are a name, and what is to stand in their place; None: they stay."""
    for match in reversed([*_END.finditer(said)]):
        name = said[: match.start()]
        shown = decide(plain(name), said[match.start() :])
        if shown is not None:
            return (len(name), shown) if shown else None
    return None


class _Code:
    """Where code stands in a body."""

    def __init__(self, body: str) -> None:
        self._spans = list(_code(body)) if any(one in body for one in ("`", "    ", "\t", "~~~")) else []
        self._starts = [start for start, _ in self._spans]

    def end_of(self, at: int) -> int:
        """Where the code ends in which a place is; 0: it is in none."""
        n = bisect.bisect_right(self._starts, at) - 1
        return self._spans[n][1] if n >= 0 and at < self._spans[n][1] else 0


def _code(body: str) -> Iterator[tuple[int, int]]:
    """Where code stands in a body: from character to character, in their order."""
    found = blocks(body, DEEPEST)
    start = at = 0
    for number, line in enumerate([*found.lines, ""]):
        if number in found.code or number in found.begun or number == len(found.lines):  # a span ends with its block
            yield from _spans(body, start, min(at, len(body)))
            start = at
        if number in found.code:
            yield at, at + len(line) + 1
            start = at + len(line) + 1
        at += len(line) + 1


def _spans(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of code in a block's text: from some ticks to the next that are as many."""
    runs = [(match.end(1) + len(match[1]) % 2, match.end()) for match in _TICKS.finditer(body, start, end)]
    later: dict[int, list[int]] = defaultdict(list)
    for n in range(len(runs) - 1, -1, -1):
        later[runs[n][1] - runs[n][0]].append(n)
    n = 0
    while n < len(runs):
        same = later[runs[n][1] - runs[n][0]]
        while same and same[-1] <= n:
            same.pop()
        if same and runs[n][1] > runs[n][0]:
            yield runs[n][0], runs[same[-1]][1]
            n = same[-1]
        n += 1


def _links(body: str, code: _Code, defined: dict[str, str]) -> Iterator[tuple[int, int, Link]]:
    """The links and pictures of a body: from character to character. Those within others come first."""
    opened: list[tuple[int, str]] = []
    at = 0
    while match := _SIGN.search(body, at):
        at = match.end()
        if end := code.end_of(match.start()):
            at = end
            continue
        if match[0] in ("[", "!["):
            opened.append((match.start(), match[0][:-1]))
        elif match[0] == "]" and opened:
            start, image = opened.pop()
            words = body[start + len(image) + 1 : match.start()]
            if target := _TARGET.match(body, at):
                at = target.end()
                yield start, at, Link(image, words, plain_address(target["target"]))
                continue
            label = _LABEL.match(body, at)
            named = _label(label[1] if label and label[1] else words)
            if named in defined and not body.startswith(":", label.end() if label else at):
                at = label.end() if label else at
                yield start, at, Link(image, words, defined[named])


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _definitions(body: str, code: _Code) -> Iterator[tuple[int, int, str, str]]:
    """The lines that define an address for links that name it: from character to character, the label, the address."""
    at = 0
    for line in body.split("\n") if "]:" in body else ():
        if (match := _DEFINED.fullmatch(line)) and not code.end_of(at):
            yield at, min(len(body), at + len(line) + 1), _label(match["label"]), match["target"]
        at += len(line) + 1


def _replaced(body: str, found: list[tuple[int, int, str]]) -> str:
    """The body with other words in some places; where one holds another, the outer one counts."""
    if not found:
        return body
    out, at = [], 0
    for start, end, said in sorted(found, key=lambda one: (one[0], -one[1])):
        if start < at:
            continue
        out += [body[at:start], said]
        at = end
    return "".join((*out, body[at:]))
