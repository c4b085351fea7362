"""A thread's title out of what a page calls itself: without the site's name, and without the number of its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import attribute, own_words
from .._phrases import ANSWER
from .record import Record

SIGNS = " \xa0:»›>→–—-|·•"  # what stands between a way's parts
MAX_PIECES = 300  # elements whose words are compared with the page's title
MAX_POSTS = 5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING = re.compile(r"title|subject|topic|heading|header", re.IGNORECASE)
_WORDS = (
    "page|pagina|página|pàgina|paginá|seite|strona|stránka|strana|stran|страница|сторінка|старонка|страніца|sida|side|sivu|sayfa"
    "|oldal|puslapis|lappuse|lehekülg|σελίδα|halaman|trang|صفحة|עמוד|ページ|頁|页|페이지"
)
_OF = r"(?:\s{0,2}(?:/|of|von|из|з|de|sur|di|av|af|van|z|/)\s{0,2}\d{1,6})?"
_NUMBERED = (
    rf"(?:(?:{_WORDS})\s{{0,2}}[:#]?\s{{0,2}}(?P<a>\d{{1,6}}){_OF}"
    rf"|(?P<b>\d{{1,6}})\.?\s{{0,2}}(?:{_WORDS})|第\s?(?P<c>\d{{1,6}})\s?[页頁])"
)
_SEGMENT = re.compile(_NUMBERED, re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\s*[(\[]{_NUMBERED}[)\]]", re.IGNORECASE)
_AT_END = re.compile(rf"\s*[,;·•]\s*{_NUMBERED}$", re.IGNORECASE)
_BETWEEN = re.compile(r"((?<!\s)\s++(?:[-–—|·•:»›«‹>/]|::)\s+|\s?(?:::|»|›)\s?)")
_CRUMB = re.compile("[»›>→]")
_SITE = re.compile(
    r"(?:the\s)?(?:(?:forum|board)\sindex|forums?|foros?|форумы?|fórum|foorumi?|boards?|index|home|startseite|главная)"
    r"|\S+\.[a-z]{2,12}",
    re.IGNORECASE,
)


def without_page(title: str) -> tuple[str, int]:
    """A title without the number of its page, and that number; 0 if it names none."""
    number = 0
    for form in (_IN_BRACKETS, _AT_END):
        if match := form.search(title):
            number = number or _number(match)
            title = title[: match.start()] + title[match.end() :]
    pieces = _BETWEEN.split(title)  # a segment, what stands between, a segment, …
    kept: list[str] = []
    for n in range(0, len(pieces), 2):
        if match := _SEGMENT.fullmatch(pieces[n].strip()):
            number = number or _number(match)
            continue
        if kept:
            kept.append(pieces[n - 1])
        kept.append(pieces[n])
    whole = "".join(kept)
    return (clean_name(whole), number) if whole.strip() else (clean_name(title), 0)


def _number(match: re.Match[str]) -> int:
    return int(match["a"] or match["b"] or match["c"])


def is_of_site(words: str) -> bool:
    """Whether words can only be the site's name, or mean its front."""
    return bool(_SITE.fullmatch(words))


def segments(title: str) -> list[str]:
    """What a page's title consists of: its thread, its board, its site, in some order; not what can only be a site's name."""
    return [part for one in _BETWEEN.split(title)[::2] if (part := one.strip()) and not _SITE.fullmatch(part)]


def shown_segment(title: str, is_shown: Callable[[str], bool]) -> str:
    """The first part of a page's title that the page shows by itself; "" if it shows none, or if the title has one part only."""
    parts = segments(title)
    whole = _BETWEEN.split(title)
    return next((part for part in parts if is_shown(part)), "") if len(whole) > 1 else ""


def last_crumb(headings: Sequence[str], site: str) -> str:
    """The end of a heading that leads to the thread from the site's front ("Forums » Workshop » Wicks"), where the first heading
    and the page's title are nothing but the site's name; "" where they are more.
    """
    if not headings or headings[0].casefold() != site.casefold():
        return ""
    ways = (_CRUMB.split(heading) for heading in headings[1:])
    return next((way[-1].strip() for way in ways if len(way) > 2 and way[-1].strip()), "")


def own_title(heading: LexborNode, named: str) -> str:
    """A heading's words; without those of elements in it, such as how often the thread was read, where the page's title has the
    others alone. `named`: that title, without regard to case.
    """
    words, own = clean_name(words_of(heading)), clean_name(own_words(heading).strip(SIGNS))
    return own if own and own.casefold() in named and words.casefold() not in named else words


def rather(heading: str, named: str, root: LexborNode, found: Sequence[Record]) -> str:
    """Another part of the page's title that the posts or the way to the thread show to be the thread's, where the heading may be
    the site's name; "" if none is.
    """
    parts = [clean_name(part) for part in segments(without_page(named)[0])]
    folded = heading.casefold()
    others = {part.casefold(): part for part in parts if part.casefold() != folded}
    if len(others) == len(parts) or not others or not found:
        return ""
    if folded not in (parts[0].casefold(), parts[-1].casefold()):  # a site's name stands at an end
        return ""
    said = {words for record in found[:MAX_POSTS] for words in _heads(record)} - {_name_of(record) for record in found}
    if parts[0].casefold() != folded:  # a way may end with the board, and titles begin with their thread more often than not
        said |= {own_words(way).casefold() for way in root.css('[class*="crumb" i], [class*="crumb" i] :not(a)')[:MAX_PIECES]}
    return "" if folded in said else next((part for other, part in others.items() if other in said), "")


def _heads(record: Record) -> set[str]:
    """The words of a post's headings, and those with "Re:" before them, outside of its body and of links.

    What is said of the author beside it, a place or a rank, may be the site's name or the board's by chance.
    """
    pieces = [node for part in record.parts for node in part.css("h1, h2, h3, h4, h5, h6, span, b, strong, div, td, p, font")]
    body = {node.mem_id for node in record.body.css("*")} if record.body is not None else set()
    said = [(node, own_words(node)) for node in pieces[:MAX_PIECES] if node.mem_id not in body]
    return {ANSWER.sub("", words).casefold() for node, words in said if ANSWER.match(words) or _is_heading(node)}


def _is_heading(node: LexborNode) -> bool:
    return node.tag in _HEADINGS or bool(_HEADING.search(attribute(node, "class")))


def _name_of(record: Record) -> str:
    return clean_name(words_of(record.author)).casefold()
