"""What the elements of plain HTML become: lists, tables, code, pictures, embedded media and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from selectolax.lexbor import LexborNode

from ..gfm import MISSING
from . import staff
from .blocks import (
    Block,
    Break,
    CodeBlock,
    CodeSpan,
    Heading,
    Image,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Spoiler,
    Table,
    Text,
)
from .embeds import embedded
from .hidden import hides
from .html_reader import Reader
from .html_words import elements, note_hidden, read_text, read_words
from .smilies import of_image

_Converted = Iterable[Block | Inline] | None
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_LANGUAGE = re.compile(r"(?:lang(?:uage)?|brush:)-?\s*([a-z0-9+#._-]{1,30})", re.IGNORECASE)
_DECORATION = re.compile(r"(?:^|[/_-])(?:blank|spacer|pixel|clear|transparent|1x1)\.(?:gif|png)$", re.IGNORECASE)
# Lazy loaders keep the true address here; XenForo's data-url is the one before its own image proxy.
_SOURCES = ("data-url", "data-src", "data-original", "data-lazy-src", "src")
NOT_KEPT = "data-not-kept"  # an attribute of a picture that was lost when the page was saved
MAX_SPAN = 30  # columns that one cell may span


def language(node: LexborNode) -> str:
    """The language of code, from data-lang or a class such as language-python; "" if it does not say."""
    for part in (node, node.css_first("code"), node.parent):
        if part is None:
            continue
        attributes = part.attributes
        said = attributes.get("data-lang") or attributes.get("data-language") or attributes.get("data-code-wrap") or ""
        if not said and (match := _LANGUAGE.search(attributes.get("class") or "")):
            said = match[1]
        if said:
            return "" if said.lower() in {"auto", "none", "text", "plain", "plaintext", "nohighlight"} else said.lower()
    return ""


def pre(node: LexborNode, _: Reader) -> _Converted:
    """Code: its blanks and line ends count."""
    return (CodeBlock(read_text(node).removeprefix("\n").rstrip("\n"), language(node)),)


def _code(node: LexborNode, reader: Reader) -> _Converted:
    text = read_text(node)
    return pre(node, reader) if "\n" in text.strip("\n") else (CodeSpan(text),)


def _heading(node: LexborNode, reader: Reader) -> _Converted:
    if for_staff := staff.under(node):
        reader.leave_hidden([node, *for_staff])
        return ()
    inlines = reader.inlines(node)
    if inlines and isinstance(inlines[-1], Text):  # XenForo ends headings with a zero-width space, for its permalinks
        inlines = (*inlines[:-1], Text(inlines[-1].text.rstrip("\u200b \n")))
    return (Heading(int((node.tag or "h6")[1]), inlines),)


def _blockquote(node: LexborNode, reader: Reader) -> _Converted:
    return (Quote(reader.blocks(node), "", reader.address(node.attributes.get("cite"))),)


def _details(node: LexborNode, reader: Reader) -> _Converted:
    """A folded part; its summary is said in the title only."""
    title = next((read_words(child) for child in elements(node) if child.tag == "summary" and not hides(child.attributes)), "")
    return (Spoiler(reader.blocks(node), title),)


def _summary(node: LexborNode, _: Reader) -> _Converted:
    return () if node.parent is not None and node.parent.tag == "details" else None


def _list(node: LexborNode, reader: Reader) -> _Converted:
    """A list. What stands between its items (a nested list, in old HTML) belongs to the item before."""
    items: list[tuple[Block, ...]] = []
    for child in elements(node, text=True):
        if child.tag == "li" and not reader.is_shown(child):
            continue
        if child.tag == "li":
            items.append(reader.blocks(child))
        elif inner := reader.among([child]):
            items[-1:] = [(*items[-1], *inner)] if items else [inner]
    if not any(items):
        return ()
    return (Items(tuple(items), _start(node) if node.tag == "ol" else None),)


def _start(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdecimal() and len(start) < 10 else 1


def _rows(table: LexborNode, reader: Reader) -> Iterator[LexborNode]:
    """The rows of a table, not those of tables inside it. Many that guests were not shown are one."""
    for child in elements(table):
        if child.tag == "tr" or (child.tag in {"thead", "tbody", "tfoot"} and reader.is_gated(child)):
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in elements(child) if row.tag == "tr")


def _table(node: LexborNode, reader: Reader) -> _Converted:
    """A table; one that only lays things out (one column, or blocks no cell of Markdown can hold) becomes its cells' blocks."""
    shown = [row for row in _rows(node, reader) if reader.is_shown(row)]
    rows = [[row] if reader.is_gated(row) else _cells(row, reader) for row in shown]
    rows = [row for row in rows if row]
    caption = [block for child in elements(node) if child.tag == "caption" for block in reader.blocks(child)]
    cells = [[(cell, reader.blocks(cell)) for cell in row] for row in rows]
    simple = all(isinstance(block, Paragraph) for row in cells for _, blocks in row for block in blocks)
    if not simple or max(map(len, rows), default=0) < 2:
        return (*caption, *(block for row in cells for _, blocks in row for block in blocks))
    head = all(cell.tag == "th" for cell in rows[0]) or (rows[0][0].parent is not None and _in_head(rows[0][0]))
    grid = tuple(tuple(slot for cell, blocks in row for slot in _slots(cell, blocks)) for row in cells)
    return (*caption, Table(grid, head))


def _cells(row: LexborNode, reader: Reader) -> list[LexborNode]:
    return [cell for cell in elements(row) if cell.tag in {"td", "th"} and reader.is_shown(cell)]


def _in_head(cell: LexborNode) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.tag == "thead"


def _slots(cell: LexborNode, blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    """A cell, and empty ones for the further columns that it spans."""
    inlines: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            inlines.extend((*([Break()] if inlines else []), *block.inlines))
    yield tuple(inlines)
    span = cell.attributes.get("colspan") or "1"
    wide = int(span) if span.isascii() and span.isdecimal() and len(span) < 4 else 1
    yield from [()] * (min(wide, MAX_SPAN) - 1)


def _script(table: dict[int, int], mark: str) -> Callable[[LexborNode, Reader], _Converted]:
    def script(node: LexborNode, _: Reader) -> _Converted:
        """Raised or lowered words: in Unicode's own characters, else as ^(words) or _(words)."""
        if any(True for _ in elements(node)):
            return None
        words = read_words(node)
        return (Text(words.translate(table) if all(ord(c) in table for c in words) else f"{mark}({words})"),)

    return script


def _break(_: LexborNode, __: Reader) -> _Converted:
    return (Break(),)


def _rule(_: LexborNode, __: Reader) -> _Converted:
    return (Rule(),)


def _code_words(node: LexborNode, _: Reader) -> _Converted:
    return (CodeSpan(read_text(node)),)


def _image(node: LexborNode, reader: Reader) -> _Converted:
    attributes = node.attributes
    alt = " ".join((attributes.get("alt") or "").replace("\u200b", "").split())
    alt = "" if alt == "[IMG]" else alt  # what BBCode engines write where nobody described the picture
    if _is_emoji(attributes):
        sign = of_image(attributes)
        return (Text(sign),) if sign else ()
    if attributes.get("width") in {"0", "1"} or attributes.get("height") in {"0", "1"}:
        return ()
    candidates = [attributes.get(name) or "" for name in _SOURCES]
    candidates.extend(part.split()[0] for part in (attributes.get("srcset") or "").split(",")[:1] if part.strip())
    missing = ""
    for candidate in candidates:
        if candidate and (path := reader.dialect.file(candidate)):
            if path != MISSING:
                return (Image(path, alt),)
            missing = missing or candidate
    for candidate in candidates:
        if address := reader.address(candidate):
            return () if _DECORATION.search(address) else (Image(address, alt),)
    if missing:
        return () if _DECORATION.search(missing) else (Image(MISSING, alt or missing.rpartition("/")[2]),)
    if NOT_KEPT in attributes:
        return (Image(MISSING, alt),)
    return (Text(alt),) if alt else ()


def _is_emoji(attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").lower()
    return "data-shortname" in attributes or "smilie" in classes or "smiley" in classes or "emoji" in classes


def media_link(source: str, title: str, reader: Reader) -> tuple[Inline, ...]:
    """A link to embedded media; nothing if its address cannot be followed."""
    address = reader.address(source)
    if not address:
        return ()
    page, name = embedded(address)
    return (Link(page, (Text(title or name or page),)),)


def _media(node: LexborNode, reader: Reader) -> _Converted:
    """An embedded page, film or sound: a link, in a paragraph of its own."""
    attributes = node.attributes
    source = attributes.get("data-src") or attributes.get("src") or attributes.get("data") or ""
    if not source and (inner := node.css_first("source[src]")) is not None:
        source = inner.attributes.get("src") or ""
    title = " ".join((attributes.get("title") or "").split())
    if path := reader.dialect.file(source) if source and source != MISSING else "":
        return (Paragraph((Link(path, (Text(path.rpartition("/")[2]),)),)),)
    if source == MISSING or source.startswith("cid:"):  # a part of a mail that is not in it
        return (Paragraph((Link(MISSING, (Text(title or "frame"),)),)),)
    link = media_link(source, title, reader)
    return (Paragraph(link),) if link else ()


def _drawing(node: LexborNode, _: Reader) -> _Converted:
    """A drawing is no words, and its title and its description are shown nowhere: what it says is left out, and counted."""
    note_hidden(node)
    return ()


def _protected(node: LexborNode, _: Reader) -> _Converted:
    """An e-mail address that Cloudflare hid: each byte is the first one XOR the character."""
    code = node.attributes.get("data-cfemail")
    if not code:
        return None
    try:
        key, *rest = bytes.fromhex(code)
        return (Text(bytes(byte ^ key for byte in rest).decode()),)
    except ValueError:  # no hexadecimal, nothing at all, or no UTF-8
        return None


TAGS: dict[str, Callable[[LexborNode, Reader], _Converted]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), _media),
    **dict.fromkeys(("kbd", "samp", "tt"), _code_words),
    **dict.fromkeys(("a", "span"), _protected),
    "pre": pre,
    "code": _code,
    "blockquote": _blockquote,
    "details": _details,
    "summary": _summary,
    "table": _table,
    "hr": _rule,
    "br": _break,
    "img": _image,
    "sup": _script(_RAISED, "^"),
    "sub": _script(_LOWERED, "_"),
    "svg": _drawing,
    "noembed": _drawing,
    "noframes": _drawing,
}
