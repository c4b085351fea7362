"""A thread's title out of what a page calls itself: without the site's name, and without the number of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import own_words

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
_BETWEEN = re.compile(r"((?<!\s)\s++(?:[-=]>|::|[-–—|·•:»›«‹>/])\s+|\s?(?:::|»|›)\s?)")
_CRUMB = re.compile("[»›>→]")
_SIGN = r"\s*(?:[-=]>|[-–—|·•:»›«‹>/])+\s+"  # between a title and a name that is known
_CUT = re.compile(r"\s?(?:\.{3}|…)$")
MIN_CUT = 8  # characters of a title before the dots that stand for its end
MAX_TITLE = 250
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


def without_names(title: str, names: Iterable[str]) -> str:
    """A title without the names of the site and its boards before and behind it; as it is where nothing else is left."""
    known = [re.escape(name) for name in sorted(names, key=len, reverse=True) if name]
    if not known:
        return title
    one = f"(?:{'|'.join(known)})"
    left = re.sub(rf"^(?:{one}{_SIGN})+|(?:{_SIGN}{one})+$", "", title, flags=re.IGNORECASE)
    return left if left.casefold() not in {name.casefold() for name in names} else title


def whole_of(title: str, shown: Mapping[str, str]) -> str:
    """A title whose end the page's title cut off for dots, whole, where the page shows it so once only; else as it is.

    `shown`: what the page shows by itself, by the same without regard to case.
    """
    cut = _CUT.sub("", title)
    if cut == title:
        return title
    folded = cut.casefold()
    if folded in shown:
        return shown[folded]
    whole = [words for one, words in shown.items() if one.startswith(folded) and len(words) <= MAX_TITLE]
    whole = [words for words in whole if not _CUT.search(words)]
    return whole[0] if len(whole) == 1 and len(cut) >= MIN_CUT else title


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
