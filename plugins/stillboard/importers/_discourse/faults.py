"""What in Discourse's JSON is not what Discourse writes there: reported, where it would else be taken for something missing."""

from __future__ import annotations

from ...model import When
from .._records.facts import Facts, Faults
from .json import Topic

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
    if not facts.identity("id") and not facts.number("post_number"):
        faults.add(where, "a post without an id and without a number")


def check_topic(topic: Topic, where: str, faults: Faults) -> None:
    """Report what of a topic's own facts is of another type than Discourse's."""
    facts = Facts(topic.facts.data, where, faults)
    for key in ("title", "slug", "fancy_title"):
        facts.text(key)
    for key in ("posts_count", "views", "chunk_size"):
        facts.number(key)
    facts.identity("id")
    facts.record("post_stream").records("posts")
