"""forum-dl's lines sorted: what they say of boards and threads is kept, posts and files wait in a temporary file.

The keys are those of its writers (https://github.com/mikwielgus/forum-dl): 0.1 has neither `creation_time` nor files.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...dumps import Capture
from ...errors import DumpError
from ...ids import one_line
from ...model import Attachment, Origin, When
from .._records.facts import Facts, Faults, object_in
from .._records.spill import Spill

_SAMPLES = 5000  # dates from which the order of day and month is learned
_FILE, _UNDER = "file\0", "under\0"


@dataclass(frozen=True, slots=True)
class Line:
    """One line."""

    kind: str  # board, thread, post or file
    extractor: str  # the engine, as forum-dl calls it
    path: tuple[str, ...]  # ids of boards, the outermost first, and of the thread
    subpath: tuple[str, ...]  # the post's id; in a tree the ids of the posts above it first
    item: Facts

    @property
    def key(self) -> str:
        """Of its thread."""
        return "\0".join((self.extractor, *self.path))


def read_line(line: bytes, where: str, faults: Faults, nth: int | None = None) -> Line | None:
    """A line; None for a blank one, and for one that is none of forum-dl's."""
    value = object_in(line, where, faults)
    if value is None:
        return None
    if not isinstance(value.get("item"), dict):
        faults.add(where, "no object with an item in it")
        return None
    facts = Facts(value, where, faults, nth)
    item = facts.record("item")
    path, subpath = (tuple(str(one) for one in item.values(key) if isinstance(one, str | int)) for key in ("path", "subpath"))
    return Line(facts.text("type"), facts.text("extractor"), path, subpath, item)


@dataclass(slots=True)
class Sorted:
    """A file's lines."""

    capture: Capture
    spill: Spill
    faults: Faults
    threads: dict[str, Facts] = field(default_factory=dict)  # by their keys
    boards: dict[str, Facts] = field(default_factory=dict)
    keys: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # of threads with posts: extractor and path
    files: dict[str, list[str]] = field(default_factory=dict)  # addresses of the files under a post, by its key
    dates: list[str] = field(default_factory=list)
    downloaded: When | None = None

    @classmethod
    def of(cls, capture: Capture, spill: Spill) -> Sorted:
        """Read the lines. DumpError if there is none that is forum-dl's."""
        own = cls(capture, spill, Faults(capture.name))
        for number, raw in enumerate(capture.lines(), 1):
            line = read_line(raw, f"{capture.name}:{number}", own.faults)
            if line is not None:
                own._sort(line, raw, number)
        if not own.keys:
            error = own.faults.error("is it forum-dl's JSONL?")
            raise error or DumpError("forum-dl's lines without a post", where=capture.name, todo="download it with its posts")
        return own

    def _sort(self, line: Line, raw: bytes, number: int) -> None:
        if not line.path and line.kind in {"thread", "post"}:
            self.faults.add(line.item.where, f"a {line.kind} without a path")
        elif line.kind == "thread":
            self.threads.setdefault(line.key, line.item)
        elif line.kind == "board":
            self.boards.setdefault(line.key, line.item)
        elif line.kind == "post":
            if not self.keys and (stamp := raw.partition(b'"download_time"')[2]):
                self.downloaded = When.iso(stamp[:60].decode("ascii", "replace").strip(' :"').partition('"')[0])
            self.keys.setdefault(line.key, (line.extractor, line.path))
            self.spill.add(line.key, raw, number)
            if len(self.dates) < _SAMPLES:
                self.dates.append(str(line.item.data.get("creation_time") or ""))
        elif line.kind == "file":
            address = line.item.text("url")
            self.files.setdefault(_post_key(line), []).append(address)
            self.spill.add(_FILE + address, raw, number)
        else:
            self.faults.add(line.item.where, f"a line of type {line.kind[:40]!r}")

    def posts(self, key: str) -> Iterator[Line]:
        """The posts of a thread, in the order of their lines."""
        for number, raw in self.spill.lines(key):
            line = read_line(raw, str(Origin(self.capture.name, number)), self.faults, number)
            if line is not None:
                yield line

    def files_under(self, post: Line) -> list[str]:
        """The addresses of the files that were downloaded with a post."""
        return self.files.get(_post_key(post), [])

    def file(self, address: str) -> Attachment | None:
        """The file at an address, if forum-dl kept it."""
        for number, raw in self.spill.lines(_FILE + address):
            line = read_line(raw, f"{self.capture.name}:{number}", self.faults)
            if line is None:
                continue
            name = one_line(line.item.text("os_path").rpartition("/")[2] or address.partition("?")[0].rpartition("/")[2])
            try:
                data = base64.b64decode(line.item.text("content"))
            except (binascii.Error, ValueError):
                self.faults.add(line.item.where, "a file whose content is no base64")
                return None
            return Attachment(name or "file", hashlib.sha256(data).hexdigest(), lambda data=data: data)
        return None


def _post_key(line: Line) -> str:
    return "\0".join((_UNDER, line.key, *line.subpath))
