"""What the person who converts asks for that only readers of databases look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a conversion, as far as they are a reader's."""

    database: str = ""  # which one, where a dump holds several
    prefix: str | None = None  # of the tables of the forum that is meant; None: whichever there is
    boards: tuple[str, ...] = ()  # ids of boards that are read whoever could
    files: Path | None = None  # the folder of the forum's uploads
    encoding: str = ""  # of what is no UTF-8
    cache: Path | None = None  # where temporary files lie; None: where the system has them
    tell: Callable[[str], object] = str  # is called with how far the reading is, now and then
