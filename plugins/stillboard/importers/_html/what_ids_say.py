"""What the ids of a page's posts say beyond which post is which: that a number is one, that the posts are of several threads."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from ... import addresses
from ...markup.addresses import resolver
from .dom import attribute
from .post import ForumPost

MAX_LINKS = 30  # of a post
_at_nowhere = resolver("https://page.invalid/")  # no host has such a name
MOST = 0.8  # of the posts of a thread's page, that name the same thread where they name any


def without_ids_as_numbers(posts: Sequence[ForumPost]) -> None:
    """Take away numbers that are the posts' ids ("#594167632"), as some skins show them: they are no places in the thread."""
    numbered = [(post, post.number) for post in posts if post.number is not None]
    along = all(other == one + 1 for (_, one), (_, other) in itertools.pairwise(numbered))
    if not numbered or (along and (numbered[0][1] == 1 or posts[0].page.number > 1)):
        return
    if all(post.id == str(number) for post, number in numbered):
        for post, _ in numbered:
            post.number = None


def are_of_several_threads(posts: Sequence[ForumPost], thread_id: str) -> bool:
    """Whether the posts are of another thread each, as search results are: by their own addresses or, on a page that does not say
    which thread it shows, by the first link to one that stands with each.
    """
    if len(posts) < 2 or not _thread_of(posts[0], linked=not thread_id):
        return False
    threads = Counter(thread for post in posts if (thread := _thread_of(post, linked=not thread_id)))
    return len(threads) > 1 and max(threads.values()) < MOST * len(posts)


def _thread_of(post: ForumPost, *, linked: bool) -> str:
    """The thread that a post's address names, else perhaps a link outside its body; "" if none does."""
    engine = post.layout.addresses.name
    if named := _named(post.address(), engine, post):
        return named
    body = post.body() if linked else None
    if body is None:
        return ""
    inside = {link.mem_id for link in body.css("a[href]")}
    links = (link for part in post.parts() for link in part.css("a[href]")[:MAX_LINKS] if link.mem_id not in inside)
    hrefs = (_at_nowhere(attribute(link, "href")) for link in links)
    return next((named for href in hrefs if (named := _named(href, engine, post))), "")


def _named(address: str, engine: str, post: ForumPost) -> str:
    found = addresses.read(address, engine) if address else None
    return found.thread if found is not None and found.thread != post.id else ""
