"""The machine's Chromium, and why it may be that none can be driven."""

from __future__ import annotations

import functools
import shutil
import subprocess

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No network, no first-run pages, and no sandbox: containers have no namespaces for it, and all pages are our own.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of a Chromium; empty if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


@functools.cache
def no_browser() -> str:
    """Why no browser can be driven on this machine, in one line; empty where one can."""
    if not chromium():
        return "no Chromium is installed"
    try:
        from playwright._impl._driver import compute_driver_executable  # late: heavy, and no other test needs it
    except ImportError:
        return "Playwright is not installed"
    driver = compute_driver_executable()[0]
    try:
        # A driver that lacks a library would show only as a connection that was closed, once for each test.
        done = subprocess.run([driver, "--version"], capture_output=True, encoding="utf-8", check=False, timeout=300)
    except OSError as error:
        return f"Playwright's driver does not start: {error}"
    said = " ".join((done.stderr or done.stdout).split())
    return f"Playwright's driver does not start: {said or f'exit code {done.returncode}'}" if done.returncode else ""
