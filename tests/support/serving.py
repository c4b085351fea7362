"""Serves a built site as static hosts do: `page-2` is page-2.html, a folder is its index.html, all else is 404.html."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its root, with a slash at its end."""
    handler = type("_Site", (_Handler,), {"root": folder})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def file_of(root: Path, path: str) -> Path | None:
    """The file that a host serves for the path of an address, or None."""
    plain = unquote(path).strip("/")
    candidates = [f"{plain}/index.html".lstrip("/")] if path.endswith("/") else [plain, f"{plain}.html", f"{plain}/index.html"]
    return next((root / name for name in candidates if (root / name).is_file()), None)


class _Handler(http.server.BaseHTTPRequestHandler):
    root: Path
    protocol_version = "HTTP/1.1"
    types: ClassVar = {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".txt": "text/plain; charset=utf-8",
    }

    def do_GET(self) -> None:
        file = file_of(self.root, urlsplit(self.path).path)
        shown = file or self.root / "404.html"
        data = shown.read_bytes() if shown.is_file() else b"not found"
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", self.types.get(shown.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
