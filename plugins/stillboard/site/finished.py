"""A finished site as those find it who pack, seal, verify or publish it: its files, and what it says of itself.

They may hold a copy that came from anywhere, so every name and every shape in it is judged before it is used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError
from . import on_disk
from .inventory import OWN, read_journal, read_manifest
from .twins import ENDINGS

PROVENANCE = "provenance.json"  # outputs/provenance.py writes it
HOSTING = "_hosting/"  # rules for servers: see outputs/rules.py
_UNSERVED = frozenset({"_headers", "_redirects"})  # what hosts read, and hand out to nobody
_SOURCE = "get it from where the site is published, or build the site anew"


@dataclass(frozen=True, slots=True)
class MadeThread:
    """A thread, as the site says it."""

    folder: str  # of its pages; may name anything: see is_inside()
    pages: Mapping[str, tuple[str, ...]]  # a page's number -> its posts' ids
    original: str  # its address on the old forum; "" if not known


@dataclass(frozen=True, slots=True)
class Made:
    """What the site says it was made of."""

    title: str
    address: str  # of the site; "" if it does not say
    counts: Mapping[str, int]  # threads, pages, posts
    captured: tuple[str, ...]  # when captures were made, as the post file has dates
    threads: tuple[MadeThread, ...]
    forums: tuple[str, ...]  # the titles of those that have one


def made(output: Path) -> Made:
    """What `provenance.json` says. UsageError if there is none, it cannot be read, or no build has written it."""
    path = output / PROVENANCE
    try:
        return _made(json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError) as error:
        todo = "name the folder of a built site; with FORUM_PROVENANCE = False it says nothing of itself"
        raise UsageError("is not there", where=str(path), todo=todo) from error
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror or error})", where=str(path), todo=on_disk.advice(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError("is not what a build writes", where=str(path), todo=_SOURCE) from error


def _made(said: Any) -> Made:
    """KeyError, TypeError, AttributeError or ValueError for what no build writes."""
    forums = [*said["forums"]]
    return Made(
        str(said["title"]),
        str(said["address"] or ""),
        {name: int(said["counts"][name]) for name in ("threads", "pages", "posts")},
        tuple(str(one["captured"]) for forum in forums for one in forum["captures"] if one.get("captured")),
        tuple(
            MadeThread(
                str(one["folder"]),
                {number: tuple(str(ids).split()) for number, ids in one["pages"].items()},
                str(one.get("original") or ""),
            )
            for forum in forums
            for one in forum["threads"]
        ),
        tuple(str(title) for forum in forums if (title := forum.get("title"))),
    )


def check_is_site(folder: Path) -> None:
    """UsageError for a folder that no build has filled: its files are somebody's own, and no site to publish, list or pack.

    What tells is the list that a build keeps of its files, as far as they are there, or provenance.json, with all its keys: a
    file that is merely called so is anybody's. BuildError for a list that is damaged.
    """
    _missing(folder)


def check_is_whole(folder: Path) -> None:
    """The same, and UsageError for a site that lacks a file which readers get, or was cut short: it stands for no other site."""
    missing = _missing(folder)
    if journal := read_journal(folder):
        raise UsageError(f"the site is half new: {journal.by} was cut short in it", where=str(folder), todo="run it again")
    if missing:
        more = f" and {len(missing) - 1:,} more" if missing[1:] else ""
        what = f"the site is not whole: {missing[0]}{more} of the files that its build has made are not there"
        raise UsageError(what, where=str(folder), todo="copy it whole, or build it anew")


def _missing(folder: Path) -> list[str]:
    """The files of the build's own list that readers get, and that are not there; UsageError if the folder is no site."""
    if not folder.is_dir():
        raise UsageError("no such folder", where=str(folder), todo="make publish builds the site")
    listed = [file for file in read_manifest(folder) or () if is_served(file)]
    missing = [file for file in listed if not on_disk.is_file(folder / file)]
    if len(missing) < len(listed):
        return missing
    try:
        made(folder)
    except UsageError as error:
        raise no_site(folder) from error
    return []


def no_site(output: Path) -> UsageError:
    """What to say where a folder is to be a finished site, and is not."""
    return UsageError("no site that stillboard has built", where=str(output), todo="build it: `make html`, or `pelican`")


def files(output: Path) -> list[str]:
    """The files that readers get, without packed twins, sorted. UsageError if there is no site."""
    if not on_disk.is_file(output / "index.html"):
        raise no_site(output)
    found = {file for file in on_disk.files_below(output) if not file.startswith(OWN) and is_served(file)}
    return sorted(file for file in found if not any(file.endswith(one) and file.removesuffix(one) in found for one in ENDINGS))


def is_served(file: str) -> bool:
    """Whether readers get such a file, relative to the site's folder: some are for the host alone."""
    return file not in _UNSERVED and not file.startswith(HOSTING)


def is_inside(file: str) -> bool:
    """Whether a name that was read somewhere is that of a file below the site's folder, wherever it is read."""
    parts = file.split("/")
    return not os.path.isabs(file) and all(part.strip(".") and "\\" not in part and "\0" not in part for part in parts)
