"""Which files of a folder git tracks: what came with a clone, and so perhaps by a pull request, was not made on this machine.

Git is asked only where a repository is near, with settings that keep a repository from running anything. Where there is no git,
or it gives no answer, nothing is known, and that is no failure.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from . import plain

PATIENCE = 20  # seconds; git answers within milliseconds, also in large repositories
HARMLESS = frozenset({".gitignore", ".gitkeep", ".gitattributes"})
# Only settings of the command line and of the machine count for these: the repository cannot set them back.
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "safe.directory=*",
    "-c",
    "core.untrackedCache=false",
)


def tracked(folder: Path) -> tuple[str, ...]:
    """The files in a folder that git tracks, relative to its parent, sorted; () if none, or if that cannot be found out."""
    place = Path(os.path.abspath(folder))
    if not _may_be_there(place) or not _is_in_repository(place.parent):
        return ()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *_SAFE, "ls-files", "-z", "--cached", "--", f":(icase,literal){place.name}"]
    try:
        # The folder's parent, never the folder: a folder that looks like a repository would be taken for one.
        done = subprocess.run(  # noqa: S603 - no word of it comes from a file
            command,
            cwd=place.parent,
            env={**surroundings, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    if done.returncode != 0:
        return ()
    names = [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    return tuple(sorted(name for name in names if name.rpartition("/")[2] not in HARMLESS))


def _is_in_repository(folder: Path) -> bool:
    """Whether a folder lies in a repository's working tree (of a worktree or a submodule, too, whose .git is a file)."""
    return any(_may_be_there(place / ".git") for place in (folder, *folder.parents))


def _may_be_there(path: Path) -> bool:
    """Whether anything of this name is there; True also where the system will not say: then git is asked."""
    try:
        return plain.is_there(path)
    except OSError:
        return True
