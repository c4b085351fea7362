"""P015: a link to a file of the archive leads to a file."""

from __future__ import annotations

from collections.abc import Iterator

from ._attachments import LINK, digest_of
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    for file in part.files:
        if "/content/attachments/" not in file.text:
            continue
        for line, path in _links(file.text):
            if not digest_of(path):
                form = "/content/attachments/<2 hex>/<sha256>-<name>"
                yield Fault(file.path, line, f"/content/{path[:120]} is no attachment's path; it must be {form}")
            elif not overview.has_file(path):
                yield Fault(file.path, line, f"there is no /content/{path}; add the file, or write [name](#missing)")


def _links(text: str) -> Iterator[tuple[int, str]]:
    """The line and the path, relative to content/, of each link to an attachment."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in LINK.finditer(line):
            yield number, match[1].rstrip(".,;:!?*_")


CHECK = Check("P015", "An attachment that a post shows is in the archive.", _faults)
