"""The lines of Stillboard's own JSON Lines, and their keys. docs/jsonl.md says the same to people."""

from __future__ import annotations

import difflib

from ...model import When
from .._records.dates import epoch
from .._records.facts import Facts, Faults, object_in

FORMATS = ("markdown", "html", "bbcode", "text")
KEYS: dict[str, frozenset[str]] = {
    "forum": frozenset("type title address addresses engine timezone lang body format post_address member_address".split()),
    "board": frozenset("type id title parent address addresses order body format".split()),
    "thread": frozenset(
        "type id title slug address addresses board boards prefix tags state posts_per_page page_count views lang poll "
        "body".split()
    ),
    "member": frozenset("type id name names address title badges joined counts signature body".split()),
    "post": frozenset(
        "type id thread author author_id guest date number title address reply_to edited edited_by edit_reason reactions lang "
        "state body format attachments".split()
    ),
    "attachment": frozenset("type id name address data path".split()),
}
_POLL = frozenset({"question", "options"})
_OPTION = frozenset({"text", "votes"})


def read_line(line: bytes, where: str, faults: Faults, nth: int | None = None) -> Facts | None:
    """The object of a line, and its type's keys checked; None for a blank line, and for one that is no object of a known type."""
    value = object_in(line, where, faults)
    if value is None:
        return None
    facts = Facts(value, where, faults, nth)
    kind = facts.text("type")
    if kind not in KEYS:
        faults.add(where, f"an object of type {kind!r}{_nearest(kind, KEYS)}" if kind else "an object without a type")
        return None
    check_keys(facts, KEYS[kind], f"a {kind}" if kind != "attachment" else "an attachment")
    return facts


def check_keys(facts: Facts, known: frozenset[str], what: str) -> None:
    """Report keys that are not known, with the nearest that is."""
    for key in facts.data:
        if key not in known:
            facts.faults.add(facts.where, f"{what} has no key {key!r}{_nearest(key, known)}")


def strange(facts: Facts) -> Facts:
    """What a line says in keys that are not known: one that is nearly `state` as that, for it may have been meant."""
    known = KEYS[facts.text("type")]
    said = {key: value for key, value in facts.data.items() if key not in known}
    if "state" in known:
        said = {"state" if difflib.get_close_matches(key, list(known), 1) == ["state"] else key: said[key] for key in said}
    return Facts(said, facts.where, facts.faults, facts.nth)


def check_poll(poll: Facts) -> None:
    """Report keys of a poll that are not known."""
    check_keys(poll, _POLL, "a poll")
    for option in poll.records("options"):
        check_keys(option, _OPTION, "an option of a poll")


def _nearest(key: str, known: object) -> str:
    near = difflib.get_close_matches(key, list(known), 1)  # type: ignore[call-overload]
    return f"; did you mean {near[0]!r}?" if near else ""


def when_of(facts: Facts, key: str) -> When | None:
    """A date: Unix time in seconds, or ISO 8601 with or without a zone, as exact as it is written."""
    value = facts.data.get(key)
    if value is None or value == "":
        return None
    found: When | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            found = When.epoch(value)
        except ValueError:
            found = None
    elif isinstance(value, str):
        found = When.iso(value) or epoch(value.strip()) or _as_written(value.strip())
    if found is None:
        facts.faults.add(facts.where, f"{key!r} is no date: {str(value)[:40]!r}")
    return found


def _as_written(said: str) -> When | None:
    try:
        return When(said)
    except ValueError:
        return None
