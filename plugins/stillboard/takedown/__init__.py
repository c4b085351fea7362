"""What `stillboard takedown` does: a post, a thread or a member goes from the files of the archive, and does not come back.

First comes the record of it, by which conversions know it again (`convert/taken_down.py`), then the posts that go and those that
quote them, thread by thread, then what nothing else uses. A run that is killed leaves every file whole, and the same command goes
on where it was.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .. import stopping
from ..content import records
from ..content.disk import Disk, NewFile, digest, explained
from ..content.lock import locked
from ..content.moves import read_bytes
from ..content.takedown import MEMBER
from ..convert import spelling
from ..convert.known_again import name_key
from ..convert.taken_down import Takedowns
from ..errors import StillboardError, Terminated, UsageError
from ..ids import clean_name
from .account import Account, lines
from .census import Census
from .plan import Plan, Planning
from .targets import Called, Target, find, is_taken

__all__ = ["Account", "Called", "lines", "take_down"]


def take_down(
    root: Path,
    said: str | Called,
    *,
    shown_as: str | None = None,
    reason: str = "",
    dry_run: bool = False,
    wait: float = 60.0,
    say: Callable[[str], object] = str,
    tick: Callable[[str], object] = str,
) -> Account:
    """Take out of the archive at `root` what `said` names: a file, an address, a name, with an id where several have it.

    `shown_as`: the pseudonym under which a member's posts stay; None: they go. UsageError if nothing, or more than one, is named;
    ContentError for a faulty record; Busy if another run writes into the archive. What could not be done is in the account.
    """
    if not (root / "forums").is_dir():
        raise UsageError("there is no archive", where=str(root), todo="say where it is with --content DIR")
    if shown_as is not None and not re.search(r"\w", clean_name(shown_as)):
        raise UsageError("no name is in it", where="--pseudonym", todo="say one, or leave it out: then the posts go")
    asked = _Asked(Called(said) if isinstance(said, str) else said, clean_name(shown_as or ""), clean_name(reason))
    if dry_run:
        return _planned(root, asked, tick, dry_run=True)[0]
    with locked(root, wait, say):
        disk = Disk(root)
        left = list(disk.recover())
        account, plan = _planned(root, asked, tick)
        account.errors = left + account.errors
        try:
            _write(disk, plan, account)
        except KeyboardInterrupt as request:
            account.signal = request.number if isinstance(request, Terminated) else signal.SIGINT
    return account


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody asked for."""

    said: Called
    shown_as: str
    reason: str


def _planned(root: Path, asked: _Asked, tick: Callable[[str], object], *, dry_run: bool = False) -> tuple[Account, Plan]:
    takedowns = Takedowns(root)
    target = find(root, asked.said, takedowns)
    if target.is_record and target.record and not asked.shown_as:
        asked = dataclasses.replace(asked, shown_as=target.record.shown_as)
    unread: list[StillboardError] = []
    if target.of == MEMBER:
        Census(root, target.forum.id, tick, unread).settle(target, asked.said.name)
    _check(root, target, asked.shown_as, takedowns)
    account = Account(target.words, dry_run=dry_run, errors=unread)
    plan = Planning(root, target, takedowns, account, tick).plan(asked.shown_as, asked.reason, every_title=asked.said.every_title)
    account.record = str(records.path(plan.record, plan.forum))
    account.posts.sort()
    account.look.sort()
    account.perhaps.sort()
    account.short.sort()
    return account, plan


def _check(root: Path, target: Target, shown_as: str, takedowns: Takedowns) -> None:
    """UsageError for a pseudonym that nobody can have."""
    if not shown_as:
        return
    if target.of != MEMBER:
        raise UsageError("only a member can stay under a pseudonym", where="--pseudonym", todo="leave it out")
    record = target.record
    if record and record.shown_as == shown_as:
        return  # the same takedown goes on
    if record and not record.shown_as:
        todo = f"to undo that, take {records.path(record, target.forum.id)} away, and run `stillboard convert --again`"
        raise UsageError("the posts were taken out already", where="--pseudonym", todo=todo)
    if name_key(shown_as) in map(name_key, target.names):
        raise UsageError(f"{shown_as!r} is the name that is to go", where="--pseudonym", todo="choose another")
    gone = [name for name in target.names if not (record and name == record.shown_as)]
    if part := next((part for name in gone if (part := spelling.shared(name, shown_as))), ""):
        what = f"{shown_as!r} shows {part!r}, which is a part of the name that is to go"
        raise UsageError(what, where="--pseudonym", todo="choose another, which has nothing of it")
    others = (one.shown_as for one in takedowns.records.get(target.forum.id, ()))
    if name_key(shown_as) in map(name_key, others) or is_taken(shown_as, root, target.forum.id):
        raise UsageError(f"somebody is called {shown_as!r} already", where="--pseudonym", todo="choose another")


def _write(disk: Disk, plan: Plan, account: Account) -> None:
    record = records.path(plan.record, plan.forum)
    text = records.dumps(dataclasses.replace(plan.record, id=record.stem))
    if not _put(disk, [_over(disk, NewFile(record, text.encode()))], account):
        return  # without it a conversion would bring all of it back
    account.is_recorded = True
    for file in plan.files:
        _put(disk, [file], account)
    for folder, files in plan.folders.items():
        with stopping.held():  # else nobody could say which files of a thread are in their places
            _put_thread(disk, folder, files, account)
        stopping.check()
    if account.errors:
        return  # the last things go last: the command must find its target when it is run again
    account.is_complete = True
    for path, found in plan.gone:
        try:
            disk.take_away(path, found)
            _leave_no_empty(disk.root, path)
        except (OSError, StillboardError) as error:
            _fail(error, disk.root / path, account)
    for folder, name in plan.renames.items():
        try:
            disk.rename(folder, name)
            account.move(str(folder), str(folder.with_name(name)))
        except (OSError, StillboardError) as error:
            _fail(error, disk.root / folder, account)


def _put_thread(disk: Disk, folder: PurePosixPath, files: Sequence[NewFile], account: Account) -> None:
    try:
        problems = disk.put_together(folder, files)
    except (OSError, StillboardError) as error:
        _fail(error, disk.root / folder, account)
        return
    account.written += problems.count(None)
    account.errors += (problem for problem in problems if problem)


def _over(disk: Disk, file: NewFile) -> NewFile:
    """The file, to take the place of what is there."""
    try:
        return dataclasses.replace(file, found=digest(read_bytes(disk.root / file.path)))
    except OSError:
        return file


def _put(disk: Disk, files: list[NewFile], account: Account) -> bool:
    for file, problem in zip(files, disk.put_each(files), strict=True):
        if problem:
            _fail(problem, disk.root / file.path, account)
            return False
        account.written += 1
    return True


def _fail(error: OSError | StillboardError, where: Path, account: Account) -> None:
    account.errors.append(error if isinstance(error, StillboardError) else explained(error, where))


def _leave_no_empty(root: Path, path: PurePosixPath) -> None:
    """Take away the folders that are empty now, but for those directly under content/."""
    with contextlib.suppress(OSError):  # it has files
        for parent in path.parents[:-2]:
            (root / parent).rmdir()
