"""Separates a member's card from the post that follows it, in text that has neither tags nor columns."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...ids import clean_name
from ...model import When
from .._dates import absolute_date
from .._phrases import GUEST, JOINED
from .words import BADGES, COUNTED, LABELS, plain, said

LONGEST_NAME = 60  # XenForo allows 50 by default
_COUNT = re.compile(r"-?\d{1,3}(?:[.,'’\u202f\u00a0]\d{3})+|-?\d{1,12}")
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+")
_REACTIONS = re.compile(r"rea[ckz]|réac|реакц|tepki", re.IGNORECASE)
_SHORT_COUNT = re.compile(r"-?\d{1,6}(?:[.,]\d{1,2})?[kmKM]")
_NUMBER = re.compile(r"\s*(?:•\s*)?#(\d{1,3}(?:[.,]\d{3})+|\d{1,7})\s*")
_STAFF = re.compile(r"(?:\S+ ){0,2}(?:moderator|administrator|admin|staff)", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:hi|hello|hey|hallo|dear|good|guten|bonjour|bonsoir|salut|hola|ciao|buon\w*|olá|oi|привет|thanks?|thank|ok"
    r"|yes|no|bump)\b",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ",", "!", "?", ";", ":", "…", ")")
_LINES = 30  # no card is longer


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside a post about its author; every field may be empty."""

    name: str = ""
    title: str = ""
    badges: tuple[str, ...] = ()
    joined: When | None = None
    counts: tuple[tuple[str, str], ...] = ()  # (label, number)

    @property
    def is_guest(self) -> bool:
        """Whether it says that no member wrote: the forum's word for a guest, and nothing that only a member has."""
        said = (self.title, *self.badges)
        return (
            bool(self.name) and not (self.joined or self.counts) and any(one.strip(" *().").casefold() in GUEST for one in said)
        )


Pairs = frozenset[tuple[str, str]]


def post_number(line: str) -> int | None:
    """The 19 of a line "#19"."""
    match = _NUMBER.fullmatch(line) if len(line) < 20 else None
    return int(re.sub(r"\D", "", match[1])) if match else None


def number(value: str, label: str = "") -> str:
    """A printed count as digits, several as digits joined by /; empty if it is none, rounded ("12K") or of two meanings.

    "1 324" is one number in French, but may be two under a label such as "Reactions".
    """
    if _SPACED.fullmatch(value):
        return "" if _REACTIONS.search(label) else value.replace(" ", "")
    parts = value.split(" ")
    if len(value) > 60 or not all(_COUNT.fullmatch(part) for part in parts):
        return ""
    return "/".join(re.sub(r"[^\d-]", "", part) for part in parts)


def counts(value: str) -> bool:
    """Whether the line is one count or several."""
    return bool(number(value.strip())) or bool(_SHORT_COUNT.fullmatch(value.strip()))


def named(line: str) -> str:
    """The name in a line that can be one (a list's mark before it is the extractor's), or an empty string."""
    name = clean_name(re.sub(r"^\s*(?:•|\d{1,4}\.)\s+", "", line[:200]))
    usable = name and len(name) <= LONGEST_NAME and plain(name) not in LABELS and post_number(line) is None
    return name if usable and not said(line) and not counts(name) else ""


def fits(label: str, value: str) -> bool:
    """Whether these two lines are one entry of a card."""
    word, value = plain(label), value.strip()
    if word in JOINED:
        return len(value) <= 40 and bool(re.search(r"(?:19|20)\d\d|\d", value))
    if word in COUNTED:
        return counts(value)
    return word in LABELS and 0 < len(value) <= 60 and plain(value) not in LABELS


def strong(label: str, value: str) -> bool:
    """Whether it is an entry that prose does not imitate: a date of joining or a count."""
    return plain(label) not in BADGES and plain(label) in {*JOINED, *COUNTED} and fits(label, value)


def badge(line: str) -> bool:
    """Whether XenForo itself gives this title or badge, or it is one of staff."""
    return plain(line) in BADGES or (len(line) <= 40 and bool(_STAFF.fullmatch(line.strip())))


def entry(lines: Sequence[str], i: int, learned: Pairs) -> int:
    """How many lines from `i` on are certainly entries of a card."""
    line, after = lines[i].strip(), lines[i + 1].strip() if i + 1 < len(lines) else ""
    if after and ((line, after) in learned or fits(line, after)):
        return 2
    if badge(line) or (plain(line) in LABELS and not after):
        return 1
    width = 1 if _date_line(line) else 0
    while i + width < len(lines) and counts(lines[i + width]) and width < 5:
        width += 1
    return width if width >= 2 else 0


def _date_line(line: str) -> bool:
    return len(line) <= 20 and bool(re.search(r"(?:19|20)\d\d", line)) and bool(absolute_date(line, "en"))


def end_of(lines: Sequence[str], start: int, learned: Pairs = frozenset()) -> tuple[int, bool]:
    """(where the card that begins at `start` certainly ends, whether it holds an entry that prose does not imitate)."""
    i = end = start
    sure = False
    while i < min(start + _LINES, len(lines)) and lines[i].strip() and i - end <= (5 if end == start else 2):
        width = entry(lines, i, learned)
        if width:
            after = lines[i + 1] if i + 1 < len(lines) else ""
            sure = (
                sure or width > 2 or strong(lines[i], after) or (width == 2 and counts(after) and plain(lines[i]) not in LABELS)
            )
            i = end = i + width
        elif len(lines[i]) > 80 or said(lines[i]):
            break
        else:
            i += 1
    return end, sure


def titled(line: str) -> bool:
    """Whether the line can be a member's title rather than a sentence."""
    line = line.strip()
    return 0 < len(line) <= 40 and not line.endswith(_SENTENCE_END) and not _GREETING.match(line)


def learn(cards: Iterable[tuple[str, Sequence[str]]]) -> Pairs:
    """Pairs of lines (a custom field and its value) that stand in the cards of two members, after the title."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, lines in cards:
        for one, other in itertools.pairwise(line.strip() for line in lines[1:13]):
            if not one or not other:
                break
            if len(one) <= 25 and len(other) <= 40 and not re.search(r"\d", one) and not one.endswith((".", "!", "?", ",")):
                owners[one, other].add(name)
    return frozenset(pair for pair, names in owners.items() if len(names) > 1)


def custom(ends: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Labels of a forum's own ("Equipment:"): lines with a colon that stand where the cards of two members seem to end.

    `ends`: (name, the line after the card's certain end).
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for name, line in ends:
        if line.strip().endswith(":") and len(line) <= 40 and not said(line):
            owners[line.strip()].add(name)
    return frozenset(line for line, names in owners.items() if len(names) > 1)


def past_custom(lines: Sequence[str], end: int, labels: frozenset[str]) -> int:
    """Where the card ends if an entry under such a label follows it."""
    while end + 1 < len(lines) and lines[end].strip() in labels:
        again = lines[end].strip().rstrip(":") == lines[end + 1].strip()  # some styles print the label twice
        end += 3 if again else 2
    return min(end, len(lines))


def shared(cards: Sequence[Sequence[str]]) -> int:
    """How many lines the cards of one member have in common at their head, as far as they can be a card's."""
    count = 0
    if len(cards) < 2:
        return 0
    for together in zip(*(lines[:_LINES] for lines in cards), strict=False):
        line = together[0].strip()
        if any(other.strip() != line for other in together) or not (titled(line) or counts(line)) or said(line):
            break
        count += 1
    return count


def read(name: str, lines: Sequence[str], learned: Pairs = frozenset()) -> Card:
    """The card in these lines, which hold nothing else.

    Unlabelled lines are badges where a date or a count follows them; otherwise (they may be a place or a language) only
    those that XenForo itself gives.
    """
    shown: list[str] = []
    numbers: list[tuple[str, str]] = []
    joined: When | None = None
    i = anchored = 0
    while i < len(lines):
        line, after = lines[i].strip(), lines[i + 1].strip() if i + 1 < len(lines) else ""
        word = plain(line)
        if after and ((line, after) in learned or fits(line, after)):
            if word in JOINED:
                joined = joined or absolute_date(after, JOINED[word])
            elif word in COUNTED and number(after, word):
                numbers.append((clean_name(line).rstrip(":：")[:60], number(after, word)))
            anchored = len(shown) if word in JOINED or word in COUNTED else anchored
            i += 2
            continue
        if counts(line) or _date_line(line):
            anchored = len(shown)
        elif line and word not in LABELS and post_number(line) is None:
            shown.append(clean_name(line)[:100])
        i += 1
    return _card(name, shown, anchored, joined, numbers)


def _card(name: str, shown: Sequence[str], anchored: int, joined: When | None, numbers: Sequence[tuple[str, str]]) -> Card:
    """Name the unlabelled lines of a card: the first is the title unless it is a badge of XenForo's own."""
    title = shown[0] if shown and plain(shown[0]) not in ("staff member", "original poster") else ""
    rest = list(enumerate(shown))[1 if title else 0 :]
    badges = [text for i, text in rest if text != title and (i < anchored or badge(text))]
    return Card(name, title, tuple(dict.fromkeys(badges))[:12], joined, tuple(numbers[:12]))
