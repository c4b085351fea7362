"""How an attachment's path is read, for the checks of the links to it and of the file itself, and which files are linked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG

from ..content.plain import open_plain

# The form that `dumps.attachment_path` writes; names end at 60 characters.
ATTACHMENT = re.compile(
    r"attachments/([0-9a-f]{2})/(([0-9a-f]{2})[0-9a-f]{62})-[a-z0-9][a-z0-9-]{0,63}(?:\.[a-z0-9]{1,10})?", re.ASCII
)
LINK = re.compile(r"/content/(attachments/[^\s)>\"'\]]{1,300})")
_NAMED = re.compile(rb"attachments/([0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9-]{1,64}(?:\.[a-z0-9]{1,10})?)")
_HIDDEN = re.compile(rb"---\r?\n(?:(?!---)[^\n]*\n)*?State:")  # a post that is shown without its body


def digest_of(path: str) -> str:
    """The sha256 that an attachment's path (relative to content/) names; "" if the path has not the right form."""
    match = ATTACHMENT.fullmatch(path)
    return match[2] if match and match[1] == match[3] else ""


class References:
    """The files of content/attachments/ that texts under content/ name, read when they are asked for and then kept."""

    def __init__(self, content: Path) -> None:
        """Nothing is read yet."""
        self._content = content
        self._named: set[str] | None = None
        self._unread: list[OSError] = []

    def has(self, path: str) -> bool:
        """True if a text that is shown names the file (relative to content/), or if a text could not be read, which may do so."""
        if self._named is None:
            self._named = {f"attachments/{name.decode()}" for data in self._texts() for name in _NAMED.findall(data)}
        return bool(self._unread) or path in self._named

    def unread(self) -> Iterator[tuple[str, str]]:
        """The files and folders that could not be read, relative to content/, each with the reason."""
        for error in self._unread:
            path = Path(os.path.relpath(error.filename or self._content, self._content)).as_posix()
            yield "" if path == "." else path, error.strerror or str(error)

    def _texts(self) -> Iterator[bytes]:
        for folder, folders, names in os.walk(self._content, onerror=self._unread.append):
            if Path(folder) == self._content:
                folders[:] = [name for name in folders if name != "attachments"]
            for name in names:
                yield self._text(Path(folder, name))

    def _text(self, file: Path) -> bytes:
        try:
            if not S_ISREG(os.lstat(file).st_mode):  # a link, a pipe: nobody reads it
                return b""
            with open(open_plain(file), "rb") as stream:
                data = stream.read()
        except OSError as error:
            self._unread.append(error)
            return b""
        if b"attachments/" not in data:
            return b""
        is_post = file.parent.parent.parent.parent == self._content / "threads" and file.name != "thread.md"
        return b"" if is_post and _HIDDEN.match(data) else data
