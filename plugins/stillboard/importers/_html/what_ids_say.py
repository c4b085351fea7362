"""What the ids of a page's posts say beyond which post is which: that a number is one, that the posts are of several threads."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ... import addresses
from ...markup.addresses import resolver
from .dom import ancestors, attribute
from .post import ForumPost

MAX_LINKS = 30  # of a post
MAX_PAGE_LINKS = 2000
A_PAGE = 20  # posts: numbers that begin further on are none of a first page, of which some posts may be gone
_at_nowhere = resolver("https://page.invalid/")  # no host has such a name
MOST = 0.8  # of the posts of a thread's page, that name the same thread where they name any
SHARE = 3  # that part of those that name a thread, the third, which are of the page's own
LEVELS = 6  # around a link, in which a heading is looked for
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 th dt caption".split())
_HEADING = re.compile(r"title|subject|topic|heading|\bhead", re.IGNORECASE)
_NO_HEADING = re.compile(r"sig|card|profile|user|author|member|related|similar|split|moved|latest|recent|foot", re.IGNORECASE)


def without_ids_as_numbers(posts: Sequence[ForumPost]) -> None:
    """Take away numbers that are the posts' ids ("#594167632"), as some skins show them: they are no places in the thread."""
    numbered = [(post, post.number) for post in posts if post.number is not None]
    along = all(other == one + 1 for (_, one), (_, other) in itertools.pairwise(numbered))
    first = numbered[0][1] if numbered else 1
    if first == 1 or (along and (first <= A_PAGE or posts[0].page.number > 1)):
        return
    if all(post.id == str(number) for post, number in numbered):
        for post, _ in numbered:
            post.number = None


def are_of_several_threads(posts: Sequence[ForumPost], thread_id: str, page: LexborNode) -> bool:
    """Whether the posts are of several threads, as search results are: by their own addresses or, on a page that does not say
    which thread it shows, by the thread that each one's heading leads to.

    Nearly all must name one, and a thread that the page says it is has a share of them: posts are moved, and threads merged.
    So has one to whose other pages the page leads.
    """
    for thread_of in (_own_thread, _thread_in_heading) if not thread_id else (_own_thread,):
        threads = Counter(named for post in posts if (named := thread_of(post)))
        if len(threads) > 1 and threads.total() >= MOST * len(posts):
            own = {thread_id, *_paged(posts, page)} & threads.keys()
            if max(threads.values()) < MOST * threads.total():
                return not any(threads[one] * SHARE >= threads.total() for one in own)
    return False


def _paged(posts: Sequence[ForumPost], page: LexborNode) -> frozenset[str]:
    """The threads to other pages of which the page leads outside of its posts."""
    inside = {link.mem_id for post in posts for part in post.parts() for link in part.css("a[href]")}
    hrefs = {attribute(link, "href") for link in page.css("a[href]")[:MAX_PAGE_LINKS] if link.mem_id not in inside}
    engine = posts[0].layout.addresses.name
    named = (found for href in hrefs if (found := addresses.read(_at_nowhere(href), engine)))
    return frozenset(found.thread for found in named if found.thread and (found.page or found.start))


def _own_thread(post: ForumPost) -> str:
    """The thread that a post's own address names; "" if it names none."""
    return _named(post.address(), post)


def _thread_in_heading(post: ForumPost) -> str:
    """The thread that the first link to one in a post's heading leads to; "" if none does. Signatures, cards and notes of the
    page's lead to other threads, too.
    """
    body = post.body()
    inside = {link.mem_id for link in body.css("a[href]")} if body is not None else set[int]()
    links = (link for part in post.parts() for link in part.css("a[href]")[:MAX_LINKS] if link.mem_id not in inside)
    hrefs = (_at_nowhere(attribute(link, "href")) for link in links if _is_in_heading(link, post))
    return next((named for href in hrefs if (named := _named(href, post))), "")


def _is_in_heading(link: LexborNode, post: ForumPost) -> bool:
    outside = {part.mem_id for part in post.parts()}
    for above in ancestors(link, LEVELS):
        if above.mem_id in outside:
            return False
        if above.tag in _HEADINGS:
            return True
        named = attribute(above, "class")
        if _NO_HEADING.search(named):
            return False
        if _HEADING.search(named):
            return True
    return False


def _named(address: str, post: ForumPost) -> str:
    found = addresses.read(address, post.layout.addresses.name) if address else None
    return found.thread if found is not None and found.thread != post.id else ""
