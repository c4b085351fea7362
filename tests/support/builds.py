"""Builds sites for tests as people do: a settings file that starts from the project's, run by Pelican in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stillboard.content import records
from stillboard.model import Thread
from stillboard.site import inventory
from support.paths import PROJECT

PATIENCE = 300  # seconds after which a command hangs; what takes two takes long on a slow machine that is busy


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did."""

    code: int
    text: str  # stdout and stderr

    @property
    def words(self) -> str:
        """The text on one line: Pelican's log wraps its lines."""
        return " ".join(self.text.split())


def run(command: Sequence[str | Path], folder: Path, **environment: str) -> Run:
    """Run a command in a folder, with the plugin importable."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("SITEURL", "PYTHONPATH", "COLUMNS")}
    clean = {**inherited, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONUTF8": "1", **environment}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE)
    return Run(done.returncode, done.stdout + done.stderr)


def stillboard(folder: Path, *arguments: str | Path) -> Run:
    """Run `python -m stillboard` in a folder."""
    return run([sys.executable, "-m", "stillboard", *arguments], folder)


def settings(folder: Path, content: Path, base: str = "pelicanconf", extra: str = "", **more: Any) -> Path:
    """Write a settings file into `folder`: the project's, with the folders of a test. `extra` is Python at its end."""
    values = {
        "PATH": str(content),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
        "THEME": str(PROJECT / "theme"),
        "PLUGIN_PATHS": [str(PROJECT / "plugins")],
        **more,
    }
    lines = [
        "import sys",
        f"sys.path.insert(0, {str(PROJECT)!r})",
        f"from {base} import *",
        *(f"{k} = {v!r}" for k, v in values.items()),
    ]
    file = folder / "conf.py"
    file.write_text("\n".join([*lines, extra, ""]), encoding="utf-8")
    return file


def pelican(conf: Path, *arguments: str, **environment: str) -> Run:
    """Build a site by its settings file, in the file's folder."""
    command = [sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors", *arguments]
    return run(command, conf.parent, **environment)


def build(folder: Path, content: Path, **more: Any) -> Path:
    """Build a site that has to succeed; returns its output folder."""
    folder.mkdir(parents=True, exist_ok=True)
    done = pelican(settings(folder, content, **more))
    assert done.code == 0, done.text
    return folder / "output"


def built(folder: Path, *files: str) -> None:
    """Say in a folder that a build has made these files of it."""
    (folder / inventory.MANIFEST).write_bytes(inventory.manifest(files))


def put(content: Path, record: records.Record, forum: str, thread: Thread | None = None) -> Path:
    """Write a record where it belongs under content/."""
    file = content / records.path(record, forum, thread)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(records.dumps(record), encoding="utf-8", newline="\n")
    return file


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, but for what Python keeps of a settings file."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.parent.name != "__pycache__")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
