"""One conversion: each dump's captures read, each captured thread filed, and what changed written, thread by thread.

A failure inside one capture is reported, the others go on.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
import signal
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import stopping
from ..content.disk import Disk, explained
from ..content.telling import warning
from ..dumps import Asked, Capture, attachment_path, captures
from ..errors import DumpError, NoPosts, NoThread, SettingsError, StillboardError, Terminated, UnknownFormat, Unreadable
from ..importers._importer import Importer
from ..model import Attachment, Remark, When
from ..workers import Workers
from . import attachments
from .ahead import Ahead
from .archive import Archive
from .clock import Clock
from .filing import file_thread, may_be_from, says_its_forum
from .mirror import Mirror
from .reader import Part, Reader
from .reading import CapturedThread, Leftovers, only_pages
from .report import NotThread, Outcome, Report, kinds
from .unchanged import Memory, Traces
from .writing import Stopped, Writing

HELD = 20_000  # posts of captures that do not say which forum they are from


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may ask for."""

    importer: str = ""  # forced by name
    captured: When | None = None  # when the dumps were saved
    url: str = ""  # of the saved page or its forum
    boards: tuple[str, ...] = ()  # titles, outermost first, for threads that name none
    pages: tuple[int, int] | None = None  # first and last
    dayfirst: bool | None = None  # how to read 02-03-2018 where the dump does not say
    keep_emails: bool = False  # leave the e-mail addresses in what people wrote as they are
    database: str = ""  # which one, of a dump of several
    prefix: str | None = None  # of the tables of the forum that is meant, of a dump of several
    open_boards: tuple[str, ...] = ()  # ids of a database's boards that are read though guests could not, or nobody knows
    files: Path | None = None  # the folder of the uploads that belong to a database
    encoding: str = ""  # of what in a database is no UTF-8
    dry_run: bool = False
    cache: Path | None = None  # the folder of caches, where conversions are remembered; None: nowhere
    timeout: float = 0  # seconds that a step may take: the next capture of a dump, the next thread of a capture; 0: no limit
    workers: int = 1  # processes that read; 0: as many as there are processors
    executor: str = ""  # dask://host:port: the processes of a cluster read
    again: bool = False  # convert unchanged dumps too
    wait: float = 60.0  # seconds for another run that writes into the same archive
    say: Callable[[str], object] = str  # is called with who that is
    progress: Callable[[str], object] = str  # is called with how far it is, often


class Run:
    """One conversion."""

    def __init__(self, root: Path, importers: Sequence[Importer], options: Options) -> None:
        """Read the archive's forums, after what a killed run left was put in order. ContentError if a file of one is faulty."""
        self.root, self.importers, self.options = root, importers, options
        self.report = Report(dry_run=options.dry_run)
        self.clock = Clock(options.timeout)
        self.disk = Disk(root)
        for problem in () if options.dry_run else self.disk.recover():
            self.report.fail(problem, problem.where)
        self.archive = Archive(root, options.cache)
        self.writing = Writing(self.archive, self.disk, self.report)
        self.dump = ""  # which one this is, in words
        self.traces = Traces()  # of this dump
        self.unread = ""  # what could not be read of the dumps before it
        self.held: list[CapturedThread] = []  # of this dump, until it is known which forum they are from

    def convert(self, dumps: Sequence[Path]) -> Report:
        """Convert the dumps, one after the other. What fails is in the report."""
        asked = dataclasses.replace(
            self.options,
            dry_run=False,
            cache=None,
            timeout=0,
            workers=0,
            executor="",
            again=False,
            progress=str,
            wait=0.0,
            say=str,
        )
        # What lies in a folder of uploads is looked up one by one: such a conversion is not remembered.
        cache = None if self.options.dry_run or self.options.files else self.options.cache
        memory = Memory(cache, self.root, repr(asked), [importer.name for importer in self.importers])
        since = {dump: memory.since(dump) for dump in dumps}  # all, before any of them changes the archive
        todo = [(dump, Traces()) for dump in dumps if self.options.again or not since[dump]]
        ahead = self._ahead(todo)
        converted: list[tuple[Path, Traces]] = []
        try:
            for dump in dumps:
                self.report.dumps += 1
                self.dump = f"{self.report.dumps} of {len(dumps)}, {dump.name}"
                if since[dump] and not self.options.again:
                    self.report.unchanged.append(since[dump])
                else:
                    converted.append((dump, self._converted(ahead, len(converted), *todo[len(converted)])))
            self._write(everything=True)
            if self.report.balanced and self.writing.is_whole:
                memory.close(converted, f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}")
            self._note_gaps()
        except Stopped:
            self._stop(self.report.errors[-1].text)
        except OSError as error:  # what was filed by then is accounted for all the same
            known = _refused(error, str(self.root))
            self.report.fail(known, known.where)
            self._stop(str(known))
        except KeyboardInterrupt as request:
            self.report.signal = request.number if isinstance(request, Terminated) else signal.SIGINT
            self._stop("somebody asked for it")
        finally:
            ahead.close()
        return self.report

    def _ahead(self, todo: Sequence[tuple[Path, Traces]]) -> Ahead:
        options = self.options
        listed = [functools.partial(self._listed, dump, traces) for dump, traces in todo]
        reader = Reader(tuple(self.importers), options.importer, keep_emails=options.keep_emails)
        workers = Workers(options.workers, cluster=options.executor, option="--workers", cluster_option="--executor")
        return Ahead(listed, reader, self.clock, workers)

    def _listed(self, dump: Path, traces: Traces) -> Iterator[Capture]:
        """The captures of a dump, each in its time."""
        options = self.options
        found = captures(
            dump,
            captured=options.captured,
            address=options.url,
            dayfirst=options.dayfirst,
            asked=self._asked(),
            looked_for=traces.nearby,
        )
        return self.clock.each(found, str(dump))

    def _asked(self) -> Asked:
        options = self.options
        return Asked(
            options.database,
            options.prefix,
            options.open_boards,
            options.files,
            options.encoding,
            None if options.dry_run else options.cache,
            self._tell,
        )

    def _tell(self, how_far: str) -> None:
        """Show how far the reading of one large capture is: as long as it goes on, its time is not up."""
        self.clock.again()
        self.options.progress(f"Dump {self.dump}: {how_far}")

    def _converted(self, ahead: Ahead, number: int, dump: Path, traces: Traces) -> Traces:
        """Convert a dump: what it led to, or nothing if something failed."""
        self.traces = traces
        self.unread = self.report.unreadable
        before = self.report.faults
        try:
            with self.clock:
                self._dump(ahead.of(number), dump)
        except SettingsError as error:  # of no dump: there is no cluster, or none any more
            self.report.fail(error, error.where)
            self._file_held()
            self._write(everything=True)
            raise Stopped from error
        except StillboardError as error:
            self.report.fail(error, str(dump))
        self._file_held()
        return traces if self.report.faults == before else Traces()

    def _note_gaps(self) -> None:
        """Report what the archive lacks, now that all is written."""
        self.report.remarks += self.archive.forums_without_address()
        gaps = self.archive.gaps
        self.report.missing_files = gaps.files
        self.report.attachments["missing"] = len(gaps.files)
        try:
            self.report.quoted_elsewhere = list(gaps.not_archived(self.root))
            self.report.unsure += self.archive.in_two_threads.remarks(self.root)
        except StillboardError as error:
            self.report.fail(error, error.where)

    def _stop(self, why: str) -> None:
        """Account for what was read and will not be written."""
        self.report.stopped = why
        for thread in self.archive.unwritten():
            self.report.threads.pop(str(thread.folder), None)
            for file in thread.posts:
                self.report.recount(file.counted, Outcome.FAILED)
        self.held.clear()
        self._account_for_the_rest()

    def _account_for_the_rest(self) -> None:
        """Count as failed what an error kept from being filed, or left out, after it was read; what is held is still to come."""
        held = sum(len(captured.posts) for captured in self.held)
        if (rest := self.report.yielded - self.report.posts.total() - held) > 0:
            self.report.posts[Outcome.FAILED] += rest

    def _dump(self, found: Iterable[tuple[Capture, Iterator[Part]]], dump: Path) -> None:
        unread: list[str] = []
        strangers: list[NotThread] = []
        account = Mirror(str(dump))
        known = False
        self.archive.addressed.clear()
        folder = f"{dump.name}/" if os.path.isdir(dump) else ""
        try:
            for capture, parts in found:
                self.report.captures += 1
                self._say()
                name = capture.name  # as it was found
                where = f"{folder}{name}"
                try:
                    self._take(parts)
                    known = True
                    account.read += 1
                except NoPosts as error:
                    account.blank.append((error, where))
                except NoThread as kind:
                    strangers.append(NotThread(where, kind.what, kind.todo))
                except UnknownFormat:
                    unread.append(name)
                except (StillboardError, OSError, MemoryError, ImportError) as error:
                    known = True
                    account.failed += 1
                    self._account_for_the_rest()
                    self.report.fail(_of_capture(error, capture.name), where)
        except (OSError, MemoryError) as error:
            raise _refused(error, str(dump)) from error
        finally:
            known = account.settle(self.report) or known
            self.report.not_threads += strangers
            self.report.not_read += unread if known or strangers else []
        if not known and strangers:
            raise UnknownFormat(f"no thread in it, but {kinds(strangers)}", where=str(dump), todo=strangers[0].todo)
        if not known:
            if _is_empty(dump):
                raise UnknownFormat("an empty file", where=str(dump), todo="save it again")
            todo = "`stillboard list` shows the formats; --from NAME forces one"
            raise UnknownFormat("no importer knows it", where=str(dump), todo=todo)

    def _take(self, parts: Iterator[Part]) -> None:
        """File a capture, thread by thread. What was read before it turns out to be broken stays."""
        for part in parts:
            if isinstance(part, CapturedThread):
                self.report.yielded += len(part.posts)
                self._thread(part)
            else:
                self.report.yielded += len(part.skipped)
                self._leftovers(part)

    def _leftovers(self, leftovers: Leftovers) -> None:
        self.report.remarks += leftovers.remarks
        for skipped in leftovers.skipped:
            self.report.skip(skipped)
        self._attachments(leftovers.capture, leftovers.attachments)

    def _attachments(self, capture: str, found: Sequence[Attachment]) -> None:
        kept_out = self.archive.takedowns.has_file
        for attachment in (one for one in found if not kept_out(one.sha256)):
            with stopping.held():  # what is written is counted
                self._attachment(capture, attachment)
            stopping.check()

    def _attachment(self, capture: str, attachment: Attachment) -> None:
        try:
            data = attachments.keep(attachment, self.disk, dry_run=self.options.dry_run)
        except StillboardError as error:
            self.report.fail(error, capture)
        except OSError as error:
            self.writing.failed(explained(error, self.root / attachments.place(attachment)), error)
        else:
            self.traces.attachments.add(str(attachments.place(attachment)))
            self.report.attachments["already_kept" if data is None else "kept"] += 1
            self.report.written += data is not None
            if kind := "" if data is None else attachments.telling_kind(attachment, data):
                self.report.remarks.append(Remark(str(attachments.place(attachment)), warning(kind)))

    def _say(self) -> None:
        report = self.report
        self.options.progress(f"Dump {self.dump}: {report.captures} captures, {report.yielded} posts, {report.written} files")

    def _thread(self, captured: CapturedThread) -> None:
        self._say()
        if self.options.boards and not captured.thread.boards:
            captured.thread = dataclasses.replace(captured.thread, boards=self.options.boards)
        if self.options.pages:
            self.report.posts[Outcome.NOT_ASKED] += only_pages(captured, *self.options.pages)
        if not self.archive.takedowns:  # else it is first to be known which files are kept out
            avatars = captured.avatars()
            self._attachments(captured.capture.name, [one for one in captured.attachments if one not in avatars])
            captured.attachments = avatars
        if not captured.posts:
            return
        if says_its_forum(self.archive, captured.capture, captured):
            self._file(captured)
            return
        self.held.append(captured)
        if sum(len(one.posts) for one in self.held) > HELD:
            self._file_held()

    def _file_held(self) -> None:
        """Captures that do not say which forum they are from are from the one that the others of their dump are from."""
        forum = self.archive.only_addressed()
        while self.held:
            captured = self.held.pop(0)
            if forum and may_be_from(forum, captured):
                captured.forum = forum
            self._file(captured)

    def _file(self, captured: CapturedThread) -> None:
        had_forums = bool(self.archive.forums.by_stem)
        try:
            forum, folder = file_thread(self.archive, captured.capture, captured, self.report)
            if not had_forums and self.unread:
                self._note_first(forum)
            self.traces.forums.add(forum)
            self.traces.threads |= {folder} - {""}
        except StillboardError as error:
            self.report.fail(error, captured.capture.name)
        else:
            avatars = captured.avatars()
            named = self.archive.members(forum).avatars_of(captured.members) if avatars else ()
            kept = [one for one in captured.attachments if one not in avatars or attachment_path(one) in named]
            self._attachments(captured.capture.name, kept)
        if self.options.dry_run:
            self.archive.put_aside()
        else:
            self._write(everything=False)

    def _note_first(self, forum: str) -> None:
        """Say that another forum may have been meant to be the first one: that decides addresses, which stay."""
        text = f"is the first forum, so its addresses have no Path before them; {self.unread} could not be read: "
        text += "if that is to be the first one, convert all again into another --content before anything is published"
        self.report.remarks.append(Remark(f"forums/{forum}.md", text))

    def _write(self, *, everything: bool) -> None:
        for changes in self.archive.changes(self.report, everything=everything):
            if self.options.dry_run:
                self.report.written += sum(change.digest != change.file.seen for change in changes.files)
                for change in changes.files:
                    change.is_written()
            else:
                with stopping.held():  # else nobody could say which files of a thread are in their places
                    self.writing.put(changes)
                stopping.check()


def _of_capture(error: StillboardError | OSError | MemoryError | ImportError, where: str) -> StillboardError:
    """What keeps a capture from being read; SettingsError, which is of none, is raised."""
    if isinstance(error, SettingsError):
        raise error
    return error if isinstance(error, StillboardError) else _refused(error, where)


def _refused(error: OSError | MemoryError | ImportError, where: str) -> DumpError:
    """What keeps a dump from being read, and is no fault of its own, as one line."""
    match error:
        case MemoryError():
            return Unreadable("needs more memory than there is", where=where, todo="cut it into parts")
        case ImportError():
            return Unreadable(f"a part of this program cannot be loaded ({error})", where=where, todo="convert again")
        case _:
            what = f"cannot be read ({error.strerror or error})"
            return Unreadable(what, where=str(error.filename or where), todo="look at it, then convert again")


def _is_empty(dump: Path) -> bool:
    try:
        status = dump.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and not status.st_size
