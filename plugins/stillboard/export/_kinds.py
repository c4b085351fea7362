"""What kinds of files a site has: their types as HTTP names them, and which of them are packed already."""

from __future__ import annotations

import mimetypes

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".atom": "application/atom+xml",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".mbox": "application/mbox",
    ".wasm": "application/wasm",
}
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".zip", ".gz", ".xz", ".7z", ".mp4", ".mp3", ".pdf", ".woff2")


def kind(file: str) -> str:
    """The type of a file by its name."""
    ending = f".{file.rpartition('.')[2]}"
    return TYPES.get(ending) or mimetypes.guess_type(file)[0] or "application/octet-stream"


def is_packed(file: str) -> bool:
    """Whether packing such a file again would not make it smaller."""
    return file.lower().endswith(_PACKED)
