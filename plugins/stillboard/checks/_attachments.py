"""How an attachment's path is read, for the checks of the links to it and of the file itself, and which files are linked."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from ..content.plain import open_plain
from ..content.telling import HEAD
from ._walk import DEPTH, Part

# The form that `dumps.attachment_path` writes; names end at 60 characters.
ATTACHMENT = re.compile(
    r"attachments/([0-9a-f]{2})/(([0-9a-f]{2})[0-9a-f]{62})-[a-z0-9][a-z0-9-]{0,63}(?:\.[a-z0-9]{1,10})?", re.ASCII
)
LINK = re.compile(r"/content/(attachments/[^\s)>\"'\]]{1,300})")
_NAMED = re.compile(r"attachments/[0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9-]{1,64}(?:\.[a-z0-9]{1,10})?", re.ASCII)
_HIDDEN = re.compile(r"---\r?\n(?:(?!---)[^\n]*\n)*?State:")  # a post that is shown without its body


def digest_of(path: str) -> str:
    """The sha256 that an attachment's path (relative to content/) names; "" if the path has not the right form."""
    match = ATTACHMENT.fullmatch(path)
    return match[2] if match and match[1] == match[3] else ""


def looked_into(content: Path, part: Part, path: str) -> tuple[str, bytes]:
    """The sha256 of an attachment of a part, and how its file begins; read once, so that no check sees what another could not.

    OSError if it cannot be read: P016 says so.
    """
    if path not in part.looked_into:
        try:
            with open(content / path, "rb") as file:
                beginning = file.read(HEAD)
                file.seek(0)
                part.looked_into[path] = hashlib.file_digest(file, "sha256").hexdigest(), beginning
        except OSError as error:
            part.looked_into[path] = error
    found = part.looked_into[path]
    if isinstance(found, OSError):
        raise found
    return found


@dataclass(frozen=True, slots=True)
class References:
    """The files of content/attachments/ that the texts of a folder name, if they are shown."""

    named: frozenset[str]  # relative to content/
    unread: tuple[tuple[str, str], ...]  # the files and folders that could not be read, relative to content/, with the reason


def references(content: Path, part: Part) -> References:
    """What a folder's texts name, and all that lies in it where no other part will look: whatever a file is, it may name some."""
    errors: list[OSError] = []
    top = os.path.join(content, part.path) if part.path else os.fspath(content)
    named: set[str] = set()
    for file in part.files:
        if not file.unreadable:
            named.update(_named(file.text, is_post=part.is_thread and not file.path.endswith("/thread.md")))
    for folder, name in _others(top, part, errors):
        is_post = part.is_thread and folder == top and name != "thread.md"
        named.update(_named(_text(os.path.join(folder, name), errors), is_post=is_post))
    return References(frozenset(named), tuple(_unread(content, error) for error in errors))


def _named(text: str, *, is_post: bool) -> Iterator[str]:
    if "attachments/" in text and not (is_post and _HIDDEN.match(text)):
        for match in _NAMED.finditer(text):
            yield match[0]


def _others(top: str, part: Part, errors: list[OSError]) -> Iterator[tuple[str, str]]:
    """The files that the walk has not read, and those of folders that it does not go into: their folders and names."""
    read = {file.path.rpartition("/")[2] for file in part.files if not file.unreadable}
    own_parts = {*(part.folders if part.depth < DEPTH else ()), *(() if part.path else ("attachments",))}
    for folder, folders, names in os.walk(top, onerror=errors.append):
        if folder == top:
            folders[:] = [name for name in folders if name not in own_parts]
        yield from ((folder, name) for name in names if folder != top or name not in read)


def _text(file: str, errors: list[OSError]) -> str:
    """A file's text as far as names of attachments are concerned: these are ASCII."""
    try:
        if not S_ISREG(os.lstat(file).st_mode):  # a link, a pipe: nobody reads it
            return ""
        with open(open_plain(file), "rb") as stream:
            return stream.read().decode("latin-1")
    except OSError as error:
        errors.append(error)
        return ""


def _unread(content: Path, error: OSError) -> tuple[str, str]:
    path = Path(os.path.relpath(error.filename or content, content)).as_posix()
    return "" if path == "." else path, error.strerror or str(error)
