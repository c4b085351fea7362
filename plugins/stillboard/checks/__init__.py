"""The rules that content/ must keep: one module for each, with a CHECK (`_finding` says what that is).

To add one: write `p<nnn>_<name>.py` with a CHECK of that code, add its name to NAMES, and give it a sample folder
tests/checks/<CODE>/ whose `findings.txt` lists what it must find there. Only names stand here: a check is loaded when it is
asked for.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import importlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from stat import S_ISDIR
from typing import Any

from ..errors import UsageError
from ..ids import clean_name
from ..workers import Workers
from ._attachments import References
from ._finding import Check, Fault, Finding
from ._overview import Overview, overview
from ._walk import Part, folders, parts, printable

__all__ = ["NAMES", "Check", "Fault", "Finding", "all_checks", "run"]

CHUNK = 32  # folders that a process is given at once
UNREADABLE = "P001"
UNREFERENCED = "P024"

# In the order of their codes.
NAMES: tuple[str, ...] = (
    "p001_unreadable",
    "p002_stray",
    "p003_header",
    "p004_unquoted",
    "p005_names",
    "p006_thread_folder",
    "p007_unknown_forum",
    "p008_forum_paths",
    "p009_unknown_board",
    "p010_board_parents",
    "p011_dates",
    "p012_order",
    "p013_twice",
    "p014_state",
    "p015_attachment_links",
    "p016_attachment_files",
    "p017_body_bounds",
    "p018_raw_html",
    "p019_same_id",
    "p020_own_pages",
    "p021_tracked_cache",
    "p022_conflict_markers",
    "p023_copies",
    "p024_unreferenced_files",
    "p025_credentials",
    "p026_reserved_paths",
    "p027_same_as",
    "p028_telling_files",
    "p029_guests",
    "p030_addresses",
    "p031_mail_addresses",
)


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check, in the order of NAMES."""
    return tuple(map(_loaded, NAMES))


def _loaded(name: str) -> Check:
    check: Check = importlib.import_module(f".{name}", __name__).CHECK
    return check


def run(
    content: Path, paths: Sequence[Path] = (), progress: Callable[[str], object] = str, workers: Workers | None = None
) -> list[Finding]:
    """Every finding in content/, sorted by path and line; [] if all is well.

    `paths` narrow it to these files and folders: a file is looked at with its folder, since a post can only be judged
    with the others of its thread. UsageError if there is no such folder or file, ContentError if the forums and boards cannot be
    read at all; never an error for what files hold.
    `progress` is called with how far it is; `workers` do the work, and the findings are the same with any number of them.
    """
    try:
        os.scandir(content).close()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError("no such folder", where=str(content), todo="say where it is with --content DIR") from error
    except OSError as error:
        todo = "look at its permissions and at the disk, then check again"
        raise UsageError(f"cannot be listed ({error.strerror})", where=str(content), todo=todo) from error
    workers = workers or Workers(1)
    has_attachments = _may_be_there(content / "attachments")
    known = dataclasses.replace(overview(content), is_referring=has_attachments and not paths)
    looked = _Looked(0, set(), {check.code: [] for check in all_checks()})
    with contextlib.closing(workers.each(_look, known, _chunks(_chosen(content, paths)))) as line:
        for _, one in line:
            looked.add(one)
            progress(f"{looked.parts} folders checked, {len(looked.found)} findings")
    attachments = looked.notes[UNREFERENCED]
    if attachments and paths:  # the texts that may name them lie elsewhere
        known = dataclasses.replace(known, is_referring=True)
        with contextlib.closing(workers.each(_refer, known, _chunks(folders(content)))) as line:
            attachments += (note for _, notes in line for note in notes or () if isinstance(note, References))
    for check in all_checks():
        looked.found.update(_finding(content, check, fault) for fault in check.across(looked.notes[check.code]))
    return sorted(looked.found | _unread(known, attachments, looked.found))


def _may_be_there(path: Path) -> bool:
    """False if nothing is there; True also where nobody can know."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


@dataclasses.dataclass(slots=True)
class _Looked:
    """What was found in some folders, and what the checks must know of them to judge the whole."""

    parts: int
    found: set[Finding]
    notes: dict[str, list[Any]]  # a check's code -> its notes

    def add(self, other: _Looked | None) -> None:
        if other:
            self.parts += other.parts
            self.found |= other.found
            for code, notes in other.notes.items():
                self.notes[code] += notes


def _look(known: Overview, chunk: Sequence[Part | str]) -> _Looked:
    looked = _Looked(0, set(), {})
    for part in _read(known, chunk):
        looked.parts += 1
        for check in all_checks():
            looked.found.update(_finding(known.content, check, fault) for fault in check.faults(part, known))
            if check.note and (note := check.note(part, known)) is not None:
                looked.notes.setdefault(check.code, []).append(note)
    return looked


def _refer(known: Overview, chunk: Sequence[Part | str]) -> list[Any]:
    """What the texts of folders that nobody asked about name."""
    check = _by_code(UNREFERENCED)
    return [check.note(part, known) for part in _read(known, chunk) if check.note]


def _read(known: Overview, chunk: Sequence[Part | str]) -> Iterator[Part]:
    for folder in chunk:
        yield from (folder,) if isinstance(folder, Part) else parts(known.content, folder)


def _chunks(line: Iterable[Part | str]) -> Iterator[list[Part | str]]:
    rest = iter(line)
    while chunk := list(itertools.islice(rest, CHUNK)):
        yield chunk


def _by_code(code: str) -> Check:
    return next(check for check in all_checks() if check.code == code)


def _unread(known: Overview, notes: Sequence[Any], found: set[Finding]) -> set[Finding]:
    """What the walk did read, and the overview or a check of all files could not: that is never the same as being well.

    `notes` are those of the check of attachments that nothing refers to: only if there are attachments did it ask.
    """
    todo = "look at its permissions and at the disk"
    faults = [Fault(file.path, file.unreadable_line, file.unreadable) for file in known.unread]
    if not all(isinstance(note, References) for note in notes):
        unread = (text for note in notes if isinstance(note, References) for text in note.unread)
        faults += [Fault(path, 1, f"cannot be read ({why}); {todo}") for path, why in unread]
    paths = {finding.path for finding in found if not finding.is_hint}
    findings = {_finding(known.content, _by_code(UNREADABLE), fault) for fault in faults}
    return {finding for finding in findings if finding.path not in paths}


def _finding(content: Path, check: Check, fault: Fault) -> Finding:
    """A fault as people see it: names and values come from others' files, so nothing in it may drive a terminal."""
    path = printable(f"{content.as_posix()}/{fault.path}".rstrip("/"))
    return Finding(path, fault.line, check.code, clean_name(fault.text), check.is_hint)


def _chosen(content: Path, paths: Sequence[Path]) -> Iterator[Part | str]:
    for folder in sorted({_folder(content, path) for path in paths}) if paths else ("",):
        yield from folders(content, folder)


def _folder(content: Path, path: Path) -> str:
    """The folder to walk for a path, relative to content/ with /; "" for content/ itself."""
    try:
        is_folder = S_ISDIR(os.lstat(path).st_mode)
    except OSError as error:
        raise UsageError(error.strerror or str(error), where=str(path), todo="check the path") from error
    inside = os.path.relpath(os.path.abspath(path), os.path.abspath(content))
    if inside == os.pardir or inside.startswith(os.pardir + os.sep):
        raise UsageError(f"not inside {content}", where=str(path), todo="name files or folders of content/")
    folder = PurePosixPath(Path(inside).as_posix())
    if not is_folder:
        folder = folder.parent
    return "" if folder == PurePosixPath(".") else folder.as_posix()
