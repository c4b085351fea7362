"""What people hold, as captures: one capture is one page, file or record that an importer reads whole.

A dump is a file, or a folder whose files are read in natural order; `containers` opens what holds others: archives, mirrors, web
archives. Nothing is fetched, and nothing is unpacked into a folder.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from .asked import Asked
from .capture import MAX_CAPTURE, UNREADABLE, Capture
from .companions import attachment_path
from .containers import folder, unfolded
from ..errors import DumpError, Unreadable
from ..model import When

__all__ = ["MAX_CAPTURE", "Asked", "Capture", "attachment_path", "captures"]


def captures(
    dump: Path,
    *,
    captured: When | None = None,
    address: str = "",
    dayfirst: bool | None = None,
    asked: Asked | None = None,
    looked_for: set[Path] | None = None,
) -> Iterator[Capture]:
    """The captures of a file or a folder, in natural order of their names: page 2 before page 10. DumpError if there is none.

    What cannot be read is among them: it raises its DumpError when it is. `dayfirst`: how the person reads 02-03-2018;
    `asked`: what else the person asks of readers.
    `looked_for` gathers the files next to a dump of one file that its pages ask for, also where there is none.
    """
    for capture in _captures(dump, captured=captured, address=address, looked_for=looked_for):
        capture.dayfirst = dayfirst
        capture.asked = asked or capture.asked
        yield capture


def _captures(dump: Path, *, captured: When | None, address: str, looked_for: set[Path] | None) -> Iterator[Capture]:
    try:
        mode = dump.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})", where=str(dump), todo=UNREADABLE) from error
    if stat.S_ISDIR(mode):
        empty = True
        for file in folder.captures(dump, captured=captured, address=address):  # one at a time: each keeps what was read of it
            empty = False
            yield from unfolded(file, alone=False)
        if empty:
            raise DumpError("an empty folder", where=str(dump), todo="put the saved pages into it")
    elif stat.S_ISREG(mode):
        yield from unfolded(folder.one(dump, captured=captured, address=address, looked_for=looked_for), alone=True)
    else:
        raise DumpError("no such file or folder", where=str(dump), todo="check the path")
