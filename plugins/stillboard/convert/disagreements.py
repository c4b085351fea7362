"""What captures of different days say against each other, noted at the post: that a later one lacks it, or has another text.

Only what is certain is noted. Both notes follow from the captures alone, so that their order does not matter, and a capture that
is read again adds none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..ids import digest
from ..model import Absence, OtherText, Post, Source, State, Thread, When
from .merging import is_known, lacks, words

Seen = dict[str, list[tuple[int, int]]]  # capture -> the posts it shows, as (n-th in it, index), in its order


def other_texts(old: Post, new: Post, kept: str, captures: Sequence[Source]) -> tuple[OtherText, ...]:
    """The text of the two that is not `kept`, once for each capture that has it; nothing where they say the same.

    `captures`: where the thread's posts were read from. A text that is merely cut is no other text, nor is one that was read
    from text where the kept one was read from markup: it is the same, read worse.
    """
    if is_known(old, new) or not (old.body and new.body) or old.body == new.body:
        return ()
    known = {other.source for other in old.differs}
    other, sources = (new.body, new.sources) if kept == old.body else (old.body, old.sources)
    if not _says_otherwise(old, new, kept, other):
        return ()
    captured = {source.name: source.captured for source in captures}
    hashed = digest(other, length=16)
    return tuple(OtherText(hashed, captured.get(s.capture), s) for s in sources if s not in known)


def _says_otherwise(old: Post, new: Post, kept: str, other: str) -> bool:
    from_markup = [bool(post.original_id or post.also) for post in (old, new)]
    if from_markup == [False, False]:
        return lacks(kept, other)
    before, after = words(other), words(kept)
    is_cut = bool(before) and after[: len(before)] == before and old.edited == new.edited
    return all(from_markup) and before != after and not is_cut


def absences(thread: Thread, posts: Sequence[Post], pages: Sequence[int] = ()) -> Iterator[tuple[int, Absence]]:
    """The posts (by index) that a certainly later capture of their page lacks, though it shows what stood on both sides of them.

    `pages`: only these are looked at; none: only captures that are no pages, such as an export of the whole thread.
    """
    captures = [page for page in _captures(thread, pages) if len(page) > 1]
    if not captures:
        return
    seen = _seen({name for page in captures for name, _ in page}, posts)
    for page in captures:
        for earlier, when in page:
            for later, then in page:
                if when.before(then):
                    yield from ((i, Absence(then, later)) for i in _lacking(seen[earlier], dict(_by_post(seen[later]))))


def _captures(thread: Thread, pages: Sequence[int]) -> Iterator[list[tuple[str, When]]]:
    """The captures whose day is known, of each page, or of the whole thread."""
    for number in pages:
        yield [(page.source, page.captured) for page in thread.pages if page.number == number and page.captured]
    if not pages:
        paged = {page.source for page in thread.pages}
        yield [(source.name, source.captured) for source in thread.sources if source.captured and source.name not in paged]


def _seen(names: set[str], posts: Sequence[Post]) -> Seen:
    seen: Seen = defaultdict(list)
    for i, post in enumerate(posts):
        for source in post.sources:
            if source.capture in names and source.nth is not None:
                seen[source.capture].append((source.nth, i))
    for shown in seen.values():
        shown.sort()
    return seen


def _by_post(shown: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((i, nth) for nth, i in shown)


def _lacking(shown: Sequence[tuple[int, int]], later: Mapping[int, int]) -> Iterator[int]:
    """Of the posts that one capture shows, those between two that stand side by side in the later one."""
    still = [(at, later[i]) for at, (_, i) in enumerate(shown) if i in later]
    for (at, before), (beyond, after) in pairwise(still):
        if after == before + 1:
            yield from (i for _, i in shown[at + 1 : beyond])


def may_note(post: Post, absence: Absence) -> bool:
    """True if the absence may be noted at the post, and is not yet."""
    return post.state is not State.REMOVED and absence not in post.missing_from
