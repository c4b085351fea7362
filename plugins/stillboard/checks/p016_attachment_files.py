"""P016: an attachment is the file whose hash is in its name."""

from __future__ import annotations

from collections.abc import Iterator

from ._attachments import digest_of, looked_into
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    for path in part.attachments:
        named = digest_of(path)
        if not named:
            yield Fault(path, 1, "the name must be <2 hex>/<sha256>-<name>, with a-z, 0-9 and - in the name; rename it")
            continue
        try:
            found, _ = looked_into(overview.content, part, path)
        except OSError as error:
            yield Fault(path, 1, f"cannot be read ({error.strerror}); look at its permissions")
            continue
        if found != named:
            yield Fault(path, 1, f"the file's sha256 is {found}, not the one in its name; was it changed? Put the original back")


CHECK = Check("P016", "An attachment's name begins with the sha256 of its bytes.", _faults)
