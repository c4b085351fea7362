"""Records put in order by what they belong to, without holding them: they wait in a temporary file."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from types import TracebackType
from typing import Self

_IN_MEMORY = 16 * 1024 * 1024  # bytes; more goes to the disk


class Spill:
    """Lines by key. Memory: three numbers a line, besides the first 16 MB."""

    def __init__(self) -> None:
        """It is empty. Use it in a `with`."""
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, array[int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order in which they were first met."""
        return iter(self._places)

    def add(self, key: str, line: bytes, number: int) -> None:
        """Keep a line; `number` is its place in its source. All lines are added before the first is asked for."""
        self._file.write(line)
        self._places.setdefault(key, array("Q")).extend((self._end, len(line), number))
        self._end += len(line)

    def lines(self, key: str) -> Iterator[tuple[int, bytes]]:
        """The lines of a key, in their order, each with its number."""
        places = self._places.get(key, array("Q"))
        for n in range(0, len(places), 3):
            self._file.seek(places[n])
            yield places[n + 2], self._file.read(places[n + 1])
