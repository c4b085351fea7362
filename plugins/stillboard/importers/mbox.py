"""Mail as it was sent: mbox files of mailing lists, Maildirs, exports of mail programs and of Google Groups, single messages.

A mailbox is read twice: for what the messages say of one another, then for their bodies, of which only those are held whose
threads are not complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dumps.capture import Capture
from ..errors import DumpError
from ._importer import Importer
from ._later import Piece, whole
from ._mail.index import index_of
from ._mail.items import pieces_of
from ._mail.mailbox import begins_mailbox

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
_NEEDED = frozenset({"date", "message-id", "received", "subject", "return-path", "newsgroups"})


def _accepts(capture: Capture) -> bool:
    try:
        return capture.is_maildir or begins_mailbox(capture.head) or _begins_message(capture.head)
    except DumpError:
        return False


def _begins_message(head: str) -> bool:
    """A text that begins with the header of a mail. That of a page saved as MHTML names the browser as its author."""
    found: dict[str, str] = {}
    for n, line in enumerate(head.split("\n")[:-1]):
        if not line.strip() or n > 200:
            break
        match = _FIELD.match(line)
        if match:
            found.setdefault(match[1].lower(), line[match.end() :])
        elif not found or line[:1] not in " \t":
            return False
    sent = len(_NEEDED & set(found)) >= 2 and "snapshot-content-location" not in found
    return sent and ("from" in found and "saved by" not in found["from"].lower())


def _pieces(capture: Capture) -> Iterator[Piece]:
    return pieces_of(capture, index_of(capture))


IMPORTER = Importer(
    name="mbox",
    summary="Mail: mbox files of mailing lists, Maildirs, exports of Google Groups and mail programs, single messages.",
    accepts=_accepts,
    posts=whole(_pieces),
    pieces=_pieces,
)
