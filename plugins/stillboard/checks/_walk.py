"""The walk that all checks share: content/ one folder's worth at a time, each file read once and links never followed."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..content.header import Problem
from ..content.records import CAPTURES, KEYS, Record, examine, is_words
from ..content.takedown import Takedown
from ..content.tree import read_text
from ..errors import ContentError
from ..ids import one_line
from ..model import Board, Forum, Member, Post, Thread

DEPTH = 12  # folders below content/; ours need five, the rest is room for people's own pages
PEOPLES = frozenset({"pages", "news", "images"})  # Pelican's own folders: their files are not ours to read
_TOPS: dict[str, type[Record]] = {
    "forums": Forum,
    "boards": Board,
    "members": Member,
    "threads": Post,
    "takedowns": Takedown,
}
_FOLDERS = {  # parts of the path of a folder with files
    "forums": 1,
    "boards": 2,
    "members": 2,
    "takedowns": 2,
    "threads": 4,
    "attachments": 2,
}
LEFTOVER = ".stillboard-"  # how the names of files begin that are only on their way
_KEYS = {kind: {key.name: is_words(kind, key) for key in keys} for kind, keys in KEYS.items()}
_KEPT = frozenset({".gitattributes", ".gitignore", ".gitkeep"})  # git's own, harmless anywhere


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file with a header, taken apart."""

    path: str  # relative to content/
    kind: type[Record]
    text: str
    record: Record | None
    problems: tuple[Problem, ...]
    unreadable: str = ""  # why it could not be read; then there is no text
    unreadable_line: int = 1

    def line_of(self, key: str, nth: int = 0) -> int:
        """The line where the nth `key` of the header stands; 1 if it does not."""
        seen = 0
        for number, line in header_lines(self.text):
            if line.startswith(f"{key}:"):
                if seen == nth:
                    return number
                seen += 1
        return 1


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that no reader of content/ will read, and why."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One folder with its files: the unit that checks look at."""

    path: str  # relative to content/; "" for content/ itself
    top: str  # its first part: forums, boards, members, threads, attachments; "" for all else
    names: tuple[str, ...]  # of everything in it, sorted
    files: tuple[ContentFile, ...] = ()
    strays: tuple[Stray, ...] = ()
    attachments: tuple[str, ...] = ()  # paths of attachment files, relative to content/
    folders: tuple[str, ...] = ()  # names of the folders in it
    unlisted: str = ""  # why the system does not list it; then nobody knows what is in it
    looked_into: dict[str, tuple[str, bytes] | OSError] = field(default_factory=dict, compare=False, repr=False)
    """What checks have read of its attachments: all of them see the same."""

    @property
    def thread(self) -> ContentFile | None:
        """A thread folder's thread.md."""
        return next((file for file in self.files if file.path.endswith("/thread.md")), None)

    @property
    def posts(self) -> tuple[tuple[ContentFile, Post], ...]:
        """The posts that could be read, by file name."""
        return tuple((file, file.record) for file in self.files if isinstance(file.record, Post))

    @property
    def is_thread(self) -> bool:
        """True for a thread's folder."""
        return self.top == "threads" and self.depth == _FOLDERS["threads"]

    @property
    def depth(self) -> int:
        """How many folders below content/ it lies; 0 for content/ itself."""
        return _depth(self.path)


def header_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines between the fences, with their numbers from 1."""
    end = text.find("\n")
    for number in itertools.count(2):
        if end < 0:
            return
        start, end = end + 1, text.find("\n", end + 1)
        line = text[start:end] if end >= 0 else text[start:]
        if line.startswith("---") and line.rstrip() == "---":
            return
        yield number, line.rstrip("\r")


def folders(content: Path, under: str = "", depth: int = 0) -> Iterator[Part | str]:
    """Every folder below content/`under`, that one first, in the order of their names. One in which no others belong is given by
    its path alone, unread: it is for `parts`, which also finds what lies in it though it should not.
    """
    if _depth(under) >= _FOLDERS.get(under.partition("/")[0], DEPTH + 1):
        yield under
        return
    part = _part(content, under)
    yield part
    for name in part.folders:
        if depth < DEPTH:
            yield from folders(content, f"{under}/{name}".lstrip("/"), depth + 1)


def _depth(path: str) -> int:
    """How many folders a path names, itself among them; 0 for content/."""
    return path.count("/") + bool(path)


def parts(content: Path, under: str = "", depth: int = 0) -> Iterator[Part]:
    """Every folder below content/`under`, that one first, in the order of their names."""
    part = _part(content, under)
    yield part
    for name in part.folders:
        if depth < DEPTH:
            yield from parts(content, f"{under}/{name}".lstrip("/"), depth + 1)


def _part(content: Path, path: str) -> Part:
    top = path.partition("/")[0] if path.partition("/")[0] in _FOLDERS else ""
    try:
        items = sorted(_scan(content / path), key=lambda item: item.name)
    except OSError as error:
        return Part(path, top, (), unlisted=error.strerror or str(error))
    files: list[ContentFile] = []
    strays: list[Stray] = []
    attachments: list[str] = []
    folders: list[str] = []
    for item in items:
        shown = f"{path}/{item.name}".lstrip("/")
        if fault := _looked_at(item, path, top):
            strays.append(Stray(shown, fault))
        elif item.is_dir(follow_symlinks=False):
            folders.append(item.name)
        elif top == "attachments":
            attachments.append(shown)
        elif top and item.name not in _KEPT:
            files.append(_read(content, shown, _TOPS[top]))
    names = tuple(item.name for item in items)
    return Part(path, top, names, tuple(files), tuple(strays), tuple(attachments), tuple(folders))


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, but for what a run that was killed left: the next one takes it away, and nobody reads it."""
    try:
        with os.scandir(folder) as scan:
            return [item for item in scan if not item.name.startswith(LEFTOVER)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def printable(path: str) -> str:
    """The path with what a terminal or UTF-8 would choke on replaced."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))


def _looked_at(item: os.DirEntry[str], path: str, top: str) -> str:
    try:
        return _stray(item, path, top)
    except OSError as error:
        return f"cannot be looked at ({error.strerror}); look at its permissions and at the disk"


def _stray(item: os.DirEntry[str], path: str, top: str) -> str:
    """Why something does not belong where it lies; empty if it does."""
    if item.is_symlink():
        return "a symbolic link is never followed; put the file itself here, or take the link away"
    if item.name.startswith("."):
        return "" if item.name in _KEPT else "a hidden file or folder does not belong here; take it away"
    if item.is_dir(follow_symlinks=False):
        return _stray_folder(item.name, path, top)
    if not item.is_file(follow_symlinks=False):
        return "this is no plain file; take it away"
    return _stray_file(item.name, path, top)


def _stray_folder(name: str, path: str, top: str) -> str:
    if not path and name not in _FOLDERS and name not in PEOPLES:
        return f"nobody reads this folder; known are {', '.join(sorted([*_FOLDERS, *PEOPLES]))}"
    if top and _depth(path) >= _FOLDERS[top]:
        return "no folder belongs here; move its files up or take it away"
    return ""


def _stray_file(name: str, path: str, top: str) -> str:
    if not path:
        return "" if name == "README.md" else "nobody reads a file here; a page of its own goes to pages/"
    if not top:
        return ""
    if _depth(path) != _FOLDERS[top]:
        return f"nobody reads a file here; files of {top}/ lie {_FOLDERS[top]} folders deep"
    if top != "attachments" and not name.endswith(".md") and (top, name) != ("threads", CAPTURES):
        return "only .md files belong here; a post's pictures and files go to attachments/"
    return ""


def _read(content: Path, path: str, kind: type[Record]) -> ContentFile:
    if kind is Post and path.endswith(("/thread.md", f"/{CAPTURES}")):
        kind = Thread
    try:
        text = read_text(os.path.join(content, path))
    except ContentError as error:
        line = re.search(r":(\d+)$", error.where)
        why = f"{error.what}; {error.todo}"
        return ContentFile(path, kind, "", None, (), why, int(line[1]) if line else 1)
    record, problems = _examine(kind, text, path)
    return ContentFile(path, kind, text, record, tuple(problems))


def _examine(kind: type[Record], text: str, path: str) -> tuple[Record | None, list[Problem]]:
    readers: dict[type[Record], Callable[[str, str], tuple[Record | None, list[Problem]]]] = {
        Forum: partial(examine, Forum),
        Board: partial(examine, Board),
        Member: partial(examine, Member),
        Thread: partial(examine, Thread),
        Post: partial(examine, Post),
        Takedown: partial(examine, Takedown),
    }
    return readers[kind](text, path)


def keys_of(kind: type[Record]) -> dict[str, bool]:
    """The keys of a kind of file, each with whether its values are words."""
    return _KEYS[kind]
