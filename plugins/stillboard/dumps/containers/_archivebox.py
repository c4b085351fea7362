"""Folders of ArchiveBox: a snapshot each, with the same page in several forms, and an index.json that says of what and when.

Its keys: https://github.com/ArchiveBox/ArchiveBox/blob/dev/archivebox/index/schema.py
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...errors import DumpError
from ...model import When

_STAMP = re.compile(r"\d{9,11}(?:\.\d{1,6})?", re.ASCII)  # the name of a snapshot's folder: when the page was bookmarked
_FORMS = (("singlefile", "singlefile.html"), ("dom", "output.html"))  # the best first: with its files, as a browser had it
MAX_INDEX = 4 << 20  # bytes of an index


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a snapshot."""

    address: str
    captured: When | None


@dataclass(frozen=True, slots=True)
class Snapshots:
    """What the snapshots among some files say."""

    pages: dict[str, Page]
    """By the names of the files that are read."""
    others: frozenset[str]
    """The names of the files that are not: the indexes, and the same pages in other forms."""


def snapshots(names: Iterable[str], read: Callable[[str], bytes | None]) -> Snapshots:
    """The snapshots among some files. `read` gives the bytes of one, None for what cannot be read."""
    folders: dict[str, list[str]] = defaultdict(list)
    indexes: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        at = next((n for n, part in enumerate(parts[:-1]) if _STAMP.fullmatch(part)), None)
        if at is not None:
            folder = "/".join(parts[: at + 1])
            folders[folder].append(name)
            if parts[at + 1 :] == ["index.json"]:
                indexes[folder] = name
    pages: dict[str, Page] = {}
    others: set[str] = set()
    for folder, index in indexes.items():
        said = _index(index, read)
        if said is None:
            continue
        inside = {name.removeprefix(f"{folder}/"): name for name in folders[folder]}
        chosen = _chosen(said, inside)
        if chosen:
            pages[inside[chosen[1]]] = Page(str(said["url"]), _captured(said, chosen[0]))
            others.update(name for name in folders[folder] if name != inside[chosen[1]])
        else:
            others.add(index)
    return Snapshots(pages, frozenset(others))


def _index(name: str, read: Callable[[str], bytes | None]) -> dict[str, object] | None:
    """What the index of a snapshot says; None if it is none."""
    try:
        data = read(name)
        said = json.loads(data) if data and len(data) <= MAX_INDEX else None
    except (ValueError, RecursionError, DumpError):
        return None
    url = said.get("url") if isinstance(said, dict) else None
    return said if isinstance(said, dict) and isinstance(url, str) and url.startswith("http") and "timestamp" in said else None


def _runs(said: dict[str, object], way: str) -> list[dict[str, object]]:
    """What the index says of one way to save the page, the last time first."""
    history = said.get("history")
    found = history.get(way) if isinstance(history, dict) else None
    return [run for run in found if isinstance(run, dict)][::-1] if isinstance(found, list) else []


def _chosen(said: dict[str, object], inside: dict[str, str]) -> tuple[str, str] | None:
    """The way and the file of the best form; None if the snapshot has none that is known."""
    for way, name in _FORMS:
        if name in inside:
            return way, name
    outputs = (run.get("output") for run in _runs(said, "wget"))
    return next((("wget", one) for one in outputs if isinstance(one, str) and one in inside), None)


def _captured(said: dict[str, object], way: str) -> When | None:
    """When the page was saved in one way; else when it was last looked at."""
    times = [run.get(key) for run in _runs(said, way) if run.get("status") != "failed" for key in ("end_ts", "start_ts")]
    found = (When.iso(one.replace(" ", "T")) for one in (*times, said.get("updated")) if isinstance(one, str))
    return next((when for when in found if when is not None), None)
