"""P018: a body is Markdown; the only HTML in it is what folds a spoiler away and breaks a line in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gfm import holds_html
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import ContentFile, Part, header_lines

_ALLOWED = re.compile(r"(\\.)|</?(?:details|summary|br) ?/?>", re.IGNORECASE)  # \<br> is no tag
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?![A-Za-z][A-Za-z0-9+.-]{1,31}:|[^<>\s@]{1,64}@)[^<>\n]{0,60}")  # no <https://…>, no <a@b.c>
_NAME = re.compile(r"<[!?/]?[A-Za-z0-9-]*")
_MOST = 100  # kinds of tags that are named of a file


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        if holds_html(getattr(file.record, "body", "")):
            for line, tag in _tags(file):
                yield Fault(file.path, line, f"HTML is not shown here: {tag}; write Markdown, or &lt; for a < that is meant")


def _tags(file: ContentFile) -> list[tuple[int, str]]:
    """The line and the beginning of the first tag of each kind outside code, as far as that can be seen line by line."""
    fence = ""
    found: dict[str, tuple[int, str]] = {}
    head = 1 + max((line for line, _ in header_lines(file.text)), default=0)
    for number, line in enumerate(file.text.split("\n")[head:], head + 1):
        bare = line.lstrip("> \t")
        if bare.startswith(fence or ("```", "~~~")):
            fence = "" if fence else bare[:3]
        elif not fence:
            outside = _ALLOWED.sub(r"\1", "".join(line.split("`")[::2]))
            for match in _TAG.finditer(outside):
                kind = _NAME.match(match[0])
                name = kind[0].casefold().replace("/", "") if kind else ""  # what closes it is named with what opens it
                found.setdefault(name, (number, f"{match[0]}>" if len(match[0]) < 60 else f"{match[0]}…"))
    tags = list(found.values())
    rest = [(tags[_MOST][0], f"{tags[_MOST][1]} and {len(tags) - _MOST} kinds of tags in all")] if len(tags) > _MOST else []
    return [*tags[:_MOST], *rest] or [(1, "a tag")]


CHECK = Check("P018", "A body holds no HTML but details, summary and br.", _faults)
