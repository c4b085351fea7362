"""Maildir: a folder of messages, one a file, under cur/ and new/.

The messages (https://cr.yp.to/proto/maildir.html) become mailboxes in the form mboxrd, of at most about 16 MB each, in the order
of their files' names, which begin with the time of delivery.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import BinaryIO

from ..capture import MAX_CAPTURE
from ...errors import DumpError
from ...ids import natural

CHUNK = 16 * 1024 * 1024  # bytes
# A time, a unique part, a host; perhaps flags, after a colon or what stands for it where file names have none.
_MESSAGE = re.compile(r"\d{6,}\.[^/]{1,200}")
# No date is known here, and the form asks for one.
_SEPARATOR = b"From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n"
_FROM = re.compile(rb"^(>*From )", re.MULTILINE)

File = tuple[str, int, Callable[[], BinaryIO]]  # path, bytes, opener


def is_folder(name: str) -> bool:
    """Maildir++ keeps its further folders as .Name and .Name.Sub beside cur/."""
    return bool(re.fullmatch(r"\.[A-Z][\w.&+ -]{0,100}", name))


def gathered(files: Iterable[File]) -> tuple[list[File], list[File]]:
    """The messages among the files as mailboxes, and all other files."""
    folders: dict[str, list[File]] = defaultdict(list)
    others = []
    for file in files:
        path, _, name = file[0].rpartition("/")
        above, _, last = path.rpartition("/")
        if last in ("cur", "new") and _MESSAGE.fullmatch(name):
            folders[above].append(file)
        else:
            others.append(file)
    return [box for folder, found in folders.items() for box in _mailboxes(folder, found)], others


def _mailboxes(folder: str, files: list[File]) -> list[File]:
    chunks: list[list[File]] = [[]]
    size = 0
    for file in sorted(files, key=lambda file: natural(file[0].rpartition("/")[2])):
        if chunks[-1] and size + file[1] > CHUNK:
            chunks.append([])
            size = 0
        chunks[-1].append(file)
        size += file[1]
    name = folder or "Maildir"
    return [
        (f"{name}{f'-{number}' if len(chunks) > 1 else ''}.mbox", sum(file[1] for file in chunk), _opener(chunk))
        for number, chunk in enumerate(chunks, 1)
    ]


def _opener(chunk: list[File]) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(b"".join(_message(*file) for file in chunk))


def _message(name: str, _size: int, opened: Callable[[], BinaryIO]) -> bytes:
    """A message with the line before it; a line that would pass for such a one gets a > before it."""
    with opened() as stream:
        text = stream.read(MAX_CAPTURE + 1)
    if len(text) > MAX_CAPTURE:
        raise DumpError("a message larger than 64 MB", where=name)
    text = _FROM.sub(rb">\1", text.replace(b"\r\n", b"\n"))
    return _SEPARATOR + text.rstrip(b"\n") + b"\n\n"
