"""The body of a vBulletin post: the bbcode_* templates of vBulletin 3, 4, 5 and 6."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import CodeBlock, Paragraph, Quote
from ...markup.from_html import Reader
from ...markup.gated import GAP, labels, waits
from ...markup.hidden import is_button
from ...markup.html_elements import language
from ...markup.html_words import elements, read_text, read_words, words_of
from ...markup.left_out import note
from .._html.body_rules import BodyRules, Converted, Quotation, own
from .._html.dom import attribute, first, first_solid, has_class
from .._vbulletin_files import inline_picture, picture

_FRAME = re.compile(r"margin:\s*(?:0px\s+)?[125]\d?px")  # of what vBulletin 3 sets off: margin:20px; margin-top:5px
_LONGEST_LABEL = 60  # characters of "Code:", in any language


def _set_off(node: LexborNode, reader: Reader) -> Converted:
    """What vBulletin 3 sets off, without a class of its own: a label in small letters, and below it a quotation (in the cell
    of a table, or in skins without one), or code in a `pre` or a `div`.
    """
    label = _label(node)
    rest = [child for child in elements(node) if child.mem_id != label.mem_id] if label is not None else []
    if label is None or not rest:
        return None
    if labels(words_of(label)) and not (is_button(label) or waits(label) or waits(rest[0])):  # [hide] of add-ons, and no spoiler
        return _gap()
    if rest[0].tag == "pre" or attribute(rest[0], "dir") == "ltr":
        return (_lines(rest[0], read_words(label)),)
    framed = bool(_FRAME.search(attribute(node, "style")))
    if rest[0].tag == "table" and (framed or len(words_of(label)) < _LONGEST_LABEL):
        cell = rest[0].css_first("td")
        return (_quotation(list(elements(cell, text=True)), reader),) if cell is not None else ()
    return (_quotation(rest, reader),) if framed and rest[0].tag == "div" else None


def _gap() -> Converted:
    note(gated_parts=1)
    return (Paragraph((GAP,)),)


def _label(node: LexborNode) -> LexborNode | None:
    """The first child, if it is a line in small letters."""
    label = first_solid(node)
    small = label is not None and label.tag == "div" and "smallfont" in attribute(label, "class")
    return label if small else None


def _quotation(parts: list[LexborNode], reader: Reader) -> Quote:
    """A quotation: where the author is named, its first `div` does that, and its second holds the words."""
    solid = [part for part in parts if part.is_element_node or (part.text_content or "").strip()]
    head = solid[0] if len(solid) > 1 and solid[0].tag == solid[1].tag == "div" and _label(solid[0]) is None else None
    named = own(head, ("strong", "b"), "table") if head is not None else None
    if head is None or named is None:
        return Quote(reader.among(parts))
    link = first(head, "a[href]")
    address = reader.address(attribute(link, "href")) if engines.VBULLETIN.post.search(attribute(link, "href")) else ""
    return Quote(reader.among(solid[1:]), words_of(named), address)


def _lines(node: LexborNode, label: str) -> CodeBlock:
    """Code, coloured or not. That it is PHP only the label says."""
    lines = read_text(node).removeprefix("\n").rstrip("\n")
    php = re.search(r"\bPHP\b", label[:_LONGEST_LABEL])
    return CodeBlock(lines if node.tag == "pre" else lines.strip("\n"), "php" if php else language(node))


_QUOTATION = Quotation(heads=(".bbcode_postedby",), bodies=(".message",), named=("strong", "b"))


def _code(node: LexborNode, _: Reader) -> Converted:
    label = node.parent.css_first(".bbcode_description") if node.parent is not None else None
    return (_lines(node, read_words(label)),)


def _frame(node: LexborNode, reader: Reader) -> Converted:
    """The frame of a quotation or of code, without the label over it; of anything else it is an ordinary element."""
    label = first_solid(node)
    if (
        label is not None
        and has_class(label, "bbcode_description")
        and labels(words_of(label))
        and not (is_button(label) or waits(node))
    ):
        return _gap()
    inner = first(node, ".bbcode_quote", ".bbcode_code")
    if inner is None:
        return None
    return _code(inner, reader) if has_class(inner, "bbcode_code") else None


BODY_RULES = BodyRules(
    boilerplate="bbcode_description smallfont_label quote_icon after_content lastedited axd vbmenu_popup adsbygoogle ad_global",
    quotes={"quote_container": _QUOTATION},
    spoilers={
        "spoiler": ("", ".spoiler_content, .spoiler-body"),
        "bbcode_spoiler": (".spoiler_title", ".spoiler_content"),
        "b-spoiler": (".b-spoiler__title", ".b-spoiler__content"),
    },
    handlers={
        "bbcode_container": _frame,
        "bbcode_code": _code,
        "inlineimg": inline_picture,
        **dict.fromkeys(("thumbnail", "attach", "bbcode-attachment"), picture),
    },
    tags={"div": _set_off},
    post=engines.VBULLETIN.post,
)
