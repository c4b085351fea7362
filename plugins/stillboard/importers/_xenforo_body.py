"""The body of a XenForo post: what XenForo 1 and 2 add to HTML (their BB code templates), as handlers for from_html."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborNode

from ..markup.blocks import Block, Break, CodeBlock, Image, Inline, Link, Paragraph, Quote, Spoiler, Text
from ..markup.from_html import Dialect, Handler, Reader, drop
from ..markup.html_elements import language, media_link
from ..markup.html_words import elements, text_of, words_of
from ..markup.smilies import of_image
from ._html import Page, attribute, first
from ._text_words import said as name_said

_Made = Iterable[Block | Inline] | None
_POST = re.compile(r"(?<![\w-])(?:post[:?&/ -]?\s*(?:id=)?|posts/)(\d{1,18})")  # nor a profile-post
_SAID = re.compile(r"(?: (?:said|wrote|schrieb|a écrit|dijo|ha scritto|napisał\(a\)|написал\(а\)))? ?: ?↑?$", re.IGNORECASE)
# Furniture inside bodies: "Click to expand…", the notice of an edit, the end mark, signatures, ads.
_FURNITURE = (
    "bbCodeBlock-expandLink bbCodeBlock-shrinkLink quoteExpand js-selectToQuoteEnd messageTextEndMarker message-lastEdit "
    "editDate message-signature signature message-attachments attachedFiles messageNotice bbCodeBlock-copy-code "
    "xda_collapseCodeLink js-adContainer samCodeUnit samItem bbCodeInlineSpoiler-hint"
).split()


def dialect(page: Page, root: str, authors: Mapping[str, str]) -> Dialect:
    """How the bodies of a page are read; `root` is the forum's address, `authors` the names of the page's posts by their ids."""

    def quote(node: LexborNode, reader: Reader) -> _Made:
        return _quote(node, reader, root, authors)

    by_class: dict[str, Handler] = {
        **dict.fromkeys(_FURNITURE, drop),
        "bbCodeBlock--quote": quote,
        "bbCodeQuote": quote,
        "bbCodeBlock--unfurl": _unfurl,
        "bbImageWrapper": _picture,
        "bbCodeBlock--code": _code,
        **dict.fromkeys(("bbCodeCode", "bbCodePHP", "bbCodeHtml"), _code),
        "bbCodeSpoiler": _spoiler,
        "bbCodeSpoilerContainer": _spoiler,
        "bbCodeBlock--spoiler": _bare_spoiler,
        "bbCodeInlineSpoiler": _inline_spoiler,
        **dict.fromkeys(("mceSmilieSprite", "mceSmilie"), _smilie),
    }
    return Dialect(by_class, {"span": _lazy_embed}, page.resolve, page.file)


def _quote(node: LexborNode, reader: Reader, root: str, authors: Mapping[str, str]) -> _Made:
    """A quotation. XenForo 2.2 says who and what in data-quote and data-source, XenForo 1 in data-author and a link, and the
    versions between them in words ("Ann said:") with a link.
    """
    title = _own(node, ".bbCodeBlock-title", ".attribution")
    inner = _own(node, ".bbCodeBlock-content", ".quoteContainer")
    words = words_of(title)
    name = attribute(node, "data-quote", "data-author") or name_said(words) or _SAID.sub("", words)
    jump = first(title, "a[href]") if title is not None else None
    said = attribute(node, "data-source") or attribute(jump, "data-content-selector", "href")
    post = _POST.search(said)
    name = name or (authors.get(post[1], "") if post else "")
    address = f"{root}posts/{post[1]}/" if post and root else reader.address(attribute(jump, "href"))
    if inner is not None:
        blocks = reader.blocks(inner)
    else:
        blocks = reader.among([child for child in elements(node, text=True) if title is None or child.mem_id != title.mem_id])
    return (Quote(blocks, name.strip(), address),)


def _picture(node: LexborNode, reader: Reader) -> _Made:
    """The frame of a picture that opens large. In a mirror the picture is a file without its name (lamp-png.7/index.html),
    but the frame keeps the forum's own address.
    """
    inner = node.css_first("img")
    address = reader.address(attribute(node, "data-src"))
    if inner is None or not address or attribute(inner, "data-url") or not attribute(inner, "src").endswith("/index.html"):
        return None
    return (Image(address, attribute(inner, "alt")),)


def _own(node: LexborNode, *selectors: str) -> LexborNode | None:
    """A quotation's own title or content, not that of a quotation inside it."""
    part = first(node, *selectors)
    around = part.parent if part is not None else None
    if around is not None and around.tag == "aside":
        around = around.parent
    return part if around is not None and around.mem_id == node.mem_id else None


def _code(node: LexborNode, _: Reader) -> _Made:
    code = node if node.tag == "pre" else first(node, "pre", ".bbCodeBlock-content", ".code")
    if code is None:
        return None
    return (CodeBlock(text_of(code).removeprefix("\n").rstrip("\n"), language(code)),)


def _spoiler(node: LexborNode, reader: Reader) -> _Made:
    """A folded part; the button's words are its title, "Spoiler" being XenForo's own word where there is none."""
    button = next((child for child in elements(node) if child.tag == "button"), None)  # not that of a spoiler inside
    title = words_of(first(button, ".bbCodeSpoiler-button-title", ".SpoilerTitle")) if button is not None else ""
    places = (".bbCodeBlock--spoiler .bbCodeBlock-content", ".bbCodeSpoiler-content", ".SpoilerTarget", ".bbCodeSpoilerText")
    inner = first(node, *places)
    return (Spoiler(reader.blocks(inner if inner is not None else node), title),)


def _bare_spoiler(node: LexborNode, reader: Reader) -> _Made:
    inner = node.css_first(".bbCodeBlock-content")
    return (Spoiler(reader.blocks(inner if inner is not None else node)),)


def _inline_spoiler(node: LexborNode, reader: Reader) -> _Made:
    """Hidden words inside a line: Markdown folds only blocks, and hidden they must stay."""
    return (Spoiler(reader.blocks(node)),)


def _unfurl(node: LexborNode, reader: Reader) -> _Made:
    """A card that shows what an address leads to: a link with the page's title."""
    link = first(node, ".js-unfurl-title a[href]", "a[href]")
    address = reader.address(attribute(node, "data-url") or attribute(link, "href"))
    title = words_of(first(node, ".js-unfurl-title", ".contentRow-header")) or address
    return (Paragraph((Link(address, (Text(title),)) if address else Text(title),)),) if title else ()


def _lazy_embed(node: LexborNode, reader: Reader) -> _Made:
    """s9e's media embeds that wait for a click: the frame's attributes stand in a JSON list of names and values."""
    parts = attribute(node, "data-s9e-mediaembed-iframe")
    if not parts:
        return None
    try:
        listed = json.loads(parts)
    except (ValueError, RecursionError):
        return ()
    values = dict(zip(listed[::2], listed[1::2], strict=False)) if _is_words(listed) else {}
    link = media_link(values.get("src", ""), values.get("title", ""), reader)
    return (Paragraph(link),) if link else ()


def _is_words(listed: object) -> bool:
    return isinstance(listed, list) and all(isinstance(item, str) for item in listed)


def _smilie(node: LexborNode, _: Reader) -> _Made:
    sign = of_image(node.attributes)
    return (Text(sign),) if sign else ()


def attached(post: LexborNode, selector: str, reader: Reader) -> tuple[Block, ...]:
    """The files under a post, a line each: its picture if the dump holds that, else a link."""
    box = post.css_first(selector)
    if box is None:
        return ()
    lines = [_attachment(item, reader) for item in box.css("li")]
    inlines: list[Inline] = []
    for line in lines:
        if line:
            inlines.extend((*([Break()] if inlines else []), line))
    return (Paragraph(tuple(inlines)),) if inlines else ()


def _attachment(item: LexborNode, reader: Reader) -> Inline | None:
    links = [link for link in item.css("a[href]") if _leads_to_file(attribute(link, "href"), reader)]
    if not links:
        return None
    name = next(iter(_names(item, links)), "")
    for link in links:
        if path := reader.dialect.file(attribute(link, "href")):
            return _local(path, name)
    picture = item.css_first("img")
    for source in (attribute(picture, "src"), attribute(picture, "data-src")):
        if source and (path := reader.dialect.file(source)):
            return Image(path, name)
    address = reader.address(attribute(links[0], "href"))
    return Link(address, (Text(name or address),)) if address else Text(name)


def _leads_to_file(href: str, reader: Reader) -> bool:
    return "attachment" in href or bool(reader.dialect.file(href))


def _local(path: str, name: str) -> Inline:
    pictures = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
    return Image(path, name) if path.endswith(pictures) else Link(path, (Text(name or path.rpartition("/")[2]),))


def _names(item: LexborNode, links: list[LexborNode]) -> Iterator[str]:
    """What may be the file's name, the likeliest first."""
    for selector in (".file-name", ".attachment-name", ".filename"):
        found = item.css_first(selector)
        if found is not None:
            inner = first(found, "a[title]", "[title]")
            if name := attribute(inner, "title") or attribute(found, "title") or words_of(found):
                yield name
    yield from (name for link in links if (name := attribute(link, "title") or words_of(link)))
    if name := attribute(item.css_first("img"), "alt"):
        yield name
