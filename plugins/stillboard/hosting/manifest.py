"""What a finished site is made of, and what has to be done at a host so that it holds the new one in the place of the old."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..site.finished import check_is_site
from ..site.urls import short
from .limits import published

HEAD = "# stillboard manifest: sha256, bytes, file"
_END = re.compile("# ([0-9]{1,15}) files")  # the last line: a list that was cut off anywhere has none
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{1,15}) (.+)")
_LAST = ("_redirects", "_headers", "sitemap.xml", "robots.txt")  # what tells of pages comes when these are there


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do, in this order: a reader who comes meanwhile finds every file that a page needs."""

    upload: tuple[str, ...]  # new and changed files: what pages need, pages, what tells of pages
    delete: tuple[str, ...]  # files that are gone: last
    invalidate: tuple[str, ...]  # addresses that a cache may hold and that answer otherwise now


def lines(folder: Path) -> Iterator[str]:
    """The manifest of a finished site, line by line; in order. UsageError, before any line, if there is none."""
    check_is_site(folder)
    files = published_in(folder)
    yield HEAD
    for file, (digest, size) in files.items():
        yield f"{digest} {size} {file}"
    yield f"# {len(files)} files"


def published_in(path: Path) -> dict[str, tuple[str, int]]:
    """What a site, or its manifest, has. UsageError if that is nothing: else a mistaken folder says that all is to be deleted."""
    if found := read(path):
        return found
    raise UsageError("no file of a site is in it", where=str(path), todo="make publish builds the site")


def of_folder(folder: Path) -> dict[str, tuple[str, int]]:
    """Each file of a finished site, with its digest and size; none for an empty folder. UsageError for any other."""
    if not (folder.is_dir() and not os.listdir(folder)):
        check_is_site(folder)
    found: dict[str, tuple[str, int]] = {}
    for file, size in published(folder):
        with (folder / file).open("rb") as data:
            found[file] = (hashlib.file_digest(data, "sha256").hexdigest(), size)
    return found


def read(path: Path) -> dict[str, tuple[str, int]]:
    """What a folder holds, or what a manifest says it did. UsageError for what is neither."""
    if path.is_dir():
        return of_folder(path)
    if not path.exists():
        raise UsageError("no such folder", where=str(path), todo="make publish builds the site")
    todo = "name a built site, or a file of `stillboard manifest`"
    try:
        text = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise UsageError("cannot be read", where=str(path), todo=todo) from error
    end = _END.fullmatch(text[-1]) if text else None
    matches = [_LINE.fullmatch(line) for line in (text[1:-1] if end else text[1:])]
    if text[:1] != [HEAD] or not all(matches):
        raise UsageError("no manifest", where=str(path), todo=todo)
    if end is None or int(end[1]) != len(matches):
        raise UsageError("the manifest is cut off", where=str(path), todo="have it made again: `stillboard manifest`")
    return {match[3]: (match[1], int(match[2])) for match in matches if match}


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
