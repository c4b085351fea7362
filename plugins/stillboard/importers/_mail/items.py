"""The second reading of a mailbox: its messages as threads, members and posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...dumps.capture import Capture
from ...model import Forum, Item, Member, Origin, Post, Remark, Skipped, Source, Thread, When
from .header import Header, header_of
from .index import Index
from .lists import MailingList
from .mailbox import RawMessage, messages_of
from .post import Body, addressed, author_of, body_of, dated
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


def items_of(capture: Capture, index: Index) -> Iterator[Item]:
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
    for what, count in sorted(index.remarks.items()):
        yield Remark(capture.name, f"{count} {'mail' if count == 1 else 'mails'}: {what}")


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

    def thread(self, held: list[tuple[MessageFacts, RawMessage]]) -> Iterator[Item]:
        """A thread's mails as items."""
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
        posts = [self._post(facts, message, found, title) for facts, message in _in_order(held)]
        yield from _members(posts)
        for post, body, _ in posts:
            yield from body.files
            yield post

    def _title(self, root: str) -> str:
        opener = self.index.known.get(root)
        subject, _ = bare_subject(opener.subject if opener else without_was(self.titles[root]), self.prefixes)
        return subject or "Untitled"

    def _thread(self, root: str, title: str, found: MailingList) -> Thread:
        capture = self.capture
        boards = (found.name,) if self.index.counts.lists.get(found.key) else ()
        source = Source(capture.name, capture.sha256, "mbox", capture.captured)
        return Thread(title, thread_id=found.hidden(root), boards=boards, sources=(source,))

    def _post(self, facts: MessageFacts, message: RawMessage, found: MailingList, title: str) -> tuple[Post, Body, str]:
        header = header_of(message.header)
        name, address = author_of(header)
        when, source = dated(header, message.stamp)
        body = body_of(header, message.body)
        self._remark(message, header, body, when)
        subject, _ = bare_subject(facts.subject, self.prefixes)
        answered = self.index.known.get(facts.answers)
        blocks = addressed(body.blocks, answered.author, answered.address) if answered else body.blocks
        body.blocks = blocks
        post = Post(
            body.markdown,
            author=name,
            author_id=found.hidden(address) if address else "",
            date=when,
            date_source=source,
            title=subject if subject.casefold() != title.casefold() else "",
            address=facts.address,
            original_id=found.hidden(facts.id),
            reply_to=self._reply_to(facts, found),
            sources=(Origin(self.capture.name, message.number),),
        )
        return post, body, address

    def _reply_to(self, facts: MessageFacts, found: MailingList) -> str:
        answered = facts.answers or (facts.root if facts.root != facts.id else "")
        hidden = found.hidden(answered) if answered else ""
        return "" if found.public and answered not in self.index.known else hidden

    def _remark(self, message: RawMessage, header: Header, body: Body, when: When | None) -> None:
        remarks = self.index.remarks
        remarks["the date cannot be read"] += when is None and bool(header.fields.get("date"))
        remarks["too large to be read whole"] += message.cut
        remarks["parts were left out: too many, too large, or too deep in one another"] += bool(body.count.left_out)
        remarks["encrypted"] += body.count.encrypted
        remarks["the last part has no end"] += bool(body.count.cut)
        for what in [what for what, count in remarks.items() if not count]:
            del remarks[what]


def _in_order(held: list[tuple[MessageFacts, RawMessage]]) -> list[tuple[MessageFacts, RawMessage]]:
    """By date; a mail without one stays behind the one before it in the file."""
    keyed: list[tuple[str, int, tuple[MessageFacts, RawMessage]]] = []
    last = ""
    for n, (facts, message) in enumerate(held):
        last = facts.when.start().isoformat() if facts.when else last
        keyed.append((last, n, (facts, message)))
    return [pair for _, _, pair in sorted(keyed, key=lambda one: one[:2])]


def _members(posts: list[tuple[Post, Body, str]]) -> Iterator[Member]:
    """The authors, each once, with the first signature that they show."""
    known: dict[str, Member] = {}
    for post, body, _ in posts:
        key = post.author_id or (post.author if body.signature else "")
        if key and (key not in known or (body.signature and not known[key].signature)):
            known[key] = Member(post.author, member_id=post.author_id, signature=body.signature)
    yield from known.values()
