"""Whether a table's last row is in its file, by the number that its server would give to the next one (AUTO_INCREMENT)."""

from __future__ import annotations

import re

_COLUMN = re.compile(rb"^[ \t]*(?:`(?:[^`\n]|``){1,200}`|\"(?:[^\"\n]|\"\"){1,200}\")(?P<rest>[^\n]*)$", re.MULTILINE)
_COUNTS = re.compile(rb"\bAUTO_INCREMENT\b(?!=)", re.IGNORECASE)
_NEXT = re.compile(rb"^\)[^\n]*?\bAUTO_INCREMENT=(\d{1,18})\b", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(rb"'(?:[^'\\\n]|\\.|'')*'")
_BODY = re.compile(rb"CREATE TABLE [^\n]{1,500}\(\n(?P<columns>(?:[ \t][^\n]*\n)*)(?P<end>\)[^\n]*)", re.IGNORECASE)


class Numbers:
    """The numbers of a table's rows, against what its definition says. Rows are numbered in the order in which they came, so the
    greatest number is that of the last; where it is lost, others before it may be too.
    """

    def __init__(self, definition: bytes) -> None:
        """`definition`: how the file that creates the table begins."""
        body = _BODY.search(definition)
        columns = [_COMMENT.sub(b"", one["rest"]) for one in _COLUMN.finditer(body["columns"])] if body else []
        following = _NEXT.search(_COMMENT.sub(b"", body["end"])) if body else None
        self._place = next((n for n, rest in enumerate(columns) if _COUNTS.search(rest)), None)
        self._next = int(following[1]) if following else 1
        self._greatest = 0

    def see(self, row: bytes) -> None:
        """A row, its fields parted by tabulators."""
        if self._place is not None:
            said = row.rstrip(b"\n").split(b"\t", self._place + 1)[self._place :][:1]
            if said and said[0].isdigit() and len(said[0]) < 20:
                self._greatest = max(self._greatest, int(said[0]))

    @property
    def doubt(self) -> tuple[bytes, str]:
        """Why nobody knows whether its last rows are there, with a word for it; nothing if they are."""
        if self._place is None or (self._next == 1 and self._greatest):
            return b"unsure", "nothing says how many rows it had (it has no AUTO_INCREMENT)"
        if self._next > self._greatest + 1:
            why = f"its next row would be number {self._next}, its last one is {self._greatest}: rows were deleted there, or are lost"
            return b"short", why
        return b"", ""
