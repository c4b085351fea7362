"""The titles of threads that go with the posts that opened them, since they are words of these."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..content import records, tree
from ..content.disk import NewFile
from ..content.redone import redone
from ..convert.captures_file import read_thread
from ..convert.known_again import LONG
from ..convert.likeness import opens_thread
from ..convert.merging import is_titled, words
from ..convert.open_file import opened
from ..convert.quotations import unquoted
from ..convert.taken_down import Rules
from ..convert.untitled import (
    SLUG,
    Said,
    called,
    holds,
    is_gone,
    is_untitled,
    new_names,
    post_with_new_names,
    with_new_names,
    with_no_title,
    without_addresses,
    without_title,
)
from ..errors import StillboardError
from ..model import Post, Thread
from ..order import ordered

_FEW = 3  # words that are a title, all of which stand in the post in a row
_MANY = LONG  # words of a title that stand there in a row, whatever else it says


@dataclass(frozen=True, slots=True)
class Gone:
    """What goes with a thread's title."""

    said: frozenset[Said] = frozenset()  # its words
    names: Mapping[str, str] = field(default_factory=dict)  # what captures that were called so are called instead

    def without(self, post: Post) -> Post:
        """A post of the thread that repeats none of it."""
        return post_with_new_names(with_no_title(post, self.said), self.names)


def opener(posts: Sequence[Post]) -> Post | None:
    """The post that opened a thread; None if the archive does not have it."""
    first = next(iter(ordered(posts)), None)
    is_known = first is not None and (first.number is not None or first.place is not None)
    return first if first is None or not is_known or opens_thread(first) else None


def is_said(title: str, post: Post) -> bool:
    """Whether a title is words of a post: all of it, or many of its words, in a row, or the post's own title."""
    said, there = words(title), words(unquoted(post.body))
    if not said:
        return False
    if said == words(post.title) or (len(said) >= _FEW and holds(there, said)):
        return True
    if any(holds(there, said[n : n + _MANY]) for n in range(len(said) - _MANY + 1)):
        return True
    dense = "".join(said)  # of scripts without blanks, in which what stands around it is one word with it
    return not dense.isascii() and len(said) < _FEW and len(dense) >= _MANY and dense in "".join(there)


def going(
    root: Path,
    forum: str,
    out: Collection[str],
    posts: Callable[[str], Iterable[Post]],
    fail: Callable[[StillboardError, str], object],
    *,
    every: bool,
) -> Iterator[tuple[Thread, list[str]]]:
    """The threads of which titles go, as their files say together, with these titles.

    `out`: the posts that go, `<thread's id>/<post's id>`. `posts`: those of a folder that can be read. `fail` is called where the
    thread's own files cannot be read, with the file of the post. `every`: with each post that opened a thread, be it no words
    of it.
    """
    stems = {one.partition("/")[0] for one in out}
    for folder in tree.thread_folders(root, forum):
        stem = folder.name.rpartition(".")[2]
        if stem not in stems or not tree.has_thread(folder.path):
            continue
        first = opener(list(posts(folder.path)))
        if first is None or f"{stem}/{first.id}" not in out:
            continue
        try:
            thread = read_thread(folder.path)
        except StillboardError as error:
            fail(error, os.path.join(folder.path, f"{first.id}.md"))
            continue
        titles = [one for one in (thread.title, *thread.titles) if every or is_said(one, first)]
        if titles and is_titled(thread):
            yield thread, titles


def heads(
    folder: str, path: PurePosixPath, rules: Rules, fail: Callable[[StillboardError], object]
) -> tuple[Gone, list[NewFile]]:
    """What goes with a thread's title, and its own files as they are to be; nothing if it stays.

    `folder`: as the system names it; `path`: relative to content/. `fail` is called where one is faulty.
    """
    try:
        return _heads(folder, path, rules)
    except StillboardError as error:
        fail(error)
        return Gone(), []


def _heads(folder: str, path: PurePosixPath, rules: Rules) -> tuple[Gone, list[NewFile]]:
    thread = read_thread(folder) if tree.has_thread(folder) else None
    if thread is None or not is_untitled(rules, thread):
        return Gone(), []
    said = called(thread)
    gone, made = Gone(said, new_names(thread.sources, said)), []
    for name in ("thread.md", records.CAPTURES):
        if not tree.is_there(head := os.path.join(folder, name)):
            continue
        data = tree.read_data(head)
        file = opened(Thread, head, data)
        # What people call it since, or called it before in other words, is theirs.
        stays = file.edited and not is_gone(rules, thread.id, file.record.title)
        titles = tuple(one for one in file.record.titles if file.edited and not is_gone(rules, thread.id, one))
        new = with_new_names(dataclasses.replace(file.record, titles=titles), gone.names)
        new = without_addresses(new, said) if stays else without_title(new, thread.id, said)
        if new != dataclasses.replace(file.record, slug=new.slug):
            text = redone(data.decode(), file.record, new) if file.edited else records.dumps(new, sealed=True)
            made.append(NewFile(path / name, text.encode(), file.seen))
    return gone, made


def new_name(rules: Rules, folder: PurePosixPath) -> str:
    """What the folder of a thread is to be called whose title goes; empty if it stays."""
    slug, _, stem = folder.name.rpartition(".")
    return f"{SLUG}.{stem}" if is_gone(rules, stem, slug) else ""
