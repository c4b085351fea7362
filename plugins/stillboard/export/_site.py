"""The files of a finished site."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import BuildError, UsageError
from ..site import on_disk
from ..site.staging import OWN
from ..site.twins import ENDINGS

UNSERVED = frozenset({"_headers", "_redirects"})  # what hosts read, and hand out to nobody
PROVENANCE = "provenance.json"


def files(output: Path) -> list[str]:
    """The files that readers get, sorted. UsageError if there is no site."""
    if not (output / "index.html").is_file():
        raise UsageError("no site that stillboard has built", where=str(output), todo="build it: `make html`, or `pelican`")
    hidden = (OWN, "_hosting/")
    found = {file for file in on_disk.files_below(output) if not file.startswith(hidden) and file not in UNSERVED}
    return sorted(file for file in found if not any(file.endswith(one) and file.removesuffix(one) in found for one in ENDINGS))


def provenance(output: Path) -> dict[str, Any]:
    """What the site says of itself. UsageError if it says nothing."""
    path = output / PROVENANCE
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise UsageError("is not there", where=str(path), todo="build the site with FORUM_PROVENANCE = True") from error
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), todo=on_disk.advice(error)) from error
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and isinstance(found.get("forums"), list):
        return found
    raise UsageError("is not what a build writes", where=str(path), todo="build the site anew")


class NewFile:
    """A file that is written aside, and takes its place when it is whole."""

    def __init__(self, target: Path) -> None:
        """UsageError if something is there already."""
        if os.path.lexists(target):
            raise UsageError("is there already", where=str(target), todo="name another file, or take it away")
        self._target = target
        self.path = target.with_name(f"{OWN}-{target.name}")

    def __enter__(self) -> Path:
        """Where to write."""
        return self.path

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        """Put it in its place, or take it away if anything failed. An OSError becomes a BuildError."""
        if error is None:
            self.path.replace(self._target)
            return
        self.path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            what = f"cannot be written ({error.strerror or error})"
            raise BuildError(what, where=str(self._target), todo=on_disk.advice(error)) from error


def in_blocks(path: Path, size: int = 1 << 20) -> Iterator[bytes]:
    """A file's bytes."""
    with path.open("rb") as file:
        while block := file.read(size):
            yield block
