"""A build next to the site: everything is made in a folder of its own, then put in place file by file, stale files last.

A build that fails leaves the site as it was. A file whose bytes did not change keeps its time stamp, so that tools
which upload by time or by content see what changed and nothing else.

While files are put in place, a journal in the output folder names those that are new. A build that finds one knows that the
site is half new: what an earlier build put there and no page wants any more goes like any stale file.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from ..errors import BuildError
from . import inventory, on_disk, twins
from .build_lock import BuildLock
from .inventory import JOURNAL, MANIFEST, OWN

T = TypeVar("T", bound="contextlib.AbstractContextManager[object]")
LOCK = f"{OWN}-lock"
PROOF = "checksums.json"  # what `stillboard seal` puts into the finished site
SEARCH = f"{OWN}-search"  # what the search index was made of
OWN_FILES = frozenset({MANIFEST, JOURNAL, LOCK, SEARCH, twins.NOTE})  # what lies hidden in a finished site
_BUILDING = f"{OWN}-building-"  # where the staging folder lies if it cannot lie next to the output folder


class Staging:
    """One build's folder, and a hold on the output folder. `path` exists from the start; `promote` or `discard` ends it."""

    def __init__(self, output: Path, say: Callable[[str], object] = str, by: str = inventory.BUILD) -> None:
        """Wait until no other build is at work, sweep what killed ones left, and make a folder on the output's file system.

        `say` is called with what a person should know; `by`: what makes the files, as people know it, should it be cut short.
        BuildError if the output folder, or what it says of itself, is unusable.
        """
        self.output = Path(os.path.realpath(output))
        self._say = say
        self._by = by
        self._kept: dict[str, str] = {}  # files that stay as they are, by how the file system tells names apart
        self._others: set[str] = set()  # keys of files that are staged by others
        self._new: set[str] = set()  # files that are staged and known to differ from the site's
        self.holds = "no forum"  # what the site is of, in words
        self.afterwards: list[Callable[[], object]] = []  # called when the site is in place
        self._open: list[contextlib.AbstractContextManager[object]] = []
        self.is_half_new = False  # True while the site is neither the old one nor the new one
        self.is_in_place = False  # True once the site is the new one
        self._is_new = False
        try:
            self._is_new = not on_disk.is_there(self.output)
            self.output.mkdir(parents=True, exist_ok=True)
            self._lock = BuildLock(self.output / LOCK, say)
        except OSError as error:
            self._unmake(LOCK)
            raise _unusable(self.output, error) from error
        try:
            self._begin()
        except BaseException:
            self._leave()
            raise

    def _begin(self) -> None:
        listed, journal = inventory.read_manifest(self.output), inventory.read_journal(self.output)
        self.cut_short = journal.by if journal else ""  # what was, as people know it
        self._is_known = listed is not None
        self._unlisted = set(journal.files if journal else ()).difference(listed or ())
        self.before = {*(listed or ()), *self._unlisted}  # files that earlier builds made
        self._sweep()
        try:
            self.path = _own_folder(self.output)
        except OSError as error:
            raise _unusable(self.output, error) from error
        tells_apart = not os.path.exists(self.path.with_name(self.path.name.swapcase()))
        self._key: Callable[[str], str] = str if tells_apart else _without_case
        self._keys_before = {self._key(file) for file in self.before}

    def check_whole(self, then: str) -> None:
        """BuildError if something else was cut short before, which has to be made whole first. `then`: what to do after it."""
        if self.cut_short and self.cut_short != self._by:
            is_build = self.cut_short == inventory.BUILD
            what, todo = ("the last build", "build again") if is_build else (self.cut_short, "run it again")
            raise BuildError(f"{what} was cut short", where=str(self.output), todo=f"{todo}, then {then}")

    def write(self, file: str, data: bytes, *, always: bool = False) -> Path:
        """Stage a file, unless the site holds its bytes already or `always`: others write more. Returns where it is now."""
        place = self._claim(file)
        if not always and self.may_keep(file) and on_disk.holds(place, data):
            self._kept[self._key(file)] = file
            return place
        if not always:
            self._new.add(file)
        target = self.path / file
        with on_disk.named(place, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return target

    def copy(self, file: str, source: Path) -> None:
        """Stage a copy of a file, unless the site holds the same bytes already. OSError names the file that it is about."""
        place = self._claim(file)
        if self.may_keep(file) and on_disk.same(source, place):
            self._kept[self._key(file)] = file
            return
        self._new.add(file)
        target = self.path / file
        with on_disk.named(place, target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
        on_disk.copy_bytes(source, target, place)

    def kept_open(self, store: T) -> T:
        """Let something be closed when the build ends, however it ends."""
        self._open.append(store)
        return store

    def expect(self) -> None:
        """Let others write files into `path`, who say so of each by `take`; what is there now is not theirs."""
        self._others = {self._key(file) for file in on_disk.files_below(self.path)}

    def take(self, file: str) -> None:
        """A file was written into `path`."""
        key = self._key(file)
        if key in self._kept or key in self._others:
            raise _twice(file)
        self._others.add(key)
        if self._is_new:
            self._new.add(file)

    def keep(self, file: str) -> None:
        """Let a file of the site stay as it is; `may_keep` says whether it may."""
        key = self._key(file)
        if key in self._kept or key in self._others:
            raise _twice(file)
        self._kept[key] = file

    def has_copy(self, file: str, source: Path) -> bool:
        """True if the file will be in the site with the bytes of `source`."""
        staged = self.path / file
        if on_disk.is_there(staged):
            return on_disk.same(source, staged)
        return self._key(file) in self._kept and on_disk.same(source, self.output / file)  # what the last build made may go

    def shown(self, path: str | os.PathLike[str]) -> str:
        """A path as people know it: that of the site, for a file that is still staged."""
        inside = os.path.relpath(path, self.path)
        return os.fspath(path) if inside.startswith(os.pardir) else os.path.normpath(self.output / inside)

    def _claim(self, file: str) -> Path:
        if self._key(file) in self._kept or on_disk.is_there(self.path / file):
            raise _twice(file)
        return self.output / file

    def _stands(self, file: str) -> bool:
        """True if the site holds a staged file already, one that Pelican wrote."""
        return self.may_keep(file) and on_disk.same(self.path / file, self.output / file)

    def may_keep(self, file: str) -> bool:
        """False if the site has the file under a name that differs in its capitals: hosts may tell those apart."""
        return file in self.before or self._key(file) not in self._keys_before

    def promote(self) -> tuple[int, int, int]:
        """Put the build in place. How many files were written, left as they were, and removed.

        BuildError or OSError, before anything is touched, if files that no build made are in the way. An OSError while
        `is_half_new`: the next build finishes what this one began.
        """
        made = list(on_disk.files_below(self.path))
        staged = [file for file in made if file in self._new or not self._stands(file)]
        now = {*made, *self._kept.values()}
        keys = {self._key(file) for file in now}
        gone = [file for file in sorted(self.before) if self._key(file) not in keys]
        renamed = {file for file in self.before - now if self._key(file) in keys}  # in their capitals alone
        in_the_way = self._check_the_way(staged, now) | renamed | _overlapping(gone, staged)
        if staged or gone or renamed:
            on_disk.write_through([self.path / file for file in staged])
            self._write_journal(now)
            self._put_in_place(staged, gone, in_the_way)
        self._finish(now)
        for call in self.afterwards:
            call()
        self.discard()
        return len(staged), len(now) - len(staged), len(gone)

    def _put_in_place(self, staged: list[str], gone: list[str], in_the_way: set[str]) -> None:
        twins.drop(self.output, (*staged, *gone))
        for file in sorted(in_the_way, reverse=True):  # what lies in a folder before the folder
            _remove(self.output, file, folder_too=True)
        folders: set[Path] = set()
        moved = self._move_folders()
        for file in staged:
            if any(folder in moved for folder in _folders([file])):
                continue
            target = self.output / file
            if target.parent not in folders:
                with on_disk.named(target, target.parent):
                    target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            on_disk.move(self.path / file, target)
        for file in (file for file in gone if file not in in_the_way):
            _remove(self.output, file)

    def _move_folders(self) -> set[str]:
        """Put folders that the site does not have in place as a whole: one step for all that is in them. Returns which."""
        moved: set[str] = set()
        for where, folders, _ in os.walk(self.path, onerror=on_disk.fail):
            inside = os.path.relpath(where, self.path).replace(os.sep, "/")
            for name in sorted(folders):
                folder = name if inside == "." else f"{inside}/{name}"
                if not on_disk.is_there(self.output / folder) and on_disk.move_folder(self.path / folder, self.output / folder):
                    moved.add(folder)
                    folders.remove(name)
        return moved

    def _write_journal(self, now: set[str]) -> None:
        new = (now - self.before) | self._unlisted  # no list names those that one before this may have made, until it is done
        on_disk.put(self.output / JOURNAL, inventory.journal(new, self._by))
        self.is_half_new = True
        on_disk.write_through_folder(self.output)

    def _finish(self, now: set[str]) -> None:
        """Let the list name what the site holds now; then nothing is unfinished."""
        listing = inventory.manifest(now)
        if not on_disk.holds(self.output / MANIFEST, listing):
            on_disk.put(self.output / MANIFEST, listing)
        if self.is_half_new or self.cut_short:
            on_disk.write_through_folder(self.output)
            with on_disk.named(self.output / JOURNAL):
                (self.output / JOURNAL).unlink(missing_ok=True)
        self.is_half_new, self.is_in_place = False, True
        if not self._is_known:
            self._tell_of_strangers(now)

    def _tell_of_strangers(self, now: set[str]) -> None:
        """Without the list of an earlier build nobody knows which pages are stale."""
        try:
            strangers = [file for file in on_disk.files_below(self.output, hidden=False) if file not in now]
        except OSError as error:  # the site is in place: that is no failure of the build
            where = error.filename or self.output
            self._say(f"{where}: cannot be listed ({error.strerror}), so nobody looked for files that no build made")
            return
        if strangers:
            more = f" and {len(strangers) - 1} more" if strangers[1:] else ""
            what = f"{self.output}: {strangers[0]}{more} stay, since no list of an earlier build names them"
            self._say(f"{what}; remove what is not yours, or the whole folder and build again")

    def _check_the_way(self, staged: list[str], now: set[str]) -> set[str]:
        """Our files in folders that are to become files. BuildError if what no build made stands where a file is to stand."""
        folders = _folders(staged)
        output = os.fspath(self.output)
        for link in sorted(folder for folder in _folders(now | self.before) if on_disk.is_link(f"{output}/{folder}")):
            what = "a link stands where a folder of the site is to be, and the build would write where it leads"
            raise BuildError(what, where=str(self.output / link), todo="remove the link, and build again")
        for clash in sorted(_folders(now) & now):
            raise BuildError("a page wants this name, and others lie below it", where=clash, todo="give it another address")
        blocked = [folder for folder in sorted(folders - self.before) if on_disk.is_file(self.output / folder)]
        ours: set[str] = set()
        for file in staged:
            place = self.output / file
            if on_disk.is_folder(place) and not place.is_symlink():
                inside = [f"{file}/{name}" for name in on_disk.files_below(place)]
                blocked += [name for name in inside if name not in self.before]
                ours.update(name for name in inside if name in self.before)
                ours.add(file)
        if blocked:
            what = "this file is in the way of a page, and no build made it"
            raise BuildError(what, where=str(self.output / blocked[0]), todo="move it elsewhere")
        return ours

    def _sweep(self) -> None:
        """Remove what killed builds left. None is at work now, since we hold the lock."""
        name = re.compile(rf"\.{re.escape(self.output.name)}-building-\w{{8}}")
        left = [item for item in _within(self.output) if item.name.startswith(f"{OWN}-") and item.name not in OWN_FILES]
        if self._lock.is_sure:
            left += [item for item in _within(self.output.parent) if name.fullmatch(item.name)]
        if self.cut_short:
            halves = (self.output / folder / on_disk.HALF for folder in _folders(self.before))
            left += [half for half in halves if os.path.lexists(half)]
        for path in left:
            try:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
            except OSError as error:
                self._say(f"{path}: a killed build left this, and it cannot be removed ({error.strerror}); remove it")

    def discard(self) -> None:
        """Remove the folder and what is left in it, and let others build. Nothing happens the second time."""
        self.afterwards.clear()  # whoever still knows this folder shall not know the whole site
        while self._open:
            self._open.pop().__exit__(None, None, None)
        if not on_disk.removed(self.path) and self._lock.is_held:
            self._say(f"{self.path}: what the build worked in could not all be removed; the next one does that")
        self._leave()

    def _leave(self) -> None:
        self._lock.release()
        self._unmake()

    def _unmake(self, *files: str) -> None:
        """Remove the output folder if it was made here and holds nothing but these files, which nobody else can have made."""
        if self._is_new:
            with contextlib.suppress(OSError):  # not empty: there is a site now
                for file in files:
                    (self.output / file).unlink(missing_ok=True)
                self.output.rmdir()


def _twice(file: str) -> BuildError:
    return BuildError("two pages want this file", where=file, todo="give one of them another address")


def _unusable(output: Path, error: OSError) -> BuildError:
    todo = f"{on_disk.advice(error)}, or choose another OUTPUT_PATH"
    return BuildError(f"cannot be written to ({error.strerror})", where=str(output), todo=todo)


def _own_folder(output: Path) -> Path:
    """An empty folder from which files can be renamed into the output folder: next to it, or hidden in it.

    Next to it is better, since there nothing publishes it. What cannot be renamed out of the output folder (a file system of
    its own, a parent where nothing can be made) could not be renamed back.
    """
    inside = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=output))
    outside = output.with_name(f".{output.name}-building-{inside.name.removeprefix(_BUILDING)}")
    try:
        inside.rename(outside)
    except OSError:
        return inside
    return outside


def _within(folder: Path) -> list[Path]:
    """What lies in a folder; nothing if it cannot be listed: then what was left there is swept another time."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _without_case(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _folders(files: Iterable[str]) -> set[str]:
    """The folders that files lie in, and those that hold these."""
    found: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _overlapping(gone: list[str], staged: list[str]) -> set[str]:
    """Stale files that stand where a new folder is to be, or lie in a folder where a new file is to be."""
    folders, files = _folders(staged), set(staged)
    return {file for file in gone if file in folders or not files.isdisjoint(_folders([file]))}


def _remove(output: Path, file: str, *, folder_too: bool = False) -> None:
    """Remove a stale file, and the folders that it leaves empty; an empty folder of its name only if that is asked for."""
    path = output / file
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        pass  # an earlier build came as far as this
    except OSError:
        if not on_disk.is_folder(path):
            raise
        if folder_too:
            on_disk.remove_empty(path)
    on_disk.remove_empty_parents(path, output)
