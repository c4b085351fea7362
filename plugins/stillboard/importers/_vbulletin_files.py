"""The files of a vBulletin post: those listed under it, and the pictures inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ..markup.blocks import Block, Image, Inline, Paragraph, Text
from ..markup.from_html import Reader
from ..markup.html_words import words_of
from ._html.attachments import held, in_lines, local, reached, shown, sized
from ._html.body_rules import Converted
from ._html.dom import attribute, following
from ._html.smilies import smilie

# "Click image for larger version. Name: lamp.png Views: 3 Size: 12.3 KB ID: 5", in any language.
_NAMED = re.compile(r":\s{0,5}([^:\t\n]{1,120}?\.\w{2,5})(?=\s)")
_SIZE = re.compile(r"\(\s?(\d[\d.,]{0,12}\s?\w{1,6})\b")
_FILE = re.compile(r"attachment|/filedata/fetch|[?&]attachmentid=")


def files(boxes: Iterable[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The files in boxes, a line each: its picture if the dump holds that, else a link; and its size, where that is shown."""
    return in_lines(_line(node, reader) for box in boxes for node in box.css("a[href], img"))


def gallery(boxes: Iterable[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The pictures of a gallery post: each one and below it what its author wrote of it; the whole one behind the thumbnail."""
    blocks: list[Block] = []
    for link in (link for box in boxes for link in box.css("a[href]:has(img)")):
        image = link.css_first("img")
        caption = " ".join((attribute(image, "title") or attribute(image, "alt")).split())
        sources = (attribute(link, "href"), attribute(image, "src"))
        path = held(sources, reader)
        shown = Image(path, caption) if path else Image(address, caption) if (address := reached(sources, reader)) else None
        blocks += [Paragraph((part,)) for part in (shown, Text(caption) if caption else None) if part is not None]
    return tuple(blocks)


def _line(node: LexborNode, reader: Reader) -> tuple[Inline, ...]:
    """A link with what is written behind it, or a picture that is none."""
    if node.tag == "img":
        linked = node.parent is not None and node.parent.tag == "a"
        alone = None if linked or "inlineimg" in attribute(node, "class") else _picture_of(node, reader)
        return (alone,) if alone else ()
    href, picture = attribute(node, "href"), node.css_first("img")
    if picture is None and not _FILE.search(href) and not reader.dialect.file(href):
        return ()  # a note's link
    name = words_of(node) or name_of(picture) or attribute(node, "title")
    path = held((href, attribute(picture, "src")), reader)
    file = local(path, name) if path else shown((href,), name, reader) or Text("")
    size = _SIZE.search(_after(node))
    return (file, *sized(size[1] if size and not isinstance(file, Text) else ""))


def _after(link: LexborNode) -> str:
    """The beginning of what is written behind a link, in one line."""
    pieces = (" ".join((other.text_content or words_of(other)).split()) for other in following(link))
    return next(filter(None, pieces), "")[:200]


def name_of(picture: LexborNode | None) -> str:
    """A picture's file name, out of the words that stand for it."""
    alt = attribute(picture, "alt")
    match = _NAMED.search(f"{alt} ")
    return " ".join((match[1] if match else alt).split())


def _picture_of(node: LexborNode, reader: Reader) -> Inline | None:
    name = name_of(node)
    sources = [attribute(node, key) for key in ("data-original", "data-src", "src", "data-fullsize-url")]
    if path := held(sources, reader):
        return Image(path, name)
    address = reached(sources, reader)
    return Image(address, name) if address else Text(name) if name else None


def picture(node: LexborNode, reader: Reader) -> Converted:
    """A picture inside a body, by its file's name."""
    shown = _picture_of(node, reader) if node.tag == "img" else None
    return None if shown is None else (shown,)


def inline_picture(node: LexborNode, reader: Reader) -> Converted:
    """A smilie, as the character that it stands for, else as its code; an icon of a link says nothing."""
    if node.tag != "img":
        return None
    source = attribute(node, "src").partition("?")[0]
    folder, _, name = source.rpartition("/")
    if "/buttons" in folder or "/misc" in folder or name.startswith(("viewpost", "quote_icon")):
        return ()
    sign = smilie(node)
    return (sign,) if sign else picture(node, reader)
