"""One file per check of content/. To add one: write `p<nnn>_<name>.py` with a `CHECK`, add it to the tuple below, and give
it a sample folder tests/checks/<CODE>/ whose `findings.txt` lists what it must find there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..errors import UsageError
from ..ids import clean_name
from . import (
    p001_unreadable,
    p002_stray,
    p003_header,
    p004_unquoted,
    p005_names,
    p006_thread_folder,
    p007_unknown_forum,
    p008_forum_paths,
    p009_unknown_board,
    p010_board_parents,
    p011_dates,
    p012_order,
    p013_twice,
    p014_state,
    p015_attachment_links,
    p016_attachment_files,
    p017_body_bounds,
    p018_raw_html,
    p019_same_id,
)
from ._finding import Check, Fault, Finding
from ._overview import overview
from ._walk import Part, parts, printable

__all__ = ["CHECKS", "Check", "Fault", "Finding", "run"]

CHECKS: tuple[Check, ...] = (
    p001_unreadable.CHECK,
    p002_stray.CHECK,
    p003_header.CHECK,
    p004_unquoted.CHECK,
    p005_names.CHECK,
    p006_thread_folder.CHECK,
    p007_unknown_forum.CHECK,
    p008_forum_paths.CHECK,
    p009_unknown_board.CHECK,
    p010_board_parents.CHECK,
    p011_dates.CHECK,
    p012_order.CHECK,
    p013_twice.CHECK,
    p014_state.CHECK,
    p015_attachment_links.CHECK,
    p016_attachment_files.CHECK,
    p017_body_bounds.CHECK,
    p018_raw_html.CHECK,
    p019_same_id.CHECK,
)


def run(content: Path, paths: Sequence[Path] = ()) -> list[Finding]:
    """Every finding in content/, sorted by path and line; [] if all is well.

    `paths` narrow it to these files and folders: a file is looked at with its folder, since a post can only be judged
    with the others of its thread. UsageError if there is no such folder or file; never an error for what files hold.
    """
    if not content.is_dir():
        raise UsageError("no such folder", where=str(content), todo="say where content/ is")
    known = overview(content)
    found: set[Finding] = set()
    for part in _chosen(content, paths):
        for check in CHECKS:
            found.update(_finding(content, check, fault) for fault in check.faults(part, known))
    return sorted(found)


def _finding(content: Path, check: Check, fault: Fault) -> Finding:
    """A fault as people see it: names and values come from others' files, so nothing in it may drive a terminal."""
    path = printable(f"{content.as_posix()}/{fault.path}".rstrip("/"))
    return Finding(path, fault.line, check.code, clean_name(fault.text))


def _chosen(content: Path, paths: Sequence[Path]) -> Iterator[Part]:
    if not paths:
        yield from parts(content)
        return
    for folder in sorted({_folder(content, path) for path in paths}):
        yield from parts(content, folder)


def _folder(content: Path, path: Path) -> str:
    """The folder to walk for a path, relative to content/ with /; "" for content/ itself."""
    if not os.path.lexists(path):
        raise UsageError("no such file or folder", where=str(path), todo="check the path")
    inside = os.path.relpath(os.path.abspath(path), os.path.abspath(content))
    if inside == os.pardir or inside.startswith(os.pardir + os.sep):
        raise UsageError(f"not inside {content}", where=str(path), todo="name files or folders of content/")
    folder = PurePosixPath(Path(inside).as_posix())
    if path.is_symlink() or not path.is_dir():
        folder = folder.parent
    return "" if folder == PurePosixPath(".") else folder.as_posix()
