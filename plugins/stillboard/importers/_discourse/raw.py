"""Discourse's Markdown as HTML of the shape that the forum itself makes of it, for dumps that hold only `raw`.

Discourse reads CommonMark with HTML and a few tags in brackets; every line end is a line break.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cmarkgfm.cmark import Options

from ...gfm import to_html
from .emoji import with_characters

_TAG = re.compile(r"\[(/?)(quote|details|spoiler|poll)(?:[= ]([^\[\]\n]{0,300}))?\]", re.IGNORECASE)
_FENCE = re.compile(r"[ >]{0,20}(```|~~~)")
_UPLOAD = re.compile(r"upload://([A-Za-z0-9]{1,40})(?:\.[A-Za-z0-9]{1,10})?", re.ASCII)
_SIZE = re.compile(r"(!\[[^\]\[|\n]{0,200})\|[^\]\[\n]{0,60}(?=\]\(upload://)")
_MENTION = re.compile(r"(?<![\w@/])@[\w.-]{0,59}\w")
_OPEN = {"spoiler": '<div class="spoiler">', "poll": ""}
_CLOSE = {"quote": "</blockquote></aside>", "details": "</details>", "spoiler": "</div>", "poll": ""}


@dataclass(frozen=True, slots=True)
class Links:
    """Where uploads and mentions lead to, as the forum's own HTML of a body says."""

    uploads: Mapping[str, str] = field(default_factory=dict)  # by the name in upload://name.png, without the ending
    mentions: Mapping[str, str] = field(default_factory=dict)  # by "@name" in small letters


_NO_LINKS = Links()


def as_html(raw: str, links: Links = _NO_LINKS) -> str:
    """The HTML of a `raw`. Tags that are not closed, or not opened, are for the HTML parser to repair."""
    if not raw.strip():
        return ""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_HARDBREAKS
    made = to_html("\n".join(_lines(raw, links)), options)
    return made.replace('<pre lang="', '<pre data-lang="')  # what cmark writes for a fence's language


def _lines(raw: str, links: Links) -> Iterator[str]:
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
            pieces[::2] = (_mentions(with_characters(_tags(_uploads(piece, links))), links) for piece in pieces[::2])
            yield "`".join(pieces)


def _uploads(words: str, links: Links) -> str:
    """Uploads with their addresses, and without the size at which a picture is shown (`![lamp|690x388](…)`)."""
    if "upload://" not in words:
        return words
    words = _SIZE.sub(r"\1", words)
    return _UPLOAD.sub(lambda match: links.uploads.get(match[1]) or match[0], words)


def _mentions(words: str, links: Links) -> str:
    if not links.mentions or "@" not in words:
        return words

    def linked(match: re.Match[str]) -> str:
        address = links.mentions.get(match[0].casefold())
        return f'<a class="mention" href="{html.escape(address)}">{match[0]}</a>' if address else match[0]

    return _MENTION.sub(linked, words)


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
