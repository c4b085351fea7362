"""Stillboard's own JSON Lines: one object a line for a forum, its boards, threads, members, posts and files.

It is for those who can ask a forum's database. docs/jsonl.md lists its keys and shows how each engine's tables become it.
Lines may come in any order; no more than one thread of them is held.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ...dumps import Capture, attachment_path
from ...errors import Drift
from ...model import Attachment, Forum, Item, Origin, Post, Reason, Remark, Skipped
from .._importer import Importer
from .._later import Later, Piece, whole
from .._records.facts import Facts, Faults
from .._records.spill import Spill
from .bodies import Bodies, Told, bodies_told, told_of
from .facts import addresses, board_of, boards_above, is_closed, member_of, post_of, thread_of
from .lines import FORMATS, KEYS, read_line

_FIRST = re.compile(rf'\s{{0,9}}\{{[^\n]{{0,3000}}?"type"\s{{0,3}}:\s{{0,3}}"(?:{"|".join(KEYS)})"')
_FOREIGN = ('"generator"', '"extractor"', '"format_version"')
_THREAD, _FILE = "thread ", "file "  # of the keys in the spill
_FOLDERS = frozenset({"files", "attachments"})  # next to the dump, besides the one named after it


def _accepts(capture: Capture) -> bool:
    line = capture.head.lstrip("\ufeff \t\r\n").partition("\n")[0]
    return bool(_FIRST.match(line)) and not any(mark in line for mark in _FOREIGN)


class _Reading:
    """One file being read: all but the posts and files, which wait in the spill."""

    def __init__(self, capture: Capture, spill: Spill) -> None:
        self.capture, self.spill = capture, spill
        self.faults = Faults(capture.name)
        self.forum: Facts | None = None
        self.boards: dict[str, Facts] = {}
        self.threads: dict[str, Facts] = {}
        self.members: dict[str, Facts] = {}  # by id, else by name
        self.posts = 0
        self.has_files = False
        for number, line in enumerate(capture.lines(), 1):
            facts = read_line(line, f"{capture.name}:{number}", self.faults)
            if facts is not None:
                self._sort(facts, line, number)
        self.bodies = self._bodies()

    def _sort(self, facts: Facts, line: bytes, number: int) -> None:
        kind, own = facts.text("type"), facts.identity("id")
        if kind == "post":
            self.posts += 1
            self.spill.add(_THREAD + facts.identity("thread"), line, number)
        elif kind == "attachment" and own not in self.spill:
            self.has_files = True
            self.spill.add(_FILE + own, line, number)
        elif kind == "forum" and self.forum is None:
            self.forum = facts
        elif kind in {"board", "thread"} and own:
            known = self.boards if kind == "board" else self.threads
            if not facts.name("title"):
                self.faults.add(facts.where, f"a {kind} without a title")
            elif known.setdefault(own, facts) is not facts:
                self.faults.add(facts.where, f"a second {kind} with the id {own!r}")
        elif kind == "member" and facts.name("name"):
            self.members.setdefault(own or facts.name("name"), facts)
        else:
            self.faults.add(facts.where, "a second forum" if kind == "forum" else f"a {kind} without {_needed(kind)}")

    def _bodies(self) -> Bodies:
        forum = self.forum or Facts({}, self.capture.name, self.faults)
        kind = forum.text("format") or "markdown"
        if kind not in FORMATS:
            self.faults.add(forum.where, f"no format is called {kind!r}; there are {', '.join(FORMATS)}")
        return Bodies(
            engine=forum.text("engine"),
            base=next(iter(addresses(forum)), ""),
            format=kind,
            post_template=forum.text("post_address"),
            member_template=forum.text("member_address"),
            find=self.find,
            where=self.where,
        )

    def find(self, own: str) -> Attachment | None:
        """The file of an attachment's id, from the line itself or from beside the dump."""
        for number, line in self.spill.lines(_FILE + own):
            facts = read_line(line, f"{self.capture.name}:{number}", self.faults)
            if facts is None or is_closed(facts):
                continue
            name = facts.name("name") or facts.text("path").rpartition("/")[2] or "file"
            if path := facts.text("path"):
                return self.capture.attachment(path, name, shared=_FOLDERS)
            try:
                data = base64.b64decode(facts.text("data"), validate=True)
            except (binascii.Error, ValueError):
                self.faults.add(facts.where, "'data' is no base64")
                return None
            return Attachment(name, hashlib.sha256(data).hexdigest(), lambda data=data: data)
        return None

    def where(self, own: str) -> str:
        """The address on the forum of an attachment's id; "" if its line does not say it."""
        for number, line in self.spill.lines(_FILE + own):
            facts = read_line(line, f"{self.capture.name}:{number}", self.faults)
            if facts is not None and not is_closed(facts):
                return next(iter(addresses(facts, self.bodies.base)), "")
        return ""

    def pieces(self) -> Iterator[Piece]:
        yield self._forum()
        above = [(facts, boards_above(facts, self.boards)) for facts in self.boards.values()]
        for facts, way in sorted(above, key=lambda one: len(one[1])):  # the outermost first
            if any(map(is_closed, (facts, *way))):
                continue
            yield board_of(facts, [one for one in way if one is not facts], self.bodies)
        written: set[str] = set()
        for key in self.spill:
            if key.startswith(_THREAD):
                yield from self._thread(key, written)
        for key, facts in self.members.items():
            if key not in written:
                yield Later(functools.partial(self._member, facts))

    def told(self, spill: contextlib.ExitStack, _: None) -> Iterator[Item]:
        """What could not be read, once all items are made: the spill is of no use any more."""
        with spill:
            yield from self.faults.found
            if error := self.faults.error("correct these lines; docs/jsonl.md shows how they look"):
                raise error

    def _forum(self) -> Forum:
        facts = self.forum or Facts({}, self.capture.name, self.faults)
        host = urlsplit(self.bodies.base).netloc
        return Forum(
            title=facts.name("title") or host or "Forum",
            addresses=addresses(facts),
            engine=facts.name("engine"),
            timezone=facts.text("timezone"),
            lang=facts.text("lang"),
            body=facts.text("body"),
        )

    def _member(self, facts: Facts, _: None) -> Iterator[Item]:
        yield member_of(facts, self.capture.captured, self.bodies)

    def _thread(self, key: str, written: set[str]) -> Iterator[Piece]:
        facts = self.threads.get(key.removeprefix(_THREAD))
        if facts is None:
            yield Later(functools.partial(self._homeless, key))
            return
        # What is wrong with the line is said in its turn: this is asked ahead of it, by as much as other processes allow.
        if any(is_closed(one.quiet()) for one in (facts, *boards_above(facts, self.boards))):
            yield Later(functools.partial(self._closed, key, facts))
            return
        yield Later(functools.partial(self._begun, facts))
        handed: set[str] = set()
        seen: set[str] = set()
        told = told_of(self.bodies)
        for number, line in self.spill.lines(key):
            post = read_line(line, f"{self.capture.name}:{number}", self.faults, number)
            if post is None:
                continue
            if (own := post.identity("id")) and own in seen:
                yield Later(functools.partial(self._second, post))
                continue
            seen.add(own)
            author = next((own for own in (post.identity("author_id"), post.name("author")) if own in self.members), "")
            if author and author not in written:
                written.add(author)
                yield Later(functools.partial(self._member, self.members[author]))
            name = self.members[author].name("name") if author else ""
            if self.has_files:
                yield Later(functools.partial(self._post, post, name, handed))
            else:
                yield Later(self._taken, _made, (post.data, post.where, number, self.capture.name, told, name), len(line))

    def _begun(self, facts: Facts, _: None) -> Iterator[Item]:
        boards = boards_above(facts, self.boards)
        yield thread_of(facts, tuple(one.name("title") for one in reversed(boards)), self.bodies)

    def _second(self, post: Facts, _: None) -> Iterator[Item]:
        what = f"a second post with the id {post.identity('id')!r}"
        yield Skipped(Reason.DUPLICATE, post.origin, what)
        self.faults.add(post.where, what)

    def _post(self, post: Facts, author: str, handed: set[str], _: None) -> Iterator[Item]:
        """A post and its files, which only this process can look up; `handed` are those that its thread has handed out."""
        item = post_of(post, self.bodies, author)
        for attachment in self.bodies.shown.values():
            if (path := attachment_path(attachment)) not in handed:  # two names of the same bytes are two files
                handed.add(path)
                yield attachment
        yield item

    def _taken(self, made: tuple[Post, list[Remark]]) -> Iterator[Item]:
        item, found = made
        self.faults.take(found)
        yield item

    def _closed(self, key: str, facts: Facts, _: None) -> Iterator[Item]:
        own = key.removeprefix(_THREAD)
        is_closed(facts)
        what = f"a post of the thread {own!r}, which may not have been public by what its line or its board's says"
        for number, _line in self.spill.lines(key):
            yield Skipped(Reason.NOT_A_POST, Origin(self.capture.name, number), what)
        self.faults.add(facts.where, f"the thread {own!r} stays out: it may not have been public")

    def _homeless(self, key: str, _: None) -> Iterator[Item]:
        own = key.removeprefix(_THREAD)
        for number, _line in self.spill.lines(key):
            where = f"{self.capture.name}:{number}"
            what = f"a post of the thread {own!r}, of which there is no line" if own else "a post without the id of its thread"
            self.faults.add(where, what)
            yield Skipped(Reason.NOT_A_POST, Origin(self.capture.name, number), what)


def _needed(kind: str) -> str:
    return "a name" if kind == "member" else "an id"


def _made(data: Mapping[str, Any], where: str, number: int, name: str, told: Told, author: str) -> tuple[Post, list[Remark]]:
    """A post without files, and what of it could not be read."""
    faults = Faults(name)
    return post_of(Facts(data, where, faults, number), bodies_told(told), author), faults.found


def _pieces(capture: Capture) -> Iterator[Piece]:
    with contextlib.ExitStack() as spill:
        reading = _Reading(capture, spill.enter_context(Spill()))
        if not reading.posts:
            if error := reading.faults.error("docs/jsonl.md says how lines look"):
                raise error
            raise Drift("JSON Lines without a line of type post", where=capture.name, todo="docs/jsonl.md says how lines look")
        yield from reading.pieces()
        yield Later(functools.partial(reading.told, spill.pop_all()))


IMPORTER = Importer(
    "jsonl",
    "Stillboard's own JSON Lines, for whoever exports from a database: docs/jsonl.md.",
    _accepts,
    whole(_pieces),
    pieces=_pieces,
    names_authors=False,
)
