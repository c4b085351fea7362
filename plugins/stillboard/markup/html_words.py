"""The words inside HTML elements, and which elements are blocks, marks, or nothing that people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from .hidden import is_hidden, parted
from .left_out import note

DROPPED = frozenset(
    "script style noscript template head title meta link base form button input select textarea option optgroup datalist "
    "svg noembed noframes canvas map area dialog progress meter param source track wbr col colgroup".split()
)
_WORDLESS = DROPPED - {
    "svg",
    "title",
    "noembed",
    "noframes",
}  # what has no words, also where those of hidden elements are counted
BLOCKS = frozenset(
    "p div section article header footer main aside nav address center fieldset legend figure figcaption dl dt dd "
    "li tr td th tbody thead tfoot caption summary body html hgroup search".split()
)
# The others that stand on lines of their own, as far as words beside them go: "10:15 PM" and what follows a line are two things.
APART = frozenset("h1 h2 h3 h4 h5 h6 blockquote ul ol table hr".split())
STYLED = frozenset("span font u".split())  # what old BB code writes bold and italic words with
STYLES = (
    (re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE), "**"),
    (re.compile(r"font-style:\s*italic", re.IGNORECASE), "*"),
    (re.compile(r"text-decoration:\s*line-through", re.IGNORECASE), "~~"),
)
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~"}


def text_of(node: LexborNode) -> str:
    """The words inside an element as they stand in the source: blanks kept, <br> a line end, blocks on lines of their own.

    What the page never shows (`hidden`) is left out, unless it is the element itself.
    """
    only = _only_text(node)
    return _text(node, []) if only is None else only


def read_text(node: LexborNode) -> str:
    """The same of words that go into a post as they are, such as code: those that are left out are counted for the report."""
    only = _only_text(node)
    if only is not None:
        return only
    hidden: list[LexborNode] = []
    text = _text(node, hidden)
    for one in hidden:
        note_hidden(one)
    return text


def note_hidden(node: LexborNode) -> None:
    """Count the words of an element that the page never shows, with those that are hidden in it once more."""
    note(hidden_words=len(_text(node, None).split()))


def _text(node: LexborNode, hidden: list[LexborNode] | None) -> str:
    """The words inside an element; `hidden` gets the elements that are left out, None leaves out none."""
    parts: list[str] = []
    roots = {node.mem_id}
    dropped = DROPPED if hidden is not None else _WORDLESS
    gone: set[int] = set()  # what is in a hidden element besides what is shown of it
    todo: list[LexborNode | str] = [node]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            parts += ("\n",) if item or _is_open(parts) else ()
        elif gone and item.mem_id in gone:
            continue
        elif item.is_text_node:
            parts.append((item.text_content or "").replace("\xa0", " "))
        elif hidden is not None and item is not node and _is_left_out(item, roots, hidden, gone):
            continue
        elif item.is_element_node and item.tag not in dropped:
            if item.tag == "br":
                parts.append("\n")
            if item is not node and (item.tag in BLOCKS or item.tag in APART):
                todo.append("\n" if item.tag in BLOCKS else "")
                if _is_open(parts):
                    parts.append("\n")
            todo.extend(_last_first(item))
    return "".join(parts)


def _is_open(parts: list[str]) -> bool:
    """Whether the line that some words end in goes on."""
    return bool(parts) and not parts[-1].endswith("\n")


def _last_first(node: LexborNode) -> Iterator[LexborNode]:
    child = node.last_child
    while child is not None:
        yield child
        child = child.prev


def _is_left_out(node: LexborNode, roots: set[int], hidden: list[LexborNode], gone: set[int]) -> bool:
    """Whether an element says nothing that a page shows. It is put to `hidden`; if something in it is shown, what is not is put
    to both.
    """
    if node.tag in {"svg", "noembed", "noframes"}:
        hidden.append(node)
        return True
    attributes = node.attributes
    if not attributes or node.tag in DROPPED or not is_hidden(node, attributes, roots):
        return False
    apart = parted(node)
    hidden.extend(apart or [node])
    gone.update(one.mem_id for one in apart)
    return not apart


def _only_text(node: LexborNode) -> str | None:
    """The same of an element that holds nothing but one piece of text, as most do that are asked; None for any other."""
    only = node.first_child
    if only is None or not only.is_text_node or only.next is not None:
        return None
    return "" if node.tag in DROPPED else (only.text_content or "").replace("\xa0", " ")


def read_words(node: LexborNode | None) -> str:
    """The same as `read_text` on one line; "" for no element."""
    return " ".join(read_text(node).split()) if node is not None else ""


def words_of(node: LexborNode | None) -> str:
    """The words inside an element on one line; "" for no element."""
    return " ".join(text_of(node).split()) if node is not None else ""


def elements(node: LexborNode, *, text: bool = False) -> Iterator[LexborNode]:
    """The child elements; with `text` the pieces of text between them too."""
    child = node.first_child
    while child is not None:
        following = child.next
        if child.is_element_node or (text and child.is_text_node):
            yield child
        child = following
