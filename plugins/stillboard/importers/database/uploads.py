"""The files of posts: in the folder of uploads that the person names, or next to the dump. Nothing outside of either is read."""

from __future__ import annotations

import functools
import hashlib
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from ...dumps import Capture, attachment_path
from ...dumps.capture import MAX_CAPTURE
from ...ids import one_line
from ...model import Attachment
from .bodies import PostFile
from .engine import UploadedFile

_FOLDERS = frozenset({"uploads", "files", "attachments"})  # next to a dump, whose files are its own


class Uploads:
    """Looks up the files of posts."""

    def __init__(self, capture: Capture, resolve: Callable[[str], str]) -> None:
        """Nothing is looked up yet. `resolve` makes addresses absolute."""
        self._capture, self._root, self._resolve = capture, capture.asked.files, resolve
        self.wrong: dict[str, str] = {}  # files that are there and are not taken, each with the reason
        self.missing = 0

    def of(self, uploaded: UploadedFile) -> tuple[PostFile, Attachment | None]:
        """A file of a post, and its bytes if they are there."""
        shown = one_line(uploaded.name) or "file"
        found = next(self._found(uploaded, shown), None)
        if found is None:
            self.missing += 1
        path = attachment_path(found) if found else ""
        keys = (uploaded.key, *uploaded.aliases)
        return PostFile(keys, shown, path, self._resolve(uploaded.address), uploaded.size, one_line(uploaded.comment)), found

    def _found(self, uploaded: UploadedFile, shown: str) -> Iterator[Attachment]:
        for path in uploaded.paths:
            if not path or path.startswith("/") or ".." in path.split("/") or "\0" in path or "\\" in path:
                continue  # a name in the database is no path
            if self._root is not None:
                if (attachment := self._in_folder(self._root / path, uploaded, shown)) is not None:
                    yield attachment
            else:
                for folder in sorted(_FOLDERS):
                    relative = path if path.startswith(f"{folder}/") else f"{folder}/{path}"
                    if found := self._capture.attachment(relative, shown, shared=_FOLDERS):
                        yield found

    def _in_folder(self, path: Path, uploaded: UploadedFile, shown: str) -> Attachment | None:
        try:
            if not path.resolve().is_relative_to((self._root or path).resolve()):
                self.wrong[uploaded.name] = "a link leads out of the folder"
                return None
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            if uploaded.size is not None and status.st_size != uploaded.size:
                self.wrong[uploaded.name] = f"it has {status.st_size} bytes, the database says {uploaded.size}"
                return None
            if status.st_size > MAX_CAPTURE:
                self.wrong[uploaded.name] = f"larger than {MAX_CAPTURE >> 20} MB"
                return None
            digest = _digest(str(path))
        except OSError as error:
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                self.wrong[uploaded.name] = error.strerror or str(error)
            return None
        return Attachment(shown, digest, functools.partial(_read, str(path)))


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: str) -> bytes:
    return Path(path).read_bytes()
