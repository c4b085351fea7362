"""Dumps -> captures -> posts -> files under content/, and an account of every post.

A module imports only from the rows above its own:

    apart, aside, attachments, blocks, clock, emails, impossible, merging, open_file, report, spelling, tombstones, unchanged
    boards, captures_file, cleaning, disagreements, fingerprint, likeness, members, mirror, naming, quotations
    changed, forums, in_two_threads, inlines, known_again, lines, namesakes, reading, removed
    gaps, mistaken, out_of_turn, persons, reader, renumbering, sightings
    ahead, pairing, taken_down
    certain, few_words, learning, uncertain, unnamed, untitled
    repeated
    matching
    doubts, one_thread, twins
    threads
    archive, elsewhere, settling, telling
    posts, writing
    filing
    run

What people edited is left alone.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from .. import stopping
from ..content.lock import locked
from ..errors import DumpError
from ..importers._importer import Importer
from .report import Report
from .run import Options, Run

__all__ = ["Options", "convert"]


def convert(dumps: Sequence[Path], root: Path, importers: Sequence[Importer], options: Options | None = None) -> Report:
    """Convert dumps into the archive at `root`. DumpError, before anything is written, if one does not exist;
    Busy if another run writes into the archive and does not end in time.
    """
    options = options or Options()
    for dump in dumps:
        with contextlib.suppress(OSError):  # it will be said of this dump alone
            if not os.path.lexists(dump) or not dump.exists():
                raise DumpError("no such file or folder", where=str(dump), todo="check the path")
    if options.dry_run:
        return Run(root, importers, options).convert(dumps)
    with contextlib.ExitStack() as lock:
        lock.enter_context(locked(root, options.wait, options.say))
        report = Run(root, importers, options).convert(dumps)
        with stopping.held():  # all is done, and is to be said
            lock.close()
    return report
