"""Discourse: saved pages of topics, as browsers show them, as crawlers get them, and as they come from the forum.

Most of them carry the topic's JSON, from which the page is made (`data-preloaded`, of application_controller.rb): it has all
that the API has and is read in the same way. What else the page shows (posts that were loaded later, pictures that
were saved with the page) is read from the page.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..errors import NoThread, StillboardError
from ..model import CapturedPage, Forum, Item, Member, Post, Skipped, Source, Thread
from ._discourse.items import items_of
from ._discourse.json import base_address, categories, topic_of
from ._discourse.page import DiscoursePage, DiscoursePost
from ._html.avatars import with_avatars
from ._html.dom import attribute
from ._html.page import Page
from ._importer import Importer
from ._records.facts import Facts
from ._records.values import object_of, texts_in

_KEY = re.compile(r"topic_(\d{1,12})")
_CRAWLED = re.compile(rb"""\bclass=["']?[\w -]{0,40}\bcrawler-post\b""")
_STREAM = re.compile(rb"(?<![a-z_])post_stream(?![a-z_])")  # lists of topics have only the settings of such names
_PLAIN = re.compile(rb"""<div class='creator'>\s{0,99}<b>[^<]{1,90}</b>[^<]{1,200} #\d""")
_OLDEST = re.compile(rb"""<div class=["']creator["']>""")


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    if not capture.head.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    if b"data-preloaded" in data and _STREAM.search(data):
        return True
    if b"crawler-post" in data:
        return bool(_CRAWLED.search(data))
    if b"data-post-id" in data:
        return b"topic-body" in data and b"cooked" in data
    return (b"Discourse" in capture.beginning and bool(_OLDEST.search(data))) or bool(_PLAIN.search(capture.beginning))


def _preloaded(page: Page) -> Facts:
    """The JSON from which the page is made: an object whose values are JSON or, in older versions, texts of JSON."""
    node = page.first("#data-preloaded")
    said = object_of(attribute(node, "data-preloaded") or (node.text() if node is not None else ""))
    return Facts({name: object_of(value) if isinstance(value, str) else value for name, value in said.items()})


def _topic(page: DiscoursePage) -> Facts | None:
    """The topic that the page carries, with the categories of the forum; None if it is another than the one that it shows."""
    preloaded = _preloaded(page.page)
    for name in preloaded.data:
        match = _KEY.fullmatch(name)
        topic = preloaded.record(name) if match else Facts({})
        if not match or not topic.record("post_stream").records("posts"):
            continue
        if not page.posts or page.thread_id in ("", match[1]):
            return Facts({**topic.data, "categories": preloaded.record("site").values("categories")})
    return None


def _items(capture: Capture) -> Iterator[Item]:
    page = DiscoursePage(Page(capture))
    topic = _topic(page)
    yield from _with_json(page, topic) if topic else page.items()


def _with_json(page: DiscoursePage, topic: Facts) -> Iterator[Item]:
    """What the JSON says, with what else the page shows."""
    shown = {post.number: post for post in page.posts if isinstance(post, DiscoursePost) and post.counts and post.number}
    held = {post.number("post_number") for post in topic.record("post_stream").records("posts")}
    more = [post for number, post in sorted(shown.items()) if number not in held]
    for nth, post in enumerate(more, len(held) + 1):
        post.nth = nth
    posts: list[tuple[int, Item]] = [(post.number or 0, post.item(None)) for post in more]
    members: list[Member] = []
    last = 0
    failure: StillboardError | None = None
    try:
        for item in _items_of(topic, page, {post.id for post in more}):
            if isinstance(item, Post | Skipped):
                last = (item.number if isinstance(item, Post) else 0) or last
                posts.append((last, _with_files(item, shown.get(last)) if isinstance(item, Post) else item))
            elif isinstance(item, Member):
                members.append(item)
            else:
                yield _of_page(item, page)
    except NoThread:
        raise
    except StillboardError as error:  # it comes behind what could be read
        failure = error
    members += (member for post in more if (member := post.member()))
    yield from with_avatars(members, shown.values())
    yield from page.page.new_files()
    yield from (item for _, item in sorted(posts, key=lambda placed: placed[0]))
    if failure:
        raise failure


def _items_of(topic: Facts, page: DiscoursePage, shown: set[str]) -> Iterator[Item]:
    """The topic's items; the posts that only the page shows, whose ids are `shown`, are not missing from it."""
    stream = topic.record("post_stream")
    unseen = [one for one in stream.values("stream") if str(one) not in shown]
    topics = [topic_of(Facts({**topic.data, "post_stream": {**stream.data, "stream": unseen}}))]
    capture = page.page.capture
    source = Source(capture.name, capture.sha256, page.importer, capture.captured)
    base = base_address(page.page.address, topics, "\n".join(texts_in(topic.data)))
    return items_of(topics, source, base, categories(topics))


def _with_files(post: Post, shown: DiscoursePost | None) -> Post:
    """The post with the body that the page shows, if that shows pictures that were saved with it."""
    if post.state or shown is None or shown.number != post.number or not shown.shows_saved_files():
        return post
    return dataclasses.replace(post, body=shown.written() or post.body)


def _of_page(item: Item, page: DiscoursePage) -> Item:
    """What the JSON says of the forum and the topic, with what the page says of itself."""
    if isinstance(item, Forum):
        forum = page.forum()
        return dataclasses.replace(item, title=forum.title if forum.title != forum.engine else item.title, lang=forum.lang)
    if not isinstance(item, Thread):
        return item
    capture = page.page.capture
    return dataclasses.replace(
        item,
        page_count=page.page_count,
        pages=(CapturedPage(page.number, capture.captured, capture.name),),
        lang=page.page.lang,
    )


PAGE_KINDS = PageKinds(
    classes={
        "archetype-private_message": NotAThread.PRIVATE,
        "user-messages-page": NotAThread.PRIVATE,
        "user-notifications-page": NotAThread.PRIVATE,
    },
    post_ids=(r"post_\d",),
    part_classes={
        "login-page": NotAThread.LOGIN,
        "login-required": NotAThread.LOGIN,
        "login-welcome": NotAThread.LOGIN,
        "topic-list": NotAThread.LIST,
        "category-list": NotAThread.LIST,
    },
    parts={r"""class=["']page-not-found["']""": NotAThread.ERROR},
)
IMPORTER = Importer(
    name="discoursehtml", summary="Saved pages of Discourse's topics.", accepts=_accepts, posts=_items, page_kinds=PAGE_KINDS
)
