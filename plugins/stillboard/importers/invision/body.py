"""The body of a post of Invision's boards: what their editors and BB code add to HTML, as handlers for from_html."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import CodeBlock, Image, Paragraph, Quote, Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS, media_link
from ...markup.html_words import elements, read_text, words_of
from ...markup.smilies import of_image
from .._html.attachments import held, linked, local, reached, sized, stands_for
from .._html.attribution import quoted_name
from .._html.body_rules import BodyRules, Converted, Quotation
from .._html.dom import attribute, sibling

_BOILERPLATE = "ipsEdited ipsQuote_citation signature edit"
_SIZE = re.compile(r"\d[\d.,]{0,12}\s?(?:bytes|[kKMG]i?[Bb])", re.ASCII)
_EMBED = re.compile(r"/?[?&](?:do|comment|page|embed\w{1,12})=")
_TYPED = re.compile(r"emo&(?:amp;)?(.{1,40})", re.DOTALL)  # <!--emo&:)--> stands before the picture of IP.Board 1 and 2
MAX_WORDS = 200  # characters of a file's name


def _attached(node: LexborNode, reader: Reader) -> Converted:
    """An attached file: a picture at its full size, or a link with the file's name and size."""
    href, picture = attribute(node, "href"), node.css_first("img")
    name = words_of(node.css_first(".ipsAttachLink_title")) or words_of(node) or attribute(picture, "alt")
    name = name[:MAX_WORDS]
    if picture is not None and not stands_for(picture, [node], name):
        picture = None
    sources = [attribute(node, "data-fullurl"), href, attribute(picture, "data-src"), attribute(picture, "src")]
    if path := held(sources, reader):
        return (local(path, name),)
    address = reached(sources, reader)
    if not address:
        return None
    size = _SIZE.search(words_of(node.css_first(".ipsAttachLink_metaInfo")))
    file = Image(address, name) if picture is not None else linked(address, name or address)
    return (file, *sized(size[0] if size else ""))


def _embedded(node: LexborNode, reader: Reader) -> Converted:
    """A frame, which may wait to be seen; one that shows a page of the forum itself leads to that page."""
    source = attribute(node, "data-embed-src", "data-src", "src")
    if not source or not ("do=embed" in source or "data-embed-src" in node.attributes):
        return TAGS["iframe"](node, reader)
    address, post = source, engines.INVISION.post.search(source)
    if "do=embed" in source:
        address = f"{_EMBED.split(source, maxsplit=1)[0]}/"
        address += f"{'&' if '?' in address else '?'}do=findComment&comment={post[1]}" if post else ""
    link = media_link(address, attribute(node, "title"), reader)
    return (Paragraph(link),) if link else ()


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A picture, or an emoticon as the character that it shows."""
    attributes, before = node.attributes, node.prev
    if before is not None and before.is_comment_node and (typed := _TYPED.fullmatch(before.comment_content or "")):
        return (Text(of_image({"alt": typed[1]}) or typed[1]),)
    drawn = "/emoticons/" in attribute(node, "src", "data-src") and attributes.get("alt")
    if drawn or "data-emoticon" in attributes or "bbc_emoticon" in (attributes.get("class") or ""):
        sign = of_image(attributes)
        return (Text(sign),) if sign else ()
    return TAGS["img"](node, reader)


def _folded(node: LexborNode, reader: Reader) -> Converted:
    """IP.Board 2 gives every table of its quotations and code the id QUOTE or CODE, in a row under the heading."""
    rows = [row for part in elements(node) for row in (elements(part) if part.tag == "tbody" else (part,))]
    cells = [cell for row in rows for cell in elements(row) if cell.tag == "td"]
    if len(cells) != 2 or attribute(cells[1], "id") not in {"QUOTE", "CODE"}:  # a heading and a body
        return TAGS["table"](node, reader)
    if attribute(cells[1], "id") == "CODE":
        return (CodeBlock(read_text(cells[1]).strip("\n")),)
    return (Quote(reader.blocks(cells[1]), name_in_brackets(words_of(cells[0]))),)


def name_in_brackets(words: str) -> str:
    """The name in "QUOTE(Ann @ Jan 3 2006, 10:11 AM)"; "" without one. `words` is in one line."""
    head, bracket, rest = words.partition("(")
    if not bracket or len(head) > 20:  # characters of the word that an interface has for a quotation
        return ""
    return rest.partition(" @ ")[0].strip().removesuffix(")").strip()


def _quoted(node: LexborNode, reader: Reader) -> Converted:
    """A quotation of IP.Board 2 or 3 whose heading stands before it; the heading may lead to the post."""
    head = sibling(node, forward=False)
    classes = attribute(head, "class").split()
    if head is None or not {"quotetop", "citation"} & set(classes):
        return (Quote(reader.blocks(node)),)
    name = quoted_name(words_of(head)) if "citation" in classes else name_in_brackets(words_of(head))
    address = next((address for link in head.css("a[href]") if (address := reader.address(attribute(link, "href")))), "")
    return (Quote(reader.blocks(node), name, address),)


def _heading(node: LexborNode, _: Reader) -> Converted:
    """The heading before a quotation, which is read with it, or before code."""
    after = sibling(node, forward=True)
    return () if {"quotemain", "codemain", "blockquote"} & set(attribute(after, "class").split()) else None


def _code(node: LexborNode, _: Reader) -> Converted:
    return (CodeBlock(read_text(node).strip("\n")),)


_POSTS = ("data-ipsquote-contentcommentid", "data-cid", "data-pid")
_NAMES = ("data-ipsquote-username", "data-author", "data-cite")
_QUOTATION = Quotation(
    heads=(".ipsQuote_citation", "p.citation", "cite"),
    bodies=(".ipsQuote_contents", ".quote"),
    names=_NAMES,
    posts=_POSTS,
)
BODY_RULES = BodyRules(
    boilerplate=_BOILERPLATE,
    quotes={
        "ipsQuote": _QUOTATION,
        "ipsBlockquote": _QUOTATION,
    },
    spoilers={
        "ipsSpoiler": (".ipsSpoiler_header", ".ipsSpoiler_contents"),
        "ipsStyle_spoiler": ("", ""),
        "bbc_spoiler": (".spoiler_title", ".bbc_spoiler_content"),
    },
    handlers={
        **dict.fromkeys(("ipsAttachLink", "ipsAttachLink_image", "resized_img"), _attached),
        **dict.fromkeys(("quotetop", "codetop", "citation"), _heading),
        **dict.fromkeys(("quotemain", "blockquote"), _quoted),
        "codemain": _code,
    },
    tags={"iframe": _embedded, "img": _picture, "table": _folded},
    post=engines.INVISION.post,
)
