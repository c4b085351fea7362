"""P028: a document or a recording may say who made it; nothing is taken out of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.telling import telling, warning
from ._attachments import digest_of, looked_into
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    for path in filter(digest_of, part.attachments):
        try:
            _, beginning = looked_into(overview.content, part, path)
        except OSError:  # P016 says so
            continue
        if kind := telling(beginning, path.rpartition("/")[2].rpartition(".")[2]):
            yield Fault(path, 1, f"{warning(kind)}, and put another file there, with the new hash in its name, if it must not")


CHECK = Check(
    "P028", "An attachment may say who made it: documents and recordings are published as they are.", _faults, is_hint=True
)
