"""Files of content/ put on the disk: whole or not at all, and only in the place of what was read there.

Everything is first written into a hidden folder of content/ and made safe against a power cut. A new thread's folder is moved
to its place in one step. Of a thread that exists, all changed files lie ready with a list of what each takes the place of; a run
that is killed while it moves them leaves the rest to the next one, so that a thread is never half changed for good.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from ..errors import Changed, ContentError, StillboardError, Unsafe
from .lock import FILE as LOCK
from .lock import WORK
from .moves import LEFTOVERS, forget, move, naming, read_bytes, remove, swap, written
from .tracked import tracked

_READY = "ready-"
_LIST = "list.json"  # no thread has such a file
NO_MORE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})  # then no other file can be written either
_ONE_BY_ONE = 3  # so many files are made safe each for itself; for more, one call for the whole system is cheaper


@dataclass(frozen=True, slots=True)
class NewFile:
    """Bytes for a file."""

    path: PurePosixPath  # relative to content/
    data: bytes
    found: str = ""  # the digest of the bytes that they take the place of; "": there was no file


class Unfinished(ContentError):
    """A thread's files lie ready, but one could not be moved to its place: the next run does it."""


def digest(data: bytes) -> str:
    """What tells the bytes of a file from others."""
    return hashlib.sha256(data).hexdigest()


class Disk:
    """An archive's folder, while the lock of it is held."""

    def __init__(self, root: Path) -> None:
        """Nothing is touched yet."""
        self.root = root
        self.work = root / WORK
        self._number = 0

    def recover(self) -> Iterator[StillboardError]:
        """Finish what a run that was killed left ready, and take away all else that it left; what cannot be, comes as errors."""
        try:
            left = sorted(os.listdir(self.work))
        except FileNotFoundError:
            left = []
        ready = [name for name in left if name.startswith(_READY)]
        # What came with a clone was not left by a run of this machine: it is taken away, and nothing is done that it says.
        for name in ready if ready and not tracked(self.work) else ():
            yield from self._finish(self.work / name)
        yield from self._swept(str(self.root), 0)

    def has_file(self, path: PurePosixPath) -> bool:
        """True if there is a plain file. Unsafe if there is something else, or something is in the way."""
        self._check_way(path.parent)
        place = self._place(path)
        try:
            mode = os.lstat(place).st_mode
        except FileNotFoundError:
            return False
        _check_plain(mode, place)
        return True

    def put_each(self, files: Sequence[NewFile]) -> list[StillboardError | OSError | None]:
        """Put files in their places, each for itself; for each of them the error, Changed if somebody has saved it meanwhile."""
        made: list[Path | None] = []
        problems: list[StillboardError | OSError | None] = []
        full: OSError | None = None  # after it nothing more can be written, and what is named first is there first
        for file in files:
            try:
                if full:
                    raise full
                self._check(file)
                made.append(written(self._new_name("file-"), file.data))
                problems.append(None)
            except (StillboardError, OSError) as error:
                made.append(None)
                problems.append(error)
                if isinstance(error, OSError) and error.errno in NO_MORE:
                    full = error
        end: OSError | None = None  # after it nothing more can be written; what was put before it is what a killed run leaves
        try:
            self._settle([path for path in made if path])
        except OSError as error:
            end = error
        for i, (file, path) in enumerate(zip(files, made, strict=True)):
            if path is None:
                continue
            try:
                if end:
                    raise end
                os.makedirs(self._place(file.path).parent, exist_ok=True)
                self._take_place(path, file)
            except (StillboardError, OSError) as error:
                problems[i] = error
                forget(path)
                if isinstance(error, OSError) and error.errno in NO_MORE:
                    end = error
        return problems

    def put_folder(self, folder: PurePosixPath, files: Sequence[NewFile]) -> None:
        """Put a new folder with its files in its place. Changed if one has come there meanwhile that is not empty."""
        self._check_way(folder)
        aside = self._new_name("new-")
        target = self._place(folder)
        try:
            os.mkdir(aside)
            self._settle([written(aside / file.path.name, file.data) for file in files])
            os.makedirs(target.parent, exist_ok=True)
            try:
                os.rmdir(target)  # an empty one is as none
            except FileNotFoundError:
                pass
            except OSError as error:
                if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                    raise Changed("has come there while this ran", where=str(target), todo="convert again") from error
                raise
            move(aside, target)
        except BaseException:
            forget(aside)
            raise

    def put_together(self, folder: PurePosixPath, files: Sequence[NewFile]) -> list[StillboardError | None]:
        """Put files of a folder that exists in their places, all or none as far as a crash can tell; for each the error, if it was
        left out: Changed or Unsafe. OSError if nothing was changed at all; Unfinished if the next run must finish it.
        """
        problems: list[StillboardError | None] = [None] * len(files)
        for i, file in enumerate(files):
            try:
                self._check(file)
            except (Changed, Unsafe) as error:
                problems[i] = error
        chosen = [i for i, problem in enumerate(problems) if problem is None]
        if len(chosen) < 2:
            for i in chosen:
                problem = self.put_each([files[i]])[0]
                if isinstance(problem, OSError):
                    raise problem
                problems[i] = problem
            return problems
        ready = self._ready(folder, [files[i] for i in chosen])
        try:
            for i in chosen:
                try:
                    self._take_place(ready / files[i].path.name, files[i])
                except (Changed, Unsafe) as error:
                    problems[i] = error
        except OSError as error:
            what = f"cannot be written ({error.strerror})"
            raise Unfinished(what, where=_where(error, self._place(folder)), todo="the next run finishes it: convert again") from error
        forget(ready)
        return problems

    def rename(self, folder: PurePosixPath, name: str) -> None:
        """Give a folder, unless it has gone, another name. OSError if something is called so."""
        self._check_way(folder)
        with contextlib.suppress(FileNotFoundError):
            move(self._place(folder), self._place(folder.with_name(name)))

    def take_away(self, path: PurePosixPath, found: Mapping[str, str]) -> None:
        """Take a file away, or a folder with the files in it, in one step. Changed, and all stays, if it is not what was found.

        `found`: the digests of what was read there, by their names; what is no longer there is gone already.
        """
        self._check_way(path.parent)
        place = self._place(path)
        try:
            is_folder = stat.S_ISDIR(os.lstat(place).st_mode)
            names = [name for name in os.listdir(place) if not name.startswith(LEFTOVERS)] if is_folder else [place.name]
        except FileNotFoundError:
            return
        for name in names:
            file = place / name if is_folder else place
            _check_plain(os.lstat(file).st_mode, file)
            if digest(read_bytes(file)) != found.get(name):
                raise Changed("was saved while this ran, and stays", where=str(file), todo="look at it, then run this again")
        gone = self._new_name("gone-")
        move(place, gone)
        forget(gone)

    def _ready(self, folder: PurePosixPath, files: Sequence[NewFile]) -> Path:
        """The folder with files and the list of what they take the place of."""
        aside = self._new_name("new-")
        ready = self._new_name(_READY)
        listed = {"folder": str(folder), "files": {file.path.name: [file.found, digest(file.data)] for file in files}}
        try:
            os.mkdir(aside)
            made = [written(aside / file.path.name, file.data) for file in files]
            made.append(written(aside / _LIST, json.dumps(listed).encode()))
            self._settle(made)
            os.rename(aside, ready)
        except BaseException:
            forget(aside)
            raise
        return ready

    def _finish(self, ready: Path) -> Iterator[StillboardError]:
        """Move what a run that was killed has left ready; what was saved by somebody since stays."""
        try:
            listed = json.loads((ready / _LIST).read_bytes())
            folder = PurePosixPath(listed["folder"])
            files = {str(name): (str(found), str(new)) for name, (found, new) in listed["files"].items()}
            if not all(map(_is_name, (*folder.parts, *files))):
                raise ValueError("not a list of ours")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, FileNotFoundError):
            return  # the power went before the list was whole; `_swept` takes it away
        for name, (found, new) in files.items():
            try:
                data = read_bytes(ready / name)
            except FileNotFoundError:  # it was moved
                continue
            file = NewFile(folder / name, data, found)
            try:
                if digest(data) == new:
                    self._take_place(ready / name, file)
                elif digest(data) != found and _holds(self._place(file.path), new):  # saved just before the swap, and the run
                    self._give_back(ready / name, self._place(file.path))  # was killed before it gave that back
            except OSError as error:
                yield explained(error, self._place(file.path))
            except StillboardError as error:
                yield error

    def _swept(self, folder: str, depth: int) -> Iterator[StillboardError]:
        """Take away what is no more than on its way, in a folder and those below; and threads' folders with nothing in them."""
        try:
            with os.scandir(folder) as scan:
                items = [(item.name, item.path, item.is_dir(follow_symlinks=False)) for item in scan]
        except FileNotFoundError:
            return
        except OSError as error:
            yield explained(error, folder)
            return
        for name, path, is_folder in items:
            try:
                if name == WORK and not depth:
                    for inside in os.listdir(path):
                        if inside != LOCK:
                            remove(os.path.join(path, inside))
                elif name.startswith(LEFTOVERS):
                    remove(path)
                elif is_folder and not name.startswith("."):
                    yield from self._swept(path, depth + 1)
                    if depth == 3 and PurePosixPath(os.path.relpath(path, self.root)).parts[0] == "threads":
                        with contextlib.suppress(OSError):  # it has files
                            os.rmdir(path)
            except OSError as error:
                yield explained(error, path)

    def _place(self, path: PurePosixPath) -> Path:
        return self.root.joinpath(*path.parts)

    def _new_name(self, kind: str) -> Path:
        self._number += 1
        return self.work / f"{kind}{self._number:06}"

    def _check(self, file: NewFile) -> None:
        """Changed if a file's place does not hold what was read there; Unsafe if it can hold none."""
        self._check_way(file.path.parent)
        place = self._place(file.path)
        try:
            mode = os.lstat(place).st_mode
        except FileNotFoundError:
            if file.found:
                raise Changed("was taken away while this ran", where=str(place), todo="") from None
            return
        _check_plain(mode, place)
        now = read_bytes(place)
        if digest(now) != file.found and now != file.data:
            what = "was saved while this ran" if file.found else "has come there while this ran"
            raise Changed(what, where=str(place), todo="")

    def _take_place(self, ready: Path, file: NewFile) -> None:
        """Move a file that lies ready to its place, unless that holds something else than was read there: Changed, Unsafe."""
        self._check(file)
        place = self._place(file.path)
        if not file.found:
            self._put_new(ready, place, file)
        elif not swap(ready, place):
            move(ready, place)
        elif self._is_theirs(ready, place, file):
            self._give_back(ready, place)
        else:
            forget(ready)

    def _is_theirs(self, taken: Path, place: Path, file: NewFile) -> bool:
        """Whether what was swapped out of a place is what somebody saved there after the look. OSError, and it is back, where that
        cannot be read: then nobody knows.
        """
        try:
            return digest(read_bytes(taken)) not in (file.found, digest(file.data))
        except OSError:
            swap(taken, place)
            raise

    def _give_back(self, taken: Path, place: Path) -> NoReturn:
        """Put what somebody saved back to its place, and say so."""
        swap(taken, place)
        raise Changed("was saved while this ran", where=str(place), todo="")

    def _put_new(self, ready: Path, place: Path, file: NewFile) -> None:
        """Move a file to where none is. Changed if one has come there meanwhile."""
        try:
            os.link(ready, place)  # unlike a move it takes the place of nothing
        except FileExistsError:
            if not _holds(place, digest(file.data)):  # a run that was killed may have linked it
                raise Changed("has come there while this ran", where=str(place), todo="") from None
            forget(ready)
        except (OSError, AttributeError, NotImplementedError):  # not every file system has links
            move(ready, place)
        else:
            forget(ready)

    def _check_way(self, folder: PurePosixPath) -> None:
        """Unsafe if the way to a folder is no folder."""
        way = os.fspath(self.root)
        for part in folder.parts:
            way = os.path.join(way, part)  # strings: this runs once a post, and pathlib takes half of its time
            try:
                mode = os.lstat(way).st_mode
            except FileNotFoundError:
                return
            if stat.S_ISLNK(mode):
                raise Unsafe("a symbolic link is in the way", where=way, todo="remove it")
            if not stat.S_ISDIR(mode):
                raise Unsafe("a file is in the way of a folder", where=way, todo="remove it")

    def _settle(self, files: Sequence[Path]) -> None:
        """Make sure that files outlive a power cut before anything names them."""
        if len(files) > _ONE_BY_ONE and hasattr(os, "sync"):
            os.sync()
            return
        for file in files:
            with naming(file):
                descriptor = os.open(file, os.O_RDWR)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)


def _holds(path: Path, wanted: str) -> bool:
    return digest(read_bytes(path)) == wanted


def _check_plain(mode: int, place: Path) -> None:
    if stat.S_ISLNK(mode):
        raise Unsafe("a symbolic link is in the way", where=str(place), todo="remove it")
    if not stat.S_ISREG(mode):
        raise Unsafe("what is there is no file", where=str(place), todo="remove it")


def explained(error: OSError, where: object) -> ContentError:
    """What the system refuses, as one line."""
    return ContentError(f"cannot be written ({error.strerror or error})", where=_where(error, where), todo=_todo(error))


def _where(error: OSError, where: object) -> str:
    """The path that an error is about, as people know it: none of those where files lie while they are on their way."""
    named = error.filename2 or error.filename
    return str(named if named and WORK not in Path(os.fsdecode(named)).parts else where)


def _todo(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "make room, then convert again"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "make it writable, then convert again"
        case errno.EMFILE | errno.ENFILE:
            return "too many files are open on this machine; convert again"
        case errno.ENAMETOOLONG:
            return "this file system takes no name that long; choose another --content"
        case _:
            return "look at it, then convert again"


def _is_name(part: str) -> bool:
    """True for the name of a file or folder that leads nowhere else, on any system."""
    return part not in ("", ".", "..") and not re.search(r"[/\\:\0]", part)
