"""What all engines write in bodies: a page of no known engine may have any of it."""

from __future__ import annotations

import dataclasses
import functools
import re

from selectolax.lexbor import LexborNode

from ...markup.blocks import Quote
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from .. import any_body_rules
from .._html.attribution import quoted_name, says_who_wrote
from .._html.body_rules import BodyRules, Converted, Quotation, content
from .._mail.attribution import attributed


def _no_quote(node: LexborNode, reader: Reader) -> Converted:
    """What a member says, in a blockquote: vBulletin 4 and XenForo 1 write bodies so."""
    return reader.blocks(node)


def _ucoz_quote(node: LexborNode, reader: Reader) -> Converted:
    """Of uCoz: the author of what is quoted stands in brackets after a word: Quote (Ann)."""
    head, body = node.css_first(".bbQuoteName"), node.css_first(".quoteMessage")
    name = re.search(r"\((.{1,60})\)$", words_of(head))
    return (Quote(content(node, head, body, reader), name[1].strip() if name else ""),)


def _over(words: str) -> str:
    """Whom a line over a quotation names: "Ann wrote:", or as mail programs have it, with the date and the address."""
    return attributed([words]) or (quoted_name(words) if says_who_wrote(words) else "")


@functools.cache
def rules_of_all() -> BodyRules:
    """The rules of all engines together, and of some that have no importer."""
    known = any_body_rules()
    handlers = {**known.handlers, "postcontent": _no_quote, "messageText": _no_quote, "bbQuoteBlock": _ucoz_quote}
    quotes = {"blockquote": Quotation(), **known.quotes}
    return dataclasses.replace(known, handlers=handlers, quotes=quotes, over=_over)
