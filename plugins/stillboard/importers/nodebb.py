"""NodeBB 1 to 4: saved topic pages, in the themes Persona and Harmony and those made of them.

Its facts stand in attributes of the templates' `component="post"` (github.com/NodeBB/nodebb-theme-harmony, templates/topic.tpl
and partials/topic/post.tpl).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import THREAD, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Quote
from ..markup.from_html import Reader
from ..markup.html_words import text_of, words_of
from ..model import DateSource, State, When
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted, without
from ._html.dates import instant
from ._html.dom import ancestor, attribute, belongs_to, first, has_class, sibling
from ._html.edit_words import editor
from ._html.layout import Layout
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_LOOKED = 3  # elements that may be a post's own
_LONGEST = 200  # characters of a quotation's heading
LAYOUT = Layout(
    engine="NodeBB",
    addresses=engines.NODEBB,
    posts='[component="post"][data-pid]',
    post=re.compile(r"(\d{1,15})"),
    id_attributes=("data-pid",),
    author=(
        '[data-username][itemprop="author"]',
        '[component="post/header"] a[data-username]',
        "a[data-username]",
        '[component="post/header"] a[href*="/user/"]',
    ),
    user_title=(".user-title", '[component="post/header"] .group-label'),
    badges=".group-label, [component='user/badge'], a[href*='/groups/'] .badge-text",
    date=(".timeago[title]", "time"),
    permalink=("a.permalink", 'a[href*="/post/"]'),
    avatar=('a[href*="/user/"] > img[component="user/picture"]', '.icon img[component="user/picture"]'),
    body=('[component="post/content"]',),
    attachments="",
    edited=('[component="post/edit-indicator"]', '[component="post/editor"]'),
    signature=('[component="post/signature"]',),
    reactions=('[component="post/vote-count"]',),
    thread_deleted='[component="topic/deleted/message"]:not(.hidden):not(.d-none), [component="topic"].deleted',
    title=('[component="topic/title"]', '[component="post/header"] [component="topic/title"]', "h1.topic-title", "h1"),
    crumbs=("ol.breadcrumb", '[component="breadcrumb"]'),
    crumb='li:not([component="breadcrumb/current"]) a',
    tags='[component="topic/tags"] a',
    locked='[component="topic/locked"]:not(.hidden)',
    sticky='[component="topic/pinned"]:not(.hidden)',
    pagination=("ul.pagination", '[component="pagination"]'),
    current=("ul.pagination li.active:not(.previous):not(.next)",),
    forum_name=('[component="brand/logo"][alt]', ".forum-title"),
    poll='[component="poll"], .poll-view',
    question=(".poll-title",),
    options=".poll-view-option, .poll-option",
    option_text=(".poll-option-text", ".poll-view-option-title"),
    option_votes=(".poll-option-votes", ".poll-view-option-votes"),
)


def _heads_quotation(node: LexborNode | None) -> bool:
    """Whether it is the paragraph that NodeBB writes above a quotation: "@Ann said in Lamps:", with a link to the post.

    Without a link (old versions) its words must be known to say it: "@Ann try this:" is what somebody wrote.
    """
    if node is None or node.tag != "p":
        return False
    words = words_of(node)
    if len(words) > _LONGEST or not words.startswith("@") or not words.endswith((":", "：")):
        return False
    if any(engines.NODEBB.post.search(attribute(link, "href")) for link in node.css("a[href]")):
        return True
    return len(quoted_name(words)) < len(words.rstrip(" :："))


def _quote(node: LexborNode, reader: Reader) -> Converted:
    head = sibling(node, forward=False, across=frozenset())
    if head is None or not _heads_quotation(head):
        return (Quote(reader.blocks(node)),)
    link = next((a for a in head.css("a[href]") if engines.NODEBB.post.search(attribute(a, "href"))), None)
    mention = words_of(first(head, "a.plugin-mentions-a", 'a[href*="/user/"]'))
    name = (mention or quoted_name(words_of(head))).removeprefix("@")
    return (Quote(reader.blocks(node), name, reader.address(attribute(link, "href"))),)


def _paragraph(node: LexborNode, _: Reader) -> Converted:
    below = sibling(node, forward=True, across=frozenset())
    return () if below is not None and below.tag == "blockquote" and _heads_quotation(node) else None


BODY_RULES = BodyRules(boilerplate="post-author", tags={"blockquote": _quote, "p": _paragraph}, post=engines.NODEBB.post)


def _is_post(node: LexborNode) -> bool:
    return attribute(node, "component") == "post"


class _Post(ForumPost):
    @property
    def unfolded(self) -> bool:
        """Whether it stands below the post that it answers, where a reader unfolded the replies."""
        return ancestor(self.node, _is_post) is not None

    def own(self, selector: str) -> LexborNode | None:
        """The first such element that is not one of a post below."""
        return next((found for found in self.node.css(selector)[:_LOOKED] if belongs_to(found, self.node, _is_post)), None)

    def signature_node(self) -> LexborNode | None:
        return self.own(self.layout.signature[0])

    def find_author(self) -> str:
        return clean_name(attribute(self.node, "data-username") or words_of(self.user))

    def find_author_id(self) -> str:
        said = attribute(self.node, "data-uid")
        return said if re.fullmatch(r"[1-9]\d{0,14}", said, re.ASCII) else ""

    def is_guest(self) -> bool:
        """0 is whoever wrote as a guest, or is no member any more."""
        return super().is_guest() or (bool(self.author) and attribute(self.node, "data-uid") == "0")

    def find_number(self) -> int | None:
        """The index counts from 0."""
        said = attribute(self.node, "data-index")
        return int(said) + 1 if re.fullmatch(r"\d{1,7}", said, re.ASCII) else None

    def date(self) -> tuple[When | None, DateSource | None]:
        for said in (
            attribute(self.node, "data-timestamp"),
            attribute(self.node.css_first('meta[itemprop="datePublished"]'), "content"),
        ):
            if when := instant(said):
                return when, DateSource.MARKUP
        return super().date()

    def address(self) -> str:
        """A post that came from another server is addressed there."""
        said = attribute(self.node, "data-pid")
        return self.page.resolve(said) if "://" in said else super().address()

    def edited(self) -> tuple[When | None, str, str]:
        """The time is in the microdata. Who edited it stands in words, and by the name in the address of the profile."""
        notice = self.own('[component="post/edit-indicator"]')
        if notice is not None and has_class(notice, "hidden"):
            return None, "", ""
        when = instant(attribute(self.own('meta[itemprop="dateModified"]'), "content"))
        by = self.own('[component="post/editor"]')
        if by is None:
            return when, "", ""
        said = attribute(first(by, ".timeago"), "title")
        when = when or instant(said) or self.dates.read(said)
        slug = attribute(by, "data-editor")
        if slug and slug == attribute(self.node, "data-userslug"):
            return when, self.author, ""
        if not slug and not when:
            return None, "", ""
        name = words_of(first(by, 'a[href*="/user/"]')) or editor(" ".join(map(text_of, without(by, by.css(".timeago")))))[0]
        return when, clean_name(name), ""

    def reply_to(self) -> str:
        said = attribute(self.own('[component="post/parent"]'), "data-parent-pid", "data-topid")
        return said if said.isdecimal() else ""

    def reactions(self) -> str:
        votes = attribute(self.first(*self.layout.reactions), "data-votes")
        if votes in {"1", "-1"}:
            return f"{votes} vote"
        return f"{votes} votes" if votes.lstrip("-").isdecimal() and votes != "0" else ""

    def body(self) -> LexborNode | None:
        """None where the forum only says that it was deleted."""
        return None if self.state() else super().body()

    def state(self) -> State | None:
        return State.DELETED if has_class(self.node, "deleted") else None


class _Page(ForumPage):
    importer = "nodebb"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Replies unfolded below others count only where they do not stand on their own."""
        alone = {post.id for post in posts if isinstance(post, _Post) and not post.unfolded}
        seen: set[str] = set()
        for post in posts:
            below = isinstance(post, _Post) and post.unfolded
            post.twice = bool(post.id) and (post.id in seen or (below and post.id in alone))
            if not (below and post.id in alone):
                seen.add(post.id)


def _accepts(capture: Capture) -> bool:
    return b'component="post"' in capture.markup and b"data-pid=" in capture.markup


PAGE_KINDS = PageKinds(
    classes={  # template-<name>, and page-<name>
        "template-topic": THREAD,
        "page-topic": THREAD,
        "template-categories": NotAThread.LIST,
        "template-category": NotAThread.LIST,
        "page-categories": NotAThread.LIST,
        "page-category": NotAThread.LIST,
        "template-login": NotAThread.LOGIN,
        "page-login": NotAThread.LOGIN,
        "template-403": NotAThread.LOGIN,
        "page-status-403": NotAThread.LOGIN,
        "page-status-404": NotAThread.ERROR,
        "page-status-500": NotAThread.ERROR,
        "template-404": NotAThread.ERROR,
        "template-500": NotAThread.ERROR,
        "template-chats": NotAThread.PRIVATE,
        "template-notifications": NotAThread.PRIVATE,
        "page-user-chats": NotAThread.PRIVATE,
        "template-flags": NotAThread.STAFF,
        "template-post-queue": NotAThread.STAFF,
        "template-search": NotAThread.SEARCH,
        "template-users": NotAThread.MEMBER,
        "template-recent": NotAThread.NEWS,
        "template-unread": NotAThread.NEWS,
        "template-popular": NotAThread.NEWS,
        "template-top": NotAThread.NEWS,
        "page-user": NotAThread.MEMBER,
    },
    post_attributes=(r"""data-pid=["']?\d""",),
)
IMPORTER = Importer(
    name="nodebb",
    summary="Saved topic pages of NodeBB 1 to 4.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
