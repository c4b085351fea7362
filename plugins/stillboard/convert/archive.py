"""The archive at a folder during one run: what was touched of it, and the files that will change."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..content import records
from ..errors import StillboardError
from ..model import Forum, Member, Post, Remark, Thread
from . import gaps
from .forums import Forums
from .in_two_threads import InTwoThreads
from .learning import learn
from .members import Members
from .open_file import Change, Changes
from .reading import CapturedThread, CaptureFacts
from .removed import Removed
from .report import Report, ThreadLine
from .taken_down import Rules, Takedowns
from .threads import OpenThread, Threads
from .uncertain import naming_places
from .unnamed import called, of_member, of_thread


class Archive:
    """The archive at `root` during one run."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        """Read the forums' files, and what was taken down. ContentError if one is faulty. `cache`: the folder of caches."""
        self.root, self._cache = root, cache
        self.forums = Forums(root)
        self.takedowns = Takedowns(root)
        self.addressed: dict[str, None] = {}  # the forums with an address that captures were filed in
        self.gaps = gaps.Gaps()
        self.in_two_threads = InTwoThreads()
        self._capture: CaptureFacts | None = None  # the one being filed
        self._filed: dict[tuple[str, str], str] = {}  # the posts that came from it, by forum and thread, parted by blanks
        self._threads: dict[str, Threads] = {}
        self._members: dict[str, Members] = {}
        self._removed: dict[str, Removed] = {}
        self._leaving: OpenThread | None = None  # the thread that was given out to be written last

    def threads(self, forum: str) -> Threads:
        """The threads of a forum."""
        if forum not in self._threads:
            self._threads[forum] = Threads(self.root, forum, self._cache, self._note_posts)
        return self._threads[forum]

    def members(self, forum: str) -> Members:
        """The members of a forum."""
        if forum not in self._members:
            self._members[forum] = Members(self.root, forum)
        return self._members[forum]

    def take_down(self, forum: Forum, captured: CapturedThread) -> bool:
        """Take out of a captured thread what was taken down before; False if the thread itself was."""
        rules = self.taken_down(forum)
        if rules is None:
            return True
        learn(self.takedowns, rules, captured)
        is_in = rules.captured(captured)
        if is_in:
            called(rules, captured, self.root)
        return is_in

    def taken_down(self, forum: Forum) -> Rules | None:
        """What was taken down in a forum; None: nothing in any."""
        return self.takedowns.rules(forum) if self.takedowns else None

    def removed(self, forum: str) -> Removed:
        """What people took out of the forum's threads."""
        if forum not in self._removed:
            self._removed[forum] = Removed(self.root, forum)
        return self._removed[forum]

    def filed_from(self, capture: CaptureFacts, thread: OpenThread) -> set[str]:
        """The file names of a thread's posts that came from this capture: it may name a thread again, later on."""
        if capture is not self._capture:
            self._capture, self._filed = capture, {}
        return set(self._filed.get((thread.forum, thread.head.record.id), "").split())

    def note_filed(self, thread: OpenThread, names: Iterable[str]) -> None:
        """Remember the file names of a thread's posts that came from the capture being filed: `filed_from` gives them again."""
        self._filed[thread.forum, thread.head.record.id] = " ".join(names)

    def only_addressed(self) -> Forum | None:
        """The forum, if it is only one, that has an address and that captures were filed in since `addressed` was emptied."""
        return self.forums.by_stem[next(iter(self.addressed))].record if len(self.addressed) == 1 else None

    def forums_without_address(self) -> Iterator[Remark]:
        """A remark for each forum of this run of which nobody has said yet where it stood."""
        for stem in self._threads:
            if not self.forums.by_stem[stem].record.addresses:
                text = "no dump says where this forum was: name it with --url, or links into it and old addresses are lost"
                yield Remark(f"forums/{stem}.md", text)

    def changes(self, report: Report, *, everything: bool) -> Iterator[Changes]:
        """What to write now: a forum and its boards before its threads, members and what was taken down last."""
        for threads in self._threads.values():
            for thread in threads.finished(all_of_them=everything):
                if not thread.posts and thread.head.found is None:  # its posts could not be written
                    continue
                self._leaving = thread
                posts = thread.post_records()
                self._note_posts(thread)
                self.in_two_threads.note(thread.forum, thread.posts)
                _report_thread(thread, posts, report)
                yield self._remarked(Changes(self.forums.files()), report)
                yield self._remarked(thread.changes(), report)
        if everything:
            yield self._remarked(Changes(self.forums.files()), report)
            for members in self._members.values():
                yield self._remarked(Changes(list(members.changes())), report)
            yield Changes(list(self.takedowns.changes()))

    def put_aside(self) -> None:
        """Let go in a dry run what another run would write now."""
        for threads in self._threads.values():
            threads.put_aside()

    def _note_posts(self, thread: OpenThread) -> None:
        self.gaps.file(thread.forum, thread.folder, thread.post_records())

    def _remarked(self, changes: Changes, report: Report) -> Changes:
        """The changes, after a remark on each file besides posts in which they name somebody who was taken down."""
        files = []
        for change in changes.files if self.takedowns else ():
            record, found = change.file.record, change.file.found
            if isinstance(record, Post):  # `uncertain` says more of them
                files.append(change)
                continue
            forum = self.forums.by_stem[record.id if isinstance(record, Forum) else change.path.parts[1]].record
            rules = self.takedowns.rules(forum)
            is_anothers = isinstance(record, Member) and bool(record.member_id) and rules.persons.has_name(record.name)
            before = records.dumps(found) if found else ""
            path, shown = change.path.as_posix(), record
            if isinstance(record, Thread):
                change.file.record, shown = of_thread(rules, record, found)
            elif isinstance(record, Member):
                change.file.record, shown = of_member(rules, record, found)
            if where := naming_places(rules, path, records.dumps(shown), before, is_anothers=is_anothers):
                self._remark(path, f"names somebody who was taken down, in {where}: look at it", report)
            if where := change.file.differing(shown):
                self._remark(path, f"the name of somebody who was taken down is left out of {where}", report)
            is_same = change.file.record == record
            if is_same or change.file.is_changed:
                text = change.text if is_same else records.dumps(change.file.record, sealed=True)
                files.append(dataclasses.replace(change, text=text))
        return dataclasses.replace(changes, files=files) if self.takedowns else changes

    def _remark(self, path: str, text: str, report: Report) -> None:
        if (remark := Remark(path, text)) not in report.remarks:
            report.remarks.append(remark)

    def is_written(self, change: Change) -> None:
        """To be called for each file that was written."""
        change.is_written()
        self.forums.is_written(change)

    def is_not_written(self, changes: Changes, error: StillboardError) -> None:
        """To be called for a thread that could not be written: nobody knows what is there now, so no more is filed in it."""
        if changes.folder:
            self._threads[changes.folder.parts[1]].shut(changes.folder.name.rpartition(".")[2], error)

    def unwritten(self) -> Iterator[OpenThread]:
        """The threads of this run with changes that were not written, as far as this run got to know."""
        left = [thread for threads in self._threads.values() for thread in threads.finished(all_of_them=True)]
        for thread in [*left, *([self._leaving] if self._leaving else [])]:
            if thread.is_changed:
                yield thread


def _report_thread(thread: OpenThread, posts: Sequence[Post], report: Report) -> None:
    """Report what is known of a thread when the run is done with it, for the time being."""
    head = thread.head.record
    folder = str(thread.folder)
    report.threads[folder] = dataclasses.replace(
        report.threads.get(folder) or ThreadLine(folder, head.title, new=False),
        title=head.title,
        pages=tuple(sorted({page.number for page in head.pages})),
        missing_pages=gaps.missing_pages(head),
        missing_numbers=gaps.missing_numbers(head, posts),
    )
