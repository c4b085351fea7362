"""Serves a built site as static hosts do: `page-2` is page-2.html, a folder is its index.html, all else is 404.html.

And as S3's website endpoint does, which leaves out no endings, and whose objects may lead elsewhere.
"""

from __future__ import annotations

import contextlib
import http.server
import json
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
        self.show(file, file or self.root / "404.html")

    def show(self, file: Path | None, shown: Path) -> None:
        """Answer with a file, or with what is shown in its place."""
        data = shown.read_bytes() if shown.is_file() else b"not found"
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", self.types.get(shown.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Bucket:
    """What S3's website endpoint answers: an object that redirects, an object, a folder's index, or the error document."""

    def __init__(self, root: Path, hosting: Path) -> None:
        """`root`: what was uploaded. `hosting`: the folder of what `HOST=s3` wrote for the bucket itself."""
        self.root = root
        website = json.loads((hosting / "website.json").read_text("utf-8"))
        self.error, self.index = website["ErrorDocument"]["Key"], website["IndexDocument"]["Suffix"]
        lines = (hosting / "redirects.tsv").read_text("utf-8").splitlines()
        self.objects: dict[str, str] = dict(line.split("\t") for line in lines)

    def answer(self, path: str) -> tuple[int, str]:
        """The status for the path of an address, and where it leads, or the object that is shown."""
        key = unquote(path).removeprefix("/")
        key = f"{key}{self.index}" if key.endswith("/") or not key else key
        encoded = path.removeprefix("/") + (self.index if path.endswith("/") else "")
        if led := self.objects.get(encoded) or self.objects.get(key):
            return 301, led
        if (self.root / key).is_file():
            return 200, key
        if (self.root / key / self.index).is_file():
            return 302, f"/{key}/"
        return 404, self.error


@contextlib.contextmanager
def bucket(root: Path, hosting: Path) -> Iterator[str]:
    """Serve a folder as S3's website endpoint; gives the address of its root, with a slash at its end."""
    handler = type("_Bucket", (_BucketHandler,), {"root": root, "bucket": Bucket(root, hosting)})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _BucketHandler(_Handler):
    bucket: Bucket

    def do_GET(self) -> None:
        status, found = self.bucket.answer(urlsplit(self.path).path)
        if status in (200, 404):
            self.show(self.root / found if status == 200 else None, self.root / found)
            return
        self.send_response(status)
        self.send_header("Location", found)
        self.send_header("Content-Length", "0")
        self.end_headers()
