"""Who is called what in a forum, by its members' files and its posts: whether a name is one person's, and what one is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from ..content import tree
from ..convert import spelling
from ..convert.known_again import name_key
from ..convert.persons import former
from ..errors import StillboardError, UsageError
from ..model import Post
from .targets import Target


class Census:
    """The names and ids of a forum's members. A post that cannot be read is a fault, here too."""

    def __init__(self, root: Path, forum: str, tick: Callable[[str], object], faults: list[StillboardError]) -> None:
        """Read the members' files and all posts. `faults`: gets what is wrong with posts that cannot be read."""
        self._ids: dict[str, set[str]] = defaultdict(set)  # by the key of a name; "" for somebody without
        self._names: dict[str, dict[str, None]] = defaultdict(dict)  # by id
        for member in tree.members(root, forum):
            self._enter(member.name, member.member_id)
            for name in member.names:
                self._enter(former(name), member.member_id)
        for folder in tree.thread_folders(root, forum):
            tick(f"Takedown: {folder.name} read")
            for entry in tree.post_files(folder.path):
                try:
                    self._enter_author(tree.read_post(entry.path))
                except StillboardError as error:
                    faults.append(error)

    def _enter_author(self, post: Post) -> None:
        if post.author:
            self._enter(post.author, post.author_id)

    def _enter(self, name: str, identity: str) -> None:
        self._ids[name_key(name)].add(identity)
        if identity:
            self._names[identity][name] = None

    def settle(self, target: Target, said: str) -> None:
        """Let a member be known by id and by all names. UsageError if only a name was said, and several have it."""
        if not target.ids and not target.record:
            ids = sorted(self._ids[name_key(target.names[0])] - {""})
            if len(ids) > 1:
                todo = f"say which is meant: --id {ids[0]}, or another of the ids {', '.join(ids)}"
                raise UsageError(f"{len(ids)} members are called so", where=said, todo=todo)
            target.ids = ids
        names = (name for identity in target.ids for name in self._names[identity])
        target.names = list({name_key(name): name for name in (*names, *reversed(target.names))}.values())
        target.names.sort(key=lambda name: name_key(name) != name_key(said))
        target.shared = frozenset(self._shared(target))
        target.parts = self._parts(target)

    def _parts(self, target: Target) -> frozenset[str]:
        """The words of the names that no other name has: by them alone somebody may be called."""
        own = set(map(name_key, target.names))
        others = {word for key in self._ids if key not in own for word in spelling.words(key)}
        return frozenset(part for name in target.names for part in spelling.parts(name) if part not in others)

    def _shared(self, target: Target) -> Iterable[str]:
        """The names that others have too."""
        own = {*target.ids, ""}
        return (key for key in map(name_key, target.names) if target.ids and self._ids[key] - own)
