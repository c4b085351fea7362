"""The second reading of a mailbox: its messages as threads, members and posts."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...dumps.capture import Capture
from ...model import Attachment, Forum, Item, Member, Origin, Post, Remark, Skipped, Source, Thread
from .._later import Later, Piece
from .header import header_of
from .index import Index
from .lists import MailingList
from .mailbox import RawMessage, messages_of
from .parts import Count
from .post import addressed, author_of, body_of, dated
from .threads import MessageFacts, bare_subject, without_was

MAX_HELD = 64 * 1024 * 1024  # bytes of mails whose threads are not complete


@dataclass(slots=True)
class _Held:
    """Mails of threads that are not complete yet."""

    threads: dict[str, list[tuple[MessageFacts, RawMessage]]] = field(default_factory=dict)  # by root
    sizes: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def add(self, facts: MessageFacts, message: RawMessage) -> None:
        size = len(message.body) + len(message.header)
        self.threads.setdefault(facts.root, []).append((facts, message))
        self.sizes[facts.root] += size
        self.total += size

    def pop(self, root: str) -> list[tuple[MessageFacts, RawMessage]]:
        self.total -= self.sizes.pop(root)
        return self.threads.pop(root)

    def largest(self) -> str:
        return min(self.sizes, key=lambda root: (-self.sizes[root], root))


def pieces_of(capture: Capture, index: Index) -> Iterator[Piece]:
    """Everything in a mailbox, thread after thread, each as soon as its last mail is read."""
    yield from (facts for facts in index.messages if isinstance(facts, Skipped))
    made = _Threads(capture, index)
    left = Counter(facts.root for facts in index.posts)
    held = _Held()
    for message in messages_of(capture, bodies=True):
        facts = index.messages[message.number - 1]
        if isinstance(facts, Skipped):
            continue
        held.add(facts, message)
        left[facts.root] -= 1
        if not left[facts.root]:
            yield from made.thread(held.pop(facts.root))
        while held.total > MAX_HELD:  # the rest of such a thread follows under its name
            yield from made.thread(held.pop(held.largest()))
    yield Later(made.remarks)


class _Threads:
    """Makes posts of messages."""

    def __init__(self, capture: Capture, index: Index) -> None:
        self.capture, self.index = capture, index
        self.prefixes = index.counts.prefixes_of_lists
        self.main = index.counts.main(capture.name)
        self.forum: Forum | None = None
        self.lists: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        for facts in index.posts:
            if facts.list_key:
                self.lists.setdefault(facts.root, facts.list_key)
            self.titles.setdefault(facts.root, facts.subject)

    def remarks(self, _: None = None) -> Iterator[Remark]:
        """What could not be read of the mails, once all are made."""
        for what, count in sorted(self.index.remarks.items()):
            yield Remark(self.capture.name, f"{count} {'mail' if count == 1 else 'mails'}: {what}")

    def thread(self, held: list[tuple[MessageFacts, RawMessage]]) -> Iterator[Piece]:
        """A thread's mails as pieces."""
        root = held[0][0].root
        key = self.lists.get(root, "")
        found = self.index.counts.lists.get(key, self.main)
        if found.forum != self.forum:
            self.forum = found.forum
            yield self.forum
            if self.index.counts.lists.get(found.key):
                yield found.board
        title = self._title(root)
        yield self._thread(root, title, found)
        posts: list[_Made] = []
        for facts, message in _in_order(held):
            yield self._post(facts, message, found, title, posts)
        yield Later(functools.partial(_handed, posts))

    def _title(self, root: str) -> str:
        opener = self.index.known.get(root)
        subject, _ = bare_subject(opener.subject if opener else without_was(self.titles[root]), self.prefixes)
        return subject or "Untitled"

    def _thread(self, root: str, title: str, found: MailingList) -> Thread:
        capture = self.capture
        boards = (found.name,) if self.index.counts.lists.get(found.key) else ()
        source = Source(capture.name, capture.sha256, "mbox", capture.captured)
        return Thread(title, thread_id=found.hidden(root), boards=boards, sources=(source,))

    def _post(self, facts: MessageFacts, message: RawMessage, found: MailingList, title: str, posts: list[_Made]) -> Later:
        """What makes the post of a mail, and adds it to the thread's."""
        subject, _ = bare_subject(facts.subject, self.prefixes)
        answered = self.index.known.get(facts.answers)
        post = Post(
            "",
            title=subject if subject.casefold() != title.casefold() else "",
            address=facts.address,
            original_id=found.hidden(facts.id),
            reply_to=self._reply_to(facts, found),
            sources=(Origin(self.capture.name, message.number),),
        )
        author = (answered.author, answered.address) if answered else ("", "")
        values = (post, message.header, message.body, message.stamp, found, author)
        taken = functools.partial(self._taken, posts, message.cut)
        return Later(taken, _made, values, len(message.header) + len(message.body))

    def _taken(self, posts: list[_Made], is_cut: bool, made: _Made) -> Iterator[Item]:
        self._remark(made, is_cut=is_cut)
        posts.append(made)
        return iter(())

    def _reply_to(self, facts: MessageFacts, found: MailingList) -> str:
        answered = facts.answers or (facts.root if facts.root != facts.id else "")
        hidden = found.hidden(answered) if answered else ""
        return "" if found.public and answered not in self.index.known else hidden

    def _remark(self, made: _Made, *, is_cut: bool) -> None:
        remarks = self.index.remarks
        remarks["the date cannot be read"] += made.post.date is None and made.has_date
        remarks["too large to be read whole"] += is_cut
        remarks["parts were left out: too many, too large, or too deep in one another"] += bool(made.count.left_out)
        remarks["encrypted"] += made.count.encrypted
        remarks["the last part has no end"] += bool(made.count.cut)
        for what in [what for what, count in remarks.items() if not count]:
            del remarks[what]


@dataclass(frozen=True, slots=True)
class _Made:
    """What a mail is made into."""

    post: Post
    files: list[Attachment]
    signature: str
    count: Count
    has_date: bool  # whether the mail says when it was sent, be it readable or not


def _made(post: Post, header: bytes, body: bytes, stamp: str, found: MailingList, answered: tuple[str, str]) -> _Made:
    """A mail's post, of what is known before it is read; `answered`: the author and the address of the one that it answers."""
    fields = header_of(header)
    name, address = author_of(fields)
    when, source = dated(fields, stamp)
    read = body_of(fields, body)
    read.blocks = addressed(read.blocks, *answered)
    author_id = found.hidden(address) if address else ""
    post = dataclasses.replace(post, body=read.markdown, author=name, author_id=author_id, date=when, date_source=source)
    return _Made(post, read.files, read.signature, read.count, bool(fields.fields.get("date")))


def _handed(posts: list[_Made], _: None) -> Iterator[Item]:
    """A thread's posts, once all are made: the authors first."""
    yield from _members(posts)
    for made in posts:
        yield from made.files
        yield made.post


def _in_order(held: list[tuple[MessageFacts, RawMessage]]) -> list[tuple[MessageFacts, RawMessage]]:
    """By date; a mail without one stays behind the one before it in the file."""
    keyed: list[tuple[str, int, tuple[MessageFacts, RawMessage]]] = []
    last = ""
    for n, (facts, message) in enumerate(held):
        last = facts.when.start().isoformat() if facts.when else last
        keyed.append((last, n, (facts, message)))
    return [pair for _, _, pair in sorted(keyed, key=lambda one: one[:2])]


def _members(posts: list[_Made]) -> Iterator[Member]:
    """The authors, each once, with the first signature that they show."""
    known: dict[str, Member] = {}
    for made in posts:
        post = made.post
        key = post.author_id or (post.author if made.signature else "")
        if key and (key not in known or (made.signature and not known[key].signature)):
            known[key] = Member(post.author, member_id=post.author_id, signature=made.signature)
    yield from known.values()
