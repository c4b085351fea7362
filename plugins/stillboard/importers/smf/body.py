"""The body of a post of Simple Machines Forum and of ElkArte: what their BB code adds to HTML, as handlers for from_html."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import Block, CodeBlock, Image, Inline, Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS
from ...markup.html_elements import language as language_of
from ...markup.html_words import read_text, words_of
from ...markup.smilies import of_picture
from .._html.attachments import held, in_lines, linked, local, reached, sized
from .._html.body_rules import BodyRules, Converted, Quotation
from .._html.dom import attribute, has_class, sibling

_LANGUAGE = re.compile(r"\(([\w+#.-]{1,30})\)")
_SMILEY = re.compile(r"/smileys/(?:[^/?#]{1,60}/){0,3}([\w-]{1,40})\.(?:gif|png|svg|webp)", re.IGNORECASE)
_ATTACHED = re.compile(r"\battach(?:ment)?=(\d{1,15})")
_SIZE = re.compile(r"\d[\d.,]{0,12}\s?(?:bytes|B|[kKMG]i?[Bb])\b", re.ASCII)
# What SMF's own smileys show, by their files, where other engines mean something else by the name.
_OWN = {"smiley": "🙂", "shocked": "😮", "huh": "🤔", "evil": "😈"}


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code; its language stands in brackets in the heading before it."""
    head = sibling(node, forward=False)
    said = words_of(head) if has_class(head, "codeheader") else ""
    match = _LANGUAGE.search(said)
    lang = match[1].lower() if match else language_of(node)
    return (CodeBlock(read_text(node).removeprefix("\n").rstrip("\n"), lang),)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A picture, or a smiley as the character that it shows."""
    match = _SMILEY.search(attribute(node, "src"))
    name = match[1].lower() if match else ""  # before SMF 2 a picture has no other name but one in the reader's language
    sign = _OWN.get(name) or of_picture(name)
    if sign:
        return (Text(sign),)
    if match and (alt := attribute(node, "alt")):
        return TAGS["img"](node, reader) if "smiley" in attribute(node, "class") else (Text(alt),)
    return TAGS["img"](node, reader)


def attached(links: list[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The files under a post, a line each: a picture, or a link with the file's name and size."""
    known: dict[str, list[LexborNode]] = {}
    for link in links:
        if match := _ATTACHED.search(attribute(link, "href")):
            known.setdefault(match[1], []).append(link)
    return in_lines(_file(same, reader) for same in known.values())


def _file(links: list[LexborNode], reader: Reader) -> tuple[Inline, ...]:
    """One file, from the links to it: one may hold its picture, and one has its name, with the size behind it."""
    picture = next((found for link in links if (found := link.css_first('img[id^="thumb"], img.atc_img')) is not None), None)
    named = next((link for link in links if words_of(link)), links[-1])
    name = words_of(named)
    sources = [*(attribute(link, "href") for link in links), attribute(picture, "src")]
    if path := held(sources, reader):
        return (local(path, name),)
    address = reached(sources, reader)
    if picture is not None and address:
        return (Image(address, name or attribute(picture, "alt")),)
    file = linked(address, name or address) if address else Text(name) if name else None
    behind = named.next
    size = _SIZE.search((behind.text_content or "")[:80]) if behind is not None and behind.is_text_node else None
    return (file, *sized(size[0] if size else "")) if file else ()


_QUOTATION = Quotation(heads=("cite",), other="strong", after=":", above="quoteheader")
BODY_RULES = BodyRules(
    boilerplate="codeheader quotefooter codeoperation spoilerheader signature",
    quotes=dict.fromkeys(("bbc_standard_quote", "bbc_alternate_quote", "bbc_quote", "quote"), _QUOTATION),
    spoilers={"sp-wrap": (".sp-head", ".sp-body"), "spoiler": ("", ""), "bbc_spoiler": ("summary", "")},
    handlers=dict.fromkeys(("bbc_code", "code"), _code),
    tags={"img": _picture},
    post=engines.SMF.post,
)
