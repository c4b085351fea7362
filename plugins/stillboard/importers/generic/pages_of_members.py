"""Pages about one member, on which others say something: a wall, a guest book, feedback on what was bought and sold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import own_words
from .names_of_lists import WALL
from .record import Record
from .rows_of_things import cells_of

MOST = 0.8  # of the rows, that must rate
FACTS = 2  # of a member, that a thread has beside posts only
MAX_SHOWN = 200  # characters of an element that tells facts of a member
_WHO = r"(?P<{}>.{{1,40}}?)"
_OF_MEMBER = re.compile(
    "|".join(
        (
            _WHO.format("a") + r"['’]s? (?:(?:user |member |public )?profile|wall|(?:guest ?|visitor )book|page|feedback)",
            r"(?:(?:view(?:ing)? |user |member |public )*profile|wall|feedback)(?: (?:of|for|from|on|by)|:) " + _WHO.format("b"),
            r"(?:benutzer)?profil(?: von|:) " + _WHO.format("c"),
            r"(?:profil|mur)(?: de| d['’]|:) ?" + _WHO.format("d"),
            r"(?:perfil|muro)(?: de|:) " + _WHO.format("e"),
            r"profilo(?: di|:) " + _WHO.format("f"),
            r"(?:profiel|prikbord)(?: van|:) " + _WHO.format("g"),
            r"(?:профиль|стена)(?: пользователя|:)? " + _WHO.format("h"),
        )
    ),
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\b(?:joined|registered|member since|posts|messages|location|last (?:seen|visit|active|activity)|reputation|likes received"
    r"|registriert|beiträge|wohnort|zuletzt (?:online|gesehen)|inscrit|lieu|registrado|ubicación|регистрация|сообщени[йя]|откуда)"
    r"\b\s?:?",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"positiv[eoa]?|neutral[eo]?|negativ[eoa]?|positi[ef]{1,2}|positief|neutraal|negatief|négatif|нейтральн\w{2,3}"
    r"|положительн\w{2,3}|отрицательн\w{2,3}",
    re.IGNORECASE,
)
_RATINGS = re.compile(
    r"\b(?:feedback|ratings?|i?trader|bewertung(?:en)?|évaluations?|valoraci(?:ón|ones)|votos|beoordeling(?:en)?|отзывы)\b",
    re.IGNORECASE,
)


def is_about_member(found: Sequence[Record], parts: Sequence[str], headings: Sequence[str], before: Sequence[LexborNode]) -> bool:
    """Whether a page is about one member, and its rows are what others say to or of them.

    `parts`: of its title; `headings`: of the page; `before`: the elements before the rows.
    """
    named = {who.casefold() for part in parts if (match := _OF_MEMBER.fullmatch(part)) for who in match.groups() if who}
    if named & {one.casefold() for one in headings}:
        return True
    said = [words for node in before if (words := own_words(node))]
    if any(map(_RATINGS.search, (*parts, *headings, *said))):
        rated = sum(any(_RATED.fullmatch(words_of(cell)) for cell in cells_of(record)) for record in found)
        if rated >= MOST * len(found):
            return True
    if not any(map(WALL.fullmatch, said)):
        return False
    whole = (words for node in before if len(words := words_of(node)) <= MAX_SHOWN)
    return any(len({*_FACT.findall(words)}) >= FACTS for words in whole)
