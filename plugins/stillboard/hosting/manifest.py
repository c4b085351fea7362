"""What a finished site is made of, and what has to be done at a host so that it holds the new one in the place of the old."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..site import on_disk
from ..site.finished import check_is_site, check_is_whole, is_inside
from ..site.urls import short
from .limits import published

HEAD = "# stillboard manifest: sha256, bytes, file"
_END = re.compile("# ([0-9]{1,15}) files, sha256 of the lines above: [0-9a-f]{64}")  # the last line: nothing is changed unseen
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{1,15}) (.+)")
_UNFIT = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # no name of a file in a list of lines has them
_LAST = ("_redirects", "_headers", "sitemap.xml", "robots.txt")  # what tells of pages comes when these are there


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in this order: a reader who comes meanwhile finds every file that a page needs."""

    upload: tuple[str, ...]  # new and changed files: what pages need, pages, what tells of pages
    delete: tuple[str, ...]  # files that are gone: last
    invalidate: tuple[str, ...]  # addresses that a cache may hold and that answer otherwise now


def lines(folder: Path) -> Iterator[str]:
    """The manifest of a finished site, line by line; in order. UsageError, before any line, if none is there, whole."""
    files = published_in(folder)
    yield from (listed := [HEAD, *(f"{digest} {size} {file}" for file, (digest, size) in files.items())])
    yield _end(listed)


def _end(lines: Sequence[str]) -> str:
    digest = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    return f"# {len(lines) - 1} files, sha256 of the lines above: {digest}"


def published_in(path: Path) -> dict[str, tuple[str, int]]:
    """What a whole site, or its manifest, has. UsageError for less: else a mistaken folder says that what it lacks is to go."""
    if path.is_dir():
        check_is_whole(path)
    if found := read(path):
        return found
    raise UsageError("no file of a site is in it", where=str(path), todo="make publish builds the site")


def of_folder(folder: Path) -> dict[str, tuple[str, int]]:
    """Each file of a finished site, with its digest and size; none for an empty folder. UsageError for any other."""
    if not (folder.is_dir() and not os.listdir(folder)):
        check_is_site(folder)
    found: dict[str, tuple[str, int]] = {}
    for file, size in published(folder):
        if not _is_fit(file):
            raise UsageError("no list of lines can hold this name", where=str(folder / ascii(file)[1:-1]), todo="give it another")
        if not on_disk.is_file(folder / file):
            raise UsageError("neither a file nor a link to one", where=str(folder / file), todo="take it away")
        try:
            with (folder / file).open("rb") as data:
                found[file] = (hashlib.file_digest(data, "sha256").hexdigest(), size)
        except OSError as error:
            why = f"cannot be read ({error.strerror or error})"
            raise UsageError(why, where=str(folder / file), todo=on_disk.advice(error)) from error
    return found


def _is_fit(file: str) -> bool:
    """Whether a list can hold the name of a file, and it leads nowhere else."""
    return is_inside(file) and not _UNFIT.search(file)


def read(path: Path) -> dict[str, tuple[str, int]]:
    """What a folder holds, or what a manifest says it did. UsageError for what is neither, and for a changed manifest."""
    if path.is_dir():
        return of_folder(path)
    if not path.exists():
        raise UsageError("no such folder", where=str(path), todo="make publish builds the site")
    todo = "name a built site, or a file of `stillboard manifest`"
    try:
        text = path.read_text("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeError) as error:
        raise UsageError("cannot be read", where=str(path), todo=todo) from error
    end = _END.fullmatch(text[-1])
    matches = [_LINE.fullmatch(line) for line in (text[1:-1] if end else text[1:])]
    if text[0] != HEAD or not all(matches):
        raise UsageError("no manifest", where=str(path), todo=todo)
    again = "have it made again: `stillboard manifest`"
    if end is None or int(end[1]) != len(matches):
        raise UsageError("the manifest is cut off", where=str(path), todo=again)
    found = {match[3]: (match[1], int(match[2])) for match in matches if match}
    if text[-1] != _end(text[:-1]) or len(found) < len(matches):
        raise UsageError("the manifest is not what it was when it was made", where=str(path), todo=again)
    if unfit := next((file for file in found if not _is_fit(file)), ""):
        raise UsageError(f"names {unfit!a}, which is no file of a site", where=str(path), todo=todo)
    return found


def steps(old: Mapping[str, tuple[str, int]], new: Mapping[str, tuple[str, int]]) -> Steps:
    """What leads from one site to the other."""
    upload = sorted((file for file, what in new.items() if old.get(file) != what), key=_turn)
    delete = sorted(old.keys() - new.keys(), key=_turn, reverse=True)
    changed = {file for file in upload if file in old}
    return Steps(tuple(upload), tuple(delete), tuple(sorted(f"/{short(file)}" for file in (*changed, *delete))))


def _turn(file: str) -> tuple[int, str]:
    if file in _LAST or re.fullmatch(r"sitemap-\d+\.xml|feed.*", file):
        return 3, file
    if not file.endswith((".html", ".html.gz", ".html.br")):
        return 0, file
    return (2 if file.startswith("index.html") else 1), file  # the home page leads to all others
