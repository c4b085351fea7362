"""Which of the names on a page is the thread's title: the site, the board and the thread stand in its title in any order.

Each name is weighed by what says the same: the page's title, the headings above the posts, the end of the way, what posts answer;
and by what makes it the site's or a board's: a link that leads to the front page, a step of the way. Where hardly anything tells
it from another name, the title is a guess, and `Titles.doubt` says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import attribute, elements_before, own_words
from .._phrases import ANSWER
from .links_in_row import Row
from .record import Record
from .titles import SIGNS, is_of_site, own_title, segments, whole_of, without_names, without_page
from .titles_told import answers_in_fields, labelled_titles

MAX_HEADINGS = 20
MAX_LINKS = 300  # of a page that may lead to its front
MAX_PIECES = 3000  # elements of a page whose words are compared with its title
MAX_CRUMBS = 300
MAX_POSTS = 5
MIN_TITLE = 2  # characters
MAX_TITLE = 250
MAX_NAMED = 1000  # characters of the page's title that are looked at
CLOSE = 2  # how much more must speak for a name than for another

# What speaks for a name, and against it.
_PART, _WITHIN, _WHOLE, _ELSEWHERE = 2, 1, 1, 0
_FIRST, _LAST = 1, -2  # of the parts of the page's title
_HEADING, _NEAREST, _HEADING_ELSEWHERE = 4, 4, 2
_HEADLINE = 4  # of an element that is called as a heading is
_SHOWN = 2
_ANSWERED = _END_OF_WAY = 12
_CALLED_WAY = 5  # what such a way ends with may be the board, too
_STEP_OF_WAY, _LAST_LINK = -9, -1
_FRONT = -9
_NAMES_A_SITE = -3

_COLON = re.compile(r"\s?:\s")
# What software writes between the site's name and the title.
_GENERIC = re.compile(
    r"(?:view|show|read|display)(?:ing)? (?:a )?(?:topic|thread|single post|message|discussion)s?|(?:topic|thread|discussion)s?"
    r"|topic review|thema anzeigen|voir le sujet|ver tema|leggi argomento|просмотр темы|onderwerp bekijken|zobacz temat",
    re.IGNORECASE,
)
_CRUMB = re.compile("[»›>→]")
_FRONT_PAGE = re.compile(
    r"(?:https?://[^/?#]+)?(?:\.?/|\./)?(?:(?:index|default|main|home|forums?|board)\.(?:php|html?|aspx?|cgi|jspa?|pl))?",
    re.IGNORECASE,
)
_SITE = re.compile(r"\b(?:forums?|boards?|community|club|foren|foro|fórum|форум)\b", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CALLED = re.compile(r"title|subject|topic|heading|header", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Weighed:
    words: str
    weight: int
    seen: bool
    """Whether anything besides the page's title says it."""


class Titles:
    """The names on a page that may be its thread's title."""

    def __init__(
        self, root: LexborNode, named: str, records: Sequence[Record], rows: Sequence[Row], others: Sequence[str]
    ) -> None:
        """`named`: the page's title; `rows`: of links before the posts; `others`: the site's name and other titles of the page as
        the page says them to machines, "" for none: that of the site first.
        """
        self.root = root
        self.named = without_page(named[:MAX_NAMED])[0]
        self.whole = self.named.casefold()
        self.records = records
        self.rows = rows
        self.site, *self.others = others

    @property
    def best(self) -> str:
        """The title; "" if the page has no name at all."""
        return whole_of(self._weighed[0].words, self._shown) if self._weighed else ""

    @property
    def doubt(self) -> str:
        """Why the title may be another, in words; "" where it is sure."""
        if not self._weighed:
            return ""
        first, *rest = self._weighed
        own = first.words.casefold()
        if not self._tells and (not first.seen or self._is_known(first.words) or own in self._last_links):
            return "the page's title names nothing else, and is the site's or the board's"
        for other in rest:
            apart = other.words.casefold() not in own and own not in other.words.casefold()
            if apart and other.seen and first.weight - other.weight < CLOSE:
                return f"hardly anything tells it from “{other.words}”"
        if own in self._answered or own in self._ends or (own in self._labelled and not self._tells):
            return ""
        inside = segments(first.words)
        if not first.seen and len(inside) > 1:
            return f"“{inside[-1]}” may be no part of it"
        parts = [piece for part in segments(self._bare) for piece in _COLON.split(part)]
        left = [part for part in parts if part.casefold() not in own and not self._is_known(part)]
        ends = self._last_links | self._third_links
        if own not in ends:
            left = [part for part in left if part.casefold() not in ends]
        sure = first.seen and first.weight > 0 and not self._is_known(first.words) and own not in self._last_links
        begins = own in [part.casefold() for part in segments(self._bare)[:1]] or (
            self._bare.casefold().startswith(own) and len(inside) > 1
        )
        if left and not first.seen:
            return f"nothing but the page's title says so, which has “{left[0]}”, too"
        if left and not (sure and begins):
            return f"“{left[0]}” is as much of the page's title"
        return "" if first.seen or own in self._headings else self._doubt_by_heading

    @property
    def _doubt_by_heading(self) -> str:
        """Why a title of the page's title alone may be another where no way leads to the thread; "" where no heading says so."""
        if self._steps or self._last_links:
            return ""
        over = next((said for node in reversed(self._before) if (said := without_page(own_title(node, self.whole))[0])), "")
        known = not over or self._is_known(over)
        return f"the heading over its posts is “{over}”" if not known else "nothing but the page's title says so" if over else ""

    @functools.cached_property
    def _tells(self) -> bool:
        """Whether the page's title has more than names of the site and its boards."""
        return any(not self._is_known(part) and part.casefold() not in self._last_links for part in segments(self._bare))

    def _is_known(self, words: str) -> bool:
        """Whether a name is the site's or a board's."""
        known = words.casefold() in self._steps or words.casefold() in self._fronts
        return known or is_of_site(words) or bool(_SITE.search(words)) or bool(_GENERIC.fullmatch(words))

    @functools.cached_property
    def _weighed(self) -> list[_Weighed]:
        """The names, that for which most speaks first."""
        weighed: dict[str, _Weighed] = {}
        for words in self._names():
            folded = words.casefold()
            if MIN_TITLE <= len(words) <= MAX_TITLE and folded not in weighed:
                weighed[folded] = _Weighed(words, self._weight(words, folded), seen=self._is_seen(folded))
        return sorted(weighed.values(), key=lambda one: -one.weight)

    def _names(self) -> Iterator[str]:
        yield from (self._bare, self.named)
        parts = segments(self.named)
        for part in parts:
            yield part
            yield from (piece for piece in _COLON.split(part) if piece != part)
        yield from self.others
        yield from self._headings.values()
        yield from self._ends.values()
        yield from self._answered.values()
        yield from self._labelled.values()
        yield from (row.words[-1] for row in self.rows if len(row.links) > 2 and not self._tells)

    def _weight(self, words: str, folded: str) -> int:
        """How much speaks for a name."""
        weight = self._in_title(words, folded)
        if folded in self._headings:
            named = not self._tells or self._is_in(folded, self.whole)
            weight += _HEADING if named else _HEADING_ELSEWHERE if len(segments(self.named)) < 2 else 0
            weight += _NEAREST if named and folded == [*self._headings][-1] else 0
        weight += _ANSWERED if folded in self._answered else 0
        weight += _END_OF_WAY if folded in self._ends else 0
        if folded in self._labelled:
            weight += _ANSWERED if not self._tells or self._is_in(folded, self.whole) else _HEADING
        weight += _CALLED_WAY if folded in self._crumbs and folded not in self._ends else 0
        weight += _SHOWN if folded in self._plain and folded not in self._headings and folded not in self._crumbs else 0
        weight += _HEADLINE if folded in self._headlines and folded not in self._headings else 0
        weight += _SHOWN if folded in {one.casefold() for one in self.others} else 0
        weight += _STEP_OF_WAY if folded in self._steps else _LAST_LINK if folded in self._last_links else 0
        weight += _SHOWN if folded in self._third_links else 0
        weight += _FRONT if folded in self._fronts else 0
        weight += _LAST if not self._tells and self._is_in(folded, self.whole) else 0
        weight += _FRONT if _GENERIC.fullmatch(words) else 0
        weight += _NAMES_A_SITE if _SITE.search(words) and folded not in self._ends else 0
        return weight

    def _in_title(self, words: str, folded: str) -> int:
        """What its place in the page's title says of a name."""
        parts = [part.casefold() for part in segments(self.named)]
        bare = self._bare.casefold()
        if folded == self.whole and len(parts) > 1:
            return _WHOLE
        if folded == bare and folded != self.whole and folded not in parts:
            return _PART + _FIRST if len(segments(self._bare)) < 2 else _PART
        if not self._is_in(folded, self.whole):
            return _ELSEWHERE
        weight = _PART if folded in parts else _WITHIN
        if len(parts) > 1:
            first, last = (_LAST, _FIRST) if self._is_known(parts[0]) and not self._is_known(parts[-1]) else (_FIRST, _LAST)
            weight += first if self.whole.startswith(folded) else last if self.whole.endswith(folded) else 0
        return weight

    @staticmethod
    def _is_in(words: str, whole: str) -> bool:
        return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole))

    def _is_seen(self, folded: str) -> bool:
        places = (self._headings, self._answered, self._labelled, self._ends, self._shown, self._third_links)
        return any(folded in place for place in places)

    @functools.cached_property
    def _before(self) -> list[LexborNode]:
        """The headings before the posts; all where they are inside of what the posts are in."""
        places = "h1, h2, h3"
        first = self.records[0].parts[0] if self.records else None
        found = elements_before(self.root, first, places, MAX_HEADINGS) if first is not None else []
        return found or self.root.css(places)[:MAX_HEADINGS]

    @functools.cached_property
    def _headings(self) -> dict[str, str]:
        """The headings that say what the page's title says, or the first one; that nearest to the posts last."""
        said = [own_title(node, self.whole) for node in self._before]
        said = [without_page(words)[0] for words in said if words]
        inside = [words for words in said if self._is_in(words.casefold(), self.whole)]
        if not self._tells:
            inside = [words for words in said if not self._is_known(words)]
        parts = segments(self.named)
        if len(parts) > 1 and not self._is_known(parts[0]) and self._is_known(parts[-1]):  # a heading that has the site's name
            inside = [words for words in inside if words.casefold() != parts[-1].casefold()]
            said = [words for words in said if words.casefold() != parts[-1].casefold()]
        return {words.casefold(): words for words in inside or said[:1]}

    @functools.cached_property
    def _headlines(self) -> frozenset[str]:
        """What elements before the posts say that are called as headings are."""
        first = self.records[0].parts[0] if self.records else None
        places = '[class*="title" i], [class*="subject" i], [class*="headline" i], [class*="topic" i], [id*="title" i]'
        found = elements_before(self.root, first, places, MAX_HEADINGS) if first is not None else []
        return frozenset(clean_name(own_words(node).strip(SIGNS)).casefold() for node in found)

    @functools.cached_property
    def _said(self) -> list[str]:
        """What elements of the page say themselves, in no link."""
        nodes = self.root.css("td, th, div, span, b, strong, font, p, h4, h5, li, em, i, u")[:MAX_PIECES]
        return [words for node in nodes if (words := clean_name(own_words(node).strip(SIGNS)))]

    @functools.cached_property
    def _plain(self) -> dict[str, str]:
        return {words.casefold(): words for words in self._said}

    @functools.cached_property
    def _shown(self) -> dict[str, str]:
        links = self.root.css("a")[:MAX_LINKS]
        return {words.casefold(): words for link in links if (words := clean_name(words_of(link)))} | self._plain

    @functools.cached_property
    def _ends(self) -> dict[str, str]:
        """What ways end with behind their links, and the page's title has too."""
        headings = (_CRUMB.split(words_of(node)) for node in self._before)
        said = [row.tail for row in self.rows] + [way[-1] for way in headings if len(way) > 2]
        ends = [end for words in said if (end := clean_name(without_page(words)[0]))]
        return {end.casefold(): end for end in ends if not self._tells or self._is_in(end.casefold(), self.whole)}

    @functools.cached_property
    def _crumbs(self) -> frozenset[str]:
        """What an element says that is called a way, besides its links."""
        crumbs = self.root.css('[class*="crumb" i], [class*="crumb" i] :not(a)')[:MAX_CRUMBS]
        return frozenset(without_page(own_words(node).strip(SIGNS))[0].casefold() for node in crumbs)

    @functools.cached_property
    def _answered(self) -> dict[str, str]:
        """What the headings of posts say, and what stands behind "Re:"."""
        names = {clean_name(words_of(record.author) or record.name).casefold() for record in self.records}
        said = [words for record in self.records[:MAX_POSTS] for words in _heads(record)]
        behind = [bare for words in self._said if ANSWER.match(words) and (bare := ANSWER.sub("", words))]
        if len(behind) > 1 and len({words.casefold() for words in behind}) == 1:  # whatever the page calls itself
            return {words.casefold(): words for words in behind}
        fields = answers_in_fields(self.root)
        if len({words.casefold() for words in fields}) == 1:
            return {words.casefold(): words for words in fields}
        said += behind
        said = [words for words in said if not self._tells or self._is_in(words.casefold(), self.whole)]
        return {words.casefold(): words for words in said if words and words.casefold() not in names}

    @functools.cached_property
    def _labelled(self) -> dict[str, str]:
        """What stands before the posts behind a word that says that it is the title."""
        first = self.records[0].parts[0] if self.records else None
        said = labelled_titles(self.root, first) if first is not None else []
        return {words.casefold(): words for words in said if words.casefold() not in self._steps | self._last_links}

    @functools.cached_property
    def _steps(self) -> frozenset[str]:
        """What ways lead through: the site, its boards."""
        several = [row.words for row in self.rows]
        return frozenset(
            words.casefold() for row, said in zip(self.rows, several, strict=True) for words in said[: len(said) - (not row.tail)]
        )

    @functools.cached_property
    def _last_links(self) -> frozenset[str]:
        """What ways end with where it is a link: the thread, or the board that it is in."""
        return frozenset(row.words[-1].casefold() for row in self.rows if not row.tail and len(row.links) == 2)

    @functools.cached_property
    def _third_links(self) -> frozenset[str]:
        """The same of ways that lead through more than the site."""
        return frozenset(row.words[-1].casefold() for row in self.rows if not row.tail and len(row.links) > 2)

    @functools.cached_property
    def _fronts(self) -> frozenset[str]:
        """What links to the front page say."""
        links = (link for link in self.root.css("a[href]")[:MAX_LINKS] if _FRONT_PAGE.fullmatch(attribute(link, "href")))
        return frozenset({clean_name(words_of(link)).casefold() for link in links} - {""}) | frozenset(
            filter(None, (self.site.casefold(),))
        )

    @functools.cached_property
    def _bare(self) -> str:
        """The page's title without the names of the site and its boards that the page links to."""
        bare = without_names(self.named, self._steps | self._fronts)
        parts = segments(bare)
        return bare[bare.index(parts[1]) :] if len(parts) > 1 and _GENERIC.fullmatch(parts[0]) else bare


def _heads(record: Record) -> set[str]:
    """The words of a post's headings, and those with "Re:" before them, outside of its body and of links.

    What is said of the author beside it, a place or a rank, may be the site's name or the board's by chance.
    """
    pieces = [node for part in record.parts for node in part.css("h1, h2, h3, h4, h5, h6, span, b, strong, div, td, p, font")]
    body = {node.mem_id for node in record.body.css("*")} if record.body is not None else set()
    said = [(node, own_words(node)) for node in pieces[:MAX_PIECES] if node.mem_id not in body]
    return {ANSWER.sub("", words) for node, words in said if ANSWER.match(words) or _is_heading(node)}


def _is_heading(node: LexborNode) -> bool:
    return node.tag in _HEADINGS or bool(_CALLED.search(attribute(node, "class")))
