"""P010: a board's Parent is a board, no board lies within itself, and none lies in too many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..content.boards import MAX_BOARDS, depth_of
from ..model import Board
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if part.top != "boards":
        return
    boards = overview.boards.get(PurePosixPath(part.path).name, {})
    unread = {file.path for file in overview.unread}  # nobody knows what these say: not that there is none
    depths: dict[str, int] = {}
    for file in part.files:
        if not isinstance(file.record, Board) or not file.record.parent:
            continue
        parent = file.record.parent
        line = file.line_of("Parent")
        if f"{part.path}/{parent}.md" in unread:
            continue
        if parent not in boards:
            yield Fault(file.path, line, f"there is no board {parent[:80]}; Parent is a file name of this folder without .md")
        elif _within_itself(stem := PurePosixPath(file.path).stem, parent, boards):
            yield Fault(file.path, line, "the board lies within itself; break the circle of Parents")
        elif depth_of(stem, boards, depths) > MAX_BOARDS:
            yield Fault(file.path, line, f"the board lies in more than {MAX_BOARDS - 1} others; take some of them out")


def _within_itself(stem: str, above: str, boards: dict[str, Board]) -> bool:
    """Whether a circle begins at a board in another one. One of more boards than can lie in one another is found as that."""
    for _ in range(MAX_BOARDS):
        if above == stem:
            return True
        if above not in boards:
            return False
        above = boards[above].parent
    return False


CHECK = Check(
    "P010", f"A board's Parent is another board, Parents make no circle, and at most {MAX_BOARDS} are in a row.", _faults
)
