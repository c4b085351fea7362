"""Pages that SingleFile saved: pictures and frames that it moved or could not keep, and what it left out.

Seen in what version 1.22 writes, and in its own options: https://github.com/gildas-lormeau/SingleFile
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...gfm import MISSING
from ...markup.html_elements import NOT_KEPT
from ...markup.smilies import of_code, of_picture
from .dom import attribute

_MADE = re.compile(r"<!--\s*Page saved with SingleFile\s")
# A picture that the page shows twice is written once, into the style sheet; its places have an empty drawing of its size.
_KEPT = re.compile(r"--(sf-img-\d{1,6})\s*:\s*url\(\s*[\"']?(data:image/[^\"'()\s]{1,40000000})")
_PLACE = re.compile(r"var\(--(sf-img-\d{1,6})\)")
_EMPTY = re.compile(r"data:,?$|data:image/svg\+xml,<svg [^<>]{0,200}><rect fill-opacity=\W?0\W?/></svg>$")
_LATE = ("data-src", "data-original", "data-lazy-src", "data-url")
_CANONICAL = re.compile(
    r"<link\b(?=[^<>]{0,2000}\brel=[\"']?canonical\b)[^<>]{0,2000}?\bhref=[\"']?(https?://[^\s\"'<>]{1,2000})", re.I
)
_CODE = re.compile(r"(?=.*[^\w\s]).{2,4}|:\w{1,20}:")  # of a smilie
_NOT_SHOWN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)


def is_by_single_file(html: str) -> bool:
    """Whether SingleFile saved a page."""
    return bool(_MADE.search(html[:100_000]))


def restore(root: LexborNode) -> None:
    """Put pictures and frames back to where the page showed them; what was not kept is marked."""
    kept: dict[str, str] = {}
    for style in root.css("style"):
        kept.update(_KEPT.findall(style.text() or ""))
    for image in root.css("img"):
        place = _PLACE.search(attribute(image, "style"))
        source = attribute(image, "src")
        if place and place[1] in kept:
            image.attrs["src"] = kept[place[1]]
        elif _EMPTY.match(source) and not any(attribute(image, name) for name in _LATE):
            _lose(image)
    for frame in root.css("iframe"):
        if not attribute(frame, "src"):
            shown = _CANONICAL.search(attribute(frame, "srcdoc"))
            frame.attrs["src"] = shown[1] if shown else MISSING


def _lose(image: LexborNode) -> None:
    """A smilie is as good in words; any other picture is missing."""
    words = attribute(image, "alt").strip()
    name = re.sub(r"\.(?:gif|png)$|\s", "", words)
    image.attrs["src"] = ""
    if not (of_code(words) or of_picture(name) or _CODE.fullmatch(words)):
        image.attrs[NOT_KEPT] = ""


def said_of_hidden(bodies: Iterable[LexborNode | None]) -> Iterator[str]:
    """That bodies lack what the page did not show at once, such as spoilers: SingleFile leaves it out, but for an empty frame."""
    lacking = sum(body is not None and any(_is_emptied(node) for node in body.css('[style*="display"]')) for body in bodies)
    if lacking:
        yield (
            f"SingleFile left out what the page had hidden in {lacking} of its posts, such as spoilers;"
            ' save the page again without its option "remove hidden elements"'
        )


def _is_emptied(node: LexborNode) -> bool:
    return bool(_NOT_SHOWN.search(attribute(node, "style"))) and not (node.text() or "").strip() and node.css_first("img") is None
