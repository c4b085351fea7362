"""Titles of threads that a page tells in so many words: behind "Subject:", or behind "Re:" in the field of an answer's title."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import attribute, elements_before
from .._phrases import ANSWER

MAX_FIELDS = 40
MAX_SHOWN = 300  # elements before the posts that may tell it
MAX_TITLE = 250
_FIELD = re.compile(r"subject|title|topic|betreff|titel|sujet|titre|asunto|assunto|oggetto|onderwerp|тема", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:subject|topic(?: title)?|thread(?: title)?|discussion|betreff|thema|sujet|objet|asunto|tema|assunto|tópico|oggetto"
    r"|argomento|discussione|onderwerp|temat|wątek|ämne|emne|aihe|konu|тема|主题|主題|件名|제목)\s?[:：]\s*(?P<title>\S.{0,250})",
    re.IGNORECASE,
)
_READ = re.compile(r"\s*\([^()]{0,30}\d[^()]{0,20}\)$")  # how often it was read


def answers_in_fields(root: LexborNode) -> list[str]:
    """What fields for the title of an answer have behind "Re:"."""
    fields = root.css("input[value][name], input[value][id]")[:MAX_FIELDS]
    said = (attribute(node, "value") for node in fields if _FIELD.search(attribute(node, "name", "id")))
    return [bare for words in said if ANSWER.match(words) and (bare := clean_name(ANSWER.sub("", words)))]


def labelled_titles(root: LexborNode, first: LexborNode) -> list[str]:
    """What stands before the first post behind such a word, in the page's order."""
    nodes = elements_before(root, first, "div, td, th, p, h1, h2, h3, h4, span, b, strong, font", MAX_SHOWN)
    said = (words_of(node) for node in nodes)
    found = (match["title"] for words in said if len(words) <= MAX_TITLE and (match := _LABEL.fullmatch(words)))
    return [bare for words in found if (bare := clean_name(_READ.sub("", words)))]
