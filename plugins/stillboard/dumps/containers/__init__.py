"""The containers: what holds captures, such as an archive. One module for each, with a CONTAINER (`_base` says what that is).

To add one: write `<name>.py` with a CONTAINER, add its name to NAMES, and a test of it to tests/dumps/test_containers.py. Only
names stand here: a container is loaded when the first capture is opened. What it holds may be containers again, to a bound. A
folder is none: it is where dumps begin, and `folder` lists it.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator

from ..capture import Capture
from ...errors import DumpError, TimeUp
from ._base import Container
from ._bounds import BROKEN, MAX_DEPTH, explain
from ._listing import broken, is_top_page

# The specific before the general: the first that opens a capture reads it.
NAMES: tuple[str, ...] = ("wacz", "zip_", "warc", "tar", "compressed", "mhtml")
# What is known and not read here.
_FOREIGN = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x5d\x2a\x4d\x18": "zstd",
    b"filedesc://": "ARC",
}


def unfolded(capture: Capture, *, alone: bool, depth: int = 0) -> Iterator[Capture]:
    """The captures in a capture, or itself if it holds none. `alone`: it is all there is, so that the names of what it holds need
    no folder of its name before them. What cannot be read comes as a capture that says so when it is read.
    """
    try:
        container = None if capture.is_maildir else next((one for one in all_containers() if one.opens(capture)), None)
        if container is None:
            _refuse_foreign(capture)
            if not is_top_page(capture):
                yield capture
            return
        _check_depth(capture, depth)
        for member in container.members(capture, "" if alone else f"{capture.name}/"):
            yield from unfolded(member, alone=alone and container.transparent, depth=depth + 1)
    except TimeUp:
        todo = "give it more time with --timeout SECONDS, or unpack it and give the folder"
        yield broken(DumpError("took too long to be listed; what was found before that was read", where=capture.name, todo=todo), capture.name)
    except (DumpError, *BROKEN) as error:
        yield broken(explain(error, capture.name), capture.name)


@functools.cache
def all_containers() -> tuple[Container, ...]:
    """Every container, in the order of NAMES."""
    return tuple(map(_loaded, NAMES))


def _loaded(name: str) -> Container:
    container: Container = importlib.import_module(f".{name}", __name__).CONTAINER
    return container


def _check_depth(capture: Capture, depth: int) -> None:
    if depth == MAX_DEPTH:
        raise DumpError("too many containers in one another", where=capture.name, todo="unpack it and give the folder")


def _refuse_foreign(capture: Capture) -> None:
    for magic, name in _FOREIGN.items():
        if capture.beginning.startswith(magic):
            raise DumpError(f"{name}, which is not read", where=capture.name, todo="unpack it and give the folder")
