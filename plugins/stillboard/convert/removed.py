"""What people took out of a forum's threads, so that it does not come back in another thread: one that was renamed, split, or
saved without its address.

Within its own thread a removed post is known by much more (`matching`). From thread to thread only this counts: all of its
many words, by their fingerprint, of the same author where the file still names one; or the forum's id of the post, if words or
the instant agree: not every forum's ids are its own in all threads.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path, PurePosixPath

from ..content import records, tree
from ..errors import StillboardError
from ..ids import clean_name
from ..model import Post, State
from . import fingerprint
from .likeness import authors_differ, dates_differ, same_second

_MARK = b"\nState: removed"


class Removed:
    """The posts of a forum that people took out before this run; their files are read when they are first asked for."""

    def __init__(self, root: Path, forum: str) -> None:
        """`root`: content/."""
        self._root, self._forum = root, forum
        self.faults: list[StillboardError] = []  # files that could not be read: who takes them is to report them
        self._is_read = False
        self._identified: set[PurePosixPath] = set()  # the files of which the forum's id is known
        self._by_id: dict[str, list[tuple[PurePosixPath, Post]]] = defaultdict(list)
        self._by_words: dict[str, dict[str, dict[str, PurePosixPath]]] = defaultdict(lambda: defaultdict(dict))
        """By author, "" where a file names none, and by salt: the fingerprints."""

    def find(self, post: Post, besides: PurePosixPath) -> PurePosixPath | None:
        """The file in which a captured post was taken out; None if in none. `besides`: the folder of its own thread.

        StillboardError where nobody can know: a folder cannot be listed.
        """
        self._read()
        ids = [identity for identity in (post.original_id, *post.also) if identity]
        said = fingerprint.key(post.body)
        near = (known for identity in ids for known in self._by_id.get(identity, ()))
        found = [path for path, old in near if _agree(old, post, said)]
        for author in dict.fromkeys((_folded(post.author), "")) if fingerprint.is_long(said) else ():
            for salted, prints in self._by_words[author].items() if author in self._by_words else ():
                path = prints.get(fingerprint.of(said, salted))
                if path and not (ids and path in self._identified):  # else their ids say that they are two
                    found.append(path)
        return next((path for path in found if path.parent != besides), None)

    def _read(self) -> None:
        if self._is_read:
            return
        for folder in tree.thread_folders(self._root, self._forum):
            found: list[tuple[str, Post]] = []
            for path in tree.post_paths(folder.path):
                try:
                    data = tree.read_data(path)
                    if _MARK in data:
                        found.append((path, records.loads(Post, tree.decoded(data, path), path)))
                except StillboardError as error:
                    self.faults.append(error)
            for path, post in sorted(found, key=lambda one: one[0]):
                self._enter(post, path)
        self._is_read = True

    def _enter(self, post: Post, path: str) -> None:
        if post.state is not State.REMOVED:
            return
        place = PurePosixPath(Path(path).relative_to(self._root).as_posix())
        for identity in dict.fromkeys((post.original_id, records.own_id(post), *post.also)):
            if identity:
                self._by_id[identity].append((place, post))
                self._identified.add(place)
        if fingerprint.is_of_long(post.fingerprint):
            by_salt = self._by_words[_folded(post.author)][fingerprint.salt_of(post.fingerprint)]
            by_salt.setdefault(post.fingerprint, place)


def _agree(old: Post, new: Post, said: str) -> bool:
    """True if more than an id says that a removed post and a captured one are the same."""
    if authors_differ(old, new) or dates_differ(old, new):
        return False
    same_words = fingerprint.is_like(old.fingerprint, fingerprint.of(said, fingerprint.salt_of(old.fingerprint)))
    return (bool(old.fingerprint) and same_words) or same_second(old, new)


def _folded(name: str) -> str:
    return clean_name(name).casefold()
