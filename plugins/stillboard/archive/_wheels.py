"""A wheel of this very package: built from the clone it is run from, or packed again from the files it is installed as."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path, PurePosixPath

from ..errors import BuildError

_TIME = (1980, 1, 1, 0, 0, 0)  # one for all, so that the same files give the same bytes
_INFO = {"METADATA", "WHEEL", "entry_points.txt"}  # of *.dist-info; installers add files of their own


def built(clone: Path) -> tuple[str, bytes]:
    """Name and bytes of a wheel of the clone. BuildError if hatchling is not there or does not like what it finds."""
    with tempfile.TemporaryDirectory(prefix="stillboard-") as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        run = subprocess.run(command, cwd=clone, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - no shell, and nothing in it that anybody typed
        wheels = sorted(Path(folder).glob("*.whl"))
        if run.returncode or not wheels:
            reason = (run.stderr.strip() or run.stdout.strip() or "it wrote no wheel").splitlines()[-1]
            todo = "run `make setup` there, and then its .venv/bin/stillboard"
            raise BuildError(f"no wheel could be built ({reason})", where=str(clone), todo=todo)
        return wheels[0].name, wheels[0].read_bytes()


def packed_again(installed: metadata.Distribution) -> tuple[str, bytes]:
    """Name and bytes of a wheel of what is installed. BuildError if one of its files is gone."""
    files = {path.as_posix(): path for path in installed.files or () if _belongs(PurePosixPath(path.as_posix()))}
    info = next((name.partition("/")[0] for name in files if name.endswith(".dist-info/METADATA")), "")
    if not info:
        raise BuildError("stillboard is not whole", where="METADATA", todo="install it again")
    buffer, record = io.BytesIO(), []
    with zipfile.ZipFile(buffer, "w") as wheel:
        for name in sorted(files, key=lambda name: (name.startswith(info), name)):
            try:
                data = files[name].read_binary()
            except OSError as error:
                raise BuildError("stillboard is not whole", where=str(error.filename), todo="install it again") from error
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")
            record.append(f"{name},sha256={digest},{len(data)}\n")
            _add(wheel, name, data)
        record.append(f"{info}/RECORD,,\n")
        _add(wheel, f"{info}/RECORD", "".join(record).encode())
    return f"{info.removesuffix('.dist-info')}-py3-none-any.whl", buffer.getvalue()


def _belongs(path: PurePosixPath) -> bool:
    """Whether a file is the wheel's own: installers add scripts (outside), compiled modules and notes."""
    if ".." in path.parts or path.is_absolute() or "__pycache__" in path.parts:
        return False
    return not path.parts[0].endswith(".dist-info") or path.name in _INFO or "licenses" in path.parts


def _add(wheel: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    wheel.writestr(entry, data)
