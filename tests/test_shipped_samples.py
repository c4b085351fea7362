"""The samples that are shipped: content/ is what dumps/ converts to."""

from __future__ import annotations

from pathlib import Path

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from support.paths import PROJECT


def files(root: Path, folders: str) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders.split()
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def test_content_is_what_the_dumps_give(tmp_path: Path) -> None:
    dumps = [path for path in sorted((PROJECT / "dumps").iterdir()) if path.name != "README.md"]
    assert convert(dumps, tmp_path, all_importers(), Options()).exit_code == 0
    written = "threads members attachments"
    assert files(tmp_path, written) == files(PROJECT / "content", written)
