"""What a forum is: plain, frozen records, and nothing else. Standard library only.

An empty string, an empty tuple or None always means: the source does not say. What is inferred says so (`date_source`).
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import re
from dataclasses import dataclass, field
from typing import Annotated


class Text(enum.Enum):
    """What the text in a field is: every field of a record that holds text says so in its type."""

    MARKDOWN = "Markdown"  # GitHub-flavoured, as content/README.md describes it
    NAME = "name"  # of a person, a board, a thread, a kind of number: one line that people gave
    TAG = "tag"  # a name of which several stand in one line
    WORDS = "words"  # whatever else people wrote on one line
    ADDRESS = "address"  # of the web
    ID = "id"  # the forum's own
    STEM = "stem"  # part of a file's name under content/
    FACT = "fact"  # what a program wrote: a language's tag, a hash, a capture's name


WRITTEN = frozenset({Text.NAME, Text.TAG, Text.WORDS})  # by people, on one line
Markdown = Annotated[str, Text.MARKDOWN]
Name = Annotated[str, Text.NAME]
Tag = Annotated[str, Text.TAG]
Words = Annotated[str, Text.WORDS]
Address = Annotated[str, Text.ADDRESS]
Id = Annotated[str, Text.ID]
Stem = Annotated[str, Text.STEM]
Fact = Annotated[str, Text.FACT]

_WHEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?)?)?", re.ASCII)
# What machines write (ISO 8601, RFC 3339): extended or basic, and a zone with or without its colon and minutes.
_ISO = re.compile(
    r"(?a)(?P<date>\d{4}-\d\d-\d\d|\d{8})(?:(?:[Tt]| {1,3})(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d{1,12})?"
    r" ?(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?[+-]\d\d:\d\d", re.ASCII)
_WIDTH = {4: dt.timedelta(days=366), 7: dt.timedelta(days=31), 10: dt.timedelta(days=1)}
_EAST, _WEST = dt.timedelta(hours=14), dt.timedelta(hours=12)  # UTC-12 to UTC+14: so far from UTC a local time may be


@dataclass(frozen=True, slots=True)
class When:
    """A date or an instant, with exactly the precision that is known.

    `text` is one of `2020`, `2020-09`, `2020-09-30`, `2018-01-12T12:15`, `2018-01-12T12:15:09` (a wall clock whose
    zone is not known), or one of the last two with `Z` (an instant, in UTC). ValueError for anything else.
    """

    text: str

    def __post_init__(self) -> None:
        _start(self.text)

    @classmethod
    def instant(cls, moment: dt.datetime) -> When:
        """The instant of an aware datetime, in whole seconds of UTC. ValueError if `moment` has no zone."""
        if moment.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return cls(f"{moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z")

    @classmethod
    def read(cls, text: str) -> When:
        """What people write into a header: as `text`, or an instant with another offset than Z. ValueError for anything else."""
        try:
            return cls.instant(dt.datetime.fromisoformat(text)) if _OFFSET.fullmatch(text) else cls(text)
        except OverflowError as error:  # an instant before the year 1, or behind the last
            raise ValueError(f"not a date: {text!r}") from error

    @classmethod
    def iso(cls, text: str) -> When | None:
        """What machines write: a day (`2020-05-11`, `20200511`), with a time behind T or a blank, with an offset behind that
        (`Z`, `UTC`, `+07:00`, `+0700`, `+07`). None for anything else.

        With an offset it is an instant, without one a wall clock, to the minute if it has no seconds; fractions of a second are
        left out. Years and months alone, weeks and days of the year are nothing that machines write here.
        """
        if not (match := _ISO.fullmatch(text.strip())):
            return None
        date, clock = match["date"].replace("-", ""), (match["time"] or "").replace(":", "")
        said = f"{date[:4]}-{date[4:6]}-{date[6:]}" + "T" * bool(clock)
        said += ":".join(clock[n : n + 2] for n in range(0, len(clock), 2))
        try:
            if not match["zone"]:
                return cls(said)
            zone = match["zone"] if match["zone"][0] in "+-" else "+00"
            return cls.instant(dt.datetime.fromisoformat(said + zone))
        except (ValueError, OverflowError):  # no such day, time or offset; or an instant before the year 1
            return None

    @classmethod
    def epoch(cls, seconds: float) -> When:
        """The instant of a Unix time in seconds. ValueError if no calendar holds it."""
        try:
            return cls.instant(dt.datetime.fromtimestamp(seconds, dt.UTC))
        except (OverflowError, OSError) as error:
            raise ValueError(f"no such time: {seconds}") from error

    @property
    def is_instant(self) -> bool:
        """True if the zone is known."""
        return self.text.endswith("Z")

    @property
    def has_time(self) -> bool:
        """True if a time of day is known."""
        return "T" in self.text

    def start(self) -> dt.datetime:
        """The first moment the text can mean, as if it were UTC: aware, for sorting and display."""
        return _start(self.text)

    def bounds(self) -> tuple[dt.datetime, dt.datetime]:
        """The earliest and the latest instant (both aware, UTC) that the text can mean in any zone on Earth."""
        start = self.start()
        if self.is_instant:
            return start, start
        return start - _EAST, start + (dt.timedelta() if self.has_time else _WIDTH[len(self.text)]) + _WEST

    def before(self, other: When) -> bool:
        """True if this is certainly earlier than `other`, whatever the zones."""
        return self.bounds()[1] < other.bounds()[0]


class DateSource(enum.StrEnum):
    """How a post's date is known."""

    MARKUP = "markup"  # the dump gave it for this post
    TEXT = "text"  # a date printed in or next to the post
    UPLOAD_NAME = "upload-name"  # the epoch in the name of a file uploaded with it, such as 1589235127300.png
    BETWEEN = "between"  # bounded by its neighbours' dates


class State(enum.StrEnum):
    """Why a post has no body to show."""

    DELETED = "deleted"  # the forum showed that it was deleted
    HIDDEN = "hidden"  # the forum showed that it was hidden
    REMOVED = "removed"  # taken out of this archive by its maintainers; no conversion revives it


class AuthorKind(enum.StrEnum):
    """What an author was to the forum: a guest is no member, or none any more, whoever else has the name."""

    GUEST = "guest"


class Reason(enum.StrEnum):
    """Why something in a dump became no post: a closed list."""

    DUPLICATE = "duplicate"
    NOT_A_POST = "not a post"
    EMPTY = "empty in the source"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a post stands among the pages of its thread. Written `13-1`."""

    page: int  # from 1
    nth: int  # the n-th post of that page, from 1

    def __str__(self) -> str:
        """As files and pages show it: `<page>-<nth>`."""
        return f"{self.page}-{self.nth}"


@functools.lru_cache(maxsize=1024)  # a thread's posts are put in order by it again and again
def _start(text: str) -> dt.datetime:
    if not _WHEN.fullmatch(text):
        raise ValueError(f"not a date: {text!r}")
    if len(text) == 20:  # to the second, in UTC
        return dt.datetime.fromisoformat(text)
    date, _, time = text.removesuffix("Z").partition("T")
    return dt.datetime.fromisoformat(f"{date + '-01-01'[len(date) - 4 :]}T{time or '00:00'}").replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """What in a capture something was read from. Written `<capture>#<nth>`, or `<capture>` alone where nth is not known."""

    capture: Fact  # its name
    nth: int | None = None  # the n-th post or record in it, from 1

    def __str__(self) -> str:
        """As files and reports show it."""
        return self.capture if self.nth is None else f"{self.capture}#{self.nth}"


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post of a capture that a file holds and does not name: people edited it, or it is another thread's."""

    file: Fact  # its stem; before that of another thread its thread's id and a slash
    original_id: Id  # the forum's own id of the post; "" if the capture does not say
    source: Origin
    date: When | None = None  # the instant at which it was written, if the capture says
    words: Fact = ""  # the fingerprint of its words there, if the file has no such one


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum as a whole."""

    title: Name
    id: Stem = ""  # the stem of its file; empty until filed
    addresses: tuple[Address, ...] = ()  # present and former, the present one first; each ends in /
    engine: Words = ""  # "XenForo 2", "Discourse"
    timezone: Fact = ""  # IANA name; for display and sorting only
    lang: Fact = ""  # BCP 47
    path: Stem = ""  # leads the forum's addresses on the site; empty for one forum only
    body: Markdown = ""  # introduces it


@dataclass(frozen=True, slots=True)
class Board:
    """A board (sub-forum, category)."""

    title: Name
    id: Stem = ""  # the stem of its file: <slug>.<id>; empty until filed
    board_id: Id = ""  # the forum's own id
    parents: tuple[Name, ...] = ()  # titles of the boards that it lies in, outermost first (from a dump)
    parent: Stem = ""  # of the board that it lies in (from a file)
    addresses: tuple[Address, ...] = ()
    order: int | None = None
    body: Markdown = ""


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One page of a thread that a capture held."""

    number: int
    captured: When | None
    source: Fact  # the capture's name


@dataclass(frozen=True, slots=True)
class Source:
    """Where a thread's posts were read from."""

    name: Name
    sha256: Fact  # 64 hex digits
    importer: Fact
    captured: When | None = None


@dataclass(frozen=True, slots=True)
class PollOption:
    """One answer of a poll."""

    text: Words
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread's own facts; its posts follow it."""

    title: Name
    id: Stem = ""  # folder name's last part (the forum's id, or t-<8 hex>); empty until filed
    slug: Stem = ""  # folder name's first part; from the forum's own address where it is known
    thread_id: Id = ""  # the forum's own id
    addresses: tuple[Address, ...] = ()
    boards: tuple[Name, ...] = ()  # titles, outermost first
    prefix: Name = ""
    titles: tuple[Name, ...] = ()  # what else captures call it
    tags: tuple[Tag, ...] = ()
    states: tuple[Fact, ...] = ()  # of: sticky, locked, moved
    posts_per_page: int | None = None
    page_count: int | None = None
    pages: tuple[CapturedPage, ...] = ()
    views: int | None = None
    lang: Fact = ""
    poll: Name = ""
    poll_options: tuple[PollOption, ...] = ()
    sources: tuple[Source, ...] = ()
    known_posts: tuple[KnownPost, ...] = ()
    body: Markdown = ""  # the archivist's note
    written: Fact = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a member's card showed."""

    what: Name  # "Messages"
    number: Fact  # digits, or several numbers joined by /: "12324", "24463/1293/0"
    as_of: When | None = None  # when it was captured


@dataclass(frozen=True, slots=True)
class Member:
    """What the captures say of a member."""

    name: Name
    id: Stem = ""  # file name's last part (the forum's id, or n-<8 hex>); empty until filed
    slug: Stem = ""
    member_id: Id = ""  # the forum's own id
    names: tuple[Name, ...] = ()  # former names, each possibly after a date and a space
    address: Address = ""
    avatar: Stem = ""  # their picture, as bodies name a file of the archive: /content/attachments/…
    title: Name = ""
    badges: tuple[Tag, ...] = ()
    joined: When | None = None
    counts: tuple[Count, ...] = ()
    signature: Words = ""
    same_as: tuple[Stem, ...] = ()  # the same person elsewhere in the archive: <forum>/<slug>.<id>, as maintainers say it
    body: Markdown = ""
    written: Fact = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """A later capture of a post's page that shows its neighbours, but not the post."""

    captured: When
    source: Fact  # the capture's name


@dataclass(frozen=True, slots=True)
class OtherText:
    """Another text that a capture has for a post. Its words are not kept here: they are in the dump."""

    digest: Fact  # the first 16 hex digits of its sha256
    captured: When | None
    source: Origin


@dataclass(frozen=True, slots=True)
class Post:
    """One post. It belongs to the thread named last before it."""

    body: Markdown = ""
    id: Stem = ""  # the stem of its file; empty until filed
    author: Name = ""  # empty: the source does not name the author
    author_id: Id = ""
    author_is: AuthorKind | None = None
    date: When | None = None
    date_source: DateSource | None = None
    not_before: When | None = None
    not_after: When | None = None
    number: int | None = None  # the forum's own count along the thread, from 1
    place: Place | None = None
    title: Name = ""
    address: Address = ""
    files: tuple[Address, ...] = ()  # where the forum had the files that the post shows from the archive
    original_id: Id = ""  # the forum's own id of the post
    also: tuple[Id, ...] = ()  # further ids that became known later
    reply_to: Id = ""  # the forum's id of the post it answers, or #<number>
    edited: When | None = None
    edited_by: Name = ""
    edit_reason: Words = ""
    reactions: Words = ""
    lang: Fact = ""
    state: State | None = None
    missing_from: tuple[Absence, ...] = ()
    differs: tuple[OtherText, ...] = ()
    sources: tuple[Origin, ...] = ()
    other_words: tuple[Fact, ...] = ()  # fingerprints of the texts that captures had and that are not the body
    fingerprint: Fact = ""  # of the words that the converter wrote last, salted: they are known by it when they are gone
    written: Fact = ""  # what the converter wrote last, as a hash; empty for a file people made


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the dump holds and a post shows."""

    name: Name  # as people saw it
    sha256: Fact
    read: object = field(compare=False, repr=False)  # () -> bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a dump that became no post, and why."""

    reason: Reason
    where: Origin
    text: Words = ""  # its beginning, for the report


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the archive's maintainers should know about a capture. It is no failure."""

    where: Fact
    text: Words


Item = Forum | Board | Thread | Member | Post | Attachment | Skipped | Remark
"""What an importer yields: the forum, its boards, a thread, then its members and posts in order; then the next thread."""
