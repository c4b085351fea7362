"""Drives the machine's Firefox by its own protocol, Marionette: Playwright drives only builds of its own, and Selenium needs a
program between them that few systems have.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import contextlib
import itertools
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.builds import PATIENCE
from support.serving import free_port

BROWSERS = ("firefox-esr", "firefox")
# Nothing of Mozilla's is asked for while tests run.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


def firefox() -> str:
    """The path of a Firefox; empty if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


class Window:
    """A window of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile("rb")
        self._numbers = itertools.count(1)
        self._receive()  # what it is
        self.call("WebDriver:NewSession")

    def call(self, command: str, **given: Any) -> Any:
        """Ask for something and wait for it; RuntimeError if it cannot be done."""
        message = json.dumps([0, next(self._numbers), command, given]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def goto(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=address)

    def evaluate(self, said: str) -> Any:
        """The value of an expression in the page."""
        return self.call("WebDriver:ExecuteScript", script=f"return {said}", args=[])

    def browser(self, script: str) -> Any:
        """What a script gives that runs in the browser itself."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.call("WebDriver:ExecuteScript", script=script, args=[])
        finally:
            self.call("Marionette:SetContext", value="content")

    def close(self) -> None:
        """End Firefox."""
        self.call("Marionette:Quit", flags=["eForceQuit"])
        self._answers.close()

    def _receive(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) != b":":
            if not digit:
                raise RuntimeError("Firefox is gone")
            length += digit
        return json.loads(self._answers.read(int(length)))


@contextlib.contextmanager
def running(profile: Path) -> Iterator[Window]:
    """Firefox with a profile of its own in an empty folder."""
    port = free_port()
    wishes = {**QUIET, "marionette.port": port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wishes.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    command = [firefox(), "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile]
    with (profile / "said.txt").open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            with _connected(port, process) as connection:
                window = Window(connection)
                yield window
                window.close()
            process.wait(PATIENCE)
        finally:
            process.kill()


def _connected(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), PATIENCE)
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
