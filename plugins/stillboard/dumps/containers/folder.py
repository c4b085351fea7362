"""A folder: saved pages, the mirrors of wget and HTTrack, archives, all together. Links are not followed."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ..capture import Capture
from ...errors import DumpError
from ...model import When
from ...ids import one_line
from ._bounds import MAX_NEARBY
from ._listing import Entry, broken, dumps, folder_is_read


def captures(root: Path, *, captured: When | None = None, address: str = "") -> Iterator[Capture]:
    """Its files that can be dumps, in natural order of their names."""
    unread: list[OSError] = []
    files = {path.relative_to(root).as_posix(): path for path in _files(root, unread)}
    for entry in dumps(Entry(name, path.stat().st_size, opener(path)) for name, path in files.items()):
        nearby = files_near(files[entry.name], root) if entry.name in files else _nothing
        yield Capture(
            one_line(entry.name),
            stream=entry.open,
            captured=captured,
            address=address,
            nearby=nearby,
            messages=entry.messages,
            root=root.resolve().name,
        )
    for error in unread:
        yield broken(DumpError(f"cannot be read ({error.strerror})", where=str(error.filename)), str(error.filename))


def one(file: Path, *, captured: When | None = None, address: str = "", looked_for: set[Path] | None = None) -> Capture:
    """A single file, with the files next to it. `looked_for` gathers those that are asked for."""
    nearby = files_near(file, file.parent, looked_for)
    return Capture(one_line(file.name), stream=opener(file), captured=captured, address=address, nearby=nearby)


def opener(path: Path) -> Callable[[], BinaryIO]:
    """What opens a file."""
    return cast("Callable[[], BinaryIO]", functools.partial(path.open, "rb"))


def _nothing(_: str) -> None:
    return None


def _files(root: Path, unread: list[OSError]) -> Iterator[Path]:
    """The files that are not hidden, and no links; folders that cannot hold dumps are not entered. `unread` gathers errors."""
    for folder, folders, names in os.walk(root, onerror=unread.append):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".htm", ".html"))}
        folders[:] = [name for name in folders if folder_is_read(name, pages)]
        for name in names:
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file() and not file.is_symlink():
                yield file


def files_near(file: Path, root: Path, looked_for: set[Path] | None = None) -> Callable[[str], bytes | None]:
    """Look up a file by its path relative to `file`, never outside `root`. DumpError if it is there and cannot be taken."""

    def nearby(relative: str) -> bytes | None:
        if not relative or len(relative) > 1000 or "\0" in relative or "\\" in relative:
            return None
        try:
            target = (file.parent / relative).resolve()
            base = root.resolve()
            if not target.is_relative_to(base) or target == file.resolve():
                return None
            if looked_for is not None:
                looked_for.add(target)
            if not target.is_file():
                return None
            if target != Path(os.path.normpath(base / file.parent.resolve().relative_to(base) / relative)):
                raise DumpError("a link leads to it", where=str(file.parent / relative))
            if target.stat().st_size > MAX_NEARBY:
                raise DumpError(f"larger than {MAX_NEARBY >> 20} MB", where=str(target))
            return target.read_bytes()
        except OSError as error:
            raise DumpError(f"cannot be read ({error.strerror})", where=str(file.parent / relative)) from error
        except ValueError:
            return None

    return nearby
