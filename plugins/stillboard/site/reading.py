"""Reads the folders of threads: each file once, in whichever process. What comes out is packed, ready for the index."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from .. import addresses
from ..content import records, tree, values
from ..content.records import R, Record
from ..errors import StillboardError, Unsafe
from ..ids import check_stem
from ..model import Board, Forum, Member, Post, Source, State, Thread
from ..order import ordered
from . import instants, months, packed
from .archived import ArchivedPage, ArchivedPost, opening_of
from .depends import digest
from .paging import archived_pages, missing_pages

_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)[ \t]*([\w+#.-]{1,30})[ \t]*$", re.MULTILINE | re.ASCII)
A = TypeVar("A", bound=Record)
TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system


class Read(msgspec.Struct, array_like=True, frozen=True):
    """A folder that was read: the two pieces of its thread (packed.py), empty where it has none to show, its faults, the
    languages of the code in its posts, and what it looked like just before.
    """

    facts: bytes
    whole: bytes
    faults: tuple[str, ...]
    languages: tuple[str, ...] = ()
    signature: bytes = b""


def signature(files: Sequence[tree.Entry], posts_per_page: int) -> bytes:
    """What tells whether a thread's folder is as it was read before: names, sizes and times of its files.

    No other is like that of a folder with a file of the last moments: clocks of file systems tick slowly, so that it could be
    changed once more and bear the same time.
    """
    latest = max((entry.mtime_ns if os.name == "nt" else entry.ctime_ns for entry in files), default=0)
    if latest > time.time_ns() - TICK:
        return os.urandom(16)
    stamps = "\n".join(f"{entry.name} {entry.size} {entry.mtime_ns} {entry.ctime_ns} {entry.inode}" for entry in files)
    return hashlib.blake2b(f"{posts_per_page}\n{stamps}".encode(), digest_size=16).digest()


Folder = tuple[str, bytes]  # its path, and its signature when it was read before; b"" if it never was


def read_changed(posts_per_page: int, folders: Sequence[Folder]) -> list[Read | None]:
    """Read some folders of threads; None for one that is as it was."""
    return [_read_if_changed(folder, before, posts_per_page) for folder, before in folders]


def _read_if_changed(folder: str, before: bytes, posts_per_page: int) -> Read | None:
    files = tree.entries(folder, folders=False, ending=".md")
    now = signature(files, posts_per_page)
    return None if now == before else _read(folder, files, now, posts_per_page)


def read_thread(folder: str, posts_per_page: int) -> Read:
    """Read the folder of one thread."""
    files = tree.entries(folder, folders=False, ending=".md")
    return _read(folder, files, signature(files, posts_per_page), posts_per_page)


def _read(folder: str, files: Sequence[tree.Entry], now: bytes, posts_per_page: int) -> Read:
    faults: list[str] = []
    names = [file.name for file in files if file.name != "thread.md"]
    threads = read_all(Thread, [f"{folder}/thread.md"], faults)
    posts = read_all(Post, [f"{folder}/{name}" for name in names], faults)
    if not names:
        faults.append(f"{folder}: a thread without posts")
    if not threads or not posts:
        return Read(b"", b"", tuple(faults), (), now)
    record = threads[0]
    pages = archived_pages(record, ordered(posts), record.posts_per_page or posts_per_page)
    whole = packed.pack(packed.Whole(record, pages))
    return Read(packed.pack(_facts(record, pages)), whole, tuple(faults), _languages(posts), now)


def _languages(posts: Iterable[Post]) -> tuple[str, ...]:
    """What the fences around code say that it is written in: no more than a hint, since some may be no fences."""
    fenced = (post.body for post in posts if "```" in post.body or "~~~" in post.body)
    return tuple(dict.fromkeys(name.lower() for body in fenced for name in _FENCE.findall(body)))


def read_all(kind: type[R], files: Iterable[str], faults: list[str]) -> list[R]:
    """Every file that can be read; the others become faults."""
    found = []
    for file in files:
        try:
            record = tree.read(kind, file)
            _check_name(record)
            found.append(_on_the_web(record))
        except StillboardError as error:
            faults.append(f"{error.where or file}: {error.what}")
    return found


def _on_the_web(record: A) -> A:
    """The record without addresses that are none of the web's (`javascript:`, a path): nothing of the site may hand them out."""
    if isinstance(record, Post | Member) and record.address and not values.is_address(record.address):
        return dataclasses.replace(record, address="")
    if isinstance(record, Forum | Board | Thread) and not all(map(values.is_address, record.addresses)):
        return dataclasses.replace(record, addresses=tuple(one for one in record.addresses if values.is_address(one)))
    return record


def _check_name(record: Record) -> None:
    """Names become addresses and ids: Unsafe for one that cannot."""
    if isinstance(record, Post):
        check_stem(record.id)
        return
    records.path(record, "any")
    parts = (record.slug, record.id) if isinstance(record, Thread | Member) else record.id.rpartition(".")[::2]
    if not isinstance(record, Forum) and not all(parts):
        raise Unsafe("not named <slug>.<id>")


def _facts(record: Thread, pages: tuple[ArchivedPage, ...]) -> packed.Facts:
    newest = (newest_of(post) for page in reversed(pages) for post in reversed(page.posts))
    return packed.Facts(
        record=dataclasses.replace(record, body="", pages=(), sources=()),
        numbers=tuple(page.number for page in pages),
        count=sum(len(page.posts) for page in pages),
        opening=opening_of(pages),
        last=pages[-1].posts[-1],
        newest=next((known for known in newest if known), ""),
        changed=instants.newest(post.changed for page in pages for post in page.posts if post.state is None),
        is_partial=bool(missing_pages(record, (page.number for page in pages))),
        authors=_authors(pages),
        spots=packed.pack([(page.number, [_spot(post) for post in page.posts]) for page in pages]),
        answers=_answers(pages),
        stamps=months.stamps(post for page in pages for post in page.posts),
        captures=tuple(_capture(source) for source in record.sources),
        doubts=_doubts([post for page in pages for post in page.posts]),
        dates=_dates(post for page in pages for post in page.posts),
    )


def _capture(source: Source) -> packed.Capture:
    return packed.Capture(source.sha256, source.importer, source.captured.text if source.captured else "", source.name)


def _dates(posts: Iterable[ArchivedPost]) -> tuple[tuple[str, int], ...]:
    known = (post.date_source.value if post.date_source else "given" if post.date else "none" for post in posts)
    return tuple(sorted(Counter(known).items()))


def _doubts(posts: Sequence[ArchivedPost]) -> packed.Doubts:
    return packed.Doubts(
        differing=sum(bool(post.differs) for post in posts),
        missing=sum(bool(post.missing_from) for post in posts),
        tombstones=sum(post.state is not None for post in posts),
        nameless=sum(not (post.author or post.author_id) for post in posts),
    )


def newest_of(post: ArchivedPost) -> str:
    """What sorts posts by their dates; "" for one whose date is not known."""
    when = post.when
    return when.start().isoformat() if when else ""


def _spot(post: ArchivedPost) -> packed.Spot:
    unread = bool(post.address) and addresses.read(post.address) is None
    own = tuple(one for one in (post.forum_id, *post.also) if one)
    return packed.Spot(post.id, own, post.number, post.address if unread else "", post.files, post.linked_files)


def _answers(pages: tuple[ArchivedPage, ...]) -> tuple[str, ...]:
    answers = {post.reply_to for page in pages for post in page.posts if post.reply_to}
    if not answers:
        return ()
    own = {one for page in pages for post in page.posts for one in (post.forum_id, *post.also)}
    return tuple(sorted(answer for answer in answers if answer not in own and not answer.startswith("#")))


def _authors(pages: tuple[ArchivedPage, ...]) -> tuple[packed.Author, ...]:
    found: dict[tuple[str, str], list[packed.Written]] = {}
    shown: set[tuple[str, str]] = set()
    there: set[tuple[str, str]] = set()
    for page in pages:
        for post in page.posts:
            if (post.author or post.author_id) and not post.is_guests:
                who = (post.author, post.author_id)
                found.setdefault(who, []).append(_written(post, page.number))
                if post.state is None:
                    shown.add(who)
                if post.state is not State.REMOVED:
                    there.add(who)
    return tuple(_author(who, posts, who in shown, who in there) for who, posts in found.items())


def _author(who: tuple[str, str], posts: list[packed.Written], is_shown: bool, is_there: bool) -> packed.Author:
    data = packed.pack(posts)
    return packed.Author(*who, len(posts), data, digest(data), is_shown, is_there)


def _written(post: ArchivedPost, page: int) -> packed.Written:
    return packed.Written(
        newest=newest_of(post),
        id=post.id,
        page=page,
        excerpt=post.excerpt if post.state is None else "",
        number=post.number,
        place=post.place,
        date=post.date,
        date_source=post.date_source,
        not_before=post.not_before,
        not_after=post.not_after,
    )
