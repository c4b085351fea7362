"""Dumps -> captures -> posts -> files under content/, and an account of every post.

A module imports only from the rows above its own:

    clock, emails, open_file, merging, lines, gaps, report, attachments, unchanged
    boards, cleaning, fingerprint, likeness, renumbering, disagreements, members
    forums, reading, matching
    threads
    archive, posts
    filing
    run

What people edited is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import DumpError
from ..importers._importer import Importer
from .report import Report
from .run import Options, Run

__all__ = ["Options", "convert"]


def convert(dumps: Sequence[Path], root: Path, importers: Sequence[Importer], options: Options | None = None) -> Report:
    """Convert dumps into the archive at `root`. DumpError, before anything is written, if one does not exist."""
    for dump in dumps:
        if not dump.exists():
            raise DumpError("no such file or folder", where=str(dump), todo="check the path")
    return Run(root, importers, options or Options()).convert(dumps)
