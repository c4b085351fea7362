"""A build next to the site: everything is made in a folder of its own, then put in place file by file, stale files last.

A build that fails leaves the site as it was. A file whose bytes did not change keeps its time stamp, so that tools
which upload by time or by content see what changed and nothing else.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..content import tree
from ..errors import BuildError

MANIFEST = ".stillboard"  # lists the files of the last build: only these are ever removed


class Staging:
    """One build's folder. `path` exists from the start; `promote` or `discard` ends it."""

    def __init__(self, output: Path) -> None:
        """Make the folder next to `output`, on the same file system. BuildError if that is not possible."""
        self.output = output
        self._kept: set[str] = set()
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
            self.path = Path(tempfile.mkdtemp(prefix=f".{output.name}-building-", dir=output.parent))
        except OSError as error:
            raise BuildError(
                f"cannot be written to ({error.strerror})", where=str(output.parent), todo="choose another OUTPUT_PATH"
            ) from error

    def write(self, file: str, data: bytes) -> Path:
        """Stage a file, unless the site holds the same bytes already. Returns where the file can be read now."""
        self._claim(file)
        place = self.output / file
        if _holds(place, data):
            self._kept.add(file)
            return place
        target = self.path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return target

    def copy(self, file: str, source: Path) -> None:
        """Stage a copy of a file, unless the site holds the same bytes already."""
        self._claim(file)
        place = self.output / file
        if place.is_file() and filecmp.cmp(source, place, shallow=False):
            self._kept.add(file)
            return
        target = self.path / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)

    def _claim(self, file: str) -> None:
        if file in self._kept or (self.path / file).exists():
            raise BuildError("two pages want this file", where=file, todo="give one of them another address")

    def promote(self) -> tuple[int, int, int]:
        """Put the build in place. How many files were written, left as they were, and removed.

        BuildError, before anything is touched, if files that no build made are in the way.
        """
        staged = [file for file in sorted(self._files()) if not _same(self.path / file, self.output / file)]
        now = {*staged, *self._kept, *self._files()}
        before = _manifest(self.output)
        gone = [file for file in before if file not in now]
        self._check_nothing_is_in_the_way(staged, set(before))
        if not now <= set(before):  # if this is cut short, the next build still knows what is ours
            self._list({*before, *now})
        first = _in_the_way(gone, staged)
        for file in first:
            _remove(self.output, file)
        for file in staged:
            target = self.output / file
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.path / file, target)
        for file in gone:
            if file not in first:
                _remove(self.output, file)
        self._list(now)
        self.discard()
        return len(staged), len(now) - len(staged), len(gone)

    def _list(self, files: set[str]) -> None:
        listing = "".join(f"{file}\n" for file in sorted(files)).encode()
        if not _holds(self.output / MANIFEST, listing):
            tree.replace(self.output / MANIFEST, listing)

    def _check_nothing_is_in_the_way(self, staged: list[str], ours: set[str]) -> None:
        """BuildError if something that no build made stands where files, or their folders, are to stand."""
        folders = {parent.as_posix() for file in staged for parent in PurePosixPath(file).parents if parent.name}
        blocked = [folder for folder in sorted(folders - ours) if (self.output / folder).is_file()]
        for file in staged:
            if (self.output / file).is_dir():
                inside = [path for path in sorted((self.output / file).rglob("*")) if not path.is_dir()]
                blocked += [name for path in inside if (name := path.relative_to(self.output).as_posix()) not in ours]
        if blocked:
            what = "this file is in the way of a page, and no build made it"
            raise BuildError(what, where=str(self.output / blocked[0]), todo="move it elsewhere")

    def discard(self) -> None:
        """Remove the folder and what is left in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _files(self) -> Iterator[str]:
        for folder, _, names in os.walk(self.path):
            for name in names:
                yield Path(folder, name).relative_to(self.path).as_posix()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _manifest(output: Path) -> list[str]:
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    return [line for line in lines if line and not Path(line).is_absolute() and ".." not in Path(line).parts]


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def _in_the_way(gone: list[str], staged: list[str]) -> set[str]:
    """Stale files that stand where a new folder is to be, or lie in a folder where a new file is to be."""
    folders = {parent.as_posix() for file in staged for parent in PurePosixPath(file).parents}
    files = set(staged)
    return {f for f in gone if f in folders or any(parent.as_posix() in files for parent in PurePosixPath(f).parents)}


def _remove(output: Path, file: str) -> None:
    """Remove a stale file, and the folders that it leaves empty."""
    path = output / file
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:
            return
