"""P022: what git left in a file where two people changed it is put right before the file is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ..content.records import is_edited
from ..content.tree import read_text
from ..errors import ContentError
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import PEOPLES, Part

_OURS = re.compile(r"<{7}(?: .*)?")
_THEIRS = re.compile(r">{7}(?: .*)?")


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    written = ((file.path, file.text) for file in part.files)
    for path, text in chain(written, _peoples(part, overview)):
        if "<<<<<<<" in text and is_edited(text):  # a post may show such lines: as it came from a dump it is no conflict
            for line in _conflicts(text):
                todo = "keep one side and take the three markers out; a post that shows them has a blank before each"
                yield Fault(path, line, f"a conflict of two versions that git could not merge begins here; {todo}")


def _conflicts(text: str) -> Iterator[int]:
    """The line of each conflict's first marker. `=======` alone underlines a heading, and `>>>>>>>` may be a quote."""
    start = middle = 0
    for number, line in enumerate(text.split("\n"), 1):
        row = line.rstrip("\r")
        if _OURS.fullmatch(row):
            start, middle = number, 0
        elif start and row == "=======":
            middle = number
        elif middle and _THEIRS.fullmatch(row):
            yield start
            start = middle = 0


def _peoples(part: Part, overview: Overview) -> Iterator[tuple[str, str]]:
    """Pages and news, which no other check reads."""
    if part.path.partition("/")[0] not in PEOPLES:
        return
    for name in part.names:
        path = f"{part.path}/{name}"
        if name.endswith(".md") and overview.has_file(path):
            try:
                yield path, read_text(overview.content / path)
            except ContentError:
                continue  # the build says so


CHECK = Check("P022", "No file holds the markers of a conflict that git could not merge.", _faults)
