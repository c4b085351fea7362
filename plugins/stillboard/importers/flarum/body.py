"""Bodies of Flarum's posts: what its formatter (s9e/TextFormatter) and the add-ons for mentions and uploads write."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import Paragraph, Quote, Text
from ...markup.from_html import Reader
from ...markup.html_words import elements, words_of
from .._html.attribution import quoted_name
from .._html.body_rules import BodyRules, Converted, without
from .._html.dom import attribute, first, first_solid, has_class

"""A post's number in an address."""


def _blockquote(node: LexborNode, reading: Reader) -> Converted:
    """A quotation: whom it quotes is a mention of the post at its beginning, or a heading."""
    mention = first_mention(node)
    if mention is not None:
        name = words_of(mention).lstrip("@↩ ")
        return (Quote(reading.among(without(node, [mention])), name, reading.address(attribute(mention, "href"))),)
    head = first(node, "cite")
    return (Quote(reading.among(without(node, [head])), quoted_name(words_of(head))),) if head is not None else None


def first_mention(node: LexborNode) -> LexborNode | None:
    """The mention of a post that an element begins with."""
    inner: LexborNode | None = node
    while inner is not None and not has_class(inner, "PostMention"):
        child = first_solid(inner)
        inner = child if child is not None and child.is_element_node and (child.tag != "blockquote" or inner is node) else None
    return inner


def _upload(node: LexborNode, _: Reader) -> Converted:
    """A file that the add-on for uploads shows as buttons: its name, and its size."""
    said = [words for child in elements(node) if (words := words_of(child))]
    return (Paragraph((Text(f"{said[0]} ({said[1]})" if len(said) > 1 else said[0]),)),) if said else None


BODY_RULES = BodyRules(
    boilerplate="Post-quoteButtonContainer",
    handlers={"ButtonGroup": _upload},
    tags={"blockquote": _blockquote},
    post=engines.FLARUM.post,
)
