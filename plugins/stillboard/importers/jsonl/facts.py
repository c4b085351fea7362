"""What the lines of JSON Lines say of a forum, its boards, threads, members and posts, as records."""

from __future__ import annotations

from ...ids import clean_name
from ...markup.addresses import absolute
from ...model import AuthorKind, Board, Count, DateSource, Member, PollOption, Post, State, Thread, When
from .._records.facts import Facts
from .._records.withheld import withheld
from .bodies import Bodies
from .lines import check_poll, strange, when_of

_THREAD_STATES = ("sticky", "locked", "moved")
_POST_STATES = {"deleted": State.DELETED, "hidden": State.HIDDEN}


def addresses(facts: Facts, base: str = "") -> tuple[str, ...]:
    """`address`, and the former ones of `addresses`."""
    said = [facts.text("address"), *facts.texts("addresses")]
    found = [absolute(one, base) for one in said if one]
    if "" in found:
        facts.faults.add(facts.where, "an address that is none: it begins with https:// or the like")
    return tuple(dict.fromkeys(one for one in found if one))


def boards_above(facts: Facts, known: dict[str, Facts]) -> list[Facts]:
    """The boards around a thread (`board`) or a board (`parent`), the innermost first."""
    chain: list[Facts] = []
    own = facts.identity("board" if facts.text("type") == "thread" else "parent")
    while own and own in known and known[own] not in chain:
        chain.append(known[own])
        own = known[own].identity("parent")
    if own and own not in known:
        facts.faults.add(facts.where, f"no board has the id {own!r}")
    return chain


def board_of(facts: Facts, above: list[Facts], bodies: Bodies) -> Board:
    """A board; `above` are those around it, the innermost first."""
    return Board(
        title=facts.name("title"),
        board_id=facts.identity("id"),
        parents=tuple(one.name("title") for one in reversed(above)),
        addresses=addresses(facts, bodies.base),
        order=facts.number("order"),
        body=bodies.body(facts) if facts.has("body") else "",
    )


def thread_of(facts: Facts, boards: tuple[str, ...], bodies: Bodies) -> Thread:
    """A thread; `boards` are the titles of those around it, outermost first."""
    poll = facts.record("poll")
    check_poll(poll)
    options = tuple(
        PollOption(words, one.number("votes")) for one in poll.records("options") if (words := clean_name(one.text("text")))
    )
    return Thread(
        title=facts.name("title"),
        thread_id=facts.identity("id"),
        slug=facts.text("slug"),
        addresses=addresses(facts, bodies.base),
        boards=boards or tuple(name for one in facts.texts("boards") if (name := clean_name(one))),
        prefix=facts.name("prefix"),
        tags=tuple(name for one in facts.texts("tags") if (name := clean_name(one))),
        states=tuple(state for state in _states(facts) if state in _THREAD_STATES),
        posts_per_page=facts.number("posts_per_page") or None,
        page_count=facts.number("page_count") or None,
        views=facts.number("views"),
        lang=facts.text("lang"),
        poll=(poll.name("question") or "Poll") if options else "",
        poll_options=options,
        body=facts.text("body"),
    )


def is_closed(facts: Facts) -> bool:
    """Whether a line of a thread, a board or an attachment says that not everybody saw it, or what nobody knows of that."""
    known = not facts.has("state") or facts.text("type") != "thread" or _knows_states(facts)
    return not known or withheld(strange(facts)) is not None


def _states(facts: Facts) -> tuple[str, ...]:
    """What is said of a thread as its state."""
    return tuple(facts.texts("state")) if facts.holds("state", list) else (facts.text("state"),)


def _knows_states(facts: Facts) -> bool:
    """Whether all of a thread's states are known; whatever an unknown one means, it may not be public."""
    states = _states(facts)
    unknown = [state for state in states if state and state not in _THREAD_STATES]
    for state in unknown:
        facts.faults.add(facts.where, f"a thread's state is one of {', '.join(_THREAD_STATES)}, not {state[:40]!r}")
    value = facts.data["state"]
    said = len(value) if isinstance(value, list) else 1
    return not unknown and (value is None or value == "" or (isinstance(value, str | list) and len(states) == said))


def _state(facts: Facts) -> State | None:
    """A post's state; HIDDEN, with a fault, for what nobody knows, since it may not be public whatever it means."""
    value, state = facts.data.get("state"), facts.text("state")
    if state and state not in _POST_STATES:
        facts.faults.add(facts.where, f"a post's state is deleted or hidden, not {state[:40]!r}")
    own = None if value is None or value == "" else _POST_STATES.get(state, State.HIDDEN)
    return own or withheld(strange(facts))


def member_of(facts: Facts, captured: When | None, bodies: Bodies) -> Member:
    """A member."""
    own = facts.identity("id")
    counts = facts.record("counts")
    return Member(
        name=facts.name("name"),
        member_id=own,
        names=tuple(name for one in facts.texts("names") if (name := clean_name(one))),
        address=next(iter(addresses(facts, bodies.base)), "") or bodies.member_address(own),
        title=facts.name("title"),
        badges=tuple(name for one in facts.texts("badges") if (name := clean_name(one))),
        joined=when_of(facts, "joined"),
        counts=tuple(Count(clean_name(what), str(n), captured) for what in counts.data if (n := counts.number(what)) is not None),
        signature=" · ".join(" ".join(line.split()) for line in facts.text("signature").splitlines() if line.strip()),
        body=facts.text("body"),
    )


def post_of(facts: Facts, bodies: Bodies, author: str) -> Post:
    """A post; `author` is the name of the member whose id it has, where it does not name the author itself."""
    own = facts.identity("id")
    date = when_of(facts, "date")
    state = _state(facts)
    body = bodies.body(facts)
    author_id = facts.identity("author_id")
    is_guest = facts.flag("guest")
    if is_guest and author_id:
        facts.faults.add(facts.where, "a guest has no author_id: the post is read as that member's")
    return Post(
        body="" if state else body,
        author=facts.name("author") or author,
        author_id=author_id,
        author_is=AuthorKind.GUEST if is_guest and not author_id else None,
        date=date,
        date_source=DateSource.MARKUP if date else None,
        number=facts.number("number") or None,
        title=facts.name("title"),
        address=next(iter(addresses(facts, bodies.base)), "") or bodies.post_address(own),
        files=() if state else tuple(bodies.files),
        original_id=own,
        reply_to=facts.identity("reply_to"),
        edited=when_of(facts, "edited"),
        edited_by=facts.name("edited_by"),
        edit_reason=facts.name("edit_reason"),
        reactions=_reactions(facts),
        lang=facts.text("lang"),
        state=state,
        sources=(facts.origin,),
    )


def _reactions(facts: Facts) -> str:
    """Words, or an object of how many there are of each."""
    if not facts.holds("reactions", dict):
        return facts.name("reactions")
    counts = facts.record("reactions")
    return ", ".join(f"{clean_name(what)} {count}" for what in counts.data if (count := counts.number(what)))
