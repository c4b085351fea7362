"""BBCode -> blocks, as databases of phpBB, vBulletin, XenForo, SMF, MyBB and Invision hold it.

A tag without its other half is words, as every engine shows it. Tags that cross one another are put right as HTML's parser
puts elements right. Time is linear in the length of the text, whatever it nests.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..gfm import unescaped
from .bbcode_directly import LONGEST, Piece, directly
from .bbcode_tags import (
    BLOCKS,
    INLINE,
    LEAVES,
    VERBATIM,
    WORDS,
    BBCodeContext,
    closed,
    dialect,
    opened,
    quotation,
    quoted,
    verbatim,
)
from .blocks import Block, Break, Paragraph, Text
from .escape import has_controls
from .from_html import from_html
from .from_s9e import from_s9e, is_s9e
from .html_tree import tree
from .smilies import of_code, of_picture

__all__ = ["BBCodeContext", "from_bbcode"]

MAX_BLOCKS = 100  # quotations, lists and the like in one another; deeper ones are words
MAX_MARKS = 50  # marks and links in one another; deeper ones change nothing
# phpBB 3.0 and 3.1 add to each tag eight signs of the post's own, and :u, :o or :m to those of lists.
_TAG = re.compile(
    r"\[(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,14}|\*)"
    r"""(?P<value>="[^"\n]{0,1000}"[^\[\]"]{0,200}"""  # brackets may stand in quotation marks: [quote="[url=…]The rules[/url]"]
    r"|(?:=|\s)[^\[\]]{0,1000}(?:\[[^\[\]]{0,50}\][^\[\]]{0,100})?|=)??"
    r"(?::[uom])?(?::[a-z0-9]{5,10})?\]",
    re.IGNORECASE,
)
_MOST_QUOTES = 20  # in one another, where they are made without HTML's parser
_APART = re.compile(r"\n\s*\n")
_NOTHING = "<!---->"  # of a tag that changes nothing
_KNOWN = BLOCKS | INLINE | LEAVES | VERBATIM | WORDS
_BREAK = re.compile(r"<br ?/?>\n?", re.IGNORECASE)
# What phpBB 3.0 and 3.1 store of smilies, of addresses that it found, and of pictures inside the text.
_SMILIE = re.compile(
    r"<!-- s\S{1,50} --><img (?:src=\"([^\"<>]{0,300})\" )?[^<>]{0,500}?alt=\"([^\"<>]{1,100})\"[^<>]{0,300}/?><!-- s\S{1,50} -->"
)
_PICTURE = re.compile(r"^(?:icon_)?(?:e_)?")  # what phpBB puts before the names of its pictures
_FOUND = re.compile(r"<!-- [mwle] --><a [^<>]{0,100}?href=\"([^\"<>]{1,2000})\"[^<>]{0,200}>([^<>]{0,2000})</a><!-- [mwle] -->")
_UID = re.compile(r"\[/[a-z*]{1,15}(?::[uom])?:([a-z0-9]{5,10})\]", re.IGNORECASE)
_COMMENT = re.compile(r"<!-- ia\d{1,4} -->")


@dataclass(slots=True)
class _Part:
    """A piece of the text: words, or a tag."""

    words: str  # as they stand in the text
    name: str = ""  # of a tag
    end: bool = False
    value: str = ""
    inner: str | None = None  # what a tag holds that is not read for tags
    html: str = ""  # what it becomes; words that are not escaped yet have none


def from_bbcode(text: str, context: BBCodeContext | None = None, *, uid: str | None = None) -> tuple[Block, ...]:
    """The blocks of a post's text. `uid`: what phpBB wrote into every tag of the post; None: the text may have no such thing."""
    context = context or BBCodeContext()
    if is_s9e(text):
        return from_s9e(text, context)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ending = _ending(text, context) if uid is None else uid
    parts = _parts(_source(text, context, ending), ending, needs_it=uid is not None)
    _match(parts)
    if (found := _of_words(parts, context)) is not None:
        return found
    if len(text) <= LONGEST and (found := directly(_pieces(parts, context), context)) is not None:
        return found
    made = "".join(
        part.html or html.escape(_with_smilies(part.words, context), quote=False).replace("\n", "<br>") for part in parts
    )
    body = tree(made).body if made.strip() else None
    return from_html(body, dialect(context)) if body is not None else ()


def _of_words(parts: list[_Part], context: BBCodeContext) -> tuple[Block, ...] | None:
    """The blocks of words in which only quotations count: what HTML's parser and `from_html` come to, without their way. None for
    all else.
    """
    out: list[Block] = []
    around: list[tuple[list[Block], str]] = []  # of the quotations that are open: what stands before each, and its value
    words: list[str] = []
    for part in parts:
        if part.html and (part.name != "quote" or len(around) >= _MOST_QUOTES):
            return None
        if not part.html:
            if has_controls(part.words):
                return None
            words.append(_with_smilies(part.words, context))
            continue
        out += _paragraphs("".join(words))
        words = []
        if part.end:
            outer, value = around.pop()
            name, post = quoted(value)
            out = [*outer, quotation(name, post, tuple(out), context)]
        else:
            around.append((out, part.value))
            out = []
    return (*out, *_paragraphs("".join(words)))


def _pieces(parts: list[_Part], context: BBCodeContext) -> Iterator[Piece]:
    """The parts for `directly`: tags without their other half are words."""
    words: list[str] = []
    for part in parts:
        if not part.html:
            words.append(_with_smilies(part.words, context))
            continue
        if words:
            yield Piece("".join(words))
            words = []
        yield Piece("", part.name if part.html != _NOTHING else "", part.end, part.value, part.inner)
    if words:
        yield Piece("".join(words))


def _paragraphs(words: str) -> list[Block]:
    """The paragraphs of words, each without blank lines around it."""
    made: list[Block] = []
    for part in _APART.split(words):
        rows = part.replace("\xa0", " ").split("\n")
        while rows and not rows[-1].strip():
            rows.pop()
        inlines = [inline for row in itertools.dropwhile(lambda row: not row.strip(), rows) for inline in (Text(row), Break())]
        if inlines:
            made.append(Paragraph(tuple(inlines[:-1])))
    return made


def _ending(text: str, context: BBCodeContext) -> str:
    """What phpBB wrote into every tag of a post, by its tags; "" if there is no such thing."""
    match = _UID.search(text) if context.escaped else None
    return match[1] if match else ""


def _source(text: str, context: BBCodeContext, uid: str) -> str:
    """The text as its author wrote it."""
    if not context.escaped:
        return text
    mark = f":{uid}" if uid else ""
    text = _FOUND.sub(rf"[url=\1{mark}]\2[/url{mark}]", _SMILIE.sub(functools.partial(_shown, context), text))
    return unescaped(_BREAK.sub("\n", _COMMENT.sub("", text)))


def _with_smilies(words: str, context: BBCodeContext) -> str:
    return context.typed.sub(lambda match: context.smilies.get(match[0], match[0]), words) if context.typed else words


def _shown(context: BBCodeContext, match: re.Match[str]) -> str:
    """What a stored smilie shows: by the forum's table, by its picture, by its code; else the code."""
    code = unescaped(match[2])
    name = _PICTURE.sub("", (match[1] or "").rpartition("/")[2].partition(".")[0])
    return context.smilies.get(code) or of_picture(name) or of_code(code) or match[2]


def _parts(text: str, uid: str, *, needs_it: bool) -> list[_Part]:
    """The text cut at its tags. What is verbatim is one part, its tags included. `needs_it`: what lacks the uid is no tag."""
    parts: list[_Part] = []
    small = text.lower()
    absent: set[str] = set()  # names of verbatim tags that end nowhere any more
    at = 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if match.start() < at or name not in _KNOWN or (needs_it and not (uid and match[0].endswith(f":{uid}]"))):
            continue
        value = (match["value"] or "").strip(" ") if match["value"] else ""
        if uid:
            value = value.removesuffix(f":{uid}")
        whole = None
        if not match["end"] and name not in absent and (name in VERBATIM or (name in WORDS and not _has_words(name, value))):
            # MyBB's [attachment=12] has no end: the next one is no part of it.
            stop = small.find("[attachment", match.end()) if name == "attachment" else -1
            whole = _end(small, name, match.end(), stop if stop >= 0 else len(small))
            if whole is None and stop < 0:
                absent.add(name)
        if match.start() > at:
            parts.append(_Part(text[at : match.start()]))
        if whole:
            inner = text[match.end() : whole[0]]
            parts.append(_Part(text[match.start() : whole[1]], name, value=value, inner=inner, html=verbatim(name, value, inner)))
            at = whole[1]
        else:
            parts.append(_Part(match[0], name, bool(match["end"]), value))
            at = match.end()
    parts.append(_Part(text[at:]))
    return parts


def _has_words(name: str, value: str) -> bool:
    """True if the tag has an address of its own, so that words stand in it."""
    return name in {"url", "iurl", "ftp", "email"} and bool(value.lstrip("="))


def _end(small: str, name: str, start: int, limit: int) -> tuple[int, int] | None:
    """Where a verbatim tag ends: before and after its closing tag."""
    found = small.find(f"[/{name}", start, limit)
    stop = found + len(name) + 2
    if found < 0:
        return None
    if small[stop : stop + 1] == "]":
        return found, stop + 1
    close = small.find("]", stop, stop + 20) if small[stop : stop + 1] == ":" else -1
    return (found, close + 1) if close > 0 else None


def _match(parts: list[_Part]) -> None:
    """Find the other half of each tag, and say what both become."""
    blocks: list[_Part] = []  # open, the innermost last
    within: Counter[str] = Counter()  # how many of a name are open
    marks: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        name = part.name
        if not name or part.html:
            continue
        if name == "attachment" and not part.end:  # MyBB's has no end
            part.html = verbatim(name, part.value, "")
        elif name in LEAVES:
            _leaf(part, blocks)
        elif name in BLOCKS and not part.end and len(blocks) < MAX_BLOCKS:
            blocks.append(part)
            within[name] += 1
        elif name in BLOCKS and part.end and within[name]:
            while blocks[-1].name != name:
                within[blocks.pop().name] -= 1
            within[name] -= 1
            _pair(blocks.pop(), part)
        elif name in INLINE and not part.end:
            marks[name].append(part)
        elif name in INLINE and part.end and marks[name]:
            _pair(marks[name].pop(), part)
    _drop_deep(parts)


def _leaf(part: _Part, blocks: list[_Part]) -> None:
    if part.name == "*":
        inside = any(block.name in {"list", "ul", "ol"} for block in blocks[-3:])
        part.html = "" if not inside else _NOTHING if part.end else "<li>"
    elif not part.end:
        part.html = f"<{part.name}>"


def _pair(start: _Part, end: _Part) -> None:
    start.html, end.html = opened(start.name, start.value), closed(start.name, start.value)


def _drop_deep(parts: list[_Part]) -> None:
    """Marks that lie deeper than anybody sees: HTML's parser takes the square of the depth."""
    depth = 0
    for part in parts:
        if part.name in INLINE and part.html.startswith("<") and not part.html.startswith("<!"):
            depth += -1 if part.end else 1
            if depth > MAX_MARKS:
                part.html = _NOTHING
