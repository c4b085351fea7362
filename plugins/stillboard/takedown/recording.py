"""The record of a takedown: made of what is to go while it is still there, so that conversions know it again."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from .. import addresses
from ..content.takedown import MEMBER, POST, Takedown
from ..convert import fingerprint
from ..convert.known_again import mark, name_key, passages_of, together
from ..convert.merging import address_key, titles_of, unquoted, words
from ..convert.persons import AUTHOR, MAIL, SAID, marks_of
from ..convert.quotations import Quotation
from ..convert.quotations import unquoted as own_words
from ..convert.taken_down import Takedowns
from ..ids import digest, is_stem
from ..model import Post, State
from .targets import Target

T = TypeVar("T")
_QUOTATIONS = 20_000  # that are known by their words, of one takedown; and values of headers


def salt_of(takedowns: Takedowns) -> str:
    """The salt of an archive's takedowns: one for all, so that a text is looked at once."""
    known = (one for records in takedowns.records.values() for record in records for one in record.known_by)
    return next(known, secrets.token_hex(4)).partition("-")[0]


def made(target: Target, posts: Sequence[tuple[str, Post]], salt: str, shown_as: str, reason: str) -> Takedown:
    """The record of what is taken out.

    `posts`: those that go, with their threads' ids; none of a member who stays as `shown_as`.
    """
    return Takedown(
        target.of,
        id=target.record.id if target.record else _stem(target, salt),
        thread=target.thread_id,
        shown_as=shown_as,
        reason=reason,
        posts=tuple(dict.fromkeys(f"{thread}/{stem}" for thread, post in posts for stem in _stems(post))),
        known_by=tuple(dict.fromkeys(_marks(target, posts, salt, shown_as))),
        words=tuple(dict.fromkeys(one for _, post in posts for one in _words(post, salt))),
        passages=passages_of((own_words(post.body) for _, post in posts), salt),
    )


def _stem(target: Target, salt: str) -> str:
    if target.of == MEMBER:
        return f"member-{mark(salt, 'name', name_key(target.names[0]), *target.ids).partition('-')[2][:8]}"
    stem = f"{target.of}-{target.thread_id}{f'-{target.post}' if target.post else ''}"
    return stem if is_stem(stem) else f"{target.of}-{digest(target.thread_id, target.post, length=16)}"


def _stems(post: Post) -> list[str]:
    """A post's own name, and the ids that became known later."""
    return [post.id, *(one for one in post.also if is_stem(one))]


def _marks(target: Target, posts: Sequence[tuple[str, Post]], salt: str, shown_as: str) -> Iterable[str]:
    if target.of == MEMBER:
        names = [name for name in target.names if name != shown_as]
        yield from marks_of(names, target.shared, target.ids, target.member.address if target.member else "", salt)
        return
    yield from (mark(salt, AUTHOR, name_key(post.author)) for _, post in posts if post.author)
    if target.of == POST:
        yield from (mark(salt, "post", addresses.plain(post.address)) for _, post in posts if post.address)
    elif target.thread:
        yield from (mark(salt, "thread", address_key(one)) for one in target.thread.addresses)
        yield from (mark(salt, "title", title) for title in titles_of(target.thread))
    yield mark(salt, "of", target.of, target.thread_id, target.post)  # so that there is one at least


def _words(post: Post, salt: str) -> Iterable[str]:
    said = fingerprint.key(unquoted(post.body))
    if post.state is not State.REMOVED and fingerprint.is_long(said):
        yield fingerprint.of(said, salt)


def joined(before: Takedown | None, now: Takedown) -> Takedown:
    """What a takedown that was cut short knew, and what this one knows."""
    if before is None:
        return now
    return dataclasses.replace(
        before,
        shown_as=now.shown_as,
        reason=now.reason or before.reason,
        posts=_union(before.posts, now.posts),
        known_by=_union(before.known_by, now.known_by),
        words=_union(before.words, now.words),
        quoted=_union(before.quoted, now.quoted),
        passages=together((*before.passages, *now.passages)),
        files=_union(before.files, now.files),
    )


def files(before: Iterable[str], lost: Mapping[str, str], kept: Mapping[str, str], salt: str) -> tuple[str, ...]:
    """The hashes of the files that go, by their bytes; by their places where something that stays shows the same bytes.

    `before`: those that are known; `lost` and `kept`: the hashes in the names of files, by their places.
    """
    used = set(kept.values())
    spared = {mark(one, "file", sha256) for one in {known.partition("-")[0] for known in before} for sha256 in used}
    now = [
        mark(salt, "place", path) if sha256 in used else mark(salt, "file", sha256)
        for path, sha256 in lost.items()
        if path not in kept
    ]
    return _union(tuple(one for one in before if one not in spared), tuple(now))


def sha256_in(path: str) -> str:
    """The hash of an attachment's bytes, as its name has it."""
    return path.rpartition("/")[2].partition("-")[0]


def is_gone(path: str, known: Collection[str]) -> bool:
    """Whether a file's place, or its bytes as its name has them, are among the hashes of what goes."""
    sha256 = sha256_in(path)
    salts = {one.partition("-")[0] for one in known}
    return any(mark(salt, *said) in known for salt in salts for said in (("file", sha256), ("place", path)))


def _union(before: tuple[T, ...], now: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*before, *now)))


def said(values: Iterable[str], salt: str) -> tuple[str, ...]:
    """The hashes of titles and other values of headers that name who is taken down."""
    return tuple(mark(salt, SAID, value) for value in values)[:_QUOTATIONS]


def mails(keys: Iterable[str], salt: str) -> Iterator[str]:
    """The hashes of what e-mail addresses are known by."""
    return (mark(salt, MAIL, key) for key in sorted(keys))


def quoted(found: Iterable[Quotation], salt: str) -> tuple[str, ...]:
    """The hashes of quotations: with the name over them, and long ones without it too."""
    marks: dict[str, None] = {}
    for one in found:
        said = " ".join(words(one.words))
        if said:
            marks[mark(salt, "quote", name_key(one.name), said)] = None
        if fingerprint.is_long(said):
            marks[mark(salt, "quote", "", said)] = None
        if len(marks) >= _QUOTATIONS:
            break
    return tuple(marks)
