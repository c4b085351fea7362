"""Sites and pages for the browser's tests. The browser itself is the one of ../conftest.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support import lanternside
from support.builds import build
from support.serving import served
from support.watching import listen


@pytest.fixture(scope="session")
def output(tmp_path_factory) -> Path:
    """The sample site, built."""
    folder = tmp_path_factory.mktemp("site")
    lanternside.whole(folder / "content")
    return build(folder, folder / "content")


@pytest.fixture(scope="session")
def site(output) -> Iterator[str]:
    """The address of the sample site."""
    with served(output) as address:
        yield address


@pytest.fixture
def heard() -> list[str]:
    """What pages said or asked for that they should not have; it has to be empty when a test ends."""
    return []


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def scripts(request) -> bool:
    """Whether the browser runs scripts."""
    return request.param


@pytest.fixture
def page(browser, site, scripts, heard) -> Iterator[object]:
    """An empty window of a reader."""
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    page = context.new_page()
    listen(page, site, heard)
    yield page
    context.close()
    assert heard == []
