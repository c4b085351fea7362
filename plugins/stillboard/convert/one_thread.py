"""Whether a capture is of a thread of the archive: what the two have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..model import Post
from .likeness import Shown
from .matching import Matching


def overlap(old: Sequence[Post], new: Sequence[Post], edited: Collection[int] = (), shown: Shown | None = None) -> int:
    """How many posts two captures have in common, by id or by their very words: likeness is not enough to make two threads one.

    Else 1 if a post is much like what people rewrote or took out, so that it does not come back in a thread of its own.
    """
    matching = Matching(old, new, (), edited, shown)
    return len(matching.held()) or int(matching.is_like_changed())
