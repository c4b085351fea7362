"""A discussion of Vanilla as the JSON in its page has it, where the page itself shows no post."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from ...markup.from_html import reader
from ...markup.to_markdown import to_markdown
from ...model import Board, DateSource, Item, Member, Origin, Place, Post, Reason, Skipped, Thread
from .._html.body_rules import dialect
from .._html.dates import instant
from .._html.fragments import parsed
from .._html.page import boards_of
from .._html.thread_page import ForumPage
from .._records.facts import Facts, Faults
from .._records.withheld import withheld
from .payload import Payload, identity


def items_of(page: ForumPage, payload: Payload) -> Iterator[Item]:
    """Everything that the JSON says."""
    facts = payload.discussion
    first = page.number == 1 or not payload.comments  # the opening post comes with every page; it is one of the first
    posts = [*([facts] if first else []), *payload.comments]
    yield page.forum()
    boards = _boards(page, facts)
    yield from boards
    yield _thread(page, payload, boards)
    yield from _members(page, posts)
    faults = Faults(page.page.capture.name)
    made = [_post(page, Facts(one.data, faults.name, faults), nth) for nth, one in enumerate(posts, 1)]
    yield from page.page.new_files()
    yield from made
    yield from faults.found


def _boards(page: ForumPage, facts: Facts) -> tuple[Board, ...]:
    links = [(one.name("name"), page.page.resolve(one.text("url"))) for one in facts.records("breadcrumbs")]
    return boards_of([(name, address) for name, address in links if "/categories/" in address], page.root, page.board_id)


def _thread(page: ForumPage, payload: Payload, boards: tuple[Board, ...]) -> Thread:
    facts, paging = payload.discussion, payload.paging
    limit, total = paging.number("limit") or 0, paging.number("total") or 0
    states = (("sticky", "pinned"), ("locked", "closed"))
    return dataclasses.replace(
        page.thread(()),
        title=facts.name("name") or page.heading[0],
        boards=tuple(board.title for board in boards),
        tags=tuple(dict.fromkeys(name for tag in facts.records("tags") if (name := tag.name("name")))),
        states=tuple(state for state, name in states if facts.flag(name)),
        posts_per_page=limit if total and 0 < limit < 1000 else None,
        page_count=max(page.page_count, math.ceil(total / limit) if limit else 1),
        views=facts.number("countViews"),
    )


def _members(page: ForumPage, posts: list[Facts]) -> Iterator[Member]:
    seen: set[str] = set()
    for user in (one.record("insertUser") for one in posts):
        name, own = user.name("name"), identity(user, "userID").lstrip("0")
        if name and own and own not in seen:
            seen.add(own)
            title = user.name("title") or user.name("label")
            yield Member(name, member_id=own, address=page.page.resolve(user.text("url")), title=title)


def _post(page: ForumPage, facts: Facts, nth: int) -> Post | Skipped:
    where = Origin(page.page.capture.name, nth)
    comment = identity(facts, "commentID")
    node = parsed(facts.text("body"))
    reading = reader(dialect(page.rules, page.facts.link_context({})))
    state = withheld(facts)
    body = to_markdown(reading.blocks(node)) if node is not None and not state else ""
    own = comment or f"discussion-{identity(facts, 'discussionID')}"
    if not body and not state:
        return Skipped(Reason.EMPTY, where, own)
    user = facts.record("insertUser")
    name = user.name("name")
    date, edited = instant(facts.text("dateInserted")), instant(facts.text("dateUpdated"))
    kinds = ((one.name("name"), one.number("count")) for one in facts.records("reactions"))
    return Post(
        body=body,
        author=name,
        author_id=identity(user, "userID").lstrip("0") if name else "",
        date=date,
        date_source=DateSource.MARKUP if date else None,
        place=Place(page.number, nth),
        address=page.page.resolve(facts.text("url")) if comment else next(iter(page.addresses()), ""),
        original_id=own,
        reply_to=identity(facts, "parentCommentID"),
        edited=edited,
        edited_by=facts.record("updateUser").name("name") if edited else "",
        reactions=", ".join(f"{kind} {number}" for kind, number in kinds if kind and number)[:1000],
        state=state,
        sources=(where,),
    )
