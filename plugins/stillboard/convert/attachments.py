"""The files that a dump brings along -> content/attachments/, named by their content and written once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import cast

from ..content.tree import replace
from ..dumps import attachment_path
from ..errors import Unsafe
from ..model import Attachment


def place(attachment: Attachment) -> PurePosixPath:
    """Where the file belongs, relative to content/."""
    return PurePosixPath(attachment_path(attachment).removeprefix("/content/"))


def keep(attachment: Attachment, content: Path, *, dry_run: bool = False) -> bool:
    """Write the file unless it is there; True if it was missing. Unsafe if its bytes are not what its name says."""
    relative = place(attachment)
    target = content
    for part in relative.parts:
        target = target / part
        if target.is_symlink():
            raise Unsafe("a symbolic link is in the way", where=str(target), todo="remove it")
    if target.is_file():
        return False
    data = cast("Callable[[], bytes]", attachment.read)()
    if sha256(data).hexdigest() != attachment.sha256:
        raise Unsafe("its bytes are not those that its hash names", where=attachment.name, todo="report this as a bug")
    if not dry_run:
        replace(target, data)
    return True
