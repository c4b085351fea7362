"""What the report says of posts that may be others than those they were taken for, or that may be filed already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..model import Post, Remark, State
from ..order import ordered
from .doubts import doubts
from .likeness import both_have_ids, same_author
from .matching import Matching
from .open_file import OpenFile
from .out_of_turn import out_of_turn
from .threads import OpenThread
from .twins import unsettled

Files = Mapping[int, OpenFile[Post]]  # the files of a capture's posts, by their places there


def doubted(
    thread: OpenThread, filed: Files, matching: Matching, other: OpenThread, known: Sequence[OpenFile[Post]]
) -> Iterator[Remark]:
    """Which files of a thread, or of another one, may be of posts that were filed now in the first.

    `matching`: of the capture with the other thread's posts. `known`: the files of these, as they stood in it.
    """
    for i, n in doubts(matching):
        if n in filed:
            yield from _may_be(filed[n].record, thread, known[i].record, other)


def said_too(thread: OpenThread, filed: Files, matching: Matching, other: OpenThread) -> Iterator[Remark]:
    """Which files of another thread, that is not known to be the same, say what posts say that were filed now in a thread, and
    are by the same author, unless people put another one's name there.
    """
    for j, i in sorted(matching.of_new.items()):
        n = matching.turn[j]
        is_by_same = same_author(matching.old[i], matching.new[j]) or i in matching.edited
        if n in filed and is_by_same and matching.old_keys[i] == matching.new_keys[j]:
            yield from _may_be(filed[n].record, thread, other.posts[i].record, other)


def taken(
    thread: OpenThread,
    matching: Matching,
    known: Sequence[OpenFile[Post]],
    once: Sequence[Post],
    filed: Files,
    *,
    again: bool,
) -> Iterator[Remark]:
    """The posts of a capture that were taken for what people changed, or for others, and nothing that is certain says so.

    `matching`: with the posts of a thread. `known`: the files of these, as they stood in it. `filed`: in which files of the
    thread the capture's posts are. `again`: these very bytes were read before, which settles what they show.
    """
    others = {
        one.n: [*(known[i] for i in one.olds), *(filed[n] for n in one.news if n in filed)]
        for one in (() if again else unsettled(matching))
    }
    for n in sorted(matching.guessed & filed.keys()):
        text = f"left out, since it is much like what {_where(thread, filed[n].record)} said before people changed it"
        yield Remark(str(once[n].sources[0]), text)
    for n in sorted((matching.unproven().keys() | others.keys()) & filed.keys() - matching.guessed):
        text = f"taken for {_where(thread, filed[n].record)} by its words or its place alone"
        same = ", ".join(dict.fromkeys(_where(thread, file.record) for file in others.get(n, ()) if file is not filed[n]))
        text = f"{text}, and may be {same}, of the same words" if same else text
        yield Remark(str(once[n].sources[0]), f"{text}: if it is another post, write a file for it")


def misplaced(thread: OpenThread, paged: Collection[str]) -> Iterator[Remark]:
    """Which posts of a thread, as it is now, stand the other way round than something has them. `paged`: the captures that are
    pages.
    """
    files = {file.record.id: file for file in thread.posts}
    posts = ordered([file.record for file in thread.posts])
    fixed = {i for i, post in enumerate(posts) if files[post.id].edited}
    for one in out_of_turn(posts, fixed, paged):
        text = f"stands before {_where(thread, posts[one.second])}, and {one.why}: look at it"
        yield Remark(_where(thread, posts[one.first]), text)


def _may_be(post: Post, thread: OpenThread, other: Post, its: OpenThread) -> Iterator[Remark]:
    """Two files that may be of one post: one that was filed now, and another, each with its thread."""
    mine, where = _where(thread, post), _where(its, other)
    if where == mine or State.REMOVED is post.state:
        return
    text = f"may be the same post as {where}: if it is, take one of the two out with State: removed"
    if both_have_ids(other, post):
        text = f"says what {where} says, or said before people changed it, and has another id: look at it"
    if other.state is State.REMOVED:
        text = f"may be what was removed as {where}: look at it, and remove it too if it is"
    yield Remark(mine, f"{text} ({', '.join(map(str, post.sources))})")


def _where(thread: OpenThread, post: Post) -> str:
    return f"{thread.folder}/{post.id}.md"
