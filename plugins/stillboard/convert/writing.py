"""What a run changed, put on the disk, and its account: what could not be written is counted as that, and not as filed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from ..content.disk import NO_MORE, Disk, NewFile, explained
from ..errors import Changed, StillboardError
from ..model import Remark
from .archive import Archive
from .open_file import Change, Changes
from .report import Outcome, Report


class Stopped(Exception):
    """The run cannot go on; the reason is in the report. No handler of a capture's errors may hold it."""


class Writing:
    """The writing of one run."""

    def __init__(self, archive: Archive, disk: Disk, report: Report) -> None:
        """Nothing is written yet."""
        self.archive, self.disk, self.report = archive, disk, report
        self.is_whole = True  # whether all was written that was to be
        self._failed: set[str] = set()  # what was said of a file is not said again

    def put(self, changes: Changes) -> None:
        """Write files; what cannot be is in the report. Stopped if nothing more can be written."""
        same: list[Change] = []
        files: list[Change] = []
        for change in changes.files:
            (same if _is_same(change) else files).append(change)
        for change in same:
            self.archive.is_written(change)
        if not files:
            return
        new = [change.new_file() for change in files]
        if not changes.folder:
            self._account(files, self.disk.put_each(new))
            return
        try:
            self._account(files, self._put_thread(changes, changes.folder, new))
        except (OSError, StillboardError) as error:
            known = error if isinstance(error, StillboardError) else explained(error, self.disk.root / changes.folder)
            self.report.threads.pop(str(changes.folder), None)
            self.archive.is_not_written(changes, known)
            self._fail(files, known, error)

    def _put_thread(self, changes: Changes, folder: PurePosixPath, new: Sequence[NewFile]) -> Sequence[StillboardError | None]:
        if changes.is_new:
            self.disk.put_folder(folder, new)
            return [None] * len(new)
        return self.disk.put_together(folder, new)

    def _account(self, changes: Sequence[Change], problems: Sequence[StillboardError | OSError | None]) -> None:
        for change, problem in zip(changes, problems, strict=True):
            if problem is None:
                self.archive.is_written(change)
                self.report.written += 1
            elif isinstance(problem, Changed) and change.file.seen:
                self.is_whole = False
                change.file.edited = True  # from now on it is theirs
                self.report.recount(change.file.counted, Outcome.LEFT_ALONE)
                self.report.left_alone.append(Remark(str(change.path), f"{problem.what}, and was not written"))
            else:
                known = problem if isinstance(problem, StillboardError) else explained(problem, self.disk.root / change.path)
                self._fail([change], known, problem)

    def _fail(self, changes: Sequence[Change], error: StillboardError, cause: Exception) -> None:
        for change in changes:
            self.report.recount(change.file.counted, Outcome.FAILED)
        self.failed(error, cause)

    def failed(self, error: StillboardError, cause: Exception) -> None:
        """Report what could not be written. Stopped if nothing more can be."""
        self.is_whole = False
        if str(error) not in self._failed:
            self._failed.add(str(error))
            self.report.fail(error, error.where)
        if isinstance(cause, OSError) and cause.errno in NO_MORE:
            raise Stopped


def _is_same(change: Change) -> bool:
    """True if the file holds these bytes already."""
    return change.file.seen == change.digest
