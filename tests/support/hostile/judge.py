"""The judge of a page: everything on it must be something the theme or the sanitiser is known to make. An allow-list of
its own, not theirs, so that a hole in theirs shows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
HEAD = frozenset("head meta title link script".split())
ELEMENTS = HEAD | frozenset(
    "html body a abbr article aside b bdi blockquote br code dd del details div dl dt em figure footer h1 h2 h3 h4 "
    "h5 h6 header hr i img ins kbd li main mark meter nav ol p pre q s samp search section small span strong sub "
    "summary sup table tbody td th thead time tr ul var".split()
)
FORM = frozenset("button datalist form input label option select template".split())  # on the search page and on 404.html
ATTRIBUTES = {
    "*": frozenset("class dir data-find".split()),
    "a": frozenset("href rel aria-label aria-current download data-led".split()),
    "button": frozenset("type hidden".split()),
    "form": frozenset("role action method aria-label".split()),
    "input": frozenset("type name value maxlength autocomplete enterkeyhint list placeholder spellcheck".split()),
    "label": frozenset("for".split()),
    "option": frozenset("value".split()),
    "select": frozenset("name".split()),
    "article": frozenset("aria-labelledby".split()),
    "aside": frozenset("aria-label".split()),
    "div": frozenset("lang role aria-label tabindex".split()),
    "h1": frozenset("lang".split()),
    "html": frozenset("lang".split()),
    "img": frozenset("src alt width height loading".split()),
    "link": frozenset("rel href type title".split()),
    "main": frozenset("tabindex data-boards data-forum data-starter data-mode data-root".split()),
    "meta": frozenset("charset name property content http-equiv".split()),
    "meter": frozenset("min max value aria-hidden".split()),
    "nav": frozenset("aria-label".split()),
    "ol": frozenset("start hidden".split()),
    "p": frozenset("aria-hidden role".split()),
    "pre": frozenset("tabindex".split()),
    "li": frozenset("aria-hidden".split()),
    "script": frozenset("src type defer data-target data-words data-search data-root data-old".split()),
    "section": frozenset("aria-labelledby aria-label".split()),
    "span": frozenset("aria-hidden aria-current data-lost".split()),
    "td": frozenset("colspan rowspan align".split()),
    "th": frozenset("colspan rowspan align scope".split()),
    "time": frozenset("datetime".split()),
    "ul": frozenset("aria-label".split()),
}
IN_BODIES = re.compile(
    r"attachment|missing|remote|image|jump|mention|highlight|scroller|attribution|unarchived|control|[a-z]{1,2}[a-z0-9]?"
)
THEME_IDS = frozenset({"main", "poll", "provenance"})
SEARCH_IDS = frozenset(
    "old-address search-form search-result search-words q plain forum board year by starter sort people told results list "
    "more fewer".split()
)
LETTER = re.compile(r"at-[a-z0-9]+")  # the id of a letter's heading in the list of members
SVG = "{http://www.w3.org/2000/svg}"
PLOT = {  # of posts over time: numbers, and words that the theme says
    f"{SVG}svg": {"viewBox": r"0 0 \d+ \d+", "preserveAspectRatio": "none", "role": "img", "aria-label": r"[\w ]+"},
    f"{SVG}path": {"fill": "currentColor", "d": r"(M\d+ \d+v-\d+h\d+v\d+z)+"},
}
POLICY = "default-src 'none'"
METAS = frozenset("viewport color-scheme referrer description robots generator theme-color".split())
PROPERTIES = re.compile(r"(og|article|profile):[a-z_:]+")
LINKS = frozenset("stylesheet canonical prev next icon alternate license original".split())
SCRIPT = re.compile(r"(/|(\./|(\.\./)+)?([A-Za-z0-9._-]+/)*)theme/(first|forum|redirect|search)\.js(\?v=[0-9a-f]+)?")
SCRIPTS = (  # what the policy of a page may say of them, and of nothing else but the search page
    {"script-src 'self'"},
    {"script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:"},
)
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_INSIDE = re.compile(r"(#[a-z0-9-]+|/|(\./|(\.\./)+|/)?[a-z0-9][A-Za-z0-9./_-]*/?)?(\?v=[0-9a-f]+)?(#(post|at)-[a-z0-9-]+)?")
_CONTROLS = re.compile("[\x00-\x20]")


def parse(page: str) -> tuple[Element, list[str]]:
    """The page's tree, and the mistakes in its syntax, which browsers fix in ways that a sanitiser may not have thought of."""
    parser = html5lib.HTMLParser()
    root = parser.parse(page)
    return root, [f"line {line}: {code} {about}" for (line, _), code, about in parser.errors]


def faults(root: Element, own_ids: Callable[[str], bool]) -> Iterator[str]:
    """What is on a page and should not be. `own_ids`: whether this is the name of a post's file."""
    seen: set[str] = set()
    leads_to = {
        meta.get("content", "").removeprefix("0; url=")
        for meta in root.iter(f"{HTML}meta")
        if meta.get("http-equiv") == "refresh"
    }
    is_search = any("/search.js" in script.get("src", "") for script in root.iter(f"{HTML}script"))
    for element, above in _walk(root):
        if not isinstance(element.tag, str) or not element.tag.startswith(HTML):
            yield from _foreign(element, above)
            continue
        tag = element.tag.removeprefix(HTML)
        known = tag in ELEMENTS or (tag == "noscript" and "*body" not in above)  # what it holds is looked at as well
        if not known and (tag not in FORM or "*body" in above or not is_search):
            yield f"element <{tag}>"
        if (tag in HEAD) != (tag == "head" or "head" in above):
            yield f"<{tag}> inside {' '.join(above)}"
        if tag == "article" and above != ("html", "body", "main"):
            yield f"a post inside {' '.join(above)}"
        for name, value in element.attrib.items():
            yield from _attribute(tag, name, value, in_body=bool(above) and "*body" in above)
        if own := element.get("id"):
            if own in seen:
                yield f"id {own!r} stands twice"
            seen.add(own)
            if not _is_known(own, tag, above, own_ids) and not (is_search and own in SEARCH_IDS and "*body" not in above):
                yield f"id {own!r}"
        yield from _head(tag, element, leads_to)


def _foreign(element: Element, above: tuple[str, ...]) -> Iterator[str]:
    if element.tag not in PLOT or "figure" not in above or "*body" in above:
        yield f"a node that is no HTML element: {element.tag}"
        return
    values = {name: re.fullmatch(PLOT[element.tag].get(name, ""), value) for name, value in element.attrib.items()}
    yield from (f"attribute {name} of a plot" for name, fits in values.items() if not fits)


def _is_known(own: str, tag: str, above: tuple[str, ...], own_ids: Callable[[str], bool]) -> bool:
    is_letter = tag == "h2" and "*body" not in above and bool(LETTER.fullmatch(own))
    return is_letter or own in THEME_IDS or (own.startswith("post-") and own_ids(own.removeprefix("post-")))


def _walk(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every element with the names of those around it; `*body` stands for a post's body."""
    todo: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while todo:
        element, above = todo.pop()
        yield element, above
        if isinstance(element.tag, str):
            mark = ("*body",) if "body" in element.get("class", "").split() else ()
            inner = (*above, element.tag.removeprefix(HTML), *mark)
            todo += [(child, inner) for child in reversed(element)]


def _attribute(tag: str, name: str, value: str, *, in_body: bool) -> Iterator[str]:
    words_of_script = tag == "template" and name.startswith("data-")
    if name not in ATTRIBUTES["*"] and name != "id" and name not in ATTRIBUTES.get(tag, ()) and not words_of_script:
        yield f"attribute {name} of <{tag}>"
    if name == "dir" and value not in (("auto",) if in_body else ("auto", "ltr", "rtl")):
        yield f"dir={value}"
    if in_body and name.startswith("data-"):
        yield f"{name} in a body"
    if name == "lang" and not TAG.fullmatch(value):
        yield f"lang={value!r}"
    if name == "tabindex" and value not in ("0", "-1"):
        yield f"tabindex={value}"
    if in_body and name == "class" and not all(IN_BODIES.fullmatch(one) for one in value.split()):
        yield f"class {value!r} in a body"
    if in_body and name in ("role", "lang", "id"):
        yield f"{name} in a body"
    if name in ("href", "src") and not (tag == "link" and value.startswith("data:image/svg+xml,")):
        yield from _address(tag, name, value)


def _address(tag: str, name: str, value: str) -> Iterator[str]:
    if _CONTROLS.search(value) or "\\" in value or value.startswith("//"):
        yield f"{name}={value!r} of <{tag}>"
        return
    scheme = urlsplit(value).scheme
    outside = scheme in ("http", "https", "mailto") and tag == "a"
    canonical = scheme in ("http", "https") and tag == "link"
    if (scheme or not _INSIDE.fullmatch(value)) and not outside and not canonical:
        yield f"{name}={value!r} of <{tag}>"


def _script(element: Element, leads_to: set[str]) -> Iterator[str]:
    """No script stands in a page, but for data that no browser runs."""
    said = "".join(element.itertext())
    if element.get("type") == "application/ld+json":
        if "<" in said or not isinstance(json.loads(said), dict | list) or "src" in element.attrib:
            yield f"data {said[:100]}"
        return
    own = SCRIPT.fullmatch(element.get("src", ""))
    targets = {element.get("data-target")} if own and own[4] == "redirect" else leads_to
    if not own or "type" in element.attrib or targets != leads_to or said.strip():
        yield f"<script src={element.get('src')!r} data-target={element.get('data-target')!r}>"


def _head(tag: str, element: Element, leads_to: set[str]) -> Iterator[str]:
    """`leads_to`: where the page leads by itself."""
    if tag == "script":
        yield from _script(element, leads_to)
    if tag == "link" and element.get("rel") not in LINKS:
        yield f"<link rel={element.get('rel')!r}>"
    if tag != "meta" or "charset" in element.attrib:
        return
    kind, content = element.get("http-equiv", ""), element.get("content", "")
    if kind == "Content-Security-Policy":
        scripts = {one.strip() for one in content.split(";") if one.strip().startswith(("script-src", "worker-src"))}
        if not content.startswith(POLICY) or scripts not in SCRIPTS or "unsafe-inline" in content:
            yield f"policy {content}"
    elif kind == "refresh":
        if not re.fullmatch(r"0; url=[./a-z0-9-]+", content):
            yield f"refresh to {content}"
    elif element.get("name") not in METAS and not PROPERTIES.fullmatch(element.get("property", "")):
        yield f"<meta name={element.get('name')!r}>"


def words(root: Element) -> str:
    """The text of a page on one line, with straight quotes."""
    return flat("".join(root.itertext()))


def flat(text: str) -> str:
    """A text as `words` shows it."""
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("…", "...")):
        text = text.replace(curly, straight)
    return " ".join(unicodedata.normalize("NFC", text).split())


def posts(root: Element) -> list[str]:
    """The ids of a page's posts, in order."""
    return [str(article.get("aria-labelledby")) for article in root.iter(f"{HTML}article")]
