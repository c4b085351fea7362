"""The files under a post: a line each, as a picture or a link, with what an engine says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from ... import addresses
from ...gfm import MISSING
from ...markup.blocks import Block, Break, Image, Inline, Link, Paragraph, Text
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from .dom import attribute

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_A_NAME = re.compile(r"[^/\\:]{1,150}\.[A-Za-z0-9]{1,5}")  # of a file, as words
_ENDING = re.compile(r"\.[a-z0-9]{2,4}$")
_NAMES = (".file-name", ".attachment-name", ".filename", ".postlink", ".ipsAttachLink_title")


def in_lines(lines: Iterable[Sequence[Inline]]) -> tuple[Block, ...]:
    """Files as one paragraph, a line each; nothing for none. An empty line is left out."""
    inlines: list[Inline] = []
    for line in lines:
        if line:
            inlines.extend((*([Break()] if inlines else []), *line))
    return (Paragraph(tuple(inlines)),) if inlines else ()


def held(sources: Iterable[str], reader: Reader) -> str:
    """The path in the archive of the first file that the dump holds, of some addresses on the page; "" if it holds none.

    MISSING if it holds only what the page must not bring along.
    """
    paths = [path for source in sources if source and (path := reader.dialect.file(source))]
    return next((path for path in paths if path != MISSING), next(iter(paths), ""))


def reached(sources: Iterable[str], reader: Reader) -> str:
    """The first absolute address of some on the page; "" if none may be followed."""
    return next((address for source in sources if source and (address := reader.address(source))), "")


def local(path: str, name: str) -> Inline:
    """A file of the archive: a picture shown, another linked; also one that is MISSING."""
    if path.endswith(_PICTURES):
        return Image(path, name)
    return Link(path, (Text(name or ("file" if path == MISSING else path.rpartition("/")[2])),))


def linked(address: str, name: str) -> Inline:
    """A file elsewhere, by its name or else by the end of its address."""
    return Link(address, (Text(name or address.rpartition("/")[2] or address),))


def shown(sources: Sequence[str], name: str, reader: Reader) -> Inline | None:
    """A file by its addresses on the page: from the archive, else linked, else MISSING by its name; None without any of them."""
    if path := held(sources, reader):
        return local(path, name)
    address = reached(sources, reader)
    return linked(address, name) if address else local(MISSING, name) if name or any(sources) else None


def sized(size: str) -> tuple[Inline, ...]:
    """The size of a file, behind its name; nothing for ""."""
    return (Text(f" ({size})"),) if size else ()


def attached(boxes: Iterable[LexborNode], reader: Reader, items: str = "li, dd, dl.file, .attachment, tr") -> tuple[Block, ...]:
    """The files in boxes under a post. `items`: what holds one file."""
    return in_lines([line] for item in _items(boxes, items) if (line := attachment(item, reader)))


def forums_own(nodes: Iterable[LexborNode], resolve: Callable[[str], str], written: str) -> tuple[str, ...]:
    """Where the forum had the files of a post that the archive shows: the addresses of files in some elements of the post.

    `written`: its Markdown, which keeps the others.
    """
    if "/content/attachments/" not in written:
        return ()
    values = (
        attribute(one, name)
        for node in nodes
        for one in node.css("a[href], img")
        for name in ("href", "src", "data-src", "data-url")
    )
    found: dict[str, str] = {}  # by the file's id: the link, the picture and its small copy name one file
    for address in (resolve(value) for value in values if value):
        if addresses.names_file(address):
            named = addresses.read(address)
            found.setdefault((named and named.file) or address, address)
    return tuple(one for one in found.values() if f"({one})" not in written)


def _items(boxes: Iterable[LexborNode], items: str) -> Iterator[LexborNode]:
    for box in boxes:
        found = [item for item in box.css(items) if item.css_first("a[href], img") is not None] or [box]
        outer = {item.mem_id: item for item in found}  # several of the selectors may find one item
        for item in outer.values():
            if item.parent is None or item.parent.mem_id not in outer:
                yield item


def attachment(item: LexborNode, reader: Reader) -> Inline | None:
    """The file of one item; None if there is none. A link is an item too."""
    links, picture = item.css("a[href]"), item.css_first("img")  # which find the item itself, too
    name = next(iter(_names(item, links)), "")
    hrefs = [attribute(link, "href") for link in links]
    if path := held(hrefs, reader):
        return local(path, name)
    if picture is not None and not stands_for(picture, links, name):
        return shown(hrefs, name, reader)
    if path := held((attribute(picture, "src"), attribute(picture, "data-src")), reader):
        return Image(path, name)
    return shown((*hrefs, attribute(picture, "data-src", "src")), name, reader)


def stands_for(picture: LexborNode, links: Sequence[LexborNode], name: str) -> bool:
    """Whether a picture is the file, or a small copy of it: beside the words of a link it is a symbol, unless it is named like
    the file.
    """
    ending = _ENDING.search(name.lower())
    if ending and ending[0] not in _PICTURES:
        return False
    if not any(words_of(link) for link in links):
        return True
    told = " ".join(attribute(picture, said) for said in ("alt", "title", "src", "data-src"))
    return bool(name) and unquote(told).casefold().find(name.casefold()) >= 0


def _names(item: LexborNode, links: Sequence[LexborNode]) -> Iterator[str]:
    """What may be the file's name, the likeliest first."""
    for selector in _NAMES:
        found = item.css_first(selector)
        if found is not None and (name := attribute(found, "title") or words_of(found)):
            yield name
    yield from (words for link in links if (words := words_of(link)) and len(words) < 200)
    yield from (name for link in links if (name := attribute(link, "title")))
    if name := attribute(item.css_first("img"), "alt"):
        yield name
    pieces = (" ".join((node.text_content or "").split()) for node in item.traverse(include_text=True) if node.is_text_node)
    yield from (piece for piece in pieces if _A_NAME.fullmatch(piece))
