"""A dump's topics as items: the forum, then board, thread, members and posts of each topic."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from ...dumps.page_kinds import NotAThread
from ...errors import Drift, NoThread
from ...ids import clean_name
from ...model import Board, Forum, Item, Member, Origin, Post, Reason, Remark, Skipped, Source, Thread
from .._later import Later, Piece, made
from .._records.facts import Facts, Faults
from .body import BodyContext
from .faults import PRIVATE, archetype_of, check_post, check_topic, is_gone
from .json import Category, Topic, slug_of, topic_address
from .polls import Poll, poll_of_thread, polls_of, question_of
from .post import post_of

_SHOWN = 20  # ids of missing posts that are named
_GONE = "of a topic that was deleted, which only the staff could read"
_UNSURE = "of a topic of a kind that nobody knows, which may not have been public"
_PRIVATE = "of private messages, which are no public topic"
_PER_PAGE = range(2, 101)  # a chunk_size beyond is that of a printout, not of the forum's pages


def items_of(topics: Iterable[Topic], source: Source, base: str, known: dict[str, Category]) -> Iterator[Item]:
    """What `pieces_of` gives, all of it made."""
    return made(pieces_of(topics, source, base, known))


def pieces_of(topics: Iterable[Topic], source: Source, base: str, known: dict[str, Category]) -> Iterator[Piece]:
    """Everything in the topics of a dump, which is the `source` of their threads.

    `base`: the forum's address, or ""; `known`: the categories that the dump names. DumpError behind the last item if some values
    could not be read; Drift for a topic whose posts have no text, NoThread where all that there is are private messages.
    """
    yield Forum(urlsplit(base).netloc or "Discourse", addresses=(base,) if base else (), engine="Discourse")
    faults = Faults(source.name)
    private = public = 0
    for topic in topics:
        if archetype_of(topic, faults) == PRIVATE:
            private += 1
            yield from (Skipped(Reason.NOT_A_POST, Origin(source.name, nth), _PRIVATE) for nth, _ in topic.posts)
            continue
        public += 1
        yield Later(functools.partial(_checked, topic, faults))
        if why := _GONE if is_gone(topic, faults) else _UNSURE if archetype_of(topic, faults) else "":
            yield from (Skipped(Reason.NOT_A_POST, Origin(source.name, nth), why) for nth, _ in topic.posts)
            continue
        yield from _topic(source, topic, base, known, faults)
    if private and not public:
        raise NoThread(NotAThread.PRIVATE.value, where=source.name, todo=NotAThread.PRIVATE.todo)
    yield Later(functools.partial(_told, faults))


def _checked(topic: Topic, faults: Faults, _: None) -> Iterator[Item]:
    check_topic(topic, faults.name, faults)
    return iter(())


def _told(faults: Faults, _: None) -> Iterator[Item]:
    yield from faults.found
    if error := faults.error("correct these values, or fetch it again"):
        raise error


def _topic(source: Source, topic: Topic, base: str, known: dict[str, Category], faults: Faults) -> Iterator[Piece]:
    boards = _boards(topic.facts.identity("category_id"), known, base)
    yield from boards
    slug, topic_id = slug_of(topic), topic.facts.identity("id")
    ids = {post.number("post_number"): post.identity("id") for _, post in topic.posts}
    polls = polls_of(topic)
    context = BodyContext(base, slug, topic_id, polls, poll_of_thread(topic))
    own_polls: dict[str, dict[tuple[str, str], Poll]] = {}
    for key, poll in polls.items():
        own_polls.setdefault(key[0], {})[key] = poll
    yield _thread(source, topic, context, tuple(board.title for board in boards))
    yield from _remarks(source, topic, set(ids.values()))
    seen: set[str] = set()
    members: set[str] = set()
    unread = 0
    for nth, facts in topic.posts:
        origin = Origin(source.name, nth)
        own = facts.identity("id")
        if own and own in seen:
            yield Skipped(Reason.DUPLICATE, origin, own)
            continue
        seen.add(own)
        if member := _member(facts, base, members):
            yield member
        unread += not facts.has("cooked", "raw")
        reply = facts.number("reply_to_post_number")
        alone = dataclasses.replace(context, polls=own_polls.get(own, {})) if polls else context  # of many, only its own
        answered = {reply: ids[reply]} if reply in ids else {}
        size = len(facts.text("cooked")) + len(facts.text("raw"))
        yield Later(functools.partial(_taken, faults), _made, (facts.data, origin, alone, answered), size)
    if topic.posts and unread == len(topic.posts):
        raise Drift("posts without cooked or raw", where=source.name, todo="the importer is out of date")


def _made(
    data: Mapping[str, Any], origin: Origin, context: BodyContext, ids: dict[int | None, str]
) -> tuple[Post | Skipped, list[Remark]]:
    """A post, and what of it could not be read; `ids` has that of the post that it answers."""
    faults = Faults(origin.capture)
    check_post(Facts(data), str(origin), faults)
    return post_of(Facts(data), origin, context, ids), faults.found


def _taken(faults: Faults, result: tuple[Post | Skipped, list[Remark]]) -> Iterator[Item]:
    item, found = result
    faults.take(found)
    yield item


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


def _thread(source: Source, topic: Topic, context: BodyContext, boards: tuple[str, ...]) -> Thread:
    facts = topic.facts
    slug, topic_id = context.slug, context.topic_id
    address = topic_address(context.base, slug, topic_id)
    question, options = question_of(context.thread_poll, context.polls)
    per_page = facts.number("chunk_size")
    return Thread(
        # A page of posts alone does not show the title: the words of its address are what is known of it.
        title=facts.name("title") or slug.replace("-", " ") or f"Topic {topic_id}".strip(),
        thread_id=topic_id,
        slug=slug,
        addresses=(address,) if address else (),
        boards=boards,
        tags=_tags(facts),
        states=_states(facts),
        posts_per_page=per_page if per_page in _PER_PAGE else None,
        views=facts.number("views"),
        poll=question,
        poll_options=options,
        sources=(source,),
    )


def _tags(facts: Facts) -> tuple[str, ...]:
    """Tags are names, or objects with a name in newer versions."""
    tags = facts.values("tags")
    names = [tag if isinstance(tag, str) else Facts(tag).text("name") if isinstance(tag, dict) else "" for tag in tags]
    return tuple(name for name in map(clean_name, names) if name)


def _states(facts: Facts) -> tuple[str, ...]:
    sticky = facts.flag("pinned") or facts.flag("pinned_globally")
    locked = facts.flag("closed") or facts.flag("archived")
    return (*(["sticky"] if sticky else []), *(["locked"] if locked else []))


def _remarks(source: Source, topic: Topic, held: set[str]) -> Iterator[Remark]:
    """`held` are the ids of the posts that the capture has."""
    ids = [str(one) for one in topic.stream]
    if held.isdisjoint(ids):  # the stream is missing, or that of another page: only numbers say it
        total, missing = max(len(ids), topic.facts.number("posts_count") or 0), []
        lacking = total - len(topic.posts)
    else:
        total, missing = len(ids), [one for one in ids if one not in held]
        lacking = len(missing)
    if lacking > 0:
        which = f": ids {', '.join(missing[:_SHOWN])}{', …' if len(missing) > _SHOWN else ''}" if missing else ""
        yield Remark(source.name, f"{lacking} of the topic's {total} posts are not in this file{which}")


def _member(facts: Facts, base: str, seen: set[str]) -> Member | None:
    """The author as a member, at their first post."""
    name = facts.name("username")
    if not name or name in seen:
        return None
    seen.add(name)
    badges = (*(["Administrator"] if facts.flag("admin") else []), *(["Moderator"] if facts.flag("moderator") else []))
    return Member(
        name,
        member_id=facts.identity("user_id"),
        address=f"{base}u/{quote(name)}" if base else "",
        title=facts.name("user_title"),
        badges=badges,
    )
