"""Dumps -> captures -> posts -> files under content/, and an account of every post.

The rules of identity are in `matching` (posts), `shelf` (threads, members) and `keepers` (forums, boards), and `filing`
applies them; what people edited is left alone. A failure inside one capture is reported, the others go on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import assets, content
from .batches import Batch, Group, choose, only_pages, read
from .dumps import Capture, captures
from .errors import DumpError, StillboardError, UnknownFormat
from .filing import Archive, file
from .importers._base import Importer
from .model import When
from .report import Outcome, Report


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may ask for."""

    importer: str = ""  # forced by name
    captured: When | None = None  # when the dumps were saved
    url: str = ""  # of the saved page or its forum
    boards: tuple[str, ...] = ()  # titles, outermost first, for threads that name none
    pages: tuple[int, int] | None = None  # first and last
    dry_run: bool = False


def convert(dumps: Sequence[Path], root: Path, importers: Sequence[Importer], options: Options | None = None) -> Report:
    """Convert dumps into the archive at `root`. DumpError, before anything is written, if one does not exist."""
    for dump in dumps:
        if not dump.exists():
            raise DumpError("no such file or folder", where=str(dump), todo="check the path")
    return _Run(root, importers, options or Options()).all(dumps)


class _Run:
    """One conversion."""

    def __init__(self, root: Path, importers: Sequence[Importer], options: Options) -> None:
        self.root, self.importers, self.options = root, importers, options
        self.report = Report(dry_run=options.dry_run)
        self.archive = Archive(root)

    def all(self, dumps: Sequence[Path]) -> Report:
        for dump in dumps:
            self.report.dumps += 1
            try:
                self._dump(dump)
            except StillboardError as error:
                self.report.fail(error, str(dump))
        self._write(everything=True)
        return self.report

    def _dump(self, dump: Path) -> None:
        unread = []
        known = False
        for capture in captures(dump, captured=self.options.captured, address=self.options.url):
            self.report.captures += 1
            try:
                importer = choose(capture, self.importers, self.options.importer)
                if importer is None:
                    unread.append(capture.name)
                    continue
                known = True
                self._file(read(capture, importer))
                if capture.is_cut:
                    raise DumpError(
                        "the page ends in the middle", where=capture.name, todo="what it holds was converted; save it again"
                    )
            except StillboardError as error:
                known = True
                self.report.fail(error, f"{dump.name}/{capture.name}" if dump.is_dir() else capture.name)
            if not self.options.dry_run:
                self._write(everything=False)
        if not known:
            formats = ", ".join(importer.name for importer in self.importers)
            raise UnknownFormat("no importer knows it", where=str(dump), todo=f"there are {formats}; --from NAME forces one")
        self.report.not_read += unread

    def _file(self, batch: Batch) -> None:
        report = self.report
        report.yielded += batch.yielded
        report.remarks += batch.remarks
        for skipped in batch.skipped:
            report.skip(skipped)
        for attachment in batch.attachments:
            try:
                new = assets.keep(attachment, self.root, dry_run=self.options.dry_run)
            except StillboardError as error:
                report.fail(error, batch.capture.name)
                continue
            report.attachments["kept" if new else "already_kept"] += 1
            report.written += new
        for group in batch.groups:
            self._group(batch.capture, group)

    def _group(self, capture: Capture, group: Group) -> None:
        if self.options.boards and not group.thread.boards:
            group.thread = dataclasses.replace(group.thread, boards=self.options.boards)
        if self.options.pages:
            self.report.posts[Outcome.NOT_ASKED] += only_pages(group, *self.options.pages)
        if not group.posts:
            return
        try:
            file(self.archive, capture, group, self.report)
        except StillboardError as error:
            self.report.fail(error, capture.name)

    def _write(self, *, everything: bool) -> None:
        for path, text in self.archive.changes(everything=everything):
            if self.options.dry_run:
                target = self.root / path
                self.report.written += not target.is_file() or content.read_text(target) != text
            else:
                self.report.written += content.write_text(self.root, path, text)
