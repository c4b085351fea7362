"""Posts that have the same id of the forum in two of its threads: they were moved, or a thread was split, between two captures.

The threads are found by other ids, so that both get a file of the post, and nothing in either one says so. A forum whose ids
count within each thread has the same ids everywhere: only what says the same, or was written in the same second, is named.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..content import records, tree
from ..ids import Ids, natural
from ..model import Post, Remark, State
from . import fingerprint
from .likeness import authors_differ, same_second
from .open_file import OpenFile

_TRIED = 200  # ids that two threads have; where so many are of two posts each, the forum's ids are those of a thread


class InTwoThreads:
    """The posts that a run files, by their ids, and which of these other threads have, too."""

    def __init__(self) -> None:
        """None is filed yet."""
        self._new: dict[str, Ids] = defaultdict(Ids)  # by forum: the names of files that are named after an id

    def note(self, forum: str, files: Iterable[OpenFile[Post]]) -> None:
        """Remember the posts that are new. `files`: a thread's, before they are written."""
        self._new[forum].update(file.record.id for file in files if not file.seen and records.own_id(file.record))

    def remarks(self, root: Path) -> Iterator[Remark]:
        """The new posts that another thread of the archive at `root`, which is content/, has as well. ContentError if a folder or
        a file cannot be read.
        """
        for forum, new in self._new.items():
            paths = _by_name(root, forum, _several(root, forum, new))
            agreed = False
            for n, stem in enumerate(sorted(paths, key=natural)):
                if n == _TRIED and not agreed:
                    break
                for first, other in _agreeing(sorted(paths[stem])):
                    agreed = True
                    text = f"has the id of {_below(root, first)} and says the same, in another thread: it was moved or copied; "
                    yield Remark(_below(root, other), f"{text}if it is one post, take one of the two out with State: removed")


def _several(root: Path, forum: str, wanted: Ids) -> set[str]:
    """The names, among those wanted, that files of several threads have."""
    seen, found = Ids(), set()
    for stem, _ in _files(root, forum, wanted):
        if stem in seen:
            found.add(stem)
        seen.update((stem,))
    return found


def _by_name(root: Path, forum: str, wanted: set[str]) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = defaultdict(list)
    for stem, path in _files(root, forum, wanted) if wanted else ():
        paths[stem].append(path)
    return paths


def _files(root: Path, forum: str, wanted: Ids | set[str]) -> Iterator[tuple[str, str]]:
    """The files of a forum's posts that have one of these names: the name, and the path."""
    for folder in tree.thread_folders(root, forum):
        for path in tree.post_paths(folder.path):
            stem = os.path.basename(path).removesuffix(".md")
            if stem in wanted:
                yield stem, path


def _agreeing(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Each path with the first one before it whose post is the same."""
    known: list[tuple[str, Post]] = []
    for path in paths:
        post = tree.read_post(path)
        if post.state is State.REMOVED:
            continue
        first = next((other for other, old in known if _agree(old, post)), None)
        if first:
            yield first, path
        else:
            known.append((path, post))


def _agree(one: Post, other: Post) -> bool:
    said = fingerprint.key(one.body)
    return not authors_differ(one, other) and (same_second(one, other) or (bool(said) and said == fingerprint.key(other.body)))


def _below(root: Path, path: str) -> str:
    return Path(path).relative_to(root).as_posix()
