"""Code in posts, highlighted by Pygments. Lexers are made once; nothing is guessed."""

from __future__ import annotations

import functools
import html
import re

from pygments import highlight as _highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

MAX_CODE = 20_000  # characters; beyond, code is shown plain: some lexers are far from linear
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
# Order-changing characters make code read otherwise than it runs (CVE-2021-42574), so they are shown.
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@functools.lru_cache(maxsize=256)
def _lexer(lang: str) -> Lexer | None:
    try:
        return get_lexer_by_name(lang, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def block(code: str, lang: str) -> str:
    """A code block as HTML. `code` is text, not escaped."""
    return _short(code, lang) if len(code) < 5_000 else _block(code, lang)


def _block(code: str, lang: str) -> str:
    lexer = _lexer(lang.lower()) if lang and len(code) <= MAX_CODE else None
    inner = _highlight(code, lexer, _FORMATTER) if lexer else html.escape(code)
    shown = _CONTROLS.sub(lambda match: f'<span class="control">U+{ord(match[0]):04X}</span>', inner)
    return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


_short = functools.lru_cache(maxsize=512)(_block)  # quotes repeat code; a long one is not kept in memory
