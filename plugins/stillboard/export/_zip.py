"""A zip that is written aside, and what its entries are like: the same on every machine and every day."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..errors import BuildError, UsageError
from ..site import on_disk
from ..site.inventory import OWN

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name: when the site was built is nobody's matter


def entry(name: str, *, packed: bool) -> zipfile.ZipInfo:
    """A file in a zip."""
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    made.external_attr = 0o644 << 16
    made.create_system = 3  # the same on every system
    return made


class NewFile:
    """A file that is written aside, and takes its place when it is whole."""

    def __init__(self, target: Path) -> None:
        """UsageError if something is there already."""
        if on_disk.is_there(target):
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
