"""The boards of one forum during a run, found by their id and by their title, however many there are."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from ..content.boards import MAX_BOARDS
from ..ids import clean_name, stem_of
from ..model import Board
from .open_file import OpenFile


class Boards:
    """A forum's boards, in the order in which they came."""

    def __init__(self, filed: Iterable[OpenFile[Board]]) -> None:
        """`filed`: those of the archive."""
        self.by_stem: dict[str, OpenFile[Board]] = {}
        self._by_identity: dict[str, OpenFile[Board]] = {}
        self._by_titles: dict[tuple[str, ...], dict[str, OpenFile[Board]]] = {}  # by the title; by that and the one above
        self._changed: dict[str, None] = {}  # stems of those that may have changed since they were written
        for file in filed:
            self._enter(file)
        for file in self.by_stem.values():  # one may stand before the board around it
            self._index(file)
        # Those whose board around them has no file: one that could not be written, or that people took away.
        self._orphans: dict[str, list[OpenFile[Board]]] = {}
        for file in self.by_stem.values():
            if file.record.parent and file.record.parent not in self.by_stem:
                self._orphans.setdefault(file.record.parent, []).append(file)

    def add(self, board: Board) -> None:
        """Take in a new one, whose stem no other has."""
        self._enter(OpenFile(board))
        for file in self._orphans.pop(board.id, ()):
            self._index(file)
        self._changed[board.id] = None

    def set(self, file: OpenFile[Board], board: Board) -> None:
        """Change a board's record, but for its title and id."""
        if board != file.record:
            file.record = board
            self._changed[board.id] = None
            self._index(file)

    def changed(self) -> Iterator[OpenFile[Board]]:
        """Those that changed since they were written."""
        self._changed = {stem: None for stem in self._changed if self.by_stem[stem].is_changed}
        yield from map(self.by_stem.__getitem__, self._changed)

    def find(self, new: Board) -> OpenFile[Board] | None:
        """The board that a dump's is: that of its id, else the first of its title whose place does not contradict."""
        if new.board_id and (file := self._by_identity.get(stem_of(new.board_id))):
            return file
        path = [*new.parents, new.title]
        alike = self._by_titles.get(tuple(map(_read, path[-2:])), {})  # a path of one title fits any board of that title
        for file in alike.values():
            contradicts = bool(new.board_id and file.record.board_id)
            if not contradicts and (len(path) < 3 or self._is_at(file.record, path)):
                return file
        return None

    def contains(self, stem: str, other: str) -> bool:
        """True if a board contains another, or is the same, or if that cannot be: a breadcrumb may go in a circle, and may be
        as long as it likes; boards must not.
        """
        for _ in range(MAX_BOARDS):
            if other == stem:
                return True
            if other not in self.by_stem:
                return False
            other = self.by_stem[other].record.parent
        return True

    def _enter(self, file: OpenFile[Board]) -> None:
        self.by_stem[file.record.id] = file
        self._by_identity.setdefault(file.record.id.rpartition(".")[2], file)
        self._index(file)

    def _index(self, file: OpenFile[Board]) -> None:
        board, title = file.record, _read(file.record.title)
        self._by_titles.setdefault((title,), {})[board.id] = file
        if above := self.by_stem.get(board.parent):
            self._by_titles.setdefault((_read(above.record.title), title), {})[board.id] = file

    def _is_at(self, board: Board, path: Sequence[str]) -> bool:
        """True if a filed board's title and those above it read like the path."""
        at: Board | None = board
        for title in reversed(path):
            if at is None or _read(at.title) != _read(title):
                return False
            above = self.by_stem.get(at.parent)
            at = above.record if above else None
        return True


@functools.lru_cache(maxsize=4096)
def _read(title: str) -> str:
    """A title as it is compared: but for case and blanks."""
    return clean_name(title).casefold()
