"""The files that a dump brings along -> content/attachments/, named by their content and written once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePosixPath
from typing import cast

from ..content.disk import Disk, NewFile
from ..content.telling import HEAD, telling
from ..dumps import attachment_path
from ..errors import Unsafe
from ..model import Attachment


def place(attachment: Attachment) -> PurePosixPath:
    """Where the file belongs, relative to content/."""
    return PurePosixPath(attachment_path(attachment).removeprefix("/content/"))


def telling_kind(attachment: Attachment, data: bytes) -> str:
    """What kind of file it is that may say who made it; "" for others. `data`: its bytes."""
    return telling(data[:HEAD], place(attachment).suffix[1:])


def keep(attachment: Attachment, disk: Disk, *, dry_run: bool = False) -> bytes | None:
    """Write the file unless it is there: its bytes, or None if it was there. Unsafe if its bytes are not what its name says, or
    something is in the way; DumpError or OSError if it cannot be read or written.
    """
    relative = place(attachment)
    if disk.has_file(relative):
        return None
    data = cast("Callable[[], bytes]", attachment.read)()
    if sha256(data).hexdigest() != attachment.sha256:
        raise Unsafe("its bytes are not those that its hash names", where=attachment.name, todo="report this as a bug")
    if not dry_run and (problem := disk.put_each([NewFile(relative, data)])[0]):
        raise problem
    return data
