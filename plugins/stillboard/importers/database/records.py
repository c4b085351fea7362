"""Answers of a database as records: boards, threads, members, posts."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ...gfm import unescaped
from ...ids import clean_name
from ...model import AuthorKind, Board, Count, DateSource, Member, Origin, PollOption, Post, Thread, When
from .._phrases import ANSWER
from .bodies import Bodies, PostFile, Told, bodies_of
from .engine import Answer, Engine

_MAX_ABOVE = 50  # boards in one another


def identity(value: object) -> str:
    """An id as text; "" for none: 0, and what is no number and no text."""
    if isinstance(value, int):
        return str(value) if value > 0 else ""
    return clean_name(str(value))[:200] if value else ""


def when(value: object) -> When | None:
    """A date: Unix time in seconds, or a day with a time in UTC as databases write it. None for none."""
    try:
        if isinstance(value, int):  # as When.epoch makes it, without its way there: every post has one
            return When(f"{dt.datetime.fromtimestamp(value, dt.UTC).isoformat()[:19]}Z") if value > 0 else None
        if isinstance(value, str) and not value.startswith("0000") and (found := When.iso(value.strip())):
            if found.is_instant or not found.has_time:
                return found
            return When.instant(dt.datetime.fromisoformat(found.text).replace(tzinfo=dt.UTC))
    except (ValueError, OverflowError, OSError):
        return None
    return None


def count(value: object) -> int | None:
    """A number of at least 0; None for none."""
    return value if isinstance(value, int) and value >= 0 else None


def name(value: object, engine: Engine) -> str:
    """A name or a title on one line, its entities decoded once where the engine has them."""
    return _name(str(value), escaped=engine.escaped_titles) if value else ""


@functools.lru_cache(maxsize=4096)  # authors write again, and answers have the title of what they answer
def _name(said: str, *, escaped: bool) -> str:
    return clean_name(unescaped(said) if escaped else said)


def filled(template: str, root: str, **values: str) -> tuple[str, ...]:
    """An address as records hold it: none where the forum's own is not known."""
    if not root or not template or not all(values.values()):
        return ()
    return (template.format(root=root, **values),)


def address_of(answer: Answer, template: str, root: str, **values: str) -> tuple[str, ...]:
    """The address that a database says, or else that of a template."""
    said = answer.get("address")
    if said and root:
        return (root + quote(str(said), safe="/-_.~#?=&;:@"),)
    return filled(template, root, **values)


def chain(own: str, boards: Mapping[str, Answer]) -> list[str]:
    """The ids of a board and those around it, the innermost first. A circle ends where it begins again."""
    found: list[str] = []
    while own and own in boards and own not in found and len(found) < _MAX_ABOVE:
        found.append(own)
        own = identity(boards[own].get("parent"))
    return found


def board_of(answer: Answer, above: Sequence[str], order: int, engine: Engine, bodies: Bodies) -> Board:
    """A board; `above` are the titles of those around it, outermost first."""
    own = identity(answer["id"])
    said = str(answer.get("body") or "")
    return Board(
        title=name(answer.get("title"), engine) or f"Board {own}",
        board_id="" if answer.get("category") else own,
        parents=tuple(above),
        addresses=() if answer.get("category") else address_of(answer, engine.board_address, bodies.root, id=own),
        order=order,
        body=bodies.markdown(answer, ()) if said.strip() else "",
    )


def thread_of(
    answer: Answer, boards: Sequence[str], polls: Sequence[Answer], also: Sequence[str], per_page: int | None, bodies: Bodies
) -> Thread:
    """A thread; `boards` are the titles around it, outermost first, `also` the ids of those that only lead to it."""
    engine, own = bodies.engine, identity(answer["id"])
    slug = str(answer.get("slug") or "")
    options = tuple(PollOption(words, count(one.get("votes"))) for one in polls if (words := name(one.get("option"), engine)))
    addresses = list(address_of(answer, engine.thread_address, bodies.root, id=own, slug=slug or "-"))
    addresses += [one for other in also for one in filled(engine.thread_address, bodies.root, id=other, slug=slug or "-")]
    tags = [clean_name(tag) for tag in str(answer.get("tags") or "").split("\n")]
    return Thread(
        title=name(answer.get("title"), engine),
        thread_id=own,
        addresses=tuple(addresses),
        boards=tuple(boards),
        prefix=name(answer.get("prefix"), engine),
        tags=tuple(tag for tag in tags if tag),
        states=tuple(state for state in ("sticky", "locked") if answer.get(state)),
        posts_per_page=per_page,
        views=count(answer.get("views")),
        poll=(name(polls[0].get("question"), engine) or "Poll") if options else "",
        poll_options=options,
    )


def member_of(answer: Answer, captured: When | None, bodies: Bodies) -> Member:
    """A member."""
    engine, own = bodies.engine, identity(answer["id"])
    posts = count(answer.get("posts"))
    signature = bodies.markdown({**answer, "body": answer.get("signature")}, ()) if answer.get("signature") else ""
    lines = (" ".join(line.split()) for line in signature.replace("\\\n", "\n").splitlines())
    return Member(
        name=name(answer.get("name"), engine),
        member_id=own,
        address=next(iter(address_of(answer, engine.member_address, bodies.root, id=own)), ""),
        title=name(answer.get("title"), engine),
        badges=tuple(badge for one in str(answer.get("badges") or "").split("\n") if (badge := name(one, engine))),
        joined=when(answer.get("joined")),
        counts=(Count("Posts", str(posts), captured),) if posts is not None else (),
        signature=" · ".join(line for line in lines if line)[:1000],
    )


def post_of(answer: Answer, thread: str, title: str, capture: str, files: Sequence[PostFile], told: Told) -> Post:
    """A post of the thread with an id and a title. This is the work that other processes do."""
    bodies = bodies_of(told)
    engine, own = bodies.engine, identity(answer["id"])
    date = when(answer.get("date"))
    own_title = name(answer.get("title"), engine)
    member = identity(answer.get("author_id"))
    edited = when(answer.get("edited"))
    body = bodies.markdown(answer, files)
    return Post(
        body=body,
        files=tuple(dict.fromkeys(file.address for file in files if file.path and file.address and file.path in body)),
        author=name(answer.get("author"), engine),
        author_id=member,
        author_is=AuthorKind.GUEST if answer.get("guest") and not member else None,
        date=date,
        date_source=DateSource.MARKUP if date else None,
        number=count(answer.get("number")) or None,
        title="" if is_answer(own_title, title) else own_title,
        address=next(iter(address_of(answer, "", bodies.root)), "") or bodies.post_address(own, thread),
        original_id=own,
        reply_to=identity(answer.get("reply_to")),
        edited=edited,
        edited_by=name(answer.get("edited_by"), engine) if edited else "",
        edit_reason=name(answer.get("edit_reason"), engine) if edited else "",
        reactions=clean_name(str(answer.get("reactions") or "")),
        sources=(Origin(capture, int(own)) if own.isdecimal() and len(own) < 16 else Origin(capture),),
    )


def is_answer(subject: str, title: str) -> bool:
    """Whether a post's subject says no more than its thread's title does."""
    said, known = subject.casefold().strip(), title.casefold().strip()
    said = ANSWER.sub("", said)
    # A subject has a bound of its own, which an added "Re: " reaches first.
    return said in {"", known} or (len(said) > 40 and known.startswith(said))
