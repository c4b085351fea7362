"""The HTML of most posts, made safe without the sanitiser: of a form of which it is known what the sanitiser makes.

The form is closed. Each tag is one of those listed here, letter by letter, stands in an element that may hold it, and is closed
there; text has no character that HTML could read otherwise, and an address is judged as the sanitiser judges it. Every parser
makes the same tree of such HTML, and the sanitiser takes nothing out of it: it writes a few things in its own way, as is done
here. Anything else, however harmless, is for `sanitize.clean`. Its time is linear in the text.
"""

from __future__ import annotations

import functools
import html
import re

from markupsafe import Markup

from . import sanitize

MAX_DEPTH = 50
_TAGS = re.compile(r'(<div class="highlight"><pre><code>(?:[^<]++|</?span[^<>]*+>)*+</code></pre></div>|<[^<>]*+>)')
_BLANK = " \n"  # to every parser; other blanks are not so to all
_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;")
_LINK = re.compile(
    r'<a(?: class="(?:attachment|attachment missing|attachment remote|image|jump|mention)")?'
    rf'(?: rel="{re.escape(sanitize.REL)}")? href="([^"&]*(?:&amp;[^"&]*)*)">'
)
# An address whose host nobody can misread: it is no number.
_HOST = re.compile(r"https?://(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,63}(?::[0-9]{1,4})?(?:[/?#].*)?", re.IGNORECASE | re.ASCII)
_NUMBERED = re.compile(r'<ol start="[0-9]{1,5}">', re.ASCII)

_WORDS = frozenset({"a", "bdi", "br", "code", "del", "em", "small", "span", "strong"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CELLS = ("th", "td")
_FLOW = _WORDS | {"p", "blockquote", "ul", "ol", "hr", *_HEADINGS, "details", "scroller", "coloured"}
_HOLDS: dict[str, frozenset[str]] = {  # by what is open: what may begin there
    **dict.fromkeys(("", "blockquote", "li", "spoiler"), _FLOW),
    **dict.fromkeys(("p", "summary", *_HEADINGS, *_CELLS, *_WORDS), _WORDS),
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("tr", "row"), frozenset(_CELLS)),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "details": frozenset({"summary"}),
    "scroller": frozenset({"table"}),
    "table": frozenset({"thead"}),
    "headed": frozenset({"tbody"}),
}
# What is open becomes another thing once its first part has begun: an end without it is not of the form.
_BECOMES = {"details": "spoiler", "table": "headed", "tr": "row"}
_WORDLESS = frozenset({"details", "ul", "ol", "scroller", "table", "headed", "thead", "tbody", "tr", "row"})
_VOID = frozenset({"br", "hr", "coloured"})
_CLASSED = (
    'small class="unarchived"',
    'span class="attachment"',
    'span class="attachment missing"',
    'span class="removed"',
)
_SIDED = [f'{cell} align="{side}"' for cell in _CELLS for side in ("left", "center", "right")]
_STARTS = {  # each with what begins there, and how the sanitiser writes it
    "<br />": ("br", "<br>"),
    "<br>": ("br", "<br>"),
    "<hr />": ("hr", "<hr>"),
    '<div class="scroller" tabindex="0">': ("scroller", '<div class="scroller" tabindex="0">'),
    **{
        f"<{name}>": (name, f"<{name}>")
        for name in (*_WORDS - {"a", "br"}, "ul", "ol", "details", "table", "thead", "tbody", "tr")
    },
    **{f"<{tag}>": (tag.split()[0], f"<{tag}>") for tag in _CLASSED},
    **{
        f"<{tag}>": (tag.split()[0], f'<{tag} dir="auto">')
        for tag in ("p", 'p class="attribution"', "blockquote", "li", "summary", *_HEADINGS, *_CELLS, *_SIDED)
    },
}
_BLOCKS = ("details", "table", "tr", "p", "blockquote", "li", "summary", "ul", "ol", "thead", "tbody", *_HEADINGS, *_CELLS)
_ENDS = {"</div>": "scroller", **{f"</{name}>": _BECOMES.get(name, name) for name in (*_BLOCKS, *_WORDS - {"br"})}}


def cleaned(source: str) -> Markup | None:
    """What `sanitize.clean` makes of HTML of the form; None for any other."""
    pieces = _TAGS.split(source)  # text and tags in turn
    if not _is_plain("\n".join(pieces[::2])) or pieces[0].strip(_BLANK):  # apart: no entity reaches over a tag
        return None
    line = [""]  # what is open
    within = ""
    for place in range(1, len(pieces), 2):
        tag = pieces[place]
        if within in _WORDLESS and pieces[place - 1].strip(_BLANK):
            return None
        if tag[1] == "/":
            if _ENDS.get(tag) != within:
                return None
            line.pop()
            within = line[-1]
            continue
        name, pieces[place] = _STARTS.get(tag) or _other(tag)
        if name not in _HOLDS[within] or (name in _WORDS and name in line) or len(line) > MAX_DEPTH:
            return None
        if name not in _VOID:
            line[-1] = _BECOMES.get(within, within)
            line.append(name)
            within = name
    if within:
        return None
    return Markup("".join(pieces).replace("&quot;", '"').replace("\xa0", "&nbsp;"))  # noqa: S704 - all of it is listed above


def _is_plain(text: str) -> bool:
    """Whether text holds no mark that is not written as an entity, none but the usual ones, and nothing that parsers drop."""
    if "<" in text or ">" in text or "\r" in text or "\0" in text:
        return False
    return "&" not in text or text.count("&") == sum(map(text.count, _ENTITIES))


def _other(tag: str) -> tuple[str, str]:
    """The same as in _STARTS of what is not the same each time; nothing that may stand anywhere if it is not of the form."""
    if tag.startswith("<a "):
        return ("a" if _is_link(tag) else "-"), tag
    if tag.startswith("<div"):
        code = sanitize.cleaned_code(tag)
        return ("coloured" if code else "-"), code
    return ("ol" if _NUMBERED.fullmatch(tag) else "-"), tag


@functools.lru_cache(maxsize=1024)
def _is_link(tag: str) -> bool:
    """Whether a link's address is one that the sanitiser lets through, and no parser of addresses refuses."""
    match = _LINK.fullmatch(tag)
    if match is None:
        return False
    address = html.unescape(match[1])
    if _HOST.fullmatch(address):
        return sanitize.is_outside(address) and "xn--" not in address.lower()  # which may be no name
    return sanitize.is_inside(address)
