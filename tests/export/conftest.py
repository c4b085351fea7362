"""The archive of which the tests make copies for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.importers import all_importers
from support.paths import PROJECT


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A forum of saved pages, converted."""
    content = tmp_path_factory.mktemp("export") / "content"
    assert convert([PROJECT / "dumps" / "forum-pages"], content, all_importers(), Options(workers=1)).exit_code == 0
    return content
