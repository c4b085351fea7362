"""A folder: saved pages, the mirrors of wget and HTTrack, archives, all together. Links are not followed."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ..capture import Capture
from ..companions import PortableFiles
from ...errors import DumpError
from ...model import When
from ...ids import one_line
from ._archivebox import MAX_INDEX, snapshots
from ._bounds import MAX_NEARBY, explain
from ._listing import Entry, broken, dumps, folder_is_read

# A page names what cannot be a file's name here, and so cannot be there.
_NO_FILE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL, errno.EILSEQ}


def captures(root: Path, *, captured: When | None = None, address: str = "") -> Iterator[Capture]:
    """Its files that can be dumps, in natural order of their names."""
    unread: list[OSError] = []
    files: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    for path, size in _files(root, unread):
        name = path.relative_to(root).as_posix()
        files[name], sizes[name] = path, size
    archived = snapshots(files, lambda name: _bytes(files[name]))
    for entry in dumps(Entry(name, sizes[name], opener(path)) for name, path in files.items() if name not in archived.others):
        page = archived.pages.get(entry.name)
        nearby = FilesNear(files[entry.name], root) if entry.name in files else _nothing
        yield Capture(
            one_line(entry.name),
            stream=entry.open,
            captured=captured or (page.captured if page else None),
            address=page.address if page else address,
            nearby=nearby,
            messages=entry.messages,
            root=root.resolve().name,
        )
    for error in unread:
        yield broken(error, str(error.filename))


def one(file: Path, *, captured: When | None = None, address: str = "", looked_for: set[Path] | None = None) -> Capture:
    """A single file, with the files next to it. `looked_for` gathers those that are asked for."""
    nearby = FilesNear(file, file.parent, looked_for)
    return Capture(one_line(file.name), stream=opener(file), captured=captured, address=address, nearby=nearby)


def opener(path: Path) -> Callable[[], BinaryIO]:
    """What opens a file."""
    return cast("Callable[[], BinaryIO]", functools.partial(path.open, "rb"))


def _bytes(path: Path) -> bytes | None:
    """What a small file holds; None if it cannot be read, or is large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_INDEX + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_INDEX else None


def _nothing(_: str) -> None:
    return None


def _files(root: Path, unread: list[OSError]) -> Iterator[tuple[Path, int]]:
    """The files that are not hidden, and no links, with their sizes; folders that cannot hold dumps are not entered. `unread` gathers errors."""
    for folder, folders, names in os.walk(root, onerror=unread.append):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".htm", ".html"))}
        folders[:] = [name for name in folders if folder_is_read(name, pages)]
        for name in names:
            if name.startswith("."):
                continue
            file = Path(folder, name)
            try:
                status = file.lstat()
            except FileNotFoundError:  # somebody has just taken it away
                continue
            except OSError as error:
                unread.append(error)
                continue
            if stat.S_ISREG(status.st_mode):
                yield file, status.st_size


class FilesNear(PortableFiles):
    """Looks up a file by its path relative to `file`, never outside `root`, never through a link. `looked_for` gathers the places.

    It raises DumpError for a file that is there and cannot be taken, Unreadable for one that the system refuses.
    """

    def __init__(self, file: Path, root: Path, looked_for: set[Path] | None = None) -> None:
        """Nothing is looked up yet."""
        super().__init__()
        self._file, self._root, self._looked_for = file, root, looked_for

    def copy(self) -> FilesNear:
        """The same, which gathers nothing but what it is asked for."""
        return FilesNear(self._file, self._root)

    def note(self, asked: set[str]) -> bool:
        """Gather the places that a copy looked at; it saw the same files."""
        if self._looked_for is not None:
            for relative in asked:
                with contextlib.suppress(DumpError):
                    self(relative)
        return True

    def __call__(self, relative: str) -> bytes | None:
        """The bytes; None if there is no such file."""
        file, root = self._file, self._root
        self.asked.add(relative)
        if not relative or len(relative) > 1000 or "\0" in relative or "\\" in relative:
            return None
        try:
            target = (file.parent / relative).resolve()
            base = root.resolve()
            plain = Path(os.path.normpath(base / file.parent.resolve().relative_to(base) / relative))
            if not target.is_relative_to(base) and plain.is_relative_to(base) and target.is_file():
                raise DumpError("a link leads out of the dump to it", where=str(file.parent / relative))
            if not target.is_relative_to(base) or target == file.resolve():
                return None
            if self._looked_for is not None:
                self._looked_for.add(target)
            status = target.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            if target != plain:
                raise DumpError("a link leads to it", where=str(file.parent / relative))
            if status.st_size > MAX_NEARBY:
                raise DumpError(f"larger than {MAX_NEARBY >> 20} MB", where=str(target))
            return target.read_bytes()
        except OSError as error:
            if error.errno in _NO_FILE:
                return None
            raise explain(error, f"{relative} (shown by {file.name})") from error
        except (ValueError, RuntimeError):  # links in a circle, or no path
            return None
