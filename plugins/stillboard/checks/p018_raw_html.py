"""P018: a body is Markdown; the only HTML in it is what folds a spoiler away and breaks a line in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gfm import holds_html
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

_ALLOWED = re.compile(r"(\\.)|</?(?:details|summary|br) ?/?>", re.IGNORECASE)  # \<br> is no tag
_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>\n]{0,60}")


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file, post in part.posts:
        if holds_html(post.body):
            line, tag = _first(file.text)
            yield Fault(file.path, line, f"HTML is not shown here: {tag}; write Markdown, or &lt; for a < that is meant")


def _first(text: str) -> tuple[int, str]:
    """The line and the beginning of the first tag outside code, as far as that can be seen line by line."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.lstrip("> \t")
        if bare.startswith(fence or ("```", "~~~")):
            fence = "" if fence else bare[:3]
        elif not fence:
            outside = _ALLOWED.sub(r"\1", "".join(line.split("`")[::2]))
            if match := _TAG.search(outside):
                return number, f"{match[0]}>" if len(match[0]) < 60 else f"{match[0]}…"
    return 1, "a tag"


CHECK = Check("P018", "A body holds no HTML but details, summary and br.", _faults)
