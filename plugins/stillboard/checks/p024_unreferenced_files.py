"""P024: an attachment is one that a text refers to; others are not published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._attachments import References, digest_of, references
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

Note = tuple[str, ...] | References  # the attachments of a part, or what its texts name


def _note(part: Part, overview: Overview) -> Note | None:
    if part.top == "attachments":
        return tuple(path for path in part.attachments if digest_of(path)) or None
    if not overview.is_referring:
        return None
    noted = references(overview.content, part)
    return noted if noted.named or noted.unread else None


def _across(notes: Sequence[Note]) -> Iterator[Fault]:
    named: set[str] = set()
    for note in notes:
        if isinstance(note, References):
            if note.unread:  # it may name any
                return
            named |= note.named
    for path in (path for note in notes if not isinstance(note, References) for path in note):
        if path not in named:
            what = "no text that is shown refers to this file, so it is not published"
            yield Fault(path, 1, f"{what}; `git rm` it with the post that it belonged to, or leave it here")


CHECK = Check("P024", "An attachment is one that a post, a note or a page refers to.", is_hint=True, note=_note, across=_across)
