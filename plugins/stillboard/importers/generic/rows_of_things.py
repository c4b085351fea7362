"""Rows that show a thing each: a job, a version, something for sale by a heading of its own, a wish that was voted for, or a
picture. No thread's posts are told apart so: what the page is about is the heading of one of them, or of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import ancestors, attribute
from .._phrases import ANSWER
from .record import Record
from .rows_of_lists import is_profile
from .ways import holds

MOST = 0.8  # of the rows, that must show one
MAX_HEADINGS = 20  # of a row, that are looked at
MAX_CELLS = 60  # of a row, that are looked at
SOME = 0.6  # of the rows, that must show a price, or how many voted
FIRST = 3  # rows of which one has a title or a picture where most have
BLANKS = 2  # of what is no name but the title of a thing
_CELLS = "td, dd, li, div, span, strong, b, p, em, i, small"
_MONEY = r"[€$£¥₽₴₺₹₩฿]|(?:eur|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|rub|inr|aud|cad|nzd|jpy|brl|zł|kč|kr|ft|руб|lei|euros?)\b\.?"
_PRICE = re.compile(
    rf"(?:[^\W\d]{{3,12}}:\s?)?(?:(?:{_MONEY})\s?\d[\d.,'\u00a0 ]{{0,14}}(?:,?-+)?"
    rf"|\d[\d.,'\u00a0 ]{{0,14}}\s?(?:,-\s?)?(?:{_MONEY}))"
    r"(?:\s?(?:obo|ono|vb|vhb|fixed|each))?",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\d{1,6} (?:votes?|points?|supporters?|upvotes?|stimmen?|votos?|voix|voti|stemmen|głos(?:y|ów)?|голос(?:а|ов)?|röster?)"
    r"|(?:votes?|stimmen|votos?|voix|voti|stemmen|głosy|голоса|röster): ?\d{1,6}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"#?\d{1,9}[.:)]?\s+(?=\S)")  # of a report, before its title
MAX_BOLD = 120  # characters of a title in bold type
_TITLE_SIGNS = re.compile(r"[\d,:?!–—]")
_AVATAR = re.compile(r"avatar|gravatar|user|author|profile|poster|icon", re.IGNORECASE)


def are_things(found: Sequence[Record]) -> bool:
    """Whether most have a heading of their own, each another, or begin with a picture, each another: jobs, versions, photos."""
    headings = {words for record in found if (words := _heading_of(record)) and not ANSWER.match(words)}
    pictures = {address for record in found if (address := _first_picture(record))}
    return _many(headings, found) or (_many(pictures, found) and _many({words_of(r.author) for r in found}, found))


def stand_apart(found: Sequence[Record], about: AbstractSet[str], *, rises: bool) -> bool:
    """Whether most show another thing each than the page is about (`about`, in small letters): under a heading of their own, with
    what it costs, how many voted for it, or the newest first; or by a picture that leads to a page of its own.
    """
    if not any(_title_of(record) or _page_of_picture(record) for record in found[:FIRST]):
        return False
    headings = [_title_of(record) for record in found]
    titles = [_NUMBER.sub("", heading) for heading in headings]
    if any(title and (ANSWER.match(title) or any(title in one for one in about)) for title in titles):
        return False
    told = {title for title, record in zip(titles, found, strict=True) if title and not _may_be_name(title, record)}
    numbered = titles != headings and all(map(_NUMBER.match, headings))
    if _many(told, found) and (not rises or numbered or _have(found, _VOTES)):
        return True
    if _many({*filter(None, titles)}, found) and _have(found, _PRICE):
        return True
    return _many({place for record in found if (place := _page_of_picture(record))}, found)


def _title_of(record: Record) -> str:
    """What stands over a row as its title does, a name too."""
    return _heading_of(record, names=True) or _bold_of(record)


def _bold_of(record: Record) -> str:
    """What a row begins with in bold type that names no author."""
    node = record.parts[0].css_first("b, strong")
    words = words_of(node)
    begins = bool(words) and words_of(record.parts[0]).startswith(words) and len(words) <= MAX_BOLD
    inside = record.body is not None and holds(record.body, node) and not holds(node, record.author)
    name = (words_of(record.author) or record.name).casefold()
    return words.casefold() if begins and not inside and words.casefold() != name else ""


def _have(found: Sequence[Record], form: re.Pattern[str]) -> bool:
    """Whether an element of most rows says that alone."""
    return sum(any(form.fullmatch(words_of(cell)) for cell in cells_of(record)) for record in found) >= SOME * len(found)


def cells_of(record: Record) -> list[LexborNode]:
    """The elements of a row that may show something by itself."""
    return [cell for part in record.parts for cell in part.css(_CELLS)[:MAX_CELLS] if cell.first_child is not None]


def _may_be_name(title: str, record: Record) -> bool:
    """Whether a heading may name whoever wrote what stands under it."""
    if title != (words_of(record.author) or record.name).casefold():
        return False
    return title.count(" ") < BLANKS and not _TITLE_SIGNS.search(title)


def _page_of_picture(record: Record) -> str:
    """Where the picture leads that a row begins with: to no member, and not where its author's name does."""
    node = record.parts[0].css_first("a[href], h1, h2, h3, p")
    picture = node.css_first("img[src]") if node is not None and node.tag == "a" and not words_of(node) else None
    if node is None or picture is None or _AVATAR.search(_around(picture)) or is_profile(node):
        return ""
    to, name = attribute(node, "href"), record.author
    named = [attribute(link, "href") for part in record.parts for link in part.css("a[href]") if holds(name, link)]
    # Without another link at the name, the picture may be its author's.
    return to if named and to not in named and not to.startswith("#") else ""


def _heading_of(record: Record, *, names: bool = False) -> str:
    """The first heading of a row that is no name of its author. `names`: that, too."""
    author = (words_of(record.author) or record.name).casefold()
    said = words_of(record.parts[0])
    headings = (node for part in record.parts for node in part.css("h1, h2, h3, h4, h5")[:MAX_HEADINGS])
    own = (node for node in headings if record.body is None or not holds(record.body, node) or said.startswith(words_of(node)))
    named = ((words_of(node).casefold(), node.css("a[href]")) for node in own)
    # What was taken for a name is a title where it leads to no member.
    return next((said for said, to in named if said and not any(map(is_profile, to)) and (to or names or said != author)), "")


def _first_picture(record: Record) -> str:
    """What a row begins with, if it is a picture in no link to a member."""
    node = record.parts[0].css_first("img[src], a[href], h1, h2, h3, p")
    if node is not None and node.tag == "a" and not is_profile(node) and not words_of(node):
        node = node.css_first("img[src]")
    return attribute(node, "src") if node is not None and node.tag == "img" and not _AVATAR.search(_around(node)) else ""


def _around(node: LexborNode) -> str:
    return " ".join(f"{attribute(one, 'class')} {attribute(one, 'src')}" for one in (node, *ancestors(node, 2)))


def _many(values: set[str], found: Sequence[Record]) -> bool:
    return len(values) >= MOST * len(found)
