"""The first reading of a mailbox: what its messages say of one another, of their threads and of their list."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ...dumps.capture import Capture
from ...ids import digest
from ...markup.addresses import absolute
from ...model import Origin, Reason, Skipped
from .header import Header, header_of, ids
from .lists import ListCounts
from .mailbox import RawMessage, messages_of
from .post import author_of, dated
from .threads import MessageFacts, assign, message_id, parents

# What of an address shows that it may name a list.
_NAMING = (b"listinfo", b"/pipermail/", b"/mailman3/", b"/hyperkitty/", b"groups.google.")


@dataclass(slots=True)
class Index:
    """What the first reading found."""

    messages: list[MessageFacts | Skipped] = field(default_factory=list)  # by number, from 1
    counts: ListCounts = field(default_factory=ListCounts)
    known: dict[str, MessageFacts] = field(default_factory=dict)  # by id
    remarks: Counter[str] = field(default_factory=Counter)

    @property
    def posts(self) -> list[MessageFacts]:
        return [facts for facts in self.messages if isinstance(facts, MessageFacts)]


def index_of(capture: Capture) -> Index:
    index = Index()
    for message in messages_of(capture, bodies=False, seen=lambda lines: _watched(lines, index.counts)):
        header = header_of(message.header)
        origin = Origin(capture.name, message.number)
        if not _is_post(header):
            index.messages.append(Skipped(Reason.NOT_A_POST, origin, header.get("subject")[:80]))
            continue
        facts = _facts(header, message)
        twin = index.known.get(facts.id)
        if twin and (twin.author, twin.when) == (facts.author, facts.when):
            index.messages.append(Skipped(Reason.DUPLICATE, origin, header.get("subject")[:80]))
            continue
        if twin:  # a program that gives all its mails one id
            facts.id = f"{facts.id[:200]}-{digest(facts.author, str(facts.when), str(facts.number), length=16)}"
        if "x-no-archive" in header.fields:
            index.remarks["asks not to be archived (X-No-Archive)"] += 1
        facts.list_key = index.counts.take(header, facts.subject)
        if facts.address and _is_fetched(header):
            index.counts.hosts.update([urlsplit(facts.address).hostname or ""])
        index.known[facts.id] = facts
        index.messages.append(facts)
    assign(index.posts, index.counts.prefixes_of_lists)
    return index


def _watched(lines: Iterable[bytes], counts: ListCounts) -> Iterator[bytes]:
    """The lines; those that may name the list are looked at."""
    for line in lines:
        if b"/" in line and any(mark in line for mark in _NAMING):
            counts.take_line(line)
        yield line


def _is_post(header: Header) -> bool:
    """A message that somebody sent; not what programs keep in mailboxes for themselves, nor what Thunderbird deleted."""
    subject = header.fields.get("subject", "")
    if subject.startswith("DON'T DELETE THIS MESSAGE") or ("x-forumdl-version" in header.fields and "date" not in header.fields):
        return False
    flags = header.fields.get("x-mozilla-status", "")
    return not (re.fullmatch(r"[0-9A-Fa-f]{4}", flags) and int(flags, 16) & 8)


def _facts(header: Header, message: RawMessage) -> MessageFacts:
    said = ids(header.fields.get("message-id", ""))
    author, _ = author_of(header)
    when, _ = dated(header, message.stamp)
    own = said[0] if said else header.fields.get("message-id", "").strip(" <>")
    if not own:
        date = header.fields.get("date", "") or message.stamp
        own = f"none-{digest(author, date, header.fields.get('subject', ''), str(message.size), length=32)}"
    references, answered = ids(header.fields.get("references", "")), ids(header.fields.get("in-reply-to", ""))
    above = tuple(sys.intern(one) for one in parents(references, answered))  # every answer names the same ones
    answers = message_id((answered[:1] or references[-1:] or [""])[0])
    address = absolute(_location(header), "")
    return MessageFacts(
        message.number, message_id(own), above, header.get("subject"), when, answers=answers, author=author, address=address
    )


def _is_fetched(header: Header) -> bool:
    """A post that forum-dl wrote as a mail: its id is made of the forum's own, and it knows the post's address."""
    return "content-location" in header.fields and "@" not in header.fields.get("message-id", "@")


def _location(header: Header) -> str:
    """Where a mail can be read on the web (RFC 5064), or where forum-dl found the post."""
    said = header.fields.get("archived-at", "") or (header.fields.get("content-location", "") if _is_fetched(header) else "")
    return said.strip().strip("<>").partition(">")[0] if "://" in said else ""
