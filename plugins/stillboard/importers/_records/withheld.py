"""Why a post in JSON was not public: a scraper with a moderator's session, or a forum's own API, may give it all the same.

Each engine says it in a key of its own. A key that is not there, or is empty, says nothing. One that is there and says what
nobody knows (another type, another word) may say "no" as well as "yes": such a post is not public either, and that is a fault.
"""

from __future__ import annotations

import functools
from enum import Enum, auto

from ...model import State
from .facts import Facts


class _Asks(Enum):
    """What a key says, by its name."""

    DELETED_SINCE = auto()  # a time, where it was deleted
    DELETED = auto()
    HIDDEN = auto()
    APPROVED = auto()
    VISIBLE = auto()
    STATE = auto()


# Names without the signs between their words, which the same key has in one dump and not in another.
_NAMES = {
    **dict.fromkeys("deletedat deletedon datedeleted deletedate deleteddate trashedat hiddenat".split(), _Asks.DELETED_SINCE),
    **dict.fromkeys("deleted isdeleted userdeleted softdeleted trashed istrashed".split(), _Asks.DELETED),
    **dict.fromkeys(
        "hidden ishidden disabled isdisabled unapproved isunapproved queued spam isspam moderated dead".split(), _Asks.HIDDEN
    ),
    **dict.fromkeys("approved isapproved postapproved ispublic".split(), _Asks.APPROVED),
    **dict.fromkeys("visible isvisible postvisibility".split(), _Asks.VISIBLE),
    **dict.fromkeys("messagestate poststate state status poststatus commentstatus discussionstate".split(), _Asks.STATE),
}
_SAID: dict[str, State | None] = {
    **dict.fromkeys("deleted trash trashed removed softdeleted".split(), State.DELETED),
    **dict.fromkeys("moderated hidden pending spam unapproved unpublished hold draft private".split(), State.HIDDEN),
    **dict.fromkeys(
        "visible public publish published shown approved ok live active normal open opened closed locked unlocked archived"
        " answered unanswered accepted solved unsolved resolved edited inherit sticky pinned new read unread".split()
    ),
}
# By number: phpBB (post_visibility), vBulletin and MyBB (visible).
_POST_VISIBILITY: dict[int, State | None] = {0: State.HIDDEN, 1: None, 2: State.DELETED, 3: State.HIDDEN}
_VISIBLE: dict[int, State | None] = {0: State.HIDDEN, 1: None, 2: State.DELETED, -1: State.DELETED, -2: State.HIDDEN}
_YES, _NO = frozenset({"true", "yes", "t", "y", "on"}), frozenset({"false", "no", "f", "n", "off"})


def withheld(post: Facts) -> State | None:
    """The state of a post that only its forum's staff could read; None for a public one.

    HIDDEN too, with a fault, where a key that decides it says what nobody knows.
    """
    found: set[State | None] = set()
    for key, value in post.data.items():
        asks = _NAMES.get(_bare(key))
        if asks is None or value is None or (isinstance(value, str) and not value.strip()):
            continue
        try:
            found.add(_judged(_bare(key), asks, value))
        except ValueError:
            found.add(State.DELETED if asks is _Asks.DELETED else State.HIDDEN)
            said = f"{str(value)[:40]!r}, and nobody knows what that means"
            post.faults.add(post.where, f"{key!r}, which says whether others could read it, is {said}: the text stays out")
    return State.DELETED if State.DELETED in found else State.HIDDEN if State.HIDDEN in found else None


def spelled(post: Facts, name: str) -> list[object]:
    """The values of a key in any spelling (`post_type`, `PostType`), but for those that say nothing."""
    return [value for key, value in post.data.items() if _bare(key) == _bare(name) and value is not None and value != ""]


@functools.lru_cache(maxsize=1000)
def _bare(key: str) -> str:
    return key.strip().casefold().replace("_", "").replace("-", "").replace(" ", "") if len(key) < 40 else ""


def _judged(name: str, asks: _Asks, value: object) -> State | None:
    """What a value says; ValueError where nobody knows."""
    if asks is _Asks.STATE and isinstance(value, dict) and "state" in value:  # Vanilla's, with a name and a number
        value = value["state"]
    number = _number(value)
    if asks is _Asks.DELETED_SINCE:
        return None if value is False or number == 0 else State.DELETED
    if asks is _Asks.DELETED or asks is _Asks.HIDDEN:
        state = State.DELETED if asks is _Asks.DELETED else State.HIDDEN
        return state if _is_yes(value) else None
    if asks is _Asks.APPROVED:
        if number is not None and number > 1:
            raise ValueError(value)
        return None if number != -1 and _is_yes(value) else State.HIDDEN
    if asks is _Asks.VISIBLE and number is not None:
        known = _POST_VISIBILITY if name == "postvisibility" else _VISIBLE
        if number not in known:
            raise ValueError(value)
        return known[number]
    if isinstance(value, str) and _bare(value) in _SAID:
        return _SAID[_bare(value)]
    if asks is _Asks.VISIBLE:
        return None if _is_yes(value) else State.HIDDEN
    raise ValueError(value)


def _number(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    said = value.strip() if isinstance(value, str) else ""
    return int(said) if said.removeprefix("-").isdecimal() and said.isascii() and len(said) < 20 else None


def _is_yes(value: object) -> bool:
    """Whether it is true; ValueError for what is neither true nor false."""
    said = value.strip().casefold() if isinstance(value, str) else ""
    number = _number(value)
    if isinstance(value, bool):
        return value
    if said in _YES or said in _NO:
        return said in _YES
    if number is None:
        raise ValueError(value)
    return number != 0
