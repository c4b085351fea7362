"""The last step of every body: an allow-list, applied at build time to everything.

HTML of which it is known what this makes of it is made into that by `wellformed`, which goes by the same lists. Bodies come
from dumps and from pull requests alike. Nothing that looks at the HTML afterwards may change it.
"""

from __future__ import annotations

import functools
import html
import itertools
import re
from collections.abc import Callable

import nh3
from markupsafe import Markup
from pygments.token import STANDARD_TYPES

from ..content.own_pages import TAGS as PAGE_TAGS
from .nested import nested

REL = "ugc nofollow noopener noreferrer"
ROUNDS = 5  # of cleaning; three settle nearly all
_BLOCKS = ("p", "li", "blockquote", "th", "td", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd")
TAGS = {
    *_BLOCKS, "a", "abbr", "b", "bdi", "br", "code", "del", "details", "div", "dl", "em", "hr", "i", "img", "ins", "kbd",
    "mark", "ol", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "thead", "tr", "ul", "var",
}  # fmt: skip
CLASSES = {
    "a": {"attachment", "missing", "remote", "image", "jump", "mention"},
    "div": {"highlight", "scroller"},
    "p": {"attribution"},
    "small": {"unarchived"},
    "span": {
        "attachment",
        "missing",
        "mention",
        "removed",
        "unarchived",
        "control",
        *(name for name in STANDARD_TYPES.values() if name),
    },
}
DROPPED = {
    "script", "style", "template", "noscript", "iframe", "svg", "math", "object", "select", "textarea", "title", "xmp",
    "noembed", "noframes",
}  # fmt: skip
"""Elements that are taken out with all that they hold."""
_SPANS = {"colspan", "rowspan"}
_SIDES = {"left", "center", "right"}
_HREF = re.compile(r"https?://(?![^/?#]*@)[^\s\"'<>`\\^{|}]+|mailto:[^\s\"'<>`\\,;?&]+@[^\s\"'<>`\\,;?&@]+", re.I)
# The first part may be the path of the site's own address, such as /~pell/Old_Forum.
_INTERNAL = re.compile(r"(?:/|(?:\.\./)+|\./)?[A-Za-z0-9_~][A-Za-z0-9._~%+@/-]*(?:#post-[a-z0-9-]+)?|/|\./|(?:\.\./)+", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,6}", re.ASCII)
# Characters that must not hide inside an address: controls, separators, zero-width and order-changing ones.
_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff\ufff9-\uffff]")


@functools.lru_cache(maxsize=1024)  # an address is asked for when it is written, and when it is cleaned
def is_outside(address: str) -> bool:
    """Whether a link may lead there: http, https or mailto, nothing hidden inside, no name before the host, which deceives."""
    return len(address) <= 4000 and bool(_HREF.fullmatch(address)) and not _HIDDEN.search(address)


def outside(address: str) -> str:
    """An address from a file's header, or "" if no link may lead there."""
    return address if is_outside(address) else ""


def language(tag: str) -> str:
    """A language from a file's header, or "" if it is no language tag (BCP 47)."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


@functools.lru_cache(maxsize=1024)  # the same
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


def _cleaner(attributes: dict[str, set[str]], judge: Callable[[str, str, str], str | None] | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=DROPPED,
        attributes={"*": set(), **attributes},
        tag_attribute_values={"a": {"rel": {REL}}, "div": {"tabindex": {"0"}}, "td": {"align": _SIDES}, "th": {"align": _SIDES}},
        set_tag_attribute_values={
            **{tag: {"dir": "auto"} for tag in _BLOCKS},
            "pre": {"tabindex": "0"},
            "img": {"loading": "lazy"},  # one each: nh3 writes several in an order that differs from run to run
        },
        attribute_filter=judge,
        allowed_classes=CLASSES,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative="pass_through",
        strip_comments=True,
    )


_CLEANER = _cleaner(
    {"a": {"href"}, "img": {"src", "alt", "width", "height"}, "ol": {"start"}, "td": _SPANS, "th": _SPANS}, _attribute
)
# Asking about each attribute takes a quarter of the time. Renderers write few kinds, and these are looked at afterwards.
_UNASKED = _cleaner({"a": {"href"}, "img": {"src", "alt", "width", "height"}}, None)


def clean(source: str, *, raw: bool = True) -> Markup:
    """HTML that is safe to show. The input's nesting must be bounded: see content/nesting.py.

    `raw`: it may hold tags that authors wrote. Taking away one that they nested wrongly can leave others that a browser
    would nest otherwise, so such HTML is nested as it should be, and cleaned, until cleaning leaves it as it is.
    """
    if not raw:
        return Markup(_clean_rendered(source))  # noqa: S704 - this is the one place that may
    return _settled(source, _CLEANER.clean)


def _settled(source: str, cleaned: Callable[[str], str]) -> Markup:
    """HTML with its elements where they may stand, cleaned until it stays as it is; as it stands if it never does."""
    last = source
    for _ in range(ROUNDS):
        before, last = last, nested(_without_empty_classes(cleaned(last)))
        if last == before:
            return Markup(last)  # noqa: S704 - this is the one place that may
    return escaped(source)


def _clean_rendered(source: str) -> str:
    """What renderers alone wrote, cleaned. Its addresses are judged where they stand in the one form that nh3 writes; where one
    may not stay, or a list has a number to start with, the cleaner that asks does the work.
    """
    if '<ol start="' in source:
        return _without_empty_classes(_CLEANER.clean(source))
    cleaned = _without_empty_classes(_clean_around_code(source))
    for name in ("href", "src"):
        for rest in cleaned.split(f' {name}="')[1:]:
            address = html.unescape(rest.partition('"')[0])
            if _attribute("", name, address) is None:
                return _without_empty_classes(_CLEANER.clean(source))
    return cleaned


# What nh3 leaves of a class that may not stay. It writes each attribute in double quotes, and no < in a text or an attribute.
_EMPTY_CLASS = re.compile(r'(<[a-z][a-z0-9]{0,20}(?: [a-z-]{1,30}="[^"]*")*) class=""')


def _without_empty_classes(cleaned: str) -> str:
    return _EMPTY_CLASS.sub(r"\1", cleaned) if ' class=""' in cleaned else cleaned


# Code in colours is most of what there is to clean: hundreds of <span>s in a block. A block that holds text and allowed <span>s
# of text, and nothing else, passes nh3 as it is, wherever it stands, but for the way in which some characters are written.
_TEXT = r"(?:[^<>&\"'\r\0]++|&(?:amp|lt|gt|quot|#39|#x27);)*+"
_SPAN = rf'<span class="(?:{"|".join(sorted(CLASSES["span"], key=len, reverse=True))})">{_TEXT}</span>'
_BLOCK = '<div class="highlight"><pre{}><code>{}</code></pre></div>'
_CODE = re.compile(_BLOCK.format("", rf"({_TEXT}(?:{_SPAN}{_TEXT})*+)"))
_EMPTY, _EMPTY_CLEANED = _BLOCK.format("", ""), _BLOCK.format(' tabindex="0"', "")


def _clean_around_code(source: str) -> str:
    """What `_UNASKED` makes of it, in less time where there is code: blocks are cleaned empty, and get back what was in them."""
    parts = _CODE.split(source)
    if len(parts) == 1:
        return _UNASKED.clean(source)
    around = _UNASKED.clean(_EMPTY.join(parts[::2])).split(_EMPTY_CLEANED)
    inside = parts[1::2]
    if len(around) != len(inside) + 1:  # there are empty blocks besides
        return _UNASKED.clean(source)
    blocks = map(_cleaned_block, inside)
    return "".join(part for pair in itertools.zip_longest(around, blocks, fillvalue="") for part in pair)


def cleaned_code(block: str) -> str:
    """What cleaning makes of one block of code in colours; "" of anything else."""
    match = _CODE.fullmatch(block)
    return _cleaned_block(match[1]) if match else ""


def _cleaned_block(code: str) -> str:
    """A block with its text and <span>s, and with the characters that nh3 writes otherwise."""
    plain = code.replace("&quot;", '"').replace("&#39;", "'").replace("&#x27;", "'")
    return _BLOCK.format(' tabindex="0"', plain.replace("\xa0", "&nbsp;"))


def escaped(text: str) -> Markup:
    """Text shown as it stands."""
    return Markup(f'<pre tabindex="0">{html.escape(text)}</pre>')  # noqa: S704 - escaped


# Pages of the archive's own: more elements, and ids to jump to, as long as the frame around them has no use for them.
_PAGE_CLASSES = {
    **CLASSES,
    "a": {*CLASSES["a"], "footnote-ref", "footnote-backref"},
    "div": {*CLASSES["div"], "footnote", "toc"},
    "pre": {"highlight"},
    "span": {*CLASSES["span"], "amp", "caps", "dquo", "quo", "toctitle"},
}
_PAGE_HREF = re.compile(rf"(?:{_INTERNAL.pattern})?(?:\?[A-Za-z0-9._~%+=&;/:,@-]*)?(?:#[A-Za-z0-9._~%:-]*)?", re.ASCII)
_PAGE_ID = re.compile(r"[A-Za-z][A-Za-z0-9:._-]{0,100}", re.ASCII)
_FRAME_IDS = re.compile(r"main|poll|skip|search|provenance|post-.*", re.I)
_PLAIN = {"alt", "title", "datetime"}
_NUMBERS = {"width", "height", "start", "value", "colspan", "rowspan", "span"}
_TITLE_TAGS = {"b", "bdi", "code", "em", "i", "s", "span", "strong", "sub", "sup"}


def is_page_link(address: str) -> bool:
    """Whether a page may link to an address: one outside, or of this site, with an id behind it."""
    if is_outside(address):
        return True
    path = re.split("[?#]", address, maxsplit=1)[0]
    return bool(_PAGE_HREF.fullmatch(address)) and (not path or is_inside(path))


def _page_attribute(ids: set[str]) -> Callable[[str, str, str], str | None]:
    """What becomes of an attribute of a page. `ids`: those that the page has so far; each stands once."""

    def judged(_tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return value if is_page_link(value) else None
        if name == "src":
            return value if is_inside(value) else None
        if name in _NUMBERS:
            return value if re.fullmatch(r"[0-9]{1,5}", value) else None
        if name == "lang":
            return language(value) or None
        if name == "dir":
            return value if value in ("auto", "ltr", "rtl") else None
        if name == "id":
            if value in ids or not _PAGE_ID.fullmatch(value) or _FRAME_IDS.fullmatch(value):
                return None
            ids.add(value)
        return value

    return judged


def _page_cleaner(ids: set[str]) -> nh3.Cleaner:
    cells = {"colspan", "rowspan"}
    return nh3.Cleaner(
        tags=set(PAGE_TAGS),
        clean_content_tags=DROPPED,
        attributes={
            "*": {"id", "title", "lang", "dir"},
            "a": {"href"},
            "img": {"src", "alt", "width", "height"},
            "ol": {"start"},
            "li": {"value"},
            "time": {"datetime"},
            "col": {"span"},
            "colgroup": {"span"},
            "td": cells,
            "th": cells,
        },
        tag_attribute_values={
            "a": {"rel": {REL}},
            "div": {"tabindex": {"0"}},
            "td": {"align": _SIDES},
            "th": {"align": _SIDES, "scope": {"col", "row", "colgroup", "rowgroup"}},
        },
        set_tag_attribute_values={"pre": {"tabindex": "0"}, "img": {"loading": "lazy"}},
        attribute_filter=_page_attribute(ids),
        allowed_classes=_PAGE_CLASSES,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative="pass_through",
        strip_comments=True,
    )


# Every element and attribute of a page, with links as they were written: what comes out is well formed, and not yet safe.
_REGULAR = nh3.Cleaner(
    tags={*PAGE_TAGS},
    clean_content_tags=DROPPED,
    attributes={
        "*": {"id", "title", "lang", "dir", "class", "align", "scope"},
        "a": {"href"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
        "li": {"value"},
        "time": {"datetime"},
        "col": {"span"},
        "colgroup": {"span"},
        "td": _SPANS,
        "th": _SPANS,
    },
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
    url_relative="pass_through",
    strip_comments=True,
)


def regular(source: str) -> str:
    """A page's HTML in one regular form (every attribute in double quotes, every element closed), NOT yet safe to show."""
    return _REGULAR.clean(source)


def clean_page(source: str) -> Markup:
    """The HTML of a page of the archive's own, safe to show. The input's nesting must be bounded: see content/nesting.py."""
    return _settled(source, lambda before: _page_cleaner(set()).clean(before))


_TITLE = nh3.Cleaner(tags=_TITLE_TAGS, attributes={}, allowed_classes={"span": {"amp", "caps"}}, link_rel=None)


def clean_title(source: str) -> str:
    """A page's title as Pelican has it, HTML of one line: emphasis and code alone, all else escaped or left out."""
    return _TITLE.clean(source)
