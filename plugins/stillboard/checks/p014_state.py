"""P014: a post has a body, or a State that says why it has none."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import State
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file, post in part.posts:
        if post.state is State.REMOVED and post.body:
            yield Fault(file.path, file.line_of("State"), "the post is removed, yet its text is still here; take the body out")
        elif not (post.state or post.body or post.title or file.problems):
            yield Fault(file.path, 1, "the post has neither a body nor a State; write State: removed if it was taken out")


CHECK = Check("P014", "A removed post has no body, and a post without a body has a State.", _faults)
