"""Code in posts, highlighted by Pygments. Lexers are made once; nothing is guessed.

The time of most lexers is not linear in what a hostile post may hold, so what is coloured is bounded: by the length that each
lexer was measured to manage (`lexers`), and by a budget for all blocks of one post. These bounds are the same on every machine.
The alarm of `stopwatch` comes last, for what was not measured; it is not set for code so short that its lexer, at its worst,
takes a small part of the time.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from . import stopwatch
from .lexers import GUARDED, limit_of
from .tokens import quickened

BUDGET = 1.6  # of one post: a block as long as its lexer may get and a few of half that length, or very many short ones
SECONDS = 0.5  # of the processor, for one block; ordinary code takes a hundredth of that
SURE = 3  # code so many times shorter than its lexer may get takes a ninth of the time that was measured there, or less
_LINEAR = 40_000  # characters that cost as much as one block of the greatest length, however they are cut
# Order-changing characters make code read otherwise than it runs (CVE-2021-42574), so they are shown.
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@functools.lru_cache(maxsize=256)
def lexer_of(lang: str) -> Lexer | None:
    """The lexer of a language, by a name of it in small letters; None if there is none."""
    try:
        return quickened(get_lexer_by_name(lang, stripnl=False, ensurenl=False))
    except ClassNotFound:
        return None


class Code:
    """The code of one post."""

    def __init__(self) -> None:
        """All of the budget is left."""
        self._left = BUDGET

    def block(self, code: str, lang: str) -> str:
        """A code block as HTML, in colours if the budget allows it. `code` is text, not escaped."""
        lexer = lexer_of(lang.lower()) if lang else None
        limit = limit_of(lexer.aliases) if lexer else 0
        cost = (len(code) / limit) ** 2 + len(code) / _LINEAR if 0 < len(code) <= limit else BUDGET + 1
        coloured = None
        if lexer and cost <= self._left:
            self._left -= cost
            coloured = _short(code, lexer) if len(code) < 5_000 else _coloured(code, lexer)
            if coloured is None:  # it took too long: there may be more like it
                self._left = 0.0
        shown = coloured or html.escape(code)
        if not code.isascii():
            shown = _CONTROLS.sub(lambda match: f'<span class="control">U+{ord(match[0]):04X}</span>', shown)
        return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


def _coloured(code: str, lexer: Lexer) -> str | None:
    """The code in colours; None if that takes too long."""
    if GUARDED.isdisjoint(lexer.aliases):
        if len(code) * SURE <= limit_of(lexer.aliases):
            return marked(lexer.get_tokens(code))
    elif not stopwatch.is_there():
        return None
    return stopwatch.within(SECONDS, lambda: marked(lexer.get_tokens(code)))


_short = functools.lru_cache(maxsize=64)(_coloured)  # the quotes that follow repeat code; a long one is not kept in memory


def marked(tokens: Iterable[tuple[_TokenType, str]]) -> str:
    """Tokens as lines of HTML, where neighbours of one kind share a <span>: what the HtmlFormatter of Pygments writes under
    `nowrap`, in less time. Quotes are escaped too: a tag that was left open before the code must not end inside it.
    """
    out: list[str] = []
    before = ""  # the tag of the span that is open; it ends with its line
    for kind, text in tokens:
        tag = _TAGS[kind]
        if "\n" in text:
            before = _end_lines(out, before, tag, text)
        elif tag == before:
            out.append(_escaped(text))
        elif text:
            out.append(f"</span>{tag}{_escaped(text)}" if before else tag + _escaped(text))
            before = tag
    if before:
        out.append("</span>")
    shown = "".join(out)
    return shown if not shown or shown.endswith("\n") else f"{shown}\n"


def _end_lines(out: list[str], before: str, tag: str, text: str) -> str:
    """Add a token that ends lines, and return the tag of the span that is open then."""
    first, *others = _escaped(text).split("\n")
    if first and tag != before:
        out.append(f"</span>{tag}" if before else tag)
        before = tag
    out.append(first)
    for line in others:
        out.append("</span>\n" if before else "\n")
        before = tag if line else ""
        out.append(before + line)
    return before


@functools.lru_cache(maxsize=1024)  # code says the same words again and again
def _escaped(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#39;")


class _Tags(dict[_TokenType, str]):
    """What begins a span of tokens of a kind; plain text has none."""

    def __missing__(self, kind: _TokenType) -> str:
        """Made once. A kind of a lexer's own bears the classes of those above it too."""
        names = [""]
        for one in kind.split():
            standard = STANDARD_TYPES.get(one)
            names = [standard] if standard is not None else [*names, f"{names[-1]}-{one[-1]}"]
        classes = " ".join(names)
        self[kind] = f'<span class="{classes}">' if classes else ""
        return self[kind]


_TAGS = _Tags()
