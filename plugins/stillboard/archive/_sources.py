"""Files that the repository has too: in a wheel they are packed beside this module, in a clone they lie in their own places."""

from __future__ import annotations

from pathlib import Path

from ..errors import BuildError

_HERE = Path(__file__).resolve().parent
_PACKED = _HERE / "packed"


def clone() -> Path | None:
    """The repository's folder, if this package is run from a clone of it."""
    package = _HERE.parent
    root = package.parents[1]
    return root if package.parent.name == "plugins" and (root / "pyproject.toml").is_file() else None


def source(name: str) -> bytes:
    """The bytes of one of them, by its path in the repository. BuildError if the installation lacks it."""
    try:
        return (clone() or _PACKED).joinpath(name).read_bytes()
    except OSError as error:
        raise BuildError("stillboard is not whole", where=str(error.filename), todo="install it again") from error
