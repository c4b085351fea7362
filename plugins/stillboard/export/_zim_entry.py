"""A file of a site, on its way into a ZIM."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What is put into the ZIM, and where."""

    path: str
    title: str
    kind: str
    content: bytes | Path  # itself, or where it lies
    is_page: bool  # readers look for it by its title
    is_packed: bool  # packing it again would not make it smaller
