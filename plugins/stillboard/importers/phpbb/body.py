"""The body of a phpBB post: what the BB code of phpBB 2, phpBB 3 and Forumotion adds to HTML, as handlers for from_html."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...markup.blocks import Block, Break, CodeBlock, Inline, Quote, Spoiler, Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS, language
from ...markup.html_words import elements, read_text, read_words, words_of
from .._html.attachments import in_lines, shown, sized
from .._html.attribution import quoted_name
from .._html.body_rules import BodyRules, Converted, Quotation
from .._html.dom import attribute, first, has_class, sibling
from .._html.quote_cells import code_lines, quote_cells
from .._html.smilies import picture

_SIZE = re.compile(r"[(\[]\s?(\d[\d.,\u00a0 ]{0,12}\s?[^\W\d_]{1,8})\s?[)\]|]")
_HIDDEN = re.compile(r"display:\s?none", re.IGNORECASE)


def _code(node: LexborNode, reader: Reader) -> Converted:
    """Code, without the line over it; Forumotion gives the same class to folded parts."""
    if has_class(node, "spoiler"):
        folded = first(node, ".spoiler_content", "dd") or node
        return (Spoiler(reader.blocks(folded), read_words(first(node, "dt")).rstrip(" :")),)
    inner = first(node, "pre", "code", "dd")
    if inner is None:
        return None
    if inner.tag != "pre":
        return (CodeBlock(code_lines(inner), language(inner)),)
    text = read_text(first(inner, "code") or inner)
    return (CodeBlock(text.removeprefix("\n").rstrip("\n"), language(inner)),)


def _code_below(node: LexborNode, _: Reader) -> Converted:
    """Code whose heading stands before it."""
    return (CodeBlock(code_lines(node), language(node)),)


def _above(node: LexborNode, *names: str) -> LexborNode | None:
    """The heading before a part, by its class."""
    before = sibling(node, forward=False)
    return before if before is not None and set(names) & set(attribute(before, "class").split()) else None


def _quote_below(node: LexborNode, reader: Reader) -> Converted:
    """What is quoted, below its heading; the same form serves forums' own code for folded parts."""
    parts = [part for part in elements(node, text=True) if part.is_element_node or (part.text_content or "").strip()]
    if len(parts) == 1 and _HIDDEN.search(attribute(parts[0], "style")):
        return (Spoiler(reader.blocks(parts[0])),)
    return (Quote(reader.blocks(node), quoted_name(words_of(_above(node, "quotetitle")))),)


def _heading(node: LexborNode, _: Reader) -> Converted:
    """The heading of what follows; one that nothing follows is what somebody wrote."""
    after = sibling(node, forward=True)
    below = set(attribute(after, "class").split()) & {"quotecontent", "quotediv", "codecontent", "codediv", "spoildiv"}
    return () if below else None


def _spoiler_below(node: LexborNode, reader: Reader) -> Converted:
    return (Spoiler(reader.blocks(node), read_words(_above(node, "spoiltitle")).rstrip(" :")),)


def _spoiler(node: LexborNode, reader: Reader) -> Converted:
    """A folded part of a phpBB extension or of Forumotion, with its heading inside."""
    head = first(node, ".spoiltitle", ".spoiler-header", ".spoiler_title", "dt", "summary")
    inner = first(node, ".spoilcontent", ".spoiler-content", ".spoiler-body", ".spoiler_content", "dd")
    if inner is None:
        return TAGS["details"](node, reader) if node.tag == "details" else (Spoiler(reader.blocks(node)),)
    return (Spoiler(reader.blocks(inner), read_words(head).rstrip(" :")),)


def _inline_file(node: LexborNode, reader: Reader) -> Converted:
    return files([node], reader)


def files(boxes: Iterable[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The attached files of some boxes, a line each: name or picture, size, and below it what the author says of it."""
    return in_lines([*_file(item, reader)] for box in boxes for item in box.css(".file, .thumbnail") or [box])


def _file(item: LexborNode, reader: Reader) -> Iterator[Inline]:
    link, image = first(item, "a.postlink[href]", "a[href]"), first(item, "img.postimage", "img")
    label = words_of(link)
    name = label or attribute(image, "alt") or attribute(image, "title")
    sources = (attribute(link, "href"), "" if label else attribute(image, "src"))
    file = shown(sources, name, reader) or Text(words_of(item))
    if file == Text(""):
        return
    yield file
    if size := _SIZE.search(f"{words_of(item)} {attribute(image, 'title')}"):
        yield from sized(size[1].strip())
    for comment in item.css("dd"):
        words = words_of(comment)
        said = comment.css_first("em") is not None or has_class(item, "thumbnail")
        if said and words and words != label:
            yield from (Break(), Text(words))


BODY_RULES = BodyRules(
    # What stands inside a body without being part of it: signatures, notices, and what the reader can press.
    boilerplate="attachbox signature post-signature signature_div post_deleted_msg vote fa_like_div copy-to-clipboard",
    quotes={
        "blockquote": Quotation(
            heads=("cite",),
            posts=("data-post-id", "cite"),
            named=('a[href*="viewprofile"]', 'a[href*="profile"]', "strong", "b"),
        )
    },
    handlers={
        **dict.fromkeys(("codebox", "cont_code"), _code),
        **dict.fromkeys(("quotetitle", "codetitle", "spoiltitle"), _heading),
        **dict.fromkeys(("quotecontent", "quotediv"), _quote_below),
        **dict.fromkeys(("codecontent", "codediv"), _code_below),
        "spoildiv": _spoiler_below,
        **dict.fromkeys(("spoiler", "spoilwrapper", "spoiler-wrapper"), _spoiler),
        **dict.fromkeys(("inline-attachment", "attach-file"), _inline_file),
    },
    tags={"table": quote_cells(), "img": picture},
    post=engines.PHPBB.post,
)
