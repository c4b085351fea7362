"""`stillboard init`: what a new archive starts with, and how it pins the version of the tool that made it.

`files/` holds what is written: `dot-x` becomes `.x`, and in `x.template` the placeholders are filled in. What the repository
has too (the description of content/, some documents) comes from there, so that it is written once.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path, PurePosixPath

from ..errors import BuildError, UsageError
from ..ids import clean_name
from ._pinning import Pin, pin
from ._sources import source

_FILES = Path(__file__).parent / "files"
_SHARED = (
    "content/README.md",
    "docs/databases.md",
    "docs/export.md",
    "docs/hosts.md",
    "docs/jsonl.md",
    "docs/provenance.md",
    "docs/saving-a-forum.md",
    "docs/scale.md",
    "docs/search.md",
    "docs/takedown.md",
)
OWN = "# Packages of this archive's own (with their --hash, if those above have one):"


def create(folder: Path, title: str = "") -> Pin:
    """Make an archive in a folder that is not there yet, or is empty; returns how the tool is pinned.

    Without a title it is called as its folder is. UsageError if the folder cannot be used, BuildError if it cannot be written.
    """
    try:
        _check_place(folder)
    except OSError as error:
        raise BuildError(error.strerror or str(error), where=str(folder), todo="choose another folder") from error
    title = clean_name(title or folder.resolve().name)
    if not title:
        raise UsageError("the title is empty", where="--title", todo='write --title "The name of your archive"')
    pinned = pin()
    files = {name: source(name) for name in _SHARED}
    for path in sorted(_FILES.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = re.sub("(^|/)dot-", r"\1.", path.relative_to(_FILES).as_posix())
            data = path.read_bytes()
            if name.endswith(".template"):
                name, data = name.removesuffix(".template"), _filled(data, title)
            files[name] = data
    _write(folder, {**files, **_pinned_files(pinned)})
    return pinned


def upgrade(folder: Path) -> Pin:
    """Pin this version of the tool in an archive that exists: requirements.txt and tool/ change, nothing else.

    Lines under requirements.txt's last heading are the archive's own and stay. UsageError if there is no archive.
    """
    requirements = folder / "requirements.txt"
    if not requirements.is_file() or not (folder / "pelicanconf.py").is_file():
        todo = "name the folder that `stillboard init` made"
        raise UsageError("no archive: pelicanconf.py or requirements.txt is missing", where=str(folder), todo=todo)
    _, heading, own = requirements.read_text(encoding="utf-8").partition(f"{OWN}\n")
    if not heading:
        todo = "write it above your own packages, or at the end: all that stands before it is replaced"
        raise UsageError(f"the line {OWN!r} is missing", where=str(requirements), todo=todo)
    pinned = pin()
    files = _pinned_files(pinned)
    files["requirements.txt"] += own.encode()
    _write(folder, files)
    for old in sorted((folder / "tool").glob("stillboard-*.whl")):
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    return pinned


def _check_place(folder: Path) -> None:
    if folder.is_dir():
        # The clone of a repository that was made a minute ago is empty but for this.
        others = sorted(path.name for path in folder.iterdir() if path.name != ".git")
        if others:
            raise UsageError(f"the folder is not empty ({others[0]})", where=str(folder), todo="name a new one")
    elif folder.exists() or folder.is_symlink():
        raise UsageError("a file of this name is there already", where=str(folder), todo="name a new folder")
    elif not folder.resolve().parent.is_dir():
        raise UsageError("there is no such folder", where=str(folder.parent), todo="make it first, or name another")


def _filled(template: bytes, title: str) -> bytes:
    """The template with the title in the two forms that files need: as a Python literal, and in Markdown."""
    plain = "".join(f"\\{c}" if c in "\\`*_[]<>#&" else c for c in title)
    values = {"@title_python@": _python_string(title), "@title_markdown@": plain}
    text = re.sub("|".join(values), lambda found: values[found[0]], template.decode("utf-8"))
    return text.encode("utf-8")


def _python_string(text: str) -> str:
    return repr(text) if '"' in text or "\\" in text else f'"{text}"'


def _pinned_files(pinned: Pin) -> dict[str, bytes]:
    files = {"requirements.txt": f"{pinned.requirements}\n{OWN}\n".encode()}
    if pinned.wheel:
        files[pinned.wheel.path] = pinned.wheel.data
    return files


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files, each whole or not at all. If one cannot be written, those that were not there before go again."""
    new: list[Path] = []
    try:
        # The pin comes last: it names a wheel that has to be there.
        for name in sorted(files, key=lambda name: (name == "requirements.txt", name)):
            path = folder.joinpath(*PurePosixPath(name).parts)
            new.extend(reversed([place for place in (path, *path.parents) if not place.exists()]))
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".stillboard-{path.name}")
            new.append(half)
            half.write_bytes(files[name])
            half.replace(path)
    except BaseException as error:
        for path in reversed(new):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if not isinstance(error, OSError):
            raise
        where = str(error.filename or folder).replace(".stillboard-", "")
        raise BuildError(error.strerror or str(error), where=where, todo="choose another folder") from error
