"""One zip with the site as it reads from disk: unpack it, open index.html. The same site gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from ..errors import UsageError
from ..ids import slugify
from ..site import finished, on_disk
from . import _zip
from ._kinds import is_packed

_STYLE = re.compile(
    r'<link[^<>]*\bhref="([^"<>]*)"[^<>]*\brel="stylesheet"|<link[^<>]*\brel="stylesheet"[^<>]*\bhref="([^"<>]*)"'
)


def pack(output: Path, target: Path, say: Callable[[str], object] = str) -> int:
    """Write the zip; how many files are in it. UsageError for a site whose links need a server."""
    files = finished.files(output)
    check_reads_anywhere(output)
    top = slugify(target.name.removesuffix(".zip"), "site")
    with _zip.NewFile(target) as path, zipfile.ZipFile(path, "w") as archive:
        for number, file in enumerate(files):
            if number % 500 == 0:
                say(f"{number:,} files packed")
            entry = _zip.entry(f"{top}/{file}", packed=not is_packed(file))
            with archive.open(entry, "w", force_zip64=(output / file).stat().st_size > 1 << 31) as packed:
                for block in on_disk.blocks(output / file):
                    packed.write(block)
    return len(files)


def check_reads_anywhere(output: Path) -> None:
    """UsageError for a site whose links need a server, or its address."""
    text = (output / "index.html").read_text("utf-8", "replace")
    match = _STYLE.search(text)
    address = (match[1] or match[2] or "") if match else ""
    if address.startswith(("/", "http")):
        todo = "build it so that it reads from disk: `make html RELATIVE=1`, or `pelican --relative-urls`"
        raise UsageError("its links need a server", where=str(output), todo=todo)
