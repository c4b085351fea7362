"""The first reading of a mailbox: what its mails say of one another, of their threads and of their list."""

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
from .lists import Told
from .mailbox import RawMessage, letters
from .post import author_of, dated
from .threads import MessageFacts, assign, message_id, parents

# What of an address shows that it may name a list.
_NAMING = (b"listinfo", b"/pipermail/", b"/mailman3/", b"/hyperkitty/", b"groups.google.")


@dataclass(slots=True)
class Index:
    """What the first reading found."""

    mails: list[MessageFacts | Skipped] = field(default_factory=list)  # by number, from 1
    told: Told = field(default_factory=Told)
    known: dict[str, MessageFacts] = field(default_factory=dict)  # by id
    remarks: Counter[str] = field(default_factory=Counter)

    @property
    def posts(self) -> list[MessageFacts]:
        return [mail for mail in self.mails if isinstance(mail, MessageFacts)]


def index_of(capture: Capture) -> Index:
    index = Index()
    for letter in letters(_watched(capture.lines(), index.told), bodies=False):
        header = header_of(letter.header)
        origin = Origin(capture.name, letter.number)
        if not _is_post(header):
            index.mails.append(Skipped(Reason.NOT_A_POST, origin, header.get("subject")[:80]))
            continue
        mail = _mail(header, letter)
        twin = index.known.get(mail.id)
        if twin and (twin.author, twin.when) == (mail.author, mail.when):
            index.mails.append(Skipped(Reason.DUPLICATE, origin, header.get("subject")[:80]))
            continue
        if twin:  # a program that gives all its mails one id
            mail.id = f"{mail.id[:200]}-{digest(mail.author, str(mail.when), str(mail.number), length=16)}"
        if "x-no-archive" in header.fields:
            index.remarks["asks not to be archived (X-No-Archive)"] += 1
        mail.list_key = index.told.take(header, mail.subject)
        if mail.address and _is_fetched(header):
            index.told.hosts.update([urlsplit(mail.address).hostname or ""])
        index.known[mail.id] = mail
        index.mails.append(mail)
    assign(index.posts, index.told.prefixes_of_lists)
    return index


def _watched(lines: Iterable[bytes], told: Told) -> Iterator[bytes]:
    """The lines; those that may name the list are looked at."""
    for line in lines:
        if b"/" in line and any(mark in line for mark in _NAMING):
            told.take_line(line)
        yield line


def _is_post(header: Header) -> bool:
    """Is it a mail that somebody sent? Not what programs keep in mailboxes for themselves, nor what Thunderbird deleted."""
    subject = header.fields.get("subject", "")
    if subject.startswith("DON'T DELETE THIS MESSAGE") or ("x-forumdl-version" in header.fields and "date" not in header.fields):
        return False
    flags = header.fields.get("x-mozilla-status", "")
    return not (re.fullmatch(r"[0-9A-Fa-f]{4}", flags) and int(flags, 16) & 8)


def _mail(header: Header, letter: RawMessage) -> MessageFacts:
    said = ids(header.fields.get("message-id", ""))
    author, _ = author_of(header)
    when, _ = dated(header, letter.stamp)
    own = said[0] if said else header.fields.get("message-id", "").strip(" <>")
    if not own:
        date = header.fields.get("date", "") or letter.stamp
        own = f"none-{digest(author, date, header.fields.get('subject', ''), str(letter.size), length=32)}"
    references, answered = ids(header.fields.get("references", "")), ids(header.fields.get("in-reply-to", ""))
    above = tuple(sys.intern(one) for one in parents(references, answered))  # every answer names the same ones
    answers = message_id((answered[:1] or references[-1:] or [""])[0])
    address = absolute(_location(header), "")
    return MessageFacts(
        letter.number, message_id(own), above, header.get("subject"), when, answers=answers, author=author, address=address
    )


def _is_fetched(header: Header) -> bool:
    """Is it a post that forum-dl wrote as a mail? Its id is made of the forum's own, and it knows the post's address."""
    return "content-location" in header.fields and "@" not in header.fields.get("message-id", "@")


def _location(header: Header) -> str:
    """Where a mail can be read on the web (RFC 5064), or where forum-dl found the post."""
    said = header.fields.get("archived-at", "") or (header.fields.get("content-location", "") if _is_fetched(header) else "")
    return said.strip().strip("<>").partition(">")[0] if "://" in said else ""
