"""P023: a post stands in the archive once, whatever its file is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ..model import Post
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import ContentFile, Part

_WRITTEN = re.compile(r"^Written: ([0-9a-f]{8})$", re.MULTILINE)
_SOURCE = re.compile(r"^Source: .*$", re.MULTILINE)
# What two posts in different threads never share, with the same author and the same words: an address, or a date with a time.
_ONLY_ITS_OWN = re.compile(r"^(?:Address: |Date: \S+T)", re.MULTILINE)


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if not part.is_thread:
        return
    seen: dict[tuple[str, ...], str] = {}
    posts = [file for file in part.files if file.kind is Post and file.text]
    for file in sorted(posts, key=lambda file: (len(file.path), file.path)):  # 12.md before 12-copy.md
        others = [seen.setdefault(key, file.path) for key in _in_its_thread(file)]
        others += [overview.posts_seen.setdefault(key, file.path) for key in _in_its_forum(file)]
        if other := next((other for other in others if other != file.path), ""):
            name = other.rpartition("/")[2] if other.startswith(f"{part.path}/") else other
            yield Fault(file.path, 1, f"the same post as {name}, copied; keep one of the two files")


def _in_its_thread(file: ContentFile) -> Iterator[tuple[str, ...]]:
    """What only one post of a thread is. "+1" twice by one author, typed by hand without a time, may be two posts."""
    text = _plain(file)
    head = text.partition("\n---\n")[0]
    if written := _WRITTEN.search(head):
        yield "written", written[1], *sorted(_SOURCE.findall(head))  # edited since or not
    if written or _ONLY_ITS_OWN.search(head):
        yield "text", _digest(text)


def _in_its_forum(file: ContentFile) -> Iterator[tuple[str, ...]]:
    text = _plain(file)
    if _ONLY_ITS_OWN.search(text.partition("\n---\n")[0]):
        yield file.path.split("/")[1], _digest(text)


def _plain(file: ContentFile) -> str:
    return file.text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip()


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


CHECK = Check("P023", "No post stands in the archive twice, under two names.", _faults)
