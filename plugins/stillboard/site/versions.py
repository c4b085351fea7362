"""What makes pages: the program itself, and the libraries whose output is shown."""

from __future__ import annotations

import functools
import os
import sys
from importlib.metadata import version
from pathlib import Path

from . import render
from .depends import digest

_ELSEWHERE = ("importers", "convert", "dumps", "markup", "checks", "scaffold", "archive")  # what makes no page
_SHOWN = ("babel", "jinja2", "markupsafe", "unidecode")  # besides those that render


@functools.cache
def code() -> bytes:
    """A digest of the program, and of the versions of what it renders with: another program may make other pages."""
    root = Path(__file__).resolve().parents[1]
    sources = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _ELSEWHERE and name != "__pycache__")
        sources += [Path(folder, name).read_bytes() for name in sorted(files) if name.endswith(".py")]
    return digest(render.VERSION, sys.version, *map(version, _SHOWN), *sources)
