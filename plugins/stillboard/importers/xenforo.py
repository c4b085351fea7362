"""XenForo 1 and 2: saved thread pages, in any language and in the usual skins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dumps import Capture
from ..errors import Drift
from ..model import Item, Member
from ._base import Importer
from ._html import Page
from ._xenforo_post import OnePost
from ._xenforo_thread import ThreadPage

_PAGE = re.compile(rb"""<html\b[^>]{0,4000}?\bid\s*=\s*["']?(?:XF|XenForo)["'\s>]""", re.IGNORECASE)
_THREAD = (b'data-template="thread_view', b"message--post", b"MessageCard", b'class="messageText', b'id="messageList"')
# What no other engine has, for a page whose <html> was written anew by the tool that saved it.
_BODIES = (
    (b"bbWrapper", b"message--post"),
    (b"bbWrapper", b"MessageCard"),
    (b"messageText SelectQuoteContainer", b"messageMeta"),
)


def _accepts(capture: Capture) -> bool:
    data = capture.data
    if _PAGE.search(data[:65536]):
        return any(mark in data for mark in _THREAD)
    return capture.head.lstrip().startswith("<") and any(all(mark in data for mark in marks) for marks in _BODIES)


def _items(capture: Capture) -> Iterator[Item]:
    page = Page(capture)
    thread = ThreadPage(page)
    nodes = {node.mem_id: node for node in page.root.css(thread.layout.posts)}  # several selectors may find one post
    posts = [OnePost(node, thread, n) for n, node in enumerate(nodes.values(), 1)]
    _note_repeats(posts)
    authors = {post.id: post.author for post in posts if post.id and post.author}
    if not posts:
        raise Drift("a XenForo page without a post", where=capture.name, todo="save the thread's page while it shows its posts")
    yield thread.forum()
    yield from thread.boards
    yield thread.thread([post.number for post in posts if post.counts])
    yield from _members(posts)
    shown = 0
    for post in posts:
        shown += post.counts
        item = post.item(f"{thread.number}-{shown}", authors)
        yield from page.new_files()
        yield item


def _note_repeats(posts: list[OnePost]) -> None:
    """Of a post that the page shows twice (on top as the best answer, say) the one with a number counts, else the first."""
    known: dict[str, OnePost] = {}
    for post in posts:
        other = known.setdefault(post.id, post) if post.id else post
        if other is not post and other.author == post.author and other.number is None and post.number is not None:
            known[post.id], other.twice = post, True
        elif other is not post and other.author == post.author:
            post.twice = True


def _members(posts: list[OnePost]) -> Iterator[Member]:
    """The authors, each once, as the first post that tells most of them shows them."""
    known: dict[tuple[str, str], Member] = {}
    for post in posts:
        member = post.member()
        if member is None:
            continue
        key = (member.member_id, "" if member.member_id else member.name)
        if key not in known or (member.signature and not known[key].signature):
            known[key] = member
    yield from known.values()


IMPORTER = Importer(
    name="xenforo",
    summary="Saved thread pages of XenForo 1 and 2.",
    accepts=_accepts,
    posts=_items,
)
