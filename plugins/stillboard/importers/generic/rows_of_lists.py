"""What a row of a list leads to: another page, by a title of its own, which a post does not; or a member, a file, an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.names import PROFILE
from .._html.page_tree import YEAR
from .._phrases import ANSWER
from .record import Record
from .ways import holds

MAX_LINKS = 30  # of a row, that are looked at
MIN_TITLE = 3  # characters of a title
_SERVER = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//([^/]*)", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|zip|rar|7z|pdf|docx?|txt|mp3|mp4|avi|gz|exe)$|attach|download", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[^\W\d]{1,12}\.?\s)?(?:[#№]|nr\.?|no\.?)?\s?\d{1,9}\.?", re.IGNORECASE)  # "Post #12"
_POST = re.compile(
    r"post|mess?ag|msg|repl|answer|comment|beitr|mensaje|bericht|inl[aä]gg|respuesta|link|permalink|nr|no\b", re.IGNORECASE
)
# What leads from an article's beginning to the rest, or to what others said of it.
_MORE = re.compile(
    r"(?:read|see|show|view|learn)? ?(?:the )?(?:full (?:story|article|post|review)|more|rest)\b.{0,30}|continue reading.{0,80}"
    r"|(?:\d{1,6}|no|add|leave a|view) ?(?:comments?|responses?|repl(?:y|ies))|comments? ?\(\d{1,6}\)"
    r"|weiterlesen.{0,30}|mehr (?:lesen|erfahren).{0,10}|(?:\d{1,6}|keine) kommentare?|lire la suite.{0,20}|\d{1,6} commentaires?"
    r"|(?:leer|ver|seguir leyendo|leia) ?m[áa]i?s.{0,20}|\d{1,6} coment[áa]rios?|leggi tutto.{0,20}|\d{1,6} commenti"
    r"|lees (?:verder|meer).{0,20}|czytaj (?:więcej|dalej).{0,20}|\d{1,6} komentarz[ye]?|(?:читать|подробнее).{0,20}"
    r"|комментари[ийев]{1,3}:? ?\(?\d{1,6}\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a row leads to by a title."""

    title: str
    address: str
    shape: str
    """What is alike in the addresses of pages of one kind."""
    in_heading: bool
    begins: bool
    """Whether the row begins with it."""
    to_post: bool
    """Whether it leads to a post on its page."""
    in_body: bool
    again: bool
    """Whether another link leads there, too: "Read more", "5 comments"."""


def row_of(record: Record, resolve: Callable[[str], str], here: str) -> Row | None:
    """The first link of a record that leads to another page than this one, and is no member's, no date, no file under a post;
    None if the record has a link to a place on its own page, as posts have, before that or none at all.
    """
    links = links_of(record)
    by_somebody = any(is_profile(link) for link in links)
    author = (words_of(record.author) or record.name).casefold()
    for link in links:
        words = words_of(link)
        if (
            len(words) < MIN_TITLE
            or YEAR.search(words)
            or (_NUMBER.fullmatch(words) and not _is_named_so(link, words))
            or holds(link, record.date)
            or is_profile(link)
        ):
            continue
        # What was taken for a name is a title where a name stands elsewhere, or where it leads to a post.
        if holds(link, record.author) and not (by_somebody or "#" in attribute(link, "href")):
            continue
        if author and words.casefold() != author and author in words.casefold():  # "More by Ann"
            continue
        address = _led_to(link, resolve, here)
        if not address:
            return None
        if _FILE.search(address) and not _is_first(link, record):
            continue
        others = (one for one in links if one.mem_id != link.mem_id)
        again = any(_led_to(one, resolve, here) == address for one in others)
        heading = link.parent is not None and link.parent.tag in _HEADINGS
        return Row(
            title=ANSWER.sub("", words).casefold(),
            address=address,
            shape=_shape(address),
            in_heading=heading,
            begins=_is_first(link, record),
            to_post="#" in attribute(link, "href"),
            in_body=holds(record.body, link),
            again=again,
        )
    return None


def _is_named_so(link: LexborNode, words: str) -> bool:
    """Whether a word with a number is the title of what a link leads to ("Topic 3" of /topic/3), and not a post's number."""
    address = attribute(link, "href")
    name = words.split(maxsplit=1)[0].casefold()
    if "#" in address or not name.isalpha() or _POST.match(name):
        return False
    return name in address.casefold() or (link.parent is not None and link.parent.tag in _HEADINGS)


def more_of(record: Record, resolve: Callable[[str], str], here: str) -> str:
    """Where the rest of an article is, or what others say of it: on another page than this; "" if no link leads there."""
    links = (link for link in links_of(record) if _MORE.fullmatch(words_of(link)))
    return next((address for link in links if (address := _led_to(link, resolve, here))), "")


def links_of(record: Record) -> list[LexborNode]:
    """The links of a record that have words."""
    return [link for part in record.parts for link in part.css("a[href]")[:MAX_LINKS] if words_of(link)]


def is_profile(link: LexborNode) -> bool:
    """Whether a link leads to a member."""
    return bool(PROFILE.search(attribute(link, "href")))


def _led_to(link: LexborNode, resolve: Callable[[str], str], here: str) -> str:
    """The page to which a link leads; "" for this page and for a post on a page of its own number."""
    place, _, fragment = (resolve(attribute(link, "href")) or attribute(link, "href")).partition("#")
    if not place or place == here.partition("#")[0]:
        return ""
    if not fragment:
        return place
    path = place.partition("?")[0]
    numbers = re.findall(r"\d+", path)
    of_post = re.findall(r"\d+", fragment)
    return path if numbers and not set(of_post[-1:]) & set(numbers) else ""


def _is_first(link: LexborNode, record: Record) -> bool:
    """Whether a record begins with a link."""
    said = "".join(words_of(part) for part in record.parts).replace(" ", "")
    return said.startswith(words_of(link).replace(" ", ""))


def _shape(address: str) -> str:
    """What addresses of pages of one kind have in common. `address`: anything that a link says, a faulty one too."""
    place, _, query = address.partition("#")[0].partition("?")
    server = _SERVER.match(place)
    path = place[server.end() :] if server else place
    ways = [way for way in path.split("/") if way]
    first = ways[0] if len(ways) > 1 else re.sub(r"[^/]*\d[^/]*", "0", path)
    names = "&".join(sorted(name for name, _ in parse_qsl(query)))
    return f"{server[1] if server else ''}/{re.sub(r'[0-9]+', '0', first)}?{names}"


def most_alike(values: Sequence[str]) -> int:
    """How many have the value that most have."""
    return max((values.count(value) for value in set(values)), default=0)
