"""The files of a vBulletin post: those listed under it, and the pictures inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...markup.blocks import Block, Break, Image, Inline, Link, Paragraph, Text
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from .._html.body_rules import Made, local
from .._html.page import attribute
from .._html.smilies import smilie

# "Click image for larger version. Name: lamp.png Views: 3 Size: 12.3 KB ID: 5", in any language.
_NAMED = re.compile(r":\s{0,5}([^:\t\n]{1,120}?\.\w{2,5})(?=\s)")
_SIZE = re.compile(r"\(\s?(\d[\d.,]{0,12}\s?\w{1,6})\b")
_FILE = re.compile(r"attachment|/filedata/fetch|[?&]attachmentid=")


def files(boxes: Iterable[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The files in boxes, a line each: its picture if the dump holds that, else a link; and its size, where that is told."""
    inlines: list[Inline] = []
    for box in boxes:
        for line in _lines(box, reader):
            inlines.extend((*([Break()] if inlines else []), *line))
    return (Paragraph(tuple(inlines)),) if inlines else ()


def _lines(box: LexborNode, reader: Reader) -> Iterator[tuple[Inline, ...]]:
    for node in box.css("a[href], img"):
        if node.tag == "img":
            if "inlineimg" not in attribute(node, "class") and not _is_linked(node) and (shown := _picture_of(node, reader)):
                yield (shown,)
        elif line := _line(node, reader):
            yield line


def _is_linked(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "a"


def _line(link: LexborNode, reader: Reader) -> tuple[Inline, ...]:
    href = attribute(link, "href")
    picture = link.css_first("img")
    if picture is None and not _FILE.search(href) and not reader.dialect.file(href):
        return ()  # a note's link
    name = words_of(link) or name_of(picture) or attribute(link, "title")
    size = _SIZE.search(_after(link))
    told = (Text(f" ({size[1]})"),) if size else ()
    sources = (href, attribute(picture, "src"))
    if path := next((path for source in sources if source and (path := reader.dialect.file(source))), ""):
        return (local(path, name), *told)
    address = reader.address(href)
    return (Link(address, (Text(name or address.rpartition("/")[2] or address),)), *told) if address else (Text(name),)


def _after(link: LexborNode) -> str:
    """The beginning of what is written behind a link, in one line."""
    following = link.next
    while following is not None and not (words := " ".join((following.text_content or words_of(following)).split())):
        following = following.next
    return words[:200] if following is not None else ""


def name_of(picture: LexborNode | None) -> str:
    """A picture's file name, out of the words that stand for it."""
    alt = attribute(picture, "alt")
    match = _NAMED.search(f"{alt} ")
    return " ".join((match[1] if match else alt).split())


def _picture_of(node: LexborNode, reader: Reader) -> Inline | None:
    name = name_of(node)
    sources = [attribute(node, key) for key in ("data-original", "data-src", "src", "data-fullsize-url")]
    if path := next((path for source in sources if source and (path := reader.dialect.file(source))), ""):
        return Image(path, name)
    address = next((found for source in sources if source and (found := reader.address(source))), "")
    return Image(address, name) if address else Text(name) if name else None


def picture(node: LexborNode, reader: Reader) -> Made:
    """A picture inside a body, by its file's name."""
    shown = _picture_of(node, reader) if node.tag == "img" else None
    return None if shown is None else (shown,)


def inline_picture(node: LexborNode, reader: Reader) -> Made:
    """A smilie, as the character that it stands for, else as its code; an icon of a link says nothing."""
    if node.tag != "img":
        return None
    source = attribute(node, "src").partition("?")[0]
    folder, _, name = source.rpartition("/")
    if "/buttons" in folder or "/misc" in folder or name.startswith(("viewpost", "quote_icon")):
        return ()
    sign = smilie(node)
    return (sign,) if sign else picture(node, reader)
