"""The libraries that the tool is tested with, out of its requirements.lock, as lines of an archive's requirements.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEAD = """\
# The tool and the libraries it needs, each in one version. To change to the version of the tool that you have installed:
#     stillboard init --upgrade ."""
_BUILD = "stillboard (pyproject.toml:build)"  # what builds the tool's own wheel; an archive does not


@dataclass(frozen=True, slots=True)
class _Library:
    name: str
    requirement: str  # name, version, and for which systems
    hashes: tuple[str, ...]
    wanted_by: frozenset[str]


def libraries(lock: str, *, hashes: bool) -> list[str]:
    """Every library but those that are there for building alone; with all its hashes, or without."""
    found = list(_read(lock))
    kept = {library.name for library in found if library.wanted_by - {_BUILD}}
    # A library stays if one that stays wants it; taking one away may free the next.
    while freed := {library.name for library in found if library.name in kept and not _wanted(library, found, kept)}:
        kept -= freed
    return [_line(library, hashes=hashes) for library in found if library.name in kept]


def _wanted(library: _Library, found: list[_Library], kept: set[str]) -> bool:
    gone = {other.name for other in found} - kept
    return bool(library.wanted_by - gone - {_BUILD})


def _read(lock: str) -> Iterator[_Library]:
    for entry in re.split(r"\n(?=[a-z0-9])", lock):
        if not re.match(r"[a-z0-9]", entry):
            continue
        requirement = entry.splitlines()[0].removesuffix("\\").strip()
        wanted_by = re.findall(r"^    #(?: via)? +(?!via)(\S.*)$", entry, re.MULTILINE)
        hashes = tuple(re.findall(r"--hash=(\S+)", entry))
        yield _Library(requirement.partition("==")[0], requirement, hashes, frozenset(wanted_by))


def _line(library: _Library, *, hashes: bool) -> str:
    return " \\\n".join((library.requirement, *(f"    --hash={one}" for one in library.hashes if hashes)))
