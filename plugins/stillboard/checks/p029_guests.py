"""P029: a post is a guest's or a member's, not both."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import AuthorKind
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file, post in part.posts:
        if post.author_is is AuthorKind.GUEST and post.author_id:
            what = "the post is a guest's, yet has a member's Author-id; it is shown as the guest's; take one line out"
            yield Fault(file.path, file.line_of("Author-is"), what)


CHECK = Check("P029", "A guest's post has no Author-id.", _faults)
