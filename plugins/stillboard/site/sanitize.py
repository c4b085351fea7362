"""The last step of every body, and the only maker of Markup: an allow-list, applied at build time to everything.

Bodies come from dumps and from pull requests alike. Nothing that looks at the HTML afterwards may change it.
"""

from __future__ import annotations

import html
import re

import nh3
from markupsafe import Markup
from pygments.token import STANDARD_TYPES

REL = "ugc nofollow noopener noreferrer"
ROUNDS = 4  # of cleaning; two settle all that was ever seen
MAX_DEPTH = 100  # the sanitiser's time is not linear in nesting
_BLOCKS = ("p", "li", "blockquote", "th", "td", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd")
_TAGS = {
    *_BLOCKS, "a", "abbr", "b", "bdi", "br", "code", "del", "details", "div", "dl", "em", "hr", "i", "img", "ins", "kbd",
    "mark", "ol", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "thead", "tr", "ul", "var",
}  # fmt: skip
_CLASSES = {
    "a": {"attachment", "missing", "remote", "image", "jump", "mention"},
    "div": {"highlight", "scroller"},
    "p": {"attribution"},
    "small": {"unarchived"},
    "span": {
        "attachment",
        "missing",
        "mention",
        "unarchived",
        "control",
        *(name for name in STANDARD_TYPES.values() if name),
    },
}
_DROPPED = {
    "script", "style", "template", "noscript", "iframe", "svg", "math", "object", "select", "textarea", "title", "xmp",
    "noembed", "noframes",
}  # fmt: skip
_SPANS = {"colspan", "rowspan"}
_SIDES = {"left", "center", "right"}
_HREF = re.compile(r"https?://[^\s\"'<>`\\^{|}]+|mailto:[^\s\"'<>`\\,;?&]+@[^\s\"'<>`\\,;?&@]+", re.I)
# The first part may be the path of the site's own address, such as /~pell/Old_Forum.
_INTERNAL = re.compile(r"(?:/|(?:\.\./)+|\./)?[A-Za-z0-9_~][A-Za-z0-9._~%+@/-]*(?:#post-[a-z0-9-]+)?|/|\./|(?:\.\./)+", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,6}", re.ASCII)
# Characters that must not hide inside an address: controls, separators, zero-width and order-changing ones.
_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff\ufff9-\uffff]")


def is_outside(address: str) -> bool:
    """Whether a link may lead there: http, https or mailto, and nothing hidden inside."""
    return len(address) <= 4000 and bool(_HREF.fullmatch(address)) and not _HIDDEN.search(address)


def outside(address: str) -> str:
    """An address from a file's header, or "" if no link may lead there."""
    return address if is_outside(address) else ""


def language(tag: str) -> str:
    """A language from a file's header, or "" if it is no language tag (BCP 47)."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def is_inside(address: str) -> bool:
    """Whether site/urls.py can have made an address."""
    return bool(_INTERNAL.fullmatch(address)) and "//" not in address and "/../" not in address.lstrip("./")


def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if is_outside(value) or is_inside(value) else None
    if name == "src":
        return value if is_inside(value) else None
    if name in ("width", "height", "start", "colspan", "rowspan"):
        return value if re.fullmatch(r"[0-9]{1,5}", value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_DROPPED,
    attributes={"*": set(), "a": {"href"}, "img": {"src", "alt", "width", "height"}, "ol": {"start"}, "td": _SPANS, "th": _SPANS},
    tag_attribute_values={"a": {"rel": {REL}}, "div": {"tabindex": {"0"}}, "td": {"align": _SIDES}, "th": {"align": _SIDES}},
    set_tag_attribute_values={
        **{tag: {"dir": "auto"} for tag in _BLOCKS},
        "pre": {"tabindex": "0"},
        "img": {"loading": "lazy"},  # one each: nh3 writes several in an order that differs from run to run
    },
    attribute_filter=_attribute,
    allowed_classes=_CLASSES,
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
    url_relative="pass_through",
    strip_comments=True,
)  # fmt: skip


def clean(source: str, *, raw: bool = True) -> Markup:
    """HTML that is safe to show. The input's nesting must be bounded: see `too_deep`.

    `raw`: it may hold tags that authors wrote. Taking away one that they nested wrongly can leave others that a browser
    would nest otherwise, so such HTML is cleaned until it stays as it is.
    """
    cleaned = _CLEANER.clean(source)
    for _ in range(ROUNDS if raw else 0):
        before, cleaned = cleaned, _CLEANER.clean(cleaned)
        if cleaned == before:
            return Markup(cleaned)  # noqa: S704 - this is the one place that may
    return escaped(source) if raw else Markup(cleaned)  # noqa: S704 - the same


def escaped(text: str) -> Markup:
    """Text shown as it stands."""
    return Markup(f'<pre tabindex="0">{html.escape(text)}</pre>')  # noqa: S704 - escaped


_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A tag, end tag or comment that every HTML tokeniser reads alike: CommonMark's grammar of tags, without < in attributes.
_CLEAN = re.compile(
    r"<(?:([a-zA-Z][a-zA-Z0-9:-]*+)(?:\s++[a-zA-Z_:][a-zA-Z0-9_.:-]*+(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'=<>`]++))?+)*+\s*+/?>"
    r"|/([a-zA-Z][a-zA-Z0-9:-]*+)\s*+>"
    r"|!--[^<>]*-->)",
    re.ASCII,
)
_TAG_LIKE = re.compile(r"<[a-zA-Z/!?]", re.ASCII)
# Inside these, parsers go by other rules. No renderer makes them, and the sanitiser drops them.
_WILD = frozenset({"svg", "math", "template", "select", "frameset"})
# Elements that end where another of the list begins, so that rows and items without end tags are not taken for nesting.
_ENDED_BY = {
    "p": {"p"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
}


def too_deep(source: str) -> bool:
    """Whether elements can be nested deeper than MAX_DEPTH. False is always right; wild HTML may get a needless True.

    An end tag counts only right after what it ends: otherwise it may be void, as `</i>` is in `<i><table></i>`. After
    the first tag that parsers may read differently (an attribute can hide an end tag), no end tag counts.
    """
    if source.count("<") <= MAX_DEPTH:
        return False
    line: list[str] = []  # names of the open elements
    readable = True
    for found in _TAG_LIKE.finditer(source):
        match = _CLEAN.match(source, found.start())
        name = (match[1] or match[2] or "").lower() if match else ""
        readable = readable and match is not None and name not in _WILD
        if match is None or match[1]:
            while readable and line and line[-1] in _ENDED_BY.get(name, ()):
                line.pop()
            if name not in _VOID and not source.startswith("</", found.start()):
                line.append(name)
        elif readable and match[2] and line and line[-1] == name:
            line.pop()
        if len(line) > MAX_DEPTH:
            return True
    return False
