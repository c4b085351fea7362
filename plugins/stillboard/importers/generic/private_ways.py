"""Ways that lead to a page through what is one member's or the staff's: an inbox, a control panel, reports.

A post cannot write them: they stand before the posts and end with what the page is about. In a forum about mail, boards may have
such names; their addresses say that they are boards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ...dumps.page_kinds import NotAThread
from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import attribute
from .._html.for_few import MAILBOX, OWN, is_of_board, led_to, name_of
from .links_in_row import Row
from .titles import SIGNS

# What the last folder or script of an address is called that only its reader can open, and what is asked of a script.
_OWN_FOLDER = (
    r"pms?|dms?|u2u|privmsgs?|ucp|user-?cp|my-?(?:messages|inbox|conversations|account)|control-?panel|mail-?box|in-?box|out-?box"
    r"|sent-?box|private[_-]?messag(?:es?|ing)|messag(?:es?|ing)|messenger|conversations?|direct|chats?|notifications?|alerts"
)
_FOLDER = re.compile(rf"(?:{_OWN_FOLDER})(?:\.\w{{2,5}})?", re.IGNORECASE)
_ASKED = re.compile(
    rf"(?:^|[&;])(?:page|p|act|action|do|mode|module|section|view|op|name)=(?:{_OWN_FOLDER})(?:[&;]|$)", re.IGNORECASE
)
# A folder in which such ones lie: accounts, a language.
_ACCOUNT = re.compile(r"users?|accounts?|my|me|profiles?|members?|settings|home|u|index\.php|[a-z]{2}", re.IGNORECASE)
_BOARDS = re.compile(r"(?:^|[/?&])(?:(?:sub-?)?boards?|categor(?:y|ies)|sections?|groups?|[fbc])[/=._-]\w", re.IGNORECASE)
_IN_FORUM = re.compile(r"/(?:sub-?)?(?:forums?|foren|foro)[/._-](?P<name>[^/]+)/?$", re.IGNORECASE)
_CALLED_BOARD = re.compile(r"\b(?:boards?|forums?|foren|foro|fórum|форум\w*)\b", re.IGNORECASE)
_SIGN = re.compile(r"(?:[»›>→/\\▸▶·]|->|=>|::)\s")
_DEEPEST = 3  # folders of the address of one's own messages


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a way."""

    words: str
    address: str = ""
    """Where it leads, as the page says it; "" for one that is no link."""


def way_of(row: Row, about: AbstractSet[str]) -> list[Step]:
    """The steps of a row of links without its end, if it is a way to the page; none for any other row.

    `about`: what the page is about by its title and headings, in small letters.
    """
    steps = steps_of(row.links) + [Step(words) for said in _SIGN.split(row.tail) if (words := said.strip(SIGNS))]
    end = steps[-1].words.casefold()
    if end in about or (row.is_called_so and row.tail):
        return steps[:-1]
    return steps if row.is_called_so or (row.tail and name_of(end) in OWN) else []


def steps_of(links: Sequence[LexborNode]) -> list[Step]:
    """Links as steps."""
    return [Step(clean_name(words_of(link)), attribute(link, "href")) for link in links]


def kind_of_ways(ways: Iterable[Sequence[Step]]) -> NotAThread | None:
    """What a page is by the ways that lead to it, without their end; None where none leads through what is not public."""
    return next((kind for way in ways for kind in _kinds(way)), None)


def _kinds(way: Sequence[Step]) -> Iterator[NotAThread]:
    if any(map(_is_board, way)):
        return
    front = urlsplit(way[0].address).path.rpartition("/")[0] if way else ""
    for n, step in enumerate(way):
        name = name_of(step.words)
        if kind := led_to(step.address) or OWN.get(name):
            yield kind
        elif name in MAILBOX or (n and all(_leads_to_own(one, front) for one in way[n:])):
            yield NotAThread.PRIVATE


def _is_board(step: Step) -> bool:
    """Whether a step leads to a board, by its address. A forum's inbox may lie in the forum's folder."""
    where = urlsplit(step.address)
    if is_of_board(step.address) or _BOARDS.search(f"{where.path}?{where.query}"):
        return True
    inside = _IN_FORUM.search(where.path)
    return inside is not None and not _FOLDER.fullmatch(inside["name"]) and not inside["name"].lower().startswith("index.")


def _leads_to_own(step: Step, front: str) -> bool:
    """Whether a step's address is of one's own messages: a folder below the site's front or an account. Where a whole forum is
    called "message board", its address may be called so, too. `front`: the folder of the first step.
    """
    if _CALLED_BOARD.search(step.words):
        return False
    where = urlsplit(step.address)
    if _ASKED.search(where.query):
        return True
    folders = [one for one in where.path.removeprefix(front).split("/") if one.strip(".")]
    if not folders or len(folders) > _DEEPEST or not _FOLDER.fullmatch(folders[-1]):
        return name_of(step.words) in MAILBOX
    return len(folders) == 1 or bool(_ACCOUNT.fullmatch(folders[0]))
