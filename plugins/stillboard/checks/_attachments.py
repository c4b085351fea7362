"""How an attachment's path is read, for the checks of the links to it and of the file itself."""

from __future__ import annotations

import re

# The form that `dumps.attachment_path` writes; names end at 60 characters.
ATTACHMENT = re.compile(
    r"attachments/([0-9a-f]{2})/(([0-9a-f]{2})[0-9a-f]{62})-[a-z0-9][a-z0-9-]{0,63}(?:\.[a-z0-9]{1,10})?", re.ASCII
)
LINK = re.compile(r"/content/(attachments/[^\s)>\"'\]]{1,300})")


def digest_of(path: str) -> str:
    """The sha256 that an attachment's path (relative to content/) names; "" if the path has not the right form."""
    match = ATTACHMENT.fullmatch(path)
    return match[2] if match and match[1] == match[3] else ""
