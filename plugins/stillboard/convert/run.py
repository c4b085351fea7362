"""One conversion: each dump's captures read, each captured thread filed, and what changed written, thread by thread.

A failure inside one capture is reported, the others go on.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import signal
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import stopping
from ..content.disk import Disk, explained
from ..dumps import Capture, captures
from ..dumps.page_kinds import NotAThread, kind_of
from ..errors import Drift, DumpError, NoThread, StillboardError, Terminated, UnknownFormat, Unreadable
from ..importers._importer import Importer
from ..model import Attachment, Remark, When
from . import attachments
from .archive import Archive
from .clock import Clock
from .filing import file_thread, may_be_from, says_its_forum
from .reading import CapturedThread, Leftovers, Reading, choose, only_pages
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
    dry_run: bool = False
    cache: Path | None = None  # the folder of caches, where conversions are remembered; None: nowhere
    timeout: float = 0  # seconds that a step may take: the next capture of a dump, the next thread of a capture; 0: no limit
    again: bool = False  # convert unchanged dumps too
    wait: float = 60.0  # seconds for another run that writes into the same archive
    say: Callable[[str], object] = str  # is called with who that is
    progress: Callable[[str], object] = str  # is called with how far it is, often


class Run:
    """One conversion."""

    def __init__(self, root: Path, importers: Sequence[Importer], options: Options) -> None:
        """Read the archive's forums, after what a killed run left was put in order. ContentError if a file of one is faulty."""
        self.root, self.importers, self.options = root, importers, options
        self.page_kinds = tuple(importer.page_kinds for importer in importers)
        self.report = Report(dry_run=options.dry_run)
        self.clock = Clock(options.timeout)
        self.disk = Disk(root)
        for problem in () if options.dry_run else self.disk.recover():
            self.report.fail(problem, problem.where)
        self.archive = Archive(root)
        self.writing = Writing(self.archive, self.disk, self.report)
        self.kind: tuple[Capture | None, NotAThread | None] = (None, None)  # the capture that was asked for last, and its kind
        self.dump = ""  # which one this is, in words
        self.traces = Traces()  # of this dump
        self.unread = ""  # what could not be read of the dumps before it
        self.held: list[tuple[Capture, CapturedThread]] = []  # of this dump, until it is known which forum they are from

    def convert(self, dumps: Sequence[Path]) -> Report:
        """Convert the dumps, one after the other. What fails is in the report."""
        asked = dataclasses.replace(
            self.options, dry_run=False, cache=None, timeout=0, again=False, progress=str, wait=0.0, say=str
        )
        cache = None if self.options.dry_run else self.options.cache
        memory = Memory(cache, self.root, repr(asked), [importer.name for importer in self.importers])
        since = {dump: memory.since(dump) for dump in dumps}  # all, before any of them changes the archive
        converted: list[tuple[Path, Traces]] = []
        try:
            for dump in dumps:
                self.report.dumps += 1
                self.dump = f"{self.report.dumps} of {len(dumps)}, {dump.name}"
                if since[dump] and not self.options.again:
                    self.report.unchanged.append(since[dump])
                else:
                    converted.append((dump, self._converted(dump)))
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
        return self.report

    def _converted(self, dump: Path) -> Traces:
        """Convert a dump: what it led to, or nothing if something failed."""
        self.traces = Traces()
        self.unread = self.report.unreadable
        before = self.report.faults
        try:
            with self.clock:
                self._dump(dump)
        except StillboardError as error:
            self.report.fail(error, str(dump))
        self._file_held()
        return self.traces if self.report.faults == before else Traces()

    def _note_gaps(self) -> None:
        """Report what the archive lacks, now that all is written."""
        self.report.remarks += self.archive.forums_without_address()
        gaps = self.archive.gaps
        self.report.missing_files = gaps.files
        self.report.attachments["missing"] = len(gaps.files)
        try:
            self.report.quoted_elsewhere = list(gaps.not_archived(self.root))
        except StillboardError as error:
            self.report.fail(error, error.where)

    def _stop(self, why: str) -> None:
        """Account for what was read and will not be written."""
        self.report.stopped = why
        for thread in self.archive.unwritten():
            self.report.threads.pop(str(thread.folder), None)
            for file in thread.posts:
                self.report.recount(file.counted, Outcome.FAILED)
        self.report.posts[Outcome.FAILED] += max(0, self.report.yielded - self.report.posts.total())

    def _dump(self, dump: Path) -> None:
        unread: list[str] = []
        strangers: list[NotThread] = []
        known = False
        self.archive.addressed.clear()
        options = self.options
        folder = f"{dump.name}/" if os.path.isdir(dump) else ""
        try:
            listed = captures(
                dump, captured=options.captured, address=options.url, dayfirst=options.dayfirst, looked_for=self.traces.nearby
            )
            for capture in self.clock.each(listed, str(dump)):
                self.report.captures += 1
                self._say()
                where = f"{folder}{capture.name}"
                try:
                    if self._capture(capture):
                        known = True
                    else:
                        unread.append(capture.name)
                except NoThread as found:
                    strangers.append(NotThread(where, found.what, found.todo))
                except StillboardError as error:
                    known = True
                    self.report.fail(error, where)
                except (OSError, MemoryError, ImportError) as error:
                    known = True
                    self.report.fail(_refused(error, capture.name), where)
        except (OSError, MemoryError) as error:
            raise _refused(error, str(dump)) from error
        finally:
            self.report.not_threads += strangers
            self.report.not_read += unread if known or strangers else []
        if not known and strangers:
            raise UnknownFormat(f"no thread in it, but {kinds(strangers)}", where=str(dump), todo=strangers[0].todo)
        if not known:
            if _is_empty(dump):
                raise UnknownFormat("an empty file", where=str(dump), todo="save it again")
            todo = "`stillboard list` shows the formats; --from NAME forces one"
            raise UnknownFormat("no importer knows it", where=str(dump), todo=todo)

    def _capture(self, capture: Capture) -> bool:
        """Convert a capture; False if no importer knows it. NoThread if it is known to hold none."""
        importer = self.clock.step(capture.name, lambda: self._chosen(capture))
        if importer is None or (importer.fallback and not self.options.importer):
            self._no_thread(capture)
        if importer is None:
            return False
        self._convert(capture, importer)
        return True

    def _chosen(self, capture: Capture) -> Importer | None:
        _ = capture.beginning  # DumpError where nothing of it can be read
        return choose(capture, self.importers, self.options.importer)

    def _convert(self, capture: Capture, importer: Importer) -> None:
        before = self.report.yielded
        try:
            self._read(capture, importer)
        except NoThread:
            raise
        except Drift as drift:
            if self.report.yielded > before:  # it understood the beginning
                raise
            self._no_thread(capture)
            self._read_generally(capture, importer, drift)
        if capture.is_cut:
            raise DumpError("the page ends in the middle", where=capture.name, todo="what it holds was converted; save it again")

    def _no_thread(self, capture: Capture) -> None:
        if self.kind[0] is not capture:
            self.kind = (capture, self.clock.step(capture.name, lambda: kind_of(capture, self.page_kinds)))
        if kind := self.kind[1]:
            raise NoThread(kind.value, where=capture.name, todo=kind.todo)

    def _read(self, capture: Capture, importer: Importer) -> None:
        """File a capture, thread by thread. What was read before it turns out to be broken stays."""
        reading = Reading(capture, importer, keep_emails=self.options.keep_emails, tick=self.clock.tick)
        try:
            for one in self.clock.each(reading.threads(), capture.name):
                if isinstance(one, CapturedThread):
                    self._thread(capture, one)
                else:
                    self._leftovers(capture, one)
        finally:
            self.report.yielded += reading.yielded
            self.report.remarks += reading.refused_files()

    def _read_generally(self, capture: Capture, importer: Importer, drift: Drift) -> None:
        """Let the general importer read what its own does not understand any more: a person must see what comes of it."""
        general = next((one for one in self.importers if one.fallback and one is not importer), None)
        if general is None or self.options.importer or not general.accepts(capture):
            raise drift
        try:
            self._read(capture, general)
        except DumpError:
            raise drift from None
        todo = f"the importer {general.name} read it instead: look at what it made of it"
        raise Drift(drift.what, where=drift.where, todo=todo) from drift

    def _leftovers(self, capture: Capture, leftovers: Leftovers) -> None:
        self.report.remarks += leftovers.remarks
        for skipped in leftovers.skipped:
            self.report.skip(skipped)
        self._attachments(capture, leftovers.attachments)

    def _attachments(self, capture: Capture, found: Sequence[Attachment]) -> None:
        for attachment in found:
            with stopping.held():  # what is written is counted
                self._attachment(capture, attachment)
            stopping.check()

    def _attachment(self, capture: Capture, attachment: Attachment) -> None:
        try:
            new = attachments.keep(attachment, self.disk, dry_run=self.options.dry_run)
        except StillboardError as error:
            self.report.fail(error, capture.name)
        except OSError as error:
            self.writing.failed(explained(error, self.root / attachments.place(attachment)), error)
        else:
            self.traces.attachments.add(str(attachments.place(attachment)))
            self.report.attachments["kept" if new else "already_kept"] += 1
            self.report.written += new

    def _say(self) -> None:
        report = self.report
        self.options.progress(f"Dump {self.dump}: {report.captures} captures, {report.yielded} posts, {report.written} files")

    def _thread(self, capture: Capture, captured: CapturedThread) -> None:
        self._say()
        if self.options.boards and not captured.thread.boards:
            captured.thread = dataclasses.replace(captured.thread, boards=self.options.boards)
        if self.options.pages:
            self.report.posts[Outcome.NOT_ASKED] += only_pages(captured, *self.options.pages)
        self._attachments(capture, captured.attachments)
        captured.attachments = []
        if not captured.posts:
            return
        if says_its_forum(self.archive, capture, captured):
            self._file(capture, captured)
            return
        self.held.append((capture, captured))
        if sum(len(one.posts) for _, one in self.held) > HELD:
            self._file_held()

    def _file_held(self) -> None:
        """Captures that do not say which forum they are from are from the one that the others of their dump are from."""
        held, self.held = self.held, []
        forum = self.archive.only_addressed()
        for capture, captured in held:
            if forum and may_be_from(forum, captured):
                captured.forum = forum
            self._file(capture, captured)

    def _file(self, capture: Capture, captured: CapturedThread) -> None:
        had_forums = bool(self.archive.forums.by_stem)
        try:
            forum, folder = file_thread(self.archive, capture, captured, self.report)
            if not had_forums and self.unread:
                self._note_first(forum)
            self.traces.forums.add(forum)
            self.traces.threads.add(folder)
        except StillboardError as error:
            self.report.fail(error, capture.name)
        if not self.options.dry_run:
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
