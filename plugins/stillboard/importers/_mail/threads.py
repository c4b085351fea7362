"""Which mails make a thread: by what each says it answers, else by its subject.

The way of J. Zawinski's message threading (https://www.jwz.org/doc/threading.html), but for one thing: a thread is named by
the id of its first mail even if that is not in the file, so that the files of two months name it alike.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...ids import clean_name, digest
from ...model import When

_REFERENCES = 200  # of one mail that are looked at: its first and its last ones
_LONGEST_ID = 250
_MONTHS = 183 * 24 * 3600  # seconds after which "Re: hello" answers another hello
# "Re:" and "Fwd:" as the mailers of many languages write them, with counts: Re[2]:, Re^2:, RE(3):
_PREFIX = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|vá|r|rif|ref|res|odp|ynt|tr|fwd?|wg|i|enc|rv|vl|doorst|vb|yht|pd|отв|ответ|на|回复|答复|回覆"
    r"|轉寄|转发|返信|\u05d4\u05e9\u05d1|\u05ea\u05d2\u05d5\u05d1\u05d4)"
    r"(?:\s?[\[(^]\s?\d{1,3}\s?[\])]?|\d{1,2})?\s?[:：]",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*\[([^\[\]]{1,60})\]")
_WAS = re.compile(r"(?<!\s)\s*+[(\[]\s?(?:was|war|era|était|fue|før|eerder)\s?:\s.{1,300}[)\]]\s*$", re.IGNORECASE)


@dataclass(slots=True)
class MessageFacts:
    """What of a mail is known before its body is read."""

    number: int  # in the file, from 1
    id: str  # its Message-ID; made of what it says of itself if it has none
    parents: tuple[str, ...]  # the ids that it refers to, the oldest first
    subject: str  # decoded
    when: When | None = None
    list_key: str = ""  # of the list that it says it came by; may be empty
    answers: str = ""  # the id of the mail that it answers; may be empty
    author: str = ""
    address: str = ""  # where the list's archive shows it
    root: str = ""  # the id of its thread's first mail


def message_id(said: str) -> str:
    """A message id as it is kept: short enough."""
    return said if len(said) <= _LONGEST_ID else f"{said[:100]}-{digest(said, length=32)}"


def parents(references: Sequence[str], answers: Sequence[str]) -> tuple[str, ...]:
    """The ids that a mail refers to, the oldest first: its references, else the one that it answers."""
    known = [message_id(one) for one in references]
    if len(known) > _REFERENCES:
        known = [*known[:1], *known[1 - _REFERENCES :]]
    if not known:
        known = [message_id(one) for one in answers[:1]]
    return tuple(dict.fromkeys(known))


def bare_subject(subject: str, lists: frozenset[str] = frozenset()) -> tuple[str, bool]:
    """A subject without "Re:" and the like and without the list's own prefix; and whether it was an answer's.

    `lists` are the prefixes of lists, in lower case; other words in brackets belong to the subject.
    """
    subject, answer = clean_name(subject), False
    while True:
        if match := _PREFIX.match(subject):
            subject, answer = subject[match.end() :], True
        elif (match := _LIST.match(subject)) and match[1].strip().casefold() in lists:
            subject = subject[match.end() :]
        else:
            return subject.strip(), answer


def prefix_of(subject: str) -> str:
    """The first words in brackets, in lower case, where a list may have put its name; "" if there are none."""
    while match := _PREFIX.match(subject):
        subject = subject[match.end() :]
    found = _LIST.match(subject)
    return found[1].strip().casefold() if found else ""


def without_was(subject: str) -> str:
    """A subject without "(was: what it was before)"."""
    return _WAS.sub("", subject).strip() or subject


def assign(messages: Sequence[MessageFacts], lists: frozenset[str]) -> None:
    """Give every mail its thread's root."""
    above: dict[str, str] = {}
    for message in messages:
        _chain(above, (*message.parents, message.id))
    top = _Tops(above)
    first: dict[str, MessageFacts] = {}
    for message in messages:
        message.root = top.of(message.id)
        subject, answer = bare_subject(message.subject, lists)
        key = subject.casefold()
        if message.parents or not key:
            continue
        opener = first.get(key)
        if answer and opener is not None and _near(opener, message):
            above[message.id] = opener.root
            message.root = top.of(opener.root)
        elif not answer or opener is None:
            first[key] = message
    if any(message.root != top.of(message.root) for message in messages):
        top = _Tops(above)
    for message in messages:
        message.root, message.parents = top.of(message.root), ()  # these are many, and have said what they can


def _chain(above: dict[str, str], line: Sequence[str]) -> None:
    """Note what stands above what, unless that is known already or would go in a circle."""
    for parent, child in itertools.pairwise(line):
        if parent != child and child not in above:
            above[child] = parent


class _Tops:
    """The first mail above each."""

    def __init__(self, above: dict[str, str]) -> None:
        self.above = above
        self.known: dict[str, str] = {}

    def of(self, one: str) -> str:
        """The top; in a circle its smallest id, which does not depend on where one enters it."""
        way: list[str] = []
        seen: set[str] = set()
        at = one
        while at in self.above and at not in self.known and at not in seen:
            seen.add(at)
            way.append(at)
            at = self.above[at]
        found = self.known.get(at, at)
        if at in seen:
            found = min(way[way.index(at) :])
        self.known.update(dict.fromkeys(way, found))
        return found


def _near(opener: MessageFacts, answer: MessageFacts) -> bool:
    """Whether a mail may answer one of the same subject, as far as their dates show."""
    if opener.when is None or answer.when is None:
        return True
    seconds = (answer.when.start() - opener.when.start()).total_seconds()
    return -7 * 24 * 3600 <= seconds <= _MONTHS
