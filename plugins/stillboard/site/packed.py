"""Threads as bytes: what the index keeps, and what goes from one process to another.

A thread is packed in two pieces, so that lists and links need not unpack its posts: `Facts`, what the rest of the site knows of
it, and `Whole`, what its own pages show. Whatever is unpacked is checked against these types: ValueError for bytes that anything
else has made.
"""

from __future__ import annotations

import functools
from typing import Annotated, TypeVar

import msgspec

from ..content.values import STATES
from ..errors import BuildError
from ..ids import is_stem
from ..model import DateSource, Place, Thread, When
from .archived import ArchivedPage, ArchivedPost


@functools.lru_cache(maxsize=4096)  # threads share the months in which they were written
def _check_stamp(stamp: str) -> None:
    """ValueError for one that months.py does not make."""
    for said in stamp.lstrip("~").split("/") if stamp else ():
        When(said)


class Spot(msgspec.Struct, array_like=True, frozen=True):
    """Where a post stands, for links to it."""

    id: str  # the stem of its file
    own: tuple[str, ...]  # the forum's ids of it
    number: int | None
    address: str = ""  # where no engine's scheme reads it
    files: tuple[str, ...] = ()  # where the forum had the files that it shows
    linked_files: tuple[str, ...] = ()  # and those that it leads to


class Written(msgspec.Struct, array_like=True, frozen=True):
    """A post as its author's page lists it."""

    newest: str  # its date, for sorting; "" where none is known
    id: str
    page: int
    excerpt: str
    number: int | None = None
    place: Place | None = None
    date: When | None = None
    date_source: DateSource | None = None
    not_before: When | None = None
    not_after: When | None = None


class Author(msgspec.Struct, array_like=True, frozen=True):
    """Who wrote posts of a thread, as they say it, and those posts."""

    author: str  # the name
    author_id: str
    count: int  # of the posts
    posts: bytes  # packed: a list of Written, in the thread's order
    digest: bytes  # of `posts`
    is_shown: bool = True  # whether one of them is shown with its body
    is_there: bool = True  # whether one of them is there: people took out none, or not all

    @property
    def is_guests(self) -> bool:
        """What guests wrote is nobody's here: each may be another's."""
        return False


class Capture(msgspec.Struct, array_like=True, frozen=True):
    """A capture that posts were read from."""

    digest: str  # the sha256 of its bytes
    importer: str
    captured: str  # when, as exactly as it is known; "" where it is not
    name: str

    def __post_init__(self) -> None:
        """ValueError for a moment that is none: unpacking fails for a row that holds one."""
        if self.captured:
            When(self.captured)


class Doubts(msgspec.Struct, array_like=True, frozen=True):
    """Posts of a thread that are not as one would have them."""

    differing: int  # another capture has another text
    missing: int  # a later capture has them no longer
    tombstones: int  # no text: deleted, hidden, removed
    nameless: int  # nobody knows who wrote them


class Facts(msgspec.Struct, array_like=True, frozen=True):
    """What the rest of the site knows of a thread."""

    record: Thread  # without its body, pages and sources
    numbers: tuple[int, ...]  # of its pages, in order
    count: int  # of archived posts
    opening: ArchivedPost | None
    last: ArchivedPost
    newest: str  # when its last post of a known date was written, for sorting; "" where none is known
    changed: When | None  # when a post of it was written or edited last
    is_partial: bool  # whether pages of it are known to be missing
    authors: tuple[Author, ...]  # in the order of their first posts
    spots: bytes  # packed: a list of (number of the page, list of Spot)
    answers: tuple[str, ...]  # what its posts answer and it does not hold itself
    stamps: tuple[tuple[str, int], ...]  # when its posts were written: months.py reads them
    captures: tuple[Capture, ...]  # what it was read from
    doubts: Doubts
    dates: tuple[tuple[str, int], ...]  # how the dates of its posts are known, and of how many; "none": not at all

    def __post_init__(self) -> None:
        """ValueError for what no file can have said: unpacking fails for a row that holds it."""
        for stamp, _ in self.stamps:
            _check_stamp(stamp)
        if self.record.states and not _STATES.issuperset(self.record.states):
            raise ValueError("no state of a thread")


class Whole(msgspec.Struct, array_like=True, frozen=True):
    """What a thread's own pages show."""

    record: Thread
    pages: tuple[ArchivedPage, ...]


Spots = list[tuple[Annotated[int, msgspec.Meta(ge=1)], list[Spot]]]  # by the numbers of pages
T = TypeVar("T")
_STATES = frozenset(STATES)
FACTS = msgspec.msgpack.Decoder(Facts)
_WHOLE = msgspec.msgpack.Decoder(Whole)
_WRITTEN = msgspec.msgpack.Decoder(list[Written])
_SPOTS = msgspec.msgpack.Decoder(Spots)

pack = msgspec.msgpack.Encoder().encode


def unpacked(decoder: msgspec.msgpack.Decoder[T], data: bytes | None) -> T | None:
    """What the index has, unpacked; None if it has nothing, or what anything else has made."""
    if not data:
        return None
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def whole(data: bytes, place: str) -> Whole:
    """A thread's posts, unpacked. BuildError for bytes that anything else has made, as for all that is packed inside facts.

    `place`: the thread's folder. What is of another folder, or has posts whose names no files can have, no build has made.
    """
    found = _own(_WHOLE, data)
    if not (is_of(found.record, place) and found.pages and all(page.posts for page in found.pages)):
        raise _foreign()
    if not all(is_stem(post.id) for page in found.pages for post in page.posts):
        raise _foreign()
    return found


def is_of(record: Thread, place: str) -> bool:
    """Whether a thread's record names the folder that it is said to be of: its pages get their addresses from it."""
    return f"{record.slug}.{record.id}" == place.rpartition("/")[2]


def written(data: bytes | bytearray) -> list[Written]:
    """An author's posts in a thread, unpacked."""
    return _own(_WRITTEN, data)


def spots(data: bytes) -> Spots:
    """Where a thread's posts stand, unpacked."""
    return _own(_SPOTS, data)


def _own(decoder: msgspec.msgpack.Decoder[T], data: bytes | bytearray) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _foreign() from error


def _foreign() -> BuildError:
    """Only who can seal rows could put such a one there."""
    what = "the cache holds what no build has made"
    return BuildError(what, todo="delete its folder and build again; if it is shared, change STILLBOARD_CACHE_KEY")


def are_sound(facts: Facts) -> bool:
    """Whether what is packed inside facts is what `Facts` says. It is not if anything else has made them."""
    try:
        pages = spots(facts.spots)
        posts = [post for author in facts.authors for post in written(author.posts)]
    except BuildError:
        return False
    numbers = [number for number, _ in pages]
    return bool(numbers) and numbers == list(facts.numbers) and {post.page for post in posts} <= set(numbers)
