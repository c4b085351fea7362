"""Which parts an output had in the last build: while the library is the same, and all that surrounds pages, it has the same ones.

Asking an output for its parts takes as long as to list all that is on them; here one row an output is asked instead. That holds
for outputs whose parts follow from the library and the surroundings alone (`Output.of_library`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import msgspec

from .depends import digest
from .index import Index, Kind
from .packed import pack, unpacked

Named = tuple[str, int]  # a part: its name, and its size in posts


class _Row(msgspec.Struct, array_like=True, frozen=True):
    library: bytes
    made_of: bytes  # a digest of what all parts are made of: rows of parts that are not those of that build have another
    parts: tuple[Named, ...]


_ROW = msgspec.msgpack.Decoder(_Row)


class SameLibrary:
    """What the index knows of outputs as wholes."""

    def __init__(self, index: Index, library: Callable[[], bytes]) -> None:
        """`library`: gives the digest of the library as it is now."""
        self._index = index
        self._digest = library
        self._before: dict[str, _Row] = {}
        self._now: dict[str, _Row] = {}

    @cached_property
    def _library(self) -> bytes:
        return self._digest()

    @property
    def is_same(self) -> bool:
        """Whether the library is that of the last build, as far as was asked."""
        return bool(self._before)

    def parts(self, output: str) -> tuple[Named, ...]:
        """The parts that an output had when the library was the same; none if it has to be asked for them."""
        row = unpacked(_ROW, self._index.get(Kind.OUTPUT, output))
        if row is None or row.library != self._library:
            return ()
        self._before[output] = row
        return row.parts

    def fits(self, output: str, made_of: Iterable[bytes]) -> bool:
        """Whether that is what those parts were made of, in order."""
        return digest(*made_of) == self._before[output].made_of

    def note(self, output: str, parts: Iterable[Named], made_of: Iterable[bytes]) -> None:
        """Say which parts an output has now, and of what each is made."""
        self._now[output] = _Row(self._library, digest(*made_of), tuple(parts))

    def settle(self) -> None:
        """Keep what was noted for the next build. Call it when the site is in place."""
        for output, row in self._now.items():
            if row != self._before.get(output):
                self._index.put(Kind.OUTPUT, output, pack(row))
        self._index.keep_only(Kind.OUTPUT, set(self._now))
