"""P023: a post stands in the archive once, whatever its file is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..content.records import Record
from ..model import Post
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import ContentFile, Part

SIZE = 12  # bytes of a digest
_NO_DIGEST = bytes(SIZE)
_WRITTEN = re.compile(r"^Written: ([0-9a-f]{8})$", re.MULTILINE)
_SECOND = re.compile(r"T\d\d:\d\d:\d\d")
_GIVEN = re.compile(r"\d+|p\d+-\d+(?:-\d+)?(?!\d)")  # what conversions call files, where people may have written more behind it
_SOURCE = re.compile(r"^Source: .*$", re.MULTILINE)
# What two posts in different threads never share, with the same author and the same words: an address, or a date with a time.
_ONLY_ITS_OWN = re.compile(r"^(?:Address: |Date: \S+T)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Posts:
    """A thread's posts, as little of each as tells it from all others of its forum: there may be millions."""

    folder: str  # relative to content/
    names: str  # of their files, in the order in which they are compared, with / between them
    digests: bytes  # SIZE bytes for each, all 0 for one that another thread may have too
    copies: dict[int, str]  # a post that is another one of the thread, by its place in the order -> that one's name

    def name_of(self, digest: bytes) -> str:
        """The name of the first post with a digest that one of them has."""
        nth = self.digests.index(digest)
        while nth % SIZE:  # the end of one and the beginning of the next
            nth = self.digests.index(digest, nth + 1)
        return self.names.split("/")[nth // SIZE]


def _note(part: Part, _: Overview) -> Posts | None:
    posts = [file for file in part.files if file.kind is Post and file.text]
    if not (part.is_thread and posts):
        return None
    seen: dict[tuple[str, ...], str] = {}
    names: list[str] = []
    digests: list[bytes] = []
    copies: dict[int, str] = {}
    for nth, file in enumerate(sorted(posts, key=lambda file: (len(file.path), file.path))):  # 12.md before 12-copy.md
        name = file.path.rpartition("/")[2]
        keys, digest = _compared(file)
        others = [seen.setdefault(key, name) for key in (*keys, *_told(file.record))]
        if other := next((other for other in others if other != name), ""):
            copies[nth] = other
        names.append(name)
        digests.append(digest)
    return Posts(part.path, "/".join(names), b"".join(digests), copies)


def _compared(file: ContentFile) -> tuple[list[tuple[str, ...]], bytes]:
    """What only one post of a thread is, and the digest that only one of the forum has (or 0).

    "+1" twice by one author, typed by hand without a time, may be two posts.
    """
    text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip()
    head = text.partition("\n---\n")[0]
    keys: list[tuple[str, ...]] = []
    written = _WRITTEN.search(head)
    if written:
        keys.append(("written", written[1], *sorted(_SOURCE.findall(head))))  # edited since or not
    is_its_own = _ONLY_ITS_OWN.search(head)
    if not (written or is_its_own):
        return keys, _NO_DIGEST
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE)
    keys.append(("text", digest.hexdigest()))
    return keys, digest.digest() if is_its_own else _NO_DIGEST


def _told(record: Record | None) -> Iterator[tuple[str, ...]]:
    """What only one post of a thread is, whichever capture its file was read from: a file that was renamed has another capture's
    post beside it.

    Two of the same words in one second are two posts if the forum gave each an id, as somebody who sent one twice knows.
    """
    if not isinstance(record, Post) or not record.date or "T" not in record.date.text:
        return
    said = (record.author, record.author_id, record.date.text, record.address)
    is_exact = bool(_SECOND.search(record.date.text))
    if record.address and record.body:
        yield ("said at", *said, record.body)
    if record.address and is_exact:
        yield ("written at", *said)
    if not record.address and record.body and is_exact:
        own = _GIVEN.match(record.id)
        yield ("said", *said[:3], record.body, own[0] if own else record.id)


def _across(notes: Sequence[Posts]) -> Iterator[Fault]:
    forums: dict[str, dict[bytes, Posts]] = {}  # forum's stem -> a digest -> the thread where it was seen first
    for posts in notes:
        seen = forums.setdefault(posts.folder.split("/")[1], {})
        for nth, name in enumerate(posts.names.split("/")):
            digest = posts.digests[nth * SIZE : (nth + 1) * SIZE]
            first = posts if digest == _NO_DIGEST else seen.setdefault(digest, posts)
            other = posts.copies.get(nth, "")
            if not other and first.folder != posts.folder:
                other = f"{first.folder}/{first.name_of(digest)}"
            if other:
                yield Fault(f"{posts.folder}/{name}", 1, f"the same post as {other}, copied; keep one of the two files")


CHECK = Check("P023", "No post stands in the archive twice, under two names.", note=_note, across=_across)
