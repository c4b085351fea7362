"""One post of Discourse's JSON: its facts, and what stands for those that the forum shows no text of."""

from __future__ import annotations

from ...ids import clean_name
from ...markup.smilies import character
from ...model import DateSource, Origin, Post, Reason, Skipped, State, When
from .actions import action_body
from .body import Place, post_body
from .json import Json, flag, identity, listed, number, text, topic_address, when

_SMALL_ACTION, _WHISPER = 3, 4  # post_type; 1 is a regular post, 2 a moderator's
_LIKE = 2  # in actions_summary


def post_of(facts: Json, origin: Origin, place: Place, ids: dict[int | None, str]) -> Post | Skipped:
    """The post. `origin` names it in the capture; `ids` are the ids of the capture's posts by their numbers."""
    if facts.get("post_type") == _WHISPER:
        return Skipped(Reason.NOT_A_POST, origin, "a whisper, which only the staff could read")
    state = _state(facts)
    body = "" if state else _body(facts, place)
    if not body and not state:
        return Skipped(Reason.EMPTY, origin)
    date, edited = when(text(facts, "created_at")), _edited(facts)
    nth = number(facts, "post_number")
    reply = number(facts, "reply_to_post_number")
    return Post(
        body=body,
        author=clean_name(text(facts, "username")),
        author_id=identity(facts, "user_id") if text(facts, "username") else "",
        date=date,
        date_source=DateSource.MARKUP if date else None,
        number=nth,
        address=topic_address(place.base, place.slug, place.topic_id, nth) if nth else "",
        original_id=identity(facts, "id"),
        reply_to=(ids.get(reply) or f"#{reply}") if reply else "",
        edited=None if edited and date and edited.before(date) else edited,
        edit_reason=clean_name(text(facts, "edit_reason")),
        reactions=_reactions(facts),
        state=state,
        sources=(origin,),
    )


def _body(facts: Json, place: Place) -> str:
    body = post_body(facts, place)
    if facts.get("post_type") == _SMALL_ACTION or (text(facts, "action_code") and not body):
        return action_body(text(facts, "action_code"), text(facts, "action_code_who"), body)
    return body


def _state(facts: Json) -> State | None:
    """Why the forum shows no text. A dump made by its staff may hold one all the same; it was not public."""
    if text(facts, "deleted_at") or flag(facts, "user_deleted"):
        return State.DELETED
    return State.HIDDEN if flag(facts, "hidden") else None


def _edited(facts: Json) -> When | None:
    """`updated_at` moves for other reasons too; only a later version means that the text was edited."""
    return when(text(facts, "updated_at")) if (number(facts, "version") or 1) > 1 else None


def _reactions(facts: Json) -> str:
    """`reactions` of the plugin of that name, else the number of likes."""
    given = [(identity(one, "id"), number(one, "count") or 0) for one in listed(facts, "reactions")]
    shown = [f"{character(name) or name} {count}" for name, count in given if name and count]
    if shown:
        return ", ".join(shown)
    likes = sum(number(one, "count") or 0 for one in listed(facts, "actions_summary") if one.get("id") == _LIKE)
    return f"{likes} like{'' if likes == 1 else 's'}" if likes else ""
