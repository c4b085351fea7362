"""A thread's posts put in order again, now that a further capture shows them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..model import Post
from . import renumbering
from .open_file import OpenFile
from .threads import OpenThread


def settle(
    thread: OpenThread, shown: Sequence[OpenFile[Post]], pages: Collection[str], before: Mapping[str, Post] | None = None
) -> None:
    """Give the posts of a thread the numbers and places that say their order.

    `shown`: those that the capture shows, in its order. `pages`: the names of captures that are pages. `before`: the posts, by
    the names of their files, as they were settled last, if that is not how they are.
    """
    posts = thread.as_read()
    at = {post.id: i for i, post in enumerate(posts)}
    settled_before = posts if before is None else [before.get(post.id) for post in posts]
    paged = {*pages, *(page.source for page in thread.head.record.pages)}
    line = [at[file.record.id] for file in shown]
    settled = list(renumbering.settled(posts, thread.edited(), line, paged, settled_before))
    for i, record in settled:
        thread.posts[i].record = record
    if settled:
        thread.sort()
