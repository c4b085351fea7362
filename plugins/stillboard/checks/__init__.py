"""The rules that content/ must keep: one module for each, with a CHECK (`_finding` says what that is).

To add one: write `p<nnn>_<name>.py` with a CHECK of that code, add its name to NAMES, and give it a sample folder
tests/checks/<CODE>/ whose `findings.txt` lists what it must find there. Only names stand here: a check is loaded when it is
asked for.
"""

from __future__ import annotations

import functools
import importlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from stat import S_ISDIR

from ..errors import UsageError
from ..ids import clean_name
from ._finding import Check, Fault, Finding
from ._overview import Overview, overview
from ._walk import Part, parts, printable

__all__ = ["NAMES", "Check", "Fault", "Finding", "all_checks", "run"]

UNREADABLE = "P001"

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
)


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check, in the order of NAMES."""
    return tuple(map(_loaded, NAMES))


def _loaded(name: str) -> Check:
    check: Check = importlib.import_module(f".{name}", __name__).CHECK
    return check


def run(content: Path, paths: Sequence[Path] = (), progress: Callable[[str], object] = str) -> list[Finding]:
    """Every finding in content/, sorted by path and line; [] if all is well.

    `paths` narrow it to these files and folders: a file is looked at with its folder, since a post can only be judged
    with the others of its thread. UsageError if there is no such folder or file, ContentError if the forums and boards cannot be
    read at all; never an error for what files hold.
    `progress` is called with how far it is.
    """
    try:
        os.scandir(content).close()
    except OSError as error:
        raise UsageError(f"cannot be listed ({error.strerror})", where=str(content), todo="say where content/ is") from error
    known = overview(content)
    found: set[Finding] = set()
    for number, part in enumerate(_chosen(content, paths), 1):
        progress(f"{number} folders checked, {len(found)} findings")
        for check in all_checks():
            found.update(_finding(content, check, fault) for fault in check.faults(part, known))
    return sorted(found | _unread(content, known, found))


def _unread(content: Path, known: Overview, found: set[Finding]) -> set[Finding]:
    """What the walk did read, and the overview or a check of all files could not: that is never the same as being well."""
    check = next(check for check in all_checks() if check.code == UNREADABLE)
    todo = "look at its permissions and at the disk"
    faults = [Fault(path, 1, f"cannot be read ({why}); {todo}") for path, why in known.references.unread()]
    faults += [Fault(file.path, file.unreadable_line, file.unreadable) for file in known.unread]
    unread = {_finding(content, check, fault) for fault in faults}
    paths = {finding.path for finding in found if not finding.is_hint}
    return {finding for finding in unread if finding.path not in paths}


def _finding(content: Path, check: Check, fault: Fault) -> Finding:
    """A fault as people see it: names and values come from others' files, so nothing in it may drive a terminal."""
    path = printable(f"{content.as_posix()}/{fault.path}".rstrip("/"))
    return Finding(path, fault.line, check.code, clean_name(fault.text), check.is_hint)


def _chosen(content: Path, paths: Sequence[Path]) -> Iterator[Part]:
    if not paths:
        yield from parts(content)
        return
    for folder in sorted({_folder(content, path) for path in paths}):
        yield from parts(content, folder)


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
