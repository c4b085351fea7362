"""Ids of posts that are no ids but count the posts of a page: 1, 2, 3 (or 0, 1, 2) on every page of a thread."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from .._html.dom import attribute
from .._html.post import ForumPost

MAX_PLACES = 200  # elements of a post that may name it
_NAMED = re.compile(r"([A-Za-z][A-Za-z_-]{0,30}?)(\d{1,18})")
# What elements of a post are called that are not named after the post.
_OTHERS = re.compile(
    r"user|member|author|poster|avatar|profile|uid|attach|file|im(?:a)?ge?|quote|thread|topic|tid|num|count|pos(?!t)|index|rank|menu",
    re.IGNORECASE,
)


def name_by_own_ids(posts: Sequence[ForumPost], parts: Sequence[Sequence[LexborNode]], page: int) -> None:
    """Where the ids are places on the page, name the posts by what else their elements are called and rises from post to post.

    If there is nothing, they have no ids on any page but the thread's first: the page before has the same.
    """
    if len(posts) < 2 or [post.id for post in posts] not in _counted(len(posts)):
        return
    own = next(_own_ids(parts), None)
    for n, post in enumerate(posts):
        post.id = str(own[n]) if own else post.id if page == 1 else ""


def _counted(many: int) -> tuple[list[str], list[str]]:
    """The ids of so many posts that are counted from 0, or from 1."""
    numbers = [*map(str, range(many + 1))]
    return numbers[:-1], numbers[1:]


def _own_ids(parts: Sequence[Sequence[LexborNode]]) -> Iterator[list[int]]:
    """Numbers that posts are called by, which rise and do not count them."""
    families: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for n, of in enumerate(parts):
        for node in (one for part in of for one in (part, *part.css("[id], a[name]")[:MAX_PLACES])):
            for name in ("id", "name"):
                if (match := _NAMED.fullmatch(attribute(node, name))) and not _OTHERS.search(match[1]):
                    families[match[1]][n].add(int(match[2]))
    for found in families.values():
        ids = [number for of in found.values() if len(of) == 1 for number in of]
        rises = all(one < other for one, other in itertools.pairwise(ids))
        if len(ids) == len(parts) == len(found) and rises and [*map(str, ids)] not in _counted(len(parts)):
            yield ids
