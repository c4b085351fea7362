"""The body of a XenForo post: what XenForo 1 and 2 add to HTML (their BB code templates), as handlers for from_html."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import Image, Link, Paragraph, Spoiler, Text
from ...markup.from_html import Reader
from ...markup.html_elements import media_link
from ...markup.html_words import elements, read_words, words_of
from ...markup.smilies import of_image
from .._html.body_rules import BodyRules, Converted, Quotation
from .._html.dom import attribute, first

# Boilerplate inside bodies: "Click to expand…", the notice of an edit, the end mark, signatures, ads.
_BOILERPLATE = (
    "bbCodeBlock-expandLink bbCodeBlock-shrinkLink quoteExpand js-selectToQuoteEnd messageTextEndMarker message-lastEdit "
    "editDate message-signature signature message-attachments attachedFiles messageNotice bbCodeBlock-copy-code "
    "xda_collapseCodeLink js-adContainer samCodeUnit samItem bbCodeInlineSpoiler-hint"
)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """The frame of a picture that opens large. In a mirror the picture is a file without its name (lamp-png.7/index.html),
    but the frame keeps the forum's own address.
    """
    inner = node.css_first("img")
    address = reader.address(attribute(node, "data-src"))
    if inner is None or not address or attribute(inner, "data-url") or not attribute(inner, "src").endswith("/index.html"):
        return None
    return (Image(address, attribute(inner, "alt")),)


def _spoiler(node: LexborNode, reader: Reader) -> Converted:
    """A folded part; the button's words are its title, "Spoiler" being XenForo's own word where there is none."""
    button = next((child for child in elements(node) if child.tag == "button"), None)  # not that of a spoiler inside
    title = read_words(first(button, ".bbCodeSpoiler-button-title", ".SpoilerTitle")) if button is not None else ""
    places = (".bbCodeBlock--spoiler .bbCodeBlock-content", ".bbCodeSpoiler-content", ".SpoilerTarget", ".bbCodeSpoilerText")
    inner = first(node, *places)
    return (Spoiler(reader.blocks(inner if inner is not None else node), title),)


def _bare_spoiler(node: LexborNode, reader: Reader) -> Converted:
    inner = node.css_first(".bbCodeBlock-content")
    return (Spoiler(reader.blocks(inner if inner is not None else node)),)


def _inline_spoiler(node: LexborNode, reader: Reader) -> Converted:
    """Hidden words inside a line: Markdown folds only blocks, and hidden they must stay."""
    return (Spoiler(reader.blocks(node)),)


def _unfurl(node: LexborNode, reader: Reader) -> Converted:
    """A card that shows what an address leads to: a link with the page's title."""
    link = first(node, ".js-unfurl-title a[href]", "a[href]")
    address = reader.address(attribute(node, "data-url") or attribute(link, "href"))
    title = words_of(first(node, ".js-unfurl-title", ".contentRow-header")) or address
    return (Paragraph((Link(address, (Text(title),)) if address else Text(title),)),) if title else ()


def _lazy_embed(node: LexborNode, reader: Reader) -> Converted:
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


def _smilie(node: LexborNode, _: Reader) -> Converted:
    sign = of_image(node.attributes)
    return (Text(sign),) if sign else ()


_QUOTATION = Quotation(
    heads=(".bbCodeBlock-title", ".attribution"),
    bodies=(".bbCodeBlock-content", ".quoteContainer"),
    names=("data-quote", "data-author"),
    posts=("data-source", "data-content-selector"),
    leads=True,
)
BODY_RULES = BodyRules(
    boilerplate=_BOILERPLATE,
    quotes={"bbCodeBlock--quote": _QUOTATION, "bbCodeQuote": _QUOTATION},
    code="bbCodeBlock--code bbCodeCode bbCodePHP bbCodeHtml",
    handlers={
        "bbCodeBlock--unfurl": _unfurl,
        "bbImageWrapper": _picture,
        "bbCodeSpoiler": _spoiler,
        "bbCodeSpoilerContainer": _spoiler,
        "bbCodeBlock--spoiler": _bare_spoiler,
        "bbCodeInlineSpoiler": _inline_spoiler,
        **dict.fromkeys(("mceSmilieSprite", "mceSmilie"), _smilie),
    },
    tags={"span": _lazy_embed},
    post=engines.XENFORO.post,
)
