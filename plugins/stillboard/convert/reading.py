"""One capture, read by its importer: thread after thread, each with its posts and members, cleaned and not yet filed.

No more of a capture is in memory than the thread being read, so an export of a whole forum is as good as a page. Threads are
held back only until a post proves that the importer still understands the format: until then nothing of it is handed out.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..content.boards import MAX_BOARDS
from ..dumps import Capture, attachment_path
from ..dumps.unlabelled import is_garbled
from ..errors import Drift, DumpError, Unreadable, UsageError
from ..importers._importer import Importer
from ..importers._later import Piece, made
from ..importers._says_gone import says_gone
from ..markup import left_out
from ..markup.left_out import LeftOut
from ..model import Attachment, Board, Forum, Item, Member, Origin, Post, Reason, Remark, Skipped, Source, Thread, When
from ..order import page_of
from .cleaning import capture_name, cleaned, cleaned_remark
from .impossible import Impossible

UNTITLED = "Untitled"  # a thread whose title shows nothing
DOUBTFUL = 2000  # posts; when so many have no author, none will


@dataclass(frozen=True, slots=True, eq=False)
class CaptureFacts:
    """What filing knows of a capture; one object for each."""

    name: str
    sha256: str
    address: str  # "" if unknown
    captured: When | None


@dataclass(slots=True)
class CapturedThread:
    """A thread of a capture."""

    capture: CaptureFacts
    thread: Thread
    forum: Forum | None
    boards: list[Board]
    members: list[Member] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    def avatars(self) -> list[Attachment]:
        """The files that are only shown as members' pictures: whether they are kept depends on what becomes of the members."""
        of_members = {member.avatar for member in self.members if member.avatar}
        if not of_members:
            return []
        paths = ((one, attachment_path(one)) for one in self.attachments)
        return [one for one, path in paths if path in of_members and not any(path in post.body for post in self.posts)]

    def rename_capture(self, old: str, new: str) -> None:
        """Call the capture by another name wherever the thread and its posts name it."""
        pages = [dataclasses.replace(page, source=new if page.source == old else page.source) for page in self.thread.pages]
        sources = [dataclasses.replace(one, name=new if one.name == old else one.name) for one in self.thread.sources]
        self.thread = dataclasses.replace(self.thread, pages=tuple(pages), sources=tuple(sources))
        self.posts = [
            dataclasses.replace(
                post, sources=tuple(dataclasses.replace(one, capture=new) if one.capture == old else one for one in post.sources)
            )
            for post in self.posts
        ]


@dataclass(slots=True)
class Leftovers:
    """What a capture holds besides its threads."""

    capture: str  # its name
    attachments: list[Attachment] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def choose(capture: Capture, importers: Sequence[Importer], forced: str = "") -> Importer | None:
    """The importer that reads a capture: the forced one, else the first that accepts it. UsageError for an unknown name."""
    if forced:
        for importer in importers:
            if importer.name == forced:
                return importer
        raise UsageError(f"no importer is called {forced!r}", todo=f"there are {', '.join(i.name for i in importers)}")
    return next((importer for importer in importers if importer.accepts(capture)), None)


class Reading:
    """A capture being read. `yielded` counts the posts and skipped things that were handed out so far."""

    def __init__(
        self,
        capture: Capture,
        importer: Importer,
        *,
        keep_emails: bool = False,
        tick: Callable[[], object] = bool,
        make: Callable[[Iterable[Piece]], Iterator[Item]] = made,
    ) -> None:
        """Nothing is read yet. Without `keep_emails` the e-mail addresses in what people wrote are masked. `tick` is called
        before each item, and may raise TimeUp; `make` gives the items of an importer's pieces.
        """
        self._tick = tick
        self._make = make
        self.capture, self.importer = capture, importer
        capture.name = capture_name(capture.name, keep_emails=keep_emails)
        self._clean: Callable[[Any], Any] = functools.partial(cleaned, keep_emails=keep_emails)
        self._clean_remark = functools.partial(cleaned_remark, keep_emails=keep_emails)
        self.yielded = 0
        self._read = 0  # posts and skipped things, in the capture's order
        self._thread: CapturedThread | None = None
        self._named: Thread | None = None  # the open thread, as the importer gave it
        self._forum: Forum | None = None
        self._boards: list[Board] = []
        self._members: list[Member] = []  # named before any thread
        self._leftovers = Leftovers(capture.name)
        self._garbled: list[str] = []  # posts, by their places
        self._gone: list[str] = []  # what posts say that say only that they were deleted
        self._shown = self._authors = self._posts = 0
        self._impossible = Impossible(capture.captured)

    def threads(self) -> Iterator[CapturedThread | Leftovers]:
        """The threads, each as soon as the next one begins, and the leftovers, before the thread that comes after them.

        Drift if there is no post, or none that names its author: then nothing was handed out. DumpError where the capture
        turns out to be broken: what came before it has been handed out by then, the unfinished thread too, unless Unreadable.
        """
        account = left_out.begin()
        held: list[CapturedThread | Leftovers] = []
        broken: DumpError | None = None
        threads = self._threads()
        while broken is None:
            try:
                one = next(threads, None)
            except Unreadable:  # perhaps for now alone: then the next run reads the thread whole
                raise
            except DumpError as error:
                one, broken = self._last(), error
            if one is None or broken:
                self._leftovers.remarks += self._left_out(account)
            held += self._taken_leftovers()
            if one is not None:
                held.append(one)
            if self._is_proven:
                yield from self._handed(held)
                held = []
            if one is None or broken:
                break
        if broken:
            raise broken
        self._check()
        yield from self._handed(held)

    def refused_files(self) -> Iterator[Leftovers]:
        """The files of the dump that the capture asked for and must not bring along, each with the reason."""
        name, refused = self.capture.name, self.capture.refused
        if refused:
            yield Leftovers(name, remarks=[Remark(name, f"{path} was not taken along: {why}") for path, why in refused.items()])

    def _handed(self, held: list[CapturedThread | Leftovers]) -> Iterator[CapturedThread | Leftovers]:
        for one in held:
            self.yielded += len(one.posts) if isinstance(one, CapturedThread) else len(one.skipped)
            yield one

    def _left_out(self, account: LeftOut) -> Iterator[Remark]:
        """What was left out on purpose, in numbers, and what is doubtful."""
        where = self.capture.name
        if misread := self.capture.misread:
            yield Remark(where, misread)
        yield from self._doubtful()
        yield from (Remark(where, said) for said in self._impossible.said())
        if (words := account.hidden_words) > 0:
            yield Remark(where, f"{words} word{'s that are' if words > 1 else ' that is'} hidden on the page left out of posts")
        if (words := account.doubted_words) > 0:
            what = f"{words} words" if words > 1 else "1 word"
            yield Remark(where, f"{what} of posts may be hidden on the page by rules that are not judged, and kept: look at them")
        if (words := account.staff_words) > 0:
            what = f"{words} words of posts are" if words > 1 else "1 word of a post is"
            yield Remark(where, f"{what} in what the page calls notes of the staff, and kept: were they public?")
        if (parts := account.gated_parts) > 0:
            what = f"{parts} parts of posts that it shows" if parts > 1 else "a part of a post that it shows"
            yield Remark(where, f"{what} to some readers alone left out")
        if (files := account.awaiting_files) > 0:
            what = f"{files} files that await" if files > 1 else "1 file that awaits"
            yield Remark(where, f"{what} approval, which only the forum's staff can see, left out of posts")
        if (posts := account.cut_off) > 0:
            what = f"{posts} posts end" if posts > 1 else "1 post ends"
            yield Remark(where, f"{what} in the middle of the mark-up: the source was cut off, and the rest is in it nowhere")
        if (number := account.credentials) > 0:
            what = "session ids, tokens or passwords" if number > 1 else "session id, token or password"
            yield Remark(where, f"{number} {what} taken out of addresses")

    def _doubtful(self) -> Iterator[Remark]:
        """Which posts may say something else than what their authors wrote."""
        where = self.capture.name
        if self._garbled:
            few = ", ".join(self._garbled[:3])
            what = f"{len(self._garbled)} posts look" if len(self._garbled) > 1 else "1 post looks"
            yield Remark(where, f"{what} garbled, as words read in another encoding than they were written in ({few})")
        if self._gone:
            what = f"{len(self._gone)} posts say only that they were" if len(self._gone) > 1 else "1 post says only that it was"
            few = " or ".join(f"“{one}”" for one in list(dict.fromkeys(self._gone))[:3])
            yield Remark(where, f"{what} deleted ({few}), and kept: where the forum says so, write `State: deleted`")

    def _taken_leftovers(self) -> list[CapturedThread | Leftovers]:
        leftovers, self._leftovers = self._leftovers, Leftovers(self.capture.name)
        return [leftovers] if leftovers.skipped or leftovers.remarks or leftovers.attachments else []

    def _last(self) -> CapturedThread | None:
        thread, self._thread = self._thread, None
        return thread

    def _threads(self) -> Iterator[CapturedThread]:
        read = self.importer.pieces
        for item in self._make(read(self.capture)) if read else self.importer.posts(self.capture):
            self._tick()
            if isinstance(item, Thread):
                if self._thread and item == self._named:
                    continue  # the same thread goes on
                self._named = item
                if before := self._last():
                    yield before
            self._take(item)
        if last := self._last():
            yield last

    def _take(self, item: object) -> None:
        match item:
            case Post():
                self._take_post(self._impossible.without(self._clean(item)))
            case Thread():
                thread = self._clean(item)
                thread = self._within_bounds(thread if thread.title else dataclasses.replace(thread, title=UNTITLED))
                self._thread = CapturedThread(self._facts, self._with_source(thread), self._forum, self._boards, self._members)
                self._members = []
            case Member():
                (self._thread.members if self._thread else self._members).append(self._clean(item))
            case Forum():
                if (forum := self._clean(item)) != self._forum:
                    self._named = None
                self._forum, self._boards = forum, []
            case Board():
                self._take_board(self._clean(item))
            case Attachment():
                (self._thread or self._leftovers).attachments.append(item)
            case Skipped():
                self._read += 1
                self._leftovers.skipped.append(item)
            case Remark():
                self._leftovers.remarks.append(self._clean_remark(item))

    def _take_board(self, board: Board) -> None:
        if board.title and len(board.parents) < MAX_BOARDS:
            self._boards = [*self._boards, board]  # a new list: threads have the old one

    def _within_bounds(self, thread: Thread) -> Thread:
        if len(thread.boards) <= MAX_BOARDS:
            return thread
        text = f"{thread.title}: {len(thread.boards)} boards in one another; the outermost {MAX_BOARDS} are kept"
        self._leftovers.remarks.append(Remark(self.capture.name, text))
        return dataclasses.replace(thread, boards=thread.boards[:MAX_BOARDS])

    def _take_post(self, post: Post) -> None:
        self._read += 1
        where = Origin(self.capture.name, self._read)
        if self._thread is None:
            raise DumpError(
                "a post before any thread", where=str(where), todo=f"the importer {self.importer.name} must be corrected"
            )
        if not (post.body or post.state or post.title):
            self._leftovers.skipped.append(Skipped(Reason.EMPTY, post.sources[0] if post.sources else where, post.author))
            return
        self._posts += 1
        if is_garbled(post.body) or is_garbled(post.author):
            self._garbled.append(f"#{self._read}")
        if not post.state and (said := says_gone(post.body)):
            self._gone.append(said)
        if not post.state:  # a tombstone may well hide its author
            self._shown += 1
            self._authors += bool(post.author)
            if self._authors == 0 and self._shown > DOUBTFUL:
                self._check()
        self._thread.posts.append(post if post.sources else dataclasses.replace(post, sources=(where,)))

    @functools.cached_property
    def _facts(self) -> CaptureFacts:
        capture = self.capture
        return CaptureFacts(capture.name, capture.sha256, capture.address, capture.captured)

    def _with_source(self, thread: Thread) -> Thread:
        capture = self.capture
        if any(source.sha256 == capture.sha256 for source in thread.sources):
            return thread
        source = Source(capture.name, capture.sha256, self.importer.name, capture.captured)
        return dataclasses.replace(thread, sources=(*thread.sources, source))

    @property
    def _is_proven(self) -> bool:
        return bool(self._authors if self.importer.names_authors else self._shown)

    def _check(self) -> None:
        name = self.importer.name
        if not self._posts:
            what = f"{name} finds no post in it"
            raise Drift(what, where=self.capture.name, todo="is it a thread? the importer may be out of date")
        if self.importer.names_authors and self._shown and not self._authors:
            what = f"{name} finds no author for any of {self._shown} posts"
            raise Drift(what, where=self.capture.name, todo="the importer is out of date with this forum")


def only_pages(captured: CapturedThread, first: int, last: int) -> int:
    """Leave out what is not on the pages asked for, files of posts included; returns how many posts that were."""
    before = len(captured.posts)
    left_out = [post.body for post in captured.posts if not first <= page_of(post, captured.thread) <= last]
    captured.posts = [post for post in captured.posts if first <= page_of(post, captured.thread) <= last]
    pages = tuple(page for page in captured.thread.pages if first <= page.number <= last)
    captured.thread = dataclasses.replace(captured.thread, pages=pages)
    if captured.attachments and left_out:
        wanted = "\n".join(post.body for post in captured.posts)
        captured.attachments = [one for one in captured.attachments if attachment_path(one) in wanted]
    return before - len(captured.posts)
