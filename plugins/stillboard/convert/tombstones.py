"""What stays of a post that was taken out, and what a capture has of one until it is matched with that."""

from __future__ import annotations

import dataclasses

from ..model import Post, State


def tombstone(post: Post, known: str) -> Post:
    """What stays of a post that is taken out: where it stood, its anchor, and what conversions know it again by.

    `known`: the fingerprint of its words.
    """
    return dataclasses.replace(
        post,
        body="",
        author="",
        author_id="",
        author_is=None,
        title="",
        files=(),
        edited=None,
        edited_by="",
        edit_reason="",
        reactions="",
        lang="",
        state=State.REMOVED,
        differs=(),
        fingerprint=post.fingerprint or known,
    )


def removed(post: Post) -> Post:
    """A captured post that must not come in. It keeps its words, to be matched by."""
    bare = dataclasses.replace(post, state=State.REMOVED, author="", author_id="", author_is=None)
    return dataclasses.replace(bare, title="", files=(), reactions="", edited_by="")
