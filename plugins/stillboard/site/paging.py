"""Which page of its thread each post stands on.

Paging is the forum's own: its posts a page with the posts' numbers, else the captured page. A captured page is never
split or renumbered, so an old link to page 13 finds page 13.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..model import Post, Thread
from ..order import page_by_number, place_of
from .archived import ArchivedPage, ArchivedPost

STRETCH = 25  # pages of a thread that are made in one go, or more, so that no thread has more than
STRETCHES = 16


def archived_pages(thread: Thread, posts: Sequence[Post], posts_per_page: int) -> tuple[ArchivedPage, ...]:
    """The pages of a thread, in order of their numbers; `posts` are in the thread's order already."""
    if thread.posts_per_page and all(post.number is not None for post in posts):
        size = thread.posts_per_page
        return _grouped(posts, lambda post: page_by_number(post.number or 1, size))
    if any(post.place for post in posts):
        return _captured(posts)
    return tuple(_page(n // posts_per_page + 1, posts[n : n + posts_per_page]) for n in range(0, len(posts), posts_per_page))


def _page(number: int, posts: Iterable[Post]) -> ArchivedPage:
    return ArchivedPage(number, tuple(ArchivedPost.of(post) for post in posts))


def _grouped(posts: Sequence[Post], page: Callable[[Post], int]) -> tuple[ArchivedPage, ...]:
    return tuple(_page(number, group) for number, group in itertools.groupby(posts, page))


def _captured(posts: Sequence[Post]) -> tuple[ArchivedPage, ...]:
    """By the page of each post's place; a post without one stays with the post before it. Pages never run backwards."""
    first = next(place for post in posts if (place := place_of(post)))
    page = max(first[0], 1)
    pages: dict[int, list[Post]] = {}
    for post in posts:
        place = place_of(post)
        page = max(page, place[0]) if place else page
        pages.setdefault(page, []).append(post)
    return tuple(_page(number, group) for number, group in sorted(pages.items()))


def missing_pages(thread: Thread, numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The runs (first, last) of pages that are known to have existed and of which no post is archived.

    `numbers`: of the pages of which some are.
    """
    have = sorted(set(numbers))
    edges = [0, *have, max(thread.page_count or 0, *have, 0) + 1]
    return [(before + 1, after - 1) for before, after in itertools.pairwise(edges) if after - before > 1]


def stretches(pages: int) -> Iterator[tuple[int, int]]:
    """So many pages of a thread as they are made: where each stretch of them begins and ends. All posts are unpacked for each
    stretch, so there are never very many.
    """
    size = max(STRETCH, -(-pages // STRETCHES))
    return ((begin, min(begin + size, pages)) for begin in range(0, pages, size))
