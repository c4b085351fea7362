"""What the posts of a page show only together: which stand inside others, which are repeated, who wrote them."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from ...model import Member, Place, State
from .avatars import avatars_of
from .dom import ancestors
from .post import ForumPost

_NEAR = 12  # levels between a post and what says that it is deleted


def note_inside(posts: Sequence[ForumPost]) -> None:
    """Note which posts stand inside another, where the page is broken: each word is read once, under its own author."""
    known: dict[int, ForumPost | None] = {post.node.mem_id: post for post in posts}
    for post in posts:
        way: list[int] = []
        outer: ForumPost | None = None
        for above in ancestors(post.node):
            if above.mem_id in known:
                outer = known[above.mem_id]
                break
            way.append(above.mem_id)
        known.update(dict.fromkeys(way, outer))
        if outer is not None:
            outer.excluded.add(post.node.mem_id)


def note_repeats(posts: Sequence[ForumPost]) -> None:
    """Of a post that the page shows twice (on top as the best answer, say) the one with a number counts, else the first."""
    known: dict[str, ForumPost] = {}
    for post in posts:
        other = known.setdefault(post.id, post) if post.id else post
        if other is not post and other.author == post.author and other.number is None and post.number is not None:
            known[post.id], other.twice = post, True
        elif other is not post and other.author == post.author:
            post.twice = True


def note_withheld(root: LexborNode, posts: Sequence[ForumPost]) -> None:
    """Note which posts only the staff can read, by what the layout says of a page that the staff saved."""
    if not posts:
        return
    layout = posts[0].layout
    known = {post.node.mem_id: post for post in posts}
    around: dict[int, list[ForumPost]] = {}
    for post in posts:
        for above in ancestors(post.node, _NEAR):
            around.setdefault(above.mem_id, []).append(post)
    for state, selector in ((State.HIDDEN, layout.unapproved), (State.DELETED, layout.deleted)):
        for sign in root.css(selector) if selector else ():
            for post in _meant(sign, known, around):
                post.withheld = state


def _meant(sign: LexborNode, known: Mapping[int, ForumPost], around: Mapping[int, list[ForumPost]]) -> Sequence[ForumPost]:
    """The posts that an element says something of: itself, those that it is around, or the one that it stands in."""
    if sign.mem_id in known:
        return (known[sign.mem_id],)
    if sign.mem_id in around:
        return around[sign.mem_id]
    way = [sign.mem_id]
    for above in ancestors(sign, _NEAR):
        post = known.get(above.mem_id)
        if post is not None:
            body = post.body()
            return () if body is not None and body.mem_id in way else (post,)
        way.append(above.mem_id)
    return ()


def is_backwards(posts: Sequence[ForumPost]) -> bool:
    """Whether a page shows the newest post first, as readers of many engines may ask for: ids and dates fall together."""
    shown = [post for post in posts if post.counts]
    ids = [int(post.id) if post.id.isdecimal() else 0 for post in shown]
    if len(ids) < 2 or not all(before > after > 0 for before, after in itertools.pairwise(ids)):
        return False
    starts = [when.start() for post in shown if (when := post.date()[0])]
    return len(starts) == len(ids) and sorted(starts, reverse=True) == starts and starts[0] > starts[-1]


def placed(posts: Sequence[ForumPost], page: int, page_count: int) -> Iterator[tuple[ForumPost, Place | None]]:
    """The posts with their places along the thread; None where a page of several is shown backwards: nobody knows which it is."""
    backwards = is_backwards(posts)
    total = sum(post.counts for post in posts)
    shown = 0
    for post in posts:
        shown += post.counts
        if not backwards:
            yield post, Place(page, shown)
        else:
            yield post, Place(1, total - shown + 1) if page_count == 1 else None


def authors_of(posts: Sequence[ForumPost]) -> dict[str, str]:
    """The names of the posts' authors by the posts' ids."""
    return {post.id: post.author for post in posts if post.id and post.author}


def last_counts(posts: Sequence[ForumPost]) -> None:
    """Of posts that the page shows twice, the first time in a place of honour, the last counts."""
    last = {post.id: post for post in posts if post.id}
    for post in posts:
        post.twice = bool(post.id) and last[post.id] is not post


def members(posts: Sequence[ForumPost]) -> Iterator[Member]:
    """The authors, each once, as the first post that says most of them shows them."""
    known: dict[tuple[str, str], Member] = {}
    shown: dict[tuple[str, str], list[ForumPost]] = {}
    for post in posts:
        member = post.shown_member
        if member is None:
            continue
        key = (member.member_id, "" if member.member_id else member.name)
        shown.setdefault(key, []).append(post)
        if key not in known or (member.signature and not known[key].signature):
            known[key] = member
    avatars = avatars_of(shown)
    yield from (dataclasses.replace(member, avatar=avatars.get(key, "")) for key, member in known.items())
