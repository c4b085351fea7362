"""What of a member is shown next to their name: not all that forums put there says something of them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from ..model import Member
from .archived import Author
from .pictures import ATTACHMENTS

# How old somebody was on the day of a capture helps nobody to follow a thread.
_AGES = frozenset(
    ("age alter âge edad idade età leeftijd ålder alder ikä wiek věk vek возраст вік yaş kor 年齢 年龄 年齡 나이 العمر").split()
)
# What forums put next to the name of whoever started a thread. It says nothing of a member, and the thread's page says it itself.
_OF_ONE_THREAD = frozenset(
    {"original poster", "thread starter", "threadstarter", "topic starter", "topicstarter", "themenstarter", "op"}
)


def badges(member: Member) -> tuple[str, ...]:
    """What the forum put next to a member's name, wherever they wrote."""
    return tuple(badge for badge in member.badges if badge.casefold() not in _OF_ONE_THREAD)


def is_age(what: str) -> bool:
    """Whether a count on a member's card is how old they were."""
    return what.strip(" :").casefold() in _AGES


def counted(number: str, grouped: Callable[[int], str]) -> str:
    """A count as a forum showed it, with separators: 12324 -> 12,324; 24463/1293/0 -> 24,463 / 1,293 / 0."""
    return " / ".join(grouped(int(part)) for part in number.split("/"))


def avatar(author: Author, shown: AbstractSet[str]) -> str:
    """The file of a member's picture, in attachments/; "" for none, or if no post of theirs is `shown`."""
    known = author.record.avatar if author.record and author.id in shown else ""
    return known.removeprefix(ATTACHMENTS)
