"""How much the elements at one place of a page's posts look like their authors' names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import text_of, words_of
from .._phrases import ANSWER
from .dom import attribute
from .page_tree import OTHER, YEAR

_PERSON = re.compile(
    r"author|user|member|poster|nick|by-?line|username|creator|owner|handle|profile|avatar-name|^fn$|\bname\b", re.IGNORECASE
)
PROFILE = re.compile(r"user|member|profile|author|people|account|/u/|/@|mode=viewprofile|/id/|uid=", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"rank|title|role|badge|count|stats|signature|location|joined|group|score|reply|quote|report|edit", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:by|von|par|por|da|door|przez|af|av|от|posted by|written by)[: ]\s*|[:,]$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
MAX_NAME = 60  # characters
MAX_BLANKS = 3  # of a name
LEAST = 0.4  # of a place of names: in bold type, and changing from post to post


def like_names(place: Sequence[LexborNode], posts: int) -> float:
    """How much the elements at one place of some posts look like their authors' names; 0 or less: not at all."""
    node = place[0]
    above = node.parent
    hints = f"{attribute(node, 'class')} {attribute(node, 'itemprop', 'rel', 'id')}"
    outer_hints = f"{attribute(above, 'class')} {attribute(above, 'itemprop')}"
    names = [words_of(one) for one in place]
    dated = sum(bool(YEAR.search(name)) for name in names)
    counted = sum(sum(map(str.isalpha, name)) < max(1, min(2, len(name))) for name in names)  # "1.7K 8" counts something
    labelled = sum(":" in name for name in names)  # "Posts: 516"
    sentences = sum(name.count(" ") > MAX_BLANKS for name in names)
    if max(dated, counted, labelled, sentences) * 3 > len(names):
        return 0.0
    leads = sum(bool(PROFILE.search(attribute(one, "href"))) for one in place[:5]) / len(place[:5])
    changing = len(set(names)) / len(names)
    score = 1.5 * bool(_PERSON.search(hints)) + 0.7 * bool(_PERSON.search(outer_hints)) + 1.5 * leads
    counting = len(names) > 1 and any(map(str.isdigit, names[0])) and len({_DIGITS.sub("0", name) for name in names}) == 1
    if counting and not leads and not _PERSON.search(hints):  # "Reply #1", "Reply #2"
        return 0.0
    score -= 2.5 * bool(_NO_PERSON.search(hints)) + 0.5 * bool(_NO_PERSON.search(outer_hints) and not _PERSON.search(hints))
    score += 0.3 * (node.tag in {"a", "strong", "b", "cite", "h3", "h4", "h5"}) + 0.3 * changing
    score -= 1.0 * (len(set(names)) == 1 and len(names) > 3 and not _PERSON.search(hints))
    return score * len(place) / posts if score > LEAST else 0.0


def bare_name(words: str) -> str:
    """A name without what leads to it: "by Ann"."""
    return _LEADING.sub("", words)


def only_name(node: LexborNode | None, name: str, title: str) -> str:
    """A name without what a skin has in the same element, such as since when somebody is a member; "" for what is none: the
    thread's title, or that alone.
    """
    if name and title and ANSWER.sub("", name).casefold() == title.casefold() and not _leads_to_member(node):
        return ""
    if not _tells_more(name):
        return name
    lines = [line for line in text_of(node).splitlines() if line.strip()] if node is not None else []
    first = clean_name(lines[0]) if lines else ""
    return "" if _tells_more(first) else first


def _tells_more(name: str) -> bool:
    """Whether a date stands in it, and what that is of."""
    return " " in name and bool(YEAR.search(name)) and bool(OTHER.search(name) or re.search(r":\s?\S", name))


def _leads_to_member(node: LexborNode | None) -> bool:
    return node is not None and bool(PROFILE.search(attribute(node, "href")))
