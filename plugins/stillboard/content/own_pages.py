"""Pages of the archive's own (content/pages, content/news): what such a file may hold, for `check` and the build alike.

They come by pull request as posts do. They are Python-Markdown, may hold more kinds of HTML than a post, and lead to other
pages and to attachments by Pelican's `{filename}` and `{static}`; to nothing else, since Pelican would publish any file of the
disk that is named so. site/own_pages.py makes the HTML safe; this says, before anything is made, what has to be corrected.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from typing import Any

import markdown
import nh3

from . import own_headers
from .header import Problem
from .nesting import too_deep
from .own_links import Reference, read_reference

ENDINGS = (".md", ".markdown", ".mkd", ".mdown")  # what Pelican takes for Markdown
MARKDOWN: dict[str, Any] = {
    "extension_configs": {
        # Colours come later, with bounds (site/code.py): Pygments alone is not linear.
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False, "use_pygments": False},
        "markdown.extensions.extra": {"tables": {"use_align_attribute": True}},  # no style attribute passes the sanitiser
        "markdown.extensions.meta": {},
        "markdown.extensions.sane_lists": {},
    },
    "output_format": "html5",
}
"""Pelican's setting of this name, as every archive starts from it."""
TAGS = frozenset(
    "a abbr address aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td "
    "tfoot th thead time tr u ul var wbr".split()
)
"""The elements that a page may hold."""
SIZE = 50_000  # characters
GROWTH, FLOOR = 20, 65536  # HTML of at most 20 times the source and 64 KB, as in posts
DECLARATIONS = 20  # of <!, <? and <![: Python-Markdown looks from each to the end of the page, again and again
DEFINED = 1000  # characters of what a reference or an abbreviation stands for, wherever it is used
# Python-Markdown looks from each bracket or < that nothing closes to the end of its paragraph, or of the page.
LOOSE_IN_PARAGRAPH, LOOSE_IN_PAGE = 8_000_000, 20_000_000  # how many, times the characters: under a second
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\[\]\n]*\)")
_LOOSE_TAG = re.compile(r"<(?![/a-zA-Z][^<>]*>)|^[ >]*(?:~~~|```)", re.MULTILINE)
_NESTED = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}\.)[ \t]*){100}", re.MULTILINE)
_LONG_TAG = re.compile(r"<[/a-zA-Z][^<>]{1000}")
# typogrify looks from each of these to the end of the page.
_UNTOUCHED = re.compile(r"<(?:pre|code|kbd|samp|tt|script|style|math|head|title|textarea)\b", re.I)
_DECLARATION = re.compile(r"<!\[|<\?|<!(?!--)")
_DEFINITION = re.compile(rf"^ {{0,3}}\*?\[[^\]\n]*\]:(?=[^\n]{{{DEFINED}}})", re.MULTILINE)
_OPENED = re.compile(r"<([a-zA-Z][^\s/>]*)")
_HANDLER = re.compile(r"<[a-zA-Z][^<>]*?\s(on[a-zA-Z]+|style)\s*=")
_ADDRESS = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src)\s*=\s*(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+))", re.I)
_NO_LINK = re.compile(r"(?!(?:https?|mailto):[^\\]*$)[\x00-\x20]*(?:[a-z][a-z0-9+.\x00-\x20-]*:|[/\\]\s*[/\\])", re.I)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ANY = {"*": {"href", "src", "srcset", "poster", "data", "cite", "action", "formaction", "background", "longdesc", "content"}}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a page found."""

    problems: tuple[Problem, ...] = ()  # what has to be corrected before the page is published, by line
    left_out: tuple[
        Problem, ...
    ] = ()  # HTML that the site does not show, such as a form: it harms nobody, and is not what was meant
    attachments: frozenset[str] = frozenset()  # that the page leads to, relative to content/


def look(
    text: str,
    path: PurePosixPath,
    has_file: Callable[[str], bool],
    *,
    is_news: bool,
    settings: dict[str, Any] = MARKDOWN,
) -> Looked:
    """Look at a page.

    `path`: the page's, relative to content/. `has_file`: whether an attachment, or another page, lies at a path relative to
    content/. `settings`: Pelican's MARKDOWN.
    """
    if fault := _too_much(text):
        return Looked((fault,))
    made = _Made(text, settings)
    found = set(own_headers.problems(made.values, is_news=is_news, name=path.name))
    if set(made.read_keys) != {value.key for value in made.values}:
        found.add(Problem(1, "the header cannot be read; write one `Key: value` a line, then a blank line"))
    if made.fault:
        return Looked((*_by_line(found), Problem(1, made.fault)))
    attachments: set[str] = set()
    for value in made.addresses():
        reference = read_reference(value, path.parent)
        if reference is None:
            continue
        attachments.add(reference.attachment)
        if refused := _refused(reference, has_file):
            found.add(Problem(_line_of(text, value), refused))
    return Looked(_by_line(found), _by_line(set(_left_out(text, made.html))), frozenset(attachments - {""}))


def _by_line(problems: set[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.text)))


def _left_out(text: str, made: list[str]) -> Iterator[Problem]:
    """What the site leaves out of a page. `made`: its HTML, as Python-Markdown makes it."""
    for html in made:
        for name in {name.lower() for name in _OPENED.findall(_COMMENT.sub("", html))} - TAGS:
            yield Problem(_line_of(text, f"<{name}"), f"<{name[:40]}> is not shown on a page; take it out")
        for name in {name.lower() for name in _HANDLER.findall(html)}:
            yield Problem(_line_of(text, name), f"{name[:40]} of an element is not kept; take it out")
        for address in {unescape("".join(found)) for found in _ADDRESS.findall(html)}:
            if _NO_LINK.match(address):
                todo = "links begin with https:, http:, mailto: or /"
                yield Problem(_line_of(text, address), f"{address[:60]!a} leads nowhere; {todo}")


def _refused(reference: Reference, has_file: Callable[[str], bool]) -> str:
    """Why a reference may not stand; empty if it may."""
    shown = reference.shown[:120]
    if reference.what == "index":
        return ""
    if reference.what not in ("filename", "static", "attach"):
        return f"{shown}: unknown; {{filename}} leads to a page, {{static}} to an attachment, and nothing else is known"
    if not reference.attachment and not (reference.what == "filename" and reference.page):
        wanted = "a page or an attachment" if reference.what == "filename" else "an attachment"
        return f"{shown} leads to no {wanted[wanted.index(' ') + 1 :]}; {_FORM}"
    if not has_file(reference.attachment or reference.page):
        return f"{shown}: there is no /content/{reference.attachment or reference.page}; add the file, or take the link out"
    return ""


_FORM = "files are published from content/attachments/<2 hex>/<sha256>-<name> alone, as {static}/attachments/…"


class _Made:
    """A page as Python-Markdown makes it."""

    def __init__(self, text: str, settings: dict[str, Any]) -> None:
        engine = markdown.Markdown(**_arguments(settings))
        lines = engine.preprocessors["normalize_whitespace"].run(text.removeprefix("\ufeff").split("\n"))
        self.values, _ = own_headers.read(lines)
        self.html: list[str] = []
        self.fault = ""
        self.read_keys: tuple[str, ...] = ()
        try:
            self.html.append(engine.convert(text.removeprefix("\ufeff")))
            self.read_keys = tuple(getattr(engine, "Meta", {}))
            self.html += [self._words(value.text, settings) for value in self.values if value.key == "summary"]
        except RecursionError:
            self.fault = "nested too deeply to be rendered; flatten its lists or quotes"
            self.read_keys = tuple(value.key for value in self.values)
        if sum(map(len, self.html)) > GROWTH * len(text) + FLOOR:
            self.fault = "the page's HTML is much larger than its text; simplify its markup"
        elif any(map(too_deep, self.html)):
            self.fault = "nested too deeply; flatten its lists, quotes or tags"

    @staticmethod
    def _words(text: str, settings: dict[str, Any]) -> str:
        """A value that Pelican makes HTML of, without looking for a header in it."""
        return str(markdown.Markdown(**_arguments(settings)).convert(f"\n\n{text}"))

    def addresses(self) -> list[str]:
        """What links, pictures and whatever else names an address name, as a browser would read it."""
        found: list[str] = []

        def keep(_tag: str, _name: str, value: str) -> str:
            found.append(value)
            return value

        # Every element, also those that a page may not hold: what they name is looked at too.
        tags = {name for html in self.html for name in map(str.lower, _OPENED.findall(html)) if name not in ("script", "style")}
        cleaner = nh3.Cleaner(tags=tags, attributes=_ANY, attribute_filter=keep, url_schemes=set(), link_rel=None)
        for html in self.html:
            cleaner.clean(html)
        return found


def _arguments(settings: dict[str, Any]) -> dict[str, Any]:
    """Arguments for Python-Markdown, as Pelican's reader makes them of its setting."""
    made = copy.deepcopy(settings)
    configs = made.setdefault("extension_configs", {})
    made["extensions"] = [*dict.fromkeys([*made.get("extensions", []), *configs, "markdown.extensions.meta"])]
    return made


def _too_much(text: str) -> Problem | None:
    """Why the page is not even rendered; None if it is."""
    if len(text) > SIZE:
        return Problem(1, f"the page has {len(text)} characters; cut it into pages of {SIZE}")
    if len(_DECLARATION.findall(text)) > DECLARATIONS:
        return Problem(1, "too many <!, <? or <![, which begin nothing that a page can show; write &lt; for a <")
    if match := _LONG_TAG.search(text):
        return Problem(
            text.count("\n", 0, match.start()) + 1, f"{match[0][:20]}… is longer than 1000 characters; shorten the tag"
        )
    if match := _NESTED.search(text):
        return Problem(text.count("\n", 0, match.start()) + 1, "nested too deeply; flatten these quotes or lists")
    if match := _DEFINITION.search(text):
        return Problem(text.count("\n", 0, match.start()) + 1, f"longer than {DEFINED} characters: what a [name]: stands for")
    loose = len(_LOOSE_TAG.findall(text)) + len(_UNTOUCHED.findall(text)) // 3
    if loose * len(text) > LOOSE_IN_PAGE:
        return Problem(1, "too many code fences, <code> or < that nothing closes; write `code`, or &lt; for a < that is meant")
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        loose = paragraph.count("[") + paragraph.count("<") // 4 - len(_LINK.findall(paragraph))
        if loose * len(paragraph) > LOOSE_IN_PARAGRAPH:
            return Problem(
                line, "too many [ or < in one paragraph; split it by blank lines, or write \\[ and &lt; where they are meant"
            )
        line += paragraph.count("\n")
    return None


def _line_of(text: str, words: str) -> int:
    """The first line that holds some words, or else what follows a brace in them; 1 if none does."""
    lowered = text.lower()
    for part in (words, *re.split(r"[{}|]", words)[::-1]):
        place = lowered.find(part.lower()) if part.strip() else -1
        if place >= 0:
            return text.count("\n", 0, place) + 1
    return 1
