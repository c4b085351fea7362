"""forumscraper: its JSON files, one for each thread (https://github.com/TUVIMEN/forumscraper).

It keeps what the pages of XenForo, phpBB, SMF, vBulletin, Invision, XMB, Stack Exchange and Hacker News say, with bodies as
HTML and most dates as the words that the pages printed. Its files of members and of lists of threads and boards have no post.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...dumps import Capture
from ...errors import Drift, DumpError, NoThread
from ...ids import clean_name
from ...markup.addresses import absolute
from ...model import Board, Forum, Item, PollOption, Reason, Remark, Skipped, Source, Thread
from .._html.fragments import words_in
from .._importer import Importer
from .._records.dates import Dates
from .._records.facts import Facts, Faults
from .._records.withheld import withheld
from .._scraped_engines import ScrapedEngine
from .posts import BODIES, IDS, ScrapedThread, post_of
from .trees import flattened

_FORMAT = re.compile(r'"format_version"\s*:\s*"([a-z]{2,20})(?:-([0-9])(\+?))?-(thread|user|forum|board|tag)"', re.ASCII)
_KINDS = {"user": "a member's page", "forum": "a list of threads", "board": "a list of boards", "tag": "a list of threads"}


def _accepts(capture: Capture) -> bool:
    return capture.head.lstrip("\ufeff \t\r\n").startswith("{") and bool(_FORMAT.search(capture.head))


def not_a_thread(capture: Capture) -> str:
    """What a file of forumscraper's is if it is no thread ("a member's page"); "" for a thread, and for any other file."""
    match = _FORMAT.search(capture.head) if _accepts(capture) else None
    return _KINDS.get(match[4], "") if match else ""


def _items(capture: Capture) -> Iterator[Item]:
    if kind := not_a_thread(capture):
        raise NoThread(kind, where=capture.name, todo="convert the files of threads; this one has no post")
    faults = Faults(capture.name)
    facts = Facts(_read(capture), capture.name, faults)
    match = _FORMAT.search(f'"format_version": "{facts.text("format_version")}"')
    if not match:
        raise Drift("a format_version that is not known", where=capture.name, todo="the importer is out of date")
    engine = ScrapedEngine(match[1], "" if match[3] else match[2] or "")
    posts = flattened(facts, engine.name, capture.name)
    if not any(post.has(*BODIES) for post in posts):
        raise Drift("forumscraper's JSON without a post", where=capture.name, todo="is `posts` in it?")
    url = absolute(facts.text("url"), capture.address)
    title, boards = engine.boards([name for said in facts.texts("path") if (name := clean_name(words_in(said)))])
    root = engine.root(url, len(boards))
    yield Forum(title or urlsplit(root).netloc or engine.label, addresses=(root,) if root else (), engine=engine.label)
    yield from (Board(board, parents=boards[:n]) for n, board in enumerate(boards))
    thread = _thread(capture, facts, engine, url, boards)
    yield thread
    dates = Dates([post.written("date") for post in posts], capture.captured, capture.dayfirst)
    authors = {own: post.text("user") for post in posts if post.holds("user", str) and (own := post.identity(*IDS))}
    scraped = ScrapedThread(engine, root, url, thread.thread_id, thread.title, dates, authors, withheld(facts))
    yield from _posts(posts, scraped, first=engine.first_page(url))
    yield from _remarks(capture, posts)
    yield from faults.found
    if error := faults.error():
        raise error


def _read(capture: Capture) -> dict[str, object]:
    try:
        document = json.loads(capture.text)
    except json.JSONDecodeError as error:
        where = f"{capture.name}:{error.lineno}"
        raise DumpError(f"broken JSON ({error.msg}, column {error.colno})", where=where, todo="scrape it again") from error
    except (RecursionError, ValueError) as error:
        raise DumpError("JSON that no program reads", where=capture.name, todo="scrape it again") from error
    return document if isinstance(document, dict) else {}


def _thread(capture: Capture, facts: Facts, engine: ScrapedEngine, url: str, boards: tuple[str, ...]) -> Thread:
    question, options = _poll(facts)
    badges = {badge.casefold() for badge in facts.texts("badges")}
    states = (*(["sticky"] if badges & {"pinned", "sticky"} else []), *(["locked"] if badges & {"locked", "closed"} else []))
    return Thread(
        title=clean_name(facts.text("title") if engine.name == "hackernews" else words_in(facts.text("title"))),
        thread_id=facts.identity("id"),
        slug=engine.slug(url),
        addresses=(url,) if url else (),
        boards=boards,
        tags=tuple(name for tag in facts.texts("tags") if (name := clean_name(words_in(tag)))),
        states=states,
        views=facts.number("viewed", "views") or None,
        poll=question,
        poll_options=options,
        sources=(Source(capture.name, capture.sha256, "forumscraper", capture.captured),),
    )


def _poll(facts: Facts) -> tuple[str, tuple[PollOption, ...]]:
    """The question and its answers. Of several questions (Invision's) each answer says which one it answers."""
    poll = facts.record("poll")
    title = clean_name(words_in(poll.text("title")))
    questions = [(clean_name(words_in(one.text("question"))), one.records("answers")) for one in poll.records("questions")]
    if len(questions) == 1:
        title = questions[0][0] or title
    options: list[PollOption] = []
    for question, answers in questions or [("", poll.records("answers"))]:
        lead = f"{question} " if len(questions) > 1 else ""
        for answer in answers:
            words = clean_name(words_in(answer.text("option")))
            if words:
                options.append(PollOption(lead + words, answer.number("votes")))
    return (title or "Poll", tuple(options)) if options else ("", ())


def _posts(posts: list[Facts], thread: ScrapedThread, *, first: bool) -> Iterator[Item]:
    """The posts, each after its author's member where that is met first. A post that the scraper met twice counts once."""
    seen: set[str] = set()
    members: set[tuple[str, str]] = set()
    number = 0
    for post in posts:
        own = post.identity(*IDS)
        if own and own in seen:
            yield Skipped(Reason.DUPLICATE, post.origin, own)
            continue
        seen.add(own)
        number += 1
        item, member = post_of(post, thread, number if first else None)
        if member and (key := (member.member_id, "" if member.member_id else member.name)) not in members:
            members.add(key)
            yield member
        yield item


def _remarks(capture: Capture, posts: list[Facts]) -> Iterator[Remark]:
    """What the posts do not say at all: a key that was renamed shows itself so."""
    for what, keys in (("text", BODIES), ("id", IDS), ("date", ("date",)), ("author", ("user", "author"))):
        without = sum(not post.has(*keys) for post in posts)
        if without:
            yield Remark(capture.name, f"{without} of {len(posts)} posts have no field for their {what}")


IMPORTER = Importer("forumscraper", "Threads as forumscraper writes them: a JSON file each, of eight engines.", _accepts, _items)
