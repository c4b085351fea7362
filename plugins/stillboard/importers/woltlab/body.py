"""The body of a post of Burning Board and WoltLab Suite: quotations, code and spoilers of each generation, and attached files."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import Block, CodeBlock, Inline, Quote, Spoiler
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS, language
from ...markup.html_words import elements, read_text, read_words, words_of
from .._html.attachments import in_lines, linked, local, sized
from .._html.attribution import quoted_name
from .._html.body_rules import BodyRules, Converted, heading_beside
from .._html.dom import ancestor, ancestors, attribute, belongs_to, first, following, has_class, of_tag, text
from .._html.smilies import smilie

_HIGHLIGHTER = re.compile(r"\b(\w{1,20})Highlighter\b")
_SIZE = re.compile(r"\d[\d.,]{0,12}\s?(?:[kKMGT]i?)?(?:B|Bytes?)\b")
_QUOTE_HEADS = ("quoteBoxIcon", "quoteBoxTitle", "quoteHeader", "toggleButton")
_GUILLEMETS = re.compile(r"[»„“\"](.{1,80}?)[«“”\"]")


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code; its lines are items of a list (4), lines with an anchor each (Suite), or stand next to their numbers (3)."""
    match = _HIGHLIGHTER.search(attribute(node, "class"))
    kind = (
        match[1].lower() if match and match[1].lower() not in {"plain", "php"} else ("php" if match and match[1] == "php" else "")
    )
    rows = node.css("ol > li")
    if rows:
        lines = "\n".join(read_text(row).rstrip("\n") for row in rows)
    else:
        box = first(
            node,
            ".codeBoxCode code",
            ".codeContent pre",
            "pre code",
            "code",
            ".codeContent",
            "td:last-child pre",
            "pre:last-of-type",
            "pre",
        )
        if box is None:
            return None
        spans = box.css(".codeBoxLine")
        lines = "\n".join(read_text(span).rstrip("\n") for span in spans) if spans else read_text(box)
        kind = kind or language(box)
    return (CodeBlock(lines.removeprefix("\n").rstrip("\n"), kind),)


def _quote3(node: LexborNode, reader: Reader) -> Converted:
    """A quotation of 2 to 4 and Suite; in all the name stands in a link, or in quotation marks, in the heading."""
    head = first(node, ".quoteBoxTitle", ".quoteHeader h3", "header h3", "header", ".quoteHeader")
    head = head if head is not None and belongs_to(head, node, _is_quote) else None
    body = first(node, ".quoteBoxContent", ".quoteBody")
    body = body if body is not None and belongs_to(body, node, _is_quote) else None
    head = head or heading_beside(node, body)
    words = words_of(head)
    said = _GUILLEMETS.search(words)
    name = attribute(node, "data-author") or (said[1] if said else quoted_name(words))
    link = first(head, "a[href]") if head is not None else None
    address = ""
    for where in (attribute(node, "data-link"), attribute(node, "cite"), attribute(link, "href")):
        address = address or (reader.address(where) if where else "")
    if body is not None:
        return (Quote(reader.blocks(body), name, address),)
    parts = [part for part in elements(node, text=True) if not has_class(part, *_QUOTE_HEADS) and part.tag != "header"]
    return (Quote(reader.among(parts), name, address),)


def _is_quote(node: LexborNode) -> bool:
    return node.tag == "blockquote" or has_class(node, "quoteBox")


def _table2(node: LexborNode, reader: Reader) -> Converted:
    """What Burning Board 2 sets off in tables: code in a `pre`, or a quotation, which begins with "Original von" in italics."""
    cell = node.css_first("td.inposttable")
    if cell is None or not _own_cell(cell, node):
        return TAGS["table"](node, reader)
    cell = [cell, *(other for other in following(cell) if other.tag == "td")][-1]  # lines' numbers have a cell of their own
    code = next((part for part in elements(cell) if part.tag == "pre"), None)
    if code is not None:
        return (CodeBlock(read_text(code).removeprefix("\n").rstrip("\n")),)
    parts = list(elements(cell, text=True))
    while len(parts) == 1 and parts[0].is_element_node and parts[0].tag in {"span", "div"}:
        parts = list(elements(parts[0], text=True))
    solid = [part for part in parts if part.is_element_node or (part.text_content or "").strip()]
    if solid and solid[0].tag == "i" and (name := quoted_name(words_of(solid[0]))) != words_of(solid[0]):
        return (Quote(reader.among(solid[1:]), name),)
    return (Quote(reader.among(parts)),)


def _own_cell(cell: LexborNode, table: LexborNode) -> bool:
    """Whether the cell is in this table or in the one frame that the template puts inside it."""
    tables = itertools.islice(filter(of_tag("table"), ancestors(cell)), 2)
    return any(outer.mem_id == table.mem_id for outer in tables)


def files(boxes: Iterable[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The files under a post, a line each: its picture if the dump holds that, else a link; and its size."""
    links: dict[str, LexborNode] = {}
    for box in boxes:
        for link in sorted(box.css("a[href]"), key=lambda link: not words_of(link)):  # 3 has two to a file, one around its icon
            links.setdefault(attribute(link, "href"), link)
    return in_lines(_line(href, link, reader) for href, link in links.items())


def _line(href: str, link: LexborNode, reader: Reader) -> tuple[Inline, ...]:
    name = text(link, ".messageAttachmentFilename", ".attachmentFilename") or words_of(link) or attribute(link, "title")
    size = _SIZE.search(words_of(link) if len(words_of(link)) > len(name) else words_of(_item(link)))
    path = reader.dialect.file(href)
    address = "" if path else reader.address(href)
    if not path and not address:
        return ()
    return (local(path, name) if path else linked(address, name or address), *sized(size[0] if size else ""))


def _item(link: LexborNode) -> LexborNode | None:
    found = ancestor(link, of_tag("li", "fieldset", "section", "tr"))
    return found if found is not None and found.tag != "section" else None


def _image(node: LexborNode, reader: Reader) -> Converted:
    sign = smilie(node)
    return (sign,) if sign else TAGS["img"](node, reader)


def _spoiler(node: LexborNode, reader: Reader) -> Converted:
    """A folded part; the words of its button are the author's only where it says so."""
    button = first(node, '[data-has-custom-label="true"]', '[data-has-custom-label="1"]')
    body = first(node, ".spoilerBoxContent", ".containerPadding")
    return (Spoiler(reader.blocks(body if body is not None else node), read_words(button)),)


BODY_RULES = BodyRules(
    boilerplate="toggleButton quoteBoxIcon lineAnchor codeBoxHeader messageSignature wbbPostEditNote editNote jsOnly",
    code="",
    handlers={
        "quoteBox": _quote3,
        **dict.fromkeys(("codeBox", "sourceCode"), _code),
        "spoilerBox": _spoiler,
    },
    tags={"table": _table2, "img": _image},
    post=engines.WOLTLAB.post,
)
