"""How much the elements at one place of a page's posts look like their authors' names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import text_of, words_of
from .._dates import absolute_date
from .._phrases import ANSWER, GUEST
from .attribution import quoted_name, says_who_wrote
from .dom import attribute
from .page_tree import YEAR, is_of_other

_PERSON = re.compile(
    r"author|user|member|poster|nick|by-?line|username|creator|owner|handle|profile|avatar-name|^fn$|\b(?:name|who)\b",
    re.IGNORECASE,
)
PROFILE = re.compile(r"user|member|profile|author|people|account|/u/|/@|mode=viewprofile|/id/|uid=", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"rank|title|role|badge|count|stats|signature|location|joined|group|score|reply|quote|report|edit", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:by|von|par|por|da|door|przez|af|av|от|posted by|written by)[: ]\s*|[:,]$", re.IGNORECASE)
# What does something, in every post alike.
_BUTTONS = re.compile(
    r"(?:back to )?top|reply(?: to this| with quote)?|re-?post|quote|report|edit|delete|share|link|permalink|parent|up|print"
    r"|more|like|source|flag|hide|context|full comments.*|give award|nach oben|antworten|zitieren|melden|haut|répondre|citer"
    r"|signaler|responder|citar|rispondi|cita|ответить|цитировать|наверх|odpowiedz|cytuj|antwoorden|citeren|svara|svar|citera"
    r"|cevapla|回复|返信",
)
_DIGITS = re.compile(r"\d+")
_TO_POST = re.compile(r"#[A-Za-z_-]{0,20}\d{1,18}$")
_TITLE_SIGNS = re.compile("[,:?!–—]")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# An address of mail, also one that is hidden from robots: ann<at>example.org, ann [at] example [dot] org.
_AT, _DOT = (rf"\s?(?:{sign}|[(<\[{{]\s?[^()<>\[\]{{}}]{{1,8}}\s?[)>\]}}])\s?" for sign in ("@", r"\."))
_MAIL = re.compile(rf"[^()<>\[\]{{}}]{{1,40}}?{_AT}[\w-]{{1,40}}{_DOT}[\w.-]{{2,40}}")
MAX_LABEL = 40  # characters before a name
_LABEL = re.compile(
    r"(?:^|[\s(>|•·–-])(?:author|posted by|written by|autor|autore|auteur|verfasser|geschrieben von|envoyé par|escrito por"
    r"|inviato da|автор|forfatter|författare|szerző|yazar|συγγραφέας|kirjoittaja|作者|投稿者|작성자|글쓴이)\s?[:：]\s*$",
    re.IGNORECASE,
)
MAX_NAME = 60  # characters
MAX_AUTHOR = 200  # characters of what a layout finds
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
    called = bool(_PERSON.search(hints) or _PERSON.search(outer_hints))
    mailed = sum(bool(_MAIL.fullmatch(name)) for name in names) if not called else 0  # a name, where the page says so
    if max(dated, counted, labelled, sentences, mailed) * 3 > len(names):
        return 0.0
    hrefs = [attribute(one, "href") for one in place]
    if sum(bool(_TO_POST.search(href)) for href in hrefs) * 2 > len(names):  # a title, or a post's number
        return 0.0
    leads = sum(bool(PROFILE.search(attribute(one, "href"))) for one in place[:5]) / len(place[:5])
    changing = len(set(names)) / len(names)
    score = 1.5 * bool(_PERSON.search(hints)) + 0.7 * bool(_PERSON.search(outer_hints)) + 1.5 * leads
    alike = names[0].casefold().strip(" .!»›") if len(names) > 1 and len(set(names)) == 1 else ""
    if alike and (
        _BUTTONS.fullmatch(alike) or len({*filter(None, hrefs)}) > 1
    ):  # "View Profile" leads to another member in each post
        return 0.0
    if alike and len(names) > 2 and not leads and not _PERSON.search(hints) and not _PERSON.search(outer_hints):
        return 0.0
    counting = len(names) > 1 and any(map(str.isdigit, names[0])) and len({_DIGITS.sub("0", name) for name in names}) == 1
    if counting and not leads and not _PERSON.search(hints):  # "Reply #1", "Reply #2"
        return 0.0
    score += 1.0 * (node.tag == "address")  # of whoever wrote what is around it
    score += 1.2 * (sum(_is_labelled(one) for one in place[:5]) == len(place[:5]))
    members = leads == 1 and len({_DIGITS.sub("0", name) for name in names}) > 1  # "item-title" of a list may be a name
    score -= (1.0 if members else 2.5) * bool(_NO_PERSON.search(hints)) + 0.5 * bool(
        _NO_PERSON.search(outer_hints) and not _PERSON.search(hints)
    )
    score += 0.3 * (node.tag in {"a", "strong", "b", "cite", "address", "h3", "h4", "h5", "th", "dt"}) + 0.3 * changing
    titles = len(names) > 2 and not leads and all(hrefs) and len({*hrefs}) == len(hrefs) and _look_like_titles(place, names)
    titles = titles or (len(names) > 2 and not leads and not any(hrefs) and node.tag in _HEADINGS and _say_titles(names))
    score -= 0.3 * titles
    score -= 1.0 * (len(set(names)) == 1 and len(names) > 3 and not _PERSON.search(hints))
    score *= 0.3 if alike in GUEST else 1  # where each post has it, the names may stand elsewhere
    return score * len(place) / posts if score > LEAST else 0.0


def _look_like_titles(place: Sequence[LexborNode], names: Sequence[str]) -> bool:
    """Whether links that lead elsewhere each are headings, or of several words each."""
    headings = sum(one.parent is not None and one.parent.tag in _HEADINGS for one in place)
    return max(headings, sum(name.partition("(")[0].strip().count(" ") > 1 for name in names)) * 2 > len(place)


def _say_titles(names: Sequence[str]) -> bool:
    """Whether most are of several words, or have signs that names have not, each another."""
    told = sum(name.count(" ") > 1 or bool(_TITLE_SIGNS.search(name)) for name in names)
    return told * 2 > len(names) == len(set(names))


def _is_labelled(node: LexborNode) -> bool:
    """Whether the words right before an element say that it names the author: "Author: Ann"."""
    before = node.prev
    said = (before.text_content or "") if before is not None and before.is_text_node else ""
    return bool(_LABEL.search(said[-MAX_LABEL:]))


def bare_name(words: str) -> str:
    """A name without what leads to it: "by Ann"."""
    return _LEADING.sub("", words)


def only_name(node: LexborNode | None, name: str, title: str) -> str:
    """A name without what a skin has in the same element, such as since when somebody is a member; "" for what is none: the
    thread's title, or that alone.
    """
    if name and title and ANSWER.sub("", name).casefold() == title.casefold() and not _leads_to_member(node):
        return ""
    if name.endswith((":", "：")) and says_who_wrote(name):  # "Ann wrote:", over what she wrote
        name = quoted_name(name)
    if len(name) > MAX_AUTHOR:  # somebody's words, in a place that a skin uses for them
        return ""
    if not _tells_more(name):
        return without_date(name)
    lines = [line for line in text_of(node).splitlines() if line.strip()] if node is not None else []
    first = clean_name(lines[0]) if lines else ""
    return "" if _tells_more(first) else first


def without_date(name: str) -> str:
    """A name without the date that stands behind it in the same element: a day, and no bare number that may be the name's."""
    if " " not in name or not YEAR.search(name):
        return name
    words = name.split()
    for n in range(1, len(words)):
        when = absolute_date(" ".join(words[n:]))
        if when is not None and len(when.text) >= len("2024-05-01"):
            return clean_name(" ".join(words[:n]).rstrip(" ,|·•–-")) or name
    return name


def _tells_more(name: str) -> bool:
    """Whether a date stands in it, and what that is of."""
    return " " in name and bool(YEAR.search(name)) and bool(is_of_other(name) or re.search(r":\s?\S", name))


def _leads_to_member(node: LexborNode | None) -> bool:
    return node is not None and bool(PROFILE.search(attribute(node, "href")))
