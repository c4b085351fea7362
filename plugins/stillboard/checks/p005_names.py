"""P005: the names of files and folders are safe on every file system and say what they should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..ids import SLUG_LENGTH, is_stem, thousand
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

_RULE = "use a-z, 0-9 and -, at most 64 characters, no Windows device name"


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    if not part.top or part.top == "attachments":
        return
    for name in part.folders:
        yield from _folder(part, name)
    for file in part.files:
        stem = file.path.rpartition("/")[2].rpartition(".")[0]
        if part.top == "members" or (part.top == "boards" and "." in stem):
            yield from _pair(file.path, stem)
        elif not is_stem(stem):
            yield Fault(file.path, 1, f"{stem[:80]!r} cannot name a file; {_RULE}")
    yield from _twins(part)


def _folder(part: Part, name: str) -> Iterator[Fault]:
    path = f"{part.path}/{name}"
    depth = path.count("/")
    if depth < 3 and not is_stem(name):
        yield Fault(path, 1, f"{name[:80]!r} cannot name a folder; {_RULE}")
    elif depth == 3:
        yield from _pair(path, name)
        _, dot, identity = name.rpartition(".")
        if dot and is_stem(identity) and PurePosixPath(part.path).name != thousand(identity):
            yield Fault(path, 1, f"the thread lies in the wrong folder; move it to {thousand(identity)}/")


def _pair(path: str, name: str) -> Iterator[Fault]:
    slug, dot, identity = name.rpartition(".")
    if not dot:
        yield Fault(path, 1, f"{name[:80]!r} has no id; name it <slug>.<id>")
        return
    for part in (slug, identity):
        if not is_stem(part):
            yield Fault(path, 1, f"{part[:80]!r} cannot be part of a name; {_RULE}")
    if len(slug) > SLUG_LENGTH and is_stem(slug):
        yield Fault(path, 1, f"the slug has {len(slug)} characters; cut it to {SLUG_LENGTH}")


def _twins(part: Part) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in part.names:
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            yield Fault(f"{part.path}/{name}", 1, f"Windows and macOS cannot distinguish it from {other}; rename one of the two")


CHECK = Check("P005", "Names of files and folders are portable, and threads lie in the folder of their thousand.", _faults)
