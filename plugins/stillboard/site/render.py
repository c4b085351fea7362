"""A post's Markdown to HTML: GitHub's own parser (what a pull request shows is what the site shows), then the
rewriting of links, pictures and code, then the sanitiser as the last step, or `wellformed` for a body of which it is
known what that makes. Bounds come before the sanitiser, whose time is not linear in nesting: what breaks them is shown as escaped
text and reported.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib.metadata import version

import markdown
from cmarkgfm.cmark import Options
from markupsafe import Markup
from typogrify.filters import smartypants, widont

from ..content import nesting
from ..gfm import MAX_EXTRA, MAX_GROWTH, has_raw_html, swells, to_html
from . import headings, sanitize, wellformed
from .rewrite import LinkContext, Rewriter

# Part of the cache's key: raise the number when the HTML for the same Markdown changes. Other versions of the libraries
# make other HTML too.
VERSION = " ".join(["12", *(f"{name} {version(name)}" for name in ("cmarkgfm", "markdown", "nh3", "pygments", "typogrify"))])
POST_TOP = 3  # a post stands under an h2 that names its author
MAX_SIZE = 1_000_000  # characters of a body
MAX_WORK = 100_000  # tags of a body; each link and picture counts as five, since it is looked up
# Of all runs of text: their lengths times the & and the hard blanks in each, with which the sanitiser's time grows.
MAX_ESCAPED = 100_000_000_000
_LOOKED_UP = re.compile(r"<(?:a|img)[\s/>]", re.IGNORECASE)
_OPTIONS = Options.CMARK_OPT_UNSAFE  # raw HTML passes here; the sanitiser is the judge


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, the old addresses it looked up with what they led to, and what was wrong with it (empty: nothing)."""

    html: Markup
    used: dict[str, str]
    fault: str = ""


def gfm(body: str) -> str:
    """GitHub-flavoured Markdown to HTML."""
    return to_html(body, _OPTIONS)


@functools.lru_cache(maxsize=1)
def _python_markdown() -> markdown.Markdown:
    extensions = ["fenced_code", "tables", "sane_lists", "nl2br"]
    aligned = {"tables": {"use_align_attribute": True}}  # no style attribute passes the sanitiser
    return markdown.Markdown(extensions=extensions, extension_configs=aligned, output_format="html")


# Python-Markdown's time grows with the square of many special characters; what has more goes to the other parser.
MAX_LENGTH, MAX_MARKS = 20_000, 400


def python_markdown(body: str) -> str:
    """Python-Markdown, as Pelican renders its own pages, without the extensions that let text set attributes."""
    if _is_much(body):
        return gfm(body)
    engine = _python_markdown()
    engine.reset()
    return engine.convert(body)


def _is_much(body: str) -> bool:
    return len(body) > MAX_LENGTH or sum(body.count(mark) for mark in "[<|>#`*_&-!") > MAX_MARKS


RENDERERS = {"gfm": gfm, "markdown": python_markdown}


def post(body: str, context: LinkContext, renderer: str = "gfm") -> Rendered:
    """A post's body as safe HTML."""
    if not body:
        return Rendered(Markup(""), {})
    if len(body) > MAX_SIZE:
        return Rendered(sanitize.escaped(body), {}, f"longer than {MAX_SIZE} characters; it is shown as it stands")
    try:
        source = RENDERERS[renderer](body)
    except RecursionError:
        return Rendered(sanitize.escaped(body), {}, "nested too deeply to be rendered; it is shown as it stands")
    rewriter = Rewriter(context, POST_TOP)
    rewritten, fault = _bounded(rewriter, body, source)
    is_typographic = renderer == "markdown" and not _is_much(body)  # then as Pelican does it
    if not fault and not is_typographic and (known := wellformed.cleaned(rewritten)) is not None:
        return Rendered(known, rewriter.used)
    if fault or (fault := _too_deep(rewritten)):
        return Rendered(sanitize.escaped(body), rewriter.used, fault)
    if is_typographic:  # links and attributions are in place now
        rewritten = _typographic(rewritten)
    raw = "<" in body and (renderer != "gfm" or has_raw_html(body))
    return Rendered(_clean(rewritten, POST_TOP, raw=raw), rewriter.used)


def prose(body: str, context: LinkContext, *, top: int, typogrified: bool) -> Markup:
    """The words of the archive's maintainers (of a forum, a board, a note) as safe HTML, with typographic quotes if asked for.

    `top`: the level of its outermost headings.
    """
    if not body:
        return Markup("")
    rewritten, fault = _bounded(Rewriter(context, top), body, gfm(body))
    if fault or _too_deep(rewritten):
        return sanitize.escaped(body)
    return _clean(_typographic(rewritten) if typogrified else rewritten, top)


def _clean(source: str, top: int, *, raw: bool = True) -> Markup:
    """The last step. Where the sanitiser dropped a heading with what held it, the levels of those after it are set anew."""
    cleaned = sanitize.clean(source, raw=raw)
    if raw and not headings.are_levelled(cleaned, top):
        return sanitize.clean(headings.levelled(cleaned, top))
    return cleaned


_WORDS = re.compile(r">[^<]*")


def _typographic(source: str) -> str:
    """Quotes, dashes and last words as typogrify sets them, without its <span>s, which nothing here styles.

    The parser writes &quot; for a quote in text, and typogrify looks for the character.
    """
    return str(widont(smartypants(_WORDS.sub(lambda words: words[0].replace("&quot;", '"'), source))))


def _bounded(rewriter: Rewriter, body: str, source: str) -> tuple[str, str]:
    """The HTML with its links in place, and what makes it unfit for the sanitiser, but for its nesting (empty: nothing)."""
    if swells(body) or len(source) > MAX_GROWTH * len(body) + MAX_EXTRA:
        return "", "its HTML would be far larger than its text; it is shown as it stands"
    if len(source) > MAX_WORK // 5 and source.count("<") + 4 * len(_LOOKED_UP.findall(source)) > MAX_WORK:
        return "", f"more than {MAX_WORK} tags, where links and pictures count as five; it is shown as it stands"
    rewritten = rewriter.rewrite(source)
    if len(rewritten) > MAX_WORK and sum(map(_escaped, rewritten.split("<"))) > MAX_ESCAPED:
        return "", "too many & or hard blanks; it is shown as it stands"
    return rewritten, ""


def _too_deep(rewritten: str) -> str:
    """The same of its nesting."""
    return "nested too deeply; it is shown as it stands" if nesting.too_deep(rewritten) else ""


def _escaped(run: str) -> int:
    """The share of one run of text in MAX_ESCAPED."""
    quick = run.count("&lt;") + run.count("&gt;") + run.count("&quot;")
    return len(run) * (run.count("&") - quick + run.count("\xa0"))


_CODE_LIKE = re.compile(r"--|[\\`<>&]|\w\"\w")


@functools.lru_cache(maxsize=8192)
def title(text: str, *, typogrified: bool) -> str:
    """A title with typographic quotes, as plain text.

    Left alone where it may be code: typogrify turns -- into dashes and drops backslashes.
    """
    if not typogrified or _CODE_LIKE.search(text) or not ('"' in text or "'" in text):
        return text
    return Markup(smartypants(text)).unescape()  # noqa: S704 - only to turn its entities into characters
