"""The lists that a site keeps of its own files: what the last build made, and what may be new where one was cut short.

Each ends with a digest of its lines, so that one that was cut off, or changed by whatever copied it, is never taken for another:
what it no longer names would stay published for good.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import BuildError
from . import on_disk

OWN = ".stillboard"  # what a build keeps in the output folder begins so; no page does
MANIFEST = OWN  # lists the files of the last build: only these are ever removed
JOURNAL = f"{OWN}-unfinished"  # is there while a build puts the site in place
BUILD = "A build"  # whose journal one is, as people know it
_ABOUT = re.compile(r"(.+) was cut short while it put the site in place: .+? These [0-9]{1,12} files may be new:")
_END = re.compile(r"(.*\n)# sha256 ([0-9a-f]{64})\n", re.DOTALL)
_PLAIN = re.compile(r"[a-z0-9][a-z0-9/-]*+(?:\.[a-z0-9-][a-z0-9/-]*+)*+", re.ASCII)  # what nearly all files are called


@dataclass(frozen=True, slots=True)
class Journal:
    """What was left by whatever was cut short while it put files in place."""

    by: str  # BUILD, or the command
    files: tuple[str, ...]  # that may be new


def manifest(files: Iterable[str]) -> bytes:
    """The list of a site's files."""
    lines = sorted(files)
    return _ended(f"# {len(lines)} files", *lines)


def journal(files: Iterable[str], by: str) -> bytes:
    """The list of the files that may be new, and who is making them."""
    lines = sorted(files)
    about = f"{by} was cut short while it put the site in place: the next one finishes it. These {len(lines)} files may be new:"
    return _ended(about, *lines)


def _ended(*lines: str) -> bytes:
    text = "".join(f"{line}\n" for line in lines).encode()
    return text + f"# sha256 {hashlib.sha256(text).hexdigest()}\n".encode()


def read_manifest(output: Path) -> list[str] | None:
    """The files of the last build; None if there is no list. BuildError if it cannot be read, or is not as it was written."""
    lines = _lines(output / MANIFEST, output)
    return None if lines is None else _inside(lines[1:])


def read_journal(output: Path) -> Journal | None:
    """What was cut short; None if nothing was. BuildError if its list cannot be read, or is not as it was written."""
    path = output / JOURNAL
    lines = _lines(path, output)
    if lines is None:
        return None
    said = _ABOUT.fullmatch(lines[0])
    if said is None:
        raise _unreadable(path, output, "it does not say who made it")
    return Journal(said[1], tuple(_inside(lines[1:])))


def _lines(path: Path, output: Path) -> list[str] | None:
    """The lines of a list, without the one with their digest; there is at least one. None if there is no list."""
    if path.is_dir() and not path.is_symlink():
        raise BuildError("a folder where a list of the site's own files is to be", where=str(path), todo="move it elsewhere")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, output, error.strerror or str(error), on_disk.advice(error)) from error
    try:
        match = _END.fullmatch(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _unreadable(path, output, "it is not UTF-8") from error
    if match is None:
        raise _unreadable(path, output, "its end is not that of such a list: it was cut off, or is of another version")
    if hashlib.sha256(match[1].encode()).hexdigest() != match[2]:
        raise _unreadable(path, output, "its lines are not those that were written")
    return match[1].removesuffix("\n").split("\n")


def _inside(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line and (_PLAIN.fullmatch(line) or _is_inside(line))]


def _is_inside(line: str) -> bool:
    return not Path(line).is_absolute() and ".." not in Path(line).parts


def _unreadable(path: Path, output: Path, why: str, first: str = "") -> BuildError:
    """Without the lists a build removes nothing, and names what it does not know: they may go, but by a person who knows of it.

    `first`: what to do before, since a list that only cannot be read now may be whole.
    """
    what = f"the list of the site's own files cannot be read ({why}), so pages that are gone could stay published"
    lists = [str(output / name) for name in (MANIFEST, JOURNAL)]
    command = "del " + " ".join(f'"{file}"' for file in lists) if os.name == "nt" else f"rm -f {shlex.join(lists)}"
    todo = f"`{command}` and build again: it then says which files no page wants, and leaves them"
    return BuildError(what, where=str(path), todo=f"{first}; if that does not help, {todo}" if first else todo)
