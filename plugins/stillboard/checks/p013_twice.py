"""P013: two posts of a thread are not the same post."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Post
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for file, post in part.posts:
        name = file.path.rpartition("/")[2]
        for key, value in _claims(post):
            what = "Number" if key == "Number" else "id"
            other = seen.setdefault((what, value), name)
            if other != name:
                yield Fault(file.path, file.line_of(key), f"{other} has the {what} {value[:80]} too; keep one of the two posts")


def _claims(post: Post) -> Iterator[tuple[str, str]]:
    """The names that only one post of a thread can have, with the key that gives them."""
    if post.number is not None:
        yield "Number", str(post.number)
    if post.original_id:
        yield "Original-id", post.original_id
    for identity in post.also:
        yield "Also", identity


CHECK = Check("P013", "No two posts of a thread have the same Number or the same id.", _faults)
