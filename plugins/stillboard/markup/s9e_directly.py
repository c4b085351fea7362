"""The elements of s9e that nearly all posts are made of -> blocks, without HTML on the way: words, marks, links, smilies,
pictures, quotations, lists, code. It is what `from_s9e` comes to by HTML's parser; whatever else there is, is left to that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..gfm import unescaped
from .bbcode_tags import BBCodeContext, dialect, image, quotation
from .blocks import Block, Break, CodeBlock, Items, Text
from .escape import has_controls
from .from_html import reader
from .paper import Paper, Target
from .smilies import of_code

TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]{0,60})(?P<attributes>(?:\s[^<>]{0,8000})?)(?P<empty>/?)>|[^<]+|<")
ATTRIBUTE = re.compile(r"""([\w:.-]{1,60})=(?:"([^"<>]{0,8000})"|'([^'<>]{0,8000})')""")
LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]{1,30}")
NUMBERED = frozenset("1 a A i I decimal lower-alpha upper-alpha lower-roman upper-roman".split())
_LONGEST = 500_000  # characters; the other way knows what is too long
_DEEPEST = 20  # elements in one another
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "strike": "~~", "del": "~~"}
_PLAIN = frozenset("u color size font".split())  # their words, and nothing of them
_SMILIES = frozenset("e emoji emoticon".split())
_GATHERED = _SMILIES | {"img"}  # their words mean something else
_BLOCKS = frozenset("quote list li code".split())
_AROUND = frozenset("r t quote list li".split())  # what blocks may stand in
_TYPED = frozenset("s e i".split())  # in small letters: what the author typed
_BREAK = Break()


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    paper: Paper | None = None  # of what blocks are in
    styles: tuple[str | Target, ...] = ()  # around it
    items: list[tuple[Block, ...]] | None = None  # of a list
    said: list[str] | None = None  # the words that are gathered


class _Other(Exception):
    """Something that is left to HTML's parser."""


def directly(text: str, context: BBCodeContext) -> tuple[Block, ...] | None:
    """The blocks of a post's XML; None if anything in it is not of these elements, or does not stand as they do."""
    if len(text) > _LONGEST or "/cdn-cgi/" in text or has_controls(text):  # which hides addresses
        return None
    try:
        return _Direct(context).blocks(text)
    except _Other:
        return None


class _Direct:
    """The blocks so far, and what is open."""

    def __init__(self, context: BBCodeContext) -> None:
        self._context = context
        self._paper = Paper()
        self._open: list[_Open] = []
        self._blocks: list[_Open] = []  # those that hold blocks: quotations, lists and their items
        self._words: list[str] = []  # that no element parts
        self._root = ""
        self._is_begun = False

    def blocks(self, text: str) -> tuple[Block, ...]:
        """All of them. _Other for what this does not read."""
        typed = ""  # the mark that is open, of what was typed
        for match in TOKEN.finditer(text):
            name = match["name"]
            if typed:
                if name and not (name == typed and match["end"]):
                    raise _Other
                typed = "" if name else typed
            elif not name:
                self._say(match[0])
            elif match[0] == "<br/>" and self._takes_words():  # what there is most of
                self._flush()
                self._paper.inline(_BREAK)
            elif name in _TYPED:
                if match["end"] or match["empty"] or match["attributes"]:
                    raise _Other
                typed = name
            else:
                self._element(name.lower(), match)
        if typed or self._open:
            raise _Other
        return self._paper.finish()

    def _takes_words(self) -> bool:
        """Whether words, and what stands among them, may stand where the reading is."""
        inner = self._open[-1] if self._open else None
        return inner is not None and inner.said is None and inner.items is None and len(self._open) <= _DEEPEST

    def _element(self, name: str, match: re.Match[str]) -> None:
        if match["end"]:
            self._end(name)
            return
        attributes = match["attributes"]
        self._begin(name, attributes)
        if match["empty"] or attributes[-1:] == "/":
            self._end(name)

    def _say(self, words: str) -> None:
        if "&" in words:
            words = _unescaped(words)
        inner = self._open[-1] if self._open else None
        if inner is not None and inner.said is not None:
            inner.said.append(words)
        elif inner is not None and inner.items is None:
            self._words.append(words.replace("\n", " "))
        elif words.strip():
            raise _Other

    def _flush(self) -> None:
        if self._is_begun and not self._words:
            return
        words = "".join(self._words)
        if not self._is_begun:
            self._is_begun, words = True, words.lstrip(" \t\n")  # as the parser does with what stands before all
        if words:
            self._paper.inline(Text(words.replace("\xa0", " ")))
        self._words.clear()

    def _begin(self, name: str, said: str) -> None:
        inner = self._open[-1] if self._open else None
        if inner is None:
            if name not in {"r", "t"} or self._root:
                raise _Other
            self._root = name
            self._open.append(_Open(name))
            return
        if len(self._open) > _DEEPEST or inner.said is not None or (inner.items is not None) != (name == "li"):
            raise _Other
        attributes = _attributes(said)
        if name in _GATHERED:
            self._open.append(_Open(name, attributes, said=[]))
            return
        self._flush()
        if name in _MARKS or name in _PLAIN:
            self._open.append(_Open(name, styles=self._paper.styles))
            if name in _MARKS:
                self._paper.style(_MARKS[name])
        elif name == "url":
            self._link(attributes)
        elif name == "br":
            self._paper.inline(Break())
            self._open.append(_Open(name, said=[]))
        else:
            self._begin_block(name, attributes)

    def _begin_block(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _BLOCKS or any(one.name not in _AROUND for one in self._open):
            raise _Other
        if name in {"quote", "li"}:
            self._open.append(_Open(name, attributes, paper=self._paper))
            self._paper = Paper()
        else:
            self._open.append(_Open(name, attributes, items=[] if name == "list" else None, said=[] if name == "code" else None))

    def _link(self, attributes: dict[str, str]) -> None:
        if any(one.name == "url" for one in self._open) or not attributes.get("url"):
            raise _Other
        self._open.append(_Open("url", styles=self._paper.styles))
        if address := reader(dialect(self._context)).address(attributes["url"]):
            self._paper.style(Target(address))

    def _end(self, name: str) -> None:
        if not self._open or self._open[-1].name != name:
            raise _Other
        inner = self._open.pop()
        said = "".join(inner.said or ())
        if name in _SMILIES:
            self._words.append(self._context.smilies.get(said) or of_code(said) or said)
            return
        self._flush()
        if name == "img":
            source = inner.attributes.get("src") or inner.attributes.get("content") or said
            for item in image(source.strip(), self._context, " ".join(said.split())):
                self._paper.add(item)
        elif name == "code":
            language = inner.attributes.get("lang", "")
            self._paper.add(
                CodeBlock(said.replace("\xa0", " ").strip("\n"), language.lower() if LANGUAGE.fullmatch(language) else "")
            )
        elif name == "list":
            items = inner.items or []
            if any(items):
                self._paper.add(Items(tuple(items), 1 if inner.attributes.get("type") in NUMBERED else None))
        elif inner.paper is not None:
            self._end_blocks(inner, inner.paper)
        elif name not in {"r", "t", "br"}:
            self._paper.styles = inner.styles

    def _end_blocks(self, inner: _Open, around: Paper) -> None:
        blocks, self._paper = self._paper.finish(), around
        if inner.name == "li":
            items = self._open[-1].items
            if items is not None:
                items.append(blocks)
            return
        post = inner.attributes.get("post_id", "")
        post = post if post.isdecimal() and post.isascii() else ""
        around.add(quotation(inner.attributes.get("author", ""), post, blocks, self._context))


def _attributes(said: str) -> dict[str, str]:
    found = {key.lower(): one or other for key, one, other in ATTRIBUTE.findall(said)} if said else {}
    return {key: _unescaped(value) if "&" in value else value for key, value in found.items()}


def _unescaped(text: str) -> str:
    text = unescaped(text)
    if has_controls(text):
        raise _Other
    return text
