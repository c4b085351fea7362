"""What a conversion did, in numbers that add up: every post of every dump is in one of the outcomes, or the run failed.

`lines` is for people, who get the errors on stderr. `as_json` is for programs; its keys stay:

    dumps, captures, not_read        how many dumps and captures; the files that no importer knows
    unchanged                        {dumps, since}: how many dumps were skipped, since all that they hold is in the archive
    not_threads                      [{where, kind, lost}]: lists of boards, login pages and the like
    poor                             what must be read first: dumps most of whose pages gave no posts
    posts                            {outcome: n}: the keys are those of `Outcome`
    skipped                          [{reason, where, text}]
    threads                          [{path, title, new, pages, missing_pages, missing_numbers}]
    dates, authors_unknown           {markup, text, upload-name, between, none: n}; n
    attachments                      {kept, already_kept, missing}
    missing_files                    [{where, text}]: which post shows which file that no dump holds
    quoted_elsewhere                 [{where, text}]: posts that others quote or answer, and that are not in the archive
    remarks, differences, left_alone [{where, text}]
    unsure                           [{where, text}]: posts that may be the same as others of the archive, or be others than
                                     those that they were taken for, and which
    absent                           [{where, text}]: posts that a later capture of their page lacks
    errors                           [{where, text, exit_code}]
    stopped                          why the run ended before its end; empty if it did not
    files                            {written, dry_run}
    exit_code
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ..dumps.page_kinds import NotAThread
from ..errors import StillboardError, Unreadable
from ..model import Post, Remark, Skipped

# A page was asked for, and the forum gave something else: it is lost until it is saved again.
LOST = {NotAThread.LOGIN.value, NotAThread.CHALLENGE.value, NotAThread.ERROR.value}
BLANK = "a page on which no posts are found"  # and which no importer knows
SHOWN = 20  # lines of one kind that people are shown; JSON has them all


class Outcome(enum.StrEnum):
    """What became of a post of a dump."""

    NEW = "new"
    UNCHANGED = "unchanged"
    IMPROVED = "improved"
    MERGED = "merged"
    LEFT_ALONE = "edited by people and left alone"
    REMOVED = "removed by the keepers and left out"  # programs know it by this name; people are shown `words`
    SKIPPED = "skipped"
    NOT_ASKED = "not on the pages asked for"
    FAILED = "failed"

    @property
    def words(self) -> str:
        """As people are shown it."""
        return "removed by the archive's maintainers and left out" if self is Outcome.REMOVED else self.value


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """A thread that the run touched."""

    path: str
    title: str
    new: bool
    pages: tuple[int, ...] = ()  # captured, by this run or before
    missing_pages: str = ""  # as ranges: 1-12, 14
    missing_numbers: str = ""  # likewise, of the posts along the thread


@dataclass(frozen=True, slots=True)
class Failure:
    """An error inside one capture; the others went on."""

    where: str
    text: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class NotThread:
    """A capture that is known to be no thread."""

    where: str
    kind: str
    todo: str

    @property
    def is_lost(self) -> bool:
        """True if a page was meant to be saved, and something else was saved in its place."""
        return self.kind in LOST


@dataclass(slots=True)
class Report:
    """The account of one run, filled while it goes on."""

    dry_run: bool = False
    dumps: int = 0
    unchanged: list[str] = field(default_factory=list)  # the days since when dumps that were skipped are unchanged
    captures: int = 0
    yielded: int = 0  # posts and skipped things that the importers named
    posts: Counter[Outcome] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    not_threads: list[NotThread] = field(default_factory=list)
    threads: dict[str, ThreadLine] = field(default_factory=dict)
    dates: Counter[str] = field(default_factory=Counter)
    authors_unknown: int = 0
    attachments: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    differences: list[Remark] = field(default_factory=list)
    left_alone: list[Remark] = field(default_factory=list)
    unsure: list[Remark] = field(default_factory=list)
    absent: list[Remark] = field(default_factory=list)
    missing_files: list[Remark] = field(default_factory=list)
    quoted_elsewhere: list[Remark] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)
    unreadable: str = ""  # the first thing that the system refused to read: another run may find it readable
    written: int = 0
    poor: list[str] = field(default_factory=list)  # dumps most of whose pages gave nothing
    stopped: str = ""  # why the run ended before its end
    signal: int = 0  # that ended it; 0: none

    def read(self, post: Post) -> None:
        """Count what a post of a dump says of itself."""
        self.dates[post.date_source.value if post.date_source else "none"] += 1
        self.authors_unknown += not post.author

    def skip(self, skipped: Skipped) -> None:
        """Count something that became no post."""
        self.posts[Outcome.SKIPPED] += 1
        self.skipped.append(skipped)

    def recount(self, counted: list[str], outcome: Outcome) -> None:
        """Count posts of a file otherwise than they were: it could not be written. `counted`: as what; empty from then on."""
        for one in counted:
            self.posts[Outcome(one)] -= 1
            self.posts[outcome] += 1
        counted.clear()

    def fail(self, error: StillboardError, where: str) -> None:
        """Keep an error; the run goes on and will not exit 0."""
        text = str(error)
        if isinstance(error, Unreadable):
            self.unreadable = self.unreadable or where
        self.errors.append(Failure(where, text if where in text else f"{where}: {text}", error.exitcode))

    @property
    def faults(self) -> int:
        """How many things keep the run from exiting with 0, so far."""
        return len(self.errors) + len(self.not_read) + sum(one.is_lost for one in self.not_threads)

    @property
    def balanced(self) -> bool:
        """True if everything that the importers named is accounted for."""
        return self.posts.total() == self.yielded

    @property
    def exit_code(self) -> int:
        """The first error's code; 1 if a file was not read, a page is lost or the sums do not agree; else 0. 128 and a signal's
        number, as shells have it, if that ended the run.
        """
        if self.signal:
            return 128 + self.signal
        if self.errors:
            return self.errors[0].exit_code
        return int(bool(self.not_read or self.stopped) or not self.balanced or any(one.is_lost for one in self.not_threads))


def lines(report: Report) -> Iterator[str]:
    """The report for people, line by line."""
    yield from report.poor
    if len(report.unchanged) < report.dumps or not report.dumps:
        yield _headline(report)
    if report.unchanged:
        start = "" if len(report.unchanged) < report.dumps else "Nothing to do: "
        skipped = f"{_many(len(report.unchanged), 'dump')} unchanged since {min(report.unchanged)}"
        yield f"{start}{skipped}, skipped; --again converts {'it' if len(report.unchanged) == 1 else 'them'}."
    if report.yielded:
        yield from _posts(report)
    yield from _section("Threads", (_thread(thread) for thread in report.threads.values()))
    yield from _skipped(report)
    yield from _section("Edited by people and left alone", map(_remark, report.left_alone))
    yield from _section(
        "Differs between captures; the fuller text, or that from markup, was kept", map(_remark, report.differences)
    )
    yield from _section("Unsure, since nothing in the captures proves it", map(_remark, report.unsure))
    yield from _section("Kept, though a later capture of the page lacks them", map(_remark, report.absent))
    yield from _section("Quoted or answered, but not in the archive", map(_remark, report.quoted_elsewhere))
    yield from _section("Shown by posts, but in no dump", map(_remark, report.missing_files))
    yield from _section("Remarks", map(_remark, report.remarks))
    if report.not_threads:
        yield f"Not threads: {kinds(report.not_threads)}."
    lost = [f"{one.where}: {one.kind}; {one.todo}" for one in report.not_threads if one.is_lost]
    yield from _section("Lost: what was saved is not the page", lost)
    blank = (one.where for one in report.not_threads if one.kind == BLANK)
    yield from _section("No posts are found on these pages: look whether they are threads", blank)
    yield from _section("Not read: no importer knows these files (--from forces one)", report.not_read)
    if report.stopped:
        yield f"Stopped: {report.stopped}; what was not written by then is counted as failed. Convert again to go on."
    elif report.errors:
        yield f"Failed: {_many(len(report.errors), 'error')}; nothing else was held up by them."
    if not report.balanced:
        yield f"The sums do not agree: {report.yielded} posts read, {report.posts.total()} accounted for. This is a bug."


def _headline(report: Report) -> str:
    read = f"{_many(report.yielded, 'post')} of {_many(len(report.threads), 'thread')} in {_many(report.captures, 'capture')}"
    if report.dry_run and report.written:
        return f"Read {read}; {_many(report.written, 'file')} would be written (dry run)."
    if report.written:
        return f"Read {read}; wrote {_many(report.written, 'file')}."
    if report.errors or report.stopped or not report.yielded:
        return f"Read {read}; wrote nothing."
    if report.posts[Outcome.NOT_ASKED] == report.yielded:
        return f"Read {read}; wrote nothing: none of them is on the pages asked for."
    return f"Nothing to do: {read} are in the archive already."


def _posts(report: Report) -> Iterator[str]:
    counts = ", ".join(f"{report.posts[outcome]} {outcome.words}" for outcome in Outcome if report.posts[outcome])
    yield f"  posts        {counts}"
    dates = ", ".join(f"{n} {source}" for source, n in sorted(report.dates.items()))
    if dates:
        yield f"  dates        {dates}"
    if report.authors_unknown:
        yield f"  authors      {_many(report.authors_unknown, 'post')} whose author the dump does not name"
    if report.attachments.total():
        yield "  attachments  " + ", ".join(
            f"{n} {kind.replace('_', ' ')}" for kind, n in sorted(report.attachments.items()) if n
        )


def _skipped(report: Report) -> Iterator[str]:
    ordered = sorted(report.skipped, key=lambda skipped: skipped.reason)
    for reason, group in groupby(ordered, key=lambda skipped: skipped.reason):
        rows = [f"{one.where}{': ' + one.text[:60] if one.text else ''}" for one in group]
        yield from _section(f"Skipped, {reason}: {len(rows)}", rows)


def _thread(thread: ThreadLine) -> str:
    gaps = f"; not captured: page {thread.missing_pages}" if thread.missing_pages else ""
    holes = f"; not there: post #{thread.missing_numbers}" if thread.missing_numbers else ""
    return f"{thread.path}{' (new)' if thread.new else ''}: {thread.title}{gaps}{holes}"


def kinds(captures: Iterable[NotThread]) -> str:
    """How many captures of which kind: `2 x a login page, an error page`."""
    counted = Counter(one.kind for one in captures)
    return ", ".join(f"{number} \u00d7 {kind}" if number > 1 else kind for kind, number in counted.items())


def _remark(remark: Remark) -> str:
    return f"{remark.where}: {remark.text}"


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield f"{title}:"
    yield from (f"  {row}" for row in listed[:SHOWN])
    if len(listed) > SHOWN:
        yield f"  … and {len(listed) - SHOWN} more (--json lists them all)"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(report: Report) -> dict[str, Any]:
    """The report for programs: one JSON object, with the keys that this module's first lines list."""
    return {
        "dumps": report.dumps,
        "captures": report.captures,
        "unchanged": {"dumps": len(report.unchanged), "since": min(report.unchanged, default="")},
        "not_read": report.not_read,
        "poor": report.poor,
        "not_threads": [{"where": one.where, "kind": one.kind, "lost": one.is_lost} for one in report.not_threads],
        "posts": {outcome.value: report.posts[outcome] for outcome in Outcome},
        "skipped": [{"reason": one.reason.value, "where": str(one.where), "text": one.text} for one in report.skipped],
        "threads": [
            {
                "path": thread.path,
                "title": thread.title,
                "new": thread.new,
                "pages": list(thread.pages),
                "missing_pages": thread.missing_pages,
                "missing_numbers": thread.missing_numbers,
            }
            for thread in report.threads.values()
        ],
        "dates": {source: report.dates[source] for source in ("markup", "text", "upload-name", "between", "none")},
        "authors_unknown": report.authors_unknown,
        "attachments": {kind: report.attachments[kind] for kind in ("kept", "already_kept", "missing")},
        "missing_files": _pairs(report.missing_files),
        "quoted_elsewhere": _pairs(report.quoted_elsewhere),
        "remarks": _pairs(report.remarks),
        "differences": _pairs(report.differences),
        "left_alone": _pairs(report.left_alone),
        "unsure": _pairs(report.unsure),
        "absent": _pairs(report.absent),
        "errors": [{"where": e.where, "text": e.text, "exit_code": e.exit_code} for e in report.errors],
        "stopped": report.stopped,
        "files": {"written": report.written, "dry_run": report.dry_run},
        "exit_code": report.exit_code,
    }


def _pairs(remarks: Iterable[Remark]) -> list[dict[str, str]]:
    return [{"where": remark.where, "text": remark.text} for remark in remarks]
