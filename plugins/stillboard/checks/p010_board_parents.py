"""P010: a board's Parent is a board, and no board lies within itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import Board
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if part.top != "boards":
        return
    boards = overview.boards.get(PurePosixPath(part.path).name, {})
    for file in part.files:
        if not isinstance(file.record, Board) or not file.record.parent:
            continue
        parent = file.record.parent
        line = file.line_of("Parent")
        if parent not in boards:
            yield Fault(file.path, line, f"there is no board {parent[:80]}; Parent is a file name of this folder without .md")
        elif _within_itself(PurePosixPath(file.path).stem, boards):
            yield Fault(file.path, line, "the board lies within itself; break the circle of Parents")


def _within_itself(stem: str, boards: dict[str, Board]) -> bool:
    above = boards[stem].parent
    for _ in boards:
        if above == stem:
            return True
        if above not in boards:
            return False
        above = boards[above].parent
    return False


CHECK = Check("P010", "A board's Parent is another board, and Parents make no circle.", _faults)
