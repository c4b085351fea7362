"""A discussion of Vanilla as the JSON in its page tells it, where the page itself shows no post."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from ...ids import clean_name
from ...markup.from_html import reader
from ...markup.to_markdown import to_markdown
from ...model import Board, DateSource, Item, Member, Origin, Place, Post, Reason, Skipped, Thread
from .._html.body_rules import dialect
from .._html.fragments import parsed
from .._html.page import boards_of, instant
from .._html.thread_page import ForumPage
from .payload import Json, Payload, identity, inner, listed, text


def told(page: ForumPage, payload: Payload) -> Iterator[Item]:
    """Everything that the JSON tells."""
    facts = payload.discussion
    first = page.number == 1 or not payload.comments  # the opening post comes with every page; it is one of the first
    posts = [*([facts] if first else []), *payload.comments]
    yield page.forum()
    boards = _boards(page, facts)
    yield from boards
    yield _thread(page, payload, boards)
    yield from _members(page, posts)
    made = [_post(page, one, nth) for nth, one in enumerate(posts, 1)]
    yield from page.page.new_files()
    yield from made


def _boards(page: ForumPage, facts: Json) -> tuple[Board, ...]:
    links = [(clean_name(text(one, "name")), page.page.resolve(text(one, "url"))) for one in listed(facts, "breadcrumbs")]
    return boards_of([(name, address) for name, address in links if "/categories/" in address], page.root, page.board_id)


def _thread(page: ForumPage, payload: Payload, boards: tuple[Board, ...]) -> Thread:
    facts, paging = payload.discussion, payload.paging
    limit, total, views = paging.get("limit"), paging.get("total"), facts.get("countViews")
    counted = isinstance(limit, int) and isinstance(total, int) and limit > 0 and total > 0
    states = (("sticky", "pinned"), ("locked", "closed"))
    return dataclasses.replace(
        page.thread(()),
        title=clean_name(text(facts, "name")) or page.heading[0],
        boards=tuple(board.title for board in boards),
        tags=tuple(dict.fromkeys(name for tag in listed(facts, "tags") if (name := clean_name(text(tag, "name"))))),
        states=tuple(state for state, name in states if facts.get(name) is True),
        posts_per_page=limit if counted and isinstance(limit, int) and limit < 1000 else None,
        page_count=max(page.page_count, math.ceil(total / limit) if counted and total and limit else 1),
        views=views if isinstance(views, int) and not isinstance(views, bool) and views >= 0 else None,
    )


def _members(page: ForumPage, posts: list[Json]) -> Iterator[Member]:
    seen: set[str] = set()
    for user in (inner(one, "insertUser") for one in posts):
        name, own = clean_name(text(user, "name")), identity(user, "userID").lstrip("0")
        if name and own and own not in seen:
            seen.add(own)
            title = clean_name(text(user, "title")) or clean_name(text(user, "label"))
            yield Member(name, member_id=own, address=page.page.resolve(text(user, "url")), title=title)


def _post(page: ForumPage, facts: Json, nth: int) -> Post | Skipped:
    where = Origin(page.page.capture.name, nth)
    comment = identity(facts, "commentID")
    node = parsed(text(facts, "body"))
    reading = reader(dialect(page.forms, page.surroundings()))
    body = to_markdown(reading.blocks(node)) if node is not None else ""
    own = comment or f"discussion-{identity(facts, 'discussionID')}"
    if not body:
        return Skipped(Reason.EMPTY, where, own)
    user = inner(facts, "insertUser")
    name = clean_name(text(user, "name"))
    date, edited = instant(text(facts, "dateInserted")), instant(text(facts, "dateUpdated"))
    kinds = ((clean_name(text(one, "name")), one.get("count")) for one in listed(facts, "reactions"))
    return Post(
        body=body,
        author=name,
        author_id=identity(user, "userID").lstrip("0") if name else "",
        date=date,
        date_source=DateSource.MARKUP if date else None,
        place=Place(page.number, nth),
        address=page.page.resolve(text(facts, "url")) if comment else next(iter(page.addresses()), ""),
        original_id=own,
        reply_to=identity(facts, "parentCommentID"),
        edited=edited,
        edited_by=clean_name(text(inner(facts, "updateUser"), "name")) if edited else "",
        reactions=", ".join(f"{kind} {number}" for kind, number in kinds if kind and isinstance(number, int) and number > 0)[
            :1000
        ],
        sources=(where,),
    )
