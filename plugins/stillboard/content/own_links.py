"""How a page of the archive's own names another page or an attachment: Pelican's `{filename}…` and `{static}…`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

# Pelican's own, with its older bars; blanks and controls that browsers drop do not hide it.
_REFERENCE = re.compile(r"[\x00-\x20]*[{|]([^{}|]{0,40})[}|](.*)", re.DOTALL)
_ATTACHMENT = re.compile(
    r"attachments/([0-9a-f]{2})/(([0-9a-f]{2})[0-9a-f]{62})-[a-z0-9][a-z0-9-]{0,63}(?:\.[a-z0-9]{1,10})?", re.ASCII
)
_PAGE = re.compile(r"[^\\\x00-\x1f]+\.(?:md|markdown|mkd|mdown)")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a link of this kind names. Both paths are relative to content/ and may not be there."""

    what: str  # filename, static, attach, index, or what else stood between the braces
    shown: str  # as it was written
    attachment: str = ""  # the path of an attachment; empty if it names none
    page: str = ""  # the path of another page; empty if it names none
    after: str = ""  # the query and the fragment after the path


def read_reference(value: str, folder: PurePosixPath) -> Reference | None:
    """The reference that an address is; None if it is an ordinary address.

    `folder`: the page's, relative to content/. An attachment may be named as posts do, too: /content/attachments/….
    """
    value = value[:4000]
    match = _REFERENCE.fullmatch(value) or _REFERENCE.fullmatch(unquote(value))
    if match is not None:
        what, path = match[1].strip().lower(), match[2]
    elif value.startswith("/content/"):
        what, path = "static", value.removeprefix("/content")
    else:
        return None
    path, after = _parted(path)
    target = _target(unquote(path), folder)
    attachment = _ATTACHMENT.fullmatch(target)
    named = target if attachment and attachment[1] == attachment[3] else ""
    page = target if _PAGE.fullmatch(target) else ""
    return Reference(what, " ".join(value.split()), named, page, after)


def _parted(path: str) -> tuple[str, str]:
    """A path, and what follows it from its ? or # on."""
    end = next((n for n, letter in enumerate(path) if letter in "?#"), len(path))
    return path[:end], path[end:]


def _target(path: str, folder: PurePosixPath) -> str:
    """The path relative to content/; "" if it leads out of it."""
    if "\\" in path or "\0" in path:
        return ""
    inside = path.removeprefix("/") if path.startswith("/") else posixpath.join(folder.as_posix(), path)
    target = posixpath.normpath(inside)
    return "" if target.startswith(("/", "..")) else target
