"""Why a post in JSON was not public: a scraper with a moderator's session, or a forum's own API, may give it all the same.

Each engine says it in a key of its own. A key that is not there says nothing.
"""

from __future__ import annotations

from ...model import State
from .facts import Facts

_DELETED_SINCE = ("deleted_at", "deletedAt", "dateDeleted", "delete_date", "hiddenAt")  # a time, where it was deleted
_DELETED = ("deleted", "is_deleted", "isDeleted", "user_deleted", "is_trashed")
_HIDDEN = (
    "hidden",
    "is_hidden",
    "isHidden",
    "isDisabled",
    "is_disabled",
    "unapproved",
    "queued",
    "is_spam",
    "isSpam",
    "moderated",
    "dead",
)
_APPROVED = ("approved", "isApproved", "is_approved", "post_approved", "is_public")
_STATES = ("message_state", "state", "status", "post_status", "comment_status", "discussion_state")
_SAID = {
    **dict.fromkeys(("deleted", "trash", "trashed", "removed", "soft-deleted", "soft_deleted"), State.DELETED),
    **dict.fromkeys(
        ("moderated", "hidden", "pending", "spam", "unapproved", "unpublished", "hold", "draft", "private"), State.HIDDEN
    ),
}
# By number: phpBB (post_visibility), vBulletin and MyBB (visible). 1 is public.
_NUMBERED = {"post_visibility": {0: State.HIDDEN, 2: State.DELETED, 3: State.HIDDEN}}
_VISIBLE = {0: State.HIDDEN, 2: State.DELETED, -1: State.DELETED, -2: State.HIDDEN}


def withheld(post: Facts) -> State | None:
    """The state of a post that only its forum's staff could read; None for a public one."""
    data = post.data
    if any(data.get(key) for key in _DELETED_SINCE) or any(_is_yes(data.get(key)) for key in _DELETED):
        return State.DELETED
    for key in _STATES:
        said = data.get(key)
        if isinstance(said, str) and (state := _SAID.get(said.strip().lower())):
            return state
    for key, states in (*_NUMBERED.items(), ("visible", _VISIBLE)):
        if (number := _number(data.get(key))) is not None and number in states:
            return states[number]
    if any(_is_no(data[key]) for key in (*_APPROVED, "visible") if key in data) or any(_is_yes(data.get(key)) for key in _HIDDEN):
        return State.HIDDEN
    return None


def _number(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    said = value.strip() if isinstance(value, str) else ""
    return int(said) if said.removeprefix("-").isdecimal() and said.isascii() and len(said) < 9 else None


def _is_yes(value: object) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() in {"true", "yes"}) or (_number(value) or 0) != 0


def _is_no(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no"}) or _number(value) in {0, -1}
