"""P031: an e-mail address that somebody wrote into a file is published; conversions mask those that they bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from ..gfm import to_html
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import ContentFile, Part, header_lines, keys_of

_LINK = re.compile(r'<a href="mailto:([^"?]+)', re.IGNORECASE)


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        if "@" not in file.text and "mailto:" not in file.text.lower():
            continue
        words, head = keys_of(file.kind), 1
        for line, text in header_lines(file.text):
            head = line
            if "@" in text and words.get(text.partition(":")[0]):
                yield from (_fault(file, line, found, "published") for found in _linked(text.partition(":")[2]))
        body = getattr(file.record, "body", "")
        lines = file.text.split("\n")
        for found in _linked(body):
            line = next((n for n, text in enumerate(lines[head:], head + 1) if found in text), head + 2)
            yield _fault(file, line, found, "published as a link")


def _linked(text: str) -> list[str]:
    """The e-mail addresses that a text makes links of, each once."""
    return list(dict.fromkeys(unquote(unescape(found)) for found in _LINK.findall(to_html(text))))


def _fault(file: ContentFile, line: int, found: str, how: str) -> Fault:
    name = found.partition("@")[0][:40]
    return Fault(file.path, line, f"an e-mail address ({name}@…) is {how}; write {name}@… if it is not meant to be")


CHECK = Check("P031", "No e-mail address is published that is not meant to be.", _faults, is_hint=True)
