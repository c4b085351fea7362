"""What all tests share: Hypothesis' profile, the browser, and the folder of captures that only some machines have."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

PROJECT = Path(__file__).resolve().parent.parent
# Many tests start Python anew. Where nothing may be compiled into __pycache__, each of them would compile Pelican and the
# plugin again, which costs more than all the tests do: then what is compiled is kept with pytest's own cache.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(PROJECT / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

CI = os.environ.get("CI") == "true"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No network, no first-run pages, and no sandbox: containers have no namespaces for it, and all pages are our own.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A slow machine is no bug, so no deadline; in CI the examples are the same each time, so that a change is judged alone.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if CI else "here")


def chromium() -> str:
    """The path of a Chromium; empty if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium() or CI:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if "no Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(f"NO BROWSER: {len(skipped)} tests were SKIPPED; install chromium to run them.", red=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A Chromium, as Playwright's Browser. Its own downloads are not needed: it drives the machine's."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if not path:
        pytest.fail("no Chromium: CI=true wants the browser tests; install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def captures_folder() -> Path:
    """A folder of real captures, which are not ours to publish: STILLBOARD_CAPTURES names it."""
    folder = os.environ.get("STILLBOARD_CAPTURES", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("STILLBOARD_CAPTURES names no folder of captures")
    return Path(folder)
