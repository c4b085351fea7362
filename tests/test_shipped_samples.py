"""The samples that are shipped: content/ is what dumps/ converts to. Without those dumps there is nothing to compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from support.paths import PROJECT

SAMPLES = ("forum-pages", "forum-text", "talk-export")


def files(root: Path, folders: str) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders.split()
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def test_content_is_what_the_dumps_give(tmp_path: Path) -> None:
    dumps = [PROJECT / "dumps" / name for name in SAMPLES]
    if missing := [dump.name for dump in dumps if not dump.exists()]:
        pytest.skip(f"the sample's dumps are not here: {', '.join(missing)}")
    assert convert(dumps, tmp_path, all_importers(), Options()).exit_code == 0
    written = "threads members attachments"
    assert files(tmp_path, written) == files(PROJECT / "content", written)
