"""The body of a Discuz! post: what discuzcode.htm and function_discuzcode.php write."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...addresses import other_engines
from ...ids import clean_name
from ...markup.blocks import CodeBlock, Image, Quote, Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS
from ...markup.html_words import text_of, words_of
from ...markup.smilies import of_picture
from .._html.attachments import held, reached
from .._html.body_rules import BodyRules, Converted, without
from .._html.dom import attribute, first_solid

# "Ann 发表于 2024-5-1 10:00", and what language packs make of it.
_SAID = re.compile(
    r"^(?P<name>.{1,60}?)\s*(?:发表于|發表於|published on|posted on|posted at|a posté en)\s*(?=\d{4}-|\D{0,12}\d)", re.IGNORECASE
)
_POST = re.compile(r"[?&]goto=findpost\b")
_SMILEY = re.compile(r"/smil\w{1,4}/(?:[\w-]{1,40}/)?([\w-]{1,40})\.(?:gif|png)")
_LANGUAGES = ("static/image/filetype/", "/common/back.gif")


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """A quotation begins with a small line: who wrote it and when, as a link to the post."""
    head = first_solid(node)
    if head is None or head.tag != "font":
        return (Quote(reader.blocks(node)),)
    link = head.css_first("a[href]")
    href = attribute(link, "href")
    said = _SAID.match(words_of(head))
    if said is None and not _POST.search(href):
        return (Quote(reader.blocks(node)),)
    address = reader.address(href) if _POST.search(href) else ""
    return (Quote(reader.among(without(node, [head])), clean_name(said["name"]) if said else "", address),)


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code, each line of which is an item of a list; behind it stands a button to copy it."""
    lines = [text_of(item).strip("\r\n") for item in node.css("ol > li")]
    return (CodeBlock("\n".join(lines)),) if lines else None


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A smiley; a file's picture, whose address stands beside an empty one; or any other."""
    source = attribute(node, "src")
    if any(part in source for part in _LANGUAGES):
        return ()
    if "smilieid" in node.attributes:
        match = _SMILEY.search(source)
        sign = of_picture(match[1].casefold()) if match else ""
        return (Text(sign or (f":{match[1]}:" if match else "")),)
    sources = [attribute(node, "zoomfile"), attribute(node, "file")]
    if not any(sources):
        return TAGS["img"](node, reader)
    found = held(sources, reader) or reached(sources, reader)
    return (Image(found, attribute(node, "alt")),) if found else ()


BODY_RULES = BodyRules(
    boilerplate="pstatus tip aimg_tip tip_4 attach_nopermission attach_tips ptg jammer",
    handlers={"blockcode": _code},
    tags={"blockquote": _quote, "img": _picture},
    post=other_engines.DISCUZ.post,
)
