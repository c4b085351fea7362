"""What in Discourse's JSON is not what Discourse writes there: reported, where it would else be taken for something missing."""

from __future__ import annotations

from ...model import When
from .._records.facts import Facts, Faults
from .._records.withheld import spelled, withheld
from .json import Topic
from .post import post_kind

PRIVATE = "private_message"
_PUBLIC = frozenset({"regular", "banner"})
_TEXTS = ("cooked", "raw", "username", "edit_reason", "user_title", "action_code", "topic_slug")
_DATES = ("created_at", "updated_at", "deleted_at")
_NUMBERS = ("post_number", "reply_to_post_number", "version")
_LISTS = ("polls", "actions_summary", "link_counts", "reactions")


def check_post(post: Facts, where: str, faults: Faults) -> None:
    """Report what of a post is of another type than Discourse's, is no date, or must be there and is not."""
    facts = Facts(post.data, where, faults)
    for key in _TEXTS:
        facts.text(key)
    for key in _NUMBERS:
        facts.number(key)
    for key in _LISTS:
        facts.records(key)
    for key in _DATES:
        said = facts.text(key)
        if said and When.iso(said) is None:
            faults.add(where, f"{key!r} is no date: {said[:40]!r}")
    facts.identity("user_id")
    post_kind(facts)
    withheld(facts)
    if not facts.identity("id") and not facts.number("post_number"):
        faults.add(where, "a post without an id and without a number")


def archetype_of(topic: Topic, faults: Faults) -> str:
    """What a topic is that not everybody could read: PRIVATE, or, with a fault, what nobody knows; "" for a public one."""
    for said in spelled(topic.facts, "archetype"):
        kind = said.strip().casefold().replace("-", "_").replace(" ", "_") if isinstance(said, str) else ""
        if kind == PRIVATE:
            return PRIVATE
        if kind not in _PUBLIC:
            faults.add(faults.name, f"'archetype' is {str(said)[:40]!r}, which is no kind of topic: its posts stay out")
            return "unknown"
    return ""


def is_gone(topic: Topic, faults: Faults) -> bool:
    """Whether a topic was deleted, or says what nobody knows of that, which is a fault.

    One that is not `visible` is in no list, and everybody can read it.
    """
    said = {key: value for key, value in topic.facts.data.items() if key.strip().casefold() != "visible"}
    return withheld(Facts(said, faults.name, faults)) is not None


def check_topic(topic: Topic, where: str, faults: Faults) -> None:
    """Report what of a topic's own facts is of another type than Discourse's."""
    facts = Facts(topic.facts.data, where, faults)
    for key in ("title", "slug", "fancy_title"):
        facts.text(key)
    for key in ("posts_count", "views", "chunk_size"):
        facts.number(key)
    facts.identity("id")
    facts.record("post_stream").records("posts")
