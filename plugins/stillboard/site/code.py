"""Code in posts, highlighted by Pygments. Lexers are made once; nothing is guessed.

The time of most lexers is not linear in what a hostile post may hold, so what is coloured is bounded: by the length that each
lexer was measured to manage (`lexers`), and by a budget for all blocks of one post. These bounds are the same on every machine.
The alarm of `stopwatch` comes last, for what was not measured.
"""

from __future__ import annotations

import functools
import html
import re

from pygments import highlight as _highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from . import stopwatch
from .lexers import GUARDED, limit_of

BUDGET = 1.6  # of one post: a block as long as its lexer may get and a few of half that length, or very many short ones
SECONDS = 0.5  # of the processor, for one block; ordinary code takes a hundredth of that
_LINEAR = 40_000  # characters that cost as much as one block of the greatest length, however they are cut
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
# Order-changing characters make code read otherwise than it runs (CVE-2021-42574), so they are shown.
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@functools.lru_cache(maxsize=256)
def _lexer(lang: str) -> Lexer | None:
    try:
        return get_lexer_by_name(lang, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


class Code:
    """The code of one post."""

    def __init__(self) -> None:
        """All of the budget is left."""
        self._left = BUDGET

    def block(self, code: str, lang: str) -> str:
        """A code block as HTML, in colours if the budget allows it. `code` is text, not escaped."""
        lexer = _lexer(lang.lower()) if lang else None
        limit = limit_of(lexer.aliases) if lexer else 0
        cost = (len(code) / limit) ** 2 + len(code) / _LINEAR if 0 < len(code) <= limit else BUDGET + 1
        coloured = None
        if lexer and cost <= self._left:
            self._left -= cost
            coloured = _short(code, lexer) if len(code) < 5_000 else _coloured(code, lexer)
            if coloured is None:  # it took too long: there may be more like it
                self._left = 0.0
        shown = _CONTROLS.sub(lambda match: f'<span class="control">U+{ord(match[0]):04X}</span>', coloured or html.escape(code))
        return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


def _coloured(code: str, lexer: Lexer) -> str | None:
    """The code in colours; None if that takes too long."""
    if not stopwatch.is_there() and GUARDED.intersection(lexer.aliases):
        return None
    return stopwatch.within(SECONDS, lambda: _highlight(code, lexer, _FORMATTER))


_short = functools.lru_cache(maxsize=512)(_coloured)  # quotes repeat code; a long one is not kept in memory
