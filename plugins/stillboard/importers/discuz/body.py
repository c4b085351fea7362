"""The body of a Discuz! post: what discuzcode.htm and function_discuzcode.php write."""

from __future__ import annotations

import itertools
import re

from selectolax.lexbor import LexborNode

from ...addresses import other_engines
from ...ids import clean_name
from ...markup.blocks import CodeBlock, Image, Paragraph, Quote, Text
from ...markup.from_html import Reader
from ...markup.gated import GAP
from ...markup.html_elements import TAGS
from ...markup.html_words import elements, read_text, text_of, words_of
from ...markup.left_out import note
from ...markup.smilies import of_picture
from .._html.attachments import held, reached
from .._html.body_rules import BodyRules, Converted, without
from .._html.dom import attribute, first_solid

# "Ann 发表于 2024-5-1 10:00", and what language packs make of it.
_SAID = re.compile(
    r"^(?P<name>.{1,60}?) ?(?:发表于|發表於|published on|posted on|posted at|a posté en) ?(?=\d{4}-|\D{0,12}\d)", re.IGNORECASE
)
_POST = re.compile(r"[?&]goto=findpost\b")
_MOST = 12  # parts of the line over a quotation
_SMILEY = re.compile(r"/smil\w{1,4}/(?:[\w-]{1,40}/)?([\w-]{1,40})\.(?:gif|png)")
# 6 and 7: "原帖由 Ann 于 2009-5-1 10:00 发表", up to the first line's end.
_SAID_BEFORE = re.compile(r"^(?:原帖由|Originally posted by) ?(?P<name>.{1,60}?) ?(?:于|於|at) ?(?=\d{4}-)", re.IGNORECASE)
_CREDITS = re.compile(r"以下[内內]容需要[积積]分高[于於]")
_SIGNS = ("static/image/filetype/", "/common/back.gif", "/attachicons/", "/attachimg.gif")


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """A quotation begins with a small line: who wrote it and when, as a link to the post."""
    head = first_solid(node)
    if head is None or head.tag != "font":
        return _quote_before(node, reader)
    link = head.css_first("a[href]")
    href = attribute(link, "href")
    said = _SAID.match(words_of(head))
    if said is None and not _POST.search(href):
        return (Quote(reader.blocks(node)),)
    address = reader.address(href) if _POST.search(href) else ""
    return (Quote(reader.among(without(node, [head])), clean_name(said["name"]) if said else "", address),)


def _quote_before(node: LexborNode, reader: Reader) -> Converted:
    """The same of 6 and 7, where no element holds the line."""
    line = [*itertools.takewhile(lambda part: part.tag != "br", elements(node, text=True))]
    said = _SAID_BEFORE.search(" ".join("".join(text_of(part) for part in line).split())) if len(line) < _MOST else None
    if said is None:
        return (Quote(reader.blocks(node)),)
    href = attribute(next((part for part in line if part.tag == "a"), None), "href")
    address = reader.address(href) if _POST.search(href) else ""
    return (Quote(reader.among(without(node, line)), clean_name(said["name"]), address),)


def _quoted(node: LexborNode, reader: Reader) -> Converted:
    """6 writes "Quote:" over a quotation."""
    head = first_solid(node)
    return reader.among(without(node, [head])) if head is not None and head.tag == "h5" else None


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code, each line of which is an item of a list; beside it stands a button to copy it. 6 has it as it is."""
    if (code := node.css_first("code")) is not None:
        written = read_text(code).strip("\r\n")
        return (CodeBlock(written.replace("\n\n", "\n") if code.css_first("br") is not None else written),)
    lines = [read_text(item).strip("\r\n") for item in node.css("ol > li")]
    return (CodeBlock("\n".join(lines)),) if lines else None


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A smiley; a file's picture, whose address stands beside an empty one; or any other."""
    source = attribute(node, "src")
    if any(part in source for part in _SIGNS):
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


def _for_those_who_answered(node: LexborNode, _: Reader) -> Converted:
    """[hide]: what only those who answered were shown, under a heading that says so."""
    head = first_solid(node)
    if head is None or head.tag != "h4":
        return None
    note(gated_parts=1)
    return (Paragraph((GAP,)),)


def _for_the_credited(node: LexborNode, reader: Reader) -> Converted:
    """[hide=10]: what only those with many credits were shown follows a line that says so, up to two line breaks without a line
    end between, which are no author's own.
    """
    if not _CREDITS.match(words_of(node)):
        return None
    parts: list[LexborNode] = []
    part = node.next
    while part is not None and not (part.tag == "br" and part.next is not None and part.next.tag == "br"):
        parts.append(part)
        part = part.next
    reader.leave_out(parts)
    note(gated_parts=1)
    return (Paragraph((GAP,)),)


BODY_RULES = BodyRules(
    boilerplate="pstatus tip aimg_tip tip_4 attach_nopermission attach_tips ptg jammer t_attach",
    handlers={"blockcode": _code, "quote": _quoted, "showhide": _for_those_who_answered, "locked": _for_the_credited},
    tags={"blockquote": _quote, "img": _picture},
    post=other_engines.DISCUZ.post,
)
