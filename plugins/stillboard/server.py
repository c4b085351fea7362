"""`stillboard serve`: a built site on this machine, as static hosts show it: /page-2 is page-2.html, what is missing is 404.html.

It needs no Pelican, and can run a command along with it that builds the site anew after each change.
"""

from __future__ import annotations

import contextlib
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from .errors import UsageError

HIDDEN = ".stillboard-hidden"  # there is no such file
_SHOWN = frozenset({".", ".well-known"})
GRACE = 5  # seconds that the other command has to end by itself


def serve(folder: Path, bind: str, port: int, along: Sequence[str] = ()) -> int:
    """Serve a folder until Ctrl-C; the exit code.

    `along`: a command that runs at the same time, such as one that builds again after each change. When it ends, serving ends,
    with its exit code. UsageError if there is no such folder, or nothing can listen there.
    """
    if not along and not folder.is_dir():
        raise UsageError("no such folder", where=str(folder), todo="make html builds the site")
    with _server(folder, bind, port) as server:
        shown = f"[{bind}]" if ":" in bind else bind
        print(f"Serving {folder} on http://{shown}:{server.server_port}/ (Ctrl-C stops it)", file=sys.stderr, flush=True)
        # In a shell's background job SIGINT is ignored from the start.
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.default_int_handler)
        other = subprocess.Popen(along) if along else None  # noqa: S603 - what the person typed
        try:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            return _code(other.wait()) if other else _for_ever()
        except KeyboardInterrupt:
            return 0
        finally:
            server.shutdown()
            if other:
                _end(other)


def _for_ever() -> int:
    while True:
        threading.Event().wait(3600)


def _code(ended: int) -> int:
    """The exit code as shells have it: 143 for a command that SIGTERM ended."""
    return ended if ended >= 0 else 128 - ended


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command that Ctrl-C may have reached too."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
        process.wait(GRACE)
        return
    process.kill()
    process.wait()


def _server(folder: Path, bind: str, port: int) -> http.server.ThreadingHTTPServer:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    server = type("_Server", (http.server.ThreadingHTTPServer,), {"address_family": family, "daemon_threads": True})
    handler = type("_Site", (_Answer,), {"root": os.fspath(folder.absolute())})
    try:
        return cast("http.server.ThreadingHTTPServer", server((bind, port), handler))
    except (OSError, OverflowError) as error:
        what = getattr(error, "strerror", "") or str(error)
        raise UsageError(f"cannot listen on {bind}, port {port} ({what})", todo="choose another with --port") from error


class _Answer(http.server.SimpleHTTPRequestHandler):
    """Python's own handler of files, for addresses without endings."""

    root = ""
    server_version = "stillboard"

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, directory=self.root, **named)

    def translate_path(self, path: str) -> str:
        """The file of an address, inside the folder."""
        found = super().translate_path(path)
        if any(part.startswith(".") for part in Path(os.path.relpath(found, self.root)).parts if part not in _SHOWN):
            return os.path.join(self.root, HIDDEN)  # a build's own files: no host shows them either
        plain = found.rstrip("/")
        if found == plain and not os.path.isfile(found) and os.path.isfile(f"{found}.html"):
            return f"{found}.html"
        return found

    def send_head(self) -> Any:
        """The head of the answer; what no file can be called, such as a NUL or half a character, is missing too."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of a file; text is UTF-8, as the build writes it."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("xml", "json", "javascript")) else kind

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # None: the answer was sent
        """A folder without index.html is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        self.log_error("404 %s", self.path)
        try:
            page = Path(self.root, "404.html").read_bytes()
        except OSError:
            page = b"<!DOCTYPE html><title>Not found</title><p>There is no page at this address."
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def end_headers(self) -> None:
        """Browsers ask each time: the site may just have been built again."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is Python's
        """Say nothing of what went well."""

    def log_error(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is Python's
        """One line on stderr, without what could drive a terminal."""
        print("".join(letter if letter.isprintable() else "?" for letter in format % arguments), file=sys.stderr, flush=True)
