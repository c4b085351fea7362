"""forum-dl: the JSON Lines of its versions 0.1 to 0.3 (https://github.com/mikwielgus/forum-dl).

A line is a board, a thread, a post or a file, in the order in which it was met; a post names its thread by `path`. Bodies are
the HTML of the engine in `extractor`; of Discourse and Hacker News the site's own JSON comes along and is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...dumps import Capture, attachment_path
from ...ids import clean_name
from ...markup.addresses import absolute
from ...model import Board, Forum, Item, Member, Post, Reason, Skipped, Source
from ...model import Thread as ThreadFacts
from .._discourse.json import base_of
from .._html.fragments import words_in
from .._importer import Importer
from .._records.dates import Dates
from .._records.facts import Facts
from .._records.spill import Spill
from .._scraped_engines import ScrapedEngine
from .lines import Sorted
from .posts import Thread, post_of

_FIRST = re.compile(r'\s{0,9}\{[^\n]{0,300}?"generator"\s{0,3}:\s{0,3}"forum-dl"')
_ENGINES = {
    "xenforo": "XenForo",
    "phpbb": "phpBB",
    "smf": "SMF",
    "simplemachines": "SMF",
    "vbulletin": "vBulletin",
    "invision": "Invision Community",
    "discourse": "Discourse",
    "proboards": "ProBoards",
    "hackernews": "Hacker News",
    "hyperkitty": "HyperKitty",
    "pipermail": "Pipermail",
    "hypermail": "Hypermail",
}


def _accepts(capture: Capture) -> bool:
    return bool(_FIRST.match(capture.head.lstrip("\ufeff")))


def _items(capture: Capture) -> Iterator[Item]:
    with Spill() as spill:
        lines = Sorted.of(capture, spill)
        dates = Dates(lines.dates, capture.captured or lines.downloaded, capture.dayfirst)
        forum: Forum | None = None
        for key, (extractor, path) in lines.keys.items():
            base = _base(lines, key, extractor, path)
            this = _forum(base, extractor)
            if this != forum:
                forum = this
                yield this
            boards = _boards(lines, extractor, path, base)
            yield from boards
            yield _thread(capture, lines, key, base, boards)
            yield from _posts(lines, key, Thread(lines, extractor, base, dates))
        yield from lines.faults.found
        if error := lines.faults.error("correct these lines, or download it again"):
            raise error


def _posts(lines: Sorted, key: str, thread: Thread) -> Iterator[Item]:
    handed: set[str] = set()
    signed: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    for line in lines.posts(key):
        if line.subpath and line.subpath in seen:
            yield Skipped(Reason.DUPLICATE, line.item.origin, line.subpath[-1])
            continue
        seen.add(line.subpath)
        item: Item = post_of(line, thread)
        if thread.signature and isinstance(item, Post) and item.author and item.author not in signed:
            signed.add(item.author)
            yield Member(item.author, signature=thread.signature)
        for attachment in thread.shown.values() if isinstance(item, Post) else ():
            if (path := attachment_path(attachment)) not in handed:  # two names of the same bytes are two files
                handed.add(path)
                yield attachment
        yield item


def _first(lines: Sorted, key: str) -> Facts:
    """The thread's own line, else that of its first post."""
    return lines.threads.get(key) or next(lines.posts(key)).item


def _base(lines: Sorted, key: str, extractor: str, path: tuple[str, ...]) -> str:
    """The forum's address, from that of the thread."""
    first = _first(lines, key)
    said = absolute(first.text("url"), lines.capture.address) or absolute(first.text("origin"), lines.capture.address)
    if extractor == "discourse":
        return base_of(said)
    return ScrapedEngine("smf" if extractor == "simplemachines" else extractor, "").root(said, len(path) - 1)


def _forum(base: str, extractor: str) -> Forum:
    engine = _ENGINES.get(extractor, extractor)
    return Forum(urlsplit(base).netloc or engine or "Forum", addresses=(base,) if base else (), engine=engine)


def _boards(lines: Sorted, extractor: str, path: tuple[str, ...], base: str) -> list[Board]:
    """The boards around a thread whose lines the dump has, outermost first."""
    boards: list[Board] = []
    for depth in range(1, len(path)):
        facts = lines.boards.get("\0".join((extractor, *path[:depth])))
        title = clean_name(words_in(facts.text("title"))) if facts else ""
        if facts and title:
            address = absolute(facts.text("url"), base)
            parents = tuple(board.title for board in boards)
            boards.append(Board(title, board_id=path[depth - 1], parents=parents, addresses=(address,) if address else ()))
    return boards


def _thread(capture: Capture, lines: Sorted, key: str, base: str, boards: list[Board]) -> ThreadFacts:
    facts = lines.threads.get(key)
    own = key.rpartition("\0")[2]
    address = absolute(facts.text("url"), base) if facts else ""
    title = clean_name(words_in(facts.text("title"))) if facts else ""
    data = facts.record("data") if facts else None
    first = _first(lines, key).record("data")
    slug = first.text("slug", "topic_slug")
    return ThreadFacts(
        # Without a line of the thread, which forum-dl can leave out, its id may be all that is known of it.
        title=title or clean_name(words_in(first.text("title"))) or slug.replace("-", " ") or f"Thread {own}",
        thread_id=own,
        slug=slug,
        addresses=(address,) if address else (),
        boards=tuple(board.title for board in boards),
        tags=tuple(name for tag in data.values("tags") if isinstance(tag, str) and (name := clean_name(tag))) if data else (),
        views=data.number("views") if data else None,
        sources=(Source(capture.name, capture.sha256, "forumdl", capture.captured or lines.downloaded),),
    )


IMPORTER = Importer(
    "forumdl", "Boards, threads, posts and files as forum-dl writes them: JSON Lines.", _accepts, _items, names_authors=False
)
