"""Nobody waits for what a pipe may say, or reads a device without an end: only plain files are opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillboard import checks
from stillboard.content.moves import read_bytes
from stillboard.content.plain import open_plain
from stillboard.content.tree import read_text
from stillboard.errors import ContentError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    os.mkfifo(tmp_path / "content" / "pages" / "x.md")
    return tmp_path / "content" / "pages" / "x.md"


def test_a_pipe_is_refused_at_once(pipe: Path) -> None:
    with pytest.raises(OSError, match="no plain file"):
        read_bytes(pipe)
    with pytest.raises(ContentError, match="no plain file"):
        read_text(pipe)


def test_so_are_devices_folders_and_links(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/null")
    for path in ("/dev/zero", tmp_path, tmp_path / "link"):
        with pytest.raises(OSError, match=r"no plain file|symbolic|[Tt]oo many"):
            open_plain(path)


def test_check_names_a_pipe_and_does_not_wait_for_it(pipe: Path) -> None:
    os.mkfifo(pipe.parent.parent / "attachments")
    found = [str(finding) for finding in checks.run(pipe.parent.parent, [])]
    assert len([line for line in found if "this is no plain file" in line]) == 2
