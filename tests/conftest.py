"""What all tests share: Hypothesis' profile, the browser, and the folder of captures that only some machines have."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from support import fonts
from support.browsers import ARGUMENTS, chromium, no_browser

PROJECT = Path(__file__).resolve().parent.parent
# Many tests start Python anew. Where nothing may be compiled into __pycache__, each of them would compile Pelican and the
# plugin again, which costs more than all the tests do: then what is compiled is kept with pytest's own cache.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(PROJECT / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

CI = os.environ.get("CI") == "true"
NO_BROWSER = "NO BROWSER: "  # how the reason of every such skip begins
NO_SERVER = "NO SERVER: "  # the same
FAILURE = pytest.StashKey[str]()

# A slow machine is no bug, so no deadline; in CI the examples are the same each time, so that a change is judged alone.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if CI else "here")


def pytest_sessionfinish() -> None:
    """Forget what was compiled of the tests' own folders, which are never used again."""
    if sys.pycache_prefix:
        for folder in Path(sys.pycache_prefix + tempfile.gettempdir()).glob("pytest-of-*"):
            shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(trylast=True)  # after -k has chosen
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none; with CI=true the first of those tests fails in the others' name."""
    wanting = [item for item in items if item.get_closest_marker("browser")]
    if not wanting or not (reason := no_browser()):
        return
    if CI:
        wanting.pop(0).stash[FAILURE] = f"CI=true wants {len(wanting)} browser tests, and {reason}"
    for item in wanting:
        item.add_marker(pytest.mark.skip(reason=f"{NO_BROWSER}{reason}"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail in one line what is known to fail since the collection."""
    if FAILURE in item.stash:
        pytest.fail(item.stash[FAILURE], pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was skipped for want of a browser."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    reasons = {text.partition(NO_BROWSER)[2].rstrip("')") for text in skipped if NO_BROWSER in text}
    for reason in sorted({text.partition(NO_SERVER)[2].rstrip("')") for text in skipped if NO_SERVER in text}):
        terminalreporter.write_line(f"{NO_SERVER}tests of old addresses were SKIPPED: {reason}.", red=True)
    count = sum(NO_BROWSER in text for text in skipped)
    for reason in sorted(reasons):
        terminalreporter.write_line(
            f"{NO_BROWSER}{count} tests were SKIPPED: {reason}; `make browser` as root installs it, or says what to install.",
            red=True,
        )


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A Chromium, as Playwright's Browser. Its own downloads are not needed: it drives the machine's."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        environment = fonts.environment(tmp_path_factory.mktemp("fonts"))
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS, env=environment)
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
