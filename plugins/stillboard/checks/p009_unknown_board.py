"""P009: the boards that a thread names are there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from ..model import Thread
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    file = part.thread
    if file is None or not isinstance(file.record, Thread) or not part.is_thread:
        return
    forum = PurePosixPath(part.path).parts[1]
    if any(one.path.startswith(f"boards/{forum}/") for one in overview.unread):
        return  # nobody knows what that board is called: not that there is none
    titles = {board.title for board in overview.boards.get(forum, {}).values()}
    for nth, title in enumerate(file.record.boards):
        if title not in titles:
            near = get_close_matches(title[:80], [known for known in titles if len(known) <= 80], 1)
            todo = f"did you mean {near[0]}?" if near else f"write boards/{forum}/<slug>.<id>.md with this Title"
            yield Fault(file.path, file.line_of("Board", nth), f"there is no board {title}; {todo}")


CHECK = Check("P009", "A thread's boards have files under boards/.", _faults)
