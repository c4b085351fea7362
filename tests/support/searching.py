"""A search index for tests: made of a built site, as `make html` does."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from stillboard.search.index import index


def indexed(output: Path) -> Path:
    """Index a site, where Pagefind is installed; else the test is skipped, loudly, and fails in CI."""
    if importlib.util.find_spec("pagefind_bin") is None:
        reason = "pagefind-bin is not installed: SEARCH IS NOT TESTED"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        print(reason)
        pytest.skip(reason)
    index(output, str, str)
    return output
