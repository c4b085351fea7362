"""Discourse: topics as its JSON API gives them: `/t/ID.json` (also with `print=true`), `/t/ID/posts.json`, `/posts.json`,
`/posts/ID.json`, and lists of such.

Bodies are read from `raw`, the author's own Markdown, if nothing is lost by it; else from `cooked`, the HTML that the forum made
of it: quotes, uploads and mentions have their addresses only there. The JSON does not say the
forum's address or title: see `base_address`; a forum without a known address is called "Discourse" until --url names it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..errors import Drift
from ..ids import clean_name
from ..model import Board, Forum, Item, Member, Origin, Reason, Remark, Skipped, Source, Thread
from ._discourse.body import Place
from ._discourse.faults import check_post, check_topic
from ._discourse.json import (
    Category,
    Json,
    Topic,
    base_address,
    categories,
    flag,
    identity,
    looks_like_discourse,
    number,
    read,
    slug_of,
    text,
    topic_address,
)
from ._discourse.large import is_large, large_topics
from ._discourse.polls import poll_of_thread, polls_of, question_of
from ._discourse.post import post_of
from ._importer import Importer
from ._records.facts import Faults

_SHOWN = 20  # ids of missing posts that are named
_PER_PAGE = range(2, 101)  # a chunk_size beyond is that of a printout, not of the forum's pages


def _items(capture: Capture) -> Iterator[Item]:
    large = is_large(capture)
    topics = large_topics(capture) if large else iter(read(capture))
    first = list(itertools.islice(topics, 1)) if large else list(topics)
    if not any(topic.posts for topic in first):
        raise Drift("Discourse's JSON without a post", where=capture.name, todo="is post_stream.posts in it?")
    base = base_address(capture, first, capture.beginning.decode("utf-8", "replace") if large else capture.text)
    yield Forum(urlsplit(base).netloc or "Discourse", addresses=(base,) if base else (), engine="Discourse")
    if not base:
        yield Remark(
            capture.name, "the dump does not say which forum it is from; name it with --url, or links and redirects are lost"
        )
    known = categories(first)
    faults = Faults(capture.name)
    for topic in itertools.chain(first, topics):
        known |= categories([topic]) if large else {}
        check_topic(topic, capture.name, faults)
        yield from _topic(capture, topic, base, known, faults)
    yield from faults.found
    if error := faults.error("mend these values, or fetch it again"):
        raise error


def _topic(capture: Capture, topic: Topic, base: str, known: dict[str, Category], faults: Faults) -> Iterator[Item]:
    boards = _boards(identity(topic.facts, "category_id"), known, base)
    yield from boards
    slug, topic_id = slug_of(topic), identity(topic.facts, "id")
    ids = {number(post, "post_number"): identity(post, "id") for _, post in topic.posts}
    place = Place(base, slug, topic_id, polls_of(topic), poll_of_thread(topic))
    yield _thread(capture, topic, place, tuple(board.title for board in boards))
    yield from _remarks(capture, topic, set(ids.values()))
    seen: set[str] = set()
    members: set[str] = set()
    unread = 0
    for nth, facts in topic.posts:
        origin = Origin(capture.name, nth)
        own = identity(facts, "id")
        if own and own in seen:
            yield Skipped(Reason.DUPLICATE, origin, own)
            continue
        seen.add(own)
        check_post(facts, str(origin), faults)
        if member := _member(facts, base, members):
            yield member
        item = post_of(facts, origin, place, ids)
        unread += "cooked" not in facts and "raw" not in facts
        yield item
    if topic.posts and unread == len(topic.posts):
        raise Drift("posts without cooked or raw", where=capture.name, todo="the importer is out of date")


def _boards(category: str, known: dict[str, Category], base: str) -> list[Board]:
    """The board of a category, outermost first; [] where the dump does not name the category."""
    chain: list[Category] = []
    while category in known and known[category] not in chain and len(chain) < 10:
        chain.insert(0, known[category])
        category = known[category].parent
    boards: list[Board] = []
    for depth, one in enumerate(chain):
        path = "/".join(quote(above.slug or above.id) for above in chain[: depth + 1])
        address = (f"{base}c/{path}/{one.id}",) if base else ()
        titles = tuple(above.name for above in chain[:depth])
        boards.append(Board(one.name, board_id=one.id, parents=titles, addresses=address))
    return boards


def _thread(capture: Capture, topic: Topic, place: Place, boards: tuple[str, ...]) -> Thread:
    facts = topic.facts
    slug, topic_id = place.slug, place.topic_id
    address = topic_address(place.base, slug, topic_id)
    question, options = question_of(place.thread_poll, place.polls)
    per_page = number(facts, "chunk_size")
    return Thread(
        # A page of posts alone does not tell the title: the words of its address are what is known of it.
        title=clean_name(text(facts, "title")) or slug.replace("-", " ") or f"Topic {topic_id}".strip(),
        thread_id=topic_id,
        slug=slug,
        addresses=(address,) if address else (),
        boards=boards,
        tags=_tags(facts),
        states=_states(facts),
        posts_per_page=per_page if per_page in _PER_PAGE else None,
        views=number(facts, "views"),
        poll=question,
        poll_options=options,
        sources=(Source(capture.name, capture.sha256, "discourse", capture.captured),),
    )


def _tags(facts: Json) -> tuple[str, ...]:
    """Tags are names, or objects with a name in newer versions."""
    value = facts.get("tags")
    tags = value if isinstance(value, list) else []
    names = [tag if isinstance(tag, str) else text(tag, "name") if isinstance(tag, dict) else "" for tag in tags]
    return tuple(name for name in map(clean_name, names) if name)


def _states(facts: Json) -> tuple[str, ...]:
    sticky = flag(facts, "pinned") or flag(facts, "pinned_globally")
    locked = flag(facts, "closed") or flag(facts, "archived")
    return (*(["sticky"] if sticky else []), *(["locked"] if locked else []))


def _remarks(capture: Capture, topic: Topic, held: set[str]) -> Iterator[Remark]:
    """`held` are the ids of the posts that the capture has."""
    ids = [str(one) for one in topic.stream]
    if held.isdisjoint(ids):  # the stream is missing, or that of another page: only numbers tell
        total, missing = max(len(ids), number(topic.facts, "posts_count") or 0), []
        lacking = total - len(topic.posts)
    else:
        total, missing = len(ids), [one for one in ids if one not in held]
        lacking = len(missing)
    if lacking > 0:
        which = f": ids {', '.join(missing[:_SHOWN])}{', …' if len(missing) > _SHOWN else ''}" if missing else ""
        yield Remark(capture.name, f"{lacking} of the topic's {total} posts are not in this file{which}")
    if text(topic.facts, "archetype") == "private_message":
        yield Remark(capture.name, "this is a personal message between members, not a public topic; should it be published?")


def _member(facts: Json, base: str, seen: set[str]) -> Member | None:
    """The author as a member, at their first post."""
    name = clean_name(text(facts, "username"))
    if not name or name in seen:
        return None
    seen.add(name)
    badges = (*(["Administrator"] if flag(facts, "admin") else []), *(["Moderator"] if flag(facts, "moderator") else []))
    return Member(
        name,
        member_id=identity(facts, "user_id"),
        address=f"{base}u/{quote(name)}" if base else "",
        title=clean_name(text(facts, "user_title")),
        badges=badges,
    )


PAGE_KINDS = PageKinds(
    json_errors={
        "not_logged_in": NotAThread.LOGIN,
        "invalid_access": NotAThread.LOGIN,
        "not_found": NotAThread.ERROR,
        "rate_limit": NotAThread.ERROR,
    },
)
IMPORTER = Importer(
    "discourse",
    "Discourse topics as its JSON API gives them.",
    looks_like_discourse,
    _items,
    names_authors=True,
    page_kinds=PAGE_KINDS,
)
