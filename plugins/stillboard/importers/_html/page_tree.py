"""A page's elements in order, each with what distinguishes it: its kind, how much text it holds, whether it may show a date."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...markup.html_words import DROPPED, words_of
from .._phrases import SINCE
from .dom import attribute, previous_element
from .unix_time import unix_time

_VOID = frozenset({"nav", "footer", *DROPPED} - {"link", "meta", "base", "form"})
# Classes that distinguish neighbours, not kinds.
_PASSING = re.compile(
    r"\d|^(?:odd|even|alt|first|last|row|new|unread|read|active|online|offline|op|own|starter|staff|admin|is-.*|has-.*)$",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)|[12]\d{3}[年년]"
    r"|(?<!\d)1[34]\d\d[./-]\d|[./-]1[34]\d\d(?!\d)|[۱١][۳۴٣٤][۰-۹٠-٩]{2}"  # Persian and Islamic years
    r"|(?:[ก-๙]\.?\s?|\d[./-])25[3-7]\d(?!\d)|(?<!\d)25[3-7]\d[./-]\d"  # Buddhist years, where no number of posts stands
    # Two digits of a year beside a month's name and a time of day.
    r"|(?<![^\W_])(?:[^\W\d_]{3,9}\.?[-/ ]\d{1,2}|\d{1,2}[-/ ][^\W\d_]{3,9}\.?)[-/, ]{1,2}['’]?\d\d[-, @]{1,3}\d{1,2}:\d\d"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_AGO = re.compile(
    r"\b(?:ago|yesterday|today)\b"
    r"|^(?:vor|il y a|hace|há|acum|pred|před|πριν|gestern|heute|hier|ayer|hoy|ontem|hoje|ieri|oggi|igår|idag|dün|bugün|вчера|"
    r"сегодня|вчора|сьогодні|wczoraj|dzisiaj|dziś|gisteren|vandaag|eilen|tänään|tegnap|χθες|σήμερα)\b"
    r"|\b(?:fa|temu|назад|тому|geleden|sedan|siden|atrás|önce|sitten|óta|ezelőtt|trước|lalu)$"
    r"|\d\s?(?:[^\W\d]{1,4}\s?)?(?:前|전)|昨天|前天|昨日|어제",
    re.IGNORECASE,
)
# Dates of other things: since when the author is a member, when the post was edited or moved, when the author was here last.
OTHER = re.compile(
    r"\bjoin|\b(?:since|seit|depuis|desde|sinds) ?:? {0,2}(?:$|(?=\d|[^\W\d]{3,9}\.?,? (?:\d|$)))|"
    r"\breg(?:ist|date|dat)|member since|mitglied|dabei seit|inscri|registrad|registrato|iscritto|lid sinds|dołącz|"
    r"регистр|с нами|üyelik|\bedit|bearbeitet|geändert|modifi|отредакт|редактир|edytowa|bewerkt|redigerad|muokattu|upraven|"
    r"düzenle|szerkesztve|\bupdated\b|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt|обновлен|編集|编辑|編輯|수정|"
    r"last (?:visit|seen|active|activity|online|login|logged)|zuletzt (?:online|aktiv|gesehen|besucht|angemeldet)|letzter besuch|"
    r"derni[eè]re (?:visite|connexion|activité)|[uú]ltim[oa] (?:visita|conexi[oó]n|acesso|accesso|actividad)|"
    r"laatst (?:online|gezien)|"
    r"ostatni[ao]? (?:wizyta|logowanie)|последн\w{1,4} (?:посещение|визит|вход|активность)|senast (?:aktiv|online|inloggad)|"
    r"son (?:ziyaret|görülme|giriş)|viimeksi|最終ログイン|最后登录|最後登入|birthday|geburtstag|anniversaire|cumpleaños|"
    r"^(?:moved|locked|closed|split|merged|approved|verschoben|gesperrt|geschlossen|déplacé|verrouillé|fermé|movido|cerrado)\b|"
    + "|".join(rf"\b{re.escape(word)}" for word in SINCE),
    re.IGNORECASE,
)
MAX_LABEL = 40  # characters of a label that stands before a date
_LABELS = frozenset("dt th td b strong span em i label small".split())
MAX_DATE = 120  # characters of a text that shows a date


@dataclass(slots=True)
class Element:
    """An element of the page, with its place in the page's order: what lies in it is what has an index from `at` to `end`."""

    node: LexborNode
    at: int
    parent: int
    kind: int
    """Of the same kind are elements of the same names and classes all the way up."""
    shape: int
    """Of the same shape are those of the same names all the way up."""
    name: str  # its own name and class
    end: int = 0
    letters: int = 0  # of the text inside it
    linked: int = 0  # of those, the letters of links
    own: str = ""  # the beginning of the text that stands directly in it


class Tree:
    """A page's elements in order."""

    def __init__(
        self, root: LexborNode, kinds: dict[tuple[int, str], int] | None = None, without: AbstractSet[int] = frozenset()
    ) -> None:
        """`kinds`: those of other trees, so that elements of several can be of one kind; of such trees cells of a row differ by
        their columns, too. `without`: elements that are no part of it, nor what is in them.
        """
        self._without = without
        self.elements: list[Element] = []
        self._kinds = {} if kinds is None else kinds
        self._columns: dict[int, int] | None = None if kinds is None else {}
        self._walk(root)

    def _walk(self, root: LexborNode) -> None:
        todo: list[tuple[LexborNode, int] | int] = [(root, -1)]
        elements = self.elements
        while todo:
            item = todo.pop()
            if isinstance(item, int):
                self._close(item)
                continue
            node, parent = item
            above = elements[parent] if parent >= 0 else None
            name = name_of(node) if above is not None or self._columns is None else node.tag or ""
            if self._columns is not None and node.tag in {"td", "th"}:
                column = self._columns[parent] = self._columns.get(parent, 0) + 1
                name = f"{column}{name}"
            kind = self._kinds.setdefault((above.kind if above else -1, name), len(self._kinds))
            shape = self._kinds.setdefault((above.shape if above else -2, node.tag or ""), len(self._kinds))
            element = Element(node, len(elements), parent, kind, shape, name)
            elements.append(element)
            todo.append(element.at)
            children: list[tuple[LexborNode, int] | int] = []
            own: list[str] = []
            child = node.first_child
            while child is not None:
                if child.is_text_node:
                    own.append(child.text_content or "")
                elif child.is_element_node and child.tag not in _VOID and child.mem_id not in self._without:
                    children.append((child, element.at))
                child = child.next
            text = " ".join(own)
            element.letters = len(text) - text.count(" ") - text.count("\n") - text.count("\t")
            element.own = " ".join(text[:1000].split())[:400]
            element.linked = element.letters if node.tag == "a" else 0
            todo.extend(reversed(children))

    def _close(self, at: int) -> None:
        element = self.elements[at]
        element.end = len(self.elements)
        if element.node.tag == "a":
            element.linked = element.letters
        if element.parent >= 0:
            above = self.elements[element.parent]
            above.letters += element.letters
            above.linked += element.linked

    def apart(self, tops: Sequence[int]) -> Tree:
        """The same page, where the letters of some elements do not count in what is around them."""
        apart = set(tops)
        lost = [(0, 0)] * len(self.elements)
        other = Tree.__new__(Tree)
        other.elements = [*self.elements]
        for at in range(len(self.elements) - 1, -1, -1):
            element, (letters, linked) = self.elements[at], lost[at]
            if letters or linked:
                other.elements[at] = dataclasses.replace(
                    element, letters=element.letters - letters, linked=element.linked - linked
                )
            gone = (element.letters, element.linked) if at in apart else (letters, linked)
            if element.parent >= 0:
                before = lost[element.parent]
                lost[element.parent] = before[0] + gone[0], before[1] + gone[1]
        return other

    def inside(self, spans: Iterable[tuple[int, int]]) -> Iterable[Element]:
        """The elements of some spans."""
        for start, end in spans:
            yield from self.elements[start:end]


def name_of(node: LexborNode) -> str:
    """An element's kind: its tag, and the first of its classes that is not about its state or its turn."""
    return f"{node.tag}.{_kind_of(attribute(node, 'class'))}"


@functools.lru_cache(maxsize=4096)
def _kind_of(said: str) -> str:
    return next((name for name in said.split()[:6] if not _PASSING.search(name)), "")


def is_of_other(words: str) -> bool:
    """Whether words say of a date that it is another thing's than the post's."""
    return _is_of_other(words) if len(words) <= MAX_DATE else bool(OTHER.search(words))


@functools.lru_cache(maxsize=4096)  # the words beside one post are those beside the next
def _is_of_other(words: str) -> bool:
    return bool(OTHER.search(words))


def before_date(words: str) -> str:
    """What stands right before the first year in some words: the day, the month, and what leads to them."""
    match = YEAR.search(words)
    return words[max(0, match.start() - MAX_LABEL) : match.start()] if match else ""


def is_labelled_otherwise(tree: Tree, element: Element) -> bool:
    """Whether a label next to a date says that it is of another thing: `<dt>Joined</dt><dd>2005</dd>`."""
    parent = tree.elements[element.parent] if element.parent >= 0 else element
    if parent is not element and parent.letters <= MAX_DATE and is_of_other(parent.own):
        return True
    if (
        element.letters > len(element.own.replace(" ", ""))
        and element.letters <= MAX_DATE
        and _all_labelled(words_of(element.node))
    ):
        return True
    before = previous_element(element.node)
    label = words_of(before) if before is not None and before.tag in _LABELS else ""
    return 0 < len(label) <= MAX_LABEL and is_of_other(label)


def _all_labelled(words: str) -> bool:
    """Whether all dates in some words stand right behind labels of other things: "Joined: 2005/01/03 Last login: 2012/05/06"."""
    dates = [*YEAR.finditer(words)]
    starts = [0, *(date.end() for date in dates)]
    before = (words[max(start, date.start() - MAX_LABEL) : date.start()] for start, date in zip(starts, dates, strict=False))
    return bool(dates) and all(map(is_of_other, before))


def shows_date(element: Element) -> bool:
    """Whether an element may show a post's date, by its attributes, else by its own short text."""
    attributes = element.node.attributes
    if is_of_other(element.own) or is_of_other(element.name):
        return False
    if element.node.tag == "time" or attributes.get("datetime"):
        return True
    if element.node.tag in {"abbr", "span", "a"}:
        title = attributes.get("title") or ""
        if title and len(title) < MAX_DATE and YEAR.search(title) and _CLOCK.search(title):
            return True
        if unix_time(attributes):
            return True
    text = element.own
    return len(text) <= MAX_DATE and bool(_AGO.search(text) or (len(text) >= 5 and YEAR.search(text)))
