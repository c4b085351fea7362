"""One post of Discourse's JSON: its facts, and what stands for those that the forum shows no text of."""

from __future__ import annotations

from ...markup.smilies import character
from ...model import DateSource, Origin, Post, Reason, Skipped, State, When
from .._records.facts import Facts
from .._records.withheld import spelled, withheld
from .._says_gone import is_notice_of_discourse
from .actions import action_body
from .body import BodyContext, post_body
from .json import topic_address

_SMALL_ACTION, _WHISPER = 3, 4  # post_type; 1 is a regular post, 2 a moderator's
_PUBLIC = frozenset({None, 1, 2, _SMALL_ACTION})
_WHISPERED = "a whisper, which only the staff could read"
_UNKNOWN = "a post of a kind that nobody knows, which may not have been public"
_LIKE = 2  # in actions_summary


def post_of(facts: Facts, origin: Origin, context: BodyContext, ids: dict[int | None, str]) -> Post | Skipped:
    """The post. `origin` names it in the capture; `ids` are the ids of the capture's posts by their numbers."""
    kind = post_kind(facts)
    if kind not in _PUBLIC:
        return Skipped(Reason.NOT_A_POST, origin, _WHISPERED if kind == _WHISPER else _UNKNOWN)
    state = _state(facts)
    body = "" if state else _body(facts, context)
    if is_notice_of_discourse(body):  # its author took the words back
        state, body = State.DELETED, ""
    if not body and not state:
        return Skipped(Reason.EMPTY, origin)
    date, edited = When.iso(facts.text("created_at")), _edited(facts)
    nth = facts.number("post_number")
    reply = facts.number("reply_to_post_number")
    return Post(
        body=body,
        author=facts.name("username"),
        author_id=facts.identity("user_id") if facts.text("username") else "",
        date=date,
        date_source=DateSource.MARKUP if date else None,
        number=nth,
        address=topic_address(context.base, context.slug, context.topic_id, nth) if nth else "",
        original_id=facts.identity("id"),
        reply_to=(ids.get(reply) or f"#{reply}") if reply else "",
        edited=None if edited and date and edited.before(date) else edited,
        edit_reason=facts.name("edit_reason"),
        reactions=_reactions(facts),
        state=state,
        sources=(origin,),
    )


def _body(facts: Facts, context: BodyContext) -> str:
    body = post_body(facts, context)
    if post_kind(facts) == _SMALL_ACTION or (facts.text("action_code") and not body):
        return action_body(facts.text("action_code"), facts.text("action_code_who"), body)
    return body


def _state(facts: Facts) -> State | None:
    """Why the forum shows no text. A dump made by its staff may hold one all the same; it was not public."""
    return withheld(facts)


def post_kind(facts: Facts) -> int | None:
    """What kind of post it is; None if it does not say, and -1, with a fault, for a kind that nobody knows."""
    said = spelled(facts, "post_type")
    kinds = {Facts({"post_type": one}, facts.where, facts.faults).number("post_type") for one in said}
    kind = kinds.pop() if len(kinds) == 1 else -1 if kinds else None
    if said and kind not in {*_PUBLIC - {None}, _WHISPER}:
        facts.faults.add(facts.where, f"'post_type' is {str(said[0])[:40]!r}, which is no kind of post: it stays out")
        return -1
    return kind


def _edited(facts: Facts) -> When | None:
    """`updated_at` moves for other reasons too; only a later version means that the text was edited."""
    return When.iso(facts.text("updated_at")) if (facts.number("version") or 1) > 1 else None


def _reactions(facts: Facts) -> str:
    """`reactions` of the plugin of that name, else the number of likes."""
    given = [(one.identity("id"), one.number("count") or 0) for one in facts.records("reactions")]
    shown = [f"{character(name) or name} {count}" for name, count in given if name and count]
    if shown:
        return ", ".join(shown)
    likes = sum(one.number("count") or 0 for one in facts.records("actions_summary") if one.data.get("id") == _LIKE)
    return f"{likes} like{'' if likes == 1 else 's'}" if likes else ""
