"""Discourse's Markdown as HTML of the shape that the forum itself makes of it, for dumps that hold only `raw`.

Discourse reads CommonMark with HTML and a few tags in brackets; every line end is a line break.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

from ._discourse_emoji import with_characters

_TAG = re.compile(r"\[(/?)(quote|details|spoiler|poll)(?:[= ]([^\[\]\n]{0,300}))?\]", re.IGNORECASE)
_FENCE = re.compile(r"[ >]{0,20}(```|~~~)")
_OPEN = {"spoiler": '<div class="spoiler">', "poll": ""}
_CLOSE = {"quote": "</blockquote></aside>", "details": "</details>", "spoiler": "</div>", "poll": ""}


def as_html(raw: str) -> str:
    """The HTML of a `raw`. Tags that are not closed, or not opened, are for the HTML parser to mend."""
    if not raw.strip():
        return ""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_HARDBREAKS
    made = str(github_flavored_markdown_to_html("\n".join(_lines(raw)), options))
    return made.replace('<pre lang="', '<pre data-lang="')  # what cmark writes for a fence's language


def _lines(raw: str) -> Iterator[str]:
    """The lines, with tags in brackets as HTML and emoji as characters; code stays as it is."""
    fence = ""
    for line in raw.replace("\r\n", "\n").split("\n"):
        match = _FENCE.match(line)
        if fence:
            fence = "" if match and match[1] == fence else fence
            yield line
        elif match:
            fence = match[1]
            yield line
        elif line.startswith(("    ", "\t")):
            yield line
        else:
            pieces = line.split("`")
            pieces[::2] = (with_characters(_tags(piece)) for piece in pieces[::2])
            yield "`".join(pieces)


def _tags(words: str) -> str:
    inline = "[spoiler]" in words.lower() and "[/spoiler]" in words.lower()
    return _TAG.sub(lambda match: _html(match, inline), words)


def _html(match: re.Match[str], inline: bool) -> str:
    """A tag as an element; blank lines around it let cmark read Markdown inside."""
    name = match[2].lower()
    if name == "spoiler" and inline:
        return "</span>" if match[1] else '<span class="spoiler">'
    if match[1]:
        return f"\n\n{_CLOSE[name]}\n\n"
    value = (match[3] or "").strip().strip('"“”')
    if name == "quote":
        return f"\n\n{_quote(value)}\n\n"
    if name == "details":
        return f"\n\n<details><summary>{html.escape(value)}</summary>\n\n"
    return f"\n\n{_OPEN[name]}\n\n"


def _quote(value: str) -> str:
    """`name, post:3, topic:12, username:handle`, each but the name optional; the handle is the author's where it stands."""
    name, *rest = (part.strip() for part in value.split(","))
    facts = {key.strip(): said.strip() for key, _, said in (part.partition(":") for part in rest)}
    attributes = {
        "data-username": facts.get("username") or name,
        "data-post": facts.get("post"),
        "data-topic": facts.get("topic"),
    }
    shown = "".join(f' {key}="{html.escape(said)}"' for key, said in attributes.items() if said)
    return f'<aside class="quote"{shown}><blockquote>'
