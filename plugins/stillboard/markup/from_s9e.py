"""The XML that phpBB since 3.2 and Flarum store of a post (s9e's TextFormatter) -> blocks.

Each tag of BBCode, Markdown or a smilie is an element; what its author typed stands in <s> and <e> around its content, so a code
of the forum's own that nobody here knows stays as it was typed. What is cut off in the middle is read as far as it goes, and
counted. Time is linear; deeper nesting than anybody sees is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..gfm import unescaped
from .bbcode_tags import BLOCKS, INLINE, BBCodeContext, closed, dialect, opened, shown_as, verbatim
from .blocks import Block
from .from_html import from_html
from .html_tree import tree
from .left_out import note
from .s9e_directly import ATTRIBUTE, LANGUAGE, NUMBERED, TOKEN, directly
from .smilies import of_code

_MAX_DEPTH = 60
_MARKS = frozenset({"s", "e", "i"})
_ENDED = re.compile(r"</[rt]\s*>\s*\Z|\A<[rt](?:\s[^<>]*)?/>\s*\Z")
_TO_ITS_END = {name: re.compile(rf"(?:[^<]++|<br\s*/?>)*+</{name}\s*>") for name in _MARKS}
_TYPED = frozenset({"<s>", "<e>"})  # the mark-up that was typed
_DROPPED = frozenset({"<s>", "<e>", "<i>"})
# What Flarum's Markdown becomes, besides elements whose names are those of HTML.
_HTML = {
    "strong": "b", "em": "i", "del": "s", "sup": "sup", "sub": "sub", "p": "p", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4",
    "h5": "h5", "h6": "h6", "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "td": "td", "th": "th",
}  # fmt: skip
_CODE = frozenset({"code", "c", "php", "html", "sql", "css", "xml"})
_BARE = frozenset({"esc", "attr"})  # marks that show nothing themselves


def is_s9e(text: str) -> bool:
    """True for what this reads: the first element says so."""
    return text.startswith(("<r>", "<t>", "<r/>", "<t/>", "<r ", "<t "))


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    end: str  # the HTML that ends it
    collects: bool = False  # its text is gathered: code, an address
    attributes: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    typed: bool = False  # nobody knows it: what was typed is shown
    drops: bool = False  # its text is shown nowhere


def from_s9e(text: str, context: BBCodeContext | None = None) -> tuple[Block, ...]:
    """The blocks of a post's XML."""
    context = context or BBCodeContext()
    if (found := directly(text, context)) is not None:
        return found
    if not _ENDED.search(text):
        note(cut_off=1)
    made = _Writer(context).written(text)
    body = tree(made).body if made.strip() else None
    return from_html(body, dialect(context)) if body is not None else ()


class _Writer:
    """Makes HTML of the elements, as `bbcode_tags` means it."""

    def __init__(self, context: BBCodeContext) -> None:
        self._context = context
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._skipped = 0  # elements deeper than is shown

    def written(self, text: str) -> str:
        """The HTML of the whole."""
        is_plain = text.startswith("<t")
        for match in TOKEN.finditer(text):
            name = match["name"] or ""
            if name in _MARKS and not match["end"] and not _TO_ITS_END[name].match(text, match.end()):
                continue  # what follows is no mark-up, but the post
            name = f"<{name}>" if name in _MARKS else name.lower()  # <e> ends what was typed, <E> is a smilie
            if not name:
                self._words(unescaped(match[0]))
            elif name in {"r", "t"} and not (is_plain and name == "r"):
                continue
            elif match["end"]:
                self._end(name)
            elif name == "br":
                self._words("\n", breaks=True)
            else:
                self._begin(name, match["attributes"] or "")
                if match["empty"] or (match["attributes"] or "").endswith("/"):
                    self._end(name)
        while self._open:
            self._end(self._open[-1].name)
        return "".join(self._out)

    def _words(self, words: str, *, breaks: bool = False) -> None:
        inner = self._open[-1] if self._open else None
        if inner and inner.drops:
            return
        holder = next((one for one in reversed(self._open) if one.collects), None)
        if holder:
            holder.text.append(words)
        elif breaks:
            self._out.append("<br>")
        else:
            self._out.append(html.escape(words, quote=False).replace("\n", " "))

    def _begin(self, name: str, said: str) -> None:
        if len(self._open) >= _MAX_DEPTH:
            self._skipped += 1
            return
        if name in _DROPPED:
            above = self._open[-1] if self._open else None
            self._open.append(_Open(name, "", drops=not (above and above.typed and name in _TYPED)))
            return
        if any(one.collects for one in self._open):  # an address in a picture, say: its words are gathered
            self._open.append(_Open(name, ""))
            return
        attributes = {key.lower(): unescaped(one or other) for key, one, other in ATTRIBUTE.findall(said)}
        begin, opening = self._element(name, attributes)
        self._out.append(begin)
        self._open.append(opening)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if not any(one.name == name for one in self._open):
            return
        while self._open:
            inner = self._open.pop()
            self._out.append(self._closed(inner))
            if inner.name == name:
                return

    def _closed(self, inner: _Open) -> str:
        if not inner.collects:
            return inner.end
        return _COLLECTED[inner.name]("".join(inner.text), inner.attributes, self._context)

    def _element(self, name: str, attributes: dict[str, str]) -> tuple[str, _Open]:
        """The HTML that begins an element, and what ends it."""
        if name in _COLLECTED:
            return "", _Open(name, "", collects=True, attributes=attributes)
        if name in {"usermention", "postmention", "mention"}:
            return self._mention(name, attributes)
        begin, end = _pair(name, attributes)
        return begin, _Open(name, end, typed=not begin and name not in _BARE)

    def _mention(self, name: str, attributes: dict[str, str]) -> tuple[str, _Open]:
        own, thread, number = (attributes.get(key, "") for key in ("id", "discussionid", "number"))
        if name == "postmention" and thread.isdecimal() and number.isdecimal():  # Flarum's
            to = self._context.address(f"d/{thread}/{number}")
        else:
            to = self._context.post_address(own) if name == "postmention" else self._context.member_address(own)
        said = attributes.get("displayname") or attributes.get("username", "")
        self._out.append(
            f'<a href="{html.escape(to)}">@{html.escape(said)}</a>' if to and said else html.escape(f"@{said}") if said else ""
        )
        return "", _Open(name, "", drops=bool(said))


def _pair(name: str, attributes: dict[str, str]) -> tuple[str, str]:
    """The HTML that begins an element and the one that ends it; "" and "" for one that is not known."""
    found = ("", "")
    if name in {"url", "email"}:
        to = attributes.get("url") or "mailto:" + attributes.get("email", "")
        found = f'<a href="{html.escape(to)}">', "</a>"
    elif name == "quote":
        who, post = attributes.get("author", ""), attributes.get("post_id", "")
        post = post if post.isdecimal() and post.isascii() else ""
        found = f'<aside class="bb-quote" data-name="{html.escape(who)}" data-post="{post}">', "</aside>"
    elif name == "list":
        kind = "ol" if attributes.get("type") in NUMBERED else "ul"
        found = f'<{kind} class="bb-list">', f"</{kind}>"
    elif name in _HTML:
        found = f"<{_HTML[name]}>", f"</{_HTML[name]}>"
    elif name == "hr":
        found = "<hr>", ""
    elif name in BLOCKS or name in INLINE:
        value = "=" + next(iter(attributes.values()), "") if attributes else ""
        found = opened(name, value), closed(name, value)
    return found


def _code(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    language = attributes.get("lang", "")
    return verbatim("code", language if LANGUAGE.fullmatch(language) else "", said)


def _picture(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    return shown_as(attributes.get("src") or attributes.get("content") or said, " ".join(said.split()))


def _file(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    return verbatim("attachment", "=" + attributes.get("index", ""), attributes.get("filename") or said)


def _smilie(said: str, _: dict[str, str], context: BBCodeContext) -> str:
    return html.escape(context.smilies.get(said) or of_code(said) or said)


def _span(said: str, _: dict[str, str], _context: BBCodeContext) -> str:
    return f"<code>{html.escape(said)}</code>"


def _link_text(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    return html.escape(attributes.get("text") or said)


def _medium(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    return verbatim("media", "=youtube", attributes.get("id") or attributes.get("content") or said)


def _flash(said: str, attributes: dict[str, str], _: BBCodeContext) -> str:
    return verbatim("media", "", attributes.get("url") or said)


_COLLECTED: dict[str, Callable[[str, dict[str, str], BBCodeContext], str]] = {
    **dict.fromkeys(_CODE - {"c"}, _code),
    "c": _span,
    "icode": _span,
    "img": _picture,
    "attachment": _file,
    "e": _smilie,
    "emoji": _smilie,
    "emoticon": _smilie,
    "link_text": _link_text,
    "youtube": _medium,
    "flash": _flash,
}
