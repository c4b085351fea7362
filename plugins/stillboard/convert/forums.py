"""The forum and board files: made when a dump names a new one, then the archive's maintainers' own: facts are only added."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ..addresses import host
from ..content import records, tree
from ..errors import DumpError
from ..ids import digest, slugify, stem_of
from ..model import Board, Forum
from .boards import Boards
from .merging import same_title
from .open_file import Change, OpenFile, opened

R = TypeVar("R", Forum, Board)


def added(text: str, found: R, record: R) -> str:
    """The file's text with the header lines that `record` has and `found` has not; what stands there stays as it is."""
    old, new = (records.dumps(one).split("\n---\n")[0].split("\n") for one in (found, record))
    lines = "".join(f"{line}\n" for line in new if line not in old)
    text = text.replace("\r\n", "\n")
    head, fence, body = text.partition("\n---")
    return f"{head}\n{lines}---{body}" if fence else text


class Forums:
    """All forums, and the boards of those that a run touches."""

    def __init__(self, root: Path) -> None:
        """Read the forums of the archive at `root`. ContentError for a faulty file."""
        self.root = root
        self._texts: dict[PurePosixPath, str] = {}  # of the files, which are the maintainers' own: they are added to
        files = [self._opened(Forum, entry.path) for entry in tree.forum_files(root)]
        self.by_stem = {file.record.id: file for file in files}
        self._boards: dict[str, Boards] = {}
        self._seen: set[tuple[str, tuple[str, ...]]] = set()  # boards' titles, outermost first, of a forum
        self._handed: dict[str, Sequence[Board]] = {}  # the boards of a dump that were taken in last, by forum
        self._checked: Sequence[Board] = ()
        self._touched: dict[str, None] = {}  # stems of the forums that may have changed since they were written

    def is_known(self, new: Forum | None, addresses: Iterable[str]) -> bool:
        """True if a dump says which forum it is from: by an address, or by a name that is not its engine's."""
        new = new or Forum("")
        if new.title and not any(same_title(new.title, name) for name in (new.engine, new.engine.partition(" ")[0])):
            return True
        return any(host(address) for address in (*new.addresses, *addresses))

    def forum(self, new: Forum | None, addresses: Iterable[str]) -> Forum:
        """The archive's forum that a dump belongs to, made if it is new. DumpError if it does not say which."""
        new = new or Forum("")
        hosts = {host(address) for address in (*new.addresses, *addresses)} - {""}
        file = self._known(new, hosts)
        if file is None:
            return self._new_forum(new, hosts)
        forum = file.record
        known = {host(address) for address in forum.addresses}
        file.record = dataclasses.replace(
            forum,
            addresses=(*forum.addresses, *(a for a in new.addresses if host(a) not in known)),
            engine=forum.engine or new.engine,
            timezone=forum.timezone or new.timezone,
            lang=forum.lang or new.lang,
        )
        self._touched[forum.id] = None
        return file.record

    def _known(self, new: Forum, hosts: set[str]) -> OpenFile[Forum] | None:
        for file in self.by_stem.values():
            if hosts & {host(address) for address in file.record.addresses}:
                return file
        if not new.title:
            return None
        named = [file for file in self.by_stem.values() if same_title(file.record.title, new.title)]
        named = [file for file in named if not (hosts and file.record.addresses)]
        if len(named) > 1:
            raise DumpError(f"{len(named)} forums are called {new.title!r}", todo="say which with --url ADDRESS")
        return named[0] if named else None

    def _new_forum(self, new: Forum, hosts: set[str]) -> Forum:
        title = new.title or min(hosts, default="")
        if not title:
            raise DumpError("it does not say which forum it is from", todo="say so with --url ADDRESS")
        stem = first = slugify(title, "forum")
        number = 2
        while stem in self.by_stem:
            stem, number = f"{first[:55]}-{number}", number + 1
        forum = dataclasses.replace(new, title=title, id=stem, path=stem if self.by_stem else "")
        self.by_stem[stem] = OpenFile(forum)
        self._touched[stem] = None
        return forum

    def add_boards(self, forum: str, found: Sequence[Board], titles: Sequence[str]) -> None:
        """Make sure that the boards of a dump, and those whose titles lead to a thread, have their files."""
        for board in _further(found, self._handed.get(forum, ())):
            self._line(forum, board.parents)
            self._board(forum, board)
        self._handed[forum] = found
        self._line(forum, tuple(titles))

    def check_boards(self, found: Sequence[Board]) -> None:
        """Unsafe for a board that must not be written."""
        for board in _further(found, self._checked):
            records.check(board)
        self._checked = found

    def _line(self, forum: str, titles: tuple[str, ...]) -> None:
        """Make sure that there are boards of these titles, each in the one before it."""
        if (forum, titles) not in self._seen:
            self._seen.add((forum, titles))
            for depth, title in enumerate(titles):
                self._board(forum, Board(title, parents=titles[:depth]))

    def _of(self, forum: str) -> Boards:
        if forum not in self._boards:
            self._boards[forum] = Boards(self._opened(Board, entry.path) for entry in tree.board_files(self.root, forum))
        return self._boards[forum]

    def _board(self, forum: str, new: Board) -> None:
        boards = self._of(forum)
        identity = stem_of(new.board_id) if new.board_id else f"b-{digest(forum, *new.parents, new.title)}"
        stem = f"{slugify(new.title, 'board')}.{identity}"
        file = boards.find(new) or boards.by_stem.get(stem)  # people may have renamed it
        parent = boards.find(Board(new.parents[-1], parents=new.parents[:-1])) if new.parents else None
        stem_above = parent.record.id if parent else ""
        if file is None:
            boards.add(dataclasses.replace(new, id=stem, parent=stem_above, parents=()))
            return
        board = file.record
        above = board.parent or (stem_above if not boards.contains(board.id, stem_above) else "")
        changed = dataclasses.replace(
            board,
            parent=above,
            addresses=board.addresses or new.addresses,
            order=board.order if board.order is not None else new.order,
        )
        boards.set(file, changed)

    def _opened(self, kind: type[R], path: str) -> OpenFile[R]:
        data = tree.read_data(path)
        file = opened(kind, path, data)
        file.edited = False  # nobody seals these files
        self._texts[PurePosixPath(Path(path).relative_to(self.root).as_posix())] = tree.decoded(data, path)
        return file

    def files(self) -> list[Change]:
        """The files that are new or have facts to add, with their new texts."""
        self._touched = {stem: None for stem in self._touched if self.by_stem[stem].is_changed}
        changed = [self._change(self.by_stem[stem], "") for stem in self._touched]
        for forum, boards in self._boards.items():
            changed += [self._change(file, forum) for file in boards.changed()]
        return changed

    def _change(self, file: OpenFile[R], forum: str) -> Change:
        path = records.path(file.record, forum)
        before = self._texts.get(path)
        text = records.dumps(file.record) if before is None or file.found is None else added(before, file.found, file.record)
        return Change(path, text, file)

    def is_written(self, change: Change) -> None:
        """Remember the text that a file has now."""
        self._texts[change.path] = change.text


def _further(found: Sequence[Board], before: Sequence[Board]) -> Sequence[Board]:
    """The boards that were not among those before: a dump with many threads hands out the same ones with each, and new ones."""
    goes_on = 0 < len(before) <= len(found) and found[len(before) - 1] is before[-1]
    return found[len(before) :] if goes_on else found
