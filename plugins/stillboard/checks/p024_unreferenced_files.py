"""P024: an attachment is one that a text refers to; others are not published."""

from __future__ import annotations

from collections.abc import Iterator

from ._attachments import digest_of
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    for path in part.attachments:
        if digest_of(path) and not overview.references.has(path):
            what = "no text that is shown refers to this file, so it is not published"
            yield Fault(path, 1, f"{what}; `git rm` it with the post that it belonged to, or leave it here")


CHECK = Check("P024", "An attachment is one that a post, a note or a page refers to.", _faults, is_hint=True)
