"""What was taken out of the archive for good: the record that conversions go by, so that none of it comes back.

It names nobody. What it has to know again - a name, the words of a post, a file - stands in it as a keyed hash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from ..model import Fact, Markdown, Name, Stem, Words

POST, THREAD, MEMBER = KINDS = ("post", "thread", "member")
_PASSAGES = re.compile(r"(w?)(\d{1,6}) ([0-9a-f]{8})((?: [0-9a-f]{6}){1,400})", re.ASCII)
_OUT = re.compile(r"[a-z0-9][a-z0-9-]{0,63}(?:/[a-z0-9][a-z0-9-]{0,63})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Passages:
    """Hashes of runs of words of what was taken out, of so few that no run can be followed on.

    Of `many` runs in a row one at least is among them, the one whose hash is the smallest: then no piece of so many runs is
    missed. Or, where `is_sampled`, as records had it before, those that happen to be one in so many.
    """

    many: int
    salt: str  # 8 hex digits
    hashes: tuple[str, ...]  # 6 hex digits each
    is_sampled: bool = False


@dataclass(frozen=True, slots=True)
class Takedown:
    """A post, a thread or a member that was taken out."""

    of: Fact  # post, thread, member
    id: Stem = ""  # the stem of its file
    thread: Stem = ""  # the id of the thread that it is, or was in
    shown_as: Name = ""  # the pseudonym under which a member's posts stay; empty: they are taken out
    reason: Words = ""
    posts: tuple[Annotated[str, None], ...] = ()  # the posts that are taken out: <thread's id>/<post's id>, stems
    known_by: tuple[Fact, ...] = ()  # hashes of names, ids, addresses, titles
    words: tuple[Fact, ...] = ()  # fingerprints of the posts' texts
    quoted: tuple[Fact, ...] = ()  # hashes of quotations that were taken out of other posts
    passages: tuple[Passages, ...] = ()
    files: tuple[Fact, ...] = ()  # hashes of files that went with it
    body: Markdown = ""  # a note by the archive's maintainers


def kind(text: str) -> str:
    """What is taken out: post, thread or member. ValueError for anything else."""
    if text not in KINDS:
        raise ValueError(text)
    return text


def out(text: str) -> str:
    """A post that is taken out: `<thread's id>/<post's id>`. ValueError for anything else."""
    if not _OUT.fullmatch(text):
        raise ValueError(text)
    return text


def write_passages(passages: Passages) -> str:
    """`w<of so many in a row> <salt> <6 hex> …`; without the w where they are sampled."""
    return f"{'' if passages.is_sampled else 'w'}{passages.many} {passages.salt} {' '.join(passages.hashes)}"


def read_passages(text: str) -> Passages:
    """The hashes that such a value names. ValueError for anything else."""
    match = _PASSAGES.fullmatch(text)
    if not match or not int(match[2]):
        raise ValueError(text)
    return Passages(int(match[2]), match[3], tuple(match[4].split()), is_sampled=not match[1])
